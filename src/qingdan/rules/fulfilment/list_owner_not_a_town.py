"""QD383 list-owner-not-a-town: a folder of 履行职责事项清单 that belongs to no town."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import FULFILMENT_FILE, GOOD_FULFILMENT
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from ..townships import is_of_towns

RULE = Rule(
    code="QD383",
    slug="list-owner-not-a-town",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("履行职责事项清单的文件夹不是镇街的"),
    why=(
        "履行职责事项清单是乡镇、街道的清单，一个镇街一个文件夹；部门一方的清单由程序从这里的“上级部门”"
        "生成，不另写。也可以写全由镇街组成的群组。看名录里的“性质”；每个文件夹只报一次。"
    ),
    advice=N_("文件夹改成镇街的 id；性质写错了的改 organs.yaml。"),
    bad={
        "organs.yaml": GOOD_FULFILMENT["organs.yaml"],
        "fulfilment/zfj/lz03d6q7.yaml": GOOD_FULFILMENT[FULFILMENT_FILE],
    },
    good=GOOD_FULFILMENT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield one finding a folder whose organ is registered and no town."""
    register = view.register
    if register is None:
        return
    seen: set[str] = set()
    for facts in (*view.headers, *view.items):
        organ = facts.organ
        if facts.kind != str(ListKind.FULFILMENT) or organ is None or organ in seen:
            continue
        seen.add(organ)
        if organ in register.ids and not is_of_towns(register, organ):
            yield RawFinding(
                RULE.slug,
                facts.path,
                _("“{name}”（{kind}）不是乡镇、街道，却有履行职责事项清单。").format(
                    name=register.name_of(organ), kind=register.kind_of(organ)
                ),
                _(
                    "事项移到镇街的文件夹；部门配合、承接的由程序从“上级部门”生成；"
                    "性质写错了的改 organs.yaml。"
                ),
                item=facts.id or None,
            )
