"""What of an item can be found: its public text as single lines, each with its rank.

A rank says what kind of text a line is, the most telling first; the search page puts hits of a
lower rank behind. Ids of other items are no text of this item, names of organs are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from ...model.duty import Task
from ...model.kinds import ITEM_MODELS
from ...model.organ import Organ
from ...model.record import Record
from ..public.links import departments
from ..public.projection import Projection, PublicItem
from ..public.shapes import Shape, field_shapes


class Rank(IntEnum):
    """Kinds of text, in the order in which hits are shown."""

    NAME = 0
    WORDS = 1
    CODE = 2
    ORGAN = 3
    BASIS = 4
    STAGE = 5
    TEXT = 6


Passage = tuple[Rank, str]

_ITEM_RANKS: Mapping[str, Rank] = {
    "俗称": Rank.WORDS,
    "关键词": Rank.WORDS,
    "编码": Rank.CODE,
    "通用目录": Rank.CODE,
    "类型": Rank.ORGAN,
    "承办机构": Rank.ORGAN,
    "受理机构": Rank.ORGAN,
    "决定机构": Rank.ORGAN,
}
_ORGAN_RANKS: Mapping[str, Rank] = {
    "简称": Rank.WORDS,
    "曾用名": Rank.WORDS,
    "统一社会信用代码": Rank.CODE,
    "区划代码": Rank.CODE,
    "内设机构": Rank.ORGAN,
    "事业单位": Rank.ORGAN,
    "执法队伍": Rank.ORGAN,
    "派出机构": Rank.ORGAN,
    "群组": Rank.ORGAN,
}
_PART_RANKS: Mapping[str, Rank] = {"引用": Rank.BASIS, "环节": Rank.STAGE}
_MAYBE_ORGAN = frozenset({"执法主体"})
"""Fields whose text may be the id of an organ."""
# Names are read apart; states and places in a list would find everything: filters show them.
_SILENT = frozenset({"名称", "状态", "可见性", "序号"})


def owners(item: PublicItem) -> list[str]:
    """Ids of the organs an item belongs to, the lead first: its own, and all that take part."""
    others = [*item.fields.get("共同实施", ()), *departments(item)]
    return list(dict.fromkeys([*((item.organ,) if item.organ is not None else ()), *others]))


@dataclass(frozen=True, slots=True)
class _Way:
    """How one field is read: what it holds, as what it ranks, the model of its parts."""

    shape: Shape
    rank: Rank
    parts: type[Record] | None


@cache
def _ways(model: type[Record], inherited: Rank) -> dict[str, _Way]:
    """Return the ways of a model's fields; parts of a ranked record take over its rank."""
    whole = model is Organ or model in ITEM_MODELS.values()
    ranks = _ORGAN_RANKS if model is Organ else _ITEM_RANKS if whole else _PART_RANKS
    if model is Task:
        ranks = {"名称": Rank.STAGE}
    found = {}
    for key, field in field_shapes(model).items():
        silent = key in _SILENT if whole else key == "可见性"
        if not silent and field.shape not in (Shape.ITEMS, Shape.FLAG):
            found[key] = _Way(field.shape, ranks.get(key, inherited), field.model)
    return found


class PassageReader:
    """Reads the passages of items and organs of one projection.

    ``names`` are those of the organs: all that passages of an item depend on besides the item.
    """

    def __init__(self, projection: Projection) -> None:
        self._organs = projection.organs
        self.names = {organ: _names_of(organ, projection) for organ in projection.organs}

    def of_item(self, item: PublicItem) -> Iterator[Passage]:
        """Yield the passages of an item but its name; a passage may come twice."""
        found: list[Passage] = [(Rank.CODE, item.id)]
        for organ in owners(item):
            found += self._organ(organ)
        self._record(ITEM_MODELS[item.kind], item.fields, Rank.TEXT, found)
        for value in item.extra.values():
            if not isinstance(value, bool):
                _add(value if isinstance(value, list) else (value,), Rank.TEXT, found)
        hidden = frozenset(item.refers)  # 职责 holds words or the id of a duty
        return (passage for passage in found if passage[1] not in hidden)

    def of_organ(self, organ: str) -> Iterator[Passage]:
        """Yield the passages of an organ of the register but its name."""
        found: list[Passage] = [(Rank.CODE, organ)]
        self._record(Organ, self._organs[organ], Rank.TEXT, found)
        return iter(found)

    def _organ(self, organ: str) -> list[Passage]:
        return [(Rank.ORGAN, name) for name in self.names.get(organ, (organ,))]

    def _record(
        self, model: type[Record], mapping: Mapping[str, Any], rank: Rank, found: list[Passage]
    ) -> None:
        ways = _ways(model, rank)
        for key, value in mapping.items():
            way = ways.get(key)
            if way is None:
                continue
            several = value if isinstance(value, list) else (value,)
            if way.parts is not None:
                for part in several:
                    self._record(way.parts, part, way.rank, found)
            elif way.shape is Shape.ORGANS or (key in _MAYBE_ORGAN and value in self._organs):
                for organ in several:
                    found += self._organ(organ)
            elif isinstance(value, Mapping):  # a lead and its clauses, or counts by their names
                _add(value.get("内容", value), way.rank, found)
                _add((value.get("开头", ""),), way.rank, found)
            else:
                _add(several, way.rank, found)


def _names_of(organ: str, projection: Projection) -> tuple[str, ...]:
    record = projection.organs[organ]
    former = (name["名称"] for name in record.get("曾用名", ()))
    return (str(record["名称"]), *record.get("简称", ()), *former)


def _add(texts: Iterable[Any], rank: Rank, found: list[Passage]) -> None:
    for value in texts:
        text = str(value)
        if "\n" in text:
            found += [(rank, line) for line in text.splitlines()]
        else:
            found.append((rank, text))
