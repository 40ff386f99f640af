"""An organ's page: what it is, what it does, what it may do, what it shares with others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ...model.organ import Organ
from ...model.vocabulary import ListKind
from ...model.workspace import ListHeader
from ..public.links import Directory, Link, OrganName
from ..public.projection import Projection, PublicItem
from .blockmaker import BlockMaker
from .blocks import Labelled
from .listing import (
    Group,
    Line,
    Matter,
    duty_lines,
    ended_lines,
    matters,
    power_groups,
)
from .overview import LONG_LIST
from .units import UNIT_KEYS, BodyGroup, bodies


@dataclass(frozen=True, slots=True)
class OrganView:
    """Everything the template of an organ's page needs."""

    name: OrganName
    notice: str
    """That the organ was dissolved, when, and who took over; empty where it was not."""
    facts: tuple[Labelled, ...]
    units: tuple[Labelled, ...]
    bodies: tuple[BodyGroup, ...]
    below: tuple[Link, ...]
    headers: tuple[tuple[str, tuple[Labelled, ...]], ...]
    duties: tuple[Line, ...]
    powers: tuple[Group, ...]
    matters: tuple[Matter, ...]
    ended: tuple[Line, ...]


def organ_view(organ_id: str, projection: Projection, directory: Directory) -> OrganView:
    """Return the view of one organ of the register."""
    record = projection.organs[organ_id]
    maker = BlockMaker({}, directory.organ)
    labelled = list(maker.labelled(Organ, record))
    items = directory.owned.get(organ_id, [])
    shared = [i for i in directory.shared.get(organ_id, []) if i.kind is ListKind.BOUNDARIES]
    own_matters = matters(shared, directory)
    powers = [item for item in items if item.kind is ListKind.POWERS]
    duties = [item for item in items if item.kind is ListKind.DUTIES]
    return OrganView(
        name=directory.organ(organ_id),
        notice=_notice(record, directory.organ(organ_id), directory),
        facts=tuple(f for f in labelled if f.label not in UNIT_KEYS and f.label != "名称"),
        units=tuple(f for f in labelled if f.label in UNIT_KEYS),
        bodies=bodies(record, items, maker, with_links=len(items) <= LONG_LIST),
        below=tuple(directory.organ(o).link for o in directory.below.get(organ_id, [])),
        headers=tuple(_headers(organ_id, projection, maker)),
        duties=duty_lines(duties, directory),
        powers=power_groups(powers, directory),
        matters=tuple(own_matters),
        ended=tuple(_ended(items)),
    )


def _notice(record: Mapping[str, Any], name: OrganName, directory: Directory) -> str:
    if name.ended is None:
        return ""
    day = f"{name.ended.year}年{name.ended.month}月{name.ended.day}日"
    heirs = "、".join(directory.organ(heir).name for heir in record.get("承接", ()))
    after = f"，由{heirs}承接" if heirs else ""
    return f"本机构已于{day}撤销{after}。本页保留，供查对原来的名称。"


def _ended(items: list[PublicItem]) -> Iterator[Line]:
    """The repealed items; of the lists beside the three with the list: names may be the same."""
    repealed = [item for item in items if item.is_tombstone]
    for item, line in zip(repealed, ended_lines(repealed), strict=True):
        yield line if item.kind.is_core else replace(line, note=item.kind.official_name)


def _headers(
    organ_id: str, projection: Projection, maker: BlockMaker
) -> list[tuple[str, tuple[Labelled, ...]]]:
    found = []
    for kind in ListKind:
        header = projection.headers.get((kind, organ_id))
        if header:
            rest = {key: value for key, value in header.items() if key != "标题"}
            title = header.get("标题", kind.official_name)
            found.append((title, tuple(maker.labelled(ListHeader, rest))))
    return found
