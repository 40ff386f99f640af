"""QD433 fine-over-cap: a rule sets a higher fine than rules may set."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...law.facts import Rank
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import BasisRole, PowerType
from ..dated import YES, load
from ..examples import power
from ..itemview import BasisView, ItemView
from ..rule import N_, Option, RawFinding, Rule, Scope
from .amounts import amounts
from .ranks import rank_of, title_of
from .setters import candidates

_OPTION = "地方限额"

RULE = Rule(
    code="QD433",
    slug="fine-over-cap",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("规章设定的罚款超过限额"),
    why=(
        "部门规章设定罚款的限额由国务院规定，地方政府规章的由省、自治区、直辖市人大常委会规定"
        "（行政处罚法第十三条第二款、第十四条第二款）。各地的限额不同，也会改，所以只提醒核对；"
        "限额和出处在 data/fine_caps.yaml，没有收录的省不报，可以用选项“地方限额”（元）写上。\n\n"
        "只看“作用: 设定”、位阶是规章、金额写明的罚款（倍数、比例不看）；"
        "作具体规定的受上位法的幅度管，不在此列。"
    ),
    advice=N_("核对限额；上位法规定了这个幅度的，补引上位法，规章改为“作用: 具体规定”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据:\n  - {引用: 《侵害消费者权益行为处罚办法》第十四条, 作用: 设定}\n"
        "处罚内容:\n  - {种类: [罚款], 幅度: 十万元以上五十万元以下}\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据:\n  - {引用: 《侵害消费者权益行为处罚办法》第十四条, 作用: 设定}\n"
        "处罚内容:\n  - {种类: [罚款], 幅度: 1万元以下}\n"
    ),
    options=(Option(_OPTION, 0, N_("地方政府规章罚款的限额（元）；0 为用收录的各省限额")),),
    types=(PowerType.PENALTY,),
    keys=("处罚内容",),
)


class Cap(NamedTuple):
    """The highest fine in yuan that a rule may set, and who says so."""

    yuan: int
    source: str
    verified: bool


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield the amounts in 幅度 that exceed what the setting rule may set."""
    content = item.mapping.get("处罚内容")
    if item.repealed or not isinstance(content, list):
        return
    bases = [basis for basis in candidates(item) if basis.role == BasisRole.SET]
    caps = [_cap(item, basis) for basis in bases]
    if not caps or any(cap is None for cap in caps):
        return
    cap, basis = max((cap, basis) for cap, basis in zip(caps, bases, strict=True) if cap)
    for number, entry in enumerate(content):
        text = entry.get("幅度") if isinstance(entry, dict) else None
        over = (
            [one for one in amounts(text) if one.yuan > cap.yuan] if isinstance(text, str) else []
        )
        if over:
            highest = max(over, key=lambda one: one.yuan)
            yield item.finding(
                RULE,
                _("《{title}》设定的罚款到{amount}，限额是{cap}元（{source}）。").format(
                    title=title_of(basis.citation),
                    amount=highest.text,
                    cap=cap.yuan,
                    source=cap.source,
                ),
                _("核对限额；幅度来自上位法的，补引上位法作“设定”，规章作“具体规定”。")
                + ("" if cap.verified else _("限额没有核实原文，以公布的文件为准。")),
                ("处罚内容", number, "幅度"),
                span=(highest.start, highest.end),
            )


def _cap(item: ItemView, basis: BasisView) -> Cap | None:
    rank = rank_of(item, basis.citation)
    if rank is Rank.DEPARTMENT_RULE:
        return _caps()["部门规章"]
    if rank not in (Rank.PROVINCIAL_RULE, Rank.CITY_RULE):
        return None
    given: int = item.option(RULE, _OPTION)
    if given:
        return Cap(given, _("工作区的设置"), True)
    title = title_of(basis.citation) or ""
    return next((cap for place, cap in _caps().items() if title.startswith(place)), None)


@cache
def _caps() -> dict[str, Cap]:
    return {
        entry["范围"]: Cap(int(entry["限额"]), entry["出处"], entry["核实"] == YES)
        for entry in load("fine_caps.yaml")["限额"]
    }
