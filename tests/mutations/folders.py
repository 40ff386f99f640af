"""Faults of the place of a file (QD015 to QD019)."""

from __future__ import annotations

from random import Random

from qingdan.rules.examples import SYMLINK

from .document import Document, Edit
from .mutation import Mutation, fault, mutator
from .workspace import Item, Workspace

_HANDS = ("zrzy", "cgj", "scjg")


def _new_name(item: Item, name: str) -> str:
    return item.path.rpartition("/")[0] + "/" + name


@mutator("symlink")
def link_for_an_item(random: Random, workspace: Workspace) -> Mutation | None:
    """A link where an item could stand."""
    item = workspace.any_item(random)
    return fault(_new_name(item, f"{item.id[:3]}9x4m2p7q.yaml"), SYMLINK, 1)


@mutator("unknown-folder")
def folder_misspelt(random: Random, workspace: Workspace) -> Mutation | None:
    """An item in a folder that is no list."""
    item = workspace.any_item(random)
    folder = random.choice(("power", "Duties", "boundary", "权力清单", "备份", "附件"))
    rest = item.path.partition("/")[2]
    return fault(f"{folder}/{rest}", workspace.files[item.path], 1)


@mutator("stray-file")
def file_out_of_place(random: Random, workspace: Workspace) -> Mutation | None:
    """A file that no list holds, or an item one folder too high or too deep."""
    item = workspace.any_item(random)
    content = workspace.files[item.path]
    organ = random.choice(_HANDS)
    path = random.choice(
        (
            _new_name(item, "权力清单.xlsx"),
            _new_name(item, f"{item.id[:3]}9x4m2p7q.yml"),
            "powers/cf-9x4m2p7q.yaml",
            f"boundaries/{organ}/bj-9x4m2p7q.yaml",
            f"duties/{organ}/二级/zz-9x4m2p7q.yaml",
            "texts/旧/zeren.yaml",
            "新建文本文档.txt",
            "cf-9x4m2p7q.yaml",
        )
    )
    return fault(path, content, 1)


@mutator("bad-file-name")
def name_that_is_no_id(random: Random, workspace: Workspace) -> Mutation | None:
    """A file whose name cannot be an id."""
    item = workspace.any_item(random)
    names = (
        "违建处罚.yaml",
        "CF-9X4M2P7Q.yaml",
        "cf-1.yaml",
        "cf_9x4m2p7q.yaml",
        "cf 9x4m2p7.yaml",
    )
    path = _new_name(item, random.choice(names))
    if item.organ is not None and random.random() < 0.3:
        path = f"{item.kind}/城管局/{item.id}.yaml"
    return fault(path, workspace.files[item.path], 1)


@mutator("copy-of-file")
def copy_left_behind(random: Random, workspace: Workspace) -> Mutation | None:
    """A copy that a file manager made."""
    item = workspace.any_item(random)
    end = random.choice(
        (" - 副本", "(1)", "（2）", " - Copy", "-copy", "_copy", " 拷贝", " - 复件")
    )
    return fault(_new_name(item, f"{item.id}{end}.yaml"), workspace.files[item.path], 1)


@mutator("too-many-findings")
def columns_without_end(random: Random, workspace: Workspace) -> Mutation | None:
    """A file full of keys that no record has."""
    path = workspace.any_item(random).path
    document = workspace.document(path)
    last = [p for p in document.nodes if len(p) == 1][-1]
    count = random.randrange(201, 260)
    edit: Edit = document.follow(last, "\n".join(f"列{number}: 值" for number in range(count)))
    return fault(path, edit.text, Document(edit.text).first_key_line(), ("unknown-key",))
