"""Where exported files go: a file, a folder, or the standard output; nothing is lost on the way."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from ..errors import QingdanError
from ..messages import _, joined
from .reports import refusing, save_report

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]|^\.+|[. ]+$')
_BINARY = frozenset((".xlsx", ".docx", ".pdf"))


def file_name(title: str, suffix: str) -> str:
    """Return a name that every system takes."""
    return (_NOT_IN_NAMES.sub("_", title)[:80] or "qingdan") + suffix


def check_target(output: Path | None, names: list[str], *, force: bool) -> list[Path] | None:
    """Return where files of these names go; None for the standard output.

    One file goes to ``output`` itself, or into it where that is a folder; several need a folder.
    A name without an ending that is not there yet is a folder to be made.
    Raises ``QingdanError`` for a terminal that cannot show them, a file that is already there, and
    a folder that is missing.
    """
    suffix = Path(names[0]).suffix
    if output is None:
        _check_standard(names, suffix)
        return None
    is_folder = output.is_dir()
    if not is_folder and (len(names) > 1 or not (output.suffix or output.exists())):
        if output.exists() or output.suffix:
            raise QingdanError(
                _("要写 {count} 个文件，“{output}”不是文件夹。").format(
                    count=len(names), output=output
                ),
                _("用 --output 写一个文件夹；只要一个文件时用 --list 选一张清单。"),
            )
        with refusing(output):
            output.mkdir(parents=True)
        is_folder = True
    paths = [output / name for name in names] if is_folder else [output]
    there = [path for path in paths if path.is_file() or path.is_symlink()]
    if there and not force:
        raise QingdanError(
            _("已经有这个文件：{paths}。").format(paths=joined(map(str, there))),
            _("换一个名字；要换掉它就加 --force。"),
        )
    return paths


def _check_standard(names: list[str], suffix: str) -> None:
    if len(names) > 1:
        raise QingdanError(
            _("要写 {count} 个文件，不能都写到屏幕上。").format(count=len(names)),
            _("用 --output 写一个文件夹，或者用 --list 选一张清单。"),
        )
    if suffix in _BINARY and sys.stdout.isatty():
        raise QingdanError(
            _("{form} 文件不能显示在屏幕上。").format(form=suffix[1:]),
            _("加上 -o，例如：-o 清单{suffix}").format(suffix=suffix),
        )


def write_files(paths: list[Path] | None, contents: list[bytes]) -> None:
    """Write each file whole or not at all; one to the standard output where no path is given."""
    if paths is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(contents[0])
        return
    for path, content in zip(paths, contents, strict=True):
        save_report(content, path)


def write_beside(target: Path, extra: Mapping[str, bytes]) -> list[Path]:
    """Write files that explain another one, beside it; they are ours and replaced. Return them."""
    for name, content in extra.items():
        save_report(content, target.with_name(name))
    return [target.with_name(name) for name in extra]


__all__ = ["check_target", "file_name", "write_beside", "write_files"]
