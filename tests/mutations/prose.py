"""Texts of the sample that a fault is written into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from random import Random
from typing import NamedTuple

from qingdan.model.finding import FieldPath
from qingdan.model.organ import OrganRegister
from qingdan.model.shared import SharedText
from qingdan.model.workspace import ListHeader
from qingdan.rules.passages import Plan, passages, plan_of
from qingdan.rules.rule import TextSort

from .mutation import Mutation, fault
from .workspace import Item, Workspace, shapes
from .writing import Misfit

FREE = frozenset(
    {
        "不含",
        "交接.何时",
        "交接.材料",
        "交接.逾期",
        "任务.产出",
        "任务.流程.产出",
        "任务.流程.做",
        "任务.规范",
        "内容",
        "分工.职责",
        "协调机制",
        "协调配合.规则",
        "处罚内容.情形",
        "备注",
        "层级分工.职责",
        "层级权限.权限",
        "收费.标准",
        "救济.说明",
        "时限.说明",
        "材料",
        "条件",
        "案例.情形",
        "案例.说明",
        "检查频次",
        "流程.产出",
        "流程.做",
        "裁量基准",
        "责任事项.直接实施",
        "责任事项.直接实施.另加",
        "责任事项.直接实施.内容",
        "责任事项.环节.责任",
        "责任事项.责任",
        "追责.情形.另加",
        "附带命令",
    }
)
"""Prose that no rule takes for the name or the id of something."""

_HAN = re.compile("[一-鿿]")
_CLAUSE_END = re.compile("(?<=[，；。])|$")


class Text(NamedTuple):
    """A text of a file and where it stands."""

    path: str
    at: FieldPath
    text: str
    item: Item | None = None


def any_prose(random: Random, workspace: Workspace, fits: Callable[[str], object] = len) -> Text:
    """Return a random text of free prose, of an item or a shared file."""
    if random.random() < 0.15:
        return random.choice(_shared_prose(random, workspace, fits))
    item = workspace.any_item(random)
    return random.choice(
        [
            Text(item.path, passage.path, passage.text, item)
            for passage in workspace.passages(item)
            if ".".join(shapes(passage.path)) in FREE and passage.public and fits(passage.text)
        ]
    )


def _shared_prose(
    random: Random, workspace: Workspace, fits: Callable[[str], object]
) -> list[Text]:
    """Return the clauses of a file of shared texts, or the notes of a header or the register."""
    if random.random() < 0.6:
        path = random.choice(workspace.shared_texts)
        found = list(passages(Plan(each=plan_of(SharedText)), workspace.document(path).value))
        found = [passage for passage in found if len(passage.path) == 3]
    else:
        path = random.choice(("organs.yaml", random.choice(workspace.headers)))
        plan = plan_of(OrganRegister if path == "organs.yaml" else ListHeader)
        found = list(passages(plan, workspace.document(path).value))
        found = [passage for passage in found if passage.path[-1] in ("说明", "备注")]
    return [Text(path, one.path, one.text) for one in found if fits(one.text)]


def any_text(
    random: Random,
    workspace: Workspace,
    *sorts: TextSort,
    fits: Callable[[str], object] = len,
) -> Text:
    """Return a random text of one of the sorts."""
    item = workspace.any_item(random)
    return random.choice(
        [
            Text(item.path, passage.path, passage.text, item)
            for passage in workspace.passages(item)
            if passage.sort in sorts and fits(passage.text)
        ]
    )


def replaced(
    random: Random,
    workspace: Workspace,
    text: Text,
    span: tuple[int, int],
    new: str,
    also: Iterable[str] = (),
    ahead: int = 0,
) -> Mutation:
    """Put ``new`` in the place of some characters; the fault begins ``ahead`` characters in it."""
    edit = workspace.document(text.path).retext(random, text.at, *span, new)
    line = edit.text.count("\n", 0, edit.at + ahead) + 1
    return fault(text.path, edit.text, line, also)


def between_characters(random: Random, text: str) -> int:
    """Return a place between two Chinese characters."""
    found = [n for n in range(1, len(text)) if _HAN.match(text[n - 1]) and _HAN.match(text[n])]
    return int(random.choice(found))


def with_clause(
    random: Random, workspace: Workspace, clause: str, also: Iterable[str] = ()
) -> Mutation:
    """Put a clause behind another one of a random prose text, or into a new 备注."""
    if random.random() < 0.2:
        return with_note(random, workspace, clause, also)
    text = any_prose(random, workspace)
    at = random.choice([found.start() for found in _CLAUSE_END.finditer(text.text)])
    at = int(at)
    before, after = text.text[:at], text.text[at:]
    lead = "；" if before and before[-1] not in "，；。" else ""
    tail = "" if not after else "，"
    return replaced(random, workspace, text, (at, at), lead + clause + tail, also, len(lead))


def with_note(
    random: Random, workspace: Workspace, note: str, also: Iterable[str] = (), key: str = "备注"
) -> Mutation:
    """Give a random item a 备注."""
    item = workspace.any_item(random)
    document = workspace.document(item.path)
    if document.has((key,)):
        raise Misfit
    edit = document.add(random, (), key, note)
    return fault(item.path, edit.text, edit.line, also)
