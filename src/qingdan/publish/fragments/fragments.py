"""Pages without their frame, for a platform that others run: one fragment an item, organ, list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...model.vocabulary import ListKind
from ..kinds.registry import KINDS
from ..pages.blockhtml import text_of
from ..pages.itempage import ItemView
from ..pages.kindlists import KindList, ListTable, kind_list, kind_table
from ..pages.listing import Line, Matter, by_organ, ended_lines, matters
from ..pages.organpage import OrganView, organ_view
from ..pages.overview import LONG_LIST, Overview
from ..public.links import Link
from ..public.versions import Past
from ..site import Page, Site
from .addresses import Addresses
from .fragmenthistory import history_parts
from .fragmenthtml import FragmentHtml


def item_fragment(
    page: Page, view: ItemView, past: Past, site: Site, addresses: Addresses
) -> bytes:
    """Return an item without its title: notices, key facts, sections, versions, the reference."""
    html = FragmentHtml(addresses, page.root)
    parts = [*_remarks(site, html), *(html.paragraph(notice) for notice in view.notices)]
    if view.common_names:
        parts.append(html.paragraph("俗称：" + "、".join(view.common_names)))
    if view.facts:
        parts.append(html.fields(view.facts))
    if view.successors:
        parts.append(html.heading("由下列事项承接"))
        parts.append(_bullets([html.link(target) for target in view.successors]))
    for section in view.sections:
        parts += [html.heading(section.title), html.fields(section.fields)]
    parts += history_parts(past, html)
    parts.append(html.paragraph("引用格式：" + view.citation))
    return "".join(parts).encode()


def list_fragment(kind: ListKind, overview: Overview, site: Site, addresses: Addresses) -> bytes:
    """Return a whole list; one too long for a page gives the organs with their numbers."""
    html = FragmentHtml(addresses, "")
    items, directory = overview.projection.of(kind), overview.directory
    totals = overview.totals[kind]
    mains = f"（按最小颗粒计；主项 {totals.mains} 项）" if totals.has_children else ""
    parts = [*_remarks(site, html), html.paragraph(f"共 {totals.units} 项{mains}。")]
    parts += _header(overview.projection.headers.get((kind, None), {}), html)
    if KINDS[kind].listing is not None:
        return "".join((*parts, *_kind_list(kind_list(kind, overview), html))).encode()
    if not kind.has_organ_folders:
        parts.append(_matters(matters(items, directory), html))
        parts += _ended(ended_lines(items), html)
        return "".join(parts).encode()
    groups = by_organ(items, directory)
    if len(items) > LONG_LIST:
        rows = [[html.link(group.organ.link), str(group.total)] for group in groups]
        parts.append(html.table(("机构", "项数"), rows))
        return "".join(parts).encode()
    for group in groups:
        parts.append(html.heading(group.organ.name))
        for one in group.groups:
            if one.title:
                parts.append(html.heading(f"{one.title}（{one.total} 项）", 3))
            parts.append(_lines(one.lines, html))
        parts += _ended(group.ended, html, 3)
    return "".join(parts).encode()


def organ_fragment(organ_id: str, overview: Overview, site: Site, addresses: Addresses) -> bytes:
    """Return an organ: what it is, what it does, what it may do, what it shares with others."""
    html = FragmentHtml(addresses, "../")
    view: OrganView = organ_view(organ_id, overview.projection, overview.directory)
    parts = list(_remarks(site, html))
    if view.notice:
        parts.append(html.paragraph(view.notice))
    if view.facts:
        parts.append(html.fields(view.facts))
    for title, fields in view.headers:
        parts += [html.heading(title), html.fields(fields)] if fields else []
    if view.duties:
        parts += [html.heading("职责任务"), _lines(view.duties, html)]
    for group in view.powers:
        parts += [html.heading(f"{group.title}（{group.total} 项）"), _lines(group.lines, html)]
    if view.matters:
        parts += [html.heading("参与的职责边界事项"), _matters(view.matters, html)]
    items = [
        *overview.directory.owned.get(organ_id, ()),
        *overview.directory.shared.get(organ_id, ()),
    ]
    for kind in overview.kinds:
        own = [item for item in items if item.kind is kind and not item.is_tombstone]
        if own and KINDS[kind].listing is not None:
            table = kind_table(kind, own, overview.directory)
            parts += [html.heading(kind.official_name), _kind_table(table, html)]
    parts += _ended(view.ended, html)
    return "".join(parts).encode()


def _kind_list(shown: KindList, html: FragmentHtml) -> Iterator[str]:
    """A list that describes itself; one too long for a page gives the organs with their numbers."""
    if shown.is_long:
        rows = [[html.link(group.title), str(group.total)] for group in shown.groups]
        yield html.table((shown.first, "项数"), rows)
        return
    for group in shown.groups:
        yield html.heading(group.title.text)
        for table in group.tables:
            if table.title:
                yield html.heading(f"{table.title}（{table.total} 项）", 3)
            yield _kind_table(table, html)
        yield from _ended(group.ended, html, 3)


def _kind_table(table: ListTable, html: FragmentHtml) -> str:
    rows = [
        [_line(row.line, html), *(_cell(links, html) for links in row.cells)] for row in table.rows
    ]
    return html.table(("事项", *(head.title for head in table.columns)), rows)


def _cell(links: Sequence[Link], html: FragmentHtml) -> str:
    parted = "、" if any(link.href for link in links) else "；"
    return parted.join(html.link(link) + text_of(link.note) for link in links)


def _remarks(site: Site, html: FragmentHtml) -> Iterator[str]:
    if site.is_fictional:
        yield html.paragraph("虚构示例：地名、机构、文号和事项都是编写的，不是任何地方的真实清单。")
    if site.is_internal:
        yield html.paragraph("内部版本：含草案和不公开的内容，不得对外提供。")


def _header(header: Mapping[str, object], html: FragmentHtml) -> Iterator[str]:
    for key in ("文号", "公布日期"):
        if key in header:
            yield html.paragraph(f"{key}：{header[key]}")


def _lines(lines: Sequence[Line], html: FragmentHtml) -> str:
    rows = []
    for number, line in enumerate(lines, 1):
        below = [*line.children, *(Line(Link(f"{t.number} {t.name}")) for t in line.tasks)]
        inner = _bullets([_line(child, html) for child in below]) if below else ""
        rows.append([str(number), _line(line, html) + inner])
    return html.table(("序号", "事项名称"), rows)


def _line(line: Line, html: FragmentHtml) -> str:
    return html.link(line.link) + "".join(f"（{text_of(mark)}）" for mark in line.marks)


def _matters(found: Iterable[Matter], html: FragmentHtml) -> str:
    rows = [
        [
            _line(matter.line, html),
            "、".join(html.link(organ.short_link) for organ in matter.lead),
            "、".join(html.link(organ.short_link) for organ in matter.support),
        ]
        for matter in found
    ]
    return html.table(("事项", "牵头", "配合"), rows)


def _ended(lines: Sequence[Line], html: FragmentHtml, level: int = 2) -> Iterator[str]:
    if lines:
        yield html.heading("已废止", level)
        yield _bullets([_line(line, html) for line in lines])


def _bullets(entries: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{entry}</li>' for entry in entries)}</ul>\n"
