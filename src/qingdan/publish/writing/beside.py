"""Work done in one process more, while this one goes on with what does not wait for it.

The process is a fork: it holds what was read and projected without reading it again, and tells only
what came of its work. Where there is no fork, or the process ended before it was done (killed, out
of memory, a full disk), the work is done here, and what is wrong is said by the one who does it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from .workers import start_worker

_T = TypeVar("_T")


class Beside(Generic[_T]):
    """The work of the other process; ``result`` waits for it."""

    def __init__(self, receiver: Connection) -> None:
        self._receiver = receiver

    def result(self) -> _T | None:
        """Return what came of the work; None where it was not done."""
        with suppress(OSError, EOFError, pickle.UnpicklingError):
            found: _T | None = pickle.loads(self._receiver.recv_bytes())  # noqa: S301 - our fork
            return found
        return None


@contextmanager
def beside(work: Callable[[], _T]) -> Iterator[Beside[_T] | None]:
    """Begin work in another process; None where this machine has no fork. Left, it is stopped."""
    if sys.platform != "linux":
        yield None
        return
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(work, sender, os.getpid()), daemon=True)
    process.start()
    sender.close()
    try:
        yield Beside(receiver)
    finally:
        process.kill()
        process.join()
        receiver.close()


def _do(work: Callable[[], _T], sender: Connection, parent: int) -> None:
    """Work, and send what came of it; an error is told by sending nothing."""
    start_worker(parent)
    with suppress(Exception):
        sender.send_bytes(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
    sender.close()
