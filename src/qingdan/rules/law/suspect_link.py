"""QD470 suspect-link: what is cited has changed since the item was held against it."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.reviewing.suspects import REVIEW, read_review, suspects
from ...messages import _
from ...model.bases import bases_of_item
from ...model.finding import Severity
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .suspect_words import what_changed

_ITEM = (
    "名称: 对未取得建设工程规划许可证进行建设的处罚\n类型: 行政处罚\n状态: 有效\n"
    "承办机构: [规划执法科]\n"
    "依据:\n  - 《中华人民共和国城乡规划法》第六十四条\n"
    "责任事项:\n  依据:\n    - 引用: 《中华人民共和国行政处罚法》第三十六条\n"
    "      核对: {{日期: {day}, 版本: {version}, 指纹: {mark}}}\n"
)

RULE = Rule(
    code="QD470",
    slug="suspect-link",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("所引的条文在核对以后变了"),
    why=(
        "事项对照条文核对过，依据里就记着“核对”：哪天、法规的哪个文本、条文的指纹。法规修改、废止以后，"
        "所引条文的指纹和记下的不同，或者法规已经废止，这条依据就存疑，直到有人再核对一次。法规改了、"
        "所引的条文一字未动的，不报。\n\n"
        "指纹由法规库里各款的摘要算出，不需要法规原文，也不联网；条号不算在内，只换条号、文字没变的"
        "会说移到了哪一条。"
    ),
    advice=N_("对照现行条文看事项要不要改，看过以后运行 qingdan review。"),
    bad=power(_ITEM.format(day="2020-05-01", version="2017-09-01", mark="nv97hzpj")),
    good=power(_ITEM.format(day="2025-03-01", version="2021-01-22", mark="p614x5r6")),
    needles=(REVIEW,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield every basis of which something cited is not what it was when it was reviewed."""
    if item.repealed:
        return
    for base in bases_of_item(item.kind, item.mapping):
        review = read_review(base.value.get(REVIEW)) if isinstance(base.value, dict) else None
        if review is None:
            continue
        found = suspects(base.citation, review, item.library, item.today)
        if found:
            yield item.finding(
                RULE,
                _("“{citation}”在 {day} 核对以后变了：{what}。").format(
                    citation=base.citation,
                    day=review.day.isoformat(),
                    what="；".join(map(what_changed, found)),
                ),
                _(
                    "对照现行条文，看引用和事项的内容要不要改；看过以后运行 qingdan review {item}。"
                ).format(item=item.id),
                base.citation_path,
            )
