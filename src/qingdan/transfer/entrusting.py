"""委托 of moved items: the organ that entrusted is no longer the one whose power it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..messages import _
from .order import Order
from .plan import Note, Topic
from .scene import Scene, Source, word_at


def entrusted(scene: Scene, order: Order, moved: Iterable[Source]) -> Iterator[Note]:
    """Note every 委托 that goes along: the old organ entrusted, within the powers it then had.

    An organ entrusts within its own powers (行政处罚法第二十条、行政许可法第二十四条); what
    becomes of an entrusting by the organ before is for people to decide.
    """
    taker = scene.called(order.taker)
    for item in moved:
        given = item.value.get("委托")
        if not given:
            continue
        to = (word_at(given, "受托") if isinstance(given, dict) else None) or _("（没有写受托）")
        text = (
            _("“{name}”原来委托“{to}”，它现在是实施机构：删去“委托”。")
            if scene.register.ids_by_name.get(to) == order.taker
            else _(
                "“{name}”委托“{to}”实施，是“{giver}”委托的：由“{taker}”重新委托并公布，"
                "改“委托”的文号和日期；不再委托的删去。"
            )
        )
        said = text.format(name=item.name, to=to, giver=scene.called(order.giver), taker=taker)
        yield Note(Topic.REFERENCES, said, item.id, item.path, ("委托",))
