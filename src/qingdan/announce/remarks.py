"""What whoever makes an announcement should know; none of it stands in the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..messages import _
from ..model.actions import AdjustmentStage
from ..model.adjustment import Entry
from .between import Between
from .matters import Gathered
from .rows import Laid, Row
from .wording import listed

_MOST = 5
"""So many items are named; who wants to see all of them looks for 依据待补 in the document."""


def remarks_on(
    gathered: Gathered, laid: Laid, between: Between | None, *, has_totals: bool
) -> Iterator[str]:
    """Yield the remarks: on rows, on declarations, on what is left out, on the totals."""
    yield from _on_rows(laid)
    yield from _on_declarations(gathered)
    yield from _on_left_out(gathered, laid)
    if laid.rows:
        yield from _on_totals(between, has_totals=has_totals)


def marked(stage: AdjustmentStage, lacking: Sequence[str]) -> Iterator[str]:
    """Yield why a text that calls itself the public one is marked as unfinished."""
    if stage is AdjustmentStage.PUBLISHED and lacking:
        yield _(
            "阶段写的是公布稿，但{lacking}，题目上方标了“未定稿”；在调整里补齐再写一次。"
        ).format(lacking="，".join(lacking))


def _on_rows(laid: Laid) -> Iterator[str]:
    bare = [row for row in laid.rows if not row.bases]
    if bare:
        yield _("有 {count} 项没有写调整依据，公告里是“依据待补”：{items}。").format(
            count=len(bare), items=_some(bare)
        )
    unclear = [row for row in laid.rows if row.kind.word.startswith("未写明")]
    if unclear:
        yield _("有 {count} 项没有写明方式（全部、部分或委托）：{items}。").format(
            count=len(unclear), items=_some(unclear)
        )


def _on_declarations(gathered: Gathered) -> Iterator[str]:
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
    for item in gathered.unmoved:
        yield _("{item}：两个版本之间它的文件没有改动；--base 应当是这一批改动之前的版本。").format(
            item=item
        )


def _on_left_out(gathered: Gathered, laid: Laid) -> Iterator[str]:
    for matter in laid.unsorted:
        yield _("{item}：方案的公告分类里没有“{action}”，没有列入。").format(
            item=matter.item, action=matter.action
        )
    for shared in gathered.shared:
        if shared.reach is not None:
            yield _("{file}：共用的内容改了，涉及 {count} 项事项，公告里只说有几处。").format(
                file=shared.file, count=shared.reach
            )
    for item in gathered.unreadable:
        yield _("{item}：文件读不了，没有列入；先运行 qingdan validate。").format(item=item)
    if gathered.errata:
        yield _("另有 {count} 项只是勘误，没有列入。").format(count=gathered.errata)
    if gathered.internal:
        yield _("另有 {count} 项是内部事项，没有列入。").format(count=gathered.internal)


def _on_totals(between: Between | None, *, has_totals: bool) -> Iterator[str]:
    if between is None:
        if not has_totals:
            yield _("没有写调整前后的总数：要写，就用 --base 指明调整前的版本，或者填写“数量”。")
        return
    if between.doubtful:
        yield _(
            "总数没有按清单数：{items}申报的增减和两个版本里的不一样（没有改动，或者别的调整也改过）。"
            "--base 写紧接这一批之前的版本，--rev 写紧接这一批之后的版本。"
        ).format(items=listed(between.doubtful))
        return
    if between.earlier and between.counted:
        yield _(
            "调整前的数已经计入此前公布的 {count} 批调整（增 {came} 项，减 {went} 项）。"
        ).format(count=len(between.earlier), came=between.counted.came, went=between.counted.went)
    if between.aside:
        yield _("两个版本之间，本批以外另有增 {came} 项、减 {went} 项，不在总数里。").format(
            came=between.aside.came, went=between.aside.went
        )
    if not has_totals:
        yield _(
            "没有写调整前后的总数：清单的增减和列入的事项对不上；先运行 qingdan adjust check 核对。"
        )


def _some(rows: Sequence[Row]) -> str:
    """Return the first rows by id and name."""
    named = [
        _("{item}（{name}）").format(item=row.item, name=row.child or row.before or row.after)
        for row in rows[:_MOST]
    ]
    return listed(named) + (_("等") if len(rows) > _MOST else "")


def _named(entry: Entry) -> str:
    return entry.name or entry.item or entry.file or ""


__all__ = ["marked", "remarks_on"]
