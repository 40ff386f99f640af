"""QD263 delegation-letter-incomplete: an entrustment whose 委托书 does not say what it must."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, PowerType
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .said import is_entrusted, lacking, record
from .samples import TRUST, delegation, without

RULE = Rule(
    code="QD263",
    slug="delegation-letter-incomplete",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("委托没有委托书，或者委托书不全"),
    why=(
        "委托处罚要书面委托，委托书应当载明委托的具体事项、权限、期限，由委托和受委托的双方向社会公布"
        "（行政处罚法第二十条第一款、第二款）；委托许可的，受委托的行政机关和委托的内容要公告"
        "（行政许可法第二十四条第一款）。期限由 delegation-without-term 查；"
        "“权限范围”写明了的，“权限”可以不重复。草案和废止的事项不查。"
    ),
    advice=N_("照委托书补上“委托书”的“事项”“权限”“公布”。"),
    bad=delegation(without(TRUST, "委托书")),
    good=delegation(TRUST),
    lists=(ListKind.DELEGATIONS,),
)

_WANTED = {
    str(PowerType.PENALTY): ("事项", "权限", "公布"),
    str(PowerType.LICENCE): ("事项", "公布"),
}
"""What the letter of each type must say by law."""


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding for a letter that is missing, or for each part that it lacks."""
    if not item.in_force or not is_entrusted(item) or "委托书" in item.meant:
        return
    law = (
        "行政许可法第二十四条第一款"
        if item.type == PowerType.LICENCE
        else "行政处罚法第二十条第二款"
    )
    if item.lacks("委托书"):
        yield item.missing(
            RULE,
            _("方式是委托，没有写委托书。"),
            _("补上“委托书”，写明文号、事项、权限和在哪里公布（{law}）。").format(law=law),
            ("委托书",),
        )
        return
    letter = record(item, "委托书")
    for key in _WANTED.get(item.type, ()) if letter is not None else ():
        if letter is None or letter.get(key) or (key == "权限" and item.text("权限范围")):
            continue
        yield lacking(
            item,
            RULE,
            _("委托书没有写“{key}”。").format(key=key),
            _("照委托书补上“{key}: ……”（{law}）。").format(key=key, law=law),
            ("委托书", key),
        )
