"""Faults of rules on how departments handle a matter together (QD281–284, QD385–389)."""

from __future__ import annotations

from random import Random

from qingdan.model.duration import Duration
from qingdan.model.vocabulary import ListKind

from .mutation import Mutation, edited, fault, mutator
from .workspace import Item, Workspace

PROCEDURES = ListKind.PROCEDURES


def _outsider(random: Random, workspace: Workspace, item: Item) -> str:
    value = workspace.value(item)
    inside = {value["牵头"], *value.get("参与", ())}
    return random.choice(
        [
            organ
            for organ, entry in workspace.organs.items()
            if entry.get("性质") == "政府工作部门"
            and "失效日期" not in entry
            and organ not in inside
        ]
    )


@mutator("procedure-of-one-organ")
def alone_together(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter of several departments that names one."""
    item = workspace.any_item(random, PROCEDURES)
    left = workspace.document(item.path).without(("参与",), ("交接",))
    return fault(item.path, left.text, left.first_key_line())


@mutator("procedure-lead-not-single")
def nobody_or_two_in_front(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter of several departments that nobody leads, or two do."""
    item = workspace.any_item(random, PROCEDURES)
    document = workspace.document(item.path)
    if random.random() < 0.5:
        left = document.without(("牵头",))
        return fault(item.path, left.text, left.first_key_line(), ("handoff-to-outsider",))
    leads = [document.value["牵头"], random.choice(document.value["参与"])]
    return edited(item.path, document.put(random, ("牵头",), leads))


@mutator("handoff-without-limit")
def handed_over_some_day(random: Random, workspace: Workspace) -> Mutation | None:
    """A handoff without a limit."""
    item = workspace.any_item(random, PROCEDURES)
    document = workspace.document(item.path)
    at = ("交接", random.randrange(len(document.value["交接"])))
    if not document.has((*at, "时限")):
        return None
    left = document.without((*at, "时限"))
    return fault(item.path, left.text, left.first_key_line(at))


@mutator("limit-not-shortened")
def slower_than_before(random: Random, workspace: Workspace) -> Mutation | None:
    """A flow that takes longer now that it was made anew."""
    item = workspace.any_item(random, PROCEDURES)
    document = workspace.document(item.path)
    if not document.has(("办理时限", "压减前")):
        return None
    before = Duration.parse(document.at(("办理时限", "压减前")))
    longer = str(Duration(before.number + random.randint(1, 9), before.unit))
    return edited(item.path, document.put(random, ("办理时限", "压减后"), longer))


@mutator("handoff-to-outsider")
def handed_to_nobody_here(random: Random, workspace: Workspace) -> Mutation | None:
    """A handoff to a department that takes no part, or to the one that hands over."""
    item = workspace.any_item(random, PROCEDURES)
    document = workspace.document(item.path)
    at = ("交接", random.randrange(len(document.value["交接"])))
    wrong = _outsider(random, workspace, item)
    if random.random() < 0.4:
        wrong = str(document.at((*at, "自")))
    return edited(item.path, document.put(random, (*at, "至"), wrong))
