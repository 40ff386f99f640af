"""The announcement of a whole list: how many items, by type, by level and by organ."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model.vocabulary import Level, ListKind, PowerType
from ..model.workspace import WorkspaceFile
from ..store.layout import Role, place
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot
from .census import Census, Standing
from .totals import Tally, Wrong, formula, said, sums, tally
from .wording import listed

NO_TYPE = "未写类型"


@dataclass(frozen=True)
class ListAnnouncement:
    """What the document says. ``mains`` is None where it is the same as the number of items.

    ``whole`` are breakdowns of one and the same total; ``table`` has one row an organ.
    """

    title: str
    kind: ListKind
    count: int
    mains: int | None
    whole: tuple[Tally, ...]
    columns: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    number: str | None
    issuer: str | None
    date: datetime.date | None

    @property
    def totals(self) -> tuple[str, ...]:
        """The sentences with the numbers; the first breakdown makes the first sentence."""
        sentences = [f"{said(one)}。" for one in self.whole] or [
            f"{self.kind.official_name}共{self.count}项。"
        ]
        if self.mains is not None:
            sentences.append(f"以上按最小颗粒计数（有子项的按子项），按主项计为{self.mains}项。")
        return tuple(sentences)


def announce_list(
    kind: ListKind,
    census: Census,
    headers: Mapping[str | None, Mapping[str, Any]],
    workspace: WorkspaceFile,
) -> tuple[ListAnnouncement, tuple[Wrong, ...]]:
    """Return the announcement of a list and every number that does not come out.

    ``headers`` are the headers of the list by organ (None for the list as a whole).
    """
    units = census.of(kind)
    name = kind.official_name
    whole = tuple(_breakdowns(name, units))
    site = workspace.site
    header = headers.get(None, {})
    columns, table = _table(kind, census, units)
    announcement = ListAnnouncement(
        title=_text(header, "标题")
        or f"{site.host if site and site.host else ''}关于公布{name}的公告",
        kind=kind,
        count=len(units),
        mains=None if (mains := _mains(census, units)) == len(units) else mains,
        whole=whole,
        columns=columns,
        table=table,
        number=_text(header, "文号"),
        issuer=site.host if site else None,
        date=_day(header.get("公布日期")),
    )
    wrong = [fault for one in whole for fault in sums(one)]
    wrong += _declared(census, units, headers)
    return announcement, tuple(wrong)


def _breakdowns(name: str, units: Sequence[Standing]) -> Iterator[Tally]:
    types = Counter(one.type for one in units)
    order = [str(word) for word in PowerType]
    if any(types) and types:
        known = [(word, types[word]) for word in order]
        others = sum(count for word, count in types.items() if word not in order)
        yield tally(f"{name}共", [*known, (NO_TYPE, others)])
    levels = Counter(one.levels[0] for one in units if len(one.levels) == 1)
    if units and sum(levels.values()) == len(units) and len(levels) > 1:
        yield tally("按行使层级，共", [(str(word), levels[word]) for word in Level])


def _table(
    kind: ListKind, census: Census, units: Sequence[Standing]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return columns and rows: organ, number, and one column for each type that occurs."""
    if not kind.has_organ_folders:
        return (), ()
    types = [str(word) for word in PowerType if any(one.type == word for one in units)]
    rows = []
    for number, organ in enumerate(dict.fromkeys(one.organ for one in units), start=1):
        own = [one for one in units if one.organ == organ]
        counts = Counter(one.type for one in own)
        cells = (str(counts[word]) if counts[word] else "" for word in types)
        rows.append((str(number), census.organ_name(organ), str(len(own)), *cells))
    whole = Counter(one.type for one in units)
    if rows:
        rows.append(("", "合计", str(len(units)), *(str(whole[word]) for word in types)))
    return ("序号", "部门", "项数", *types), tuple(rows)


def _mains(census: Census, units: Sequence[Standing]) -> int:
    """Return the number of 主项: units that are no 子项, and the 主项 of those that are."""
    return len({one.parent if one.parent in census.items else one.id for one in units})


def _declared(
    census: Census, units: Sequence[Standing], headers: Mapping[str | None, Mapping[str, Any]]
) -> Iterator[Wrong]:
    """Yield where 声明数量 of a header says another number than there is."""
    for organ, header in headers.items():
        given = header.get("声明数量")
        if not isinstance(given, dict):
            continue
        own = [one for one in units if organ is None or one.organ == organ]
        where = census.organ_name(organ) or "清单表头"
        counts: list[tuple[str, object, int]] = [
            ("主项", given.get("主项"), _mains(census, own)),
            ("最小颗粒", given.get("最小颗粒"), len(own)),
        ]
        types = given.get("类型")
        if isinstance(types, dict):
            found = Counter(one.type for one in own)
            counts += [(str(word), said_, found[str(word)]) for word, said_ in types.items()]
        for word, number, computed in counts:
            if isinstance(number, int) and number != computed:
                yield Wrong(listed([where, word]), number, computed, formula([computed]))


def list_headers(snapshot: Snapshot, kind: ListKind) -> dict[str | None, Mapping[str, Any]]:
    """Return the headers of a list by organ, as far as they can be read."""
    placed = [place(path) for path in snapshot.paths()]
    wanted = {one.path: one for one in placed if one.role is Role.HEADER and one.kind is kind}
    return {
        wanted[path].organ: read_mapping(data).value or {}
        for path, data in snapshot.read_all(wanted)
    }


def _text(mapping: Mapping[str, Any], key: str) -> str | None:
    value = mapping.get(key)
    return value if isinstance(value, str) and value else None


def _day(value: object) -> datetime.date | None:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


__all__ = ["ListAnnouncement", "announce_list", "list_headers"]
