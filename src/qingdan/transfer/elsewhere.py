"""Who else names the old organ: matters of several organs, other items, settings."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..errors import QingdanError
from ..messages import _, bracketed, joined
from ..model.finding import FieldPath, field_name
from ..model.vocabulary import ListKind, Status
from ..rules.references import EACH, mentions, named
from .choosing import DRAFTS
from .dating import Dating
from .order import Order
from .plan import Note, Topic
from .scene import Scene, Source, demand_readable
from .sharing import PARTS, parts_of, put_in, tidied


def boundaries(
    scene: Scene, order: Order, dating: Dating
) -> tuple[dict[str, dict[str, Any]], list[Note], list[Note]]:
    """Return new contents of matters in which the old organ has a part, by path, and what was done
    and what is left to decide. Its own items are no such matters: they are what moves.
    """
    concerned = {
        item.id: item
        for item in scene.items.values()
        if item.placed.organ != order.giver
        and scene.status(item) != Status.REPEALED
        and order.giver in (word for word, _path in parts_of(item))
    }
    chosen = _chosen(scene, order, concerned)
    demand_readable(concerned[one] for one in chosen)
    changed: dict[str, dict[str, Any]] = {}
    done: list[Note] = []
    left: list[Note] = []
    for item_id in (one for one in concerned if one in chosen):
        item = concerned[item_id]
        value, left_here = _replaced(item, order)
        if scene.status(item) not in DRAFTS:
            _decided(scene, order, item, value, dating)
        changed[item.path] = value
        done.append(_said_done(scene, order, item, value))
        left += left_here
    left += _undecided(scene, order, [one for one in concerned.values() if one.id not in chosen])
    return changed, done, left


def others(scene: Scene, order: Order, moved: Sequence[Source]) -> list[Note]:
    """Return what other items and the settings say of the old organ, where that may be wrong."""
    ids = {one.id for one in moved}
    notes = list(_links(scene, moved, ids))
    if order.close:
        for item in scene.items.values():
            if _is_shared(item, order) or scene.status(item) == Status.REPEALED:
                continue
            for word, path in named(item.kind, item.value).organs:
                if word == order.giver:
                    text = _("“{name}”的{field}写着将撤销的“{giver}”，改成承接的机构或者删去。")
                    said = text.format(
                        name=item.name, field=field_name(path), giver=scene.called(order.giver)
                    )
                    notes.append(Note(Topic.REFERENCES, said, item.id, item.path, path))
    notes += _settings(scene, order)
    return notes


def _is_shared(item: Source, order: Order) -> bool:
    """Whether ``boundaries`` tells of it already."""
    return item.kind in PARTS and item.placed.organ != order.giver


def _chosen(scene: Scene, order: Order, concerned: dict[str, Source]) -> set[str]:
    if order.boundaries is None:
        return set(concerned)
    for item_id in order.boundaries:
        if item_id not in concerned:
            raise QingdanError(
                _("--boundaries：“{id}”不是写着“{giver}”的有效的别处的事项。").format(
                    id=item_id, giver=scene.called(order.giver)
                ),
                _("写着它的有：{ids}。").format(ids=joined(concerned) or _("没有")),
            )
    return set(order.boundaries)


def _replaced(item: Source, order: Order) -> tuple[dict[str, Any], list[Note]]:
    """Put the new organ in; what then stands twice is dropped or left to a person."""
    value = copy.deepcopy(item.value)
    put_in(item, value, order)
    return value, list(tidied(item, value, order.taker))


def _decided(
    scene: Scene, order: Order, item: Source, value: dict[str, Any], dating: Dating
) -> None:
    """Put in since when it holds and who decided so, as in an item that moves."""
    defaults = scene.defaults(item.kind, item.placed.organ)
    day = dating.day_of(item)
    if "生效日期" in value or defaults.get("生效日期") != day:
        value["生效日期"] = day
    approved = value.get("批准", defaults.get("批准"))
    known = approved.get("文号") if isinstance(approved, dict) else None
    if order.document is not None and known != order.document:
        value["批准"] = {"文号": order.document}


def _said_done(scene: Scene, order: Order, item: Source, value: dict[str, Any]) -> Note:
    text = (
        _("“{name}”里的“{giver}”换成“{taker}”。")
        if value.get("生效日期") == item.value.get("生效日期")
        else _("“{name}”里的“{giver}”换成“{taker}”，生效日期写 {day}。")
    )
    said = text.format(
        name=item.name,
        giver=scene.called(order.giver),
        taker=scene.called(order.taker),
        day=value.get("生效日期"),
    )
    return Note(Topic.BOUNDARIES, said, item.id, item.path)


def _undecided(scene: Scene, order: Order, matters: Sequence[Source]) -> Iterator[Note]:
    """Note matters that still name the old organ; where only some items go, in one line.

    Nothing in a matter says which items it concerns, and most of them concern none of a few. What
    other lists say of it is one line a list.
    """
    ours = [item for item in matters if item.kind is ListKind.BOUNDARIES]
    giver = scene.called(order.giver)
    if order.items is not None and not order.close and len(ours) > 1:
        text = _(
            "“{giver}”还在 {count} 个职责边界事项里：{names}。"
            "随这几项划走的，加 --boundaries 写上 id；没有的不动。"
        )
        said = text.format(giver=giver, count=len(ours), names=_listed(ours))
        yield Note(Topic.BOUNDARIES, said)
    else:
        for item in ours:
            yield _undecided_matter(giver, order, item)
    for kind in PARTS:
        theirs = [item for item in matters if item.kind is kind]
        if kind is ListKind.BOUNDARIES or not theirs:
            continue
        text = (
            _(
                "“{giver}”将撤销，{list}还有 {count} 项事项写着它：{names}。"
                "定了以后加 --boundaries 写上 id，或者 all。"
            )
            if order.close
            else _(
                "“{giver}”还在{list}的 {count} 项事项里：{names}。"
                "随事项划走的，加 --boundaries 写上 id；没有的不动。"
            )
        )
        said = text.format(
            giver=giver, list=kind.official_name, count=len(theirs), names=_listed(theirs)
        )
        yield Note(Topic.BOUNDARIES, said)


def _undecided_matter(giver: str, order: Order, item: Source) -> Note:
    places = [path for word, path in parts_of(item) if word == order.giver]
    role = _("牵头") if places[0][0] == "牵头" else _("参与")
    text = (
        _("“{giver}”{role}“{name}”，它将撤销，不改会报错：定了以后加 --boundaries {id}。")
        if order.close
        else _("“{giver}”{role}“{name}”：随事项划走的，加 --boundaries {id}；没有的不动。")
    )
    said = text.format(giver=giver, role=role, name=item.name, id=item.id)
    return Note(Topic.BOUNDARIES, said, item.id, item.path, places[0])


def _listed(items: Sequence[Source]) -> str:
    return joined(one.name + bracketed(one.id) for one in items)


def _links(scene: Scene, moved: Sequence[Source], ids: set[str]) -> Iterator[Note]:
    """Note a power that goes without its duty, and a duty that goes without its powers."""
    organs = {one.placed.organ for one in moved}

    def stays(item_id: object) -> Source | None:
        other = scene.items.get(item_id) if isinstance(item_id, str) else None
        if other is None or other.id in ids or other.placed.organ not in organs:
            return None
        return None if scene.status(other) == Status.REPEALED else other

    for item in moved:
        duty = stays(item.value.get("职责")) if item.kind is ListKind.POWERS else None
        if duty is not None:
            text = _("对应的职责 {id}（{name}）没有划走：改成新机构的职责，或者把它也划走。")
            said = text.format(id=duty.id, name=duty.name)
            yield Note(Topic.LINKS, said, item.id, item.path, ("职责",))
        for word, path in _tasks(item):
            power = stays(word)
            if power is not None:
                text = _("任务写着的权力 {id}（{name}）没有一起划走。")
                said = text.format(id=power.id, name=power.name)
                yield Note(Topic.LINKS, said, item.id, item.path, path)
    for item in scene.items.values():
        if stays(item.id) is not None:
            for word, path in _tasks(item):
                if word in ids:
                    text = _("留下的职责“{name}”写着划走的权力 {id}，看看要不要删。")
                    said = text.format(name=item.name, id=word)
                    yield Note(Topic.LINKS, said, item.id, item.path, path)
    yield from _handed_down(scene, moved, stays)


def _handed_down(
    scene: Scene, moved: Sequence[Source], stays: Callable[[object], Source | None]
) -> Iterator[Note]:
    """Note what was handed down and its power, where only one of the two goes along."""
    ids = {one.id for one in moved}
    for item in moved:
        for word, path in _powers(item):
            power = stays(word)
            if power is not None:
                text = _("赋权事项对应的权力 {id}（{name}）没有一起划走。")
                said = text.format(id=power.id, name=power.name)
                yield Note(Topic.LINKS, said, item.id, item.path, path)
    for item in scene.items.values():
        if stays(item.id) is None:
            continue
        for word, path in _powers(item):
            if word in ids:
                text = _("留下的赋权事项“{name}”对应划走的权力 {id}，也划走或者收回。")
                said = text.format(name=item.name, id=word)
                yield Note(Topic.LINKS, said, item.id, item.path, path)


def _powers(item: Source) -> Iterator[tuple[str, FieldPath]]:
    """Yield the powers that were handed down with a delegation."""
    if item.kind is ListKind.DELEGATIONS:
        yield from mentions(item.value, ("权力", EACH))


def _tasks(item: Source) -> Iterator[tuple[str, FieldPath]]:
    """Yield the powers that the tasks of a duty name."""
    if item.kind is ListKind.DUTIES:
        yield from mentions(item.value, ("任务", EACH, "权力", EACH))


def _settings(scene: Scene, order: Order) -> Iterator[Note]:
    """Note rule settings that hold for the folder of the old organ."""
    for word, path in mentions(scene.workspace.value, ("规则", "路径", EACH, "路径")):
        if order.giver in word.split("/"):
            text = _("qingdan.yaml 里有只管“{path}”的规则设置，看看新机构要不要同样的。")
            yield Note(Topic.SETTINGS, text.format(path=word), file=scene.workspace.path, path=path)
