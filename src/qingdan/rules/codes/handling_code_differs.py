"""QD116 handling-code-differs: a 业务办理项编码 that does not begin with the 实施编码."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

_POWER = (
    "名称: 示例许可\n类型: 行政许可\n状态: 有效\n"
    "依据: [《中华人民共和国城乡规划法》第四十条]\n"
    "编码:\n"
    "  实施编码: 11990100M00000019X3000115012000\n"
    '  业务办理项编码: "{handling}"\n'
)

RULE = Rule(
    code="QD116",
    slug="handling-code-differs",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("业务办理项编码与实施编码对不上"),
    why=(
        "业务办理项编码是在实施编码（31 位）后面再加几位，前 31 位应当就是实施编码"
        "（国家政务服务平台的业务办理项编码）。对不上，办件数据会挂到别的事项下面。"
        "没有写实施编码的不查。"
    ),
    advice=N_("对照政务服务平台核对两个编码。"),
    bad=power(_POWER.format(handling="11990100M00000019X300011501300001")),
    good=power(_POWER.format(handling="11990100M00000019X300011501200001")),
    needles=("业务办理项编码",),
    keys=("编码",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a 业务办理项编码 that does not go on from the 实施编码."""
    codes = item.mapping.get("编码")
    if not isinstance(codes, dict):
        return
    whole, handling = codes.get("实施编码"), codes.get("业务办理项编码")
    if (
        isinstance(whole, str)
        and isinstance(handling, str)
        and whole
        and handling
        and not handling.startswith(whole)
    ):
        yield item.finding(
            RULE,
            _("业务办理项编码“{handling}”不以实施编码开头。").format(handling=handling),
            _("前 31 位应为“{whole}”。").format(whole=whole),
            ("编码", "业务办理项编码"),
        )
