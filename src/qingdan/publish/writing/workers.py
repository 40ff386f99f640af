"""Worker processes for rendering, where a site is large enough to pay for them."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from pathlib import Path

from ..pages.itempage import ItemData
from .render import Setting, Written, render_items

WORTH_PROCESSES = 1_500
_MOST_BY_DEFAULT = 8
_MOST = 61  # what Windows can wait for
_CHUNK = 200
_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)

Progress = Callable[[int, int], None]
"""Called with the items done and all items."""


def processes(items: int, jobs: int | None) -> int:
    """Return how many processes to use to render so many items; ``jobs`` decides."""
    if jobs is not None:
        return min(jobs, _MOST)
    if items < WORTH_PROCESSES:
        return 1
    usable = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else ()
    return min(len(usable) or os.cpu_count() or 1, _MOST_BY_DEFAULT)


@contextmanager
def workers(count: int) -> Iterator[Executor | None]:
    """Worker processes, started before any data is loaded; None for one process.

    A fork from a parent with a big heap loses its gain to copied reference counts.
    """
    if count == 1:
        yield None
        return
    method = "fork" if sys.platform == "linux" else None
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(
        count, context, initializer=start_worker, initargs=(os.getpid(),)
    ) as pool:
        for _number in range(count):  # all are started by now; they get ready meanwhile
            pool.submit(_warm)
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def start_worker(parent: int) -> None:
    """Get a forked process ready: it ends with its parent, which alone answers Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with(parent)
    gc.disable()


def _die_with(parent: int) -> None:
    """A worker whose parent was killed would wait for work, or write pages, for ever."""
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _warm() -> None:
    """Import and compile what a page needs."""
    from .environment import make_environment

    make_environment({}).get_template("site/item.html.j2")


def render_all(
    folder: Path,
    setting: Setting,
    items: Iterable[ItemData],
    total: int,
    executor: Executor | None,
    progress: Progress | None,
    meanwhile: Callable[[], None],
) -> Iterator[tuple[str, list[Written]]]:
    """Render the items in chunks, and do ``meanwhile`` here while the workers work.

    Yields the files of each item by its id.
    """
    done = 0

    def note(number: int) -> None:
        nonlocal done
        done += number
        if progress is not None:
            progress(done, total)

    if executor is None:
        for chunk in _chunks(items):
            yield from render_items(folder, setting, chunk)
            note(len(chunk))
        meanwhile()
        return
    waiting: list[Future[list[tuple[str, list[Written]]]]] = [
        executor.submit(render_items, folder, setting, chunk) for chunk in _chunks(items)
    ]
    meanwhile()
    for future in as_completed(waiting):
        made = future.result()
        yield from made
        note(len(made))


def _chunks(items: Iterable[ItemData]) -> Iterator[list[ItemData]]:
    chunk: list[ItemData] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
