"""The announcement of a batch, as a value: what is said, in order, and what is still missing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..compare.changes import Comparison
from ..model.actions import AdjustmentStage
from .between import Between, alone
from .categories import Categories
from .census import Census
from .counting import Unclear, check, declared_balance, outside, real_balances, tallies
from .declared import Declared
from .issuing import Steps, issuer_of, lacking
from .matters import Gathered, of_adjustment, of_range
from .remarks import marked, remarks_on
from .rows import Laid, Row, lay_rows
from .tables import Annex, annexes, without_days
from .totals import Balance, Tally, Wrong, said_all, said_balance
from .wording import MISSING, listed, sentence, stage_mark, unfinished_mark


@dataclass(frozen=True)
class Versions:
    """What an announcement is made of: the words of a place and one or two versions.

    ``base`` and ``comparison`` are None where an adjustment is announced with nothing to compare.
    ``adjustments`` are all that are new in the head, ``steps`` what one of them has to go through.
    """

    categories: Categories
    head: Census
    base: Census | None = None
    comparison: Comparison | None = None
    adjustments: tuple[Declared, ...] = ()
    steps: Steps = field(default_factory=dict)


@dataclass(frozen=True)
class Announcement:
    """What the document says. ``number``, ``date`` and ``issuer`` are None while not given.

    ``lacking`` says what a text that calls itself final still lacks.
    """

    title: str
    stage: AdjustmentStage
    number: str | None
    addressees: str | None
    opening: tuple[str, ...]
    tallies: tuple[Tally, ...]
    balances: tuple[Balance, ...]
    rows: tuple[Row, ...]
    annexes: tuple[Annex, ...]
    others: tuple[str, ...]
    measures: tuple[str, ...]
    supervision: str | None
    effective: datetime.date | None
    issuer: str | None
    date: datetime.date | None
    lacking: tuple[str, ...] = ()

    @property
    def mark(self) -> str | None:
        """What must stand over the text; None over one that is public and complete."""
        if self.stage is not AdjustmentStage.PUBLISHED or not self.lacking:
            return stage_mark(self.stage)
        blanks = {"文号": self.number, "日期": self.date}
        empty = listed(word for word, value in blanks.items() if not value)
        return unfinished_mark((*self.lacking, *([f"{empty}待填"] if empty else [])))

    @property
    def count(self) -> int:
        """How many items are announced."""
        return len(self.rows)

    @property
    def totals(self) -> tuple[str, ...]:
        """The sentences with the numbers."""
        if not self.rows:
            return ("本次没有需要公告的调整。",)
        whole = f"本次共调整{self.count}项：{said_all(self.tallies)}。"
        return (whole, *(f"调整后，{said_balance(one)}。" for one in self.balances))


@dataclass(frozen=True)
class Made:
    """An announcement, what is wrong with its numbers, and remarks for whoever made it.

    ``between`` is the before and after of its own; None where there is nothing to compare.
    """

    announcement: Announcement
    gathered: Gathered
    between: Between | None
    wrong: tuple[Wrong | Unclear, ...]
    unknown: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def may_be_published(self) -> bool:
        """Whether no number is wrong and every item is known."""
        return not self.wrong and not self.unknown


def announce_range(versions: Versions) -> Made:
    """Return the announcement of all that changed between two versions."""
    base, head, comparison = versions.base, versions.head, versions.comparison
    assert base is not None  # noqa: S101 - a range has two versions
    assert comparison is not None  # noqa: S101
    adjustments = versions.adjustments
    gathered = of_range(comparison, base, head, adjustments)
    laid = lay_rows(gathered, versions.categories, base, head)
    return _made(versions, gathered, adjustments, laid, Between(base, head))


def announce_adjustment(versions: Versions, declared: Declared) -> Made:
    """Return the announcement of one adjustment, counted with its own items only."""
    base, head = versions.base, versions.head
    gathered = of_adjustment(declared, base, head, versions.comparison)
    laid = lay_rows(gathered, versions.categories, base, head)
    between = None
    if base is not None:
        between = alone(declared, versions.adjustments, gathered, laid.rows, base, head)
    return _made(versions, gathered, [declared], laid, between)


def _made(
    versions: Versions,
    gathered: Gathered,
    adjustments: Sequence[Declared],
    laid: Laid,
    between: Between | None,
) -> Made:
    rows, categories = laid.rows, versions.categories
    told = tallies(rows, categories)
    real = None
    if between is not None and not between.doubtful:
        real = real_balances(rows, categories, between.before, between.after)
    only = adjustments[0].adjustment if len(adjustments) == 1 else None
    declared = only.totals if only else None
    wrong = list(check(declared, rows, told, real, categories))
    if only is None:
        wrong += _of_each(adjustments, rows, categories)
    balances = _balances(real, declared_balance(declared, rows, categories))
    announcement = _announcement(versions, adjustments, gathered, rows, told, balances)
    remarks = (
        *marked(announcement.stage, announcement.lacking),
        *remarks_on(gathered, laid, between, has_totals=bool(balances)),
    )
    return Made(announcement, gathered, between, tuple(wrong), laid.unknown, remarks)


def _balances(real: tuple[Balance, ...] | None, stated: Balance | None) -> tuple[Balance, ...]:
    """Return what was counted, if the rows account for it; what was stated for want of that."""
    if real is not None:
        return () if outside(real) else real
    return () if stated is None else (stated,)


def _of_each(
    adjustments: Iterable[Declared], rows: Sequence[Row], categories: Categories
) -> Iterator[Wrong | Unclear]:
    """Hold the groups that each of several adjustments declares against its own rows."""
    for one in adjustments:
        if one.adjustment.totals is not None:
            named = {entry.item for entry in one.adjustment.entries}
            own = [row for row in rows if row.item in named or named & {*row.items}]
            groups = one.adjustment.totals.model_copy(update={"before": None, "after": None})
            yield from check(groups, own, (), None, categories)


def _announcement(
    versions: Versions,
    adjustments: Sequence[Declared],
    gathered: Gathered,
    rows: tuple[Row, ...],
    told: tuple[Tally, ...],
    balances: tuple[Balance, ...],
) -> Announcement:
    only = adjustments[0].adjustment if len(adjustments) == 1 else None
    effective = only.effective if only else None
    days = {row.effective for row in rows}
    told_rows: Sequence[Row] = rows
    if effective is None and len(days) == 1 and len(rows) > 1:
        effective, told_rows = days.pop(), without_days(rows)
    return Announcement(
        title=only.name if only else _title(rows),
        stage=_stage(adjustments, gathered),
        number=only.document if only else None,
        addressees=only.addressees if only else None,
        opening=tuple(_opening(adjustments, rows)),
        tallies=told,
        balances=balances,
        rows=rows,
        annexes=annexes(told_rows, versions.categories, _namer(versions)),
        others=tuple(_others(gathered)),
        measures=tuple(text for one in adjustments for text in one.adjustment.measures),
        supervision="".join(
            sentence(one.adjustment.supervision)
            for one in adjustments
            if one.adjustment.supervision
        )
        or None,
        effective=effective,
        issuer=issuer_of(only) if only else None,
        date=only.date if only else None,
        lacking=lacking(adjustments, rows, versions.steps),
    )


def _namer(versions: Versions) -> _Namer:
    return _Namer(versions.base, versions.head)


@dataclass(frozen=True)
class _Namer:
    """Names of organs: today's, else those of the version before."""

    base: Census | None
    head: Census

    def __call__(self, organ: str | None) -> str:
        if self.base is not None and organ not in self.head.organs:
            return self.base.organ_name(organ)
        return self.head.organ_name(organ)


def _title(rows: Sequence[Row]) -> str:
    names = listed(row.list.official_name for row in rows) or "清单"
    return f"关于调整{names}部分事项的公告"


def _stage(adjustments: Sequence[Declared], gathered: Gathered) -> AdjustmentStage:
    """Return how far the text has come: no further than the least of what it stands on."""
    order = list(AdjustmentStage)
    stages = [one.adjustment.stage for one in adjustments]
    if not stages or gathered.undeclared:
        return AdjustmentStage.DRAFT
    return min(stages, key=order.index)


def _opening(adjustments: Sequence[Declared], rows: Sequence[Row]) -> Iterator[str]:
    """Yield why and by what right: reasons, bases, approval; what is missing stays a blank."""
    for one in adjustments:
        if one.adjustment.grounds:
            yield sentence(one.adjustment.grounds)
    bases = listed(b.citation for one in adjustments for b in one.adjustment.bases)
    if not rows:
        return
    if not bases:
        bases = listed(basis for row in rows for basis in row.bases) or MISSING
    lists = listed(row.list.official_name for row in rows) or "清单"
    yield f"根据{bases}，{_decided(adjustments)}对{lists}的部分事项作如下调整，现予公布。"


def _decided(adjustments: Sequence[Declared]) -> str:
    """Return who decided: who signs the text itself, or others whose approval is cited."""
    said = [one.adjustment for one in adjustments]
    approvals = [one.approval for one in said if one.approval and one.approval.organ]
    if len(said) == 1 and approvals and approvals[0].organ == issuer_of(said[0]):
        return f"{approvals[0].organ}决定"
    approved = listed(
        f"{one.organ}{f'（{one.document}）' if one.document else ''}" for one in approvals
    )
    return f"经{approved}批准，" if approved else ""


def _others(gathered: Gathered) -> Iterator[str]:
    """Yield what changed beside the items themselves; names of shared texts stay inside."""
    if places := len(gathered.shared):
        yield f"另对清单共用的文字、默认内容修改{places}处，不计入上述数量。"


__all__ = ["Announcement", "Made", "Versions", "announce_adjustment", "announce_range"]
