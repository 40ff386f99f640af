"""QD414 label-against-rank: the label of a spreadsheet says another rank than the law has."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.citing.rendering import render_title
from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .judgements import held, noted
from .labels import fits

RULE = Rule(
    code="QD414",
    slug="label-against-rank",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("标注的位阶不对"),
    why=(
        "来源表格自己标的【法律】【法规】【规章】照录在“标注”里，常有标错的：行政法规标成规章，部门规章标成法规。"
        "设定权按法规库的位阶判断，不看标注；标注公布出去会让人误会，所以提示。"
    ),
    advice=N_("改正标注，或者删去。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据:\n"
        "  - {引用: 《城市市容和环境卫生管理条例》第三十四条, 标注: 规章}\n"
    ),
    good=GOOD_POWER,
    needles=("标注",),
    gate=held,
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each label that does not stand for the rank of the law beside it."""
    told: set[object] = set()
    for one in noted(item):
        law, basis, label = one.said.judged.law, one.cited.basis, one.said.beside.label
        if law is None or basis is None or not label or fits(label, law) or basis in told:
            continue
        told.add(basis)
        yield item.finding(
            RULE,
            _("{law}是{rank}，标注写的是“{label}”。").format(
                law=render_title(law.title), rank=law.rank, label=label
            ),
            _("标注改成“{rank}”，或者删去。").format(rank=law.rank),
            (*basis, "标注"),
        )
