"""What commands share that rewrite files of a workspace: show a diff, refuse, write all or none."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from ..errors import QingdanError
from ..messages import _


def write_over(
    root: Path, before: Mapping[str, bytes], after: Mapping[str, bytes], *, allow_dirty: bool
) -> list[str]:
    """Write files, all or none; return those that changed.

    Raises ``QingdanError``, and writes nothing, where one has changes that are not committed (and
    that is not allowed) or was changed since it was read.
    """
    from ..store.write import write_files
    from .validate_waive import refuse_uncommitted

    refuse_uncommitted(root, list(after), allowed=allow_dirty)
    for path, data in before.items():
        if (root / path).read_bytes() != data:
            raise QingdanError(
                _("文件在处理期间被改动了：{path}。没有改动任何文件。").format(path=path),
                _("保存并关闭编辑器里的文件，再运行一次。"),
            )
    return write_files(root, after)


def show_diff(root: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Write the difference to stdout, fit for ``git apply`` at the repository root."""
    from ..report.unified import unified
    from .validate_input import repository_path

    old = {path: data.decode("utf-8") for path, data in before.items()}
    new = {path: data.decode("utf-8") for path, data in after.items()}
    sys.stdout.flush()
    sys.stdout.buffer.write(unified(old, new, repository_path(root)).encode("utf-8"))


def say(text: str) -> None:
    """Say something that is no part of the report."""
    sys.stderr.write(text + "\n")


def within(path: str, wanted: tuple[str, ...] | None) -> bool:
    """Whether a file is one of, or lies in one of, the paths wanted; None: all are."""
    return wanted is None or any(one in ("", path) or path.startswith(one + "/") for one in wanted)


__all__ = ["say", "show_diff", "within", "write_over"]
