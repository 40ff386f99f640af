"""QD620 broken-chain: an entry does not start from where the one before it ended."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...messages import _
from ...model.finding import Severity
from ..facts import View
from ..ledger import Entry
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .redrafting import redraft_hint
from .samples import CHANGED, NEW, NEW_ANCHOR, OLD_ANCHOR, draft

_FIRST = {
    "adjustments/2025-03-01-dyp.yaml": (
        "名称: 第一批调整\n变更:\n  - {事项: cf-7k3q9d2m, 调整: 新增, 后: %s}\n"
    )
}
_BROKEN = {path: text % NEW_ANCHOR for path, text in _FIRST.items()}
_SOUND = {path: text % OLD_ANCHOR for path, text in _FIRST.items()}

RULE = Rule(
    code="QD620",
    slug="broken-chain",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("同一事项前后两条变更接不上"),
    why=(
        "各批调整按日期排，同一事项上一条变更的“后”应当就是下一条的“前”。接不上有三种情形："
        "两批同时起草，都从原来的内容改起，合并以后就分了岔；中间有一次改动没有写进调整；"
        "有人改了公布过的指纹。"
        "不看历史，浅克隆也能查。"
    ),
    advice=N_("以先公布的一批为准，对还没有公布的一批运行 qingdan adjust draft --update。"),
    bad={**NEW, **_BROKEN, **draft(CHANGED)},
    good={**NEW, **_SOUND, **draft(CHANGED)},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield entries whose 前 is not the 后 of the one before."""
    for entries in view.ledger.by_subject.values():
        anchored = [entry for entry in entries if entry.anchored]
        for last, entry in pairwise(anchored):
            if entry.before != last.after and entry.batch is not last.batch:
                yield _finding(last, entry)


def _finding(last: Entry, entry: Entry) -> RawFinding:
    if entry.before == last.before:
        message = _("“{name}”这里和 {file} 都从同一内容改起，两批分了岔。")
    else:
        message = _("“{name}”的“前”接不上 {file} 里的“后”。")
    return RawFinding(
        RULE.slug,
        entry.file,
        message.format(name=shown(entry.name or _who(entry), 30), file=last.file),
        _("以先公布的一批为准。{redraft}").format(redraft=redraft_hint([last, entry])),
        (*entry.path, "前") if entry.before else entry.path,
        field=entry.path,
        item=(entry.subject.item or None) if entry.subject else None,
    )


def _who(entry: Entry) -> str:
    subject = entry.subject
    return (subject.item or subject.name or subject.file) if subject else ""
