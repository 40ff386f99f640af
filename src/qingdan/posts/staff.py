"""Read a table of posts: authorised, actual, temporary and seconded, by organ and kind of post.

Both forms that offices use are understood: a row for each organ with columns such as 核定行政 or
核定编制 over 行政, 事业, 工勤 (a heading of two rows), and a row for each organ and 类别.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import QingdanError
from ..exchange.reading.grid import Sheet
from ..exchange.tables.columns import bare_heading
from ..messages import _
from .figures import Measure, PostKind, kind_of
from .heading import Head, find_heading
from .remark import Remark, error
from .table import is_total, refuse_people, sheets_of
from .written import count, hidden, signed


@dataclass(frozen=True, slots=True)
class Line:
    """The posts of an organ (or a unit of it) as one row says them."""

    place: str
    organ: str
    unit: str
    document: str
    posts: Mapping[tuple[Measure, PostKind], int]
    is_whole: bool = True
    """Whether every cell with something in it could be read."""

    def says(self, measure: Measure) -> bool:
        """Whether the row has any figure of this."""
        return any(one is measure for one, _of in self.posts)

    def total(self, measure: Measure, kind: PostKind | None = None) -> int:
        """Return a figure of a kind, or of all kinds: their sum, else the undivided figure."""
        if kind is not None:
            return self.posts.get((measure, kind), 0)
        parts = [n for (one, of), n in self.posts.items() if one is measure and of != PostKind.ALL]
        return sum(parts) if parts else self.posts.get((measure, PostKind.ALL), 0)


@dataclass
class StaffTable:
    """A table of posts. ``sums`` are its 合计 rows with the lines they stand for."""

    name: str
    lines: list[Line] = field(default_factory=list)
    sums: list[tuple[Line, list[Line]]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    has_document: bool = False
    measures: set[Measure] = field(default_factory=set)

    def total(self, measure: Measure, kind: PostKind | None = None) -> int:
        """Return a figure over all lines."""
        return sum(one.total(measure, kind) for one in self.lines)

    def by_organ(self) -> dict[str, list[Line]]:
        """Return the lines of each organ, in the order of the table."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.organ, []).append(line)
        return found


def read_staff(path: Path) -> StaffTable:
    """Read a table of posts.

    Raises ``QingdanError`` where the file is no such table, has columns of personal data, or two
    columns that mean the same.
    """
    table = StaffTable(path.name)
    found = False
    for sheet in sheets_of(path):
        head = find_heading(sheet, path)
        if head is not None:
            found = True
            refuse_people(sheet, range(head.below), path)
            _SheetReader(table, sheet, head).read()
    table.remarks += _twice(table.lines)
    if not found:
        raise QingdanError(
            _("没有找到编制和人员表的表头。"),
            _("表头至少要有：单位，核定或者实有的人数（如 核定行政、实有行政，或者 类别、核定）。"),
            file=str(path),
        )
    return table


def _twice(lines: list[Line]) -> Iterator[Remark]:
    """Yield lines that say what another line has said of the same organ, as on a second sheet."""
    seen: dict[tuple[str, str, Measure, PostKind], str] = {}
    for line in lines:
        before = [
            seen.setdefault((line.organ, line.unit, *figure), line.place) for figure in line.posts
        ]
        first = next((place for place in before if place != line.place), None)
        if first is not None:
            text = _("{organ}在 {first} 已经有过，人数算了两次。")
            yield error(line.place, text.format(organ=line.organ, first=first))


class _SheetReader:
    """Reads the rows under one heading into the table."""

    def __init__(self, table: StaffTable, sheet: Sheet, head: Head) -> None:
        self.table, self.sheet, self.head = table, sheet, head
        self.organ = ""
        self.since = len(table.lines)
        """Lines that a 合计 row sums up begin here; a 小计 row moves ``part``."""
        self.part = self.since
        table.unused += head.unused
        table.has_document = table.has_document or head.document is not None
        table.measures |= {one.measure for one in head.figures.values()}

    def read(self) -> None:
        for row in range(self.head.below, self.sheet.rows):
            self._take(row)

    def _take(self, row: int) -> None:
        place = f"{self.sheet.name}!{row + 1}"
        organ, unit, kind, document = (
            hidden(self.sheet.shown(row, column).strip()) if column is not None else ""
            for column in (self.head.organ, self.head.unit, self.head.kind, self.head.document)
        )
        told = len(self.table.remarks)
        posts = dict(self._posts(row, place, kind))
        organ = organ or (self.organ if kind or unit else "")
        if not posts:
            return
        if not organ:
            self.table.remarks.append(error(place, _("有人数，没有写单位，没有算进去。")))
            return
        is_whole = len(self.table.remarks) == told
        line = Line(place, organ, unit, document, posts, is_whole)
        if is_total(organ) or is_total(kind) or is_total(unit):
            self._sum(line, organ, kind)
            return
        if organ != self.organ:
            self.organ = organ
        self.table.lines.append(line)

    def _sum(self, line: Line, organ: str, kind: str) -> None:
        """Put a sum beside the lines it stands for: an organ's, those since the last 小计, all."""
        if not is_total(organ):
            covered = [one for one in self.table.lines[self.since :] if one.organ == organ]
        elif bare_heading(organ).endswith("小计"):
            covered = self.table.lines[self.part :]
            self.part = len(self.table.lines)
        else:
            covered = self.table.lines[self.since :]
        wanted = kind_of(kind)
        if wanted is not None:
            covered = [one for one in covered if any(of is wanted for _m, of in one.posts)]
        self.table.sums.append((line, list(covered)))

    def _posts(
        self, row: int, place: str, kind: str
    ) -> Iterator[tuple[tuple[Measure, PostKind], int]]:
        said = kind_of(kind)
        if kind and said is None and not is_total(kind):
            wrong = _("类别“{kind}”不认识，算作不分类别。").format(kind=kind[:10])
            self.table.remarks.append(error(place, wrong))
        for column, figure in self.head.figures.items():
            text = self.sheet.shown(row, column).strip()
            of = said if said is not None and figure.kind is PostKind.ALL else figure.kind
            number = signed(text) if figure.measure is Measure.VACANT else count(text)
            if number is not None:
                yield (figure.measure, of), number
            elif text:
                what = f"{figure.measure}{'' if of is PostKind.ALL else of}"
                wrong = _("{what}一格不是人数，没有算进去。").format(what=what)
                self.table.remarks.append(error(place, wrong))


def kinds_of(lines: Iterable[Line]) -> list[PostKind]:
    """Return the kinds of posts that these lines tell apart, in the official order."""
    seen = {of for line in lines for _measure, of in line.posts}
    return [kind for kind in PostKind if kind in seen and kind is not PostKind.ALL]


def is_split(lines: Iterable[Line]) -> bool:
    """Whether each line splits authorised and actual posts alike: both by kind or neither."""
    for line in lines:
        split = {
            measure: any(one is measure and of is not PostKind.ALL for one, of in line.posts)
            for measure in (Measure.AUTHORISED, Measure.ACTUAL)
            if any(one is measure for one, _of in line.posts)
        }
        if len(set(split.values())) > 1:
            return False
    return True


__all__ = ["Line", "StaffTable", "is_split", "kinds_of", "read_staff"]
