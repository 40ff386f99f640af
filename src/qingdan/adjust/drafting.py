"""Write a batch for a person to complete, or bring one that is being written up to date."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..errors import QingdanError
from ..messages import _
from ..model.actions import AdjustmentStage
from ..rules.ledger import Batch, Subject
from ..store.edit import edit
from ..store.emit import emit
from ..store.layout import ADJUSTMENTS_FOLDER
from ..store.reader import read_mapping
from .entries import Proposed

_HEAD = "# {head}\n# {hint}\n"
DEFAULT_SLUG = "tzqd"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person who drafts says of the batch."""

    day: datetime.date
    name: str | None = None
    slug: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Updated:
    """A batch brought up to date: its text, entries added and refreshed, and those left alone.

    ``undone`` are entries of items that are again what they were, or were never changed.
    """

    text: str
    added: int
    refreshed: int
    undone: tuple[str, ...]


def new_batch(
    proposed: Iterable[Proposed], asked: Asked, taken: Iterable[str], between: str
) -> tuple[str, str]:
    """Return path and content of a new batch; the path is none of ``taken``.

    What only a person can know (文号, 依据, 审批 …) is left out, not made up.
    """
    listed = list(proposed)
    content: dict[str, Any] = {
        "名称": asked.name or f"清单调整（{asked.day.isoformat()}）",
        "阶段": str(AdjustmentStage.DRAFT),
    }
    days = {entry.effective for entry in listed}
    common = days.pop() if len(days) == 1 else ""
    if common:
        content["生效日期"] = _day(common)
    if asked.reason:
        content["理由"] = asked.reason
    content["变更"] = [_with_day(entry, common) for entry in listed]
    head = _HEAD.format(
        head=f"由 qingdan adjust draft 照 {between}的差别起草。",
        hint="请补上依据、理由、审核、审批、衔接等；“前”“后”是程序写的指纹，不要手改。",
    )
    return _path(asked, set(taken)), head + emit(content)


def _with_day(entry: Proposed, common: str) -> dict[str, Any]:
    content = dict(entry.content)
    if entry.effective and entry.effective != common:
        content["生效日期"] = _day(entry.effective)
    return content


def _day(text: str) -> Any:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return text


def _path(asked: Asked, taken: set[str]) -> str:
    stem = f"{asked.day.isoformat()}-{asked.slug or DEFAULT_SLUG}"
    path, count = f"{ADJUSTMENTS_FOLDER}/{stem}.yaml", 2
    while path in taken:
        path, count = f"{ADJUSTMENTS_FOLDER}/{stem}-{count}.yaml", count + 1
    return path


def update(path: str, data: bytes, proposed: Iterable[Proposed]) -> Updated:
    """Return a batch with the anchors of now and what is new; comments and order stay.

    ``proposed`` is what is to be declared apart from this batch. Raises ``QingdanError`` where it
    was published or cannot be read.
    """
    read = read_mapping(data)
    if read.value is None or read.text is None:
        raise QingdanError(
            _("这一批调整读不了，不能改写。"),
            _("先运行 qingdan validate 看错在哪里。"),
            file=path,
        )
    batch = Batch(path, read.value)
    if batch.published:
        raise QingdanError(
            _("这一批调整已经是公布稿，不再改写。"),
            _("另起一批：运行 qingdan adjust draft，不带 --update。"),
            file=path,
        )
    edited = edit(read.text)
    content = edited.content
    if not isinstance(content.get("变更"), list):
        content["变更"] = []
    written = content["变更"]
    wanted: dict[Subject, Proposed] = {entry.subject: entry for entry in proposed}
    refreshed, undone = 0, []
    for entry in batch.entries:
        fresh = wanted.pop(entry.subject, None) if entry.subject else None
        if fresh is not None:
            refreshed += _refresh(written[int(entry.path[1])], fresh)
        elif entry.subject is not None:
            undone.append(entry.subject.item or entry.subject.name or entry.subject.file)
    for fresh in wanted.values():
        written.append(_with_day(fresh, batch.effective))
    if not refreshed and not wanted:
        return Updated(read.text, 0, 0, tuple(undone))
    return Updated(edited.text(), len(wanted), refreshed, tuple(undone))


def _refresh(written: Any, fresh: Proposed) -> bool:
    """Put the anchors of now into an entry; whether it changed."""
    changed = False
    for key in ("前", "后"):
        anchor = fresh.content.get(key)
        if written.get(key) == anchor:
            continue
        changed = True
        if anchor is None:
            del written[key]
        elif key in written:
            written[key] = anchor
        else:
            written.insert(_slot(written, key), key, anchor)
    return changed


def _slot(written: Any, key: str) -> int:
    """Return where a new anchor stands: before 后 and 改动, behind everything else of them."""
    following = ("后", "改动") if key == "前" else ("改动",)
    keys = list(written)
    places = [keys.index(one) for one in following if one in keys]
    return min(places, default=len(keys))


__all__ = ["Asked", "Updated", "new_batch", "update"]
