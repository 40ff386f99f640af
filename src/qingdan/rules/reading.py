"""Read and judge files one by one: the part of the work that is spread over processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from ..model.vocabulary import ListKind
from ..model.workspace import ExtraField
from ..store.layout import header_path
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot
from .extraction import item_facts, unreadable
from .facts import Around, Facts
from .itemview import ItemView
from .judging import Judge
from .places import Source, locate, locate_faults
from .result import Located
from .rule import RawFinding
from .schema.check import check_item
from .spoken import spoken

ListKey = tuple[ListKind, str | None]


@dataclass(frozen=True)
class Surroundings:
    """What judging one item needs besides the item: given once to every process."""

    snapshot: Snapshot
    around: Around
    defaults: Mapping[ListKey, Mapping[str, Any]] = field(default_factory=dict)
    extra: Mapping[ListKind, tuple[ExtraField, ...]] = field(default_factory=dict)

    @cached_property
    def judge(self) -> Judge:
        """The rules that are on, ready to run."""
        return Judge(self.around, self.extra)


class ItemFile(NamedTuple):
    """A file that holds an item, and what its path says of it."""

    path: str
    kind: ListKind
    organ: str | None
    item: str


class Examined(NamedTuple):
    """One item: what others need to know of it, and what is wrong with it."""

    facts: Facts
    located: list[Located]


def check_file(
    around: Surroundings, file: ItemFile, mapping: Mapping[str, Any], raw: str
) -> tuple[list[RawFinding], Facts]:
    """Judge one item by itself; ``raw`` is the text of its file."""
    path, kind, organ, item = file
    defaults = around.defaults.get((kind, organ), {})
    header = header_path(kind, organ)
    extra = around.extra.get(kind, ())
    findings, meant = check_item(kind, item, path, mapping, defaults, extra, header)
    where = around.around
    view = ItemView(
        kind,
        organ,
        item,
        path,
        mapping,
        defaults,
        where.settings,
        where.profile,
        where.today,
        where.shelf,
        meant,
    )
    findings.extend(around.judge.item(view, raw))
    facts = item_facts(kind, organ, item, path, mapping, defaults, meant)
    if where.words:
        facts = facts._replace(spoken=spoken(where.words, view, raw))
    return findings, facts


def examine(around: Surroundings, files: Sequence[ItemFile]) -> list[Examined]:
    """Read and judge the items of ``files``.

    Raises ``QingdanError`` where a file cannot be opened.
    """
    results = []
    contents = around.snapshot.read_all([file.path for file in files])
    for file, (_path, data) in zip(files, contents, strict=True):
        results.append(_examine(around, file, data))
    return results


def _examine(around: Surroundings, file: ItemFile, data: bytes) -> Examined:
    path, kind, organ, item = file
    read = read_mapping(data)
    if read.value is None:
        source = Source(read.text, data)
        facts = unreadable(kind, organ, item, path)
        return Examined(facts, locate_faults(read.faults, path, source, item))
    findings, facts = check_file(around, file, read.value, read.text or "")
    if not findings and not read.faults:
        return Examined(facts, [])
    source = Source(read.text, data)
    located = locate_faults(read.faults, path, source, item)
    located.extend(locate(findings, source))
    return Examined(facts, located)


def source_of(path: str, data: bytes) -> Source:
    """Return the lines of a file; only in YAML do findings have a path to be looked up."""
    return Source(read_mapping(data).text if path.endswith(".yaml") else None, data)


def place_again(snapshot: Snapshot, findings: Sequence[RawFinding]) -> list[Located]:
    """Give findings of rules between items their places: their files are read once more."""
    by_file: dict[str, list[RawFinding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    located = []
    for path, data in snapshot.read_all(by_file):
        located.extend(locate(by_file[path], source_of(path, data)))
    return located
