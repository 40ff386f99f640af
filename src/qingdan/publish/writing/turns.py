"""One publisher at a time: whoever comes second to the same folder waits for the first.

A lock of the system on a file beside the folder. The system lets go of it when its holder dies, so
nothing stays locked; the file itself is taken away by its holder.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOCK = ".qingdan-lock"
_PAUSE = 0.05
"""Seconds between two tries."""


@contextmanager
def in_turn(target: Path, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the right to write ``target``; ``waiting`` is called once if somebody else holds it.

    Raises ``OSError`` where the folder of ``target`` cannot be written.
    """
    file = target.with_name(f".{target.name}{_LOCK}")
    descriptor = _take(file, waiting)
    try:
        yield
    finally:
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(descriptor)
            with suppress(OSError):
                file.unlink()
        else:
            with suppress(OSError):
                file.unlink()  # before letting go: who waits sees that the name is gone
            os.close(descriptor)


def _take(file: Path, waiting: Callable[[], None] | None) -> int:
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            while not _locked(descriptor):
                if waiting is not None:
                    waiting()
                    waiting = None
                time.sleep(_PAUSE)
            if _names(file, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # the one before us took the file away: a lock on nothing


def _names(file: Path, descriptor: int) -> bool:
    """Whether the name still leads to the file we hold."""
    try:
        return os.path.samestat(file.stat(), os.fstat(descriptor))
    except OSError:
        return False


def _locked(descriptor: int) -> bool:
    """Try to lock; False where somebody else holds it."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a disk without locks: better unserialised than not at all
    return True
