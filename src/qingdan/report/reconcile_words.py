"""What the reports on a table share: totals that sum, each group with its advice in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from ..compare.redline import Segment
from ..conform.matters import Matter
from ..conform.pairing import DoubtKind
from ..conform.table_fields import NO_ORGAN, NO_UNIT, Said, named
from ..conform.table_result import (
    Both,
    Doubtful,
    FieldDifference,
    Likely,
    OnlyHere,
    OnlyThere,
    TableCheck,
    where,
)
from ..conform.table_rows import Row, UnreadRow
from ..messages import _, joined
from ..model.finding import Severity
from .changes_redline import clean, folded
from .findings_words import severity_word


def file_name(check: TableCheck) -> str:
    """Return the name of the table's file."""
    return clean(PurePath(check.table.file).name)


def totals(check: TableCheck) -> Iterator[str]:
    """Say how many there are on either side, as sums."""
    doubtful_here = sum(len(one.ours) for one in check.doubtful)
    doubtful_there = sum(len(one.rows) for one in check.doubtful)
    yield _("清单 {here} 项 = 两边都有 {both} + 表里没有 {only} + 对不准 {doubtful}").format(
        here=check.here,
        both=len(check.both),
        only=len(check.only_here),
        doubtful=doubtful_here,
    )
    yield _(
        "清单的 {here} 项是没有废止的事项文件，一个算一项："
        "qingdan stats 算的 {counted} 项 + 有子项的主项 {mains} + 草案、审核 {drafts}"
    ).format(here=check.here, counted=check.counted, mains=check.mains, drafts=check.drafts)
    yield _(
        "表 {there} 行 = 两边都有 {both} + 清单里没有 {only} + 对不准 {doubtful} + 读不了 {unread}"
    ).format(
        there=check.there,
        both=len(check.both),
        only=len(check.only_there),
        doubtful=doubtful_there,
        unread=len(check.table.unread),
    )
    yield _("两边都有的 {both} 项里，写的一样 {same} 项，有不同 {different} 项。").format(
        both=len(check.both),
        same=len(check.both) - len(check.different),
        different=len(check.different),
    )


def set_aside(check: TableCheck) -> Iterator[str]:
    """Say what was left out of the totals, and what limits the answer."""
    if check.repealed:
        yield _("表里写明废止、取消的 {count} 行没有算。").format(count=check.repealed)
    if check.out_of_scope:
        yield _("表里别的类型、别的机构的 {count} 行没有算。").format(count=check.out_of_scope)
    if check.fees:
        yield _("这是收费的表，只和清单里写明收费的事项核对。")
    if check.by_children:
        yield _("清单里有 {count} 个主项，表里只写了它们的子项，没有算。").format(
            count=len(check.by_children)
        )
    if check.unread_files:
        yield _("清单有 {count} 个文件读不了，没有核对；先运行 qingdan validate。").format(
            count=len(check.unread_files)
        )
    yield from map(clean, check.table.remarks)


def columns(check: TableCheck) -> str:
    """Say which columns were compared and which not."""
    taken = [
        f"{clean(one.heading)}→{one.path}" if one.heading != one.path else one.heading
        for one in check.table.headings
        if one.path is not None
    ]
    left = [clean(one.heading) for one in check.table.headings if one.path is None]
    said = _("核对的列：{columns}。").format(columns=joined(dict.fromkeys(taken)))
    if left:
        said += _("没有核对的列：{columns}。").format(columns=joined(dict.fromkeys(left)))
    return said


def different_title(check: TableCheck) -> str:
    """Head the items that differ."""
    return _("两边都有，写的不同（{count} 项）").format(count=len(check.different))


def only_here_title(check: TableCheck) -> str:
    """Head the items that the table does not have."""
    if check.licences:
        return _("许可事项清单以外的行政许可（{count} 项）").format(count=len(check.only_here))
    return _("清单里有，表里没有（{count} 项）").format(count=len(check.only_here))


def only_here_advice(check: TableCheck) -> str:
    """Say what to do with them."""
    if check.licences:
        return _(
            "行政许可事项清单之外不得违法实施行政许可（《优化营商环境条例》第四十条第一款）："
            "不是许可的改正类型，名称写错的照清单改，没有依据的取消。"
        )
    return _("应当有的，请管表的单位补上；不应当有的，核对清单。")


def only_there_title(check: TableCheck) -> str:
    """Head the rows that the list does not have."""
    return _("表里有，清单里没有（{count} 行）").format(count=len(check.only_there))


def only_there_advice() -> str:
    """Say what to do with them."""
    return _("应由本级行使的，补进清单；别的机构、别的层级的，不用改。")


def doubtful_title(check: TableCheck) -> str:
    """Head what could not be told apart."""
    return _("对不准的（{count} 组）").format(count=len(check.doubtful))


def unread_title(check: TableCheck) -> str:
    """Head the rows that could not be read."""
    return _("读不了的行（{count} 行）").format(count=len(check.table.unread))


def doubt(one: Doubtful) -> str:
    """Say why nobody can say which is which."""
    if one.kind is DoubtKind.TORN:
        return _("编码是一行的，名称是另一行的；核对哪个写错了。")
    return _("编码或者名称相同的不止一个，分不清谁是谁；写上各自的编码再核对。")


def item(matter: Matter) -> str:
    """Name an item of the list."""
    return clean(named(matter))


def row(one: Row) -> str:
    """Name a row with its cell."""
    name = f"{one.parent}——{one.name}" if one.parent else one.name
    return _("{place} {name}").format(place=clean(where(one)), name=clean(name))


def unread(one: UnreadRow) -> str:
    """Name a row that could not be read, and say why."""
    return _("{place} {name}").format(place=clean(where(one)), name=one.message)


def likely(found: tuple[Likely, ...]) -> Iterator[str]:
    """Name what looks alike on the other side."""
    for one in found:
        yield _("名称相近 {score:.0%}：“{name}”（{place}）").format(
            score=one.score, name=clean(one.name), place=clean(one.where)
        )


def changed(one: FieldDifference) -> list[Segment]:
    """Return the redline of a field from list to table, long sameness shortened."""
    return [Segment(part.mark, clean(part.text)) for part in folded(one.redline)]


def difference(one: FieldDifference) -> str:
    """Say what stands on one side only; nothing where both say something."""
    if not one.before:
        return _("清单没有写，表里写“{text}”").format(text=clean(one.after))
    return ""


def uncompared(said: Said) -> str:
    """Say why a value was not compared."""
    text = clean(said.shown)
    if said.why == NO_UNIT:
        return _("“{text}”没有写明单位").format(text=text)
    if said.why == NO_ORGAN:
        return _("“{text}”不在机构名录里").format(text=text)
    return _("“{text}”看不懂").format(text=text)


def uncompared_total(check: TableCheck) -> Iterator[str]:
    """Say by field how many values were not compared, with one of them."""
    found: dict[str, list[Said]] = {}
    for both in check.both:
        for path, said in both.uncompared:
            found.setdefault(path, []).append(said)
    for path, values in found.items():
        yield _("“{field}”有 {count} 处没有比，如：{example}。").format(
            field=path, count=len(values), example=uncompared(values[0])
        )


def severity(check: TableCheck, finding: Both | OnlyHere | OnlyThere | Doubtful) -> str:
    """Return the word for how bad a finding is."""
    return severity_word(check.severity(finding))


def counted(check: TableCheck) -> str:
    """Count the findings."""
    counts = check.counts
    return _("共 {counts}。").format(
        counts=joined(
            _("{count} 个{severity}").format(count=counts[one], severity=severity_word(one))
            for one in Severity
        )
    )


__all__ = [
    "changed",
    "columns",
    "counted",
    "difference",
    "different_title",
    "doubt",
    "doubtful_title",
    "file_name",
    "item",
    "likely",
    "only_here_advice",
    "only_here_title",
    "only_there_advice",
    "only_there_title",
    "row",
    "set_aside",
    "severity",
    "totals",
    "uncompared",
    "uncompared_total",
    "unread",
    "unread_title",
]
