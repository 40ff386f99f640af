"""QD420 state-name-missing: a title without 中华人民共和国, which belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render_title
from ...law.library.titlekey import STATE
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, Edit, Fix, RawFinding, Rule, Safety, Scope
from .judgements import held, noted

RULE = Rule(
    code="QD420",
    slug="state-name-missing",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("法规名称少了“中华人民共和国”"),
    why=(
        "全称以“中华人民共和国”开头的法律、行政法规，正式引用写全称。意思不会误解，所以只在严格方案里"
        "提示。"
    ),
    advice=N_("在名称前补上“中华人民共和国”。"),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《城乡规划法》第六十四条]\n"),
    good=GOOD_POWER,
    preset=RulePreset.STRICT,
    fix=Safety.SAFE,
    gate=held,
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each basis whose title lacks the name of the state."""
    for one in noted(item):
        law, citation = one.said.judged.law, one.said.citation
        span = citation.title_span
        if law is None or one.cited.basis is None or span is None or not citation.own_title:
            continue
        if citation.title != law.title and citation.title == law.title.removeprefix(STATE):
            new = render_title(law.title)
            yield item.finding(
                RULE,
                _("{title}的全称是{new}。").format(title=render_title(citation.title), new=new),
                _("改成{new}。").format(new=new),
                one.cited.path,
                span=span,
                fix=Fix(Safety.SAFE, (Edit(one.cited.path, span, new),)),
            )
