"""Changes of the register: one change an organ, with the number of items it concerns."""

from __future__ import annotations

from collections.abc import Iterator

from .aspects import register_nature
from .changes import Action, Change, ChangeKind, FieldChange, Subject
from .fields import field_changes
from .files import Difference, Version
from .reach import Reach
from .register import Organ, organs_in


def organ_changes(difference: Difference, reach: Reach) -> Iterator[Change]:
    """Yield what happened to each organ of a register that can be read on both sides."""
    base, head = organs_in(difference.base), organs_in(difference.head)
    renamed = dict(_renamed(base, head))
    for old, new in renamed.items():
        fields = field_changes(base[old], head[new], register_nature, ("机构", new))
        yield _change(new, base[old], head[new], fields, difference, reach, old)
    for organ in sorted({*base, *head} - {*renamed, *renamed.values()}):
        fields = field_changes(base.get(organ), head.get(organ), register_nature, ("机构", organ))
        if fields:
            yield _change(organ, base.get(organ), head.get(organ), fields, difference, reach)
    rest = field_changes(_beside(difference.base), _beside(difference.head), register_nature)
    if rest:
        yield _change(None, {}, {}, rest, difference, reach)


def _change(
    organ: str | None,
    old: Organ | None,
    new: Organ | None,
    fields: tuple[FieldChange, ...],
    difference: Difference,
    reach: Reach,
    old_organ: str | None = None,
) -> Change:
    name = (new or old or {}).get("名称")
    return Change(
        kind=ChangeKind.MOVED if old_organ else _kind(old, new),
        action=_action(fields) if old is not None and new is not None else None,
        subject=Subject.ORGANS,
        list=None,
        item=None,
        name=name if isinstance(name, str) and name else organ or difference.path,
        organ=organ,
        base_file=difference.path if old is not None else None,
        head_file=difference.path if new is not None else None,
        base_organ=old_organ or organ,
        fields=fields,
        reach=reach.of_organs({organ}) if organ else 0,
    )


def _renamed(base: dict[str, Organ], head: dict[str, Organ]) -> Iterator[tuple[str, str]]:
    """Yield the ids of organs that stand under another id with the same name."""
    came = {str(head[organ].get("名称")): organ for organ in sorted(head.keys() - base.keys())}
    for organ in sorted(base.keys() - head.keys()):
        new = came.pop(str(base[organ].get("名称")), None)
        if new is not None and base[organ].get("名称"):
            yield organ, new


def _kind(old: Organ | None, new: Organ | None) -> ChangeKind:
    if old is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if new is None else ChangeKind.MODIFIED


def _action(fields: tuple[FieldChange, ...]) -> Action | None:
    """Return 更名 where the organ has another name; the register knows no other official word."""
    renamed = any(field.path[2:] == ("名称",) and not field.erratum for field in fields)
    return Action.RENAME if renamed else None


def _beside(version: Version | None) -> dict[str, object]:
    """Return what a register says beside its organs."""
    value = (version.value if version else None) or {}
    kept: dict[str, object] = {key: part for key, part in value.items() if key != "机构"}
    listed = value.get("机构")
    if isinstance(listed, dict):
        kept["机构"] = {k: part for k, part in listed.items() if not isinstance(part, dict)}
    elif listed is not None:
        kept["机构"] = listed
    return kept
