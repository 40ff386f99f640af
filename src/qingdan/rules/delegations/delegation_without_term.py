"""QD264 delegation-without-term: a penalty is entrusted and nobody says until when."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, PowerType
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .said import is_entrusted, lacking, record
from .samples import TRUST, delegation

RULE = Rule(
    code="QD264",
    slug="delegation-without-term",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("委托处罚没有写期限"),
    why=(
        "委托书应当载明委托的期限（行政处罚法第二十条第二款）。没有期限的委托，"
        "谁也说不清哪天起乡镇（街道）不能再以部门的名义处罚。许可的委托，法律没有要求期限，不查。"
        "草案和废止的事项不查。"
    ),
    advice=N_("照委托书补上“期限: {自: 开始的日期, 至: 期满的日期}”。"),
    bad=delegation(TRUST.replace(", 至: 2999-12-31", "")),
    good=delegation(TRUST),
    lists=(ListKind.DELEGATIONS,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding for an entrusted penalty without its last day."""
    if not item.in_force or not is_entrusted(item) or item.type != PowerType.PENALTY:
        return
    if "期限" in item.meant:
        return
    term = record(item, "期限")
    if item.lacks("期限") or (term is not None and "至" not in term):
        yield lacking(
            item,
            RULE,
            _("委托处罚没有写期限。"),
            _("照委托书补上“至: 期满的日期”（行政处罚法第二十条第二款）。"),
            ("期限", "至"),
        )
