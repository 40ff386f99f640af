"""QD606 substance-without-date: what a power may do changed, its 生效日期 did not."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.actions import Action
from ...model.finding import Severity
from ...model.vocabulary import Status
from ..examples import power
from ..facts import View
from ..ledger import Subject
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .samples import BASE, CHANGED, NEW, NEW_TEXT, draft

_SAME_DAY = power(NEW_TEXT.replace("生效日期: 2025-12-01", "生效日期: 2020-01-01"))

RULE = Rule(
    code="QD606",
    slug="substance-without-date",
    severity=Severity.WARNING,
    scope=Scope.CHANGE,
    title=N_("改了实质内容，生效日期没有动"),
    why=(
        "生效日期是这一版内容生效的日期，不是提交的日期。改了依据、层级、承办机构、时限、"
        "流程而生效日期没有动，"
        "按日期查清单（--in-force-on）时，新内容会被当作以前就有，旧的决定就对不上当时的清单。"
        "补写原文、依据的作用、检索词等不算实质内容；没有写生效日期的不报；"
        "勘误不改生效日期。"
    ),
    advice=N_("把“生效日期”改成新内容生效的那一天。"),
    bad={**BASE, **_SAME_DAY},
    good={**BASE, **NEW, **draft(CHANGED)},
)

_IN_FORCE = frozenset({"", str(Status.EFFECTIVE)})
_SHOWN = 3


def check(view: View) -> Iterator[RawFinding]:
    """Yield items that were and are in force, changed in substance under the same day."""
    if view.since is None:
        return
    for one in view.since.altered:
        before, after = one.effective
        if one.gone or not one.old_file or not one.substance or not after or before != after:
            continue
        if one.old_status not in _IN_FORCE or one.status not in _IN_FORCE:
            continue
        if not one.action or view.since.promised(one) or _corrected(view, one.subject.item):
            continue
        named = joined(field.replace(".", "·") for field in one.substance[:_SHOWN])
        more = _("等 {count} 处").format(count=len(one.substance)) if one.substance[_SHOWN:] else ""
        yield RawFinding(
            RULE.slug,
            one.file,
            _("“{name}”改了{fields}{more}，生效日期还是 {day}。").format(
                name=shown(one.name, 30), fields=named, more=more, day=after
            ),
            _("在事项里把“生效日期”写成新内容生效的那一天。"),
            ("生效日期",),
            item=one.subject.item or None,
        )


def _corrected(view: View, item: str) -> bool:
    """Whether the last word about an item is 勘误: wrong-action says whether that is true."""
    entries = view.ledger.of(Subject(item))
    return bool(entries) and entries[-1].action == Action.ERRATUM
