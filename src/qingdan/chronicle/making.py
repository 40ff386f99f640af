"""The whole public past of a site: one pass over the log, most items untouched by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..announce import declared as adjustments
from ..announce.categories import Categories
from ..announce.declared import Declared
from ..announce.issuing import Steps
from ..history.contents import Contents
from ..history.ledger import Ledger
from ..messages import _
from ..model.vocabulary import ListKind
from ..publish.public.projection import Projection
from ..publish.public.versions import Announced, Chronicle, Past, Reach
from ..store.inventory import Inventory
from ..store.layout import TEXTS_FOLDER
from ..store.listing import code_signature
from ..store.snapshot import Snapshot
from . import former
from .announcing import census_of, lay_out
from .causes import gather
from .pasts import Pasts
from .projecting import OldVersions
from .redacting import Redactions
from .remembered import Notes, digest
from .states import SharedPast
from .telling import Names
from .tracing import Commits


@dataclass(frozen=True)
class Source:
    """Where the past comes from.

    ``ledger`` is None where there is none to read, ``changed`` are the paths of a working tree that
    are not as the ledger's last commit has them. ``categories`` group announcements, ``steps`` say
    what makes one final, ``notes`` is the cache folder of the program (None keeps nothing).
    """

    snapshot: Snapshot
    categories: Categories
    workspace: Path
    ledger: Ledger | None = None
    changed: frozenset[str] = frozenset()
    notes: Path | None = None
    steps: Steps = field(default_factory=dict)


def make_chronicle(source: Source, inventory: Inventory, projection: Projection) -> Chronicle:
    """Return the past of everything that ``projection`` shows, as its audience may see it.

    The same commits and the same visibility give the same values. Raises ``QingdanError`` for an
    adjustment that cannot be read and for a redaction that says nothing.
    """
    site = inventory.workspace.site
    redactions = Redactions.of(site.redactions if site else ())
    published = [
        one
        for path in adjustments.paths(source.snapshot)
        if (one := adjustments.read(source.snapshot, path)).is_published
    ]
    census = census_of(inventory, projection)
    laid = lay_out(published, census, source.categories, redactions, source.steps)
    if source.ledger is None:
        return Chronicle(Reach.NONE, {}, laid.announced, {}, laid.remarks)
    maker = _Maker(source, source.ledger, inventory, projection, redactions, published)
    found = maker.chronicle(laid.announced)
    unknown = redactions.unknown_items([*source.ledger.items, *maker.shown])
    strange = tuple(
        _("站点.历史遮盖 里的事项 {item} 从来没有过，没有遮盖任何东西；核对 id。").format(item=item)
        for item in unknown
    )
    return replace(found, remarks=(*laid.remarks, *strange, *found.remarks))


class _Maker:
    def __init__(
        self,
        source: Source,
        ledger: Ledger,
        inventory: Inventory,
        projection: Projection,
        redactions: Redactions,
        published: Sequence[Declared],
    ) -> None:
        self._source, self._ledger = source, ledger
        self._inventory, self._projection = inventory, projection
        self._redactions = redactions
        self.shown = {item.id: item for item in projection.items}
        contents = Contents(source.workspace)
        shared = SharedPast(ledger, contents)
        contents.fetch(shared.blobs())
        there = [entry.id for entry in inventory.entries]
        renamed = former.origins(ledger, contents, self.shown, there)
        self._renamed = renamed
        self._commits = Commits(ledger, contents, shared, renamed, self._dirty())
        names = Names(
            {key: str(organ["名称"]) for key, organ in projection.organs.items()},
            {item.id: item.name for item in projection.items},
        )
        self._notes = Notes(source.notes, self._place(), self._setting(names))
        causes = gather(published, ledger, contents, redactions)
        self._pasts = Pasts(
            self._commits,
            OldVersions(inventory, projection),
            names,
            causes,
            redactions,
            self._notes,
        )

    def chronicle(self, announced: tuple[Announced, ...]) -> Chronicle:
        entries = [entry for entry in self._inventory.entries if entry.id in self.shown]
        pasts = self._pasts.all(entries)
        self._notes.save()
        reach = Reach.CUT if self._ledger.cut else Reach.WHOLE
        remarks = []
        if self._ledger.cut:
            remarks.append(
                _(
                    "浅克隆：网站上的历史从最早取到的提交开始。要完整的历史，运行 git fetch "
                    "--unshallow；CI 里把检出步骤设为 fetch-depth: 0。"
                )
            )
        return Chronicle(reach, pasts, announced, self._former(pasts), tuple(remarks))

    def _former(self, pasts: dict[str, Past]) -> dict[str, tuple[str, ...]]:
        """Return the pages that once were, with the items that stand for them."""
        there = {entry.id for entry in self._inventory.entries}
        declared = former.successors(self._inventory.entries, self.shown)
        found: dict[str, tuple[str, ...]] = {}
        for old, targets in former.resolved(declared, self._renamed).items():
            last = self._ledger.last(old)
            ends = tuple(item for item in targets if item in self.shown)
            if old in there or last is None or not ends or not self._pasts.was_public(old):
                continue
            found[f"{last.path.partition('/')[0]}/{old}.html"] = ends
        for item in self._projection.items:
            if len(pasts[item.id].versions) > 1:
                found.update(
                    (page, (item.id,))
                    for page in former.other_lists(self._ledger, item)
                    if self._pasts.was_in(item.id, ListKind(page.partition("/")[0]))
                )
        return dict(sorted(found.items()))

    def _dirty(self) -> frozenset[str]:
        """Return the items whose text in the working tree is not that of the last commit."""
        changed = self._source.changed
        if any(path.startswith(f"{TEXTS_FOLDER}/") for path in changed):
            return frozenset(self.shown)
        headers = {path.rpartition("/")[0] for path in changed if path.endswith("/list.yaml")}
        return frozenset(
            entry.id
            for entry in self._inventory.entries
            if entry.path in changed or entry.path.rpartition("/")[0] in headers
        )

    def _place(self) -> str:
        return f"{self._source.workspace.resolve()} {self._projection.audience}"

    def _setting(self, names: Names) -> str:
        workspace = self._inventory.workspace
        hidden = OldVersions(self._inventory, self._projection).hidden
        said = (
            code_signature(Path(__file__).parents[1]),
            str(self._projection.audience),
            sorted(names.organs.items()),
            workspace.extra_fields,
            self._redactions.given,
            sorted((item, sorted(words)) for item, words in hidden.items()),
        )
        return digest(repr(said))
