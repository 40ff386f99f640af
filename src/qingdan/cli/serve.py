"""``qingdan serve``: the site of the working tree in this machine's browser, always the newest."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..messages import _
from .options import QuietOption, WorkspaceOption, demand

if TYPE_CHECKING:
    from ..publish.preview import History, Remark
    from ..store.snapshot import Snapshot

_PAUSE = 0.7
"""Seconds between two looks at the workspace."""
AUDIENCES = ("public", "internal")


def command(
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar="N", min=0, max=65535, help=_("端口；0 表示随便哪个空着的。")
        ),
    ] = 8000,
    audience: Annotated[
        str,
        typer.Option(
            "--audience", metavar="public|internal", help=_("按给谁看的样子预览；默认 public。")
        ),
    ] = "public",
    no_history: Annotated[
        bool,
        typer.Option("--no-history", help=_("不读版本库的历史：事项页面上没有历史版本和对照。")),
    ] = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Serve until interrupted (exit code 130); the workspace is only read."""
    demand("--audience", audience, AUDIENCES)
    import signal
    import tempfile
    import time

    from ..publish.audience import SiteAudience
    from ..publish.loopback import HOST, serving
    from ..publish.preview import Preview
    from ..store.snapshot import worktree
    from ..store.workspace import find_workspace
    from .publish_past import tip_of

    root = find_workspace(workspace)
    signal.signal(signal.SIGTERM, _interrupt)
    with tempfile.TemporaryDirectory(prefix="qingdan-serve-") as folder:
        has_past = not no_history and bool(tip_of(root, worktree(root)))
        history = _history(root, has_past=has_past)
        preview = Preview(
            root, Path(folder), SiteAudience(audience), partial(_check, root), history
        )
        with serving(preview, port) as taken:
            preview.refresh()
            _say(
                _("在浏览器里打开 http://{host}:{port}/ ；按 Ctrl+C 结束。").format(
                    host=HOST, port=taken
                )
            )
            while True:
                if preview.problem:
                    _say(preview.problem)
                while not preview.refresh():
                    time.sleep(_PAUSE)
                if not quiet and not preview.problem:
                    _say(_("有改动，已重新生成。"))


def _history(root: Path, *, has_past: bool) -> History:
    """Return where the pages have their past from; what is not committed yet is told as such."""
    from ..errors import QingdanError
    from ..publish.preview import History
    from ..store import git
    from .publish_past import past_of

    def tip() -> str:
        try:
            return git.resolve(root, "HEAD")
        except QingdanError:
            return ""

    return History(
        lambda snapshot: past_of(root, snapshot, without=not has_past, no_cache=False),
        tip if has_past else lambda: "",
    )


def _check(root: Path, snapshot: Snapshot) -> Iterable[Remark]:
    """Return what ``validate`` says of the workspace with its own settings, for today.

    Like ``validate`` it remembers what it found out: an edit costs the item that was edited.
    """
    import datetime

    from ..publish.preview import Remark
    from ..rules.run import Options, validate
    from .validate_input import memory_of

    today = datetime.date.today()  # a preview is of now; what is published never asks the clock
    report = validate(snapshot, Options(as_of=today, memory=memory_of(root, snapshot)))
    for located in report.located:
        one = located.finding
        place = f"{one.file}:{one.line}" if one.line else one.file
        yield Remark(one.severity, one.rule, one.message, place, one.item)


def _interrupt(*_arguments: Any) -> None:
    raise KeyboardInterrupt


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
