"""Faults between duties and powers, 主项 and 子项, old items and new ones (QD32x, QD33x)."""

from __future__ import annotations

from random import Random
from typing import Any

from qingdan.model.finding import FieldPath

from .document import Document
from .mutation import Mutation, edited, fault, mutator
from .records import SUCCESSION
from .workspace import DUTIES, POWERS, Item, Workspace
from .writing import Misfit


def _tasks_naming(workspace: Workspace, power: str) -> dict[str, Document]:
    """Return the duties whose tasks name a power, with that taken away."""
    found = {}
    for duty in workspace.of_kind(DUTIES):
        document = workspace.document(duty.path)
        for path in reversed(document.paths(str)):
            if path[:1] == ("任务",) and "权力" in path and document.at(path) == power:
                short = len(document.at(path[:-1])) == 1
                document = document.without(path[:-1] if short else path)
                found[duty.path] = document
    return found


@mutator("power-not-covered")
def power_of_no_duty(random: Random, workspace: Workspace) -> Mutation | None:
    """A power that no duty covers any more."""
    item = workspace.any_item(random, POWERS)
    if workspace.with_parts(item) or workspace.get(item, "状态") == "废止":
        return None
    document = workspace.document(item.path)
    if document.has(("职责",)):
        document = document.without(("职责",))
    changes: dict[str, Any] = {p: d.text for p, d in _tasks_naming(workspace, item.id).items()}
    changes[item.path] = document.text
    return Mutation(changes, ((item.path, document.first_key_line()),))


def _any_task(random: Random, workspace: Workspace) -> tuple[Item, FieldPath]:
    """Return the list of powers of a random task that names some."""
    item = workspace.any_item(random, DUTIES)
    found = [p for p in workspace.document(item.path).nodes if p[-1:] == ("权力",) and len(p) == 3]
    if not found:
        raise Misfit
    return item, random.choice(found)


@mutator("task-names-foreign-power")
def power_of_a_neighbour(random: Random, workspace: Workspace) -> Mutation | None:
    """A task that names the power of another department."""
    item, at = _any_task(random, workspace)
    power = workspace.any_power(random)
    pair = (str(power.organ), str(item.organ))
    if pair[0] == pair[1] or pair[1] in workspace.value(power).get("共同实施", ()):
        return None
    superior = [workspace.organs[organ].get("上级") for organ in pair]
    if pair[0] in superior or pair[1] in superior:
        return None
    return edited(item.path, workspace.document(item.path).append(random, at, power.id))


@mutator("task-names-repealed-power")
def power_of_the_past(random: Random, workspace: Workspace) -> Mutation | None:
    """A task that names a power that is no more."""
    item, at = _any_task(random, workspace)
    gone = [
        one.id
        for one in workspace.of_kind(POWERS)
        if one.organ == item.organ and workspace.get(one, "状态") == "废止"
    ]
    if not gone:
        return None
    return edited(item.path, workspace.document(item.path).append(random, at, random.choice(gone)))


@mutator("duty-without-power")
def duty_of_no_power(random: Random, workspace: Workspace) -> Mutation | None:
    """A duty that no power serves any more."""
    item = workspace.any_item(random, DUTIES)
    powers = [one for one in workspace.of_kind(POWERS) if one.organ == item.organ]
    hidden = workspace.get(item, "类别") == "对内" or workspace.get(item, "可见性") == "内部"
    if not workspace.in_force(item) or hidden or not any(map(workspace.in_force, powers)):
        return None
    document = workspace.document(item.path)
    before = document.text
    lists = [p for p in document.nodes if p[-1:] == ("权力",) and len(p) == 3]
    document = document.without(*lists)
    changes: dict[str, Any] = {item.path: document.text}
    for power in workspace.of_kind(POWERS):
        if workspace.value(power).get("职责") == item.id:
            changes[power.path] = workspace.document(power.path).without(("职责",)).text
    if len(changes) == 1 and document.text == before:
        return None
    places = ((item.path, document.first_key_line()),)
    return Mutation(changes, places, frozenset({"power-not-covered"}))


def _alike(random: Random, workspace: Workspace, *, same_organ: bool) -> tuple[Item, Item]:
    """Return two powers of one type without parts, of one organ or of two."""
    one = workspace.any_power(random)
    other = workspace.any_power(random, workspace.value(one)["类型"])
    types = {workspace.value(item)["类型"] for item in (one, other)}
    if one == other or len(types) > 1 or (one.organ == other.organ) is not same_organ:
        raise Misfit
    return one, other


def _parent(random: Random, workspace: Workspace, item: Item, parent: str) -> Document:
    return Document(workspace.document(item.path).add(random, (), "主项", parent).text)


@mutator("child-type-differs")
def child_of_another_type(random: Random, workspace: Workspace) -> Mutation | None:
    """A 子项 of another type than its 主项."""
    children = [i for i in workspace.of_kind(POWERS) if "主项" in workspace.value(i)]
    item = random.choice([i for i in children if workspace.get(i, "状态") != "废止"])
    kind = random.choice(("行政检查", "行政确认", "其他行政权力"))
    if workspace.value(item)["类型"] == kind:
        return None
    edit = workspace.document(item.path).put(random, ("类型",), kind)
    return edited(item.path, edit, _TYPE_SHOWS)


_TYPE_SHOWS = frozenset(
    {"type-against-name", "wrong-procedure", "wrong-coercion-procedure", "inspection-without-law"}
)
"""Rules that hold the type of a power against its name or its basis."""


@mutator("child-of-child")
def grandchild(random: Random, workspace: Workspace) -> Mutation | None:
    """A 子项 of a 子项."""
    children = [i for i in workspace.of_kind(POWERS) if "主项" in workspace.value(i)]
    child = random.choice([i for i in children if workspace.get(i, "状态") != "废止"])
    item = workspace.any_power(random, workspace.value(child)["类型"])
    if item.organ != child.organ:
        return None
    document = _parent(random, workspace, item, child.id)
    return fault(item.path, document.text, document.line(("主项",)))


@mutator("only-child")
def single_child(random: Random, workspace: Workspace) -> Mutation | None:
    """A 主项 with one 子项."""
    one, other = _alike(random, workspace, same_organ=True)
    document = _parent(random, workspace, one, other.id)
    line = workspace.document(other.path).line(("名称",))
    return Mutation({one.path: document.text}, ((other.path, line),), frozenset({"declared-count"}))


@mutator("child-elsewhere")
def child_in_another_house(random: Random, workspace: Workspace) -> Mutation | None:
    """A 子项 whose 主项 lies with another organ."""
    one, other = _alike(random, workspace, same_organ=False)
    if one.organ in workspace.value(other).get("共同实施", ()):
        return None
    document = _parent(random, workspace, one, other.id)
    return fault(one.path, document.text, document.line(("主项",)), {"declared-count"})


@mutator("child-of-repealed")
def orphan(random: Random, workspace: Workspace) -> Mutation | None:
    """A 子项 whose 主项 is no more."""
    gone = [i for i in workspace.of_kind(POWERS) if workspace.get(i, "状态") == "废止"]
    parent = random.choice(gone)
    item = workspace.any_power(random, workspace.value(parent)["类型"])
    if item.organ != parent.organ:
        return None
    document = _parent(random, workspace, item, parent.id)
    return fault(item.path, document.text, document.line(("主项",)))


@mutator("parent-circle")
def each_the_other_s(random: Random, workspace: Workspace) -> Mutation | None:
    """Two powers each of which is the other's 主项."""
    one, other = _alike(random, workspace, same_organ=True)
    documents = [
        (item.path, _parent(random, workspace, item, parent.id))
        for item, parent in ((one, other), (other, one))
    ]
    changes = {path: document.text for path, document in documents}
    places = tuple((path, document.line(("主项",))) for path, document in documents)
    return Mutation(changes, places, frozenset({"declared-count"}))


@mutator("successor-repealed")
def heir_that_was_gone(random: Random, workspace: Workspace) -> Mutation | None:
    """A repealed item that is followed by one that had gone before."""
    gone = [i for i in workspace.items if workspace.value(i).get("失效日期", "9") < "2026-09-02"]
    gone = [i for i in gone if workspace.get(i, "状态") == "废止"]
    item, heir = workspace.any_power(random), random.choice(gone)
    document = workspace.document(item.path)
    if any(document.has((key,)) for key in ("状态", "失效日期", *SUCCESSION)):
        return None
    changed = Document(document.add(random, (), "状态", "废止").text)
    changed = Document(changed.add(random, (), "失效日期", "2026-09-02").text)
    changed = Document(changed.add(random, (), "承接", [heir.id]).text)
    also = {"succession-not-mutual", "task-names-repealed-power", "declared-count"}
    return fault(item.path, changed.text, changed.line(("承接", 0)), also)


@mutator("succession-not-mutual")
def succeeds_unasked(random: Random, workspace: Workspace) -> Mutation | None:
    """An item that names a successor which does not name it."""
    item, other = workspace.any_item(random), workspace.any_item(random)
    document = workspace.document(item.path)
    taken = any(document.has((key,)) for key in SUCCESSION)
    if item == other or item.kind is not other.kind or taken:
        return None
    return edited(item.path, document.add(random, (), "承接", [other.id]))


@mutator("succession-not-mutual")
def origin_forgotten(random: Random, workspace: Workspace) -> Mutation | None:
    """A new item that no longer says where it comes from."""
    keys = SUCCESSION[1:]
    heir = workspace.any_item(random)
    document = workspace.document(heir.path)
    key = random.choice([key for key in keys if document.has((key,))])
    places = tuple(
        (old.path, workspace.document(old.path).line(("承接", number)))
        for old in workspace.items
        for number, word in enumerate(workspace.value(old).get("承接", ()))
        if word == heir.id and old.id in document.value[key]
    )
    return Mutation({heir.path: document.without((key,)).text}, places) if places else None
