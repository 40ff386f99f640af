"""Which places of a workspace cite a law: items, headers of lists, shared texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..law.citing.parsing import read
from ..law.reference import Citation
from ..messages import _
from ..model.finding import FieldPath, field_name
from ..store.layout import Placed, Role, place
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot

_READ = frozenset({Role.ITEM, Role.HEADER, Role.TEXTS})
_NOT_OURS = frozenset({"原文", "原注", "标注", "法条用语", "豁免", "编码", "套用"})
"""Keys whose text is the law's own words, or no text at all."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a citation in a basis."""

    quote: str = ""
    """原文: words of the article."""
    note: str | None = None
    """原注: on the making of the law."""
    reviewed: tuple[str, ...] = ()
    """核对.版本: the texts the item was last held against, by the day they were passed."""


@dataclass(frozen=True, slots=True)
class Citing:
    """A text that cites the law. ``citations`` are all of the text, ``of_law`` those of the law."""

    file: str
    item: str | None
    """None for the header of a list and for shared texts."""
    kind: str | None
    organ: str | None
    name: str
    path: FieldPath
    text: str
    citations: tuple[Citation, ...]
    of_law: tuple[int, ...]
    beside: Beside

    @property
    def quoted(self) -> bool:
        """Whether 原文 stands beside it."""
        return bool(self.beside.quote)

    @property
    def label(self) -> str:
        """The path as people count: 依据第1个·引用."""
        return field_label(self.path)

    @property
    def field(self) -> str:
        """The path as reports write it: 依据[0].引用."""
        return field_name(self.path) or ""


def citing(
    snapshot: Snapshot, is_law: Callable[[str], bool], unread: list[str] | None = None
) -> Iterator[Citing]:
    """Yield the texts that cite a law, in the order of files and of the texts in them.

    ``is_law`` says of a title whether it names the law. Files that cannot be read are passed over
    and noted in ``unread``. Words of the law quoted in 原文 are no citations of ours.
    """
    placed = {found.path: found for found in map(place, snapshot.paths()) if found.role in _READ}
    for path, data in snapshot.read_all(sorted(placed)):
        mapping = read_mapping(data).value
        if mapping is not None:
            yield from _of_file(placed[path], mapping, is_law)
        elif unread is not None:
            unread.append(path)


def _of_file(
    placed: Placed, mapping: dict[str, Any], is_law: Callable[[str], bool]
) -> Iterator[Citing]:
    for path, text, beside in _texts(mapping, ()):
        if "第" not in text and "《" not in text:
            continue
        found = read(text).citations
        of_law = tuple(
            at
            for at, one in enumerate(found)
            if one.title and not one.within_quote and is_law(one.title)
        )
        if of_law:
            yield Citing(
                placed.path,
                placed.id,
                str(placed.kind) if placed.kind else None,
                placed.organ,
                str(mapping.get("名称") or mapping.get("标题") or placed.path),
                path,
                text,
                found,
                of_law,
                beside,
            )


def _texts(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, str, Beside]]:
    if isinstance(value, dict):
        beside = _beside(value)
        for key, inner in value.items():
            if key in _NOT_OURS:
                continue
            if isinstance(inner, str):
                yield (*path, key), inner, beside if key == "引用" else Beside()
            else:
                yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            if isinstance(inner, str):
                yield (*path, at), inner, Beside()
            else:
                yield from _texts(inner, (*path, at))


def _beside(value: dict[str, Any]) -> Beside:
    quote, note, reviewed = (value.get(key) for key in ("原文", "原注", "核对"))
    versions = str(reviewed.get("版本") or "") if isinstance(reviewed, dict) else ""
    return Beside(
        quote if isinstance(quote, str) else "",
        note if isinstance(note, str) else None,
        tuple(key.strip() for key in versions.split("、") if key.strip()),
    )


def field_label(path: FieldPath) -> str:
    """Write a path for people, who count from 1: 依据第1个·引用."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += _("第{number}个").format(number=part + 1)
        else:
            text += f"·{part}" if text else part
    return text


__all__ = ["Beside", "Citing", "citing", "field_label"]
