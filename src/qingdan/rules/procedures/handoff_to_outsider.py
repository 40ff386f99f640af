"""QD385 handoff-to-outsider: a handoff with an organ that takes no part, or with oneself."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import ListKind
from ..between.parties import among
from ..examples import GOOD_PROCEDURE, PROCEDURE_FILE
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD385",
    slug="handoff-to-outsider",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("交接的一方不是牵头或者参与部门"),
    why=(
        "交接写的是牵头和参与部门之间怎样移交。移交给没有列入的部门，它不知道自己有这件事；"
        "移交给自己多半是抄错了 id。机构群组和它的成员算同一方；没有写“参与”的、废止的不查。"
    ),
    advice=N_("核对机构 id；确有交接的，把它补进“参与”。"),
    bad={PROCEDURE_FILE: GOOD_PROCEDURE[PROCEDURE_FILE].replace("至: zrzy", "至: zfj")},
    good=GOOD_PROCEDURE,
)

_PARTIES = ("牵头", "参与")


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 自 and 至 that is neither 牵头 nor 参与, and what goes to its giver."""
    register = view.register
    if register is None:
        return
    for item in view.of_kind(ListKind.PROCEDURES):
        known = [word for word, path in item.organs if path[0] in _PARTIES]
        if item.repealed or not {*_PARTIES, "交接"}.isdisjoint(item.meant):
            continue
        listed = bool(item.words("参与")) and all(one in register.ids for one in known)
        handoffs = item.words("交接")
        givers: dict[FieldPath, str] = {
            path[:-1]: word for word, path in handoffs if path[-1] == "自"
        }
        for word, path in handoffs:
            if path[-1] == "至" and givers.get(path[:-1]) == word:
                message = _("移交的和接收的都是“{organ}”。").format(organ=word)
                hint = _("改成接收的部门。")
            elif listed and word in register.ids and not among(register, word, known):
                message = _("交接里的“{name}”（{organ}）不是牵头或者参与部门。").format(
                    name=register.name_of(word), organ=word
                )
                hint = _("核对机构 id；确有交接的，把它补进“参与”。")
            else:
                continue
            yield RawFinding(RULE.slug, item.path, message, hint, path, item=item.id)
