"""The pages of ``--format markdown`` that are no item: a README in every folder, organs, types.

Items have the same views as in HTML. There is no front matter: Gitee shows it as text, and all it
could say stands on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...model.vocabulary import ListKind
from ..kinds.registry import KINDS
from ..public.links import Link, list_page, type_page
from ..public.projection import PublicItem
from ..public.textescape import markdown_path
from ..public.versions import Announced
from ..site import Page, Site
from .dressing import ShownPage
from .kindlists import kind_list
from .kindsheets import more_kinds
from .listing import by_organ, ended_lines, matters
from .neighbours import Around
from .organpage import organ_view
from .overview import LONG_LIST, Overview, Sheet
from .townpage import neighbourhood

_CHANGES = "changes.html"


def markdown_sheets(
    overview: Overview, site: Site, own: Sequence[ShownPage] = ()
) -> Iterator[Sheet]:
    """Yield the home page and the pages of lists, types, organs and announced adjustments.

    ``own`` are the workspace's own pages, which the home page leads to.
    """
    yield _home(overview, site, [shown.link for shown in own])
    for kind in overview.kinds:
        yield _list(kind, overview)
    yield from _types(overview)
    yield from _organs(overview)
    yield from _changes(overview)
    if own:
        rows = [(shown.link, shown.day) for shown in own]
        context = {"columns": ("页面", "日期"), "rows": rows}
        yield Sheet("markdown/table.md.j2", Page("pages/README.md", "更多页面"), context)


def _home(overview: Overview, site: Site, own: Sequence[Link]) -> Sheet:
    lists = [
        (k.official_name, markdown_path(list_page(k)), overview.totals[k]) for k in overview.kinds
    ]
    more = [Link("机构名录", "organs.html")]
    if overview.types:
        more.append(Link("权力类型", "types.html"))
    if overview.chronicle.announced:
        more.append(Link("清单调整", _CHANGES))
    if own:
        more.append(Link("更多页面", "pages/README.html"))
    context = {
        "lists": lists,
        "organs": _counted(overview),
        "more_kinds": more_kinds(overview),
        "pages": [*more, *own],
    }
    return Sheet("markdown/home.md.j2", Page("README.md", site.title), context, dated=True)


def _counted(overview: Overview) -> list[tuple[Any, Any]]:
    return [
        (overview.directory.organ(organ), counts)
        for organ, counts in overview.organ_counts.items()
        if counts
    ]


def _list(kind: ListKind, overview: Overview) -> Sheet:
    items, directory = overview.projection.of(kind), overview.directory
    page = Page(markdown_path(list_page(kind)), kind.official_name)
    total = overview.totals[kind]
    mains = f"（按最小颗粒计；主项 {total.mains} 项）" if total.has_children else ""
    if KINDS[kind].listing is not None:
        shown = {"counted": f"共 {total.units} 项", "list": kind_list(kind, overview)}
        return Sheet("markdown/kindlist.md.j2", page, shown)
    context = {
        "counted": f"共 {total.units} 项{mains}",
        "is_long": len(items) > LONG_LIST,
        "organs": by_organ(items, directory) if kind.has_organ_folders else [],
        "matters": [] if kind.has_organ_folders else matters(items, directory),
        "ended": [] if kind.has_organ_folders else ended_lines(items),
    }
    return Sheet("markdown/list.md.j2", page, context)


def _types(overview: Overview) -> Iterator[Sheet]:
    counts = overview.totals[ListKind.POWERS].by_type
    types = [(one, Link(one.value, type_page(one.value))) for one in overview.types]
    if not types:
        return
    rows = [(link, counts.get(one.value, 0)) for one, link in types]
    page = Page("types/README.md", "权力类型")
    yield Sheet("markdown/table.md.j2", page, {"columns": ("类型", "项数"), "rows": rows})
    by_type: dict[str, list[PublicItem]] = {}
    for item in overview.projection.of(ListKind.POWERS):
        by_type.setdefault(item.fields.get("类型", ""), []).append(item)
    for one, link in types:
        own = by_type.get(one.value, [])
        context = {
            "counted": f"共 {counts.get(one.value, 0)} 项",
            "is_long": len(own) > LONG_LIST,
            "organs": by_organ(own, overview.directory),
            "matters": [],
            "ended": [],
        }
        page = Page(markdown_path(link.href or ""), one.value)
        yield Sheet("markdown/list.md.j2", page, context)


def _organs(overview: Overview) -> Iterator[Sheet]:
    page = Page("organs/README.md", "机构名录")
    organs = [(overview.directory.organ(o), c) for o, c in overview.organ_counts.items()]
    yield Sheet(
        "markdown/organs.md.j2", page, {"organs": organs, "more_kinds": more_kinds(overview)}
    )
    for organ_id in overview.projection.organs:
        page = Page(f"organs/{organ_id}.md", overview.directory.organ(organ_id).name)
        view = organ_view(organ_id, overview.projection, overview.directory)
        around = Around(organ_id, overview.projection, overview.directory, overview.groups)
        more = neighbourhood(around)
        yield Sheet("markdown/organ.md.j2", page, {"organ": view, "more": more})


def _changes(overview: Overview) -> Iterator[Sheet]:
    announced = overview.chronicle.announced
    if not announced:
        return
    rows = [(Link(one.title, one.page, one.document), one.day) for one in announced]
    page = Page("changes/README.md", "清单调整")
    yield Sheet("markdown/table.md.j2", page, {"columns": ("公告", "日期"), "rows": rows})
    for one in announced:
        yield _announced(one, overview)


def _announced(one: Announced, overview: Overview) -> Sheet:
    items = overview.directory.items
    links = [(overview.directory.item(item), word) for item, word in one.named if item in items]
    page = Page(markdown_path(one.page), one.title)
    return Sheet("markdown/change.md.j2", page, {"announced": one, "links": links})
