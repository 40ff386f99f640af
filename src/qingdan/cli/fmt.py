"""``qingdan fmt``: one canonical layout for the files of a workspace."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ..errors import QingdanError
from ..messages import _, current_language, use_language
from .options import JobsOption, QuietOption, WorkspaceOption

if TYPE_CHECKING:
    from ..store.fault import Fault

_Progress = Callable[[int, int], None]


class Laid(NamedTuple):
    """A file that is not in the canonical layout: what it is, and what it should be.

    ``after`` is None for a file that is left alone because of ``fault``.
    """

    path: str
    before: bytes
    after: bytes | None
    fault: Fault | None = None


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[路径…]"),
            help=_("只整理这些文件或文件夹；不写则整理整个工作区。"),
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help=_("只列出版式不统一的文件，不改；有这样的文件退出码为 1。")),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help=_("只显示会改什么，不写文件；有要改的退出码为 1。")),
    ] = False,
    workspace: WorkspaceOption = None,
    jobs: JobsOption = None,
    quiet: QuietOption = False,
) -> int:
    """Rewrite files in the canonical layout; return 1 where something is left to be done."""
    from ..store.snapshot import worktree
    from .progress import bar
    from .validate_input import chosen_paths, find

    root = find(workspace, paths or [])
    snapshot = worktree(root)
    only = chosen_paths(root, snapshot, paths, _say) if paths else None
    wanted = [path for path in snapshot.paths() if only is None or _is_within(path, only)]
    with bar(_("整理版式"), quiet=quiet) as progress:
        laid = list(_lay_out(root, wanted, jobs, progress or (lambda _done, _total: None)))
    changed = [one for one in laid if one.after is not None]
    if diff:
        _show(root, changed)
    else:
        if not check:
            _write(root, changed)
        sys.stdout.write("".join(one.path + "\n" for one in changed))
    faulty = [one for one in laid if one.after is None]
    for one in faulty:
        _tell(one)
    if not quiet:
        _sum_up(len(changed), len(faulty), written=not (check or diff))
    return int(bool(faulty) or (bool(changed) and (check or diff)))


def _is_within(path: str, wanted: tuple[str, ...]) -> bool:
    return any(one in ("", path) or path.startswith(one + "/") for one in wanted)


def _lay_out(root: Path, paths: list[str], jobs: int | None, progress: _Progress) -> Iterator[Laid]:
    """Yield the files that are not in the canonical layout, in order."""
    from ..rules.workers import CHUNK, START, processes
    from ..store.format import order_for
    from ..store.layout import place

    files = [path for path in paths if order_for(place(path)) is not None]
    chunks = [(root, files[start : start + CHUNK]) for start in range(0, len(files), CHUNK)]
    count = processes(jobs, len(files))
    if count == 1:
        for number, chunk in enumerate(chunks, 1):
            yield from _chunk(chunk)
            progress(min(number * CHUNK, len(files)), len(files))
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    executor = ProcessPoolExecutor(
        count,
        mp_context=multiprocessing.get_context(START),
        initializer=_begin,
        initargs=(current_language(),),
    )
    with executor:
        for number, found in enumerate(executor.map(_chunk, chunks), 1):
            yield from found
            progress(min(number * CHUNK, len(files)), len(files))


def _begin(language: str) -> None:
    """Prepare a process; Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    use_language(language)


def _chunk(work: tuple[Path, list[str]]) -> list[Laid]:
    """Lay out some files; what is canonical already is left out."""
    from ..store.format import UnformattableError, format_file, order_for
    from ..store.layout import place

    root, paths = work
    found = []
    for path in paths:
        order = order_for(place(path))
        if order is None:
            continue
        before = _read(root, path)
        try:
            after = format_file(before, order)
        except UnformattableError as error:
            found.append(Laid(path, before, None, error.fault))
            continue
        if after != before:
            found.append(Laid(path, before, after))
    return found


def _read(root: Path, path: str) -> bytes:
    try:
        return (root / path).read_bytes()
    except OSError as error:
        from ..store.unreadable import unreadable_file

        raise unreadable_file(error, path) from None


def _write(root: Path, changed: list[Laid]) -> None:
    """Write all files or none; refuse where one was changed since it was read."""
    from ..store.write import write_files

    for one in changed:
        if _read(root, one.path) != one.before:
            raise QingdanError(
                _("文件在整理期间被改动了：{path}。没有改动任何文件。").format(path=one.path),
                _("保存并关闭编辑器里的文件，再运行一次。"),
            )
    write_files(root, {one.path: one.after for one in changed if one.after is not None})


def _show(root: Path, changed: list[Laid]) -> None:
    from ..report.unified import unified
    from .validate_input import repository_path

    before = {one.path: one.before.decode("utf-8") for one in changed}
    after = {one.path: (one.after or b"").decode("utf-8") for one in changed}
    sys.stdout.flush()
    sys.stdout.buffer.write(unified(before, after, repository_path(root)).encode("utf-8"))


def _tell(one: Laid) -> None:
    fault = one.fault
    if fault is not None:
        _say(f"{one.path}:{fault.line}:{fault.column}: {fault.message}")
        _say("  → " + fault.hint)


def _sum_up(changed: int, faulty: int, *, written: bool) -> None:
    if changed and written:
        _say(_("整理了 {count} 个文件的版式。").format(count=changed))
    elif changed:
        _say(_("有 {count} 个文件的版式要整理。").format(count=changed))
    else:
        _say(_("版式都是统一的，没有要改的。") if not faulty else _("没有改动文件。"))
    if faulty:
        _say(_("有 {count} 个文件有错，没有整理：改好再来。").format(count=faulty))


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
