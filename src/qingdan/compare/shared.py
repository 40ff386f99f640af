"""Changes of what many items share: list headers, shared texts, organs, the workspace file.

Each is one change with its reach, however many items it touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from ..model.finding import FieldPath
from ..model.record import Aspect
from ..model.vocabulary import ListKind
from ..store.layout import Role
from .aspects import Nature, header_nature, register_nature, text_nature
from .changes import Change, ChangeKind, FieldChange, Subject
from .fields import field_changes, is_readable, raw_changes, unreadable_notes
from .files import Difference, Version
from .reach import Reach

_SUBJECTS = {
    Role.HEADER: Subject.HEADER,
    Role.ORGANS: Subject.ORGANS,
    Role.WORKSPACE: Subject.WORKSPACE,
    Role.TEXTS: Subject.TEXT,
}


def shared_changes(differences: Iterable[Difference], reach: Reach) -> Iterator[Change]:
    """Yield the changes of files that are no items."""
    texts = []
    for difference in differences:
        shown = difference.head or difference.base
        if shown is None or shown.owner.role is Role.ITEM:
            continue
        if shown.owner.role is Role.TEXTS and is_readable(difference.base, difference.head):
            texts.append(difference)
            continue
        change = _file_change(difference, shown, reach)
        if change is not None:
            yield change
    yield from _text_changes(texts, reach)


def _file_change(difference: Difference, shown: Version, reach: Reach) -> Change | None:
    base, head = difference.base, difference.head
    if is_readable(base, head):
        fields = field_changes(_value(base), _value(head), lambda path: _nature(shown, path))
    else:
        fields = raw_changes(base, head)
    if not fields and base is not None and head is not None:
        return None
    return Change(
        kind=_kind(base, head),
        action=None,
        subject=_SUBJECTS[shown.owner.role],
        list=shown.owner.kind,
        item=None,
        name=_title(shown),
        organ=shown.owner.organ,
        base_file=base.path if base else None,
        head_file=head.path if head else None,
        base_organ=shown.owner.organ,
        fields=fields,
        reach=_reach(difference, shown, fields, reach),
        notes=unreadable_notes(base, head),
    )


def _kind(base: object, head: object) -> ChangeKind:
    if base is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if head is None else ChangeKind.MODIFIED


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
            kind = shown.owner.kind or ListKind.POWERS
            return reach.of_header(kind, shown.owner.organ, _default_keys(fields))
        case Role.ORGANS:
            return reach.of_organs(_organs(difference, fields))
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


def _organs(difference: Difference, fields: tuple[FieldChange, ...]) -> set[str]:
    """Return the ids of the organs that changed; all of them where the file cannot be read."""
    if not any(field.path for field in fields):
        registers = [
            (_value(side) or {}).get("机构") for side in (difference.base, difference.head)
        ]
        return {
            str(key) for register in registers if isinstance(register, dict) for key in register
        }
    return {
        str(field.path[1]) for field in fields if len(field.path) > 1 and field.path[0] == "机构"
    }


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
        yield Change(
            kind=_kind(before, after),
            action=None,
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


def _always(nature: Nature, _path: FieldPath) -> Nature:
    return nature


def _texts(versions: list[Version | None]) -> dict[str, tuple[str, Any]]:
    return {
        str(name): (version.path, text)
        for version in versions
        if version is not None and version.value is not None
        for name, text in version.value.items()
    }
