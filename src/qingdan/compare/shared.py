"""Changes of what many items share: list headers, shared texts, organs, the workspace file.

Each is one change with its reach, however many items it touches. Its official word is what happens
to the items it reaches: a default 状态 that becomes 有效 puts N items in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from ..model.aspect import Aspect
from ..model.finding import FieldPath
from ..model.vocabulary import ListKind
from ..store.layout import Role
from .action import action_of, status_of
from .aspects import Nature, header_nature, register_nature, text_nature
from .changes import Action, Change, ChangeKind, FieldChange, Subject
from .fields import field_changes, is_readable, raw_changes, unreadable_notes
from .files import Difference, Version
from .headers import defaults_in
from .match import Pair
from .organs import organ_changes
from .reach import Reach
from .register import organs_in

_SUBJECTS = {
    Role.HEADER: Subject.HEADER,
    Role.ORGANS: Subject.ORGANS,
    Role.WORKSPACE: Subject.WORKSPACE,
    Role.TEXTS: Subject.TEXT,
}


def shared_changes(
    differences: Iterable[Difference], reach: Reach, moved: Iterable[tuple[str, str]] = ()
) -> Iterator[Change]:
    """Yield the changes of files that are no items.

    ``moved`` are the organs whose items went to another, with that other: the header of a list
    that only went along is one change.
    """
    texts = []
    for difference in _with_moved_headers(list(differences), list(moved)):
        shown = difference.head or difference.base
        if shown is None or shown.owner.role is Role.ITEM:
            continue
        readable = is_readable(difference.base, difference.head)
        if shown.owner.role is Role.TEXTS and readable:
            texts.append(difference)
        elif shown.owner.role is Role.ORGANS and readable and difference.base and difference.head:
            yield from organ_changes(difference, reach)
        else:
            change = _file_change(difference, shown, reach)
            if change is not None:
                yield change
    yield from _text_changes(texts, reach)


def _with_moved_headers(
    differences: list[Difference], moved: list[tuple[str, str]]
) -> list[Difference]:
    """Join the header that is gone and the one that came where the items went the same way."""
    gone = {_list_of(d): d for d in differences if d.head is None and _is_header(d)}
    came = {_list_of(d): d for d in differences if d.base is None and _is_header(d)}
    joined: list[Difference] = []
    for giver, taker in moved:
        for kind in ListKind:
            old, new = gone.get((kind, giver)), came.get((kind, taker))
            if old is not None and new is not None:
                del gone[kind, giver], came[kind, taker]
                differences = [d for d in differences if d is not old and d is not new]
                joined.append(Difference(new.path, old.base, new.head))
    return [*differences, *joined]


def _is_header(difference: Difference) -> bool:
    shown = difference.head or difference.base
    return shown is not None and shown.owner.role is Role.HEADER


def _list_of(difference: Difference) -> tuple[ListKind | None, str | None]:
    shown = difference.head or difference.base
    return (shown.owner.kind, shown.owner.organ) if shown else (None, None)


def _file_change(difference: Difference, shown: Version, reach: Reach) -> Change | None:
    base, head = difference.base, difference.head
    if is_readable(base, head):
        fields = field_changes(_value(base), _value(head), lambda path: _nature(shown, path))
    else:
        fields = raw_changes(base, head)
    kind = _kind(base, head)
    if not fields and kind is ChangeKind.MODIFIED:
        return None
    return Change(
        kind=kind,
        action=_header_action(base, head, fields) if kind is ChangeKind.MODIFIED else None,
        subject=_SUBJECTS[shown.owner.role],
        list=shown.owner.kind,
        item=None,
        name=_title(shown),
        organ=shown.owner.organ,
        base_file=base.path if base else None,
        head_file=head.path if head else None,
        base_organ=base.owner.organ if base else shown.owner.organ,
        fields=fields,
        reach=_reach(difference, shown, fields, reach),
        notes=unreadable_notes(base, head),
    )


def _kind(base: Version | None, head: Version | None) -> ChangeKind:
    if base is None:
        return ChangeKind.ADDED
    if head is None:
        return ChangeKind.REMOVED
    return ChangeKind.MODIFIED if base.owner == head.owner else ChangeKind.MOVED


def _header_action(
    base: Version | None, head: Version | None, fields: tuple[FieldChange, ...]
) -> Action | None:
    """Return what a change of defaults does to the items that inherit them."""
    inherited = tuple(
        replace(field, path=field.path[1:])
        for field in fields
        if len(field.path) > 1 and field.path[0] == "默认"
    )
    if base is None or head is None or base.owner.role is not Role.HEADER or not inherited:
        return None
    old, new = (replace(side, value=dict(defaults_in(side))) for side in (base, head))
    return action_of(
        ChangeKind.MODIFIED, Pair(old, new), inherited, (status_of(old), status_of(new))
    )


def _value(version: Version | None) -> dict[str, Any] | None:
    return version.value if version else None


def _title(version: Version) -> str:
    key = {Role.HEADER: "标题", Role.WORKSPACE: "名称"}.get(version.owner.role, "")
    title = (version.value or {}).get(key)
    return title if isinstance(title, str) and title.strip() else version.path


def _nature(version: Version, path: FieldPath) -> Nature:
    if version.owner.role is Role.HEADER and version.owner.kind is not None:
        return header_nature(version.owner.kind, path)
    if version.owner.role is Role.ORGANS:
        return register_nature(path)
    return Nature(Aspect.CONTENT, False)


def _reach(
    difference: Difference, shown: Version, fields: tuple[FieldChange, ...], reach: Reach
) -> int:
    match shown.owner.role:
        case Role.HEADER:
            kind, old = shown.owner.kind or ListKind.POWERS, difference.base
            was = (old.owner.kind, old.owner.organ) if old else None
            return reach.of_header(kind, shown.owner.organ, _default_keys(fields), was)
        case Role.ORGANS:
            return reach.of_organs({*organs_in(difference.base), *organs_in(difference.head)})
        case Role.TEXTS:
            names = {*(_value(difference.base) or {}), *(_value(difference.head) or {})}
            return reach.of_texts(names)
        case _:
            return reach.of_workspace()


def _default_keys(fields: tuple[FieldChange, ...]) -> set[str]:
    """Return the defaults that changed; none where the header itself says something new."""
    keys = set()
    for field in fields:
        if len(field.path) < 2 or field.path[0] != "默认":
            return set()
        keys.add(str(field.path[1]))
    return keys


def _text_changes(differences: list[Difference], reach: Reach) -> Iterator[Change]:
    """Yield one change for each shared text; one that only moved to another file has none."""
    old = _texts([difference.base for difference in differences])
    new = _texts([difference.head for difference in differences])
    for name in sorted({*old, *new}):
        before, after = old.get(name), new.get(name)
        value_before, value_after = (side[1] if side else None for side in (before, after))
        shown = value_after if after else value_before
        nature = text_nature(shown.get("用途") if isinstance(shown, dict) else None)
        fields = field_changes(value_before, value_after, partial(_always, nature), (name,))
        if not fields:
            continue
        kind = _text_kind(before, after)
        yield Change(
            kind=kind,
            action=_text_action(fields) if kind is ChangeKind.MODIFIED else None,
            subject=Subject.TEXT,
            list=None,
            item=None,
            name=name,
            organ=None,
            base_file=before[0] if before else None,
            head_file=after[0] if after else None,
            fields=fields,
            reach=reach.of_texts({name}),
        )


def _text_kind(before: object, after: object) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if after is None else ChangeKind.MODIFIED


def _text_action(fields: tuple[FieldChange, ...]) -> Action | None:
    """Return 变更 for other words, 勘误 for other typography, nothing for another order."""
    if any(field.aspect is not Aspect.EDITORIAL for field in fields):
        return Action.ALTER
    return Action.ERRATUM if any(field.erratum for field in fields) else None


def _always(nature: Nature, _path: FieldPath) -> Nature:
    return nature


def _texts(versions: list[Version | None]) -> dict[str, tuple[str, Any]]:
    return {
        str(name): (version.path, text)
        for version in versions
        if version is not None and version.value is not None
        for name, text in version.value.items()
    }
