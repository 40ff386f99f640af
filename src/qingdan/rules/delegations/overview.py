"""The whole list of a workspace, judged: what ``qingdan delegations`` reports on."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...law.delegating.verdict import Judgement, Reason, Route, Verdict, spoilt
from ...model.finding import Severity
from ...model.vocabulary import ListKind, Readiness, Status
from ...model.workspace import ExtraField
from ...store.layout import ORGANS_FILE, Role, header_path, place
from ...store.reader import Read, read_mapping
from ...store.snapshot import Snapshot
from ..extraction import item_facts
from ..ground import Ground, read_around, read_ground
from ..reading import ItemFile
from ..register import Register
from ..registry import BY_SLUG
from ..schema.check import check_item
from ..shelf import own_shelf
from .enforcers import reason_against
from .pairs import Pair, pairs_of
from .reading import Delegated

_NOT_JUDGED = Judgement(Route.NONE, Verdict.UNJUDGED, (Reason.FAULTY_FILE,))


@dataclass(frozen=True)
class Overview:
    """Items in force with the bodies that take them on, by organ (as registered), 序号, id.

    ``not_in_force`` counts drafts and repealed items, which are left out; ``unread`` are files
    that could not be read, and are left out too; ``doubtful`` are the files of items in force with
    errors of form, which are counted and not judged.
    """

    as_of: datetime.date
    library: str
    register: Register
    items: tuple[Delegated, ...]
    pairs: tuple[Pair, ...]
    not_in_force: int
    unread: tuple[str, ...]
    doubtful: tuple[str, ...]

    def organ_name(self, organ: str | None) -> str:
        """Return the name of an organ."""
        return self.register.name_of(organ)


def overview(
    snapshot: Snapshot, today: datetime.date, advance: Callable[[int, int], None] | None = None
) -> Overview:
    """Read and judge the delegations of a snapshot.

    Raises ``QingdanError`` for a broken ``qingdan.yaml``.
    """
    around, extra = read_around(snapshot, today)
    ground = read_ground(snapshot, around)
    register = ground.register or Register()
    shelf = own_shelf(ground.laws)
    wanted = [file for file in ground.items if file.kind is ListKind.DELEGATIONS]
    unread = [path for path in snapshot.paths() if _is_misplaced(path)]
    unread += _unread_shared(ground)
    fields = extra.get(ListKind.DELEGATIONS, ())
    doubtful: list[str] = []
    found: list[tuple[tuple[Any, ...], Delegated]] = []
    not_in_force = 0
    order = {organ: number for number, organ in enumerate(register.ids)}
    read = zip(wanted, snapshot.read_all([file.path for file in wanted]), strict=True)
    for number, (file, (path, data)) in enumerate(read, 1):
        content = read_mapping(data)
        mapping = content.value
        if mapping is None:
            unread.append(path)
            continue
        defaults: Mapping[str, Any] = ground.defaults.get((file.kind, file.organ), {})
        facts = item_facts(file.kind, file.organ, file.item, path, mapping, defaults)
        if facts.in_force:
            last = len(order), 1 << 31
            place_of = order.get(file.organ or "", last[0])
            ordinal = facts.ordinal if facts.ordinal is not None else last[1]
            item = Delegated(facts)
            found.append(((place_of, file.organ or "", ordinal, file.item), item))
            if item.is_doubtful or _is_faulty(file, content, defaults, fields):
                doubtful.append(path)
        else:
            not_in_force += 1
        if advance is not None:
            advance(number, len(wanted))
    items = tuple(item for _key, item in sorted(found, key=lambda one: one[0]))
    pairs = tuple(
        pair._replace(judgement=_NOT_JUDGED)
        if item.facts.path in doubtful
        else _in_practice(pair, register)
        for item in items
        for pair in pairs_of(item, register, shelf.library, today)
    )
    left_out = tuple(sorted(unread)), tuple(sorted(doubtful))
    return Overview(today, shelf.library.id, register, items, pairs, not_in_force, *left_out)


def _is_faulty(
    file: ItemFile, read: Read, defaults: Mapping[str, Any], extra: Sequence[ExtraField]
) -> bool:
    """Whether a file that can be read has errors of form: a key twice, or one nobody knows."""
    header = header_path(file.kind, file.organ)
    findings, _meant = check_item(
        file.kind, file.item, file.path, read.value or {}, defaults, extra, header
    )
    slugs = [fault.slug for fault in read.faults] + [one.slug for one in findings]
    return any(BY_SLUG[slug].severity is Severity.ERROR for slug in slugs)


def _unread_shared(ground: Ground) -> Iterator[str]:
    """Yield the register and the headers of the list that cannot be read."""
    if ground.register is None:
        yield ORGANS_FILE
    for header in ground.headers:
        if header.kind == ListKind.DELEGATIONS and not header.readable:
            yield header.path


def _in_practice(pair: Pair, register: Register) -> Pair:
    """Return a pair judged also by who enforces, and whether the body takes the matter on."""
    judgement = pair.judgement
    against = reason_against(register, pair.delegated)
    if against is not None:
        judgement = spoilt(judgement, against)
    effective = pair.delegated.facts.status == Status.EFFECTIVE
    if effective and pair.readiness == Readiness.DEFERRED:
        judgement = spoilt(judgement, Reason.DEFERRED)
    return pair._replace(judgement=judgement)


def _is_misplaced(path: str) -> bool:
    return path.startswith(f"{ListKind.DELEGATIONS}/") and place(path).role is Role.MISPLACED
