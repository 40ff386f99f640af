"""Faults of boundary matters (QD31x)."""

from __future__ import annotations

from random import Random

from qingdan.model.finding import FieldPath

from .document import Document
from .mutation import Mutation, edited, fault, mutator
from .workspace import BOUNDARIES, DUTIES, Item, Workspace
from .writing import Misfit


def _outsider(random: Random, workspace: Workspace, item: Item) -> str:
    """Return a department that has nothing to do with a matter."""
    inside = workspace.parties(item)
    kinds = ("政府工作部门", "垂直管理机构")
    return random.choice(
        [
            organ
            for organ, entry in workspace.organs.items()
            if organ not in inside and entry.get("性质") in kinds and "失效日期" not in entry
        ]
    )


def _matter(random: Random, workspace: Workspace) -> Item:
    """Return a boundary matter in force whose parties are all single organs."""
    item = workspace.any_item(random, BOUNDARIES)
    groups = [o for o, entry in workspace.organs.items() if entry.get("性质") == "机构群组"]
    if not workspace.in_force(item) or set(groups) & set(workspace.parties(item)):
        raise Misfit
    return item


def _others(workspace: Workspace, item: Item) -> list[str]:
    """Return the departments of a matter except the leading one, each once."""
    leads = workspace.parties(item, "牵头")
    return list(dict.fromkeys(o for o in workspace.parties(item) if o not in leads))


@mutator("lead-not-single")
def two_leads(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter that two departments lead, or none."""
    item = _matter(random, workspace)
    document = workspace.document(item.path)
    if random.random() < 0.4:
        changed = document.without(("牵头",))
        also = {"handoff-outside-matter", "case-outside-matter"}
        lead = document.value["牵头"]
        if lead in workspace.parties(item, "分工"):
            also = set()
        return fault(item.path, changed.text, changed.first_key_line(), also)
    others = [o for o in workspace.parties(item, "分工") if o != document.value["牵头"]]
    if not others:
        return None
    leads = [document.value["牵头"], random.choice(others)]
    return edited(item.path, document.put(random, ("牵头",), leads))


@mutator("lead-among-support")
def leads_and_supports(random: Random, workspace: Workspace) -> Mutation | None:
    """A department that leads and supports."""
    item = _matter(random, workspace)
    document = workspace.document(item.path)
    parties = [*_others(workspace, item), document.value["牵头"]]
    random.shuffle(parties)
    if document.has(("配合",)):
        return edited(item.path, document.put(random, ("配合",), parties))
    return edited(item.path, document.add(random, (), "配合", parties))


@mutator("participant-without-division")
def support_without_work(random: Random, workspace: Workspace) -> Mutation | None:
    """A department that takes part, and nobody says in what."""
    item = _matter(random, workspace)
    document = workspace.document(item.path)
    if random.random() < 0.5:
        lead = document.value["牵头"]
        parts = [
            ("分工", n) for n, part in enumerate(document.value["分工"]) if part["部门"] == lead
        ]
        if len(parts) != 1 or len(document.value["分工"]) < 2:
            return None
        changed = document.without(*parts)
        return fault(item.path, changed.text, changed.line(("牵头",)))
    parties = [*_others(workspace, item), _outsider(random, workspace, item)]
    if document.has(("配合",)):
        return None
    return edited(item.path, document.add(random, (), "配合", parties))


@mutator("division-outside-matter")
def work_of_a_stranger(random: Random, workspace: Workspace) -> Mutation | None:
    """A department that has work and is not among those that support."""
    item = _matter(random, workspace)
    document = workspace.document(item.path)
    others = _others(workspace, item)
    if len(others) < 2 or document.has(("配合",)):
        return None
    left = random.choice(others)
    edit = document.add(random, (), "配合", [organ for organ in others if organ != left])
    changed = Document(edit.text)
    places = tuple(
        (item.path, changed.line(("分工", number, "部门")))
        for number, part in enumerate(changed.value["分工"])
        if part["部门"] == left
    )
    return Mutation({item.path: edit.text}, places)


@mutator("handoff-outside-matter")
def handed_to_a_stranger(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter that is passed to a department without work in it, or to the same one."""
    item = _matter(random, workspace)
    document = workspace.document(item.path)
    found = [p for p in document.nodes if len(p) == 3 and p[0] == "交接" and p[2] in ("自", "至")]
    if not found:
        return None
    at = random.choice(found)
    wrong = _outsider(random, workspace, item)
    if at[2] == "至" and random.random() < 0.4:
        wrong = str(document.at((*at[:2], "自")))
    return edited(item.path, document.put(random, at, wrong))


@mutator("case-outside-matter")
def case_of_a_stranger(random: Random, workspace: Workspace) -> Mutation | None:
    """An example that a stranger deals with, without a word why."""
    item = _matter(random, workspace)
    document = workspace.document(item.path)
    if not document.has(("案例",)):
        return None
    case = {"情形": "半夜还有人施工", "谁办": _outsider(random, workspace, item)}
    return edited(item.path, document.append(random, ("案例",), case))


@mutator("vague-division")
def work_without_object(random: Random, workspace: Workspace) -> Mutation | None:
    """A department that takes part in relevant work, a task that supports."""
    words = ("参与相关工作", "配合做好有关工作", "指导相关工作", "协助开展有关事宜", "配合有关部门")
    if random.random() < 0.3:
        item = workspace.any_item(random, DUTIES)
        document = workspace.document(item.path)
        found: list[FieldPath] = [p for p in document.nodes if len(p) == 3 and p[2] == "名称"]
        if not found:
            return None
        return edited(
            item.path, document.put(random, random.choice(found), random.choice(words[:4]))
        )
    item = workspace.any_item(random, BOUNDARIES)
    document = workspace.document(item.path)
    lists = [p for p in document.nodes if len(p) == 3 and p[0] == "分工" and p[2] == "职责"]
    return edited(item.path, document.append(random, random.choice(lists), random.choice(words)))


@mutator("support-decides")
def street_that_punishes(random: Random, workspace: Workspace) -> Mutation | None:
    """A street or a committee to which a decision is given."""
    item = workspace.any_item(random, BOUNDARIES)
    document = workspace.document(item.path)
    organ = random.choice(("lyj", "spaw"))
    if organ in workspace.parties(item) or document.has(("配合",)):
        return None
    works = {
        "lyj": ("查封违规经营的场所", "对摆卖摊点进行审批"),
        "spaw": ("对违规经营的摊贩予以罚款",),
    }
    part = {"部门": organ, "职责": [random.choice(works[organ])]}
    if "zj" in workspace.parties(item) and organ == "lyj":
        return None
    edit = document.append(random, ("分工",), part)
    return edited(item.path, edit)
