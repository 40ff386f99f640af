"""QD487 withdrawal-incomplete: no reason, or an assessment said so and nothing followed."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import AssessmentResult, ListKind
from ..completeness.written import day
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .said import is_effective, record
from .samples import PENALTY, delegation

_ASSESSED = "评估: [{{日期: 2025-11-01, 结果: {}}}]\n"

RULE = Rule(
    code="QD487",
    slug="withdrawal-incomplete",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("收回没有写原因，或者评估要收回却没有收回"),
    why=(
        "收回也是调整，要写明为什么：依据修改了、承接不了、上级收权，当事人和原来的机关才知道怎样衔接。"
        "定期评估（行政处罚法第二十四条第一款）的结果是收回的，事项还有效、又没有写“收回”，结论就没有落实。"
        "看最近一次评估；定了收回日期的不报。"
    ),
    advice=N_("补上“收回”的“原因”；评估要收回的，写收回的日期和文号。"),
    bad=delegation(PENALTY + _ASSESSED.format("收回")),
    good=delegation(PENALTY + _ASSESSED.format("保留")),
    lists=(ListKind.DELEGATIONS,),
    keys=("收回", "评估"),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding for a withdrawal without its reason, and for one that did not happen."""
    if not {"收回", "评估"}.isdisjoint(item.meant):
        return
    back = record(item, "收回")
    if back and "原因" not in back:
        yield item.missing(
            RULE,
            _("收回没有写原因。"),
            _("补上“原因: ……”，如 法律法规修改、承接能力不足。"),
            ("收回", "原因"),
        )
    number = _last(item.mapping.get("评估"))
    if number is not None and is_effective(item) and "收回" not in item.mapping:
        entry = item.mapping["评估"][number]
        if entry.get("结果") == AssessmentResult.WITHDRAW:
            yield item.finding(
                RULE,
                _("最近一次评估（{day}）要收回，事项还是有效的。").format(day=entry.get("日期")),
                _("收回的写“收回”的日期、原因和文号；不收回的写明后来的评估。"),
                ("评估", number, "结果"),
            )


def _last(given: object) -> int | None:
    """Return the position of the last assessment; None where one has no day."""
    days = [
        (day(one.get("日期")) if isinstance(one, dict) else None, number)
        for number, one in enumerate(given if isinstance(given, list) else ())
    ]
    known = [(when, number) for when, number in days if when is not None]
    return max(known)[1] if known and len(known) == len(days) else None
