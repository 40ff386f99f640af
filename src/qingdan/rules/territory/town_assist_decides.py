"""QD376 town-assist-decides: towns that only help are given a decision of an authority."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import ListKind
from ..assisting import decisions_marked
from ..deciding import power_type
from ..examples import GOOD_TERRITORY, TERRITORY_FILE
from ..facts import Facts, View
from ..marking.territory import STEPS
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..townpowers import TownPowers
from ..townships import every_town, towns_in

RULE = Rule(
    code="QD376",
    slug="town-assist-decides",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("镇街的配合责任写了处罚、强制、审批"),
    why=(
        "配合责任限于发现、报告、劝阻、协助、引导、宣传。处罚由有处罚权的行政机关实施"
        "（《中华人民共和国行政处罚法》第十七条），交由乡镇、街道行使要有省一级公布的决定（第二十四条）；"
        "强制措施由法律、法规规定的行政机关实施，不得委托"
        "（《中华人民共和国行政强制法》第十七条）；许可由有许可权的机关实施"
        "（《中华人民共和国行政许可法》第二十二条）。写进配合责任，就是把部门的权力和责任一起推给镇街。\n\n"
        "看“镇街”的“配合”，和“谁”写镇街的步骤：否定的（不实施处罚）、协助别人办的（协助查封）不算。“范围”里的每个镇街"
        "（没有写范围的看全部）都有这一类权力的不报：它的权力清单里有，或者有效的赋权事项给了它"
        "（派驻、代办、网上办理、服务窗口前移不算，收回的不算）。只看类型，不看是不是同一件事。"
        "只查有效的事项。"
    ),
    advice=N_("改成发现、报告、协助这类配合责任；确已赋权的，在赋权事项清单里写明。"),
    bad={
        **GOOD_TERRITORY,
        TERRITORY_FILE: GOOD_TERRITORY[TERRITORY_FILE]
        .replace("劝阻并报告", "对违法建设依法处罚")
        .replace("认定, 处罚", "认定"),
    },
    good=GOOD_TERRITORY,
)

_SHOWN = 3


def check(view: View) -> Iterator[RawFinding]:
    """Yield every decision given to towns of which one at least has no such power."""
    register = view.register
    if register is None:
        return
    held: TownPowers | None = None
    for item in view.of_kind(ListKind.TERRITORY):
        if not item.in_force:
            continue
        for word, path, span in decisions_marked(item.marks):
            held = held or TownPowers(view, register)
            towns = _towns(view, register, item, path)
            if towns is None:
                continue
            wanted = str(power_type(word))
            without = [town for town in towns if not held.has(town, wanted)]
            if without or not towns:
                message = (
                    _("由镇街办的步骤写了“{word}”，{towns}没有这类权力（{type}）。")
                    if path[0] == STEPS
                    else _("镇街的配合责任写了“{word}”，{towns}没有这类权力（{type}）。")
                )
                yield RawFinding(
                    RULE.slug,
                    item.path,
                    message.format(word=word, towns=_names(register, without), type=wanted),
                    _(
                        "改成发现、报告、劝阻、协助；确已赋权的，在 delegations/ "
                        "写明承接机构和类型，本事项的“范围”只写承接的镇街。"
                    ),
                    path,
                    item=item.id,
                    span=span,
                )


def _towns(view: View, register: Register, item: Facts, path: FieldPath) -> list[str] | None:
    """Return the towns that a duty or a step is for; None for a step of somebody else."""
    if path[0] == STEPS:
        actor = next((word for word, at in item.words(STEPS) if at[1] == path[1]), "")
        return list(towns_in(register, actor)) or None
    scope = [word for word, at in item.words("镇街") if at[1] == "范围"]
    if not scope:
        return list(every_town(register, view.around.today.isoformat()))
    return list(dict.fromkeys(town for organ in scope for town in towns_in(register, organ)))


def _names(register: Register, towns: list[str]) -> str:
    if not towns:
        return _("镇街")
    names = joined(register.name_of(town) for town in towns[:_SHOWN])
    if len(towns) > _SHOWN:
        return _("{names}等 {count} 个镇街").format(names=names, count=len(towns))
    return names
