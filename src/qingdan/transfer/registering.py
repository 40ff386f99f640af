"""What the register of organs says after a transfer, and who else names the old organ there."""

from __future__ import annotations

from typing import Any

from ..messages import _, joined
from .order import Order
from .plan import Note, Topic
from .scene import Scene


def close(scene: Scene, order: Order, organs: dict[str, Any]) -> tuple[list[Note], list[Note]]:
    """End the old organ in ``organs`` (the 机构 of the register) and put its heir in its place.

    Its names stay in its own entry, where old documents find them; they do not become 曾用名 of
    the heir, which is no renamed organ.
    """
    file = scene.organs.path
    entry = organs[order.giver]
    done, left = [], []
    ended = entry.get("失效日期")
    if ended is None:
        entry["失效日期"] = order.day.isoformat()
    heirs = entry.get("承接")
    heirs = heirs if isinstance(heirs, list) else [] if heirs is None else [heirs]
    if order.taker not in heirs:
        entry["承接"] = [*heirs, order.taker]
    text = _("“{giver}”写上失效日期 {day}、承接 {taker}；名称仍在原处，旧文里的名称还查得到。")
    done.append(
        Note(
            Topic.REGISTER,
            text.format(
                giver=scene.called(order.giver),
                day=entry["失效日期"],
                taker=joined(map(str, entry["承接"])),
            ),
            file=file,
            path=("机构", order.giver),
        )
    )
    if order.basis:
        _remark(entry, f"撤销依据：{order.basis}")  # what a file says is Chinese
    if not heirs:
        left.append(
            Note(
                Topic.REGISTER,
                _("承接里只写了“{taker}”：职责另外划给了别的机构的，把它们也写上。").format(
                    taker=scene.called(order.taker)
                ),
                file=file,
                path=("机构", order.giver, "承接"),
            )
        )
    done += _replace(scene, order, organs)
    return done, left


def _remark(entry: dict[str, Any], text: str) -> None:
    old = entry.get("备注")
    entry["备注"] = f"{old}；{text}" if isinstance(old, str) and old else text


def _replace(scene: Scene, order: Order, organs: dict[str, Any]) -> list[Note]:
    """Put the heir in where living organs name the old one as 上级 or 成员."""
    done = []
    for organ, entry in organs.items():
        if not isinstance(entry, dict) or organ == order.giver:
            continue
        if entry.get("上级") == order.giver and "失效日期" not in entry:
            if organ == order.taker:
                continue
            entry["上级"] = order.taker
            text = _("“{organ}”的上级改成“{taker}”。")
            done.append(_note(scene, order, text, organ, "上级"))
        members = entry.get("成员")
        if isinstance(members, list) and order.giver in members and "失效日期" not in entry:
            kept = [one for one in members if one != order.taker]
            entry["成员"] = [order.taker if one == order.giver else one for one in kept]
            text = _("“{organ}”的成员里换成“{taker}”。")
            done.append(_note(scene, order, text, organ, "成员"))
    return done


def _note(scene: Scene, order: Order, text: str, organ: str, key: str) -> Note:
    said = text.format(organ=scene.called(organ), taker=scene.called(order.taker))
    return Note(Topic.REGISTER, said, file=scene.organs.path, path=("机构", organ, key))
