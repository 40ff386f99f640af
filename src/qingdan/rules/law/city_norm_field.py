"""QD449 city-norm-field: a city's own regulation or rule is the only basis of a power."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...law.facts import Rank
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType, RulePreset
from ..dated import load, texts_in
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .ranks import rank_of, title_of
from .setters import candidates

_PENALTY = "名称: 对违反养犬规定的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《{}》第三十条]\n"

RULE = Rule(
    code="QD449",
    slug="city-norm-field",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("只有设区的市的法规、规章作依据"),
    why=(
        "设区的市的地方性法规和政府规章限于城乡建设与管理、生态文明建设、历史文化保护、基层治理等方面的事项"
        "（立法法第八十一条第一款、第九十三条第三款）。一项权力只由它们设定的，要核对属于哪一个方面。"
        "领域从清单看不出，所以只在预设“严格”里提示。\n\n"
        "省、自治区人民政府所在地的市、经济特区所在地的市和国务院已经批准的较大的市早先制定的继续有效"
        "（第八十一条第五款、第九十三条第三款），名单在 data/larger_cities.yaml，这些市的不报。"
        "位阶从法规库来，有一条查不到位阶就不报。"
    ),
    advice=N_("核对属于四个方面中的哪一个；不属于的，补引上位法。"),
    bad=power(_PENALTY.format("东营市养犬管理条例")),
    good=power(_PENALTY.format("中华人民共和国动物防疫法")),
    preset=RulePreset.STRICT,
    types=(PowerType.PENALTY, PowerType.LICENCE, PowerType.COERCION),
)

_CITY = frozenset({Rank.CITY_REGULATION, Rank.CITY_RULE})


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield powers all of whose possible setting bases are norms of a city."""
    bases = candidates(item)
    if item.repealed or not bases:
        return
    if not all(rank_of(item, basis.citation) in _CITY for basis in bases):
        return
    title = title_of(bases[0].citation) or ""
    if title.startswith(_larger()):
        return
    yield item.finding(
        RULE,
        _(
            "设定它的《{title}》是设区的市制定的，只能规定四个方面的事项（《立法法》{article}）。"
        ).format(
            title=title,
            article=_("第八十一条第一款")
            if rank_of(item, bases[0].citation) is Rank.CITY_REGULATION
            else _("第九十三条第三款"),
        ),
        _(
            "核对属于城乡建设与管理、生态文明建设、历史文化保护、基层治理中的哪一个；不属于的补引上位法。"
        ),
        bases[0].citation_path,
    )


@cache
def _larger() -> tuple[str, ...]:
    found = load("larger_cities.yaml")
    return tuple(f"{city}市" for group in found["城市"] for city in texts_in(group["名称"]))
