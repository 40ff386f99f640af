"""Faults of matters of 属地管理责任清单 (QD251–259, QD376–379)."""

from __future__ import annotations

from random import Random

from qingdan.model.vocabulary import ListKind

from .document import Document
from .law_setting import changed
from .mutation import Mutation, edited, fault, mutator
from .workspace import BOUNDARIES, Item, Workspace
from .writing import Misfit

TERRITORY = ListKind.TERRITORY


def _matter(random: Random, workspace: Workspace, holding: str = "主体责任") -> Item:
    item = workspace.any_item(random, TERRITORY)
    if holding not in workspace.value(item):
        raise Misfit
    return item


def _named(workspace: Workspace, item: Item) -> set[str]:
    """Return everyone who takes part in a matter, as far as departments go."""
    value = workspace.value(item)
    return {one["部门"] for one in value["主体责任"]} | set(value.get("配合部门", ()))


def _outsider(random: Random, workspace: Workspace, item: Item) -> str:
    """Return a department that has no part in a matter."""
    return random.choice(
        [
            organ
            for organ, entry in workspace.organs.items()
            if entry.get("性质") == "政府工作部门"
            and "失效日期" not in entry
            and organ not in _named(workspace, item)
        ]
    )


@mutator("territory-lead-not-single")
def nobody_or_two_lead(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter that nobody answers for, that nobody leads, or two do."""
    item = _matter(random, workspace)
    document = workspace.document(item.path)
    principals = document.value["主体责任"]
    if random.random() < 0.3:
        left = document.without(("主体责任",))
        return fault(item.path, left.text, left.first_key_line())
    if len(principals) < 2:
        return None
    leading = next(n for n, one in enumerate(principals) if one.get("牵头"))
    if random.random() < 0.5:
        left = document.without(("主体责任", leading, "牵头"))
        return fault(item.path, left.text, left.key_line(("主体责任",)))
    other = random.choice([n for n in range(len(principals)) if n != leading])
    edit = document.add(random, ("主体责任", other), "牵头", True)
    second = max(leading, other)
    return fault(item.path, edit.text, Document(edit.text).line(("主体责任", second, "牵头")))


@mutator("principal-without-duties")
def answers_for_nothing(random: Random, workspace: Workspace) -> Mutation | None:
    """A department that answers, and nothing says for what."""
    item = _matter(random, workspace)
    document = workspace.document(item.path)
    if len(document.value["主体责任"]) > 1 and random.random() < 0.5:
        place = random.randrange(len(document.value["主体责任"]))
        left = document.without(("主体责任", place, "责任"))
        return fault(item.path, left.text, left.line(("主体责任", place, "部门")))
    if not any(one.get("牵头") for one in document.value["主体责任"]):
        return None
    entry = {"部门": _outsider(random, workspace, item)}
    return edited(item.path, document.append(random, ("主体责任",), entry))


@mutator("town-without-duties")
def town_that_does_nothing(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter in which towns do nothing."""
    item = _matter(random, workspace, "镇街")
    document = workspace.document(item.path)
    if random.random() < 0.5 and len(document.value["镇街"]) > 1:
        left = document.without(("镇街", "配合"))
        return fault(item.path, left.text, left.first_key_line(("镇街",)))
    left = document.without(("镇街",))
    also = set() if "步骤" not in document.value else {"step-by-outsider"}
    return fault(item.path, left.text, left.first_key_line(), also)


@mutator("not-borne-contradicted")
def borne_after_all(random: Random, workspace: Workspace) -> Mutation | None:
    """Towns that do what they do not bear."""
    item = _matter(random, workspace, "镇街")
    document = workspace.document(item.path)
    refused = document.value["镇街"].get("不承担", [])
    duty = random.choice(("组织{}", "负责辖区内的{}", "巡查发现以后，{}")).format(
        random.choice(refused)
    )
    return edited(item.path, document.append(random, ("镇街", "配合"), duty))


@mutator("principal-among-support")
def answers_and_supports(random: Random, workspace: Workspace) -> Mutation | None:
    """A department that answers for a matter and supports in it."""
    item = _matter(random, workspace)
    document = workspace.document(item.path)
    organ = random.choice(document.value["主体责任"])["部门"]
    if document.has(("配合部门",)):
        return edited(item.path, document.append(random, ("配合部门",), organ))
    return edited(item.path, document.add(random, (), "配合部门", [organ]))


@mutator("step-number-broken")
def number_of_no_step(random: Random, workspace: Workspace) -> Mutation | None:
    """An arrow that leads nowhere, or one number on two steps."""
    item = _matter(random, workspace, "步骤")
    document = workspace.document(item.path)
    steps = document.value["步骤"]
    if random.random() < 0.5:
        places = [n for n, step in enumerate(steps) if step.get("下一步")]
        at = ("步骤", random.choice(places), "下一步")
        return edited(item.path, document.append(random, at, len(steps) + random.randint(1, 9)))
    step = {"序": steps[0]["序"], "谁": steps[0]["谁"], "做": "登记备查"}
    return edited(item.path, document.append(random, ("步骤",), step))


@mutator("step-flow-broken")
def flow_in_pieces(random: Random, workspace: Workspace) -> Mutation | None:
    """Steps that run back to the first, or to one of which nothing leads."""
    item = _matter(random, workspace, "步骤")
    document = workspace.document(item.path)
    steps = document.value["步骤"]
    if random.random() < 0.5:
        ends = [n for n, step in enumerate(steps) if not step.get("下一步")]
        at = ("步骤", random.choice(ends))
        if document.has((*at, "下一步")):
            return None
        return edited(item.path, document.add(random, at, "下一步", [steps[0]["序"]]))
    step = {"序": 90 + random.randrange(9), "谁": steps[0]["谁"], "做": "登记备查"}
    return edited(item.path, document.append(random, ("步骤",), step))


@mutator("manual-incomplete")
def manual_with_a_gap(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter without a manual, or one that leaves out a part."""
    item = _matter(random, workspace, "说明书")
    document = workspace.document(item.path)
    if random.random() < 0.3:
        left = document.without(("说明书",))
        return fault(item.path, left.text, left.first_key_line())
    left = document.without(("说明书", random.choice(("责任单位", "程序", "标准"))))
    return fault(item.path, left.text, left.first_key_line(("说明书",)))


@mutator("appraisal-without-approval")
def towns_appraised(random: Random, workspace: Workspace) -> Mutation | None:
    """Towns that are appraised on what they help with."""
    item = _matter(random, workspace)
    document = workspace.document(item.path)
    if document.has(("考核批准",)):
        return None
    place = random.randrange(len(document.value["主体责任"]))
    words = random.choice(
        ("对各镇街的巡查情况进行考核", "将乡镇、街道配合情况纳入年度考核", "每季度考核各街道")
    )
    return edited(item.path, document.append(random, ("主体责任", place, "责任"), words))


@mutator("town-assist-decides")
def towns_that_decide(random: Random, workspace: Workspace) -> Mutation | None:
    """Towns that are to decide, one of which at least has no such power."""
    item = _matter(random, workspace, "镇街")
    document = workspace.document(item.path)
    towns = document.value["镇街"]
    if towns.get("范围") != ["zj"] or any("封" in word for word in towns.get("不承担", ())):
        return None
    duty = random.choice(("查封违规的场所", "发现、劝阻、查封", "日常巡查，审批临时占用"))
    return edited(item.path, document.append(random, ("镇街", "配合"), duty))


@mutator("scope-not-a-town")
def department_among_towns(random: Random, workspace: Workspace) -> Mutation | None:
    """A department among the towns."""
    item = _matter(random, workspace, "镇街")
    document = workspace.document(item.path)
    organ = _outsider(random, workspace, item)
    return edited(item.path, document.append(random, ("镇街", "范围"), organ))


@mutator("step-by-outsider")
def step_of_a_stranger(random: Random, workspace: Workspace) -> Mutation | None:
    """A step of a department that has no part in the matter."""
    item = _matter(random, workspace, "步骤")
    document = workspace.document(item.path)
    at = ("步骤", random.randrange(len(document.value["步骤"])), "谁")
    if not document.has(at):
        return None
    return edited(item.path, document.put(random, at, _outsider(random, workspace, item)))


@mutator("territory-lead-differs")
def led_by_another(random: Random, workspace: Workspace) -> Mutation | None:
    """A boundary matter that another department leads."""
    item = _matter(random, workspace, "边界")
    lead = next(one["部门"] for one in workspace.value(item)["主体责任"] if one.get("牵头"))
    others = [
        one.id
        for one in workspace.of_kind(BOUNDARIES)
        if isinstance(found := workspace.value(one).get("牵头"), str)
        and found != lead
        and workspace.in_force(one)
    ]
    return changed(random, workspace, item, 边界=random.choice(others))
