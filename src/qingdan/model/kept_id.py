"""What to do where an item that was in force is under another id: said alike everywhere.

An id is permanent: addresses, history, notices and other lists find the item by it. So either the
file gets its old name back, or the old item stays, repealed, and names the one that took over.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from ..messages import _


def kept_id_advice(old_file: str, new_file: str) -> str:
    """Return the advice; both are paths of item files, relative to the workspace."""
    old, new = PurePosixPath(old_file), PurePosixPath(new_file)
    return _(
        "文件名就是 id，生效过的事项 id 不能改。同一个事项：把文件名改回 {name}；"
        "换成了另一个事项：恢复 {file}，改成“状态: 废止”，写“失效日期”和“承接: [{new}]”，"
        "新事项写“承接自: [{old}]”。"
    ).format(name=old.name, file=old_file, old=old.stem, new=new.stem)


__all__ = ["kept_id_advice"]
