"""QD452 disguised-licence: an approval under another name that is listed as another type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

_ITEM = (
    "名称: 示例服务机构备案\n类型: 其他行政权力\n状态: 有效\n依据:\n"
    "  - 引用: 《示例市服务机构管理办法》第五条\n    原文: {}\n"
)

RULE = Rule(
    code="QD452",
    slug="disguised-licence",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("备案、认定一类的事项可能是变相的许可"),
    why=(
        "严禁以备案、登记、注册、目录、规划、年检、年报、监制、认定、认证、审定以及其他任何形式变相设定或者"
        "实施行政许可（优化营商环境条例第三十九条第一款），许可清单之外不得实施许可（第四十条第一款）。"
        "列为其他行政权力、行政确认的备案、登记、认定，原文却说不经过它就不得从事活动的，要请法制审核："
        "是许可就列为行政许可，核对许可清单；不是的，改掉事前把关的做法。\n\n"
        "是不是变相许可要由人判断，所以只是提示；没有录原文的不报。"
    ),
    advice=N_("请法制机构核对是不是许可；确属备案的，说明不经备案也可以从事活动。"),
    bad=power(_ITEM.format("未经备案的，不得从事服务活动。")),
    good=power(_ITEM.format("应当自设立之日起三十日内向市主管部门备案。")),
    types=(PowerType.OTHER, PowerType.CONFIRMATION),
    needles=("不得", "方可", "方能"),
)

_WORD = re.compile("备案|登记|注册|目录|规划|年检|年报|监制|认定|认证|审定")
_FIRST = re.compile(
    r"(?:未经|未取得|未办理|未获得|没有)[^。；，]{0,30}?(?P<word>备案|登记|注册|年检|认定|认证|审定)"
    r"[^。；]{0,20}不得[^。；]{0,6}(?:从事|经营|生产|销售|开展|开工|施工|使用|营业|执业|开业)"
    r"|(?:经|取得|办理)[^。；，]{0,30}?(?P<other>备案|登记|注册|年检|认定|认证|审定)[^。；]{0,16}"
    r"(?:后|的)?，?(?:方可|方能)[^。；]{0,6}(?:从事|经营|生产|销售|开展|开工|施工|使用|营业|执业|开业)"
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield the words of a quotation that make a filing a condition of an activity."""
    named = _WORD.search(item.name)
    if named is None or item.repealed:
        return
    for basis in item.bases:
        found = _FIRST.search(basis.quote or "")
        if found is not None and (found["word"] or found["other"]) == named[0]:
            yield item.finding(
                RULE,
                _(
                    "列为{kind}，原文却说“{words}”，像是以“{word}”为名的许可"
                    "（《优化营商环境条例》第三十九条第一款）。"
                ).format(kind=item.type, words=found[0], word=named[0]),
                _(
                    "请法制机构核对：是许可的列为行政许可，并核对许可清单；不是的改掉事前把关的做法。"
                ),
                (*basis.path, "原文"),
                span=found.span(),
            )
            return
