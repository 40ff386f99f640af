"""QD023 unknown-waived-rule: a waiver of a rule that does not exist."""

from __future__ import annotations

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, POWER_FILE, power
from ..rule import N_, RawFinding, Rule, Scope
from ..waiver import Waiver

_BAD = GOOD_POWER[POWER_FILE] + (
    "豁免: [{规则: QD999, 理由: 等上级目录公布后补, 至: 2099-12-31}]\n"
)

RULE = Rule(
    code="QD023",
    slug="unknown-waived-rule",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("豁免的规则不存在"),
    why=(
        "豁免要写一条规则的编号或名称。写错了就什么也没有豁免；写前缀（QD5）也不行，一条豁免只对一条规则。"
    ),
    advice=N_("改成报告里的规则编号。"),
    bad=power(_BAD),
    good=GOOD_POWER,
)


def finding(file: str, item: str | None, waiver: Waiver) -> RawFinding:
    """Return the finding for a waiver of a file."""
    return RawFinding(
        RULE.slug,
        file,
        _("没有规则“{rule}”。").format(rule=waiver.rule),
        _("写报告里的规则编号（QD503）或名称；一条豁免只对一条规则。"),
        (*waiver.path, "规则"),
        item=item,
    )
