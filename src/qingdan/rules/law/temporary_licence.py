"""QD435 temporary-licence: a licence set by a provincial rule that is older than a year."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...law.facts import Rank
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType
from ..completeness.written import day
from ..examples import power
from ..itemview import BasisView, ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .ranks import law_of_title, rank_of, title_of
from .setters import DOCUMENTS, candidates

_LICENCE = (
    "名称: 示例许可\n类型: 行政许可\n状态: 有效\n"
    "依据: [{{引用: 《广东省碳排放管理试行办法》第十条, 作用: {}}}]\n"
)

RULE = Rule(
    code="QD435",
    slug="temporary-licence",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("省级政府规章设定的许可已满一年"),
    why=(
        "省、自治区、直辖市人民政府规章只能设定临时性的行政许可，实施满一年需要继续实施的，应当提请"
        "本级人大及其常委会制定地方性法规（行政许可法第十五条第一款）。许可的依据最高只到省级政府规章，"
        "规章施行（法规库没有日期的，按事项的生效日期）满一年的，提醒核对。\n\n"
        "规章若是对上位法设定的许可作具体规定，补引上位法、规章写“作用: 具体规定”就不再报；"
        "位阶从法规库或者工作区的 laws/ 来，有一条查不到位阶就不报。"
    ),
    advice=N_("补引后来制定的地方性法规或者上位法；没有的，停止实施这项许可。"),
    bad=power(_LICENCE.format("设定")),
    good=power(_LICENCE.format("具体规定")),
    types=(PowerType.LICENCE,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield licences on a provincial rule, and nothing higher, after its first year."""
    if item.repealed or not item.bases:
        return
    bases = candidates(item)
    ranks = [rank_of(item, basis.citation) for basis in bases]
    if Rank.PROVINCIAL_RULE not in ranks or not set(ranks) <= _LOW:
        return
    basis = bases[ranks.index(Rank.PROVINCIAL_RULE)]
    since = _since(item, basis)
    if since is not None and _a_year_after(since) <= item.today:
        yield item.finding(
            RULE,
            _(
                "《{title}》是省级政府规章，只能设定临时性的许可，{since}起已满一年"
                "（《中华人民共和国行政许可法》第十五条第一款）。"
            ).format(title=title_of(basis.citation), since=since.isoformat()),
            _("满一年要有地方性法规；补引地方性法规或者上位法，规章改为“作用: 具体规定”。"),
            basis.citation_path,
        )


_LOW = frozenset({Rank.PROVINCIAL_RULE, Rank.DEPARTMENT_RULE, Rank.CITY_RULE, *DOCUMENTS})


def _since(item: ItemView, basis: BasisView) -> datetime.date | None:
    law = law_of_title(item.library, title_of(basis.citation) or "")
    first = min(
        (version.effective for version in law.versions if version.effective) if law else (),
        default=None,
    )
    return first or day(item.get("生效日期"))


def _a_year_after(since: datetime.date) -> datetime.date:
    try:
        return since.replace(year=since.year + 1)
    except ValueError:  # 29 February
        return datetime.date(since.year + 1, 3, 1)
