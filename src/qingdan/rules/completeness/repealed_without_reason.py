"""QD236 repealed-without-reason: a repealed item that names no successor and no reason."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..absence import REASON
from ..examples import power
from ..facts import View
from ..rule import N_, Mark, RawFinding, Rule, Scope

_POWER = (
    "名称: 示例的处罚\n类型: 行政处罚\n状态: 废止\n依据: [《示例条例》第一条]\n"
    "失效日期: 2025-12-31\n"
)

RULE = Rule(
    code="QD236",
    slug="repealed-without-reason",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("废止的事项没有写由谁承接或者为什么废止"),
    why=(
        "取消、下放、合并、划转都会让一个事项废止，后果大不一样：有的还有人办，有的谁都不能再办。"
        "由别的事项承接的写“承接”（写事项 id），没有承接的在“备注”或者“内部说明”里写原因。"
        "别的事项写了“承接自”“拆分自”“合并自”这一项的，也算写了；有主项的子项随主项。"
    ),
    advice=N_("写“承接: [事项 id]”，或者在“备注”里写明原因。"),
    bad=power(_POWER),
    good=power(_POWER + "备注: 设定依据已于2025年12月31日废止\n"),
)

_FROM = frozenset({"承接自", "拆分自", "合并自"})


def check(view: View) -> Iterator[RawFinding]:
    """Yield repealed items that say neither what took their place nor why they went."""
    gone = [item for item in view.items if item.repealed and REASON in item.absent]
    if not gone:
        return
    continued = {word for item in view.items for word, path in item.items if path[0] in _FROM}
    for item in gone:
        if item.id in continued or item.parent in view.by_id:
            continue
        yield RawFinding(
            RULE.slug,
            item.path,
            _("状态是废止，没有写由哪项承接，也没有写原因。"),
            _("有承接的写“承接: [事项 id]”，没有的在“备注”里写明原因。"),
            (item.first_key,) if item.first_key else (),
            Mark.KEY,
            ("承接",),
            item.id,
        )
