"""The sentences and rows of statistics; terminal and Markdown say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..messages import _, in_one, joined
from ..model.share import MINUS, percent, rounded
from ..stats.ratios import Ratio
from ..stats.roll import Roll
from ..stats.statistics import Breakdown, Line, ListTotals, RatioLine, Statistics
from ..store.sides import WORKTREE

Rows = list[list[str]]
_NAMED = 10
NOTHING = "—"


def title(said: Statistics) -> str:
    """Return what is counted: the workspace and its versions."""
    name = said.head.name or _("工作区")
    if said.base is None:
        return _("{name}（{version}）").format(name=name, version=version(said.head))
    return _("{name}（{before} → {now}）").format(
        name=name, before=version(said.base), now=version(said.head)
    )


def version(roll: Roll) -> str:
    """Return what a version is called."""
    return _("现在的文件") if roll.label == WORKTREE else roll.label[:10]


def totals(said: Statistics) -> Rows:
    """Return the rows of the totals, the head first and a row of sums last."""
    if said.base is not None:
        lines = [one.line for one in said.lists]
        head = [_("清单"), _("以前"), _("现在"), _("增减"), _("百分比")]
        return [head, *map(_compared, lines), *_sum_compared(lines)]
    mains = any(one.now.mains != one.now.units for one in said.lists)
    internal = any(one.now.internal for one in said.lists)
    head = [_("清单"), _("项数"), _("草案、审核"), _("废止")]
    rows = [_total(one, mains, internal) for one in said.lists]
    if mains:
        head.insert(2, _("主项"))
    if internal:
        head.append(_("不公开"))
    return [head, *rows, *_sum(rows)]


def _total(one: ListTotals, mains: bool, internal: bool) -> list[str]:
    now = one.now
    row = [one.kind.official_name, str(now.units), str(now.drafts), str(now.repealed)]
    if mains:
        row.insert(2, str(now.mains))
    return [*row, str(now.internal)] if internal else row


def _sum(rows: Rows) -> Rows:
    if len(rows) < 2:
        return []
    figures = [str(sum(map(int, column))) for column in zip(*(r[1:] for r in rows), strict=True)]
    return [[_("合计"), *figures]]


def _sum_compared(lines: Sequence[Line]) -> Rows:
    if len(lines) < 2:
        return []
    count, before = sum(one.count for one in lines), sum(one.before or 0 for one in lines)
    return [_compared(Line("", _("合计"), count, before))]


def _compared(line: Line) -> list[str]:
    return [line.label, str(line.before), str(line.count), difference(line), change(line)]


def difference(line: Line) -> str:
    """Return how many more or fewer: ``−396``."""
    more = line.difference or 0
    return f"+{more}" if more > 0 else f"{MINUS}{-more}" if more else "0"


def change(line: Line) -> str:
    """Return the difference as per cent: ``−58.8%``; a dash where there was nothing before."""
    if line.change is None:
        return NOTHING
    return ("+" if line.change > 0 else "") + percent(line.change)


def breakdown_title(one: Breakdown) -> str:
    """Return what a table counts."""
    return _("{list}，按{by}，共 {count} 项").format(
        list=one.now.kind.official_name, by=one.now.dimension.label, count=one.now.units
    )


def breakdown(one: Breakdown) -> Rows:
    """Return the rows of a table, the head first and the sum last."""
    label = one.now.dimension.label
    if one.before is not None:
        head = [label, _("以前"), _("现在"), _("增减"), _("百分比")]
        whole = Line("", _sum_label(one), one.now.placements, one.before.placements)
        return [head, *map(_compared, one.rows), _compared(whole)]
    rows = [[row.label, str(row.count), share(row.count, one.now.units)] for row in one.rows]
    overlaps = one.now.placements != one.now.units
    whole_share = "" if overlaps else share(one.now.units, one.now.units)
    head = [label, _("项数"), _("占比")]
    return [head, *rows, [_sum_label(one), str(one.now.placements), whole_share]]


def _sum_label(one: Breakdown) -> str:
    return _("合计（项次）") if breakdown_note(one) else _("合计")


def share(part: int, whole: int) -> str:
    """Return a part as per cent of the whole; a dash where there is no whole."""
    return percent(Fraction(part, whole)) if whole else NOTHING


def breakdown_note(one: Breakdown) -> str | None:
    """Say why a table sums to more than there is."""
    tables = [table for table in (one.now, one.before) if table is not None]
    if all(table.placements == table.units for table in tables):
        return None
    return _("一项可以归入几行，所以各行相加是 {sum}，项数是 {count}。").format(
        sum=one.now.placements, count=one.now.units
    )


def ratio(line: RatioLine) -> str:
    """Return a ratio with what it is made of: ``11260 ÷ 3352 = 3.36``."""
    said = _("{title}：{sum}").format(title=line.now.title, sum=_quotient(line.now))
    if line.before is None:
        return said
    return said + _("（以前 {sum}）").format(sum=_quotient(line.before))


def _quotient(one: Ratio) -> str:
    return f"{one.part} ÷ {one.whole} = {figure(one)}"


def figure(one: Ratio) -> str:
    """Return the figure of a ratio: two decimals, a share as per cent."""
    return percent(one.value) if one.is_share else rounded(one.value, 2)


def counted(said: Statistics) -> str:
    """Say what counts as one item."""
    lists = [one.now for one in said.lists]
    parts = [_("项数是清单上有的（有效、暂停和没有写状态的），草案、审核和废止的另列。")]
    if said.base is not None:
        parts = [_("项数是清单上有的（有效、暂停和没有写状态的），草案、审核和废止的不算。")]
    if any(one.mains != one.units for one in lists):
        parts.append(_("有子项的数子项，不再数主项；“主项”一列只数主项。"))
    if any(one.internal for one in lists):
        parts.append(_("不公开的算在项数里，公告和网站不算它们。"))
    return in_one(*parts)


def lacking(said: Statistics) -> Iterator[str]:
    """Say which files are in no number, and what to do where there is nothing to count."""
    for files, where in (
        (said.unread, version(said.head)),
        (said.unread_before, version(said.base) if said.base else ""),
    ):
        if files:
            named = joined(files[:_NAMED]) + (" ……" if len(files) > _NAMED else "")
            yield _(
                "{version}里有 {count} 个文件读不了，没有算在里面：{files}。"
                "运行 qingdan validate 看错在哪里。"
            ).format(version=where, count=len(files), files=named)
    empty = [one for one in said.lists if not one.now.items and not (one.before or one.now).items]
    if empty and len(empty) == len(said.lists):
        names = joined(f"{one.kind}/" for one in empty)
        yield _(
            "还没有事项。一项写一个文件，放在 {folders}，写法见 docs/format.md；"
            "已有表格的，用 qingdan import 导入。"
        ).format(folders=names)


__all__ = [
    "NOTHING",
    "breakdown",
    "breakdown_note",
    "breakdown_title",
    "change",
    "counted",
    "difference",
    "figure",
    "lacking",
    "ratio",
    "share",
    "title",
    "totals",
    "version",
]
