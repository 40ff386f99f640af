"""Items read and projected in other processes, where there are many that nobody knows yet.

The others take every item for shown that has a file; whoever asked them checks that what an item
names is shown (``known.KnownItem.holds``) and projects it again where it is not. Files that they
could not read, or not in time, are read by whoever asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ...store.brief import Brief
from ..audience import SiteAudience
from ..public.openfields import OpenRecords
from ..public.projection import PublicItem, Withheld, public_item, shown_fields, withheld_because
from ..public.remedies import with_generated_remedy
from .beside import Beside, beside
from .sources import content_key
from .workers import processes

if TYPE_CHECKING:
    from ...store.inventory import Entry, Inventory
    from ...store.layout import Placed

Read = Callable[["Placed"], "Entry | None"]


class Told(NamedTuple):
    """What came of a file: its brief, why the item is withheld or what it shows.

    ``missed`` it names in vain; ``dated`` depends on the site's day; ``key`` is its digest.
    """

    brief: Brief
    withheld: Withheld | None
    item: PublicItem | None = None
    missed: tuple[str, ...] = ()
    dated: bool = False
    key: bytes = b""


@dataclass(frozen=True)
class Projecting:
    """What projecting needs besides the file."""

    read: Read
    frame: Inventory
    audience: SiteAudience
    ids: frozenset[str]


class Share:
    """The files that others read, and those that are ``left``."""

    def __init__(
        self, left: Sequence[Placed], others: Sequence[Beside[dict[str, Told]] | None]
    ) -> None:
        self.left = left
        self._others = others
        self._told: dict[str, Told] | None = None

    def told(self) -> dict[str, Told]:
        """Wait for the others; return what came of their files, by path."""
        if self._told is None:
            self._told = {}
            for other in self._others:
                self._told.update((other.result() if other is not None else None) or {})
        return self._told

    def briefs(self) -> dict[str, Brief]:
        """See ``store.inventory.Help``."""
        return {path: told.brief for path, told in self.told().items()}


@contextmanager
def shared(files: Sequence[Placed], work: Projecting, jobs: int | None) -> Iterator[Share]:
    """Give as many other processes as ``jobs`` allows their share of the files."""
    count = processes(len(files), jobs)
    size = -(-len(files) // count)
    with ExitStack() as stack:
        shares = [files[start : start + size] for start in range(size, len(files), size or 1)]
        others = [stack.enter_context(beside(partial(_project, share, work))) for share in shares]
        yield Share(files[:size], others)


def _project(files: Sequence[Placed], work: Projecting) -> dict[str, Told]:
    with_internal = work.audience is SiteAudience.INTERNAL
    records = OpenRecords(work.frame.texts, work.ids, with_internal=with_internal)
    fields = shown_fields(work.frame.workspace, work.audience)
    found: dict[str, Told] = {}
    for file in files:
        entry = work.read(file)
        if entry is None:
            continue
        reason = None if with_internal else withheld_because(entry)
        if reason is not None:
            found[file.path] = Told(entry.brief, reason)
            continue
        plain = public_item(entry, records, fields.get(entry.kind, []))
        item = with_generated_remedy(plain, entry, work.frame)
        missed, dated = records.missed(), item is not plain
        found[file.path] = Told(entry.brief, None, item, missed, dated, content_key(item))
    return found
