"""Records of the sample, written anew: items copied, keys taken away, records put in."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

from qingdan.model.finding import FieldPath
from qingdan.store.layout import item_path

from .document import Document
from .mutation import Mutation, fault
from .workspace import Item, Workspace

SUCCESSION = ("承接", "承接自", "拆分自", "合并自")
_ITS_OWN = ("序号", "编码", "主项", *SUCCESSION)


def copied(
    random: Random, workspace: Workspace, item: Item, organ: str | None, drop: Iterable[str] = ()
) -> tuple[str, Document]:
    """Return path and content of a new item like another, without what must be its own."""
    document = workspace.document(item.path)
    keys = [*_ITS_OWN, *drop]
    document = document.without(*((key,) for key in keys if document.has((key,))))
    if not document.has(("状态",)):
        document = Document(document.add(random, (), "状态", "有效").text)
    name = item.id[:3] + "".join(random.choice("abcdefgh23456789") for _ in range(8))
    return item_path(item.kind, organ, name), document


def lost(
    workspace: Workspace, item: Item, *keys: str, also: frozenset[str] = frozenset()
) -> Mutation:
    """Take keys away from an item: the rule speaks where it begins."""
    document = workspace.document(item.path).without(*((key,) for key in keys))
    return fault(item.path, document.text, document.first_key_line(), also)


def lost_within(workspace: Workspace, item: Item, path: FieldPath) -> Mutation:
    """Take a key of a part away: the rule speaks where the part begins."""
    document = workspace.document(item.path).without(path)
    return fault(item.path, document.text, document.first_key_line(path[:-1]))


def with_key(
    random: Random, workspace: Workspace, item: Item, key: str, record: dict[str, Any]
) -> tuple[Document, int]:
    """Give an item a record, on one line or on several; return it and the line of the record."""
    document = workspace.document(item.path)
    if key in document.value:
        document = document.without((key,))
    if random.random() < 0.5:
        edit = document.add(random, (), key, record)
        return Document(edit.text), edit.line
    pairs = "".join(f"\n  {name}: {_source(value)}" for name, value in record.items())
    edit = document.add_raw(random, (), f"{key}:{pairs}")
    return Document(edit.text), edit.line + 1


def _source(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "[" + ", ".join(value) + "]" if isinstance(value, list) else str(value)
