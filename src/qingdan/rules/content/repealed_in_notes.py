"""QD557 repealed-in-notes: 备注 or 名称 says that an item in force is repealed."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from ..text.patterns import Pattern

RULE = Rule(
    code="QD557",
    slug="repealed-in-notes",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("备注说已经废止，状态却有效"),
    why=(
        "来源表格常把“已废止”“已取消”写在备注或者名称后面。状态没有跟着改，网站上就还是一项"
        "有效的权力；废止的要写状态、失效日期和承接。备注说的是依据废止的，也要重新核对。"
        "“同时废止”“废止前”“未废止”这类说明不报，草案和已经废止的事项不查。"
    ),
    advice=N_("确已废止就把状态改为废止并写失效日期；没有废止就改备注。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n备注: 2015年1月22日废止\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    ),
    good=GOOD_POWER,
)

_WORDS = ("废止", "取消", "失效", "停止")

_NOTE = Pattern(
    r"(?:[已被予日月年]|予以|明令|决定|本项|该项|事项|全文)\s*(?P<a>废止|取消|失效|停止(?:实施|执行))"
    r"|^\s*(?P<b>废止|取消|停止(?:实施|执行))\s*[。；]?\s*$"
)
_OTHER = Pattern(
    r"同时废止|[未不]\w{0,3}(?:废止|取消)|(?:废止|取消|失效)(?:之?前|后|的|、|资格)|拟"
)
_NAME = Pattern(r"[（(【\[]\s*(?:已|已经)?(?P<a>废止|取消|停止(?:实施|执行))\s*[）)】\]]")


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield the words of 备注 or 名称 by which an item in force is repealed."""
    if not item.in_force:
        return
    for key, pattern in (("备注", _NOTE), ("名称", _NAME)):
        value = item.mapping.get(key)
        if not isinstance(value, str) or not any(word in value for word in _WORDS):
            continue
        found = pattern.search(value)
        if found is None or (key == "备注" and _OTHER.search(value)):
            continue
        yield item.finding(
            RULE,
            _("{key}写着“{words}”，状态却是有效。").format(key=key, words=shown(value, 30)),
            _(
                "确已废止的，写“状态: 废止”和“失效日期”，有承接的写“承接”；没有废止的，改{key}。"
            ).format(key=key),
            (key,),
            span=found.span(found.lastgroup or 0),
        )
