"""Items to rows of a file, in several processes where there are many of them."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from ...cells.codec import Codec
from ...cells.names import OrganNames
from ...cells.rows import row_digest, to_cells
from ...model.vocabulary import ListKind
from ...store.layout import Placed
from ...store.snapshot import Snapshot
from ...xlsx.sheet import Cell
from .continued import Piece, is_too_long, pieces_of, stand_in
from .gathering import Frame, Listed, read_items
from .layout import Arrangement, TableColumns

Advance = Callable[[int, int], None]
"""Called with the items done and all items."""
RowMaker = Callable[[TableColumns, Sequence[tuple[int, Cell]]], bytes]
"""Makes a row of a file of the cells that hold something, with the numbers of their columns."""
_WORTH_PROCESSES = 1_500
_MOST = 8
_CHUNK = 250
_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
_LONG_FROM = 16_000
"""Signs from which a text is measured: half of what a cell holds."""


class Row(NamedTuple):
    """A row that is ready: the sheet and the place of its item, and its bytes.

    ``used`` has a bit for each column that is filled. ``unread`` is the path of a file that could
    not be read; there is nothing else then.
    """

    sheet: tuple[int, int, str]
    place: tuple[int, str, int, str]
    kind: ListKind
    item: str
    digest: str
    used: int
    data: bytes
    long: tuple[Piece, ...] = ()
    unread: str = ""


@dataclass
class Work:
    """Everything that is needed to make rows; ``splits`` long texts for files that need it."""

    frame: Frame
    tables: Mapping[ListKind, TableColumns]
    arrangement: Arrangement
    make: RowMaker
    splits: bool = False
    snapshot: Snapshot | None = None

    def __post_init__(self) -> None:
        self.codec = Codec(OrganNames(self.frame.organs))

    def read(self, files: Sequence[Placed]) -> list[Row]:
        """Return the rows of the items in some files."""
        if self.snapshot is None:
            return []
        return [
            self.row(item) if item is not None else _unread(file)
            for file, item in read_items(self.snapshot, files)
        ]

    def row(self, item: Listed) -> Row:
        """Return the row of an item."""
        table = self.tables[item.kind]
        cells = to_cells(table.every, item.mapping, self.codec, item=item.id, organ=item.organ)
        places = table.places
        shown = {path: cell for path, cell in cells.items() if path in places}
        digest = row_digest(shown)
        long: list[Piece] = []
        if self.splits:
            for path, cell in shown.items():
                if isinstance(cell, str) and len(cell) > _LONG_FROM and is_too_long(cell):
                    long += pieces_of(item.id, path, cell)
                    shown[path] = stand_in(item.id, path, cell)
        row = sorted((places[path], cell) for path, cell in shown.items())
        used = sum(1 << number for number, _cell in row)
        sheet = self.arrangement.sheet_of(item.kind, item.organ, item.mapping.get("类型"))
        place = self.arrangement.place_of(item.organ, item.mapping.get("序号"), item.id)
        return Row(
            sheet, place, item.kind, item.id, digest, used, self.make(table, row), tuple(long)
        )


def _unread(file: Placed) -> Row:
    return Row((0, 0, ""), (0, "", 0, ""), ListKind.POWERS, "", "", 0, b"", (), file.path)


def made_rows(
    work: Work, items: Iterable[Listed] | None, jobs: int | None, advance: Advance | None
) -> list[Row]:
    """Return all rows in their order; ``items`` that are there already, else those of the files.

    Files that cannot be read are added to ``work.frame.unread``.
    """
    if items is not None:
        rows = [work.row(item) for item in items]
    else:
        rows = []
        for some in _all(work, jobs):
            rows += some
            if advance is not None:
                advance(len(rows), len(work.frame.files))
    work.frame.unread.extend(sorted(row.unread for row in rows if row.unread))
    return sorted((row for row in rows if not row.unread), key=lambda row: row[:2])


def _all(work: Work, jobs: int | None) -> Iterator[list[Row]]:
    files = work.frame.files
    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    count = _processes(len(files)) if jobs is None else jobs
    if count == 1:
        yield from map(work.read, chunks)
        return
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(count, context, _start, (work, os.getpid())) as pool:
        try:
            yield from pool.map(_read, chunks)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _processes(files: int) -> int:
    if files < _WORTH_PROCESSES or sys.platform != "linux":  # elsewhere a fork is not safe
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


_working: list[Work] = []


def _start(work: Work, parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the parent answers
    _die_with(parent)
    gc.disable()
    _working.append(work)


def _die_with(parent: int) -> None:
    """A worker whose parent was killed would wait for work for ever."""
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _read(files: Sequence[Placed]) -> list[Row]:
    return _working[0].read(files)


__all__ = ["Row", "RowMaker", "Work", "made_rows"]
