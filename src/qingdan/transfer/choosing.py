"""Which items go, and whether they can."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from ..errors import BrokenDataError, QingdanError
from ..messages import _, joined
from ..model.vocabulary import OrganKind, Status
from ..rules.nearest import nearest
from .order import Order
from .scene import Scene, Source, demand_readable, word_at
from .sharing import keeps

DRAFTS = frozenset({str(Status.DRAFT), str(Status.REVIEW)})
_SHOWN = 5


def organ_named(scene: Scene, word: str) -> str:
    """Return the id of an organ given by its id, name or short name."""
    organ = scene.register.ids_by_name.get(word)
    if organ is not None:
        return organ
    near = nearest(word, tuple(scene.register.ids_by_name))
    raise QingdanError(
        _("机构名录里没有“{word}”。").format(word=word),
        _("你是不是要写：{near}？").format(near=near)
        if near
        else _("用 organs.yaml 里的 id 或名称；新机构先登记进去。"),
    )


def demand_parties(scene: Scene, order: Order) -> None:
    """Refuse a transfer between organs that cannot give or take on the day."""
    if order.giver == order.taker:
        raise QingdanError(
            _("划出和划入的是同一个机构：{organ}。").format(organ=scene.called(order.giver)),
            _(
                "机构只是改名的，不用划转：在 organs.yaml 里改“名称”，"
                "把旧名写进“曾用名”，id 和文件夹不变。"
            ),
        )
    for organ in (order.giver, order.taker):
        if not scene.register.entries.get(organ):
            raise BrokenDataError(
                _("机构名录里“{organ}”的内容不对，不能划转。").format(organ=organ),
                _("先按 qingdan validate 的提示改好，再运行一次。"),
                file=scene.organs.path,
            )
        if scene.register.kind_of(organ) == OrganKind.GROUP:
            raise QingdanError(
                _("“{organ}”是机构群组，不是一个机构。").format(organ=scene.called(organ)),
                _("写它的一个成员。"),
            )
    ended = _day(scene, order.taker, "失效日期")
    if ended is not None and ended <= order.day:
        raise QingdanError(
            _("“{organ}”已于 {day} 撤销，不能接收事项。").format(
                organ=scene.called(order.taker), day=ended.isoformat()
            ),
            _("改成承接它的机构，或者改 --on 的日期。"),
        )
    begun = _day(scene, order.taker, "生效日期")
    if begun is not None and begun > order.day:
        raise QingdanError(
            _("“{organ}”从 {day} 起才设立，不能在那以前接收事项。").format(
                organ=scene.called(order.taker), day=begun.isoformat()
            ),
            _("改 --on 的日期，或者改 organs.yaml 里的生效日期。"),
        )


def choose(scene: Scene, order: Order) -> tuple[list[Source], list[str]]:
    """Return the items that go, and the ids of children that go with their 主项 unasked.

    Raises ``QingdanError`` for ids that are unknown, another organ's or repealed, for a child
    without its 主项, where nothing is left to go, and where the old organ is to be closed while
    items in force stay.
    """
    _demand_room(scene, order)
    held = [one for one in scene.of_organ(order.giver) if scene.status(one) != Status.REPEALED]
    living = [one for one in held if keeps(scene, order.taker, one.kind)]
    if order.items is None:
        chosen, along = living, []
    else:
        _demand_known(scene, order, order.items)
        named = set(order.items)
        along = [
            one.id for one in living if word_at(one.value, "主项") in named and one.id not in named
        ]
        chosen = [one for one in living if one.id in named or one.id in along]
        _demand_parents(chosen, living)
    if not chosen:
        raise QingdanError(
            _("“{organ}”没有可以划转的事项。").format(organ=scene.called(order.giver)),
            _("废止的事项留在原处守住 id，不划转；看看机构有没有写错。"),
        )
    demand_readable(chosen)
    staying = [one for one in living if one not in chosen]
    if order.close and staying:
        raise QingdanError(
            _("“{organ}”还有 {count} 项事项没有划走，不能撤销：{ids}。").format(
                organ=scene.called(order.giver), count=len(staying), ids=_listed(staying)
            ),
            _("用 --all 全部划走；划给几个机构的，分几次划，最后一次再加 --close。"),
        )
    return chosen, along


def _demand_known(scene: Scene, order: Order, ids: Sequence[str]) -> None:
    for item_id in ids:
        item = scene.items.get(item_id)
        if item is None:
            near = nearest(item_id, tuple(scene.items))
            raise QingdanError(
                _("没有事项“{id}”。").format(id=item_id),
                _("你是不是要写：{near}？").format(near=near)
                if near
                else _("事项 id 就是文件名，不带 .yaml。"),
            )
        if item.placed.organ is None:
            raise QingdanError(
                _("“{id}”是{list}的事项，不归哪一个机构。").format(
                    id=item_id, list=item.kind.official_name
                ),
                _("要把其中写着的机构换掉，用 --boundaries {id}。").format(id=item_id),
            )
        if item.placed.organ != order.giver:
            raise QingdanError(
                _("“{id}”是“{owner}”的，不是“{organ}”的。").format(
                    id=item_id,
                    owner=scene.called(item.placed.organ),
                    organ=scene.called(order.giver),
                ),
                _("一次只从一个机构划出；先划那个机构的，再划这个机构的。"),
            )
        if not keeps(scene, order.taker, item.kind):
            raise QingdanError(
                _("“{id}”是{list}的事项，“{organ}”没有这张清单。").format(
                    id=item_id, list=item.kind.official_name, organ=scene.called(order.taker)
                ),
                _("由部门接过去的，改成“上级部门收回”，或者废止后由它的职责事项“承接自”。"),
            )
        if scene.status(item) == Status.REPEALED:
            raise QingdanError(
                _("“{id}”（{name}）已经废止，不能划转。").format(id=item_id, name=item.name),
                _("废止的事项留在原处守住 id；由别的事项接替的，写在它的“承接”里。"),
            )


def _demand_parents(chosen: Sequence[Source], living: Sequence[Source]) -> None:
    ids = {one.id for one in chosen}
    mains = {one.id for one in living}
    for one in chosen:
        parent = word_at(one.value, "主项")
        if parent in mains and parent not in ids:
            raise QingdanError(
                _("“{id}”是“{parent}”的子项，主项没有一起划转。").format(id=one.id, parent=parent),
                _("把主项也写进 --items；只划转这个子项的，先去掉它的“主项”，单独列一项。"),
            )


def _demand_room(scene: Scene, order: Order) -> None:
    """Refuse ids that two files have: which of them goes, and does it meet the other?"""
    for first, second in scene.twice:
        if {first.placed.organ, second.placed.organ} & {order.giver, order.taker}:
            raise QingdanError(
                _("id “{id}”有两个文件：{one} 和 {other}。").format(
                    id=first.id, one=first.path, other=second.path
                ),
                _("先按 qingdan validate 的提示改好重复的 id。"),
                file=second.path,
            )


def _day(scene: Scene, organ: str, key: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(scene.register.word_of(organ, key))
    except ValueError:
        return None


def _listed(items: Sequence[Source]) -> str:
    shown = joined(one.id for one in items[:_SHOWN])
    return shown if len(items) <= _SHOWN else _("{shown} 等").format(shown=shown)
