"""What the adjustments of a workspace declare, put in order: batches, entries, chains by subject.

A subject is an item (by its id) or something that many items share (a file, or a text in one).
Each entry of a subject leads from one anchor to another; None stands for what is not in force:
no file, or a draft. Everything is taken as it stands, so that a mistake in one key hides no other.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from ..model.actions import Action, AdjustmentStage
from ..model.finding import FieldPath

_DATED_NAME = re.compile(r"adjustments/(\d{4}-\d{2}-\d{2})")
_NO_DAY = "9999-12-31"
PUBLISHED = str(AdjustmentStage.PUBLISHED)


class Subject(NamedTuple):
    """What an entry is about: an item, or a file and the name of the text in it (or empty)."""

    item: str
    file: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry (变更) of a batch. ``path`` is where it stands in the file of the batch."""

    batch: Batch = field(repr=False)
    path: FieldPath
    subject: Subject | None
    name: str
    action: str
    manner: str
    giver: str
    taker: str
    came_from: tuple[str, ...]
    went_to: tuple[str, ...]
    before: str | None
    after: str | None
    effective: str

    @property
    def file(self) -> str:
        """The file of the batch."""
        return self.batch.file

    @property
    def anchored(self) -> bool:
        """Whether it says from what to what; without both nothing can be checked."""
        return self.before is not None or self.after is not None


@dataclass(frozen=True)
class Batch:
    """One adjustment; days are as they are written, empty where there is none."""

    file: str
    content: Mapping[str, Any] = field(repr=False)

    @cached_property
    def stage(self) -> str:
        """阶段, 草案 where none is written."""
        return text(self.content.get("阶段")) or str(AdjustmentStage.DRAFT)

    @property
    def published(self) -> bool:
        """Whether it is the text that was made public."""
        return self.stage == PUBLISHED

    @cached_property
    def effective(self) -> str:
        """生效日期 of the whole batch."""
        return text(self.content.get("生效日期"))

    def part(self, key: str) -> Mapping[str, Any]:
        """Return a record of the batch (审批, 公布 …); empty where there is none."""
        found = self.content.get(key)
        return found if isinstance(found, dict) else {}

    @cached_property
    def order(self) -> tuple[str, str]:
        """Batches stand in the order of their day, else of the day in the name of the file."""
        named = _DATED_NAME.match(self.file)
        day = text(self.content.get("日期")) or (named[1] if named else _NO_DAY)
        return day, self.file

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry that is a record."""
        listed = self.content.get("变更")
        numbered = enumerate(listed if isinstance(listed, list) else ())
        return tuple(_entry(self, n, one) for n, one in numbered if isinstance(one, dict))

    def binding(self, today: datetime.date) -> bool:
        """Whether it was made public, or has come into force."""
        return self.published or ("" < self.effective <= today.isoformat())


def text(value: Any) -> str:
    """Return a text as it is; empty for anything else."""
    return value if isinstance(value, str) else ""


def _ids(value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(one for one in listed if isinstance(one, str))


def _entry(batch: Batch, number: int, written: Mapping[str, Any]) -> Entry:
    item, file, name = (text(written.get(key)) for key in ("事项", "文件", "名称"))
    subject = Subject(item) if item else None
    if subject is None and file:
        subject = Subject("", file, name if file.startswith("texts/") else "")
    return Entry(
        batch,
        ("变更", number),
        subject,
        name,
        text(written.get("调整")),
        text(written.get("方式")),
        text(written.get("自")),
        text(written.get("至")),
        _ids(written.get("来自")),
        _ids(written.get("去向")),
        text(written.get("前")) or None,
        text(written.get("后")) or None,
        text(written.get("生效日期")) or batch.effective,
    )


Step = tuple[str | None, str | None]
"""From one anchor to another."""


class Ledger:
    """All batches of a workspace, the oldest first."""

    def __init__(self, adjustments: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the contents of ``adjustments/*.yaml`` by path."""
        batches = (Batch(file, content) for file, content in adjustments.items())
        self.batches = tuple(sorted(batches, key=lambda batch: batch.order))

    def __bool__(self) -> bool:
        """Whether anything is declared at all."""
        return bool(self.batches)

    @cached_property
    def by_subject(self) -> dict[Subject, list[Entry]]:
        """The entries of every subject, the oldest first."""
        found: dict[Subject, list[Entry]] = {}
        for entry in self.entries:
            if entry.subject is not None:
                found.setdefault(entry.subject, []).append(entry)
        return {subject: _in_turn(entries) for subject, entries in found.items()}

    @property
    def entries(self) -> Iterator[Entry]:
        """Every entry, the oldest first."""
        return (entry for batch in self.batches for entry in batch.entries)

    @cached_property
    def published(self) -> tuple[Batch, ...]:
        """The batches that were made public, the oldest first."""
        return tuple(batch for batch in self.batches if batch.published)

    def of(self, subject: Subject) -> list[Entry]:
        """Return the entries of one subject, the oldest first."""
        return self.by_subject.get(subject, [])

    def last(self, entry: Entry) -> bool:
        """Whether an entry is the last one of its subject."""
        return entry.subject is not None and self.of(entry.subject)[-1] is entry


def _in_turn(entries: list[Entry]) -> list[Entry]:
    """Put entries of one day in the order in which they lead from one to the next."""
    if len(entries) < 2:
        return entries
    ordered: list[Entry] = []
    for _day, same_day in groupby(entries, key=lambda entry: entry.batch.order[0]):
        waiting = list(same_day)
        while waiting:
            ends = {entry.after for entry in waiting}
            reached = ordered[-1].after if ordered else None
            follows = (one for one in waiting if one.before == reached)
            first = (one for one in waiting if one.before not in ends)
            chosen = next(follows, None) or next(first, waiting[0])
            waiting.remove(chosen)
            ordered.append(chosen)
    return ordered


def connected(start: str | None, end: str | None, steps: Iterable[Step]) -> bool:
    """Whether steps lead from one anchor to another, in whatever order they were committed."""
    by_start: dict[str | None, list[str | None]] = {}
    for before, after in steps:
        by_start.setdefault(before, []).append(after)
    reached, waiting = {start}, [start]
    while waiting:
        for after in by_start.get(waiting.pop(), ()):
            if after not in reached:
                reached.add(after)
                waiting.append(after)
    return end in reached


FITTING: Mapping[Action, frozenset[Action]] = {
    Action.ADD: frozenset({Action.ADD, Action.UNDERTAKE, Action.SPLIT, Action.MERGE}),
    Action.CANCEL: frozenset({Action.CANCEL, Action.MERGE, Action.SPLIT}),
    Action.DEVOLVE: frozenset({Action.DEVOLVE, Action.CANCEL, Action.ENTRUST, Action.ALTER}),
    Action.UNDERTAKE: frozenset({Action.UNDERTAKE, Action.ADD, Action.TRANSFER, Action.ALTER}),
    Action.ALTER: frozenset(
        {Action.ALTER, Action.RENAME, Action.RECODE, Action.ERRATUM, Action.MERGE, Action.SPLIT}
    ),
    Action.MERGE: frozenset({Action.MERGE, Action.CANCEL, Action.ALTER, Action.ADD}),
    Action.SPLIT: frozenset({Action.SPLIT, Action.CANCEL, Action.ALTER, Action.ADD}),
    Action.TRANSFER: frozenset({Action.TRANSFER, Action.CANCEL, Action.UNDERTAKE}),
    Action.FREEZE: frozenset({Action.FREEZE}),
    Action.RESUME: frozenset({Action.RESUME, Action.ADD}),
    Action.CONVERT: frozenset({Action.CONVERT, Action.CANCEL, Action.ALTER}),
    Action.WITHDRAW: frozenset(
        {Action.WITHDRAW, Action.REVOKE_ENTRUST, Action.ADD, Action.CANCEL, Action.ALTER}
    ),
    Action.ENTRUST: frozenset({Action.ENTRUST, Action.DEVOLVE, Action.ALTER}),
    Action.REVOKE_ENTRUST: frozenset({Action.REVOKE_ENTRUST, Action.WITHDRAW, Action.ALTER}),
    Action.RENAME: frozenset({Action.RENAME}),
    Action.RECODE: frozenset({Action.RECODE}),
    Action.ERRATUM: frozenset({Action.ERRATUM}),
}
"""What may have happened to a file where a word is declared.

The word of an announcement says why and to whom, files only show what: what is wholly handed down
is 取消 here, what an upper organ handed down is 新增 here, what was handed over under a new id is
取消 in one list and 承接 in the other; notices count 更名, 合并, 拆分 under 变更要素. The narrow
words (更名, 改码, 勘误) stand for nothing else, or a change in substance would hide behind them.
"""


def fits(declared: str, done: str) -> bool:
    """Whether what was done to a file may be declared with a word; unknown words are others'."""
    if declared not in set(Action) or done not in set(Action):
        return True
    return Action(done) in FITTING[Action(declared)]


__all__ = ["FITTING", "Batch", "Entry", "Ledger", "Step", "Subject", "connected", "fits", "text"]
