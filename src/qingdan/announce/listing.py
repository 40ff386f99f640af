"""The announcement of a whole list: how many items, by type, by level and by organ."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model.vocabulary import Level, ListKind
from ..store.layout import Role, place
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot
from .census import Census, Standing
from .grain import Counted, explained, grain_of, stated
from .issuing import issuer_in
from .sorts import counted, owner_word, sorts_of
from .totals import Tally, Wrong, said, sums, tally
from .wording import given_day


@dataclass(frozen=True)
class ListAnnouncement:
    """What the document says. ``counted`` says what counts as one item; None where it is plain.

    ``whole`` are breakdowns of one and the same total; ``table`` has one row an organ.
    """

    title: str
    kind: ListKind
    count: int
    counted: str | None
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
        if self.counted is not None:
            sentences.append(self.counted)
        return tuple(sentences)


def announce_list(
    kind: ListKind,
    census: Census,
    headers: Mapping[str | None, Mapping[str, Any]],
) -> tuple[ListAnnouncement, tuple[Wrong, ...]]:
    """Return the announcement of a list and every number that does not come out.

    ``headers`` are the headers of the list by organ (None for the list as a whole). What counts
    as one item is what their 声明数量 counts; the smallest grain where they say nothing.
    """
    both = Counted([one for one in census.mains.values() if one.kind is kind], census.of(kind))
    said_so = stated(both, headers, census)
    grain = grain_of(said_so)
    units = both.by(grain)
    name = kind.official_name
    whole = tuple(_breakdowns(kind, units))
    header = headers.get(None, {})
    title = _title(_text(header, "标题") or name)
    approval = header.get("批准")
    columns, table = _table(kind, census, units)
    announcement = ListAnnouncement(
        title=title,
        kind=kind,
        count=len(units),
        counted=explained(both, grain, said_so, census),
        whole=whole,
        columns=columns,
        table=table,
        number=_text(header, "文号"),
        issuer=issuer_in(title) or _text(approval if isinstance(approval, dict) else {}, "机关"),
        date=given_day(header.get("公布日期")),
    )
    wrong = [fault for one in whole for fault in sums(one)]
    wrong += [fault for one in said_so for fault in one.wrong]
    return announcement, tuple(wrong)


def _title(name: str) -> str:
    """Return the title of the announcement of a list, or of a text that is one by its title."""
    return name if name.endswith(("公告", "通知", "通告")) else f"关于公布{name}的公告"


def _breakdowns(kind: ListKind, units: Sequence[Standing]) -> Iterator[Tally]:
    told = [sort for sort in sorts_of(kind) if any(map(sort.of, units))]
    for sort in told:
        lead = f"{kind.official_name}共" if sort is told[0] else sort.lead
        yield tally(lead, counted(sort, units))
    levels = Counter(one.levels[0] for one in units if len(one.levels) == 1)
    if units and sum(levels.values()) == len(units) and len(levels) > 1:
        yield tally("按行使层级，共", [(str(word), levels[word]) for word in Level])


def _table(
    kind: ListKind, census: Census, units: Sequence[Standing]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return columns and rows: organ, number, and one column for each word that occurs."""
    if not kind.has_organ_folders:
        return (), ()
    sort = sorts_of(kind)[0]
    words = [word for word in sort.order if any(sort.of(one) == word for one in units)]
    rows = []
    for number, organ in enumerate(dict.fromkeys(one.organ for one in units), start=1):
        own = [one for one in units if one.organ == organ]
        counts = Counter(map(sort.of, own))
        cells = (str(counts[word]) if counts[word] else "" for word in words)
        rows.append((str(number), census.organ_name(organ), str(len(own)), *cells))
    whole = Counter(map(sort.of, units))
    if rows:
        rows.append(("", "合计", str(len(units)), *(str(whole[word]) for word in words)))
    return ("序号", owner_word(kind), "项数", *words), tuple(rows)


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


__all__ = ["ListAnnouncement", "announce_list", "list_headers"]
