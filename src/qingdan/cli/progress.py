"""A progress bar on a terminal, for work that takes a while."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

SHOWN_FROM = 200
"""Items; less is done before a bar can be read."""

Advance = Callable[[int, int], None]


@contextmanager
def bar(title: str, *, quiet: bool) -> Iterator[Advance | None]:
    """Yield a function to call with (done, total); None where nobody watches.

    The bar is made at the first call, not before: it keeps a thread, and work is spread over
    processes before that.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    made: list[tuple[Any, Any]] = []

    def advance(done: int, total: int) -> None:
        if total < SHOWN_FROM:
            return
        if not made:
            made.append(_make(title, total))
        progress, task = made[0]
        progress.update(task, completed=done)

    try:
        yield advance
    finally:
        for progress, _task in made:
            progress.stop()


def _make(title: str, total: int) -> tuple[Any, Any]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    progress = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = progress.add_task(title, total=total)
    progress.start()
    return progress, task
