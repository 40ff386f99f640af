"""Faults of the numbers and the make-up of whole lists (QD34x)."""

from __future__ import annotations

from random import Random
from typing import Any

from qingdan.store.layout import item_path, place

from .mutation import Mutation, edited, fault, mutator
from .records import copied
from .workspace import POWERS, Item, Workspace
from .writing import Misfit

_ORGAN = "organs.yaml"


@mutator("too-many-others")
def others_without_end(random: Random, workspace: Workspace) -> Mutation | None:
    """A list in which half of the powers are 其他行政权力."""
    item = workspace.any_power(random)
    own = [one for one in workspace.of_kind(POWERS) if one.organ == item.organ]
    changes: dict[str, Any] = {}
    for number in range(len(own) * 2 + 12):
        stem, branch = "甲乙丙丁戊己庚辛壬癸"[number % 10], "子丑寅卯辰巳"[number // 10]
        path = item_path(POWERS, item.organ, f"qt-9x4m{number:04}")
        name = f"{stem}类{branch}级档案信息的备案"
        changes[path] = (
            f"名称: {name}\n类型: 其他行政权力\n状态: 有效\n"
            f"职责: {workspace.value(item)['职责']}\n"
            "依据: [《物业管理条例》第十六条第一款]\n"
            "责任事项: {直接实施: [核对材料，出具备案回执]}\n"
        )
    header = workspace.header(item)
    line = workspace.document(header).first_key_line()
    return Mutation(changes, ((header, line),), frozenset({"declared-count"}))


@mutator("declared-count")
def counted_wrongly(random: Random, workspace: Workspace) -> Mutation | None:
    """A header that declares another number than there are."""
    header = random.choice(workspace.headers)
    document = workspace.document(header)
    found = [p for p in document.paths(int) if p[0] == "声明数量"]
    if found:
        at = random.choice(found)
        return edited(header, document.put(random, at, document.at(at) + random.randrange(1, 4)))
    items = [one for one in workspace.items if workspace.header(one) == header]
    more = len(items) + random.randrange(1, 30)
    key = random.choice(("主项", "最小颗粒"))
    return edited(header, document.add(random, (), "声明数量", {key: more}))


def _numbered(workspace: Workspace, header: str) -> list[Item]:
    """Return the items of a list by 序号 where they are numbered from one without a gap."""
    items = [i for i in workspace.items if workspace.header(i) == header]
    numbered = [i for i in items if "序号" in workspace.value(i)]
    numbered.sort(key=lambda item: int(workspace.value(item)["序号"]))
    numbers = [workspace.value(item)["序号"] for item in numbered]
    if numbers != list(range(1, len(numbers) + 1)) or len(numbers) < 5:
        raise Misfit
    return numbered


@mutator("ordinal-gap")
def number_left_out(random: Random, workspace: Workspace) -> Mutation | None:
    """The last item of a list with a number too high."""
    last = _numbered(workspace, random.choice(workspace.headers))[-1]
    document = workspace.document(last.path)
    return edited(
        last.path,
        document.put(random, ("序号",), document.value["序号"] + random.randrange(1, 4)),
    )


@mutator("duplicate-ordinal")
def number_given_twice(random: Random, workspace: Workspace) -> Mutation | None:
    """Two items of a list with one number."""
    header = random.choice(workspace.headers)
    items = [i for i in workspace.items if workspace.header(i) == header]
    items = [i for i in items if "序号" in workspace.value(i) and workspace.in_force(i)]
    if len(items) < 2:
        return None
    one, other = random.sample(items, 2)
    kinds = {workspace.value(item).get("类型") for item in items}
    if len({workspace.value(item).get("类型") for item in (one, other)}) > 1 and len(kinds) < 4:
        return None  # a short list may be numbered by type
    if place(header).kind is POWERS and {"主项"} & {
        *workspace.value(one),
        *workspace.value(other),
    }:
        return None
    document = workspace.document(other.path)
    edit = document.put(random, ("序号",), workspace.value(one)["序号"])
    own = (one.path, workspace.document(one.path).line(("序号",)))
    return fault(other.path, edit.text, edit.line, {"ordinal-gap"}, own)


@mutator("department-without-list")
def department_forgotten(random: Random, workspace: Workspace) -> Mutation | None:
    """A department in the register that no list is about."""
    entry = random.choice(
        ("tjj: {名称: 栖云市统计局}", "ybj:\n    名称: 栖云市医疗保障局\n    层级: 市级")
    )
    return edited(_ORGAN, workspace.document(_ORGAN).add_raw(random, ("机构",), entry))


@mutator("list-without-header")
def header_forgotten(random: Random, workspace: Workspace) -> Mutation | None:
    """A list in force without list.yaml."""
    item = workspace.any_power(random)
    organs = [
        organ
        for organ, entry in workspace.organs.items()
        if entry.get("性质") == "政府工作部门" and "失效日期" not in entry
    ]
    organ = random.choice(organs)
    if any(one.organ == organ for one in workspace.of_kind(POWERS)):
        return None
    path, document = copied(random, workspace, item, organ, ("承办机构",))
    return fault(path, document.text, document.first_key_line(), {"power-in-two-organs"})
