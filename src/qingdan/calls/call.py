"""A call of a town, and a table of them, as values."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What a column of a table of calls holds."""

    NUMBER = "编号"
    ORDINAL = "序号"
    """The number of a row: shown where there is no other, but no name of a call."""
    TOWN = "镇街"
    TEXT = "诉求"
    RAISED = "呼叫时间"
    SENT_TO = "派往"
    DONE = "办结时间"
    MARK = "评价"


@dataclass(frozen=True, slots=True)
class Call:
    """One call. ``place`` names its row; ``text`` holds no number of a person any more.

    ``untold`` are the fields that its table has no column for: what is empty there is unknown.
    """

    place: str
    number: str
    town: str
    text: str
    raised: datetime.date
    sent_to: tuple[str, ...]
    done: datetime.date | None
    mark: float | None
    untold: frozenset[Field] = frozenset()


@dataclass(frozen=True, slots=True)
class Secret:
    """A number of a person in a cell: ``row`` is the place of its call, ``cell`` its own."""

    row: str
    cell: str
    what: str


@dataclass(frozen=True, slots=True)
class Log:
    """A table of calls; ``faults`` are rows that could not be read, ``secrets`` numbers masked.

    ``ignored`` are headings that mean nothing here, ``missing`` fields that no heading names,
    ``unmarked`` rows whose mark could not be read.
    """

    calls: tuple[Call, ...]
    faults: tuple[tuple[str, str], ...] = ()
    secrets: tuple[Secret, ...] = ()
    ignored: tuple[str, ...] = ()
    missing: tuple[Field, ...] = ()
    unmarked: tuple[str, ...] = ()


__all__ = ["Call", "Field", "Log", "Secret"]
