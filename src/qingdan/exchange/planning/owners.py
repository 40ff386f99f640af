"""Give every draft its organ: one for all, or each by its 行使主体 (``--organ auto``)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from ...messages import _, joined
from ..drafting.draft import Draft
from ..drafting.units import is_placeholder, split_units
from ..findings import Notes
from ..reading.grid import Place
from ..source import SheetReading, SourceReading
from ..towns import is_town
from .mentions import find_mentions
from .ownership import Ownership
from .register import Match, Register, is_bracket_form, is_short_for

_ORGAN_END = re.compile(
    r"(?:局|委|办|厅|院|部|署|会|队|社|馆|所|中心|政府|街道|总站|委员会|办公室|部门|机关|机构)"
    r"(?:[（(].*[）)])?$"
)
_BRACKETED = re.compile(r"^(.{4,}?)\s*[（(][^（）()]*[）)]$")


@dataclass
class _Met:
    """A name as written, where it was first met, and how often."""

    sheet: str
    place: Place | None
    owner: str
    count: int = 0


def assign_owners(
    sources: list[SourceReading], register: Register, organ: str | None
) -> dict[int, Ownership]:
    """Return the ownership of every draft, by its ``id()``. Unknown organs are registered.

    Items of a list that lies in no folders of organs have none; organs that the fields of a
    draft name are found too (``mentions``).

    ``organ`` puts all drafts under one organ of the register; None is ``auto``. Drafts that
    cannot be placed are left out, with an error in the notes of their source.
    """
    owned = _by_names(sources, register) if organ is None else _all_under(sources, register, organ)
    find_mentions(sources, owned, register)
    return owned


def _by_names(sources: list[SourceReading], register: Register) -> dict[int, Ownership]:
    written = [
        name
        for source in sources
        for reading in source.sheets
        for draft in reading.drafts
        for name in _names(draft.organ)
    ]
    bare = set(written)
    owners: dict[int, Ownership] = {}
    for source in sources:
        met: dict[str, _Met] = {}
        for reading in source.sheets:
            _meet(reading, met)
        matches = {
            name: _matched(name, register, met[name], bare, source.notes)
            for name in sorted(met, key=lambda n: _is_bracket_form(n, bare))
        }
        for reading in source.sheets:
            for draft in reading.drafts:
                if not draft.kind.has_organ_folders:
                    owners[id(draft)] = Ownership("")
                    continue
                owned = _owned(reading, draft, matches, register, source.notes)
                if owned is not None:
                    owners[id(draft)] = owned
        _tell_matches(met, matches, register, source.notes)
    return owners


def _all_under(
    sources: list[SourceReading], register: Register, organ: str
) -> dict[int, Ownership]:
    owners: dict[int, Ownership] = {}
    for source in sources:
        others: Counter[str] = Counter()
        for reading in source.sheets:
            for draft in reading.drafts:
                if not draft.kind.has_organ_folders:
                    owners[id(draft)] = Ownership("")
                    continue
                if reading.table.columns.towns and is_town(draft.organ):
                    town = register.match(draft.organ) or register.add(draft.organ)
                    owners[id(draft)] = Ownership(town.organ)
                    continue
                match = register.match(draft.organ, reading.owner) if draft.organ else None
                foreign = bool(draft.organ) and (match is None or match.organ != organ)
                others[draft.organ] += foreign
                remark = draft.organ if foreign else ""
                owners[id(draft)] = Ownership(organ, remark=remark)
        for name, count in others.items():
            if count:
                source.notes.warn(
                    "other-organ",
                    _(
                        "{count}项事项的行使主体写“{name}”，按 --organ 归到“{organ}”，"
                        "原文已记入内部说明。"
                    ).format(count=count, name=name, organ=register.name(organ)),
                    None,
                    None,
                )
    return owners


@lru_cache(1 << 10)
def _names(cell: str) -> tuple[str, ...]:
    """The organs of a cell: several only where each part looks like an organ."""
    parts = split_units(cell)
    if len(parts) > 1 and all(_ORGAN_END.search(part) for part in parts):
        return tuple(parts)
    return (cell,) if cell else ()


def _meet(reading: SheetReading, met: dict[str, _Met]) -> None:
    owner = reading.owner if _ORGAN_END.search(reading.owner) else ""
    for draft in reading.drafts:
        for name in _names(draft.organ):
            first = _Met(reading.table.sheet.name, draft.organ_place, owner)
            met.setdefault(name, first).count += 1


def _is_bracket_form(name: str, written: set[str]) -> bool:
    found = _BRACKETED.match(name)
    return found is not None and found[1] in written


def _matched(name: str, register: Register, met: _Met, written: set[str], notes: Notes) -> Match:
    match = register.match(name, met.owner)
    if match is None and met.owner and is_short_for(name, met.owner):
        match = Match(register.add(met.owner).organ, "title", met.owner)
    if match is None:
        match = register.add(name)
    if match.how in ("bracket", "title"):
        register.add_alias(match.organ, name)
    return match


def _tell_matches(
    met: dict[str, _Met], matches: dict[str, Match], register: Register, notes: Notes
) -> None:
    for name, first in met.items():
        match = matches[name]
        if is_placeholder(name):
            notes.warn(
                "placeholder-organ",
                _(
                    "行使主体“{name}”（{count}项）像是模板里的占位名称，已照写登记为 {id}；"
                    "核对后改成真正的机构。"
                ).format(name=name, count=first.count, id=match.organ),
                first.sheet,
                first.place,
            )
        elif match.how == "bracket":
            notes.tell(
                "organ-bracket",
                _(
                    "“{name}”（{count}项）当作“{full}”的挂牌名称，归在 {id}，"
                    "写法记入内部说明和简称；若是另一个机构，请改正。"
                ).format(name=name, count=first.count, full=match.full, id=match.organ),
                first.sheet,
                first.place,
            )
        elif match.how == "title":
            notes.tell(
                "organ-title",
                _("“{name}”（{count}项）按标题认定为“{full}”，归在 {id}。").format(
                    name=name, count=first.count, full=match.full, id=match.organ
                ),
                first.sheet,
                first.place,
            )
        elif match.how == "short":
            notes.tell(
                "organ-short",
                _(
                    "“{name}”（{count}项）当作名录里的“{full}”（{id}）；若是另一个机构，请改正。"
                ).format(name=name, count=first.count, full=match.full, id=match.organ),
                first.sheet,
                first.place,
            )
        elif match.how == "new":
            notes.tell(
                "organ-new",
                register.words_for_new(match, name, first.count),
                first.sheet,
                first.place,
            )


def _owned(
    reading: SheetReading,
    draft: Draft,
    matches: dict[str, Match],
    register: Register,
    notes: Notes,
) -> Ownership | None:
    names = _names(draft.organ)
    if not names:
        return _unnamed(reading, draft, register, notes)
    found = [matches[name] for name in names]
    first = found[0]
    remark = names[0] if is_bracket_form(names[0], first.full) else ""
    if len(found) > 1:
        notes.tell(
            "co-organs",
            _("行使主体有几个，第一个作主体，其余作共同实施：{names}。").format(
                names=joined(names)
            ),
            reading.table.sheet.name,
            draft.organ_place,
        )
    others = [m.organ for m in found[1:] if m.organ != first.organ]
    return Ownership(first.organ, list(dict.fromkeys(others)), remark)


def _unnamed(
    reading: SheetReading, draft: Draft, register: Register, notes: Notes
) -> Ownership | None:
    """A row without 行使主体 belongs to the organ that the title names, if it names one."""
    towns = reading.table.columns.towns
    if reading.owner and (_ORGAN_END.search(reading.owner) or is_town(reading.owner)):
        match = register.match(reading.owner) or register.add(reading.owner)
        message = (
            _("没有写镇街的事项，按标题归在“{name}”（{id}）。")
            if towns
            else _("没有写行使主体的事项，按标题归在“{name}”（{id}）。")
        )
        notes.tell(
            "organ-from-title",
            message.format(name=match.full, id=match.organ),
            reading.table.sheet.name,
            None,
        )
        return Ownership(match.organ)
    message = (
        _("没有写是哪个镇街的，标题里也认不出，未导入：{name}。可用 --organ 指定镇街。")
        if towns
        else _("没有行使主体，标题里也认不出机构，未导入：{name}。可用 --organ 指定机构。")
    )
    notes.warn(
        "no-organ",
        message.format(name=draft.child or draft.main),
        reading.table.sheet.name,
        draft.place,
    )
    return None
