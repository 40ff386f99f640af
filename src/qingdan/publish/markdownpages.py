"""The index pages of ``--format markdown``; items have the same views as in HTML."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.vocabulary import ListKind
from .links import list_page
from .listing import by_organ, ended_lines, matters
from .organpage import organ_view
from .sheets import Overview, Sheet
from .site import Page, Site
from .textescape import markdown_path


def markdown_sheets(overview: Overview, site: Site) -> Iterator[Sheet]:
    """Yield the home page, a page for each list, and a page for each organ."""
    projection, directory = overview.projection, overview.directory
    lists = [(k.official_name, markdown_path(list_page(k)), overview.totals[k]) for k in ListKind]
    organs = [
        (directory.organ(organ), counts)
        for organ, counts in overview.organ_counts.items()
        if counts
    ]
    yield Sheet(
        "markdown/home.md.j2", Page("README.md", site.title), {"lists": lists, "organs": organs}
    )
    for kind in ListKind:
        items = projection.of(kind)
        page = Page(markdown_path(list_page(kind)), kind.official_name)
        context = {
            "total": overview.totals[kind],
            "organs": by_organ(items, directory) if kind.has_organ_folders else [],
            "matters": [] if kind.has_organ_folders else matters(items, directory),
            "ended": [] if kind.has_organ_folders else ended_lines(items),
        }
        yield Sheet("markdown/list.md.j2", page, context)
    for organ_id in projection.organs:
        organ = directory.organ(organ_id)
        page = Page(f"organs/{organ_id}.md", organ.name)
        view = organ_view(organ_id, projection, directory)
        yield Sheet("markdown/organ.md.j2", page, {"organ": view})
