"""QD115 basic-code-differs: the end of a 实施编码 is not the item's 基本编码."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

_POWER = (
    "名称: 示例许可\n类型: 行政许可\n状态: 有效\n"
    "依据: [《中华人民共和国城乡规划法》第四十条]\n"
    "编码:\n"
    '  基本编码: "{basic}"\n'
    "  实施编码: 11990100M00000019X3000115012000\n"
)

RULE = Rule(
    code="QD115",
    slug="basic-code-differs",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("实施编码与基本编码对不上"),
    why=(
        "实施编码 31 位 = 统一社会信用代码 18 位 + 行使层级 1 位 + 基本编码 12 位"
        "（GB/T 39554.1-2020）。后 12 位不是本事项的基本编码，两个编码必有一个抄错，"
        "政务服务平台会认成别的事项。基本编码是旧制 10 位的不比较。"
    ),
    advice=N_("对照政务服务平台核对两个编码。"),
    bad=power(_POWER.format(basic="000115013000")),
    good=power(_POWER.format(basic="000115012000")),
    preset=RulePreset.LEGACY,
    needles=("实施编码",),
    keys=("编码",),
)

_IMPLEMENTATION = re.compile(r"[0-9A-Z]{18}[1-7]([0-9A-Z]{12})")
_BASIC = re.compile(r"[0-9A-Z]{12}")


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a 实施编码 whose last twelve characters are another basic code."""
    codes = item.mapping.get("编码")
    if not isinstance(codes, dict):
        return
    whole, basic = codes.get("实施编码"), codes.get("基本编码")
    if not isinstance(whole, str) or not isinstance(basic, str):
        return
    found = _IMPLEMENTATION.fullmatch(whole)
    if found is not None and _BASIC.fullmatch(basic) and found[1] != basic:
        yield item.finding(
            RULE,
            _("实施编码的后 12 位是“{end}”，基本编码却是“{basic}”。").format(
                end=found[1], basic=basic
            ),
            _("对照政务服务平台，改正抄错的一个。"),
            ("编码", "实施编码"),
            span=found.span(1),
        )
