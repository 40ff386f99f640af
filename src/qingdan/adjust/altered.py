"""What became of each item and each shared text, as values for the rules on change."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.changes import Change, ChangeKind, Comparison, FieldChange
from ..compare.changes import Subject as Of
from ..compare.typography import only_doubling
from ..model.actions import Action
from ..model.finding import FieldPath
from ..model.record import Aspect
from ..rules.ledger import Subject
from ..rules.since import Altered
from ..store.layout import Placed
from .versions import Version, item_placed

_WEIGHTY = frozenset({Aspect.AUTHORITY, Aspect.BURDEN, Aspect.ACTOR, Aspect.PROCEDURE})
_SHARED_WEIGHTY = _WEIGHTY | {Aspect.ACCOUNTABILITY, Aspect.IDENTITY}
_ATTENDANT = frozenset({"生效日期", "失效日期", "状态", "批准"})
"""Keys that say when a change counts, not what changed."""
_BESIDE = frozenset({"原文", "原注", "标注", "作用", "声明", "核对", "法条用语", "公开网址"})
"""Keys that tell more of a basis or a limit that is the same as before."""
_SHARING = frozenset({Of.HEADER, Of.TEXT})


def altered(comparison: Comparison, old: Version, new: Version) -> Iterator[tuple[Change, Altered]]:
    """Yield what became of items, list headers and shared texts, beside the change it is made from.

    The register of organs and the workspace file are no part of an adjustment: a department that
    is renamed keeps its powers.
    """
    for change in comparison.changes:
        if change.subject is Of.ITEM:
            yield change, _item(change, old, new)
        elif change.subject in _SHARING:
            yield change, _shared(change, old, new)


def _item(change: Change, old: Version, new: Version) -> Altered:
    base, head = _placed(change.base_file), _placed(change.head_file)
    shown = head or base
    assert shown is not None  # noqa: S101 - a change has at least one side
    slip = _is_slip(change)
    return Altered(
        Subject(shown.id or ""),
        shown.path,
        change.name,
        action=str(change.action or ""),
        gone=head is None,
        before=old.standing(base) if base else None,
        after=new.standing(head) if head else None,
        old_id=(base.id or "") if base else "",
        old_name=_name(old, base),
        old_file=base.path if base else "",
        old_organ=(base.organ or "") if base else "",
        organ=_taker(change, head, new),
        old_status=old.said(base, "状态") if base else "",
        status=new.said(head, "状态") if head else "",
        successors=change.went_to,
        substance=() if slip else tuple(dict.fromkeys(_substance(change.fields))),
        effective=(
            old.said(base, "生效日期") if base else "",
            new.said(head, "生效日期") if head else "",
        ),
        slip=slip,
    )


def _taker(change: Change, head: Placed | None, new: Version) -> str:
    """Return whose the item is now; of a tombstone that was handed over, whose its successor is."""
    if change.action is Action.TRANSFER and change.kind is ChangeKind.MODIFIED:
        heir = new.items.get(change.went_to[0]) if change.went_to else None
        return (heir.organ or "") if heir else ""
    return (head.organ or "") if head else ""


def _is_slip(change: Change) -> bool:
    """Whether nothing but words written twice running, and typography, was put right in public."""
    fields = [field for field in change.fields if not field.internal]
    doubled = [field for field in fields if field.aspect is not Aspect.EDITORIAL]
    return (
        change.kind is ChangeKind.MODIFIED
        and bool(doubled)
        and all(only_doubling(field.before or "", field.after or "") for field in doubled)
    )


def _shared(change: Change, old: Version, new: Version) -> Altered:
    path = change.head_file or change.base_file or ""
    subject = Subject("", path, change.name if change.subject is Of.TEXT else "")
    weighty = any(_is_weighty(change, field) for field in change.fields)
    before = old.shared(change.base_file or "").get(subject._replace(file=change.base_file or ""))
    return Altered(
        subject,
        path,
        change.name,
        action=str(Action.ALTER) if weighty and change.reach else "",
        gone=change.head_file is None,
        shared=True,
        reach=change.reach or 0,
        before=before,
        after=new.shared(change.head_file or "").get(subject),
        old_file=change.base_file or "",
        at=_at(change),
    )


def _at(change: Change) -> FieldPath:
    """Return where the head says it: a text by its name, a header at the first weighty field.

    What is gone is shown at what it was part of.
    """
    if change.head_file is None:
        return ()
    if change.subject is Of.TEXT:
        return (change.name,)
    weighty = (field for field in change.fields if _is_weighty(change, field))
    first = next(weighty, None)
    if first is None:
        return ()
    return first.path if first.after is not None else first.path[:-1]


def _is_weighty(change: Change, field: FieldChange) -> bool:
    """Whether a field of something shared says something else in public to those who use it."""
    if field.internal or field.aspect is Aspect.EDITORIAL:
        return False
    inherited = change.subject is Of.HEADER and len(field.path) > 1 and field.path[0] == "默认"
    return inherited or field.aspect in _SHARED_WEIGHTY


def _placed(path: str | None) -> Placed | None:
    return item_placed(path) if path else None


def _name(version: Version, placed: Placed | None) -> str:
    name = (version.value(placed.path) or {}).get("名称") if placed else None
    return name if isinstance(name, str) else ""


def _substance(fields: tuple[FieldChange, ...]) -> Iterator[str]:
    """Yield the fields that say something else about who may do what, how and by when."""
    for field in fields:
        keys = [part for part in field.path if isinstance(part, str)]
        if not keys or field.internal or field.aspect not in _WEIGHTY:
            continue
        if keys[0] not in _ATTENDANT and keys[-1] not in _BESIDE:
            yield ".".join(keys)


__all__ = ["altered"]
