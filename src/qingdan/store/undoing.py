"""Take a rewriting back: exactly the files it touched, as long as nobody changed them since.

What stood in the files is kept beside the repository's own records (``.git``), where it can neither
be committed nor seen; without a repository in a hidden file of the workspace. The newest rewriting
alone can be taken back.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..errors import QingdanError
from ..messages import _, joined, system_reason
from .git import git_folder, locate_workspace, repository_root
from .write import write_files

LOOSE = ".qingdan-undo.json"
"""Where the record lies in a workspace without a repository."""
_FOLDER = "qingdan"
_SHOWN = 5


def write_and_remember(
    root: Path, before: Mapping[str, bytes], after: Mapping[str, bytes | None]
) -> list[str]:
    """Write ``after`` (as ``write_files`` does) so that ``undo`` can put ``before`` back.

    ``before`` is what stands now in those of the files that there are. Raises ``QingdanError``, and
    changes nothing, where the record or a file cannot be written.
    """
    record = {
        "before": {path: _packed(before.get(path)) for path in sorted(after)},
        "after": {path: _mark(after[path]) for path in sorted(after)},
    }
    place = _place(root)
    earlier = _bytes_of(place)
    _put(place, json.dumps(record, ensure_ascii=False).encode())
    try:
        return write_files(root, after)
    except BaseException:
        if earlier is None:
            place.unlink(missing_ok=True)
        else:
            _put(place, earlier)
        raise


def undo(root: Path) -> list[str]:
    """Put back what the last ``write_and_remember`` changed; return the paths, sorted.

    Raises ``QingdanError``, and changes nothing, where there is nothing to take back or a file was
    changed since.
    """
    place = _place(root)
    record = _read(place)
    after: dict[str, str | None] = record["after"]
    altered = [path for path, mark in after.items() if _mark(_bytes_of(root / path)) != mark]
    if altered:
        shown = joined(altered[:_SHOWN]) + (_(" 等") if len(altered) > _SHOWN else "")
        raise QingdanError(
            _("有 {count} 个文件后来又改过，不能撤回：{paths}。没有改动任何文件。").format(
                count=len(altered), paths=shown
            ),
            _("把这些文件改回划转刚做完的样子再撤回，或者逐个改；已经提交的可以用 git revert。"),
        )
    before = {path: _unpacked(text) for path, text in record["before"].items()}
    write_files(root, before)
    place.unlink(missing_ok=True)
    return sorted(before)


def _place(root: Path) -> Path:
    """Return where the record of a workspace lies; each working tree has one of its own."""
    if repository_root(root) is None:
        return root / LOOSE
    name = sha256(str(root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return git_folder(locate_workspace(root)) / _FOLDER / f"undo-{name}.json"


def _read(place: Path) -> dict[str, Any]:
    data = _bytes_of(place)
    try:
        record = json.loads(data) if data is not None else None
        if isinstance(record, dict) and record["before"].keys() == record["after"].keys():
            return record
    except (ValueError, KeyError, AttributeError):
        pass
    raise QingdanError(
        _("没有可以撤回的划转：这台电脑上没有做过，或者已经撤回了。"),
        _("已经提交的，用 git revert 撤销那一次提交。"),
    )


def _put(place: Path, data: bytes) -> None:
    try:
        place.parent.mkdir(exist_ok=True)
        fresh = place.with_name(place.name + ".new")
        fresh.write_bytes(data)
        fresh.replace(place)
    except OSError as error:
        raise QingdanError(
            _("写不进去：{reason}。没有改动任何文件。").format(reason=system_reason(error)),
            _("检查磁盘空间、权限，以及文件是否被别的程序打开。"),
            file=str(place),
        ) from None


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _mark(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()


def _packed(data: bytes | None) -> str | None:
    return None if data is None else b64encode(data).decode("ascii")


def _unpacked(text: str | None) -> bytes | None:
    return None if text is None else b64decode(text)
