"""Faults of what is there twice: an id, a code, a name, a power of two departments (QD30x)."""

from __future__ import annotations

from random import Random

from qingdan.model.finding import FieldPath
from qingdan.store.layout import item_path

from .mutation import Mutation, fault, mutator
from .records import copied
from .workspace import BOUNDARIES, DUTIES, POWERS, Workspace


@mutator("duplicate-id")
def moved_and_copied(random: Random, workspace: Workspace) -> Mutation | None:
    """An item that was copied where it should have been moved."""
    item = workspace.any_item(random, POWERS, DUTIES)
    organ = random.choice([one.organ for one in workspace.of_kind(item.kind)])
    if organ == item.organ or not workspace.in_force(item):
        return None
    if b"\xe6\x8b\x98\xe7\x95\x99" in workspace.files[item.path]:
        return None  # 拘留 is for the police alone, which another rule says
    _path, document = copied(random, workspace, item, organ, ("承办机构", "共同实施"))
    path = item_path(item.kind, organ, item.id)
    own = (item.path, workspace.document(item.path).first_key_line())
    also = {"power-in-two-organs", "declared-count", "task-names-foreign-power"}
    return fault(path, document.text, document.first_key_line(), also, own)


@mutator("duplicate-id")
def text_named_twice(random: Random, workspace: Workspace) -> Mutation | None:
    """A shared text in both files."""
    one, other = random.sample(workspace.shared_texts, 2)
    document, source = workspace.document(one), workspace.document(other)
    name = random.choice(list(source.value))
    node = source.nodes[(name,)]
    block = source.text[(node.key or (0, 0))[0] : node.stop]
    last = [p for p in document.nodes if len(p) == 1][-1]
    edit = document.follow(last, block)
    return fault(one, edit.text, edit.line, (), (other, source.key_line((name,))))


@mutator("duplicate-code")
def code_of_another(random: Random, workspace: Workspace) -> Mutation | None:
    """A local code that belongs to another item."""
    at: FieldPath = ("编码", "地方编码")
    coded = [i for i in workspace.of_kind(POWERS) if workspace.document(i.path).has(at)]
    living = [i for i in coded if workspace.get(i, "状态") != "废止"]
    one, other = random.sample(living, 2)
    document = workspace.document(other.path)
    edit = document.put(random, at, workspace.document(one.path).at(at))
    places = ((one.path, workspace.document(one.path).line(at)), (other.path, edit.line))
    return Mutation({other.path: edit.text}, places)


@mutator("duplicate-item")
def item_entered_twice(random: Random, workspace: Workspace) -> Mutation | None:
    """An item that a list holds twice, its name the same but for punctuation."""
    item = workspace.any_item(random)
    name = str(workspace.value(item)["名称"])
    if not workspace.in_force(item) or workspace.with_parts(item) or len(name) < 5:
        return None
    path, document = copied(random, workspace, item, item.organ)
    other = random.choice(
        (name, name.replace("、", "，"), name[:2] + "“" + name[2:4] + "”" + name[4:])
    )
    edit = document.put(random, ("名称",), other)
    own = (item.path, workspace.document(item.path).line(("名称",)))
    return fault(path, edit.text, edit.line, {"declared-count"}, own)


@mutator("similar-name")
def small_word_more(random: Random, workspace: Workspace) -> Mutation | None:
    """An item that a list holds twice, its name the same but for a small word."""
    item = workspace.any_item(random)
    name = str(workspace.value(item)["名称"])
    if not workspace.in_force(item) or workspace.with_parts(item) or len(name) < 9:
        return None
    if "的" not in name:
        return None
    other = name.replace("的", random.choice(("行为的", "等的", "的有关", "情形的")), 1)
    path, document = copied(random, workspace, item, item.organ)
    edit = document.put(random, ("名称",), other)
    own = (item.path, workspace.document(item.path).line(("名称",)))
    return fault(path, edit.text, edit.line, {"declared-count"}, own)


@mutator("power-in-two-organs")
def power_of_two(random: Random, workspace: Workspace) -> Mutation | None:
    """A power that two departments have, and no boundary matter between them."""
    item = workspace.any_power(random)
    organ = random.choice([one.organ for one in workspace.of_kind(POWERS)])
    pair = {item.organ, organ}
    kinds = {workspace.organs[str(one)].get("性质") for one in pair}
    if organ == item.organ or not kinds <= {"政府工作部门", "垂直管理机构"}:
        return None
    if any(pair <= set(workspace.parties(one)) for one in workspace.of_kind(BOUNDARIES)):
        return None
    if organ in workspace.value(item).get("共同实施", ()) or len(workspace.value(item)["名称"]) < 8:
        return None
    if "swju" in pair:
        return None  # the tax bureau has no 上级 in the city
    path, document = copied(random, workspace, item, organ, ("承办机构", "共同实施"))
    own = (item.path, workspace.document(item.path).line(("名称",)))
    return fault(path, document.text, document.line(("名称",)), {"declared-count"}, own)
