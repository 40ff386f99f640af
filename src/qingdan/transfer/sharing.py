"""Matters of others in which an organ has a part: where it stands in them, one line a kind of list.

Boundary matters, matters of a territory and linked procedures belong to several organs; what was
handed down and what towns do name those on the other side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..messages import _
from ..model.finding import FieldPath, field_name
from ..model.vocabulary import ListKind, OrganKind, Status
from ..rules.references import EACH, Pattern, mentions
from .order import Order
from .plan import Note, Topic
from .scene import Scene, Source

PARTS: Mapping[ListKind, tuple[Pattern, ...]] = {
    ListKind.BOUNDARIES: (
        ("牵头",),
        ("牵头", EACH),
        ("配合", EACH),
        ("分工", EACH, "部门"),
        ("交接", EACH, "自"),
        ("交接", EACH, "至"),
        ("案例", EACH, "谁办"),
    ),
    ListKind.TERRITORY: (
        ("主体责任", EACH, "部门"),
        ("配合部门", EACH),
        ("镇街", "范围", EACH),
        ("步骤", EACH, "谁"),
    ),
    ListKind.DELEGATIONS: (("承接机构", EACH, "机构"), ("执法主体",)),
    ListKind.FULFILMENT: (("上级部门",),),
    ListKind.PROCEDURES: (
        ("牵头",),
        ("牵头", EACH),
        ("参与", EACH),
        ("交接", EACH, "自"),
        ("交接", EACH, "至"),
    ),
}
"""Where a matter says who acts. 争议 of a boundary matter tells what was and stays as it is."""

_TOWNS = frozenset({OrganKind.TOWNSHIP, OrganKind.SUBDISTRICT})
_KEEPERS: Mapping[ListKind, frozenset[OrganKind]] = {ListKind.FULFILMENT: _TOWNS}
"""Lists that only some organs keep."""

_ONCE: Mapping[ListKind, tuple[tuple[FieldPath, str], ...]] = {
    ListKind.BOUNDARIES: ((("配合",), "牵头"),),
    ListKind.PROCEDURES: ((("参与",), "牵头"),),
    ListKind.TERRITORY: ((("配合部门",), "主体责任"), (("镇街", "范围"), "")),
}
"""Lists of ids that hold each once, and the key whose organs they do not repeat."""

_RECORDS: Mapping[ListKind, tuple[tuple[str, str, Callable[[], str]], ...]] = {
    ListKind.BOUNDARIES: (
        ("分工", "部门", lambda: _("同一部门有 {count} 段分工，看看要不要合并。")),
    ),
    ListKind.TERRITORY: (
        ("主体责任", "部门", lambda: _("同一部门写了 {count} 次主体责任，并成一段。")),
    ),
    ListKind.DELEGATIONS: (
        (
            "承接机构",
            "机构",
            lambda: _("同一机构写了 {count} 次承接，并成一段，核对准备和持证人数。"),
        ),
    ),
}
"""Records of which an organ should have one, and what is said where it has several."""


def parts_of(item: Source) -> Iterator[tuple[str, FieldPath]]:
    """Yield the organs that act in a matter, and where they stand in it."""
    for pattern in PARTS.get(item.kind, ()):
        yield from mentions(item.value, pattern)


def put_in(item: Source, value: dict[str, Any], order: Order) -> list[FieldPath]:
    """Put the new organ in ``value`` where the old one has a part; return where that was."""
    return put_in_mapping(item.kind, value, order)


def put_in_mapping(kind: ListKind, value: dict[str, Any], order: Order) -> list[FieldPath]:
    """Do the same to any mapping with the keys of an item, such as the defaults of a list."""
    found = [mention for pattern in PARTS.get(kind, ()) for mention in mentions(value, pattern)]
    places = [path for word, path in found if word == order.giver]
    for path in places:
        holder: Any = value
        for part in path[:-1]:
            holder = holder[part]
        holder[path[-1]] = order.taker
    return places


def own_parts(scene: Scene, order: Order, item: Source, value: dict[str, Any]) -> Iterator[Note]:
    """Put the new organ into an item that moves, where it names its owner; yield what was done."""
    for path in put_in(item, value, order):
        said = _("{field}：{old} → {new}。").format(
            field=field_name(path), old=order.giver, new=order.taker
        )
        yield Note(Topic.REFERENCES, said, item.id, item.path, path)


def keeps(scene: Scene, organ: str, kind: ListKind) -> bool:
    """Whether an organ is one that keeps a list of a kind."""
    keepers = _KEEPERS.get(kind)
    return keepers is None or scene.register.kind_of(organ) in keepers


def unkept(scene: Scene, order: Order) -> Iterator[Note]:
    """Note what stays behind because the new organ keeps no list of its kind."""
    if order.items is not None:
        return
    for kind in _KEEPERS:
        staying = [
            one
            for one in scene.of_organ(order.giver)
            if one.kind is kind and scene.status(one) != Status.REPEALED
        ]
        if staying and not keeps(scene, order.taker, kind):
            text = _(
                "{list}的 {count} 项事项没有移：“{taker}”没有这张清单。"
                "由它接过去的，改成“上级部门收回”，或者废止后由它的职责事项“承接自”。"
            )
            said = text.format(
                list=kind.official_name, count=len(staying), taker=scene.called(order.taker)
            )
            yield Note(Topic.ITEMS, said, staying[0].id, staying[0].path)


def tidied(item: Source, value: dict[str, Any], organ: str) -> Iterator[Note]:
    """Drop from ``value`` what stands twice since ``organ`` was put in; yield what a person merges.

    ``value`` is changed.
    """
    lead = value.get("牵头")
    if isinstance(lead, list):
        value["牵头"] = _each_once(lead)
    for path, leading in _ONCE.get(item.kind, ()):
        _drop_twice(value, path, _ids(value.get(leading)))
    for index, entry in enumerate(_records(value, "交接")):
        if entry.get("自") is not None and entry.get("自") == entry.get("至"):
            text = _("自己移交给自己，合成一步或者删去。")
            yield Note(Topic.BOUNDARIES, text, item.id, item.path, ("交接", index))
    for key, named, text_of in _RECORDS.get(item.kind, ()):
        records = _records(value, key)
        mine = [place for place, entry in enumerate(records) if entry.get(named) == organ]
        if len(mine) > 1:
            text = text_of().format(count=len(mine))
            yield Note(Topic.BOUNDARIES, text, item.id, item.path, (key, mine[-1]))


def _drop_twice(value: dict[str, Any], path: FieldPath, leading: list[Any]) -> None:
    holder: Any = value
    for part in path[:-1]:
        holder = holder.get(part) if isinstance(holder, dict) else None
    held = holder.get(path[-1]) if isinstance(holder, dict) else None
    if not isinstance(held, list):
        return
    kept = [one for one in _each_once(held) if one not in leading]
    holder[path[-1]] = kept
    if not kept:
        del holder[path[-1]]


def _ids(value: Any) -> list[Any]:
    """Return the organs of a key: an id, several, or records of departments."""
    held = value if isinstance(value, list) else [value]
    return [one.get("部门") if isinstance(one, dict) else one for one in held]


def _records(value: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    held = value.get(key)
    return [one if isinstance(one, dict) else {} for one in held] if isinstance(held, list) else []


def _each_once(words: list[Any]) -> list[Any]:
    return [one for index, one in enumerate(words) if one not in words[:index]]
