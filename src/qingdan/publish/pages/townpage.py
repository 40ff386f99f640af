"""What towns' and departments' pages say of the lists beside the three, put together.

A town sees whom to call, its three lists, what it was handed, where it helps; a department the
mirror of that. An organ of which these lists say nothing has no such parts, and the page that it
always had.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.vocabulary import FulfilmentClass, ListKind
from .delegationrows import RECEIVED, given, received
from .fulfilmentrows import ASSIST, WITHDRAWN, mirrored, town_lists
from .listing import Line
from .neighbours import Around, Part, Row, Said, table
from .territoryrows import HELPS, answers, helps, leaders, procedures

_CLASSES = {
    FulfilmentClass.ASSIST.value: (ASSIST, "配合履职"),
    FulfilmentClass.WITHDRAWN.value: (WITHDRAWN, "上级部门收回"),
}


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The parts of an organ's page beside the three lists.

    A town's page begins with them; a department's ends with the mirror.
    """

    parts: tuple[Part, ...]
    is_town: bool


def neighbourhood(around: Around) -> Neighbourhood | None:
    """Return what the lists beside the three say of an organ; None where they say nothing."""
    if not around.items:
        return None
    town = [*town_lists(around), *received(around), *helps(around)]
    if town:
        town = [*_contacts(around), *town]  # on a phone whoever calls must not scroll first
    mirror = [*mirrored(around), *given(around), *answers(around), *procedures(around)]
    parts = tuple(town + mirror)
    return Neighbourhood(parts, is_town=bool(town)) if parts else None


def _contacts(around: Around) -> Iterator[Part]:
    """Yield whom to call: the organ itself, and the departments behind its matters."""
    page = around.name(around.organ_id).link.href or ""
    reasons: dict[str, dict[tuple[str, str], int]] = {}
    for organ, anchor, title in _calls(around):
        counts = reasons.setdefault(organ, {})
        counts[anchor, title] = counts.get((anchor, title), 0) + 1
    if not reasons:
        return
    rows = [_contact(around.organ_id, (Said("本机构的事项"),), around)]
    known = [organ for organ in around.projection.organs if organ in reasons]
    for organ in dict.fromkeys((*known, *sorted(reasons))):
        why = tuple(
            Said(f"{title} {number} 项", f"{page}#{anchor}")
            for (anchor, title), number in reasons[organ].items()
        )
        rows.append(_contact(organ, why, around))
    about = "反映问题、办事先找谁：本机构和有关上级部门的电话。"
    tables = (table("", ("电话", "哪些事项"), rows),)
    yield Part("contacts", "联系电话", about, len(rows), tables, "机构")


def _contact(organ: str, why: tuple[Said, ...], around: Around) -> Row:
    return Row(Line(around.name(organ).link), (around.phone(organ), why))


def _calls(around: Around) -> Iterator[tuple[str, str, str]]:
    """Yield (organ, anchor and title of the part) for every matter that another stands behind."""
    for item in around.own(ListKind.FULFILMENT):
        if item.fields["类别"] in _CLASSES and "上级部门" in item.fields:
            yield item.fields["上级部门"], *_CLASSES[item.fields["类别"]]
    for item in around.shared(ListKind.DELEGATIONS):
        named = [one["机构"] for one in item.fields.get("承接机构", ())]
        if item.organ is not None and any(map(around.is_one_of, named)):
            yield item.organ, RECEIVED, "赋权事项"
    for item in around.shared(ListKind.TERRITORY):
        part = item.fields.get("镇街", {})
        if part and around.is_town_of(part.get("范围", ())):
            for organ in leaders(item):
                yield organ, HELPS, "属地管理事项"
