"""QD483 enforcer-opinion-differs: what was found fit to enforce is not what the item says."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ..facts import View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .enforcers import EACH, recipients, resolve
from .finding import finding
from .pairs import sound_items
from .reading import Delegated
from .samples import PENALTY, delegation

_OPINION = "执法主体: csz\n执法主体意见: {{候选: [城山镇综合执法局, 城山镇人民政府], 确定: {}}}\n"

RULE = Rule(
    code="QD483",
    slug="enforcer-opinion-differs",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("执法主体和比选的结论不一致"),
    why=(
        "由谁执法比选过、有法制机构意见的，结论应当是候选里的一个，也应当就是“执法主体”。"
        "不一致的，不是意见没有落实，就是记错了。机构按名录认，id、全称、简称都算同一个；"
        "“承接机构”和各承接机构的全称、通称（街道办事处）算一致。废止的事项不查。"
    ),
    advice=N_("照意见改“执法主体”，或者改正“候选”“确定”。"),
    bad=delegation(PENALTY + _OPINION.format("示例县综合行政执法局")),
    good=delegation(PENALTY + _OPINION.format("城山镇人民政府")),
)

_GENERAL = ("乡镇人民政府", "镇人民政府", "乡人民政府", "街道办事处", "乡镇政府", "镇政府")


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding for a conclusion outside the candidates, or other than 执法主体."""
    register = view.register
    if register is None:
        return
    for item in sound_items(view):
        decided = item.word("执法主体意见.确定")
        if not decided:
            continue
        candidates = [word for word, _path in item.all("执法主体意见.候选")]
        enforcer = item.word("执法主体")
        place = item.place("执法主体意见.确定")
        if candidates and not any(_same(register, decided, one) for one in candidates):
            yield finding(
                RULE,
                item,
                _("确定的“{decided}”不在候选（{candidates}）里。").format(
                    decided=shown(decided), candidates=shown(joined(candidates))
                ),
                _("照意见改正“候选”或者“确定”。"),
                place,
            )
        if enforcer and not _agrees(register, item, decided, enforcer):
            yield finding(
                RULE,
                item,
                _("意见确定的是“{decided}”，执法主体写的是“{enforcer}”。").format(
                    decided=shown(decided), enforcer=shown(enforcer)
                ),
                _("照意见改“执法主体”；意见已经变了的，改“确定”和文号。"),
                place,
            )


def _same(register: Register, one: str, other: str) -> bool:
    first, second = resolve(register, one), resolve(register, other)
    return one == other or (first is not None and first == second)


def _agrees(register: Register, item: Delegated, decided: str, enforcer: str) -> bool:
    if _same(register, decided, enforcer):
        return True
    takers = recipients(register, item)
    named = resolve(register, decided)
    if enforcer == EACH:
        return decided in _GENERAL or named in takers
    organ = resolve(register, enforcer)
    return decided in _GENERAL and organ in takers and register.name_of(organ).endswith(decided)
