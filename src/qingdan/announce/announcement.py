"""The announcement of a batch, as a value: what is said, in order, and what is still missing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..compare.changes import Comparison
from ..messages import _
from ..model.actions import AdjustmentStage
from ..model.adjustment import Adjustment, Entry
from ..model.workspace import WorkspaceFile
from .categories import Categories
from .census import Census
from .counting import Unclear, check, declared_balance, outside, real_balances, tallies
from .declared import Declared
from .matters import Gathered, of_adjustment, of_range
from .rows import Laid, Row, lay_rows
from .tables import Annex, annexes
from .totals import Balance, Tally, Wrong, said_all, said_balance
from .wording import MISSING, listed, sentence


@dataclass(frozen=True)
class Versions:
    """What the announcement is made of: the workspace's own words and one or two versions.

    ``base`` and ``comparison`` are None where an adjustment is announced with nothing to compare.
    """

    workspace: WorkspaceFile
    categories: Categories
    head: Census
    base: Census | None = None
    comparison: Comparison | None = None


@dataclass(frozen=True)
class Announcement:
    """What the document says. ``number``, ``date`` and ``issuer`` are None while not given."""

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
    """An announcement, what is wrong with its numbers, and remarks for whoever made it."""

    announcement: Announcement
    wrong: tuple[Wrong | Unclear, ...]
    unknown: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def may_be_published(self) -> bool:
        """Whether no number is wrong and every item is known."""
        return not self.wrong and not self.unknown


def announce_range(versions: Versions, adjustments: Sequence[Declared]) -> Made:
    """Return the announcement of all that changed between two versions."""
    assert versions.base is not None  # noqa: S101 - a range has two versions
    assert versions.comparison is not None  # noqa: S101
    gathered = of_range(versions.comparison, versions.base, versions.head, adjustments)
    return _made(versions, gathered, adjustments)


def announce_adjustment(versions: Versions, declared: Declared) -> Made:
    """Return the announcement of one adjustment."""
    gathered = of_adjustment(declared, versions.base, versions.head, versions.comparison)
    return _made(versions, gathered, [declared])


def _made(versions: Versions, gathered: Gathered, adjustments: Sequence[Declared]) -> Made:
    laid = lay_rows(gathered, versions.categories, versions.base, versions.head)
    rows = laid.rows
    told = tallies(rows, versions.categories)
    real = None
    if versions.base is not None:
        real = real_balances(rows, versions.categories, versions.base, versions.head)
    only = adjustments[0].adjustment if len(adjustments) == 1 else None
    declared = only.totals if only else None
    wrong = list(check(declared, rows, told, real, versions.categories))
    if only is None:
        wrong += _of_each(adjustments, rows, versions.categories)
    whole = real is not None and not outside(real)
    balances = real if real is not None and whole else ()
    if (
        real is None
        and (stated := declared_balance(declared, rows, versions.categories)) is not None
    ):
        balances = (stated,)
    announcement = _announcement(versions, adjustments, gathered, rows, told, balances)
    remarks = tuple(_remarks(gathered, laid, announcement, balances_left_out=not whole))
    return Made(announcement, tuple(wrong), laid.unknown, remarks)


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
    site = versions.workspace.site
    return Announcement(
        title=only.name if only else _title(versions.workspace, rows),
        stage=_stage(adjustments, gathered),
        number=only.document if only else None,
        addressees=only.addressees if only else None,
        opening=tuple(_opening(adjustments, rows)),
        tallies=told,
        balances=balances,
        rows=rows,
        annexes=annexes(rows, versions.categories, _namer(versions)),
        others=tuple(_others(gathered)),
        measures=tuple(text for one in adjustments for text in one.adjustment.measures),
        supervision="".join(
            sentence(one.adjustment.supervision)
            for one in adjustments
            if one.adjustment.supervision
        )
        or None,
        effective=only.effective if only else None,
        issuer=site.host if site else None,
        date=only.date if only else None,
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


def _title(workspace: WorkspaceFile, rows: Sequence[Row]) -> str:
    host = workspace.site.host if workspace.site else None
    names = listed(row.list.official_name for row in rows) or "清单"
    return f"{host or ''}关于调整{names}部分事项的公告"


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
    approved = "".join(_approved(one.adjustment) for one in adjustments)
    lists = listed(row.list.official_name for row in rows) or "清单"
    yield f"根据{bases}，{approved}对{lists}的部分事项作如下调整，现予公布。"


def _approved(adjustment: Adjustment) -> str:
    approval = adjustment.approval
    if approval is None or not approval.organ:
        return ""
    by = f"（{approval.document}）" if approval.document else ""
    return f"经{approval.organ}批准{by}，"


def _others(gathered: Gathered) -> Iterator[str]:
    """Yield what changed beside the items themselves; names of shared texts stay inside."""
    if gathered.shared:
        places = len(gathered.shared)
        yield f"另对清单共用的文字、默认内容修改{places}处，不计入上述数量。"


def _remarks(
    gathered: Gathered, laid: Laid, announcement: Announcement, *, balances_left_out: bool
) -> Iterator[str]:
    """Yield what whoever made it should know; none of it stands in the document."""
    for row in announcement.rows:
        if not row.bases:
            yield _("{item}（{name}）：没有写调整依据，公告里是“依据待补”。").format(
                item=row.item, name=row.before or row.after
            )
    for item in gathered.undeclared:
        yield _("{item}：改动没有在任何一个调整里申报。").format(item=item)
    for path, entry in gathered.unmatched:
        yield _("{file}：申报了{name}（{action}），两个版本之间没有这样的改动，没有列入。").format(
            file=path, name=_named(entry), action=entry.action
        )
    for matter, found in gathered.differing:
        yield _("{item}：申报的是“{declared}”，改动看来是“{found}”，按申报的写。").format(
            item=matter.item, declared=matter.action, found=found
        )
    for matter in laid.unsorted:
        yield _("{item}：方案的公告分类里没有“{action}”，没有列入。").format(
            item=matter.item, action=matter.action
        )
    for change in gathered.shared:
        yield _("{file}：共用的内容改了，涉及 {count} 项事项，公告里只说有几处。").format(
            file=change.head_file or change.base_file, count=change.reach
        )
    for item in gathered.unreadable:
        yield _("{item}：文件读不懂，没有列入；先运行 qingdan validate。").format(item=item)
    unclear = [row.item for row in announcement.rows if row.kind.word.startswith("未写明")]
    if unclear:
        yield _("这些事项没有写明方式（全部、部分或委托）：{items}。").format(items=listed(unclear))
    if gathered.errata:
        yield _("另有 {count} 项只是勘误，没有列入。").format(count=gathered.errata)
    if gathered.internal:
        yield _("另有 {count} 项是内部事项，没有列入。").format(count=gathered.internal)
    if balances_left_out and announcement.annexes and not announcement.balances:
        yield _("没有写调整前后的总数：要写，就用 --base 指明调整前的版本，或者填写“数量”。")


def _named(entry: Entry) -> str:
    return entry.name or entry.item or entry.file or ""


__all__ = ["Announcement", "Made", "Versions", "announce_adjustment", "announce_range"]
