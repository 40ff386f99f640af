"""QD254 not-borne-contradicted: towns do what they are said not to bear."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..assisting import contradictions
from ..examples import GOOD_TERRITORY, TERRITORY_FILE
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD254",
    slug="not-borne-contradicted",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("镇街的配合责任和“不承担”对不上"),
    why=(
        "“不承担”写明镇街不做什么；同一件事又写进“配合”，出了事两边都有话说。\n\n"
        "“不承担”的词出现在配合责任里，前面没有协助、配合、参与、督促这样的词，就算对不上："
        "“协助拆除”和不承担“拆除”不矛盾。废止的不查。"
    ),
    advice=N_("两处只能留一处；只是协助的写明协助谁。"),
    bad={
        **GOOD_TERRITORY,
        TERRITORY_FILE: GOOD_TERRITORY[TERRITORY_FILE].replace(
            "配合: [巡查发现, 劝阻并报告]", "配合: [巡查发现, 对违法建设现场认定]"
        ),
    },
    good=GOOD_TERRITORY,
    lists=(ListKind.TERRITORY,),
    keys=("镇街",),
    needles=("不承担",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield every duty of towns that 不承担 takes away again."""
    if item.repealed:
        return
    for one in contradictions(item.mapping):
        yield item.finding(
            RULE,
            _("配合责任里有“{word}”，“不承担”第 {number} 项又写着不承担。").format(
                word=one.word, number=int(one.refused[-1]) + 1
            ),
            _("由部门办的，从“配合”里删去，或者写明协助谁；镇街确实要办的，从“不承担”里删去。"),
            one.path,
            span=one.span,
        )
