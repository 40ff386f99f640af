"""QD217 fee-without-standard: a fee that does not say how much."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .written import mapping

_LICENCE = "名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"

RULE = Rule(
    code="QD217",
    slug="fee-without-standard",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("收费没有写标准"),
    why=(
        "许可收费要按照公布的法定项目和标准（行政许可法第五十九条），行政事业性收费的项目、依据、标准"
        "都要主动公开（政府信息公开条例第二十条第八项）。写了“收费: true”，就要写标准；"
        "标准在文件里的，写文件的名称和文号。草案和废止的事项不查。"
    ),
    advice=N_("在“收费”里补上“标准”。"),
    bad=power(_LICENCE + "收费: {收费: true, 依据: [《示例法》第二条]}\n"),
    good=power(_LICENCE + "收费: {收费: true, 标准: 每件10元, 依据: [《示例法》第二条]}\n"),
    lists=(ListKind.POWERS,),
    keys=("收费",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a fee without 标准."""
    fee = mapping(item, "收费")
    if fee is None or fee.get("收费") is not True or fee.get("标准") or not item.in_force:
        return
    yield item.missing(
        RULE,
        _("写了收费，没有写收费的标准。"),
        _("补上“标准: ……”；标准在文件里的，写文件的名称和文号。"),
        ("收费", "标准"),
    )
