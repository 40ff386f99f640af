"""The fields of two versions of a file, before and after, with what each change means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..messages import _
from ..model.aspect import Aspect
from ..model.finding import FieldPath
from .aspects import Nature
from .changes import CLASS_ORDER, Direction, FieldChange
from .files import Version
from .mapping import Edit, compare_values, edits, said
from .typography import only_typography

NatureOf = Callable[[FieldPath], Nature]

_ORDERED = frozenset({"责任事项", "承办机构", "牵头"})
"""Keys that mean something by their order besides procedure: duties by stage, who comes first."""

_TIME_KEYS = frozenset({"时限", "法定", "承诺"})


def field_changes(
    old: Any, new: Any, nature: NatureOf, at: FieldPath = ()
) -> tuple[FieldChange, ...]:
    """Return what changed between two values, the weightiest class first, in stable order.

    ``old`` or ``new`` is None where there was nothing: then every field of the other is listed.
    """
    found: Iterable[Edit]
    if old is None or new is None:
        found = said(new if old is None else old, at, added=old is None)
    else:
        found = edits(compare_values(old, new), at)
    changes = [_field_change(edit, nature(edit.path)) for edit in found]
    rank = {aspect: number for number, aspect in enumerate(CLASS_ORDER)}
    return tuple(sorted(changes, key=lambda change: rank[change.aspect]))


def _field_change(edit: Edit, nature: Nature) -> FieldChange:
    aspect, erratum = nature.aspect, False
    if edit.order_only:
        ordered = aspect is Aspect.PROCEDURE or not _ORDERED.isdisjoint(edit.path)
        aspect = aspect if ordered else Aspect.EDITORIAL
    elif edit.before is not None and edit.after is not None:
        erratum = only_typography(edit.before, edit.after)
        aspect = Aspect.EDITORIAL if erratum else aspect
    direction = None if erratum else _direction(edit, aspect)
    return FieldChange(
        edit.path,
        aspect,
        edit.before,
        edit.after,
        direction,
        internal=nature.internal,
        erratum=erratum,
        order_only=edit.order_only,
    )


def _direction(edit: Edit, aspect: Aspect) -> Direction | None:
    keys = [part for part in edit.path if isinstance(part, str)]
    if edit.before is None or edit.after is None or not keys:
        return None
    if aspect is not Aspect.BURDEN and keys[-1] not in _TIME_KEYS:
        return None
    from ..model.duration import Duration  # loads the models: only where a limit changed

    try:
        order = Duration.parse(edit.after).compare(Duration.parse(edit.before))
    except ValueError:
        return None
    return {-1: Direction.REDUCED, 1: Direction.EXTENDED}.get(order or 0)


def raw_changes(old: Version | None, new: Version | None) -> tuple[FieldChange, ...]:
    """Return one change of the raw text, for files of which a side is no mapping."""
    before, after = (version.text if version else None for version in (old, new))
    if before == after:
        return ()
    return (FieldChange((), Aspect.CONTENT, before, after),)


def is_readable(old: Version | None, new: Version | None) -> bool:
    """Whether both sides are mappings, as far as they exist."""
    return all(version is None or version.value is not None for version in (old, new))


def unreadable_notes(old: Version | None, new: Version | None) -> tuple[str, ...]:
    """Say for each side that is no mapping what is wrong with it."""
    said_of = (
        (old, _("比较前的文件读不了（第 {line} 行：{why}），只比较原文。")),
        (new, _("比较后的文件读不了（第 {line} 行：{why}），只比较原文。")),
    )
    return tuple(
        note.format(line=version.line, why=version.fault.rstrip("。"))
        for version, note in said_of
        if version is not None and version.value is None
    )


def says_the_same_bytes(old: Version, new: Version) -> bool:
    """Whether two versions differ in nothing but line endings."""
    return old.data.replace(b"\r\n", b"\n") == new.data.replace(b"\r\n", b"\n")
