"""QD417 penalty-of-registrar: the business licence is revoked by another organ than the list's."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_POWER, power
from ..facts import View
from ..foreign_penalty import LICENCE, REGISTRARS
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD417",
    slug="penalty-of-registrar",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("原文里的吊销营业执照由市场监管部门作出"),
    why=(
        "有的条文把一部分处罚留给别的机关：“由工商行政管理机关吊销营业执照”。这一部分不是本机关的权力，"
        "照录原文没有错，但处罚内容、裁量基准和流程里不能把它写成自己的，还要写明怎样移送。"
        "本机关就是市场监管部门、登记审批部门的，“提请……吊销”的，不报。"
    ),
    advice=N_("在处罚内容里去掉吊销营业执照，写明移送市场监督管理部门。"),
    bad=power(
        "名称: 对串通投标的处罚\n类型: 行政处罚\n状态: 有效\n依据:\n"
        "  - 引用: 《示例条例》第五条\n"
        "    原文: 处中标金额千分之五的罚款；情节严重的，由工商行政管理机关吊销营业执照。\n"
    ),
    good=GOOD_POWER,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield each quotation in which the registrar acts, in the list of another organ."""
    register = view.register
    if register is None:
        return
    for item in view.of_kind(ListKind.POWERS):
        organ = item.organ
        if not item.exercise or organ is None or organ not in register.ids or item.repealed:
            continue
        name = register.name_of(organ)
        for word, path in item.exercise:
            if word.startswith(LICENCE) and not REGISTRARS.search(name):
                yield RawFinding(
                    RULE.slug,
                    item.path,
                    _("原文里的“{words}”不是“{organ}”的处罚。").format(
                        words=word.partition(":")[2], organ=name
                    ),
                    _("处罚内容里不写吊销营业执照，写明移送市场监督管理部门。"),
                    path,
                    item=item.id,
                )
