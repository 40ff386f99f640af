"""QD562 penalty-by-procedure-law: a penalty that only laws on procedure are cited for."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind, PowerType
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .cited import cites, titles
from .procedure_law import procedure_laws, short

RULE = Rule(
    code="QD562",
    slug="penalty-by-procedure-law",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("处罚只有程序法作依据"),
    why=(
        "行政处罚法、行政强制法规定怎样处罚、怎样强制，不规定哪种行为要罚多少。处罚事项的依据"
        "只有它们，就没有设定这项处罚的法律（行政处罚法第四条：处罚由法律、法规、规章规定）。"
        "行政许可法第七章规定了对申请人、被许可人的处罚，不算在内。"
    ),
    advice=N_("补上规定这种违法行为和处罚的法律、法规、规章的条文。"),
    bad=power(
        "名称: 对违法建设的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国行政处罚法》第九条]\n"
    ),
    good=GOOD_POWER,
    needles=("行政处罚法》", "行政强制法》"),
    lists=(ListKind.POWERS,),
    types=(PowerType.PENALTY,),
)

_KINDS = (PowerType.PENALTY, PowerType.COERCION)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield penalties all of whose bases are the laws on procedure."""
    if item.type != PowerType.PENALTY or item.repealed or not item.bases:
        return
    laws = [procedure_laws()[kind] for kind in _KINDS]
    named = []
    for basis in item.bases:
        law = next((law for law in laws if cites(basis.citation, law)), None)
        if law is None or len(titles(basis.citation)) > 1:
            return
        named.append(short(law))
    listed = joined(f"《{law}》" for law in dict.fromkeys(named))
    yield item.finding(
        RULE,
        _("这项处罚的依据只有{laws}，那是程序法，没有规定这种行为怎样处罚。").format(laws=listed),
        _("补上规定这种违法行为和处罚的条文。"),
        item.bases[0].citation_path,
    )
