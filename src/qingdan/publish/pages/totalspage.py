"""The page where people look rather than read: every total as a chart, its number beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...model.vocabulary import ListKind, PowerType
from ..kinds.registry import KINDS
from ..kinds.said import ListFilter
from ..public.lawbook import LAWS_PAGE, Standing
from ..public.links import Link, departments, level_page, list_page, short_type, type_page
from ..site import Page
from .home import Bar, drawn
from .overview import Overview, Sheet

TOTALS_PAGE = "overview.html"
_MOST_CELLS = 6_000
_SHADES = 5


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with a title, an anchor and what the columns of the table are called."""

    anchor: str
    title: str
    first: str
    unit: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table of numbers; ``shade`` 0 to 5 says how large it is beside the others."""

    number: int
    shade: int


_ON_PAPER = 16
"""Columns of numbers that go on a sheet of A4 beside the names of organs."""


@dataclass(frozen=True, slots=True)
class Heat:
    """A table of numbers: columns, and a row each with its sum."""

    columns: tuple[Link, ...]
    rows: tuple[tuple[Link, tuple[Cell, ...], int], ...]

    @property
    def is_broad(self) -> bool:
        """Whether it needs paper that lies on its side."""
        return len(self.columns) > _ON_PAPER


def totals_sheet(overview: Overview) -> Sheet:
    """Return the page of charts."""
    page = Page(
        TOTALS_PAGE,
        "总览",
        (Link("总览"),),
        description="各清单、部门、类型、层级的项数，部门之间的牵头和配合，所引法规现在是否有效",
    )
    context = {
        "charts": [chart for chart in _charts(overview) if chart.bars],
        "heat": type_heat(overview),
        "cooperation": _cooperation(overview),
    }
    return Sheet("site/overview.html.j2", page, context, dated=True)


def _charts(overview: Overview) -> Iterable[Chart]:
    powers = overview.totals[ListKind.POWERS]
    yield Chart("types", "权力类型", "类型", "项", _bars(powers.by_type, type_page))
    yield Chart(
        "levels",
        "行使层级",
        "层级",
        "项",
        _bars(powers.by_level, level_page),
        "一项权力由几级分别行使的，各级都计入。",
    )
    for kind in overview.kinds:
        listing = KINDS[kind].listing
        if listing is not None and listing.part is not None:
            yield _parts(kind, listing.part, listing.parts, overview)
    years = _years(overview)
    if len(years) > 1:
        yield Chart("years", "本版内容哪年生效", "年份", "项", years)
    standings = Counter(law.standing.value for law in overview.laws.laws)
    known = {one.value: standings[one.value] for one in Standing if standings[one.value]}
    yield Chart(
        "laws",
        "所引法规现在是否有效",
        "状态",
        "部",
        _bars(known, lambda _word: LAWS_PAGE),
        "“未收录”是法规库里没有，“未查明”是没有查到它现在是否有效，都不表示它无效。",
    )


def _parts(kind: ListKind, part: ListFilter, order: Sequence[str], overview: Overview) -> Chart:
    """The items of a list by what parts them: the classes of 履职, the methods of 赋权."""
    items = (item for item in overview.projection.of(kind) if item.is_current)
    found = Counter(value for item in items for value in part.values(item.fields))
    counts = {value: found[value] for value in order if found[value]}
    title = f"{kind.official_name}：{part.title}"
    return Chart(str(kind), title, part.title, "项", _bars(counts, lambda _word: list_page(kind)))


def _bars(counts: Mapping[str, int], page: Callable[[str], str]) -> tuple[Bar, ...]:
    return drawn([(Link(name, page(name)), number) for name, number in counts.items()])


def _years(overview: Overview) -> tuple[Bar, ...]:
    items = (item for item in overview.projection.items if item.is_current)
    years = Counter(day.year for item in items if (day := item.change_day) is not None)
    return drawn([(Link(f"{year}年"), years[year]) for year in sorted(years)])


def type_heat(overview: Overview) -> Heat | None:
    """Return departments by types of powers; None where there is nothing or too much of it."""
    counts = overview.totals[ListKind.POWERS].by_type
    types = [one for one in PowerType if counts.get(one.value)]
    rows = [
        (
            overview.directory.organ(organ).link,
            [found.by_type.get(one.value, 0) for one in types],
        )
        for organ, found in overview.organ_counts.items()
        if found.powers
    ]
    columns = [Link(short_type(one), type_page(one.value)) for one in types]
    return heat_of(columns, rows)


def _cooperation(overview: Overview) -> Heat | None:
    """Return who leads (rows) and who supports (columns), in how many matters."""
    pairs: Counter[tuple[str, str]] = Counter()
    for item in overview.projection.of(ListKind.BOUNDARIES):
        leads = item.fields.get("牵头", [])
        if item.is_current:
            pairs.update((a, b) for a in leads for b in departments(item) if b not in leads)
    organs = list(overview.projection.organs)
    leading = [organ for organ in organs if any(a == organ for a, _b in pairs)]
    supporting = [organ for organ in organs if any(b == organ for _a, b in pairs)]
    name = overview.directory.organ
    rows = [(name(a).short_link, [pairs[a, b] for b in supporting]) for a in leading]
    return heat_of([name(b).short_link for b in supporting], rows)


def heat_of(columns: Sequence[Link], rows: Sequence[tuple[Link, list[int]]]) -> Heat | None:
    """Return rows of numbers as a table; None where there is nothing or too much of it."""
    if not rows or len(rows) * len(columns) > _MOST_CELLS:
        return None
    most = max(max(numbers) for _link, numbers in rows)
    return Heat(
        tuple(columns),
        tuple(
            (
                link,
                tuple(Cell(n, -(-_SHADES * n // most) if most else 0) for n in numbers),
                sum(numbers),
            )
            for link, numbers in rows
        ),
    )
