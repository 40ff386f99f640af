"""QD118 type-against-local-code: the same by forms of codes that are not verified."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .type_against_code import by_schemes

_POWER = (
    "名称: 示例的检查\n类型: 行政检查\n状态: 有效\n"
    "依据: [《中华人民共和国城乡规划法》第五十三条]\n"
    "编码: {{地方编码: {code}}}\n"
)

RULE = Rule(
    code="QD118",
    slug="type-against-local-code",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("编码里的类型字母可能与事项类型不符"),
    why=(
        "不少地方的编码用拼音字母表示类型：QZ 强制、ZS 征收、JF 给付、JC 检查、QR 确认、JL 奖励、"
        "CJ 裁决、QT 其他。没有查到规定这些字母的文件，也可能是部门的字母，所以只作提示；"
        "XK 许可、CF 处罚见过真实的编码，由 type-against-code 报。"
        "只看编码里仅有一组字母的；各省的编法见“方案”的“编码”一节。"
    ),
    advice=N_("核对编码和类型；字母不是类型的，写豁免或者忽略这条规则。"),
    bad=power(_POWER.format(code="990100-QR-001")),
    good=power(_POWER.format(code="990100-JC-001")),
    keys=("编码",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield codes that tell another type by a scheme that is not verified."""
    if isinstance(item.mapping.get("编码"), dict) and item.type:
        yield from by_schemes(item, RULE, verified=False)
