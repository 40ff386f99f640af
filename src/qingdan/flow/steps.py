"""The steps of one item as a graph, whichever list it is on.

A new kind of list whose items have steps is one entry of ``STEPS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import BrokenDataError, QingdanError
from ..messages import _, joined
from ..model.item import Item
from ..model.power import Power
from ..model.stepgraph import StepGraph, as_mermaid, step_graph
from ..model.territory import FlowStep, Territory
from ..model.vocabulary import ListKind
from ..store.inventory import Entry, Inventory
from ..store.several import several_meant, without_quotes

Steps = Sequence[FlowStep | Mapping[str, Any]]


@dataclass(frozen=True)
class Flow:
    """An item with its steps, as a graph and as the text of a Mermaid chart."""

    entry: Entry
    graph: StepGraph
    mermaid: str


def flow_of(inventory: Inventory, given: str) -> Flow:
    """Return the flow of the item that ``given`` means: an id or its beginning, a path, a name.

    Raises ``QingdanError`` where none is meant, more than one, or the item has no steps.
    """
    _demand_whole(inventory, given)
    entry = find_entry([one for one in inventory.entries if one.kind in STEPS], given)
    key, read = STEPS[entry.kind]
    steps = read(entry.item)
    if not steps:
        raise QingdanError(
            _("“{name}”没有写{key}。").format(name=entry.item.name, key=key),
            _(
                "在文件里写“{key}”，写法见 docs/format.md；哪些事项有施工图：qingdan flow list。"
            ).format(key=key),
            file=entry.path,
        )
    names = {organ: known.name for organ, known in inventory.organs.items()}
    return Flow(entry, step_graph(steps, names), as_mermaid(steps, names))


def _demand_whole(inventory: Inventory, given: str) -> None:
    """Refuse an item whose file has errors: it is in no list of entries."""
    for path in inventory.broken:
        if path.rsplit("/", 1)[-1].removesuffix(".yaml") == stem_of(given):
            raise BrokenDataError(
                _("这个事项的文件有错误，读不出它的步骤。"),
                _("运行 qingdan validate 看错在哪里。"),
                file=path,
            )


def stem_of(given: str) -> str:
    """Return the id that somebody wrote, or the stem of the path that they wrote."""
    return given.strip().replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".yaml")


def find_entry(entries: Iterable[Entry], given: str) -> Entry:
    """Return the entry that a word means; see ``flow_of``."""
    given = without_quotes(given)
    word, stem = given, stem_of(given)
    known = list(entries)
    tries: tuple[Callable[[Entry], bool], ...] = (
        lambda one: one.id == stem,
        lambda one: one.id.startswith(word),
        lambda one: one.item.name == word,
        lambda one: word in one.item.name,
    )
    for fits in tries:
        found = [one for one in known if word and fits(one)]
        if len(found) == 1:
            return found[0]
        if found:
            raise several_meant(given, [f"{one.id} {one.item.name}" for one in found])
    raise QingdanError(
        _("没有“{given}”这个事项。").format(given=given),
        _("写属地管理或者权力事项的 id、id 的开头、文件路径或名称。"),
    )


def _of_territory(item: Item) -> Steps:
    return list(item.steps) if isinstance(item, Territory) else []


def _of_power(item: Item) -> Steps:
    """The flow of a power is a plain row of steps."""
    flow = item.flow if isinstance(item, Power) else []
    return [
        {
            "序": number,
            "谁": step.actor,
            "做": joined((part for part in (step.name, step.action) if part), "："),
            "时限": step.limit,
            "产出": step.output,
            "下一步": [number + 1] if number < len(flow) else [],
        }
        for number, step in enumerate(flow, start=1)
    ]


STEPS: Mapping[ListKind, tuple[str, Callable[[Item], Steps]]] = {
    ListKind.TERRITORY: ("步骤", _of_territory),
    ListKind.POWERS: ("流程", _of_power),
}


__all__ = ["STEPS", "Flow", "find_entry", "flow_of", "stem_of"]
