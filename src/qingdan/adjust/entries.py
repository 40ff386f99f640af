"""The entries of a batch as they follow from two versions; nothing that files do not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..compare.changes import Change, ChangeKind, FieldChange
from ..compare.excerpt import excerpts
from ..model.actions import Action
from ..model.record import Aspect
from ..rules.ledger import Ledger, Subject, connected
from ..rules.since import Altered
from .since import Compared

_MOST = 6
_UNSAID = frozenset({"批准"})
_WHOLE = frozenset({ChangeKind.ADDED, ChangeKind.REMOVED})
_FAMILIES = frozenset({Action.SPLIT, Action.MERGE})
_ORDER = {str(action): number for number, action in enumerate(Action)}


@dataclass(frozen=True, slots=True)
class Proposed:
    """One entry to be declared, and the word for it; ``content`` is as it is written."""

    subject: Subject
    action: str
    content: dict[str, Any]
    effective: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to be declared, what others declare already, and what cannot be declared."""

    proposed: tuple[Proposed, ...]
    declared: int
    deleted: tuple[str, ...]
    """Files of items that were in force and are gone: they must be put back and repealed."""
    divided: tuple[str, ...] = ()
    """Such files that became others (拆分、合并): declared, and to be put back all the same."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Old and new files of items that were in force and lie under another id: neither is declared
    before that is mended."""


def propose(sides: Compared, ledger: Ledger) -> Outcome:
    """Return the entries that no adjustment of ``ledger`` holds yet, grouped as they are read.

    What a department hands over stands together; what many items share comes last.
    """
    proposed: list[tuple[tuple[Any, ...], Proposed]] = []
    declared = 0
    deleted: list[str] = []
    divided: list[str] = []
    renamed: list[tuple[str, str]] = []
    known = _known(sides)
    for change, one in sides.altered:
        if change.gave_up_id and one.old_id not in sides.new.items:
            renamed.append((one.old_file, one.file))
            continue
        if one.gone and one.was_in_force:
            (divided if one.action else deleted).append(one.old_file)
        if not one.action or one.before == one.after:
            continue
        steps = [(e.before, e.after) for e in ledger.of(one.subject) if e.anchored]
        if connected(one.before, one.after, steps):
            declared += 1
            continue
        start = _reached(one, ledger)
        content = _content(change, one, start, known)
        entry = Proposed(one.subject, content["调整"], content, _effective(change, one))
        proposed.append((_place(one), entry))
    proposed.sort(key=lambda pair: pair[0])
    entries = tuple(entry for _key, entry in proposed)
    return Outcome(entries, declared, tuple(deleted), tuple(divided), tuple(renamed))


def _known(sides: Compared) -> frozenset[str]:
    """Return the ids an entry may name: of items that are there, or were in force and are gone."""
    stood = (one.old_id for _change, one in sides.altered if one.was_in_force)
    return frozenset((*sides.new.items, *stood))


def _reached(one: Altered, ledger: Ledger) -> str | None:
    """Return how far other batches already lead from the base: there this one goes on."""
    reached = one.before
    for entry in ledger.of(one.subject):
        if entry.anchored and entry.before == reached:
            reached = entry.after
    return reached


def _place(one: Altered) -> tuple[Any, ...]:
    moved = (one.old_organ, one.organ) if one.action == Action.TRANSFER else ("", "")
    return (one.shared, _ORDER.get(one.action, 0), *moved, one.file)


def _effective(change: Change, one: Altered) -> str:
    """Return the day a change counts from, where the item itself was given a new one."""
    given = any(field.path == ("生效日期",) for field in change.fields)
    return one.effective[1] if given else ""


def _content(
    change: Change, one: Altered, start: str | None, known: frozenset[str]
) -> dict[str, Any]:
    content: dict[str, Any] = {}
    if one.shared:
        content["文件"] = one.subject.file
        if one.subject.name:
            content["名称"] = one.subject.name
    else:
        content |= {"事项": one.subject.item, "名称": one.name}
    origins = [item for item in change.came_from if item in known]
    content["调整"] = one.action if origins or not _is_part(change, one) else str(Action.ADD)
    if one.action == Action.TRANSFER and one.old_organ and one.organ:
        content |= {"自": one.old_organ, "至": one.organ}
    for key, ids in (("来自", origins), ("去向", change.went_to)):
        if ids:
            content[key] = list(ids)
    for key, anchor in (("前", start), ("后", one.after)):
        if anchor is not None:
            content[key] = anchor
    edited = list(_edited(change, one))
    if edited:
        content["改动"] = edited
    return content


def _is_part(change: Change, one: Altered) -> bool:
    """Whether an item is new and comes from others by a split or a merger."""
    return one.before is None and bool(change.came_from) and one.action in _FAMILIES


def _edited(change: Change, one: Altered) -> Iterator[dict[str, str]]:
    """Yield the fields that changed, cut short: they are for the reader, anchors are checked."""
    if change.kind in _WHOLE or one.action == Action.CANCEL or None in (one.before, one.after):
        return
    for field in _told(change.fields):
        record = {"字段": field.field or ""}
        before, after = excerpts(field.before or "", field.after or "")
        if before:
            record["原"] = before
        if after:
            record["改为"] = after
        yield record


def _told(fields: Iterable[FieldChange]) -> list[FieldChange]:
    public = [
        field
        for field in fields
        if field.path
        and not field.internal
        and field.path[0] not in _UNSAID
        and (field.aspect is not Aspect.EDITORIAL or field.erratum)
    ]
    return public[:_MOST]


__all__ = ["Outcome", "Proposed", "propose"]
