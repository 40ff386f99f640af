"""QD471 never-reviewed: nobody has recorded what the cited articles were."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.reviewing.fingerprint import Fingerprint, fingerprint
from ...law.reviewing.suspects import REVIEW, read_review
from ...messages import _
from ...model.bases import bases_of_item
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD471",
    slug="never-reviewed",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("依据没有对照条文核对过"),
    why=(
        "没有“核对”的依据，法规修改以后程序无从知道事项是对照哪个文本写的，也就不会提醒。一个事项报"
        "一次，指在第一条没有核对的依据上；法规库查不到的引用不算。这条规则只在严格的方案里开着。"
    ),
    advice=N_("对照现行条文看一遍事项，然后运行 qingdan review。"),
    bad=GOOD_POWER,
    good=power(
        "名称: 对未取得建设工程规划许可证进行建设的处罚\n类型: 行政处罚\n状态: 有效\n"
        "承办机构: [规划执法科]\n"
        "依据:\n  - 引用: 《中华人民共和国城乡规划法》第六十四条\n"
        "    核对: {日期: 2025-03-01, 版本: 2019-04-23, 指纹: gb33hcg5}\n"
    ),
    preset=RulePreset.STRICT,
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for an item with bases that could be watched and are not."""
    if item.repealed:
        return
    open_ = [
        base
        for base in bases_of_item(item.kind, item.mapping)
        if (isinstance(base.value, str) or read_review(base.value.get(REVIEW)) is None)
        and isinstance(fingerprint(base.citation, item.library, item.today), Fingerprint)
    ]
    if open_:
        yield item.finding(
            RULE,
            _("有 {count} 条依据没有核对过：法规修改以后不会提醒。").format(count=len(open_)),
            _("对照现行条文看一遍，然后运行 qingdan review {item}。").format(item=item.id),
            open_[0].citation_path,
        )
