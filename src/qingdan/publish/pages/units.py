"""The bodies inside an organ and what each of them has to do: places on the organ's page.

They have no id, only a name that changes with every reorganisation, and few items each; a page of
its own would be short and its address would not last. On the organ's page they stand together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...model.organ import Unit
from ...model.vocabulary import ListKind
from ..public.links import Link, item_link, unit_anchor
from ..public.projection import PublicItem
from .blockmaker import BlockMaker
from .blocks import Labelled

UNIT_KEYS = ("内设机构", "事业单位", "执法队伍", "派出机构", "群组")
_UNREGISTERED = "其他承办机构"
"""Bodies that items name and the register does not hold."""


@dataclass(frozen=True, slots=True)
class Body:
    """One body: what the register says of it, and its work as labels and links.

    ``counts`` say how many there are of each; ``work`` is empty where the organ has too many items.
    """

    name: str
    anchor: str
    facts: tuple[Labelled, ...]
    counts: tuple[tuple[str, int], ...]
    work: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class BodyGroup:
    """The bodies of one sort."""

    title: str
    bodies: tuple[Body, ...]


def bodies(
    record: Mapping[str, Any],
    items: Iterable[PublicItem],
    maker: BlockMaker,
    *,
    with_links: bool,
) -> tuple[BodyGroup, ...]:
    """Return the bodies of an organ's ``record`` and those that its ``items`` name besides."""
    work: dict[str, dict[str, dict[str, Link]]] = {}
    named: dict[str, str] = {}
    for item in items:
        for name, label, link in _work(item) if not item.is_tombstone else ():
            anchor = unit_anchor(name)
            named.setdefault(anchor, name)
            work.setdefault(anchor, {}).setdefault(label, {})[f"{link.href} {link.text}"] = link
    groups: dict[str, dict[str, Mapping[str, Any]]] = {}
    known: set[str] = set()  # anchors: a name that is written with a blank is no second body
    for key in UNIT_KEYS:
        for unit in record.get(key, ()):
            if unit_anchor(unit["名称"]) not in known:
                known.add(unit_anchor(unit["名称"]))
                groups.setdefault(key, {})[unit["名称"]] = unit
    for anchor, name in named.items():
        if anchor not in known:
            groups.setdefault(_UNREGISTERED, {})[name] = {}
    return tuple(
        BodyGroup(
            title,
            tuple(
                _body(name, unit, work.get(unit_anchor(name), {}), maker, with_links=with_links)
                for name, unit in units.items()
            ),
        )
        for title, units in groups.items()
    )


def _body(
    name: str,
    unit: Mapping[str, Any],
    work: Mapping[str, Mapping[str, Link]],
    maker: BlockMaker,
    *,
    with_links: bool,
) -> Body:
    facts = {key: value for key, value in unit.items() if key != "名称"}
    done = tuple((label, tuple(links.values())) for label, links in work.items())
    return Body(
        name,
        unit_anchor(name),
        tuple(maker.labelled(Unit, facts)),
        tuple((label, len(links)) for label, links in done),
        done if with_links else (),
    )


def _work(item: PublicItem) -> Iterator[tuple[str, str, Link]]:
    """Yield (name of a body, what it does, link) for everything an item says of bodies."""
    fields, link = item.fields, item_link(item)
    if item.kind is ListKind.POWERS:
        for name in fields.get("承办机构", ()):
            yield name, "承办的权力", link
    if item.kind is not ListKind.DUTIES:
        return
    offices = fields.get("科室", {})
    if "牵头" in offices:
        yield offices["牵头"], "牵头的职责", link
    for name in offices.get("配合", ()):
        yield name, "配合的职责", link
    for task in fields.get("任务", ()):
        if "科室" in task:
            yield task["科室"], "承担的任务", Link(task["名称"], item.page)
