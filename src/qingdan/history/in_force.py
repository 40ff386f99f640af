"""The workspace as it was in law on a day.

Not the workspace as it was kept on that day (``--rev``): what was committed in June with a 生效日期
in May was law in May, and what was committed in May for July was not. Not today's workspace judged
on another day (``--as-of``) either: that has today's texts. For each item it is the newest version
committed that had taken effect (生效日期, or the default of its list's header) and that no repeal
and no removal had ended:

* A draft (草案, 审核) is no law; the version before it stands.
* 废止 ends an item from its 失效日期 on, without one from the day it was committed; until then the
  version before it stands. A version past its own 失效日期 is over in the same way.
* A file that was deleted is gone from the day of that commit.
* A version without any 生效日期 counts from the day it was committed.

暂停 leaves an item in the law; its 状态 says so.

A shallow clone does not hold what was before its first commit. Where the answer could lie there
there is none (``_Chooser``).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Any

from ..compare.files import owner_of
from ..errors import QingdanError
from ..messages import _
from ..model.vocabulary import ListKind, Status
from ..store.layout import HEADER_NAME, ORGANS_FILE
from ..store.snapshot import Committed
from .contents import Contents, inherited, text_of
from .ledger import Ledger
from .moments import Moment, header_of, moments_of

_KEYS = ("名称", "状态", "生效日期", "失效日期")
_DRAFTS = (Status.DRAFT, Status.REVIEW)


@dataclass(frozen=True, slots=True)
class InForce:
    """The version of an item that was in force: its file then, the commit that made it so.

    ``assumed``: it states no 生效日期, the day of the commit is taken.
    """

    item: str
    list: ListKind | None
    organ: str | None
    name: str
    status: str | None
    effective: str
    assumed: bool
    commit: str
    day: str
    file: str
    blob: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LawOn:
    """The items in force on a day, by list, organ and id."""

    day: datetime.date
    tip: str
    cut: bool
    items: tuple[InForce, ...]


def law_on(
    workspace: Path, ledger: Ledger, day: datetime.date, items: Iterable[str] | None = None
) -> LawOn:
    """Return what was in force on a day, of all items or of those named.

    Raises ``QingdanError`` where a shallow clone does not hold what decides.
    """
    chosen = ledger.items if items is None else list(items)
    found = _Chooser(workspace, ledger, day.isoformat()).choose(chosen)
    return LawOn(day, ledger.tip, ledger.cut, tuple(sorted(found, key=_order)))


def snapshot_on(workspace: Path, ledger: Ledger, day: datetime.date) -> Committed:
    """Return the whole workspace as it was in law on a day, as any reader of a workspace takes it.

    Headers of lists are those that had taken effect. The register of organs is the newest, because
    it carries its own dates; texts and everything else are as they were committed by that day, or
    else as they first were.
    Raises ``QingdanError`` where nothing was in force, and as ``law_on`` does.
    """
    law = law_on(workspace, ledger, day)
    if not law.items:
        raise QingdanError(
            _("{day} 没有生效的事项。").format(day=day.isoformat()),
            _("换一个较晚的日期；事项的生效日期写在事项里或 list.yaml 的“默认”里。"),
        )
    chooser = _Chooser(workspace, ledger, day.isoformat())
    blobs = {one.file: one.blob for one in law.items}
    for path in ledger.files:
        blob = chooser.file(path)
        if blob:
            blobs[path] = blob
    label = f"in-force-on-{day.isoformat()}"
    return Committed(workspace, label, day, dict(sorted(blobs.items())), [])


def _order(one: InForce) -> tuple[int, str, str]:
    kinds = list(ListKind)
    return (kinds.index(one.list) if one.list else len(kinds), one.organ or "", one.item)


class _Chooser:
    def __init__(self, workspace: Path, ledger: Ledger, day: str) -> None:
        self.ledger = ledger
        self.day = day
        self.contents = Contents(workspace)

    def choose(self, items: Iterable[str]) -> Iterator[InForce]:
        """Yield what was in force of these items; each round reads an older version of fewer."""
        self._demand(self.day >= self.ledger.days[0], "")
        waiting = {item: moments_of(self.ledger, item) for item in items}
        repealed: dict[str, Moment] = {}
        while waiting:
            self.contents.fetch(
                blob for moments in waiting.values() for blob in _needed(moments[-1])
            )
            older = {}
            for item, moments in waiting.items():
                moment = moments.pop()
                match self._judge(moment):
                    case _Answer.IN_FORCE:
                        yield self._in_force(item, moment)
                        continue
                    case _Answer.OVER:
                        continue
                    case _Answer.ENDED_LATER:
                        repealed.setdefault(item, moment)
                self._demand(moment.number > 0, item)
                if moments:
                    older[item] = moments
                elif item in repealed:  # there is no version from before the repeal
                    yield self._in_force(item, repealed[item])
            waiting = older

    def file(self, path: str) -> str:
        """Return what a file that is no item holds in the snapshot; "" where it is not there."""
        events = self.ledger.events(path)
        if path == ORGANS_FILE:
            return events[-1].new
        for event in reversed(events):
            since = self.ledger.days[event.number]
            if path.endswith(f"/{HEADER_NAME}") and event.new:
                since = _day(inherited({}, self.contents.value(event.new), "生效日期")) or since
            if since <= self.day:
                return event.new
        self._demand(events[0].number > 0, path)
        return events[0].new

    def _demand(self, held: bool, what: str) -> None:
        """Refuse to answer from a shallow clone where what decides is not held in it.

        That is so of a day before its first commit (what was deleted since is unknown), and where
        the version of the first commit does not count and the one before it (of ``what``) might.
        """
        if held or not self.ledger.cut:
            return
        text = (
            _("这是浅克隆，历史从 {first} 才开始，看不出 {day} 有效的是哪些。")
            if not what
            else _(
                "这是浅克隆，历史从 {first} 才开始：{what} 在 {day} 还没有生效（或者是草案），"
                "在它以前有效的文本看不到。"
            )
        )
        raise QingdanError(
            text.format(first=self.ledger.days[0], day=self.day, what=what),
            _("运行 git fetch --unshallow；在 CI 里把检出步骤设为 fetch-depth: 0。"),
        )

    def _judge(self, moment: Moment) -> _Answer:
        made = self.ledger.days[moment.number]
        if not moment.after.new:
            return _Answer.OVER if made <= self.day else _Answer.OLDER
        value, header = self._said(moment)
        status = inherited(value, header, "状态")
        if status in _DRAFTS:
            return _Answer.OLDER
        end = _day(text_of(value.get("失效日期")))
        effective = _day(inherited(value, header, "生效日期"))
        if status == Status.REPEALED:
            if (end or made) <= self.day:
                return _Answer.OVER
            was = end is not None and effective is not None and effective <= self.day
            return _Answer.ENDED_LATER if was else _Answer.OLDER
        if (effective or made) > self.day:
            return _Answer.OLDER
        return _Answer.OVER if end is not None and end <= self.day else _Answer.IN_FORCE

    def _said(self, moment: Moment) -> tuple[Mapping[str, Any], Mapping[str, Any] | None]:
        path = header_of(moment.after.path)
        header = next((new for name, _old, new in moment.headers if name == path), "")
        return self.contents.glance(moment.after.new, _KEYS), self.contents.value(header)

    def _in_force(self, item: str, moment: Moment) -> InForce:
        value, header = self._said(moment)
        own = owner_of(moment.after.path)
        made = self.ledger.days[moment.number]
        effective = _day(inherited(value, header, "生效日期"))
        return InForce(
            item=item,
            list=own.kind if own else None,
            organ=own.organ if own else None,
            name=text_of(value.get("名称")) or item,
            status=inherited(value, header, "状态"),
            effective=effective or made,
            assumed=effective is None,
            commit=self.ledger.commits[moment.number],
            day=made,
            file=moment.after.path,
            blob=moment.after.new,
        )


class _Answer(Enum):
    IN_FORCE = auto()
    OVER = auto()
    OLDER = auto()
    """This version does not count: ask the one before it."""
    ENDED_LATER = auto()
    """It says that the item was repealed after the day: the one before it stood."""


def _needed(moment: Moment) -> Iterator[str]:
    yield moment.after.new
    for _path, _old, new in moment.headers:
        yield new


def _day(text: str | None) -> str | None:
    """Return a day as it is written; None for what is no day."""
    try:
        return datetime.date.fromisoformat(text or "").isoformat()
    except ValueError:
        return None
