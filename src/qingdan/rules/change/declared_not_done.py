"""QD602 declared-not-done: an adjustment says it, the file does not."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.actions import Action
from ...model.finding import Severity
from ..facts import View
from ..ledger import Entry
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .redrafting import redraft_hint
from .samples import BASE, CHANGED, NEW, OLD, draft

RULE = Rule(
    code="QD602",
    slug="declared-not-done",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    title=N_("调整里写了，事项没有改"),
    why=(
        "一个事项最后一条变更的“后”，就是它现在应有的内容。现在的内容还是变更以前的样子，"
        "或者事项不见了、还是草案，公布的和清单里的就不是一回事：多半是忘了改，或者合并时改动丢了。"
        "只凭指纹核对，不看历史，浅克隆、压缩合并、变基以后都一样。"
    ),
    advice=N_("照调整把事项改好；不调整了就把这一条从还没有公布的调整里删去。"),
    bad={**BASE, **OLD, **draft(CHANGED)},
    good={**BASE, **NEW, **draft(CHANGED)},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield the last entry of every item that still says what it said before."""
    since = view.since
    if since is None:
        return
    gone = {one.old_id for one in since.altered if one.was_in_force} - view.by_id.keys()
    for subject, entries in view.ledger.by_subject.items():
        last = entries[-1]
        if subject in since.unread or subject not in since.now or not last.anchored:
            continue
        now = since.now[subject]
        if now == last.after or any(now == entry.after for entry in _same_batch(entries)):
            continue
        if now is None and subject.item in gone:
            continue  # deleted, or under another id: deleted-in-force says so
        earlier = {side for entry in entries for side in (entry.before, entry.after)}
        if now is None or last.after is None or now in earlier:
            held = view.by_id.get(subject.item, ()) if subject.item else ()
            yield _finding(last, now, held[0].name if held else None)


def _same_batch(entries: list[Entry]) -> list[Entry]:
    """Return what the last batch says of one item; entry-twice speaks of more than one."""
    return [entry for entry in entries if entry.batch is entries[-1].batch]


def _finding(entry: Entry, now: str | None, held: str | None) -> RawFinding:
    """``held`` is the name of the item where it is there."""
    name = shown(entry.name or held or (entry.subject.item if entry.subject else ""), 30)
    if now is not None and entry.after is None:
        message = _("写的是{action}“{name}”，没有写“后”，它却还在清单里。")
    elif now is not None:
        message = _("写的是{action}“{name}”，它现在还是调整以前的内容。")
    elif held is not None:
        message = _("写的是{action}“{name}”，它还是草案，没有生效。")
    else:
        message = _("写的是{action}“{name}”，清单里没有它。")
    if entry.batch.published:
        hint = _("照这一条把事项改好；后来又改了的，另写一条：{redraft}")
    else:
        hint = _("照这一条把事项改好；不调整了就删去这一条；改成了别的样子的：{redraft}")
    return RawFinding(
        RULE.slug,
        entry.file,
        message.format(action=entry.action or Action.ALTER, name=name),
        hint.format(redraft=redraft_hint([entry])),
        (*entry.path, "后") if entry.after is not None else entry.path,
        field=entry.path,
        item=entry.subject.item or None if entry.subject else None,
    )
