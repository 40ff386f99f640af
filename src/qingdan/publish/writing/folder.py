"""A site is built aside and swapped in: a reader sees the old one or the new one, never a half.

``os.replace`` cannot put a folder in the place of one that is not empty. Where the system can
exchange two names in one step that is used (``renameat2``, ``renamex_np``); elsewhere two renames,
and what an interruption between them leaves behind is put back by the next run. Those who write the
same folder take turns. Nothing is synced to the disk first: a process killed at any moment leaves
a whole site, a power cut may not, and ``qingdan verify`` tells.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ...errors import QingdanError
from ...messages import _, joined, system_reason
from ...store.listing import is_output_folder
from .manifest import MANIFEST, SIGNATURE, read_manifest
from .spare import entries_below
from .turns import in_turn

_BUILDING = ".qingdan-new"
_REPLACED = ".qingdan-old"
_SOURCE_MARKS = (".git", "qingdan.yaml", "pyproject.toml")
_NAMED = 3
_AT_CURRENT_FOLDER = -100
_EXCHANGE = 2


def check_target(out: Path, workspace: Path, *, force: bool) -> None:
    """Refuse (``QingdanError``) a place where a site would overwrite what is not a site of ours.

    With ``force`` a folder of other files may be replaced; a folder of sources never.
    """
    target = out.resolve()
    home = workspace.resolve()
    here, user = Path.cwd().resolve(), Path.home().resolve()
    if any(target == place or target in place.parents for place in (home, here, user)):
        raise QingdanError(
            _("不能把网站生成到“{out}”：这会换掉工作区或当前文件夹。").format(out=out),
            _("用 --out 指一个单独的文件夹，如 --out site。"),
        )
    inside = target.relative_to(home).parts if target.is_relative_to(home) else ()
    if inside and not (len(inside) == 1 and is_output_folder(inside[0])):
        raise QingdanError(
            _("不能把网站生成到工作区里的“{out}”。").format(out=out),
            _("用 --out 指工作区顶层的 site，或者工作区以外的文件夹。"),
        )
    _mend(target)
    if not target.exists():
        return
    if not target.is_dir():
        raise QingdanError(
            _("“{out}”是一个文件，不是文件夹。").format(out=out), _("换一个 --out。")
        )
    if any((target / mark).exists() for mark in _SOURCE_MARKS):
        raise QingdanError(
            _("“{out}”里有版本库或源文件，不能换掉。").format(out=out),
            _("用 --out 指一个单独的文件夹。"),
        )
    if not force:
        _check_content(out, target)


def _check_content(out: Path, target: Path) -> None:
    if not any(target.iterdir()):
        return
    manifest = read_manifest(target)
    if manifest is None:
        raise QingdanError(
            _("“{out}”里已有别的文件（没有 {manifest}），不是 qingdan 生成的网站。").format(
                out=out, manifest=MANIFEST
            ),
            _("换一个 --out；确定可以整个换掉，就加 --force。"),
        )
    known = {*manifest["files"], MANIFEST, SIGNATURE}
    below = entries_below(target)
    strange = sorted(path for path in below if path not in known and path[-1] != "/")
    if strange:
        raise QingdanError(
            _(
                "“{out}”里有 {count} 个不是 qingdan 生成的文件：{names}。重新生成会丢掉它们。"
            ).format(out=out, count=len(strange), names=joined(strange[:_NAMED])),
            _("先把它们移走；确定不要了，就加 --force。"),
        )


@contextmanager
def built_aside(
    out: Path,
    *,
    force: bool = False,
    waiting: Callable[[], None] | None = None,
    finished: Callable[[Path], None] | None = None,
    failed: Callable[[Path], None] | None = None,
) -> Iterator[Path]:
    """Give an empty folder beside ``out``; on leaving without an error it becomes ``out``.

    On an error or an interruption the folder is removed and ``out`` stays as it was. ``waiting`` is
    called once if another run is writing ``out``; ``finished`` when the new site is in its place,
    before others may write, with the folder where the old one lies now, if any; ``failed`` after an
    error or an interruption, with the folder that was given; what they leave there is removed.

    Raises ``QingdanError`` where the place cannot be written, and, unless ``force``, where ``out``
    holds what is not a site of ours.
    """
    target = out.resolve()
    aside = target.with_name(f".{target.name}{_BUILDING}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with in_turn(target, waiting):
            recover(target)
            _remove(aside)
            aside.mkdir()
            try:
                with _told_of_failure(failed, aside):
                    yield aside
                    if target.exists() and not force:
                        _check_content(out, target)  # again: building may have taken minutes
                    _swap(aside, target)
                if finished is not None:
                    finished(aside)
            finally:
                with suppress(OSError):  # what is left the next run takes away
                    _remove(aside)
    except OSError as error:
        raise _cannot_write(out, error) from error


@contextmanager
def _told_of_failure(failed: Callable[[Path], None] | None, aside: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if failed is not None:
            failed(aside)
        raise


def _cannot_write(out: Path, error: OSError) -> QingdanError:
    return QingdanError(
        _("不能写入“{out}”：{why}。").format(out=out, why=system_reason(error)),
        _("看看磁盘空间和权限，或者文件夹是不是正被别的程序打开；也可以换一个 --out。"),
    )


def _swap(aside: Path, target: Path) -> None:
    if not target.exists():
        aside.replace(target)
    elif not _exchange(aside, target):
        old = target.with_name(f".{target.name}{_REPLACED}")
        _remove(old)
        target.replace(old)
        try:
            aside.replace(target)
        except OSError:
            old.replace(target)
            raise
        _remove(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where the system or the disk cannot."""
    names = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None)  # a TypeError on Windows
        if sys.platform == "linux":
            here = ctypes.c_int(_AT_CURRENT_FOLDER)
            result = library.renameat2(here, names[0], here, names[1], ctypes.c_uint(_EXCHANGE))
        elif sys.platform == "darwin":
            result = library.renamex_np(names[0], names[1], ctypes.c_uint(_EXCHANGE))
        else:
            return False
    except (OSError, AttributeError, TypeError):
        return False
    return bool(result == 0)


def _mend(target: Path) -> None:
    if target.with_name(f".{target.name}{_REPLACED}").is_dir():
        with suppress(OSError), in_turn(target):
            recover(target)


def recover(target: Path) -> None:
    """Put right what an interruption between two renames left; the caller has its turn.

    Without a site in its place the old one is put back; beside a new one the old one is removed.
    """
    old = target.with_name(f".{target.name}{_REPLACED}")
    if not old.is_dir():
        return
    if target.exists():
        _remove(old)
    else:
        old.replace(target)


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
