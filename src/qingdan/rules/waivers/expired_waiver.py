"""QD022 expired-waiver: a waiver whose day has passed."""

from __future__ import annotations

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, POWER_FILE, power
from ..rule import N_, RawFinding, Rule, Scope
from ..waiver import Waiver

_BAD = GOOD_POWER[POWER_FILE] + (
    "豁免: [{规则: QD201, 理由: 等上级目录公布后补, 至: 2020-12-31}]\n"
)

RULE = Rule(
    code="QD022",
    slug="expired-waiver",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("豁免已经过期"),
    why=("豁免只管一段时间，到期应当已经改好。过期的豁免不再起作用，被它盖住的问题重新报告。"),
    advice=N_("改好问题后删去豁免；确需延长的，写明新的理由和期限。"),
    bad=power(_BAD),
    good=GOOD_POWER,
)


def finding(file: str, item: str | None, waiver: Waiver) -> RawFinding:
    """Return the finding for a waiver of a file."""
    return RawFinding(
        RULE.slug,
        file,
        _("对 {rule} 的豁免到 {until} 为止，已经过期。").format(
            rule=waiver.rule, until=waiver.until
        ),
        _("改好问题后删去豁免；确需延长的，写明新的理由和期限。"),
        (*waiver.path, "至"),
        item=item,
    )
