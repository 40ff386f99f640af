"""QD382 assist-duty-decides: what a town helps with holds a decision of an authority."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..assisting import decisions_marked
from ..deciding import power_type
from ..examples import FULFILMENT_FILE, GOOD_FULFILMENT
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from ..townpowers import TownPowers

RULE = Rule(
    code="QD382",
    slug="assist-duty-decides",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("镇街配合职责写了处罚、强制、审批"),
    why=(
        "配合履职是“配合为、尽次责”。处罚由有处罚权的行政机关实施"
        "（《中华人民共和国行政处罚法》第十七条），交由乡镇、街道行使要有省一级公布的决定（第二十四条）；"
        "强制措施不得委托（《中华人民共和国行政强制法》第十七条）；许可由有许可权的机关实施"
        "（《中华人民共和国行政许可法》第二十二条）。写进配合职责，就是把部门的权力和责任一起推给镇街。\n\n"
        "否定的（不实施处罚）、协助别人办的（协助查封）不算。这个镇街有这一类权力的不报："
        "它的权力清单里有，或者有效的赋权事项给了它（派驻、代办、网上办理、服务窗口前移不算，收回的不算）。"
        "只看类型，不看是不是同一件事。只查有效的事项。"
    ),
    advice=N_("改成发现、报告、劝阻、协助这类配合职责；确已赋权的，在赋权事项清单里写明。"),
    bad={
        **GOOD_FULFILMENT,
        FULFILMENT_FILE: GOOD_FULFILMENT[FULFILMENT_FILE].replace(
            "发现违法建设的劝阻并报告", "对违法建设依法处罚"
        ),
    },
    good=GOOD_FULFILMENT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every decision that 镇街配合职责 holds and the town has no such power for."""
    register = view.register
    if register is None:
        return
    held: TownPowers | None = None
    for item in view.of_kind(ListKind.FULFILMENT):
        if not item.in_force:
            continue
        for word, path, span in decisions_marked(item.marks):
            held = held or TownPowers(view, register)
            wanted = str(power_type(word))
            if item.organ is None or held.has(item.organ, wanted):
                continue
            yield RawFinding(
                RULE.slug,
                item.path,
                _("镇街配合职责写了“{word}”，{town}没有这类权力（{type}）。").format(
                    word=word, town=register.name_of(item.organ), type=wanted
                ),
                _("改成发现、报告、劝阻、协助；确已赋权的，在 delegations/ 写明承接机构和类型。"),
                path,
                item=item.id,
                span=span,
            )
