"""QD276 related-matter-differs: the lists of a town and of 属地管理 tell one matter differently."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import FulfilmentClass, ListKind
from ..between.parties import among
from ..examples import FULFILMENT_FILE, GOOD_FULFILMENT, GOOD_TERRITORY
from ..facts import Facts, View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from ..townships import towns_in

_RELATED = GOOD_FULFILMENT[FULFILMENT_FILE] + "关联: [sd02c5p9]\n"

RULE = Rule(
    code="QD276",
    slug="related-matter-differs",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("履职事项和它关联的属地管理事项对不上"),
    why=(
        "同一件事写在两张清单里：属地管理责任清单说哪个部门负主体责任、哪些镇街配合，"
        "镇街的履职清单说配合哪个上级部门。两边说得不一样，部门和镇街各拿一张清单推。\n\n"
        "看有效的配合履职事项“关联”的属地管理事项（废止的不看）：上级部门应当是它的主体责任部门或者配合部门，"
        "写了“范围”的，应当有这个镇街。机构群组和它的成员算同一方。"
    ),
    advice=N_("核对两张清单，改其中一处；不是同一件事就从“关联”里删去。"),
    bad={
        **GOOD_TERRITORY,
        FULFILMENT_FILE: _RELATED.replace("上级部门: zrzy", "上级部门: jtj"),
        "organs.yaml": GOOD_TERRITORY["organs.yaml"] + "  jtj: {名称: 示例市交通运输局}\n",
    },
    good={**GOOD_TERRITORY, FULFILMENT_FILE: _RELATED},
)

_DEPARTMENTS = ("主体责任", "配合部门")


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 上级部门 and every town that the related matter does not know."""
    register = view.register
    if register is None:
        return
    for item in view.of_kind(ListKind.FULFILMENT):
        if item.type != FulfilmentClass.ASSIST or not item.in_force:
            continue
        for word, path in item.items:
            found = view.by_id.get(word, ())
            if path[0] == "关联" and len(found) == 1 and _is_matter(found[0]):
                yield from _compare(register, item, found[0], path)


def _is_matter(item: Facts) -> bool:
    return item.kind == str(ListKind.TERRITORY) and item.readable and not item.repealed


def _compare(
    register: Register, item: Facts, matter: Facts, related: tuple[str | int, ...]
) -> Iterator[RawFinding]:
    answering = matter.words("主体责任")
    departments = [word for word, path in matter.organs if path[0] in _DEPARTMENTS]
    scope = [word for word, _path in matter.words("镇街")]
    for organ, path in item.words("上级部门"):
        if not answering or organ not in register.ids or towns_in(register, organ):
            continue  # other rules speak of those
        if not among(register, organ, departments):
            yield RawFinding(
                RULE.slug,
                item.path,
                _("“{name}”不是属地管理事项“{matter}”的主体责任部门或者配合部门。").format(
                    name=register.name_of(organ), matter=shown(matter.name)
                ),
                _("核对两处（{file}），改其中一处；不是同一件事就从“关联”里删去。").format(
                    file=matter.path
                ),
                path,
                item=item.id,
            )
    if scope and item.organ in register.ids and not among(register, item.organ, scope):
        yield RawFinding(
            RULE.slug,
            item.path,
            _("属地管理事项“{matter}”的“范围”里没有{town}。").format(
                matter=shown(matter.name), town=register.name_of(item.organ)
            ),
            _("核对两处（{file}），改其中一处；不是同一件事就从“关联”里删去。").format(
                file=matter.path
            ),
            related,
            item=item.id,
        )
