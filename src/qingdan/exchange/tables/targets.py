"""Where the cells of a column go: into a column of the list, a field of one's own, a note."""

from __future__ import annotations

from dataclasses import dataclass

from .columns import Column
from .headings.known import ListColumns
from .readable import readable_fields

EXTRA_WORD = "扩展"
IGNORE_WORD = "忽略"
NOTE_WORD = "内部说明"


@dataclass(frozen=True)
class Keep:
    """Keep the column as an extra field (扩展字段) of this name."""

    name: str


@dataclass(frozen=True)
class Note:
    """Write the column into 内部说明, which is never public."""


@dataclass(frozen=True)
class Skip:
    """Leave the column out, as told."""


@dataclass(frozen=True)
class Field:
    """Read the column straight into the field of this path, as an export writes it."""

    path: str


Target = Column | Keep | Note | Skip | Field


def target_of(word: str, heading: str, columns: ListColumns) -> Target | None:
    """Read a target as people write it; None for a word that is none.

    ``word`` is a path (``追责.情形``), a usual heading (``追责情形``), 扩展, 扩展.名称, 内部说明
    or 忽略; ``heading`` names the extra field where none is given.
    """
    word = word.strip()
    if word == IGNORE_WORD:
        return Skip()
    if word == NOTE_WORD:
        return Note()
    first, _dot, rest = word.partition(".")
    if first == EXTRA_WORD:
        return Keep(rest or heading)
    usual = columns.by_path.get(word) or columns.by_heading.get(word)
    if usual is None and word in readable_fields(columns.kind):
        return Field(word)
    return usual


def word_of(target: Target, columns: ListColumns) -> str:
    """Write a target as ``target_of`` reads it."""
    match target:
        case Keep(name):
            return f"{EXTRA_WORD}.{name}"
        case Note():
            return NOTE_WORD
        case Skip():
            return IGNORE_WORD
        case Field(path):
            return path
    return columns.path_of(target)
