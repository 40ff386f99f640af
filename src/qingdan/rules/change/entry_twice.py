"""QD622 entry-twice: one batch speaks of one item more than once."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..facts import View
from ..ledger import Entry, Subject
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .samples import ADDED, CANCELLED, OLD, draft

RULE = Rule(
    code="QD622",
    slug="entry-twice",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("一批调整里同一事项写了两条"),
    why=(
        "一批调整里一个事项只有一个结果，公告里只占一行、只算一次。写了两条，"
        "词又不同（既取消又变更），"
        "就不知道照哪一条办；词相同，各类的数量也会多算。"
    ),
    advice=N_("合成一条，写最终的结果；确实先后办的，分成两批。"),
    bad={**OLD, **draft(ADDED + CANCELLED)},
    good={**OLD, **draft(ADDED)},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every entry after the first of its subject in a batch."""
    for batch in view.ledger.batches:
        first: dict[Subject, Entry] = {}
        for entry in batch.entries:
            if entry.subject is None:
                continue
            other = first.setdefault(entry.subject, entry)
            if other is entry:
                continue
            what = entry.subject.item or entry.subject.name or entry.subject.file
            message = (
                _("“{what}”在这一批里已经写过一条（第 {number} 条），也是{first}。")
                if entry.action == other.action
                else _("“{what}”在这一批里第 {number} 条写的是{first}，这里写的是{second}。")
            )
            yield RawFinding(
                RULE.slug,
                entry.file,
                message.format(
                    what=shown(what),
                    number=int(other.path[1]) + 1,
                    first=shown(other.action),
                    second=shown(entry.action),
                ),
                _("合成一条，写最终的结果；确实先后办的，分成两批。"),
                (*entry.path, "事项" if entry.subject.item else "文件"),
                item=entry.subject.item or None,
            )
