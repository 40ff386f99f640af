"""Faults of items that leave out what they should say (QD20x, QD24x)."""

from __future__ import annotations

from random import Random
from typing import Any

from qingdan.model.finding import FieldPath

from .document import Document
from .mutation import Mutation, edited, fault, mutator
from .records import lost, lost_within
from .workspace import BOUNDARIES, DUTIES, POWERS, Workspace


@mutator("power-without-basis")
def basis_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A power that names no law any more."""
    item = workspace.any_item(random, POWERS)
    if workspace.get(item, "状态") == "废止" or workspace.is_parent(item):
        return None
    return lost(workspace, item, "依据")


@mutator("duty-without-office")
def office_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A duty that no internal office carries any more."""
    item = workspace.any_item(random, DUTIES)
    document = workspace.document(item.path)
    paths = [p for p in document.nodes if p[-1:] == ("科室",) and len(p) in (1, 3)]
    document = document.without(*paths)
    return fault(item.path, document.text, document.first_key_line())


@mutator("power-without-setting-basis")
def role_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A penalty, licence or coercion of which no basis says any more that it sets the power."""
    item = workspace.any_item(random, POWERS)
    value = workspace.value(item)
    if not workspace.in_force(item) or "主项" in value or not _sets(value):
        return None
    if value["类型"] not in ("行政许可", "行政处罚", "行政强制"):
        return None
    document = workspace.document(item.path)
    for at, basis in enumerate(value["依据"]):
        if isinstance(basis, dict) and basis.get("作用") in ("设定", "补充设定"):
            role = random.choice(("具体规定", "程序", "职责"))
            document = Document(document.put(random, ("依据", at, "作用"), role).text)
    return fault(item.path, document.text, document.key_line(("依据",)))


def _sets(value: dict[str, Any]) -> bool:
    return any(
        isinstance(basis, dict) and basis.get("作用") in ("设定", "补充设定")
        for basis in value.get("依据", ())
    )


@mutator("power-without-responsibility")
def responsibility_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A power without 责任事项 in a list that has them."""
    item = workspace.any_power(random, holding="责任事项")
    own = [
        "责任事项" in workspace.value(one)
        for one in workspace.of_kind(POWERS)
        if one.organ == item.organ and workspace.is_public(one)
    ]
    if sum(own) - 1 <= len(own) - sum(own) + 1:
        return None
    return lost(workspace, item, "责任事项")


@mutator("power-without-liability")
def liability_emptied(random: Random, workspace: Workspace) -> Mutation | None:
    """A power that puts nothing in the place of what its list says about 追责."""
    item = workspace.any_power(random)
    powers = [
        one
        for one in workspace.of_kind(POWERS)
        if one.organ == item.organ and workspace.is_public(one)
    ]
    if len(powers) < 3:
        return None
    document = workspace.document(item.path)
    if document.has(("追责",)):
        document = document.without(("追责",))
    edit = document.add(random, (), "追责", {})
    return fault(item.path, edit.text, Document(edit.text).first_key_line())


@mutator("stage-missing")
def stage_left_out(random: Random, workspace: Workspace) -> Mutation | None:
    """Responsibilities by stage, one of which was forgotten."""
    stages = {
        "行政许可": ["受理", "审查", "决定", "送达", "事后监管"],
        "行政处罚": ["立案", "调查取证", "审理", "告知", "决定", "送达", "执行"],
        "行政给付": ["受理", "审查", "决定", "给付", "事后监管"],
    }
    item = workspace.any_power(random, *stages)
    kind = str(workspace.value(item)["类型"])
    left = [name for name in stages[kind] if name != "给付"]
    left.remove(random.choice(left))
    document = workspace.document(item.path)
    if document.has(("责任事项",)):
        document = document.without(("责任事项",))
    lines = [f"\n    - {{环节: {name}, 责任: 依法办理并记录在案}}" for name in left]
    edit = document.add_raw(random, (), "责任事项:\n  环节:" + "".join(lines))
    return fault(item.path, edit.text, edit.line + 1)


@mutator("liability-without-situation")
def situation_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """追责 that no longer says for what."""
    item = workspace.any_item(random, POWERS)
    if not workspace.in_force(item) or "情形" not in workspace.value(item).get("追责", {}):
        return None
    return lost_within(workspace, item, ("追责", "情形"))


@mutator("liability-without-basis")
def liability_basis_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """追责 that no longer names a law."""
    item = workspace.any_item(random, POWERS)
    if not workspace.in_force(item) or "依据" not in workspace.value(item).get("追责", {}):
        return None
    return lost_within(workspace, item, ("追责", "依据"))


def _default_lost(random: Random, workspace: Workspace, key: str) -> Mutation | None:
    """Take a default away: items that leave it to the header are named, or the header alone."""
    header = random.choice([path for path in workspace.headers if path.startswith("powers/")])
    document = workspace.document(header)
    if not document.has(("默认", key)):
        return None
    items = [one for one in workspace.of_kind(POWERS) if workspace.header(one) == header]
    if any(workspace.with_parts(one) for one in items):
        return None
    changed = document.without(("默认", key))
    named = [one for one in items if workspace.is_public(one) and key not in workspace.value(one)]
    if len(named) == 1 or any(key in workspace.value(one) for one in items):
        places = tuple((one.path, workspace.document(one.path).first_key_line()) for one in named)
    else:
        places = ((header, changed.first_key_line()),)
    return Mutation({header: changed.text}, places) if named else None


@mutator("power-without-supervision")
def supervision_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A list that no longer says where to complain."""
    return _default_lost(random, workspace, "监督方式")


@mutator("power-without-remedy")
def remedy_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A list that no longer says where to appeal."""
    return _default_lost(random, workspace, "救济")


@mutator("power-without-flow")
def flow_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A power without 流程."""
    item = workspace.any_power(random, holding="流程")
    if "流程" in workspace.defaults(item):
        return None
    return lost(workspace, item, "流程")


@mutator("supervision-without-phone")
def phone_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """Ways to complain among which there is no phone."""
    item = workspace.any_item(random, POWERS)
    if not workspace.in_force(item):
        return None
    ways = [
        {"方式": "网址", "内容": "https://www.qiyun.example/"},
        {"方式": "地址", "内容": "听涛区云岫路1号"},
    ]
    document = workspace.document(item.path)
    if document.has(("监督方式",)):
        document = document.without(("监督方式",))
    return edited(item.path, document.add(random, (), "监督方式", ways[: random.randrange(1, 3)]))


@mutator("item-without-approval")
def approval_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A list of which nobody says who approved it."""
    header = random.choice(workspace.headers)
    document = workspace.document(header)
    paths: list[FieldPath] = [p for p in (("批准",), ("文号",)) if document.has(p)]
    changed = document.without(*paths)
    return fault(header, changed.text, changed.first_key_line()) if paths else None


@mutator("duty-without-mandate")
def mandate_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A duty that no longer says where the 三定规定 lays it down."""
    item = workspace.any_item(random, DUTIES)
    document = workspace.document(item.path)
    if not workspace.in_force(item) or not document.has(("三定",)):
        return None
    keys = [key for key in ("三定", "依据") if document.has((key,))]
    return lost(workspace, item, *keys)


@mutator("boundary-without-basis")
def boundary_basis_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A boundary matter without any basis, neither its own nor of its parts."""
    item = workspace.any_item(random, BOUNDARIES)
    document = workspace.document(item.path)
    if not workspace.in_force(item):
        return None
    paths = [
        p for p in document.nodes if p == ("依据",) or (p[:1] == ("分工",) and p[2:] == ("依据",))
    ]
    changed = document.without(*paths)
    return fault(item.path, changed.text, changed.first_key_line()) if paths else None


@mutator("boundary-without-case")
def case_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A boundary matter without an example."""
    item = workspace.any_item(random, BOUNDARIES)
    if not workspace.in_force(item) or "案例" not in workspace.value(item):
        return None
    return lost(workspace, item, "案例")


@mutator("boundary-without-handoff")
def handoff_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A boundary matter that does not say how it is handed over."""
    item = workspace.any_item(random, BOUNDARIES)
    keys = [key for key in ("交接", "协调机制") if key in workspace.value(item)]
    if not workspace.in_force(item) or not keys:
        return None
    return lost(workspace, item, *keys)


@mutator("division-too-short")
def division_cut(random: Random, workspace: Workspace) -> Mutation | None:
    """A department of which four words are said."""
    item = workspace.any_item(random, BOUNDARIES)
    parts = workspace.value(item).get("分工", [])
    if not workspace.in_force(item) or not parts:
        return None
    at: FieldPath = ("分工", random.randrange(len(parts)), "职责")
    word = random.choice(("负责查处", "出具意见", "现场劝阻", "巡查发现"))
    return edited(item.path, workspace.document(item.path).put(random, at, [word]))
