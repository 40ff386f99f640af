"""Questions on what a matter costs in time and money, and how that shrank."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ...flow.compressing import compress
from ...flow.conversion import SECTION, Conversion, read_conversion
from ...flow.limits import LIMITS
from ...messages import _, joined
from ...model.duration import Duration
from ...model.power import Fee, Power
from ...model.share import percent
from ...model.vocabulary import ListKind
from ...store.inventory import Entry, Inventory
from ..answer import NOT_LISTED, Answer, Beside, Cell, Desk


def limits(desk: Desk, beside: Beside) -> Answer:
    """Legal and promised limits and fees of powers on the list that say one of them."""
    rows = []
    powers = list(_powers(desk.inventory))
    for entry, item in powers:
        limit, fee = item.limit, item.fee
        legal = str(limit.legal) if limit and limit.legal else None
        promised = str(limit.promised) if limit and limit.promised else None
        charge = (fee.standard or _charged(fee)) if fee else None
        if legal or promised or charge:
            rows.append((*desk.about(entry), str(item.type), legal, promised, charge))
    columns = (*desk.heads(), _("类型"), _("法定时限"), _("承诺时限"), _("收费"))
    note = _("看了 {count} 项权力（主项、子项都看）；三样都没有写的不列。").format(
        count=len(powers)
    )
    return Answer(_("时限和收费"), columns, tuple(rows), note)


def fees(desk: Desk, beside: Beside) -> Answer:
    """What powers on the list cost, on what basis; beside an earlier version what became of it."""
    if beside.earlier is not None:
        return _changed_fees(desk, beside.earlier)
    powers = list(_powers(desk.inventory))
    rows = tuple(
        (*desk.about(entry), str(item.type), *_cost(item.fee))
        for entry, item in powers
        if item.fee is not None and item.fee.charged
    )
    free = sum(item.fee is not None and not item.fee.charged for _entry, item in powers)
    columns = (*desk.heads(), _("类型"), _("标准"), _("依据"))
    note = _(
        "看了 {count} 项权力：收费的 {charged} 项，写明不收费的 {free} 项，没有写的 {unsaid} 项。"
        "减了哪些，加上 --since 和以前的版本。"
    )
    said = note.format(
        count=len(powers), charged=len(rows), free=free, unsaid=len(powers) - len(rows) - free
    )
    return Answer(_("收费的权力"), columns, rows, said)


def _changed_fees(desk: Desk, earlier: Inventory) -> Answer:
    now, then = dict(_by_id(desk.inventory)), dict(_by_id(earlier))
    rows: list[tuple[Cell, ...]] = []
    for item in {**then, **now}:
        before = then[item][1].fee if item in then else None
        after = now[item][1].fee if item in now else None
        what = _became(before, after, gone=item not in now)
        if what:
            entry = (now.get(item) or then[item])[0]
            rows.append((*desk.about(entry), what, _paid(before), _paid(after)))
    columns = (*desk.heads(), _("变化"), _("以前"), _("现在"))
    charged = [
        sum(item.fee is not None and item.fee.charged for _entry, item in version.values())
        for version in (then, now)
    ]
    note = _("和 {version} 比：收费的权力以前 {before} 项，现在 {after} 项；没有变的不列。").format(
        version=earlier.label[:10], before=charged[0], after=charged[1]
    )
    return Answer(_("收费的变化"), columns, tuple(rows), note)


def _became(before: Fee | None, after: Fee | None, *, gone: bool) -> str:
    """Say what became of a fee; nothing where it is as it was, or there was and is none."""
    was, is_now = bool(before and before.charged), bool(after and after.charged)
    if was and not is_now:
        return _("事项没有了") if gone else _("不再收费")
    if is_now and not was:
        return _("新收费")
    if was and before is not None and after is not None and before.standard != after.standard:
        return _("标准变了")
    return ""


def shrunk(desk: Desk, beside: Beside) -> Answer:
    """How much every limit shrank that can be compared, those that saved most first.

    Without an earlier version the limit of the law is compared with the promised one.
    """
    conversion = read_conversion(desk.profile.section(SECTION))
    columns = (*desk.heads(), _("清单"), _("原来"), _("现在"), _("压减"))
    title = _("时限压减")
    if beside.earlier is not None:
        return _since(desk, beside.earlier, conversion, title, columns)
    lists = [
        compress(desk.inventory, kind, Fraction(0), conversion)
        for kind in ListKind
        if kind in LIMITS
    ]
    found = [(one, said.kind) for said in lists for one in said.compared]
    found.sort(key=lambda pair: (-(pair[0].saved or 0), pair[0].path))
    rows = tuple(
        (
            joined(map(desk.name_of, one.organs)),
            one.name,
            one.id,
            kind.official_name,
            str(one.before),
            str(one.after),
            percent(one.saved) if one.saved is not None else None,
        )
        for one, kind in found
    )
    rest = sum(len(said.matters) - len(said.compared) for said in lists)
    note = _(
        "能比的 {count} 项；只写了一个时限或者单位不能比的 {rest} 项，"
        "没有写的 {silent} 项（主项、子项都看）。达到几成的有多少项，看 qingdan flow compress；"
        "和以前的版本比，加上 --since。"
    ).format(count=len(rows), rest=rest, silent=sum(said.silent for said in lists))
    return Answer(title, columns, rows, note)


def _since(
    desk: Desk, earlier: Inventory, conversion: Conversion, title: str, columns: tuple[str, ...]
) -> Answer:
    """Compare the limit that holds, the promised one where there is one, with an earlier one."""
    then = {entry.id: item for entry, item in _powers(earlier)}
    found: list[tuple[Fraction, tuple[Cell, ...]]] = []
    looked = unlike = 0
    for entry, item in _powers(desk.inventory):
        was, now = _limit(then.get(entry.id)), _limit(item)
        if was is None or now is None:
            continue
        looked += 1
        saved = conversion.saved(was, now)
        if saved is None:
            unlike += 1
        elif saved:
            row = (*desk.about(entry), entry.kind.official_name, str(was), str(now), percent(saved))
            found.append((saved, row))
    found.sort(key=lambda pair: (-pair[0], str(pair[1][2])))
    note = _(
        "和 {version} 比：两边都有时限的 {count} 项权力，没有变的不列，单位不能比的 {unlike} 项；"
        "有承诺时限的按承诺时限比。"
    ).format(version=earlier.label[:10], count=looked, unlike=unlike)
    return Answer(title, columns, tuple(row for _saved, row in found), note)


def _limit(item: Power | None) -> Duration | None:
    if item is None or item.limit is None:
        return None
    return item.limit.promised or item.limit.legal


def _powers(inventory: Inventory) -> Iterator[tuple[Entry, Power]]:
    for entry in inventory.entries:
        if isinstance(entry.item, Power) and entry.item.status not in NOT_LISTED:
            yield entry, entry.item


def _by_id(inventory: Inventory) -> Iterator[tuple[str, tuple[Entry, Power]]]:
    return ((entry.id, (entry, item)) for entry, item in _powers(inventory))


def _charged(fee: Fee) -> str:
    return _("收费") if fee.charged else _("不收费")


def _cost(fee: Fee | None) -> tuple[Cell, Cell]:
    bases = joined(one.citation for one in fee.bases) if fee else ""
    return (fee.standard if fee else None) or _("没有写"), bases or _("没有写")


def _paid(fee: Fee | None) -> Cell:
    if fee is None:
        return None
    return fee.standard or _charged(fee) if fee.charged else _charged(fee)


__all__ = ["fees", "limits", "shrunk"]
