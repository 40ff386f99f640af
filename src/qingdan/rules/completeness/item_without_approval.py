"""QD239 item-without-approval: an item in force that names no decision."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset, Status
from ..examples import GOOD_POWER, POWER_FILE
from ..facts import Facts, ListView
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import missing, reason

DEMAND = KEY = "批准"

RULE = Rule(
    code="QD239",
    slug="item-without-approval",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    title=N_("有效的事项没有写批准"),
    why=(
        "清单经批准才算数：谁、哪一天、用什么文件批准的，要查得到。写在事项的“批准”里，"
        "或者清单表头的“批准”“文号”里，也可以由表头的“默认”给出。整个清单都没有写的，"
        "有表头时只在表头报一次。\n\n"
        "各地做法不一，所以只在预设“严格”里，或者由方案启用。只查状态是有效的事项；有主项的子项随主项。"
    ),
    advice=N_("在清单表头补上“批准: {文号: ……, 机关: ……, 日期: ……}”。"),
    bad=GOOD_POWER,
    good={
        "powers/zrzy/list.yaml": (
            "批准: {文号: 示政发〔2025〕1号, 机关: 示例市人民政府, 日期: 2025-01-10}\n"
        ),
        POWER_FILE: GOOD_POWER[POWER_FILE],
    },
    preset=RulePreset.STRICT,
)


def check(view: ListView) -> Iterator[RawFinding]:
    """Yield items in force without 批准; one finding at the header where none has it."""
    header = view.header
    if header is not None and (not header.readable or KEY not in header.absent):
        return
    lacking = [item for item in view.items if _lacks(item)]
    if not lacking:
        return
    profile = view.around.profile
    hint = _("补上“批准: {文号: ……, 机关: ……, 日期: ……}”；整个清单一起批准的写在表头里。")
    hint += reason(profile, DEMAND)
    if header is not None and not any(_has(item) for item in view.items):
        message = _("表头没有写批准，{count} 项有效的事项也没有。").format(count=len(lacking))
        yield missing(RULE, header, KEY, message, hint)._replace(item=None)
        return
    for item in lacking:
        yield missing(RULE, item, KEY, _("状态是有效，没有写批准。"), hint)


def _lacks(item: Facts) -> bool:
    return KEY in item.absent and item.status == Status.EFFECTIVE and item.parent is None


def _has(item: Facts) -> bool:
    return item.in_force and KEY not in item.absent
