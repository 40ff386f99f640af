"""QD448 setting-unclaimed: whether a basis may set it depends on something nobody declared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...law.facts import Rank
from ...law.setting.setting import Verdict, may_set_coercion, may_set_licence, may_set_penalty
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import CoercionMeans, PenaltyKind, PowerType, RulePreset
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .kinds import declared_kinds, declared_means
from .setters import Ask, depending

_PENALTY = (
    "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
    "依据:\n  - {{引用: 《侵害消费者权益行为处罚办法》第十四条, 作用: 设定{}}}\n"
    "处罚内容: [{{种类: [警告]}}]\n"
)

RULE = Rule(
    code="QD448",
    slug="setting-unclaimed",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("能不能设定，要看没有写明的事实"),
    why=(
        "有的设定权要看条文以外的事实：尚未制定法律、行政法规的，部门规章才可以设定警告和罚款"
        "（行政处罚法第十三条第二款）；尚未制定法律的，行政法规才可以设定许可（行政许可法第十四条第一款）；"
        "尚未制定法律、行政法规且属于地方性事务的，地方性法规才可以设定查封、扣押（行政强制法第十条第三款）。"
        "这些从清单和法规库都推不出来，要由编辑核对后在依据上写“声明”，如“声明: [无上位法]”。"
        "有上位法的，规章写“作用: 具体规定”，另引上位法作“设定”。\n\n"
        "只看写了“作用: 设定”的依据；清单大多没有写，所以只在预设“严格”里。"
    ),
    advice=N_("核对后在这条依据上写“声明”；有上位法的改为“作用: 具体规定”，补引上位法。"),
    bad=power(_PENALTY.format("")),
    good=power(_PENALTY.format(", 声明: [无上位法]")),
    preset=RulePreset.STRICT,
    types=(PowerType.PENALTY, PowerType.LICENCE, PowerType.COERCION),
    needles=("作用",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield setting bases that may set the power only if something undeclared holds."""
    if item.repealed:
        return
    said: set[tuple[str | int, ...]] = set()
    for ask in _questions(item):
        found = depending(item, ask)
        if found is None or found[1].cite_instead is not None:
            continue
        (basis, ranks), verdict = found
        if basis.role is None or len(ranks) > 1 or basis.path in said:
            continue
        rank = next(iter(ranks))
        said.add(basis.path)
        yield item.finding(
            RULE,
            _(
                "{rank}能不能设定这一项，要看是不是“{flag}”：{reason}（《{law}》{article}）。"
            ).format(
                rank=rank,
                flag=verdict.declared_flag,
                reason=verdict.reason,
                law=verdict.law,
                article=verdict.article,
            ),
            _(
                "核对属实的，在这条依据上写“声明: [{flag}]”；有上位法的改为“作用: 具体规定”。"
            ).format(flag=verdict.declared_flag),
            basis.citation_path,
        )


def _questions(item: ItemView) -> Iterator[Ask]:
    if item.type == PowerType.LICENCE:
        yield partial(_licence, item)
    elif item.type == PowerType.PENALTY:
        for kind in declared_kinds(item):
            yield partial(_penalty, item, kind.kind)
    else:
        for means in declared_means(item):
            yield partial(_coercion, item, means.means)


def _licence(item: ItemView, rank: Rank) -> Verdict:
    return may_set_licence(rank, item.today)


def _penalty(item: ItemView, kind: PenaltyKind, rank: Rank) -> Verdict:
    return may_set_penalty(rank, kind, item.today)


def _coercion(item: ItemView, means: CoercionMeans, rank: Rank) -> Verdict:
    return may_set_coercion(rank, means, item.today)
