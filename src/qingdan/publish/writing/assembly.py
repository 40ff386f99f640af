"""A new site coming together in its folder: taken from the old one what can be, made the rest.

Every file is declared with what it is made from (``outputs``); ``incremental.Memory`` knows what
the old files were made from. Files that tell of other files (their size, their SHA-256) are made
from what ``put`` returned for these.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from ..pages.overview import LateSheet, Sheet
from ..public.projection import PublicItem
from .beside import beside
from .incremental import Entry, Memory
from .outputs import Batch, Output, write_output
from .render import Renderer, Written, write
from .shelf import Apart, Shelf
from .sources import content_key

Put = tuple[list[Written], dict[str, Entry], list[Apart]]
"""What another process put into the site: files, what they are made from, new pieces of them."""


class Assembly:
    """Fills ``folder`` and takes down what lies there. ``shelf`` has pieces of files."""

    def __init__(self, folder: Path, memory: Memory, shelf: Shelf) -> None:
        self.folder = folder
        self.shelf = shelf
        self.is_helped = False
        """Whether a second process may do some of the work."""
        self.written: list[Written] = []
        self._memory = memory
        self._keys = shelf.keys

    def put(self, output: Output) -> Written:
        """Put one file into the site."""
        key = content_key((self._keys.of_all(output.items), output.others))
        return self._put(output.path, key, lambda: [write_output(self.folder, output)])[0]

    def put_batch(self, batch: Batch) -> list[Written]:
        """Put files into the site that are made together."""
        key = content_key((self._keys.of_all(batch.items), batch.others))
        return self._put(
            batch.name,
            key,
            lambda: [write(self.folder, path, content) for path, content in batch.make()],
        )

    def put_page(self, sheet: Sheet, renderer: Renderer) -> Written:
        """Put a page into the site; it is made from its template, its head and its context."""
        site = renderer.site
        dates = (site.date, site.revision) if sheet.dated else ()
        own = renderer.setting.own.mains.get(sheet.template)
        key = content_key((sheet.template, sheet.page, sheet.context, dates, own))
        path = sheet.page.path

        def make() -> list[Written]:
            content = renderer.page(sheet.template, sheet.page, sheet.context, dated=sheet.dated)
            return [write(self.folder, path, content)]

        return self._put(path, key, make)[0]

    def put_late(self, late: LateSheet, renderer: Renderer) -> Written:
        """Put a page into the site that says itself what it is made from."""
        key = content_key((self._keys.of_all(late.items), late.others))

        def make() -> list[Written]:
            sheet = late.make()
            content = renderer.page(sheet.template, sheet.page, sheet.context)
            return [write(self.folder, late.path, content)]

        return self._put(late.path, key, make)[0]

    def put_bytes(self, path: str, content: bytes) -> Written:
        """Put a file into the site that is there already, as bytes."""
        written = write(self.folder, path, content)
        self.written.append(written)
        return written

    def take_item(self, item: PublicItem, key: bytes) -> bool:
        """Put the files of an item into the site if it is as it was; False where it is not.

        ``key`` is a digest of all that they are made from.
        """
        taken = self._memory.take(item.id, key, self.folder)
        self.written += taken or ()
        return taken is not None

    def made_item(self, item_id: str, files: list[Written]) -> None:
        """Take down the files of an item that were rendered into the folder."""
        self._memory.wrote(item_id, files)
        self.written += files

    @contextmanager
    def beside(self, work: Callable[[], None]) -> Iterator[Callable[[], list[Written]]]:
        """Put files into the site with ``work`` while other files are put there.

        What is given waits until the work is done, or does it, and returns its files; it is called
        once. ``work`` may be begun twice, so it puts files and does nothing else.
        """
        if not self.is_helped:
            yield lambda: self._done(work)
            return
        self.shelf.settle()
        with ExitStack() as stack:
            pieces = stack.enter_context(tempfile.TemporaryFile())
            other = stack.enter_context(beside(lambda: self._apart(work, pieces)))

            def finish() -> list[Written]:
                put = other.result() if other is not None else None
                return self._done(work) if put is None else self._take_back(put, pieces)

            yield finish

    def _done(self, work: Callable[[], None]) -> list[Written]:
        before = len(self.written)
        work()
        return self.written[before:]

    def _apart(self, work: Callable[[], None], pieces: IO[bytes]) -> Put:
        """Work in a forked process; whoever forked it knows nothing of that."""
        self.shelf.go_apart(pieces)
        self._memory.go_apart()
        return self._done(work), self._memory.made_apart(), self.shelf.made_apart()

    def _take_back(self, put: Put, pieces: IO[bytes]) -> list[Written]:
        written, entries, made = put
        self.written += written
        self._memory.take_back(entries)
        self.shelf.take_back(made, pieces)
        return written

    def _put(self, name: str, key: bytes, make: Callable[[], list[Written]]) -> list[Written]:
        found = self._memory.take(name, key, self.folder)
        if found is None:
            found = make()
            self._memory.wrote(name, found)
        self.written += found
        return found
