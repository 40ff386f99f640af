"""Items that only went to another organ, in one table: nothing else is to be read of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..announce.pairs import ItemPair
from ..announce.tables import basis
from ..model.actions import Action
from .paper import Heading, Note, Part, Table

_BROUGHT = frozenset({"生效日期", "批准", "承接自", "序号", "编码"})
"""Fields that the move itself changes; the codes of an item begin with that of its organ."""
_FEW = 2
"""So many items that are told one by one all the same."""


@dataclass(frozen=True)
class Handed:
    """Items that one organ gave another, on the same basis."""

    giver: str
    taker: str
    why: str
    bases: tuple[str, ...]
    grounds: str
    pairs: tuple[ItemPair, ...]


def apart(pairs: Iterable[ItemPair]) -> tuple[list[ItemPair], list[Handed]]:
    """Return the items to be told field by field, and those that only changed hands, by group."""
    listed = list(pairs)
    groups: dict[tuple[str, str, str], list[ItemPair]] = {}
    for pair in listed:
        if _only_moved(pair):
            row = pair.row
            groups.setdefault((row.actor_before, row.actor_after, basis(row)), []).append(pair)
    handed = [
        Handed(*key, ones[0].row.bases, ones[0].row.grounds, tuple(ones))
        for key, ones in groups.items()
        if len(ones) > _FEW
    ]
    gone = {id(pair) for one in handed for pair in one.pairs}
    return [pair for pair in listed if id(pair) not in gone], handed


def _only_moved(pair: ItemPair) -> bool:
    row = pair.row
    moved = row.kind.action is Action.TRANSFER and row.actor_before != row.actor_after
    fields = {str(field.path[0]) for field in pair.fields if field.path}
    return moved and pair.known and fields <= _BROUGHT and not row.measures


def handed_over(one: Handed, whole: tuple[str, ...]) -> Iterator[Part]:
    """Yield the table of a group; the basis of the whole batch (``whole``) is not said again."""
    yield Heading(f"{one.giver}→{one.taker}（{len(one.pairs)}项）", 2)
    why = one.grounds if one.bases == whole and whole else one.why
    said = f"调整依据/理由：{why}。" if why else ""
    yield Note(f"只改实施主体，其他内容不变（编码、序号、生效日期随划转改的不逐项列）。{said}")
    rows = tuple(
        (str(number), pair.heading, pair.row.type, pair.row.code)
        for number, pair in enumerate(one.pairs, start=1)
    )
    columns = ("序号", "事项名称", "权力类型", "事项编码")
    yield Table(f"{one.giver}划转{one.taker}的事项", columns, rows, (0.7, 5, 1.3, 2))


__all__ = ["Handed", "apart", "handed_over"]
