"""QD341 too-many-others: too much of a list is 其他行政权力."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.grain import units
from ...model.vocabulary import ListKind, PowerType
from ..examples import power
from ..facts import ListView
from ..rule import N_, Option, RawFinding, Rule, Scope

_SHARE = "比例上限"
_LEAST = "最少事项"
_REST = "状态: 有效\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"


def _powers(others: int) -> dict[str, str]:
    """Return ten powers of which so many are 其他行政权力."""
    return {
        f"powers/zrzy/qt-0000000{number}.yaml": (
            f"名称: 第{number}类规划许可的监督\n"
            f"类型: {'其他行政权力' if number < others else '行政检查'}\n{_REST}"
        )
        for number in range(10)
    }


RULE = Rule(
    code="QD341",
    slug="too-many-others",
    severity=Severity.INFO,
    scope=Scope.LIST,
    title=N_("归入“其他行政权力”的太多"),
    why=(
        "许可、处罚、强制、征收、给付、检查、确认、奖励、裁决都不是的，才归入其他行政权力。"
        "占得太多，多半是没有认真分类，或者把审核转报、内部管理也列成了权力。"
        "公布过的清单里确有占到四成以上的，所以只作提示，上限可以改。\n\n"
        "按最小颗粒算（有子项的只数子项），草案、废止的不算；事项少于选项“最少事项”的清单不查。"
    ),
    advice=N_("逐项核对能不能归入前九类；内部管理、审核转报的，按本省口径处理。"),
    bad=_powers(5),
    good={**power("名称: 对违法建设的处罚\n类型: 行政处罚\n" + _REST), **_powers(3)},
    options=(
        Option(_SHARE, 30, N_("其他行政权力占全部事项的百分比，超过才报")),
        Option(_LEAST, 10, N_("少于这么多事项的清单不查")),
    ),
)


def check(view: ListView) -> Iterator[RawFinding]:
    """Yield one finding for a list of powers of which more than the limit are 其他行政权力."""
    if view.kind != str(ListKind.POWERS):
        return
    place = view.place
    least = view.around.option(RULE, _LEAST, place.path)
    limit = view.around.option(RULE, _SHARE, place.path)
    living = [item for item in view.items if item.in_force]
    others = {item.id for item in living if item.type == str(PowerType.OTHER)}
    if len(living) < least or len(others) * 100 <= limit * least:
        return
    counted = units({item.id: item.parent for item in living})
    count = len(counted)
    found = len(others.intersection(counted))
    if count >= least and found * 100 > limit * count:
        yield RawFinding(
            RULE.slug,
            place.path,
            _("{count} 项里有 {others} 项是其他行政权力，占 {share}%（上限 {limit}%）。").format(
                count=count, others=found, share=round(found * 100 / count, 1), limit=limit
            ),
            _("逐项核对能不能归入许可、处罚、强制等前九类。"),
            item=place.id or None,
        )
