"""Spread work over processes, or do it here where that is quicker.

Processes are forked before anything big is loaded (copy-on-write of reference counts eats the
gain otherwise) and started afresh on systems without a safe fork. Results come back in the order
of the work, so that nothing depends on how many processes there are.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from ..errors import QingdanError
from ..messages import _, current_language, use_language
from .reading import Examined, ItemFile, Surroundings, examine, place_again
from .result import Located
from .rule import RawFinding

_Work = TypeVar("_Work")
_Done = TypeVar("_Done")

SEQUENTIAL_BELOW = 1500
"""Files; below this the start of processes costs more than it gains."""

CHUNK = 250
START = "fork" if sys.platform == "linux" else "spawn"
_around: Surroundings | None = None


def processes(jobs: int | None, files: int) -> int:
    """Return how many processes to use: what was asked for, else by cores and files."""
    if jobs is not None:
        return max(1, min(jobs, (files + CHUNK - 1) // CHUNK))
    if files < SEQUENTIAL_BELOW:
        return 1
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(1, min(cores, files // (SEQUENTIAL_BELOW // 2), 16))


class Crew:
    """Those who read files: this process, or several others."""

    def __init__(self, around: Surroundings, executor: Any, count: int = 1) -> None:
        self._around = around
        self._executor = executor
        self._count = count

    def examine(self, files: Sequence[ItemFile]) -> Iterator[list[Examined]]:
        """Read and judge items, chunk by chunk; the chunks come in no particular order.

        Each process is given a stretch of neighbours as far as may be: items of one organ say the
        same things, and what a process has read once it need not read again.
        """
        chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
        if self._executor is None:
            return (examine(self._around, chunk) for chunk in chunks)
        stretch = -(-len(chunks) // self._count)
        turns = [chunks[turn::stretch] for turn in range(stretch)]
        return self._map(_examine_chunk, [chunk for turn in turns for chunk in turn])

    def place(self, findings: Sequence[RawFinding]) -> Iterator[list[Located]]:
        """Find the places of findings whose files are known only by name."""
        ordered = sorted(findings, key=lambda finding: finding.file)
        if self._executor is None or len(ordered) < CHUNK:
            return iter([place_again(self._around.snapshot, ordered)])
        chunks = [ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK)]
        return self._map(_place_chunk, chunks)

    def _map(self, work: Callable[[_Work], _Done], chunks: list[_Work]) -> Iterator[_Done]:
        from concurrent.futures.process import BrokenProcessPool

        try:
            yield from self._executor.map(work, chunks)
        except BrokenProcessPool:
            raise QingdanError(
                _("检查用的进程意外结束，可能是内存不足。"), _("用 --jobs 1 再试一次。")
            ) from None


@contextmanager
def crew(around: Surroundings, count: int) -> Iterator[Crew]:
    """Yield a crew of ``count`` processes; one is this process itself."""
    if count == 1:
        yield Crew(around, None)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    executor = ProcessPoolExecutor(
        count,
        mp_context=multiprocessing.get_context(START),
        initializer=_begin,
        initargs=(around, current_language()),
    )
    try:
        yield Crew(around, executor, count)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _begin(around: Surroundings, language: str) -> None:
    """Prepare a process; Ctrl-C is the parent's to answer."""
    global _around
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    use_language(language)
    _around = around


def _examine_chunk(files: Sequence[ItemFile]) -> list[Examined]:
    assert _around is not None  # noqa: S101 - set by _begin in every process
    return examine(_around, files)


def _place_chunk(findings: Sequence[RawFinding]) -> list[Located]:
    assert _around is not None  # noqa: S101
    return place_again(_around.snapshot, findings)
