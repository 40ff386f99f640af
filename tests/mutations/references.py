"""Faults of references: an organ, an item or a shared text that is not there (QD301 to QD305)."""

from __future__ import annotations

from random import Random

from .mutation import Mutation, edited, fault, mutator
from .records import SUCCESSION, copied
from .workspace import BOUNDARIES, DUTIES, POWERS, Workspace

_ORGAN = "organs.yaml"


@mutator("unknown-organ")
def body_of_nobody(random: Random, workspace: Workspace) -> Mutation | None:
    """A 承办机构 that no register knows, or that is called otherwise now."""
    item = workspace.any_item(random, POWERS)
    document = workspace.document(item.path)
    units = document.value.get("承办机构")
    if not units:
        return None
    at = random.randrange(len(units))
    wrong = random.choice((units[at][:-1], units[at] + "处", "综合业务科", "用地规划科"))
    if wrong in str(workspace.organs):
        wrong = "综合业务处"
    return edited(item.path, document.put(random, ("承办机构", at), wrong))


@mutator("unknown-organ")
def organ_of_nobody(random: Random, workspace: Workspace) -> Mutation | None:
    """An organ in a boundary matter that is not registered, or written with its name."""
    item = workspace.any_item(random, BOUNDARIES)
    document = workspace.document(item.path)
    places = [
        path
        for path in document.paths(str)
        if path == ("牵头",) or (len(path) == 3 and path[2] in ("部门", "自", "至", "谁办"))
    ]
    at = random.choice(places)
    word = str(document.at(at))
    wrong = random.choice((word + "x", "zxjj", "市城市管理局", str(workspace.organs[word]["名称"])))
    return edited(item.path, document.put(random, at, wrong))


@mutator("unknown-organ")
def list_of_nobody(random: Random, workspace: Workspace) -> Mutation | None:
    """An item in the folder of an organ that nobody registered."""
    item = workspace.any_power(random)
    path, document = copied(random, workspace, item, "tjj")
    return fault(path, document.text, document.first_key_line())


@mutator("unknown-organ")
def superior_of_nobody(random: Random, workspace: Workspace) -> Mutation | None:
    """An organ in the register whose superior is not."""
    document = workspace.document(_ORGAN)
    at = random.choice([p for p in document.nodes if p and p[-1] == "上级"])
    return edited(_ORGAN, document.put(random, at, random.choice(("szff", "qyszf", "sz"))))


@mutator("unknown-shared-text")
def text_of_nobody(random: Random, workspace: Workspace) -> Mutation | None:
    """The name of a shared text, one letter wrong."""
    path = random.choice([*(i.path for i in workspace.of_kind(POWERS)), *workspace.headers])
    document = workspace.document(path)
    found = [p for p in document.nodes if p and p[-1] == "套用"]
    if not found:
        return None
    at = random.choice(found)
    word = str(document.at(at))
    return edited(path, document.put(random, at, random.choice((word[:-1], word + "一", "通用"))))


@mutator("dangling-reference")
def id_misread(random: Random, workspace: Workspace) -> Mutation | None:
    """The id of an item, one letter wrong, or a name in its place."""
    item = workspace.any_item(random, POWERS, DUTIES)
    document = workspace.document(item.path)
    known = {one.id for one in workspace.items}
    found = [p for p in document.paths(str) if document.at(p) in known]
    if not found:
        return None
    at = random.choice(found)
    word = str(document.at(at))
    index = random.randrange(3, len(word))
    letter = random.choice("iluo")  # letters that no id has
    wrong = word[:index] + letter + word[index + 1 :]
    if at[0] != "职责" and random.random() < 0.3:
        wrong = "城市管理综合执法"
    also = {"succession-not-mutual"} if at[0] in SUCCESSION else set()
    if at[0] == "任务":
        also.add("power-not-covered")
    return edited(item.path, document.put(random, at, wrong), also)


@mutator("dangling-reference")
def its_own_id(random: Random, workspace: Workspace) -> Mutation | None:
    """An item that names itself, or one of another list."""
    item = workspace.any_item(random, POWERS)
    document = workspace.document(item.path)
    if document.has(("主项",)):
        return None
    wrong = random.choice((item.id, workspace.any_item(random, DUTIES).id))
    return edited(item.path, document.add(random, (), "主项", wrong))
