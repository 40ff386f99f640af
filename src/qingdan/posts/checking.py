"""Authorised against actual posts: vacancies, over-staffing, sums, the roster, the workspace.

The vacancy rate is (authorised - actual) / authorised; over-staffing in one kind is not made up
for by vacancies in another (地方各级人民政府机构设置和编制管理条例第十五条: posts are approved by
kind, and kinds are not mixed).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ..messages import _
from ..model.share import percent
from ..stats.roll import Roll
from .figures import Measure, PostKind
from .names import OrganNames
from .remark import Remark, error, note, warning
from .roster import against_roster
from .staff import Line, StaffTable, is_split, kinds_of
from .workspace import against_workspace


@dataclass(frozen=True, slots=True)
class Tally:
    """The posts of an organ, of a kind, or of all: people counted in whole numbers.

    ``is_known`` says that the table has both authorised and actual posts and that every cell of
    these lines could be read, so that they compare.
    """

    name: str
    authorised: int
    actual: int
    temporary: int
    out: int
    inward: int
    is_known: bool = True

    @property
    def vacant(self) -> int:
        """Vacancies; negative where there are more people than posts, 0 where nobody knows."""
        return self.authorised - self.actual if self.is_known else 0

    @property
    def rate(self) -> Fraction | None:
        """The vacancy rate; None where there are no posts or nobody knows."""
        known = self.is_known and self.authorised
        return Fraction(self.vacant, self.authorised) if known else None

    @property
    def shown_rate(self) -> str | None:
        """The vacancy rate as per cent, one decimal."""
        return None if self.rate is None else percent(self.rate)


@dataclass(frozen=True)
class Checked:
    """What a table of posts says: by organ, by kind, in all, and what is wrong with it."""

    table: StaffTable
    organs: list[Tally]
    kinds: list[Tally]
    whole: Tally
    remarks: list[Remark]

    @property
    def short(self) -> list[Tally]:
        """Organs with vacancies."""
        return [one for one in self.organs if one.vacant > 0]

    @property
    def band(self) -> tuple[Tally, Tally] | None:
        """The organs with the lowest and the highest vacancy rate of those with vacancies."""
        rated = [(one.rate, one) for one in self.short if one.rate is not None]
        if not rated:
            return None
        return (
            min(rated, key=lambda pair: pair[0])[1],
            max(rated, key=lambda pair: pair[0])[1],
        )


def check_posts(
    table: StaffTable,
    roll: Roll,
    roster: Path | None = None,
    before: StaffTable | None = None,
) -> Checked:
    """Return a table of posts judged.

    ``roster`` has one row a person; ``before`` is an earlier table, whose authorised posts must
    not be fewer than today's (零增长).
    """
    compared = {Measure.AUTHORISED, Measure.ACTUAL} <= table.measures
    told_apart = kinds_of(table.lines) if is_split(table.lines) else []
    kinds = [_tally(str(kind), table.lines, kind, compared) for kind in told_apart]
    organs = [_tally(name, own, None, compared) for name, own in table.by_organ().items()]
    whole = _tally(_("合计"), table.lines, None, compared)
    remarks = [
        *table.remarks,
        *_over(table),
        *_sums(table),
        *_said_vacancies(table),
        *against_workspace(table, roll),
    ]
    if roster is not None:
        remarks += against_roster(table, roster, OrganNames(roll))
    if before is not None:
        remarks += _growth(table, before)
    return Checked(table, organs, kinds, whole, remarks)


_COUNTED = (
    Measure.AUTHORISED,
    Measure.ACTUAL,
    Measure.TEMPORARY,
    Measure.OUT,
    Measure.IN,
)


def _tally(
    name: str, lines: Sequence[Line], kind: PostKind | None = None, compared: bool = True
) -> Tally:
    authorised, actual, temporary, out, inward = (
        sum(line.total(measure, kind) for line in lines) for measure in _COUNTED
    )
    is_known = compared and all(line.is_whole for line in lines)
    return Tally(name, authorised, actual, temporary, out, inward, is_known)


def _over(table: StaffTable) -> Iterator[Remark]:
    """Yield organs with more people than posts, kind by kind, and those seconded beyond that."""
    if not {Measure.AUTHORISED, Measure.ACTUAL} <= table.measures:
        missing = Measure.ACTUAL if Measure.ACTUAL not in table.measures else Measure.AUTHORISED
        yield warning("", _("表里没有{what}的列，算不出缺编和超编。").format(what=missing))
        return
    if not is_split(table.lines):
        yield note("", _("核定和实有没有都按类别分，只比总数。"))
    for name, lines in table.by_organ().items():
        for measure in (Measure.AUTHORISED, Measure.ACTUAL):
            if all(line.is_whole and not line.says(measure) for line in lines):
                text = _("{organ}没有写{what}，当作 0。")
                yield warning(lines[0].place, text.format(organ=name, what=measure))
        if not all(line.is_whole for line in lines):
            continue
        kinds = kinds_of(lines) if is_split(lines) else []
        for kind in kinds or [PostKind.ALL]:
            own = _tally(name, lines, kind if kinds else None)
            if own.vacant < 0:
                yield error(
                    lines[0].place,
                    _("{organ}{kind}超编 {count} 人：核定 {authorised}，实有 {actual}。").format(
                        organ=name,
                        kind="" if kind is PostKind.ALL else kind,
                        count=-own.vacant,
                        authorised=own.authorised,
                        actual=own.actual,
                    ),
                )
        whole = _tally(name, lines)
        if whole.out > whole.actual:
            text = _("{organ}抽出 {out} 人，比实有的 {actual} 人还多。")
            yield error(lines[0].place, text.format(organ=name, out=whole.out, actual=whole.actual))


def _sums(table: StaffTable) -> Iterator[Remark]:
    """Hold sums against what they sum: 合计 rows, and figures not split beside those that are."""
    for line, covered in table.sums:
        for (measure, kind), said in line.posts.items():
            if kind is PostKind.ALL:
                counted = sum(one.total(measure) for one in covered)
            else:
                counted = sum(one.total(measure, kind) for one in covered)
            if counted != said:
                yield _unequal(line.place, measure, kind, said, counted)
    for line in (*table.lines, *(one for one, _covered in table.sums)):
        for measure in Measure:
            said_all = line.posts.get((measure, PostKind.ALL))
            parts = [
                number
                for (one, of), number in line.posts.items()
                if one is measure and of is not PostKind.ALL
            ]
            if said_all is not None and parts and sum(parts) != said_all:
                yield _unequal(line.place, measure, PostKind.ALL, said_all, sum(parts))


def _unequal(place: str, measure: Measure, kind: PostKind, said: int, counted: int) -> Remark:
    what = str(measure) if kind is PostKind.ALL else f"{measure}{kind}"
    text = _("{what}的合计写 {said}，各数相加是 {counted}。")
    return error(place, text.format(what=what, said=said, counted=counted))


def _said_vacancies(table: StaffTable) -> Iterator[Remark]:
    for line in table.lines:
        for (measure, kind), said in line.posts.items():
            if measure is not Measure.VACANT:
                continue
            of = None if kind is PostKind.ALL else kind
            counted = line.total(Measure.AUTHORISED, of) - line.total(Measure.ACTUAL, of)
            if said not in (counted, max(counted, 0)):
                text = _("缺编写 {said}，核定减实有是 {counted}。")
                yield error(line.place, text.format(said=said, counted=counted))


def _growth(table: StaffTable, before: StaffTable) -> Iterator[Remark]:
    now, then = table.total(Measure.AUTHORISED), before.total(Measure.AUTHORISED)
    if now > then:
        text = _("核定总数从 {then} 增加到 {now}，不是零增长。")
        yield error("", text.format(then=then, now=now))
    else:
        yield note("", _("核定总数以前 {then}，现在 {now}，没有增加。").format(then=then, now=now))


__all__ = ["Checked", "Tally", "check_posts"]
