"""Headers of the two organs' lists: defaults, declared numbers, a header where there was none."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import Any

from ..messages import _
from ..model import grain
from ..model.kinds import inheritable_keys
from ..model.vocabulary import ListKind, Status
from ..store.layout import header_path
from .choosing import DRAFTS
from .order import Order
from .plan import Note, Topic
from .scene import Scene, Source, word_at
from .sharing import put_in_mapping


def new_header(scene: Scene, order: Order, kind: ListKind) -> dict[str, Any] | None:
    """Return a header for the new organ's list; None where it has one, or the old one has none.

    It inherits what the old organ's items inherited, so that nothing changes for those that come.
    """
    there = scene.headers.get((kind, order.taker))
    old = scene.headers.get((kind, order.giver))
    if there is not None or old is None:
        return None
    made: dict[str, Any] = {
        "标题": scene.called(order.taker) + kind.official_name,
        "年度": order.day.year,
    }
    if order.document:
        made["批准"] = {"文号": order.document}
    defaults = copy.deepcopy(scene.defaults(kind, order.giver))
    if "生效日期" in defaults:
        defaults["生效日期"] = order.day.isoformat()
    if "批准" in defaults:
        del defaults["批准"]
    put_in_mapping(kind, defaults, order)
    if defaults:
        made["默认"] = defaults
    return made


def header_made(scene: Scene, order: Order, kind: ListKind) -> tuple[list[Note], list[Note]]:
    """Return the notes for a header that was made."""
    path = header_path(kind, order.taker)
    text = _("“{taker}”原来没有{list}，新建表头 {path}，默认值照“{giver}”的。").format(
        taker=scene.called(order.taker),
        list=kind.official_name,
        path=path,
        giver=scene.called(order.giver),
    )
    ask = (
        _("核对新建的表头：监督方式、救济、咨询方式是照原机构抄的，批准机关和日期要补写。")
        if "监督方式" in inheritable_keys(kind)
        else _("核对新建的表头：默认值是照原机构抄的，批准机关和日期要补写。")
    )
    return [Note(Topic.HEADERS, text, file=path)], [Note(Topic.HEADERS, ask, file=path)]


def recount(
    scene: Scene, header: Source, value: dict[str, Any], moved: Sequence[Source], sign: int
) -> list[Note]:
    """Add to (1) or take from (-1) the declared numbers in ``value`` what moved in force."""
    declared = value.get("声明数量")
    living = [one for one in moved if scene.status(one) not in (*DRAFTS, Status.REPEALED)]
    if not isinstance(declared, dict) or not living:
        return []
    parents = {one.id: word_at(one.value, "主项") for one in living}
    counted_mains, counted_units = set(grain.mains(parents)), set(grain.units(parents))
    mains = [one for one in living if one.id in counted_mains]
    smallest = [one for one in living if one.id in counted_units]
    before = copy.deepcopy(declared)
    _add(declared, "主项", sign * len(mains))
    _add(declared, "最小颗粒", sign * len(smallest))
    types = declared.get("类型")
    if isinstance(types, dict):
        by_mains = sum(_numbers(types)) == before.get("主项") != before.get("最小颗粒")
        for one in mains if by_mains else smallest:
            kind = word_at(one.value, "类型")
            if kind is not None and isinstance(types.get(kind, 0), int):
                types[kind] = types.get(kind, 0) + sign
                if types[kind] == 0:
                    del types[kind]
        if not types:
            del declared["类型"]
    if declared == before:
        return []
    text = _("声明数量按划转的 {count} 项重新计算，请核对。").format(count=len(living))
    return [Note(Topic.HEADERS, text, file=header.path, path=("声明数量",))]


def _add(declared: dict[str, Any], key: str, number: int) -> None:
    if isinstance(declared.get(key), int):
        declared[key] = max(0, declared[key] + number)


def _numbers(types: dict[str, Any]) -> Iterable[int]:
    return (number for number in types.values() if isinstance(number, int))
