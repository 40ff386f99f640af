"""QD268 delegation-dates-reversed: days of one matter that cannot follow one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import ListKind
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .said import at, date_in
from .samples import PENALTY, delegation

_STEPS = "程序: {{申请: {}, 确定: 2025-04-01, 发布: 2025-04-20, 备案: 2025-05-06}}\n"

RULE = Rule(
    code="QD268",
    slug="delegation-dates-reversed",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("赋权的日期前后颠倒"),
    why=(
        "承接的次序是镇街申请、政府确定、向社会发布、报备案。后一步的日期早于前一步的，"
        "多半是抄错了年份；次序本来就和这里不同的，可以豁免。期满早于开始、收回早于行使的也报。"
        "行使过早由 exercised-too-early 报。废止的事项也查日期。"
    ),
    advice=N_("照文件改正日期。"),
    bad=delegation(PENALTY + _STEPS.format("2025-10-01")),
    good=delegation(PENALTY + _STEPS.format("2025-03-01")),
    lists=(ListKind.DELEGATIONS,),
    keys=("程序", "期限", "收回"),
)

_STEP_KEYS = ("申请", "确定", "发布", "备案")


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding for each step that is earlier than the one before it."""
    done = [step for step in _STEP_KEYS if date_in(item, "程序", step) is not None]
    wanted: list[tuple[FieldPath, FieldPath]] = [
        (("程序", first), ("程序", second)) for first, second in pairwise(done)
    ]
    wanted.append((("期限", "自"), ("期限", "至")))
    wanted.append((("程序", "行使"), ("收回", "日期")))
    for earlier, later in wanted:
        before = date_in(item, str(earlier[0]), str(earlier[1]))
        after = date_in(item, str(later[0]), str(later[1]))
        if before is not None and after is not None and after < before:
            yield at(
                item,
                RULE,
                _("“{later}”（{after}）早于“{earlier}”（{before}）。").format(
                    later="·".join(map(str, later)),
                    after=after.isoformat(),
                    earlier="·".join(map(str, earlier)),
                    before=before.isoformat(),
                ),
                _("照文件核对这两个日期。"),
                later,
            )
