"""Faults that show between two versions (QD60x); the sample as it is stands for the base."""

from __future__ import annotations

from random import Random

from .adjusted import (
    DRAFTED,
    PUBLISHED,
    adjusted,
    anchor_of,
    free,
    said_in,
    stable,
)
from .document import Document
from .mutation import Mutation, fault, mutator
from .workspace import Item, Workspace

_NOTES = ("自十月起网上办理", "暂在市政务服务大厅办理")


def _noted(random: Random, workspace: Workspace, item: Item) -> str | None:
    """Return the text of an item that says something new in public."""
    document = workspace.document(item.path)
    if document.has(("备注",)):
        return None
    return document.add(random, (), "备注", random.choice(_NOTES)).text


@mutator("undeclared-change", prepare=adjusted)
def changed_in_silence(random: Random, workspace: Workspace) -> Mutation | None:
    """An item that says something new, in no batch or after the last one that names it."""
    item = random.choice(stable(workspace))
    text = _noted(random, workspace, item)
    return None if text is None else fault(item.path, text, Document(text).first_key_line())


@mutator("declared-not-done", prepare=adjusted)
def promised(random: Random, workspace: Workspace) -> Mutation | None:
    """An entry for a change that nobody made."""
    item = random.choice(free(workspace))
    entry = {
        "事项": item.id,
        "调整": "变更",
        "前": anchor_of(workspace, item),
        "后": "h00000000000f",
    }
    edit = workspace.document(DRAFTED).append(random, ("变更",), entry)
    document = Document(edit.text)
    last = len(document.value["变更"]) - 1
    return fault(DRAFTED, edit.text, document.line(("变更", last, "后")))


@mutator("wrong-action", prepare=adjusted)
def narrow_word(random: Random, workspace: Workspace) -> Mutation | None:
    """A change in substance that is called by a word for less."""
    item = random.choice(free(workspace))
    text = _noted(random, workspace, item)
    if text is None:
        return None
    changed = Workspace({**workspace.files, item.path: text.encode()})
    entry = {
        "事项": item.id,
        "调整": random.choice(("更名", "改码", "勘误", "取消", "冻结")),
        "前": anchor_of(workspace, item),
        "后": anchor_of(changed, item),
    }
    edit = workspace.document(DRAFTED).append(random, ("变更",), entry)
    document = Document(edit.text)
    last = len(document.value["变更"]) - 1
    place = (DRAFTED, document.line(("变更", last, "调整")))
    return Mutation({item.path: text, DRAFTED: edit.text}, (place,))


@mutator("history-rewritten", prepare=adjusted)
def published_otherwise(random: Random, workspace: Workspace) -> Mutation | None:
    """A published batch with another number, another day, an entry more, or gone."""
    document = workspace.document(PUBLISHED)
    if random.random() < 0.2:
        return Mutation({PUBLISHED: None}, ((PUBLISHED, 1),))
    key, new = random.choice(
        (("文号", "栖云政办发〔2026〕13号"), ("日期", "2026-08-19"), ("变更", None))
    )
    if new is not None:
        edit = document.put(random, (key,), new)
        return fault(PUBLISHED, edit.text, Document(edit.text).key_line((key,)))
    at, _item = random.choice(said_in(workspace, PUBLISHED, "变更"))
    edit = document.put(random, ("变更", at, "调整"), "合并")
    also = {"totals-differ"}
    return fault(PUBLISHED, edit.text, Document(edit.text).key_line(("变更",)), also)


@mutator("deleted-in-force", prepare=adjusted)
def file_taken_away(random: Random, workspace: Workspace) -> Mutation | None:
    """The file of an item in force, deleted."""
    item = random.choice(free(workspace))
    also = {
        "declared-count",
        "dangling-reference",
        "ordinal-gap",
        "too-many-others",
        "duty-without-power",
    }
    return Mutation({item.path: None}, ((item.path, 1),), frozenset(also))


@mutator("substance-without-date", prepare=adjusted)
def same_day_as_ever(random: Random, workspace: Workspace) -> Mutation | None:
    """Who acts changed, the day it counts from did not."""
    item = random.choice(free(workspace))
    document = workspace.document(item.path)
    if document.has(("受理机构",)) or not workspace.get(item, "生效日期"):
        return None
    edit = document.add(random, (), "受理机构", "市政务服务大厅综合窗口")
    changed = Document(edit.text)
    own = changed.has(("生效日期",))
    line = changed.line(("生效日期",)) if own else changed.first_key_line()
    return fault(item.path, edit.text, line, {"undeclared-change"})


@mutator("id-reused", prepare=adjusted)
def risen_as_another(random: Random, workspace: Workspace) -> Mutation | None:
    """Another item in the file of a repealed one."""
    _at, item_id = random.choice(said_in(workspace, PUBLISHED, "取消"))
    item = next(one for one in workspace.items if one.id == item_id)
    document = workspace.document(item.path)
    name = f"对违反城市{random.choice(('绿线', '蓝线', '紫线'))}管理规定行为的处罚"
    edit = document.put(random, ("名称",), name)
    alive = Document(edit.text).put(random, ("状态",), "审核")
    line = Document(alive.text).line(("名称",))
    return fault(item.path, alive.text, line, _UNFIT)


_UNFIT = frozenset(
    {
        "undeclared-change",
        "child-of-repealed",
        "expired-in-force",
        "repealed-in-notes",
        "code-reused",
        "declared-count",
        "older-than-its-law",
        "power-without-responsibility",
        "power-without-liability",
    }
)
