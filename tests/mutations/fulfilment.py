"""Faults of the lists of towns and street offices (QD271–279, QD380–384)."""

from __future__ import annotations

from random import Random

from qingdan.model.vocabulary import ListKind

from .law_setting import changed
from .mutation import Mutation, edited, fault, mutator
from .workspace import Item, Workspace

FULFILMENT = ListKind.FULFILMENT
BASIC, ASSIST, WITHDRAWN = "基本履职", "配合履职", "上级部门收回"


def _matter(random: Random, workspace: Workspace, *parts: str, organ: str = "") -> Item:
    """Return a matter in force of one of the classes, of one town or any."""
    return random.choice(
        [
            item
            for item in workspace.of_kind(FULFILMENT)
            if workspace.value(item)["类别"] in parts
            and workspace.in_force(item)
            and organ in ("", item.organ)
        ]
    )


def _without(workspace: Workspace, item: Item, key: str) -> Mutation:
    left = workspace.document(item.path).without((key,))
    return fault(item.path, left.text, left.first_key_line())


@mutator("fulfilment-without-upper")
def helps_nobody(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter that a town helps with, or lost, and no department."""
    item = _matter(random, workspace, ASSIST, WITHDRAWN)
    return _without(workspace, item, "上级部门")


@mutator("assist-without-duties")
def one_side_only(random: Random, workspace: Workspace) -> Mutation | None:
    """A shared matter with one side left out."""
    item = _matter(random, workspace, ASSIST)
    return _without(workspace, item, random.choice(("上级部门职责", "镇街配合职责")))


@mutator("recall-without-manner")
def taken_back_and_dropped(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter that went up, and nothing says how it is done now."""
    return _without(workspace, _matter(random, workspace, WITHDRAWN), "工作方式")


@mutator("key-of-another-class")
def column_of_another_class(random: Random, workspace: Workspace) -> Mutation | None:
    """A key that the class of a matter does not have."""
    part, key = random.choice(
        (
            (BASIC, "上级部门职责"),
            (BASIC, "工作方式"),
            (ASSIST, "工作方式"),
            (WITHDRAWN, "上级部门职责"),
        )
    )
    words = "由市级部门派驻人员直接办理"
    item = _matter(random, workspace, part)
    value = words if key == "工作方式" else [words]
    return changed(random, workspace, item, **{key: value})


@mutator("outside-list-without-approval")
def added_by_nobody(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter that came after the list, or was admitted, and no document says by whom."""
    item = _matter(random, workspace, BASIC, ASSIST)
    document = workspace.document(item.path)
    if document.has(("准入",)) or document.has(("生效日期",)):
        return None
    if random.random() < 0.5:
        return changed(random, workspace, item, 生效日期="2026-09-28")
    edit = document.add(random, (), "准入", {"方式": "职责准入", "机关": "荷川县人民政府"})
    return edited(item.path, edit)


@mutator("two-classes")
def mine_and_yours(random: Random, workspace: Workspace) -> Mutation | None:
    """One matter of a town in two classes."""
    item = _matter(random, workspace, BASIC)
    other = _matter(random, workspace, ASSIST, WITHDRAWN, organ=item.organ or "")
    name = workspace.value(other)["名称"]
    edit = workspace.document(item.path).put(
        random, ("名称",), random.choice((name, f"（{name}）"))
    )
    there = other.path, workspace.document(other.path).line(("名称",))
    return fault(item.path, edit.text, edit.line, (), there)


@mutator("recalled-but-delegated")
def taken_back_and_handed_down(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter that went up and is still handed down to the town."""
    item = _matter(random, workspace, WITHDRAWN)
    given = [
        one.id
        for one in workspace.of_kind(ListKind.DELEGATIONS)
        if workspace.in_force(one)
        and workspace.get(one, "方式") in ("下放", "委托", "授权")
        and item.organ in [taker["机构"] for taker in workspace.get(one, "承接机构")]
    ]
    return changed(random, workspace, item, 关联=[random.choice(given)])


@mutator("assist-duty-decides")
def helper_that_decides(random: Random, workspace: Workspace) -> Mutation | None:
    """A town that helps with a decision of its own."""
    item = _matter(random, workspace, ASSIST, organ="lyj")
    duty = random.choice(("查封违规的场所", "发现、劝阻、查封", "日常巡查，审批临时占用"))
    document = workspace.document(item.path)
    return edited(item.path, document.append(random, ("镇街配合职责",), duty))


@mutator("list-owner-not-a-town")
def list_of_a_department(random: Random, workspace: Workspace) -> Mutation | None:
    """A list of this kind in the folder of a department."""
    organ = random.choice(("zrzy", "cgj", "sthj"))
    text = "名称: 村规民约的指导\n类别: 基本履职\n状态: 有效\n"
    return fault(f"fulfilment/{organ}/lz-9z9z9z9z.yaml", text, 1)


@mutator("upper-is-a-town")
def helps_itself(random: Random, workspace: Workspace) -> Mutation | None:
    """A town where the department should stand."""
    item = _matter(random, workspace, ASSIST, WITHDRAWN)
    document = workspace.document(item.path)
    return edited(
        item.path, document.put(random, ("上级部门",), random.choice(("dqz", "lyj", "zj")))
    )


@mutator("related-matter-differs")
def helps_another_department(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter that a town shares with a department of which the other list knows nothing."""
    item = _matter(random, workspace, ASSIST)
    related = [word for word in workspace.value(item).get("关联", ()) if word.startswith("sd-")]
    if not related:
        return None
    other = next(one for one in workspace.of_kind(ListKind.TERRITORY) if one.id == related[0])
    value = workspace.value(other)
    known = {one["部门"] for one in value["主体责任"]} | set(value.get("配合部门", ()))
    stranger = random.choice([organ for organ in ("jyj", "sfj", "mzj") if organ not in known])
    document = workspace.document(item.path)
    return edited(item.path, document.put(random, ("上级部门",), stranger))
