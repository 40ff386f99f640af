"""QD377 scope-not-a-town: an organ among the towns of a matter that is no town."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_TERRITORY, TERRITORY_FILE
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from ..townships import is_of_towns

RULE = Rule(
    code="QD377",
    slug="scope-not-a-town",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("镇街的“范围”里写了不是镇街的机构"),
    why=(
        "“范围”写哪些乡镇、街道配合，也可以写全由它们组成的群组。写了部门，"
        "部门就变成了镇街的一方；部门写在“主体责任”或者“配合部门”里。\n\n"
        "看名录里的“性质”：乡镇人民政府、街道办事处，或者成员都是它们的机构群组"
        "（没有登记成员的群组看不出来，不报）。废止的不查。"
    ),
    advice=N_("“范围”只写乡镇、街道或者它们的群组；性质写错了的改 organs.yaml。"),
    bad={
        **GOOD_TERRITORY,
        TERRITORY_FILE: GOOD_TERRITORY[TERRITORY_FILE].replace("[zhenjie]", "[csz, zrzy]"),
    },
    good=GOOD_TERRITORY,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every registered organ in 范围 that is neither a town nor a group of towns."""
    register = view.register
    if register is None:
        return
    for item in view.of_kind(ListKind.TERRITORY):
        if item.repealed:
            continue
        for organ, path in item.words("镇街"):
            if organ in register.ids and not is_of_towns(register, organ):
                yield RawFinding(
                    RULE.slug,
                    item.path,
                    _("“{name}”（{kind}）不是乡镇、街道，也不是它们的群组。").format(
                        name=register.name_of(organ), kind=register.kind_of(organ)
                    ),
                    _("换成镇街；部门写到“主体责任”或者“配合部门”里；性质写错了的改 organs.yaml。"),
                    path,
                    item=item.id,
                )
