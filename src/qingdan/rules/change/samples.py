"""What the examples of the rules on change stand on: one power before and after, one batch.

The anchors are what ``qingdan adjust draft`` writes for these very files.
"""

from __future__ import annotations

from ..examples import POWER_FILE, before, power

ITEM = "cf-7k3q9d2m"
BATCH = "adjustments/2025-11-20-tzqd.yaml"
_POWER = (
    "名称: 对未取得建设工程规划许可证进行建设的处罚\n"
    "类型: 行政处罚\n"
    "状态: 有效\n"
    "生效日期: {day}\n"
    "承办机构: [{unit}]\n"
    "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
)
OLD_TEXT = _POWER.format(day="2020-01-01", unit="规划执法科")
NEW_TEXT = _POWER.format(day="2025-12-01", unit="规划执法科, 法规科")
OLD = power(OLD_TEXT)
NEW = power(NEW_TEXT)
OLD_ANCHOR = "hb3f0f7ef8406"
NEW_ANCHOR = "hc58d9aaeb6bb"
BASE = before(OLD)
REPEALED_TEXT = (
    OLD_TEXT.replace("状态: 有效", "状态: 废止") + "失效日期: 2025-12-01\n备注: 依据已经废止\n"
)
REPEALED = power(REPEALED_TEXT)
REPEALED_ANCHOR = "h72c5f06a0fb5"
CHANGED = "  - {事项: cf-7k3q9d2m, 调整: 变更, 前: " + OLD_ANCHOR + ", 后: " + NEW_ANCHOR + "}\n"
ADDED = "  - {事项: cf-7k3q9d2m, 调整: 新增}\n"
CANCELLED = "  - {事项: cf-7k3q9d2m, 调整: 取消}\n"


def draft(entries: str, more: str = "") -> dict[str, str]:
    """Return a batch that is still being drafted."""
    return {BATCH: "名称: 调整权力责任清单\n" + more + "变更:\n" + entries}


_PUBLISHED = (
    "名称: 调整权力责任清单的公告\n"
    "阶段: 公布稿\n"
    "文号: 示政办发〔2025〕8号\n"
    "日期: 2025-11-20\n"
    "生效日期: 2025-12-01\n"
    "审核: {日期: 2025-11-10}\n"
    "合法性审查: {日期: 2025-11-12, 通过: 是}\n"
    "审批: {机关: 示例市人民政府, 日期: 2025-11-18}\n"
    "公布: {日期: 2025-11-21}\n"
)


def published(entries: str, *, less: str = "", more: str = "") -> dict[str, str]:
    """Return a batch that was made public; ``less`` is a line of it that is left out."""
    return {BATCH: _PUBLISHED.replace(less, "") + more + "变更:\n" + entries}


__all__ = ["ADDED", "BASE", "BATCH", "CANCELLED", "CHANGED", "ITEM", "NEW", "OLD", "POWER_FILE"]
