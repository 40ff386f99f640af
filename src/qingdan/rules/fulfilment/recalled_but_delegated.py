"""QD381 recalled-but-delegated: a matter that a department took back is still handed down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import FulfilmentClass, ListKind
from ..examples import fulfilment
from ..facts import Facts, View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from ..townpowers import handed_down, powers_of

_FILE = "delegations/zfj/fq05f8s5.yaml"
_MATTER = (
    "名称: 对渣土车带泥上路的处罚\n类别: 上级部门收回\n状态: 有效\n上级部门: zfj\n"
    "工作方式: 由市综合执法局派驻中队巡查，依法立案查处\n"
)
_GRANT = (
    "名称: 对渣土车带泥上路的处罚\n类型: 行政处罚\n状态: 有效\n方式: 下放\n"
    "承接机构: [{机构: csz, 准备: 有能力承接}]\n"
    "赋权依据: {种类: 省级决定交由行使, 文号: 示政发〔2025〕3号, 机关: 示例省人民政府, 层级: 省级, "
    "日期: 2025-06-01, 公布: 示例省人民政府公报}\n执法主体: 承接机构\n"
    "依据: [《城市市容和环境卫生管理条例》第三十四条]\n"
)

RULE = Rule(
    code="QD381",
    slug="recalled-but-delegated",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("上级部门已经收回的事项还在赋权清单里"),
    why=(
        "履职清单说这件事由上级部门收回、镇街不再办，赋权清单却还把它交给这个镇街，"
        "两张清单对着说，出了事镇街仍要担责。\n\n"
        "看有效的、没有写“收回”的赋权事项，承接机构是这个镇街（或者有它的群组），而且三样里有一样对得上："
        "“关联”写了这个赋权事项，“关联”写了它的权力事项，或者名称相同。派驻、代办、网上办理、"
        "服务窗口前移没有把权力交下去，不算。只查有效的事项。"
    ),
    advice=N_("确已收回的，给赋权事项写上“收回”或者从承接机构里去掉这个镇街；没有收回的改“类别”。"),
    bad={**fulfilment(_MATTER), _FILE: _GRANT},
    good={
        **fulfilment(_MATTER),
        _FILE: _GRANT.replace("下放", "派驻").replace("执法主体: 承接机构", "执法主体: zfj"),
    },
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every withdrawn matter in force that a delegation in force still gives to its town."""
    register = view.register
    if register is None:
        return
    withdrawn = [
        item
        for item in view.of_kind(ListKind.FULFILMENT)
        if item.type == FulfilmentClass.WITHDRAWN and item.in_force
    ]
    given = _given(view, register) if withdrawn else {}
    for item in withdrawn:
        for key, path in _keys(item):
            delegation = given.get((item.organ, key))
            if delegation is not None:
                yield _finding(register, item, delegation, path)
                break


Known = Mapping[tuple[str | None, str | int], Facts]
"""Delegations by town and what they may be known by: an id, or the mark of a name."""


def _given(view: View, register: Register) -> Known:
    found: dict[tuple[str | None, str | int], Facts] = {}
    for delegation, towns in handed_down(view, register):
        keys: tuple[str | int, ...] = (delegation.id, *powers_of(delegation), delegation.same)
        for town in towns:
            for key in keys:
                found.setdefault((town, key), delegation)
    return found


def _keys(item: Facts) -> Iterator[tuple[str | int, FieldPath]]:
    for word, path in item.items:
        if path[0] == "关联":
            yield word, path
    if item.same:
        yield item.same, ("名称",)


def _finding(register: Register, item: Facts, delegation: Facts, path: FieldPath) -> RawFinding:
    return RawFinding(
        RULE.slug,
        item.path,
        _("写着上级部门收回，赋权事项“{name}”还交给{town}（{file}）。").format(
            name=shown(delegation.name),
            town=register.name_of(item.organ),
            file=delegation.path,
        ),
        _(
            "确已收回的，给那个赋权事项写上“收回”，或者从承接机构里去掉这个镇街；"
            "没有收回的改这里的“类别”。"
        ),
        path,
        item=item.id,
    )
