"""Which item is meant: by id, the beginning of an id, the path of its file, or its name."""

from __future__ import annotations

from pathlib import Path

from ..errors import QingdanError
from ..messages import _
from ..store import git
from ..store.layout import Role, place
from ..store.reader import read_mapping
from ..store.several import several_meant, without_quotes
from .ledger import Ledger


def find_item(workspace: Path, ledger: Ledger, given: str) -> str:
    """Return the id of the item that ``given`` means.

    Items that are gone are found by id and by path, all others by their name, too: as it is at the
    commit the ledger ends with, whole or a part that no other name has.
    Raises ``QingdanError`` where none is meant, or more than one.
    """
    given = word = without_quotes(given)
    stem = word.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".yaml")
    if ledger.has_item(stem):
        return stem
    found = {item: "" for item in ledger.items if word and item.startswith(word)}
    if not found and word:
        found = _by_name(workspace, ledger, word)
    if len(found) == 1:
        return next(iter(found))
    if not found:
        raise QingdanError(
            _("历史里没有“{given}”这个事项。").format(given=given),
            _("写事项 id、id 的开头、文件路径或名称；qingdan history 列出全部事项。"),
        )
    raise several_meant(given, [f"{item} {name}".strip() for item, name in sorted(found.items())])


def _by_name(workspace: Path, ledger: Ledger, word: str) -> dict[str, str]:
    """Return the items whose name is ``word``; where there is none, those whose name has it."""
    folder = git.folder_at(workspace, ledger.tip)
    paths = git.paths_that_say(workspace, ledger.tip, word)
    items = {}
    for path in paths:
        placed = place(path[len(folder) :]) if path.startswith(folder) else None
        if placed is not None and placed.role is Role.ITEM and placed.id:
            items[path] = placed.id
    contents = git.read_blobs(workspace, [f"{ledger.tip}:{path}" for path in items])
    part, whole = {}, {}
    for item, (_blob, data) in zip(items.values(), contents, strict=True):
        name = (read_mapping(data).value or {}).get("名称")
        if isinstance(name, str) and word in name:
            part[item] = name
            if name == word:
                whole[item] = name
    return whole or part
