"""QD601 undeclared-change: something official changed and no adjustment says so."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..facts import View
from ..ledger import Entry, Ledger, Step, connected
from ..rule import N_, Mark, RawFinding, Rule, Scope
from ..schema.phrases import shown
from ..since import Altered, Since
from .redrafting import redraft_hint
from .samples import BASE, BATCH, CHANGED, NEW, draft

RULE = Rule(
    code="QD601",
    slug="undeclared-change",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    title=N_("改了事项，没有哪一批调整写到它"),
    why=(
        "清单实行动态调整：新增、取消、下放、变更都要有依据、经过审核和批准，公布的是批准过的内容。"
        "基线以来改了的事项，"
        "要能由各批调整里的变更一步接一步地从原来的内容（前）走到现在的内容（后）。"
        "只改排版、检索词、内部说明和草案的不算。共用文字和清单表头改了实质内容的，"
        "也要写成一条变更（“文件”）。"
        "没有用过 adjustments/ 的工作区不查，除非运行 qingdan adjust check。"
        "不写基线（浅克隆、没有公布过调整）时，只查调整里写到过的事项："
        "现在的内容是不是其中某一条的“前”或“后”。"
    ),
    advice=N_("用 qingdan adjust draft 把改动写进一批调整，再补上理由和依据；改错了的改回去。"),
    bad={**BASE, **NEW, BATCH: "名称: 调整权力责任清单\n"},
    good={**BASE, **NEW, **draft(CHANGED)},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every change with an official word that no chain of entries leads to."""
    since = view.since
    if since is None or not since.declares:
        return
    if since.base is None:
        yield from _by_anchors(view, since)
        return
    ledger = view.ledger
    undone = _undone(since, ledger)
    for one in since.altered:
        if not one.action or one.before == one.after or since.promised(one):
            continue
        entries = ledger.of(one.subject)
        steps: list[Step] = [(entry.before, entry.after) for entry in entries if entry.anchored]
        steps += [(entry.after, entry.before) for entry in undone.of(one.subject) if entry.anchored]
        if not connected(one.before, one.after, steps):
            yield _finding(one, entries)


def _undone(since: Since, ledger: Ledger) -> Ledger:
    """Return the batches of the base that were not published and read otherwise now.

    What they declared may be taken back: as long as a batch is being drafted it is rewritten.
    """
    now = {batch.file: batch for batch in ledger.batches}
    changed = {
        file: content
        for file, content in since.old_adjustments.items()
        if file not in now or now[file].content != content
    }
    old = Ledger(changed)
    return Ledger({batch.file: batch.content for batch in old.batches if not batch.published})


def _finding(one: Altered, entries: list[Entry]) -> RawFinding:
    message, hint = _words(one, entries)
    return RawFinding(
        RULE.slug,
        one.file,
        message.format(
            action=one.action,
            name=shown(one.name, 30),
            reach=one.reach,
            file=entries[-1].file if entries else "",
        ),
        hint,
        one.at,
        Mark.KEY,
        item=one.subject.item or None,
    )


def _words(one: Altered, entries: list[Entry]) -> tuple[str, str]:
    redraft = redraft_hint(entries)
    if not entries:
        if one.shared:
            return _("“{name}”改了，{reach} 项事项跟着变，没有哪一批调整写到它。"), redraft
        return (
            _("{action}：“{name}”自基线以来变了，没有哪一批调整写到它。"),
            _("运行 qingdan adjust draft，起草一批调整；改错了就改回去。"),
        )
    if not any(entry.anchored for entry in entries):
        return (
            _("{action}：{file} 写到了“{name}”，没有写“前”和“后”，无从核对。"),
            redraft,
        )
    if any(entry.after == one.after for entry in entries if entry.anchored):
        return (
            _("{action}：调整里“{name}”的“前”不是基线里的内容：中间还有没写到的改动。"),
            _("查基线以来的历史；改动也属于这一批的：{redraft}").format(redraft=redraft),
        )
    return _("{action}：“{name}”在 {file} 那条变更以后又改了，没有写进调整。"), redraft


def _by_anchors(view: View, since: Since) -> Iterator[RawFinding]:
    """Yield items that say neither what an entry starts from nor what one leads to."""
    for subject, entries in view.ledger.by_subject.items():
        anchored = [entry for entry in entries if entry.anchored]
        if not anchored or subject not in since.now or since.now[subject] is None:
            continue
        known = {side for entry in anchored for side in (entry.before, entry.after)}
        if since.now[subject] in known:
            continue
        held = view.by_id.get(subject.item, ()) if subject.item else ()
        last = anchored[-1]
        yield RawFinding(
            RULE.slug,
            held[0].path if held else subject.file,
            _("“{name}”在 {file} 那条变更以后又改了，没有写进调整。").format(
                name=shown(last.name or subject.item or subject.name or subject.file, 30),
                file=last.file,
            ),
            _("{redraft}改错了就改回去。").format(redraft=redraft_hint(anchored)),
            item=subject.item or None,
        )
