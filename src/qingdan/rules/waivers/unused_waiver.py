"""QD021 unused-waiver: a waiver that hides nothing."""

from __future__ import annotations

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, POWER_FILE, power
from ..rule import N_, RawFinding, Rule, Scope
from ..waiver import Waiver

_BAD = GOOD_POWER[POWER_FILE] + (
    "豁免: [{规则: QD201, 理由: 等上级目录公布后补, 至: 2099-12-31}]\n"
)

RULE = Rule(
    code="QD021",
    slug="unused-waiver",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("豁免没有用上"),
    why=("被豁免的问题已经改好或者从来没有。留着它，以后同样的问题会不声不响地漏过去。"),
    advice=N_("删去这条豁免。"),
    bad=power(_BAD),
    good=GOOD_POWER,
)


def finding(file: str, item: str | None, waiver: Waiver) -> RawFinding:
    """Return the finding for a waiver of a file."""
    return RawFinding(
        RULE.slug,
        file,
        _("豁免了 {rule}，这里却没有这样的问题。").format(rule=waiver.rule),
        _("删去这条豁免；如果问题在别的字段，改“字段”。"),
        waiver.path,
        item=item,
    )
