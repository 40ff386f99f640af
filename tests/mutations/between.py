"""Faults between items: who and what they name, what is there twice (QD30x)."""

from __future__ import annotations

from random import Random

from qingdan.model.finding import FieldPath
from qingdan.store.layout import item_path

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


@mutator("duplicate-id")
def moved_and_copied(random: Random, workspace: Workspace) -> Mutation | None:
    """An item that was copied where it should have been moved."""
    item = workspace.any_item(random, POWERS, DUTIES)
    organ = random.choice([one.organ for one in workspace.of_kind(item.kind)])
    if organ == item.organ or not workspace.in_force(item):
        return None
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


@mutator("nameless-organ")
def body_without_name(random: Random, workspace: Workspace) -> Mutation | None:
    """A body that is called 相关科室, or an organ that is called by its id."""
    document = workspace.document(_ORGAN)
    if random.random() < 0.3:
        edit = document.add_raw(random, ("机构",), "tjj: {名称: tjj, 性质: 事业单位}")
        return edited(_ORGAN, edit)
    found = [p for p in document.nodes if p and p[-1] in ("内设机构", "事业单位", "执法队伍")]
    name = random.choice(("相关科室", "具体承办科室", "有关业务部门", "相关职能科室"))
    return edited(_ORGAN, document.append(random, random.choice(found), name))
