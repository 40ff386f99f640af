"""QD378 step-by-outsider: a step of an organ that has no part in the matter."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..between.parties import among
from ..examples import GOOD_TERRITORY, TERRITORY_FILE
from ..facts import Facts, View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..townships import is_of_towns

RULE = Rule(
    code="QD378",
    slug="step-by-outsider",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("步骤由与这件事无关的机构办"),
    why=(
        "施工图里办事的，应当是主体责任部门、配合部门或者“范围”里的镇街"
        "（没有写范围的是全部镇街）。别的机构在清单里没有责任，走到这一步就没有人认。"
        "机构群组和它的成员算同一方。废止的不查。"
    ),
    advice=N_("核对“谁”；确由它办的，补进“主体责任”“配合部门”或者“镇街”的“范围”。"),
    bad={
        **GOOD_TERRITORY,
        TERRITORY_FILE: GOOD_TERRITORY[TERRITORY_FILE]
        .replace("  - {部门: zrzy, 责任: [出具规划认定意见]}\n", "")
        .replace("谁: zfj", "谁: zrzy"),
    },
    good=GOOD_TERRITORY,
)

_PARTIES = ("主体责任", "配合部门", "镇街")


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 谁 that is neither a department of the matter nor one of its towns."""
    register = view.register
    if register is None:
        return
    for item in view.of_kind(ListKind.TERRITORY):
        if item.repealed or not item.readable or not set(_PARTIES).isdisjoint(item.meant):
            continue
        known = [word for word, path in item.organs if path[0] in _PARTIES]
        if not item.words("主体责任") or any(one not in register.ids for one in known):
            continue  # other rules speak of those first
        for organ, path in item.words("步骤"):
            if organ in register.ids and not _takes_part(register, item, organ, known):
                yield RawFinding(
                    RULE.slug,
                    item.path,
                    _("“{name}”（{organ}）不是这件事的主体责任部门、配合部门或者镇街。").format(
                        name=register.name_of(organ), organ=organ
                    ),
                    _("核对“谁”；确由它办的，写进“主体责任”“配合部门”或者“镇街”的“范围”。"),
                    path,
                    item=item.id,
                )


def _takes_part(register: Register, item: Facts, organ: str, known: list[str]) -> bool:
    if among(register, organ, known):
        return True
    scope = [word for word, _path in item.words("镇街")]
    # Where 范围 names none, or something that is no town (scope-not-a-town), any town may be meant.
    return is_of_towns(register, organ) and not (
        scope and all(is_of_towns(register, one) for one in scope)
    )
