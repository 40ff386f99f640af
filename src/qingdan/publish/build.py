"""Build a site: read, project, render (in several processes where it pays), swap in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import BrokenDataError, QingdanError
from ..messages import _, joined
from ..model.vocabulary import ListKind
from ..store.inventory import Inventory, load_inventory
from ..store.law_files import law_mappings
from ..store.listing import Stamp
from ..store.snapshot import Snapshot
from .audience import SiteAudience
from .fragments.addresses import Addresses, Linking
from .fragments.fragmentfiles import NO_PASTING, Pasting, fragment_files
from .pages.dressing import Dressing, dress
from .pages.overview import Overview, survey
from .pages.sheets import replaceable_sheets
from .public.lawbook import LawBook
from .public.projection import Projection, Withheld, project
from .public.versions import Chronicle
from .site import Site, describe_site
from .siteformat import SiteFormat
from .trust.gate import Candidate, Gate, passed
from .trust.gatepages import secret_texts
from .trust.lacks import Lack
from .trust.signing import keep_signature, sign_manifest
from .writing.assembly import Assembly
from .writing.folder import built_aside
from .writing.incremental import Memory
from .writing.itemsources import ItemSources
from .writing.limited import render_own_templates
from .writing.manifest import MANIFEST, make_manifest
from .writing.render import Renderer, Setting, Written, write
from .writing.shelf import Shelf
from .writing.sitefiles import Heavy, markdown_files, site_files
from .writing.sources import ItemKeys
from .writing.workers import Progress, processes, render_all, workers

if TYPE_CHECKING:
    from ..law.library.library import LawLibrary

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
    pasting: Pasting = NO_PASTING
    """How fragments are made."""
    mount: str | None = None
    """Path of the site on the server that shows it; None: that of its address, else the root."""
    past: Callable[[Inventory, Projection], Chronicle] | None = None
    """Makes the public past of what is shown; None: the site has no history."""


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
    notices: tuple[str, ...] = ()
    """What the publisher should know of the site's history and its day."""
    unsigned: bool = False
    """Whether the site before had a signature, and this one, which is another, has none."""
    site: Mapping[str, Stamp] = field(default_factory=dict)
    """The files of the site as they lie there; empty where nothing is remembered."""


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
    memory = Memory(order.memory, order.out.resolve())
    known = memory.items(order.audience, order.jobs) if order.gate is None else None
    inventory = load_inventory(snapshot, known)
    _refuse_broken(inventory)
    dressing = dress(snapshot, inventory, order.audience)
    projection = project(inventory, order.audience, known)
    projection = replace(projection, own=dressing.sign)
    if known is not None:
        known.keep()
    secrets = _secrets(inventory, projection) if order.gate is not None else frozenset()
    secrecy = inventory.workspace.secrecy
    chronicle = order.past(inventory, projection) if order.past is not None else Chronicle()
    del inventory
    keys = ItemKeys() if known is None else known.keys
    with (
        built_aside(
            order.out,
            force=order.force,
            waiting=waiting,
            finished=memory.keep,
            failed=memory.give_back,
        ) as folder,
        memory.shelf(keys) as shelf,
    ):
        built = _build_in(
            folder,
            survey(projection, LawBook(projection, _library_of(snapshot), shelf), chronicle),
            order,
            dressing,
            memory,
            shelf,
            progress,
        )
        if order.gate is not None:
            candidate = Candidate(folder, projection, secrets, secrecy)
            built = replace(built, remarks=passed(candidate, order.gate))
    return replace(built, site=memory.site)


def _secrets(inventory: Inventory, projection: Projection) -> frozenset[str]:
    return secret_texts(project(inventory, SiteAudience.INTERNAL), projection)


def _library_of(snapshot: Snapshot) -> LawLibrary:
    from ..law.library.library import open_library
    from ..law.library.localtext import workspace_laws

    laws = workspace_laws([mapping for _path, mapping in law_mappings(snapshot)])
    return open_library(laws)


def _refuse_broken(inventory: Inventory) -> None:
    """A site that lacks items in silence would be wrong; nothing is published instead."""
    broken = inventory.broken
    if not broken:
        return
    named = joined(broken[:_NAMED]) + (" ……" if len(broken) > _NAMED else "")
    error = BrokenDataError(
        _("有 {count} 个文件有错误，没有生成网站：{files}").format(count=len(broken), files=named),
        _("运行 qingdan validate 看每个文件错在哪里，改好再发布。"),
        file=broken[0],
    )
    error.files = tuple(broken)
    raise error


def _build_in(
    folder: Path,
    overview: Overview,
    order: Order,
    dressing: Dressing,
    memory: Memory,
    shelf: Shelf,
    progress: Progress | None,
) -> Built:
    projection, chronicle = overview.projection, overview.chronicle
    site = dressing.on(describe_site(projection, order.base_url, order.mount))
    setting = _setting(overview, order, dressing, site)
    memory.open(setting, folder)
    assembly = Assembly(folder, memory, shelf)

    sources = ItemSources(overview, shelf.keys)
    changed = [item for item in projection.items if not assembly.take_item(item, sources.key(item))]
    data = map(sources.data, changed)
    count = processes(len(changed), order.jobs)
    assembly.is_helped = count == 1 and processes(len(projection.items), order.jobs) > 1
    heavy = Heavy(assembly, overview, dressing, setting, site)

    def others(finish: Callable[[], list[Written]]) -> None:
        renderer = Renderer(setting, site)
        if order.form is SiteFormat.FRAGMENTS:
            pasting = replace(order.pasting, addresses=setting.addresses)
            fragment_files(assembly, renderer, overview, pasting)
        elif order.form is SiteFormat.MARKDOWN:
            markdown_files(assembly, renderer, overview, dressing)
        else:
            site_files(assembly, renderer, overview, dressing, heavy.downloads, finish)

    with assembly.beside(heavy.put) as finish, workers(count) as executor:
        for item_id, files in render_all(
            folder, setting, data, len(changed), executor, progress, lambda: others(finish)
        ):
            assembly.made_item(item_id, files)
    written = assembly.written
    memory.finish(written, folder)
    reach = str(chronicle.reach)
    manifest = make_manifest(projection, site, order.form, setting.library, written, reach)
    write(folder, MANIFEST, manifest)
    unsigned = False
    if order.sign_key is not None:
        sign_manifest(folder, order.sign_key)
    else:
        unsigned = keep_signature(folder, order.out, manifest)
    return Built(
        pages=sum(1 for file in written if file.path.endswith((".html", ".md"))),
        files=len(written) + 1,
        reused=len(projection.items) - len(changed),
        items={kind: len(projection.of(kind)) for kind in projection.kinds},
        withheld=projection.withheld,
        notices=(*chronicle.remarks, *_undated(overview)),
        unsigned=unsigned,
    )


def _undated(overview: Overview) -> Iterator[str]:
    """What the publisher should know where the data names no day: the clock is never asked."""
    if overview.projection.date is None and overview.laws.laws:
        yield _(
            "网站没有日期，所引法规现在是否有效没有判断，写作“未查明”。"
            "在 list.yaml 写公布日期，或者提交以后用 --rev HEAD 发布。"
        )


def _setting(overview: Overview, order: Order, dressing: Dressing, site: Site) -> Setting:
    """What pages of items are rendered with; the day and the commit stand on other pages."""
    projection, directory = overview.projection, overview.directory
    return Setting(
        site=replace(site, date="", revision=""),
        form=order.form,
        organs={organ: directory.organ(organ) for organ in projection.organs},
        extra_fields=projection.extra_fields,
        own=render_own_templates(
            dressing.templates, site, lambda: replaceable_sheets(overview, site)
        ),
        library=overview.laws.library.id,
        addresses=_addresses(order, site),
    )


def _addresses(order: Order, site: Site) -> Addresses:
    """How fragments link; links to a whole site elsewhere need its address."""
    addresses = order.pasting.addresses
    if addresses.linking is not Linking.SITE:
        return addresses
    if not site.base_url:
        raise QingdanError(
            _("--links site 要知道网站的网址。"),
            _("用 --base-url 给出，或者写在 qingdan.yaml 的 站点.网址。"),
        )
    return replace(addresses, base_url=site.base_url)
