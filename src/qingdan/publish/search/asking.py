"""“谁来管”: what published items say of who acts, as phrases a question can be held against.

The numbers by which phrases are ranked stand here for both who rank: ``who/ranking.py`` and, in the
browser, ``templates/site/assets/who.js``, which is sent them (``whofiles.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ...model.vocabulary import ListKind, Status
from ..kinds.registry import KINDS
from ..public.projection import Projection, PublicItem


class Told(StrEnum):
    """Which words of an item a phrase is; the value is how the reason of an answer calls it."""

    COMMON_NAME = "俗称"
    NAME = "名称"
    KEYWORD = "关键词"
    CASE = "案例"
    TASK = "任务"
    DUTY = "职责"
    STEP = "步骤"
    ORGAN = "机构"


WEIGHTS: Mapping[Told, float] = {
    Told.COMMON_NAME: 1.0,
    Told.NAME: 0.95,
    Told.CASE: 0.95,
    Told.KEYWORD: 0.9,
    Told.TASK: 0.8,
    Told.DUTY: 0.6,
    Told.STEP: 0.6,
    Told.ORGAN: 0.5,
}
LISTS: Mapping[ListKind, float] = {
    ListKind.BOUNDARIES: 1.0,
    ListKind.TERRITORY: 0.9,
    ListKind.POWERS: 0.95,
    ListKind.DUTIES: 0.9,
    ListKind.PROCEDURES: 0.85,
}
"""Lists that say who acts. A boundary says who leads among several; a power only who has it."""
SHORT = frozenset({Told.COMMON_NAME, Told.KEYWORD, Told.NAME})
"""Phrases that are names: one that stands in the question as a whole counts more."""
ASKED = 0.6
"""How much the share of the question counts that stands in a phrase; the rest is its reverse."""
SINGLE = 0.25
"""What one character counts against a pair: 狗 alone says little, but not nothing."""
WHOLE = 0.35
"""What of the missing share is added for a name that stands in the question as a whole."""
REST = 0.25
"""What the share of the question counts that stands anywhere in the item."""
CERTAIN = 0.2
"""Below this likeness an answer is only something near."""
FLOOR = 0.06
"""Below this likeness nothing is shown."""
DIGITS = 9
"""Digits of a likeness that are compared, so that the order of a sum decides nothing."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of an item. ``organ`` is set where another organ than the lead acts (a case)."""

    told: Told
    text: str
    organ: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One published item that names who acts; organs by id.

    ``towns`` is what towns and street offices help with, ``not_borne`` what they do not bear.
    """

    item: PublicItem
    lead: tuple[str, ...]
    support: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    towns: tuple[str, ...] = ()
    not_borne: tuple[str, ...] = ()

    @property
    def kind(self) -> ListKind:
        """The list that says it."""
        return self.item.kind


def answering(projection: Projection) -> list[PublicItem]:
    """Return the items of a projection that say who acts, in their order.

    Drafts, items under review and repealed ones answer nothing. What is in force only from a later
    day answers, for it may be a new version of what is in force; the answer says so.
    """
    return [item for item in projection.items if _answers(item) and _lead(item)]


def town_parts(projection: Projection) -> dict[str, PublicItem]:
    """Return by the id of a boundary the matter in force of the town that names it."""
    return {
        item.fields["边界"]: item
        for item in projection.of(ListKind.TERRITORY)
        if "边界" in item.fields and _answers(item) and item.starts is None
    }


def asked_of(projection: Projection, items: Iterable[PublicItem] | None = None) -> list[Asked]:
    """Return what ``answering`` items say, all of them or those that are given.

    It depends on these items, on the names of organs, and of a boundary on its town's matter, for
    it takes from there what towns do.
    """
    local = town_parts(projection)
    found = []
    for item in answering(projection) if items is None else items:
        lead = _lead(item)
        phrases = dict.fromkeys((*_phrases(item), *_names(projection, lead)))
        towns = local.get(item.id, item).fields.get("镇街", {})
        found.append(
            Asked(
                item,
                lead,
                _support(item, lead),
                tuple(phrases),
                tuple(towns.get("配合", ())),
                tuple(towns.get("不承担", ())),
            )
        )
    return found


_SILENT = (Status.DRAFT, Status.REVIEW, Status.REPEALED)


def _answers(item: PublicItem) -> bool:
    return item.kind in LISTS and item.status not in _SILENT


def _lead(item: PublicItem) -> tuple[str, ...]:
    if item.organ is not None:
        return (item.organ,)
    return tuple(KINDS[item.kind].leads(item.fields))


def _support(item: PublicItem, lead: Sequence[str]) -> tuple[str, ...]:
    named = _SUPPORT[item.kind](item.fields) if item.kind in _SUPPORT else ()
    return tuple(dict.fromkeys(organ for organ in named if organ not in lead))


def _names(projection: Projection, organs: Sequence[str]) -> Iterator[Phrase]:
    for organ in organs:
        if record := projection.organs.get(organ):
            for name in organ_names(record):
                yield Phrase(Told.ORGAN, name)


def organ_names(record: Mapping[str, Any]) -> list[str]:
    """Name and short names of an organ of the register."""
    return [str(record["名称"]), *map(str, record.get("简称", ()))]


def _phrases(item: PublicItem) -> Iterator[Phrase]:
    yield Phrase(Told.NAME, item.name)
    yield from (Phrase(Told.COMMON_NAME, name) for name in item.fields.get("俗称", ()))
    yield from (Phrase(Told.KEYWORD, word) for word in item.fields.get("关键词", ()))
    if item.kind in _OWN:
        yield from _OWN[item.kind](item.fields)


_Fields = Mapping[str, Any]


def _of_boundary(fields: _Fields) -> Iterator[Phrase]:
    yield from (Phrase(Told.CASE, one["情形"], one["谁办"]) for one in fields.get("案例", ()))
    yield from _texts(Told.DUTY, fields.get("分工", ()), "职责")


def _of_territory(fields: _Fields) -> Iterator[Phrase]:
    yield from _texts(Told.DUTY, fields.get("主体责任", ()), "责任")
    yield from (Phrase(Told.STEP, step["做"]) for step in fields.get("步骤", ()))


def _of_duty(fields: _Fields) -> Iterator[Phrase]:
    yield from (Phrase(Told.TASK, task["名称"]) for task in fields.get("任务", ()))
    if content := fields.get("内容"):
        yield Phrase(Told.DUTY, content)


def _texts(told: Told, parts: Iterable[_Fields], key: str) -> Iterator[Phrase]:
    yield from (Phrase(told, text) for part in parts for text in part.get(key, ()))


_OWN: Mapping[ListKind, Callable[[_Fields], Iterator[Phrase]]] = {
    ListKind.BOUNDARIES: _of_boundary,
    ListKind.TERRITORY: _of_territory,
    ListKind.DUTIES: _of_duty,
}
"""Phrases that only items of a list have."""


def _boundary_support(fields: _Fields) -> Iterable[str]:
    return fields.get("配合") or (part["部门"] for part in fields.get("分工", ()))


def _territory_support(fields: _Fields) -> Iterable[str]:
    yield from (one["部门"] for one in fields.get("主体责任", ()))
    yield from fields.get("配合部门", ())
    yield from fields.get("镇街", {}).get("范围", ())


def _procedure_support(fields: _Fields) -> Iterable[str]:
    yield from fields.get("参与", ())
    yield from (one[end] for one in fields.get("交接", ()) for end in ("自", "至"))


_SUPPORT: Mapping[ListKind, Callable[[_Fields], Iterable[str]]] = {
    ListKind.BOUNDARIES: _boundary_support,
    ListKind.TERRITORY: _territory_support,
    ListKind.PROCEDURES: _procedure_support,
}
"""Organs beside the lead, in the order in which an item of a list names them."""
