"""Write files of a workspace: all of them or none, and never half a file.

Every new content is first written beside its target, synced and read back. Then a journal names
what is to be moved into place; should the program die after that, the next writer finishes the
move. Before the journal exists nothing visible has changed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from ..errors import QingdanError
from ..messages import _, system_reason

JOURNAL = ".qingdan-journal.json"
_SUFFIX = ".qingdan-new"
_MANY = 32
"""Files; so many are worth several threads, and are given to one at a time."""
_AT_ONCE = 8


def write_files(root: Path, files: Mapping[str, str | bytes | None]) -> list[str]:
    """Write ``files`` (path relative to ``root``, with ``/`` → content); return those that changed.

    None takes a file away, and its folder with it where nothing else lies there. Text is written
    as UTF-8 with its own line endings. Raises ``QingdanError`` for a path outside ``root``,
    through a symbolic link, or that the system does not let us write; nothing has then been
    changed.
    """
    finish_interrupted(root)
    wanted = {path: _bytes(content) for path, content in files.items()}
    targets = _targets(root, wanted)
    changed = sorted(path for path, data in wanted.items() if _read(targets[path]) != data)
    if not changed:
        return []
    prepared: list[tuple[str, str]] = []
    removed = [path for path in changed if wanted[path] is None]
    made: list[Path] = []
    try:
        contents: list[tuple[str, bytes]] = []
        ready: set[str] = set()
        for path in changed:
            data = wanted[path]
            if data is None:
                continue
            folder, slash, name = path.rpartition("/")
            if folder not in ready:
                made.extend(_make_folders(root / folder))
                ready.add(folder)
            fresh = f"{folder}{slash}.{name}{_SUFFIX}"
            prepared.append((fresh, path))
            contents.append((f"{root}/{fresh}", data))
        _write_all(contents)
        _write_journal(root, prepared, removed)
    except BaseException as error:
        _discard(root, prepared, made)
        if isinstance(error, OSError):
            raise _refused(error) from error
        raise
    finish_interrupted(root)
    return changed


def finish_interrupted(root: Path) -> list[str]:
    """Finish what a journal in ``root`` says was begun; return the paths moved or taken away."""
    journal = root / JOURNAL
    try:
        steps = json.loads(journal.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except ValueError as error:
        raise QingdanError(
            _("写入记录 {name} 已损坏。").format(name=JOURNAL),
            _("用 git status 看哪些文件变了，处理好以后删去这个文件。"),
            file=str(journal),
        ) from error
    done = []
    for fresh, target in steps:
        if fresh is None:
            done += _take_away(root, target)
            continue
        try:
            os.replace(f"{root}/{fresh}", f"{root}/{target}")  # noqa: PTH105 - thousands of them
        except FileNotFoundError:
            if (root / fresh).exists():
                raise
            continue  # moved before the program died
        done.append(target)
    journal.unlink()
    return done


def _take_away(root: Path, target: str) -> list[str]:
    """Remove a file, and the folders above it that are left empty; never ``root`` itself."""
    path = root / target
    there = path.exists()
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root or not folder.is_relative_to(root):
            break
        try:
            folder.rmdir()
        except OSError:
            break  # something else lies there
    return [target] if there else []


def _bytes(content: str | bytes | None) -> bytes | None:
    return content.encode("utf-8") if isinstance(content, str) else content


def _targets(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Return where the files lie; a folder is looked at once, however many of them it holds."""
    folders: dict[str, Path] = {}
    return {path: _target(root, path, folders) for path in paths}


def _target(root: Path, path: str, folders: dict[str, Path]) -> str:
    """Return where a file lies. ``folders`` are those that were looked at before."""
    folder, _slash, name = path.rpartition("/")
    if path.startswith("/") or name in ("", ".", ".."):
        raise _outside(path)
    if folder not in folders:
        folders[folder] = _folder(root, folder, path)
    target = f"{folders[folder]}/{name}"
    if os.path.islink(target):  # noqa: PTH114 - thousands of them
        raise _linked(path)
    return target


def _folder(root: Path, folder: str, path: str) -> Path:
    current = root
    for part in PurePosixPath(folder).parts:
        current = current / part
        if part == "..":
            raise _outside(path)
        if current.is_symlink():
            raise _linked(path)
    return current


def _outside(path: str) -> QingdanError:
    return QingdanError(_("不能写到工作区之外：{path}").format(path=path))


def _linked(path: str) -> QingdanError:
    return QingdanError(
        _("不通过符号链接写文件：{path}").format(path=path),
        _("把符号链接换成真实的文件或文件夹。"),
    )


def _read(target: str) -> bytes | None:
    try:
        with open(target, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of them
            return file.readall()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _make_folders(folder: Path) -> list[Path]:
    missing = []
    current = folder
    while not current.exists():
        missing.append(current)
        current = current.parent
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _write_all(contents: Sequence[tuple[str, bytes]]) -> None:
    """Write files, each synced and read back. Many are waited for together: a disk that is asked
    to sync eight at once takes little longer than for one."""
    if len(contents) < _MANY:
        _write_some(contents)
        return
    from concurrent.futures import ThreadPoolExecutor

    some = [contents[start : start + _MANY] for start in range(0, len(contents), _MANY)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            for _done in pool.map(_write_some, some):
                pass
        except BaseException:
            # What has begun is waited for, or it would be written after it was taken away.
            pool.shutdown(cancel_futures=True)
            raise


def _write_some(contents: Sequence[tuple[str, bytes]]) -> None:
    for path, data in contents:
        _write_synced(path, data)


def _write_synced(path: str, data: bytes) -> None:
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - thousands of them
        written = file.write(data)
        while written < len(data):
            written += file.write(data[written:])
        os.fsync(file.fileno())
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        same = file.readall() == data
    if not same:
        raise OSError(f"{path}: read back differs")


def _write_journal(root: Path, prepared: list[tuple[str, str]], removed: list[str]) -> None:
    steps = [*prepared, *((None, path) for path in removed)]
    beside = root / (JOURNAL + _SUFFIX)
    _write_synced(str(beside), json.dumps(steps, ensure_ascii=False).encode())
    beside.replace(root / JOURNAL)


def _discard(root: Path, prepared: list[tuple[str, str]], made: list[Path]) -> None:
    for fresh, _path in prepared:
        (root / fresh).unlink(missing_ok=True)
    for folder in made:
        try:
            folder.rmdir()
        except OSError:
            continue


def _refused(error: OSError) -> QingdanError:
    return QingdanError(
        _("写不进去：{reason}。没有改动任何文件。").format(reason=system_reason(error)),
        _("检查磁盘空间、权限，以及文件是否被别的程序打开。"),
        file=_meant(str(error.filename)) if error.filename else None,
    )


def _meant(name: str) -> str:
    """Return the file that was to be written where ``name`` lies beside it until all are there."""
    path = Path(name)
    meant = path.name.removesuffix(_SUFFIX)
    if meant not in (path.name, JOURNAL):
        meant = meant.removeprefix(".")
    return str(path.with_name(meant))
