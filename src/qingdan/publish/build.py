"""Build a site: read, project, render (in several processes where it pays), swap in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import BrokenDataError
from ..messages import _
from ..model.vocabulary import ListKind
from ..store.inventory import Inventory, load_inventory
from ..store.law_files import law_mappings
from ..store.snapshot import Snapshot
from .audience import SiteAudience
from .environment import read_overrides
from .folder import built_aside
from .gate import Candidate, Gate, passed
from .gatepages import secret_texts
from .incremental import Memory
from .itempage import ItemData
from .lacks import Lack
from .limited import render_own_blocks
from .links import Directory
from .manifest import MANIFEST, make_manifest
from .projection import Projection, PublicItem, Withheld, project
from .relations import RelationIndex
from .render import Renderer, Setting, Written, write
from .sheets import survey
from .signing import sign_manifest
from .site import describe_site
from .sitefiles import site_files
from .siteformat import SiteFormat
from .workers import Progress, processes, render_all, without_collector, workers

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Order:
    """What to build and where."""

    out: Path
    form: SiteFormat = SiteFormat.HTML
    audience: SiteAudience = SiteAudience.PUBLIC
    base_url: str | None = None
    jobs: int | None = None
    force: bool = False
    sign_key: Path | None = None
    gate: Gate | None = None
    """What must hold before the site takes its place; None: whatever is well-formed."""
    memory: Path | None = None
    """The cache folder of the program, where what was written is noted; None: render everything."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: pages, items of each list, and what was left out, by reason.

    ``reused`` counts the items whose files were taken from the site that was there before.
    """

    pages: int
    files: int
    reused: int
    items: dict[ListKind, int]
    withheld: dict[Withheld, int]
    remarks: tuple[Lack, ...] = ()
    """Warnings of the gate."""


def build(
    snapshot: Snapshot,
    order: Order,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
) -> Built:
    """Publish a snapshot to ``order.out``.

    The result depends on the snapshot and the order only: not on the clock, the machine or the
    number of processes. ``waiting`` is called once where another run writes the same folder. Raises
    ``QingdanError`` where files of the workspace cannot be read, where a block of the workspace is
    no template, and where the folder cannot be written; ``GateError`` where ``order.gate`` does not
    let the site pass.
    """
    count = processes(len(snapshot.paths()), order.jobs)
    memory = Memory(order.memory, order.out.resolve())
    with workers(count) as executor, without_collector():
        inventory = load_inventory(snapshot)
        _refuse_broken(inventory)
        overrides = read_overrides(snapshot)
        projection = project(inventory, order.audience)
        secrets = _secrets(inventory, projection) if order.gate is not None else frozenset()
        secrecy = inventory.workspace.secrecy
        del inventory
        with built_aside(
            order.out, force=order.force, waiting=waiting, finished=memory.keep
        ) as folder:
            built = _build_in(
                folder,
                projection,
                order,
                overrides,
                _library_of(snapshot),
                memory,
                executor,
                progress,
            )
            if order.gate is None:
                return built
            candidate = Candidate(folder, projection, secrets, secrecy)
            return replace(built, remarks=passed(candidate, order.gate))


def _secrets(inventory: Inventory, projection: Projection) -> frozenset[str]:
    return secret_texts(project(inventory, SiteAudience.INTERNAL), projection)


def _library_of(snapshot: Snapshot) -> str:
    from ..law.library.library import open_library
    from ..law.library.localtext import workspace_laws

    laws = workspace_laws([mapping for _path, mapping in law_mappings(snapshot)])
    return open_library(laws).id


def _refuse_broken(inventory: Inventory) -> None:
    """A site that lacks items in silence would be wrong; nothing is published instead."""
    broken = inventory.broken
    if not broken:
        return
    named = "、".join(broken[:_NAMED]) + (" ……" if len(broken) > _NAMED else "")
    raise BrokenDataError(
        _("有 {count} 个文件有错误，没有生成网站：{files}").format(count=len(broken), files=named),
        _("运行 qingdan validate 看每个文件错在哪里，改好再发布。"),
        file=broken[0],
    )


def _build_in(
    folder: Path,
    projection: Projection,
    order: Order,
    overrides: dict[str, str],
    library: str,
    memory: Memory,
    executor: Executor | None,
    progress: Progress | None,
) -> Built:
    overview = survey(projection)
    site = describe_site(projection, order.base_url)
    directory = overview.directory
    setting = Setting(
        site=site,
        form=order.form,
        organs={organ: directory.organ(organ) for organ in projection.organs},
        extra_fields=projection.extra_fields,
        own_blocks=render_own_blocks(overrides, site, sorted({"", "../", site.mount})),
    )
    for name in (*ListKind, "organs", "types", "downloads", "assets"):
        (folder / name).mkdir()
    memory.open(setting)
    written: list[Written] = []
    changed: list[ItemData] = []
    for data in _item_data(projection, directory):
        taken = memory.take(data, folder)
        if taken is None:
            changed.append(data)
        else:
            written += taken
    written += render_all(
        folder,
        setting,
        changed,
        len(changed),
        executor,
        progress,
        lambda: site_files(folder, Renderer(setting), overview),
    )
    memory.wrote(written)
    for name in ("types", "downloads", "assets"):
        if not any((folder / name).iterdir()):
            (folder / name).rmdir()
    manifest = make_manifest(projection, site, order.form, library, written)
    write(folder, MANIFEST, manifest)
    if order.sign_key is not None:
        sign_manifest(folder, order.sign_key)
    return Built(
        pages=sum(1 for file in written if file.path.endswith((".html", ".md"))),
        files=len(written) + 1,
        reused=len(projection.items) - len(changed),
        items={kind: len(projection.of(kind)) for kind in ListKind},
        withheld=projection.withheld,
    )


def _item_data(projection: Projection, directory: Directory) -> Iterator[ItemData]:
    relations = RelationIndex(projection, directory)
    for item in projection.items:
        yield ItemData(
            item=item,
            organ=directory.organ(item.organ),
            links={ref: directory.item(ref) for ref in item.refers},
            relations=relations.of(item),
            published=_published(item, projection),
        )


def _published(item: PublicItem, projection: Projection) -> str:
    """The day the item's list was published (PubDate of the page metadata); empty if unknown."""
    header = projection.headers.get((item.kind, item.organ), {})
    day = header.get("公布日期")
    return day.isoformat() if day else ""
