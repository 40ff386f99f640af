"""Write waivers into the files that hold the findings (``--add-suppressions``)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import NamedTuple

from ..store.edit import edit
from ..store.layout import Role, place
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot
from .registry import BY_CODE
from .result import Located

_INDEX = re.compile(r"\[[0-9]+\]")
_HOLDS_WAIVERS = (Role.ITEM, Role.HEADER, Role.ORGANS)
_KEY = "豁免"


class Waived(NamedTuple):
    """New texts of files by path, how many findings they cover, and those they cannot."""

    files: dict[str, str]
    covered: int
    left: int


def add_waivers(
    snapshot: Snapshot, located: Iterable[Located], reason: str, until: datetime.date
) -> Waived:
    """Return the files with a waiver for each rule and field at fault; comments stay.

    Waivers stand on items, headers and the register. A file that cannot be read cannot be
    waived, nor can a waiver.
    """
    wanted: dict[str, dict[tuple[str, str | None], int]] = {}
    left = 0
    for one in located:
        finding = one.finding
        if not _may_be_waived(finding.rule, finding.file):
            left += 1
            continue
        field = _INDEX.sub("", finding.field) if finding.field else None
        counts = wanted.setdefault(finding.file, {})
        counts[finding.rule, field] = counts.get((finding.rule, field), 0) + 1
    files = {}
    covered = 0
    for path, counts in sorted(wanted.items()):
        text = read_mapping(snapshot.read(path)).text
        if text is None:
            left += sum(counts.values())
            continue
        files[path] = _with(text, list(counts), reason, until)
        covered += sum(counts.values())
    return Waived(files, covered, left)


def _may_be_waived(rule: str, file: str) -> bool:
    if BY_CODE[rule].unskippable or rule in ("QD021", "QD022", "QD023"):
        return False
    return place(file).role in _HOLDS_WAIVERS


def _with(text: str, rules: list[tuple[str, str | None]], reason: str, until: datetime.date) -> str:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    edited = edit(text)
    content = edited.content
    held = content.get(_KEY)
    if not isinstance(held, list):
        held = content[_KEY] = CommentedSeq()
    for rule, field in rules:
        waiver = CommentedMap({"规则": rule})
        if field is not None:
            waiver["字段"] = field
        waiver["理由"] = reason
        waiver["至"] = until.replace()  # the same object twice would be written as an alias
        waiver.fa.set_flow_style()
        held.append(waiver)
    return edited.text()
