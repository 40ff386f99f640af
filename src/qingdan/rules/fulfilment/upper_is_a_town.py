"""QD384 upper-is-a-town: a town stands where a department above it should."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, OrganKind
from ..examples import FULFILMENT_FILE, GOOD_FULFILMENT
from ..facts import View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..townships import is_of_towns, is_town

RULE = Rule(
    code="QD384",
    slug="upper-is-a-town",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("上级部门写的是镇街"),
    why=(
        "“上级部门”写县（市、区）的部门：配合履职对应的主管部门，或者收回以后承接的部门。"
        "写成镇街，等于镇街配合自己，部门的责任没有了；多半是抄错了 id。"
        "看名录里的“性质”。废止的不查。"
    ),
    advice=N_("改成上级部门的 id；由镇街自己负责的，类别改为基本履职。"),
    bad={
        **GOOD_FULFILMENT,
        FULFILMENT_FILE: GOOD_FULFILMENT[FULFILMENT_FILE].replace(
            "上级部门: zrzy", "上级部门: csz"
        ),
    },
    good=GOOD_FULFILMENT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 上级部门 that is a town, a street office or a group of them."""
    register = view.register
    if register is None:
        return
    for item in view.of_kind(ListKind.FULFILMENT):
        if item.repealed:
            continue
        for organ, path in item.words("上级部门"):
            if _is_below(register, organ):
                yield RawFinding(
                    RULE.slug,
                    item.path,
                    _("上级部门写的是“{name}”（{kind}）。").format(
                        name=register.name_of(organ), kind=register.kind_of(organ)
                    ),
                    _("改成上级部门的 id；由镇街自己负责的，类别改为基本履职，删去“上级部门”。"),
                    path,
                    item=item.id,
                )


def _is_below(register: Register, organ: str) -> bool:
    if register.kind_of(organ) == str(OrganKind.GROUP):
        return bool(register.members_of(organ)) and is_of_towns(register, organ)
    return is_town(register, organ)
