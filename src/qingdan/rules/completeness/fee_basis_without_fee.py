"""QD218 fee-basis-without-fee: a basis or a rate of a fee that is not charged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, Mark, RawFinding, Rule, Scope
from .written import citation, mapping

_LICENCE = "名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"

RULE = Rule(
    code="QD218",
    slug="fee-basis-without-fee",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("写着不收费，却有收费的依据或者标准"),
    why=(
        "“收费: false”又写着收费的依据或者标准，读的人不知道到底收不收。多半是停止收费后没有删，"
        "或者“收费”填错了。依据是免收、取消收费的文件，或者是行政许可法第五十八条（不得收费）的，"
        "标准写“不收费”“无”的，都不报。草案和废止的事项不查。"
    ),
    advice=N_("不收费的删去依据和标准，收费的改成“收费: true”。"),
    bad=power(_LICENCE + "收费: {收费: false, 标准: 每件10元}\n"),
    good=power(_LICENCE + "收费: {收费: false, 依据: [《中华人民共和国行政许可法》第五十八条]}\n"),
    lists=(ListKind.POWERS,),
    keys=("收费",),
)

_FREE = re.compile("免|取消|停征|停止|暂停|不收|不得收|零|无|没有|^0|行政许可法")


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding at the basis or the rate of a fee that is not charged."""
    fee = mapping(item, "收费")
    if fee is None or fee.get("收费") is not False or not item.in_force:
        return
    for key in ("标准", "依据"):
        if _means_a_fee(fee, key):
            yield item.finding(
                RULE,
                _("写着不收费，却写了收费的{key}。").format(key=key),
                _("不收费的删去它，收费的把“收费”改成 true。"),
                ("收费", key),
                mark=Mark.KEY,
            )


def _means_a_fee(fee: Mapping[str, Any], key: str) -> bool:
    value = fee.get(key)
    if isinstance(value, str):
        return bool(value) and _FREE.search(value) is None
    texts = [_whole(one) for one in value] if isinstance(value, list) else []
    return bool(texts) and all(text and _FREE.search(text) is None for text in texts)


def _whole(basis: Any) -> str:
    """Return a basis with what it quotes: 免收 may stand in either."""
    quote = basis.get("原文") if isinstance(basis, dict) else None
    return citation(basis) + (quote if isinstance(quote, str) else "")
