"""Questions on what others hold: the catalogues of the levels above, tables of other systems."""

from __future__ import annotations

from pathlib import Path

from ...conform.conforming import Standing, conform
from ...conform.differing import Differs, Same
from ...conform.matters import read_catalogue
from ...conform.table_check import check_table, type_codes
from ...conform.table_result import Asked, where
from ...conform.uppers import chosen_uppers, kinds_of, open_upper
from ...messages import _, in_one, joined
from ...model.vocabulary import ListKind
from ..answer import Answer, Beside, Cell, Desk


def differs(desk: Desk, beside: Beside) -> Answer:
    """Where our list and the catalogues that ``qingdan.yaml`` names say different things.

    Raises ``QingdanError`` where it names none, or one cannot be opened.
    """
    declared = chosen_uppers(desk.inventory.workspace, None)
    uppers = [open_upper(desk.root, one) for one in declared]
    kinds = {kind for one in declared for kind in kinds_of(one)}
    found = conform(read_catalogue(desk.snapshot, kinds), uppers, tuple(Same))
    rows = []
    words = _words()
    for one in found.findings:
        matter = one.ours or one.theirs
        change = one.difference
        rows.append(
            (
                one.upper,
                matter.name if matter else None,
                matter.id if matter else None,
                words[one.kind],
                str(change.before) if change else None,
                str(change.after) if change else None,
            )
        )
    columns = (_("上级清单"), _("事项"), _("事项编号"), _("哪里不同"), _("我们的"), _("上级的"))
    desk.unread.extend(found.ours.unread)
    matched = sum(held.matched.total() for lists in found.held.values() for held in lists)
    note = _("和 {count} 张上级清单比，对上 {matched} 项；逐字对照、照着改，看 qingdan conform。")
    note = note.format(count=len(uppers), matched=matched)
    for upper in uppers:
        unread = len(upper.catalogue.unread)
        if unread:
            lost = _("“{name}”有 {count} 个文件读不了，没有比。")
            note = in_one(note, lost.format(name=upper.name, count=unread))
    return Answer(_("与上级清单的不同"), columns, tuple(rows), note)


def elsewhere(desk: Desk, beside: Beside) -> Answer:
    """Where a list and a table of another system differ; powers where no list is named."""
    kind = beside.kind or ListKind.POWERS
    codes = type_codes(desk.profile.section("编码"))
    ours = read_catalogue(desk.snapshot, [kind])
    check = check_table(desk.snapshot, ours, Path(beside.about), Asked(kind=kind, codes=codes))
    desk.unread.extend(ours.unread)
    rows: list[tuple[Cell, ...]] = []
    for both in check.different:
        for one in both.differences:
            known, place = both.ours, where(both.row)
            said = (one.path, one.before, one.after)
            rows.append((_("写的不同"), known.name, known.id, place, *said))
    for here in check.only_here:
        rows.append((_("表里没有"), here.ours.name, here.ours.id, None, None, None, None))
    for there in check.only_there:
        row = there.row
        rows.append((_("清单里没有"), row.name, None, where(row), None, None, None))
    for doubt in check.doubtful:
        names = joined(dict.fromkeys(one.name for one in doubt.ours))
        ids = joined(one.id for one in doubt.ours)
        rows.append((_("对不准"), names, ids, joined(map(where, doubt.rows)), None, None, None))
    for lost in check.table.unread:
        rows.append((_("读不了"), None, None, where(lost), None, None, lost.message))
    columns = (
        *(_("哪里不同"), _("事项"), _("事项编号"), _("表里的行"), _("字段")),
        *(_("清单写的"), _("表里写的")),
    )
    note = _(
        "清单 {here} 项（每个没有废止的事项文件算一项），表 {there} 行；"
        "两边都有 {both} 项，写的一样 {same} 项。逐字对照看 qingdan reconcile。"
    ).format(
        here=check.here,
        there=check.there,
        both=len(check.both),
        same=len(check.both) - len(check.different),
    )
    title = _("与“{table}”的不同").format(table=Path(beside.about).name)
    return Answer(title, columns, tuple(rows), note)


def _words() -> dict[str, str]:
    return {
        Differs.NAME: _("名称"),
        Differs.TYPE: _("类型"),
        Differs.CODE: _("编码"),
        Differs.BASES: _("依据"),
        Differs.PLACES: _("依据的款项"),
        Standing.NOT_ABOVE: _("上级清单里没有"),
        Standing.REPEALED_ABOVE: _("上级已经废止"),
        Standing.SEVERAL: _("上级有几个相像的"),
        Standing.TORN: _("编码和名称对不上"),
        Standing.ONLY_ABOVE: _("只有上级清单有"),
    }
