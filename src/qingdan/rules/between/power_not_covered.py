"""QD321 power-not-covered: a power that no duty covers."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, bracketed, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_DUTY, GOOD_POWER, power
from ..facts import Facts, View
from ..rule import N_, Mark, RawFinding, Rule, Scope
from ..schema.phrases import shown

RULE = Rule(
    code="QD321",
    slug="power-not-covered",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("权力没有对应的职责"),
    why=(
        "无职责不设权：每项权力都应当来自一项职责，由哪个内设机构、在哪项任务里行使，"
        "从职责任务清单里查得到。只在工作区里已有不是草案的职责时检查；"
        "子项随主项，废止的不查。刚开始编职责清单时会有很多，所以是提醒，不拦提交。"
    ),
    advice=N_("在权力里写“职责: 职责的 id”，或者在职责的任务里列入这项权力。"),
    bad={**GOOD_POWER, **GOOD_DUTY},
    good={
        **GOOD_DUTY,
        **power(
            "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n职责: gh03a7k2\n"
            "依据: [《示例条例》第一条]\n"
        ),
    },
)

_SHOWN = 3


def check(view: View) -> Iterator[RawFinding]:
    """Yield powers in force that neither name a duty nor are named by a task.

    Nothing is said while all duties are drafts or there are none, or where one of them cannot
    be read: what it covers is not known.
    """
    duties = view.of_kind(ListKind.DUTIES)
    living = [duty for duty in duties if not duty.repealed]
    if all(duty.draft for duty in living) or not all(duty.readable for duty in duties):
        return
    covered = {word for duty in living for word, path in duty.items if path[0] == "任务"}
    named = {duty.id for duty in living}
    powers = [p for p in view.of_kind(ListKind.POWERS) if p.readable and not p.repealed]
    covered |= {p.id for p in powers if p.duty in named or _dangles(view, p)}
    known = {power.id for power in powers}
    by_organ: dict[str | None, list[Facts]] = {}
    for duty in living:
        by_organ.setdefault(duty.organ, []).append(duty)
    for item in powers:
        if not _is_covered(view, item, covered, known):
            yield _finding(item, by_organ.get(item.organ, []))


def _dangles(view: View, item: Facts) -> bool:
    """Whether the power names a duty that does not exist: dangling-reference says so."""
    return item.duty is not None and item.duty not in view.by_id


def _is_covered(view: View, item: Facts, covered: set[str], known: set[str]) -> bool:
    """Whether a power is covered, or speaks through its 主项 or its 子项.

    A 子项 is covered by its 主项. Where a whole family is not covered, only the 主项 is reported;
    where some 子项 are, the others are.
    """
    if item.id in covered:
        return True
    if item.parent is not None and item.parent in known and item.parent != item.id:
        if item.parent in covered:
            return True
        return not any(sibling.id in covered for sibling in view.children[item.parent])
    return any(child.id in covered for child in view.children.get(item.id, ()))


def _finding(item: Facts, own: list[Facts]) -> RawFinding:
    hint = _("在这里写“职责: 职责的 id”，或者在职责的任务里写“权力: [{item}]”。").format(
        item=item.id
    )
    if own:
        listed = joined(duty.id + bracketed(shown(duty.name, 20)) for duty in own[:_SHOWN])
        more = _(" 等 {count} 项").format(count=len(own)) if len(own) > _SHOWN else ""
        hint += _("本机构的职责：{listed}{more}。").format(listed=listed, more=more)
    at = (item.first_key,) if item.first_key else ()
    return RawFinding(
        RULE.slug,
        item.path,
        _("没有一项职责覆盖这项权力。"),
        hint,
        at,
        Mark.KEY,
        ("职责",),
        item.id,
    )
