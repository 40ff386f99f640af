"""QD411 informal-title: a law under another name than its own."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render_title
from ...law.facts import Law, Status
from ...law.library.titlekey import key, without_trial
from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, Edit, Fix, RawFinding, Rule, Safety, Scope
from .judgements import Noted, held, noted

RULE = Rule(
    code="QD411",
    slug="informal-title",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("法规名称不是全称"),
    why=(
        "引用法规用公布时的名称；简称只能在同一篇文字里写明“以下简称”之后使用，清单的每一条依据都是单独"
        "看的。只少“中华人民共和国”的，由 state-name-missing 报。"
    ),
    advice=N_("改成全称。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国治安处罚法》第二十三条, 《固体废物污染防治法》第一条]\n"
    ),
    good=GOOD_POWER,
    fix=Safety.UNSAFE,
    gate=held,
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each basis that names a law by what is not its title."""
    for one in noted(item):
        law, title = one.said.judged.law, one.said.citation.title
        if law is None or title is None or one.cited.basis is None:
            continue
        if one.said.judged.status is Status.REPEALED:
            continue
        if one.said.citation.own_title and not is_title(title, law):
            yield _finding(item, one, law, title)


def is_title(title: str, law: Law) -> bool:
    """Whether a name is the law's title but for 中华人民共和国, brackets and （试行）."""
    mine, its = key(title), key(law.title)
    return mine == its or key(without_trial(law.title) or "") == mine


def _finding(item: ItemView, one: Noted, law: Law, title: str) -> RawFinding:
    span = one.said.citation.title_span
    new = render_title(law.title)
    fix = Fix(Safety.UNSAFE, (Edit(one.cited.path, span, new),)) if span else None
    return item.finding(
        RULE,
        _("{title}不是法规的名称，全称是{new}。").format(title=render_title(title), new=new),
        _("改成{new}。").format(new=new),
        one.cited.path,
        span=span,
        fix=fix,
    )
