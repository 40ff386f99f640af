"""Steps that may branch (施工图) as a graph: where it begins and ends, its layers, its text.

Knows of no screen: drawing is somebody else's. Steps come as ``FlowStep`` values or as the plain
mappings that a file or a projection holds; both give the same graph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .territory import FlowStep


@dataclass(frozen=True, slots=True)
class GraphStep:
    """One step as texts; what it does not say is empty. ``following`` are numbers of steps."""

    number: int
    actor: str
    action: str
    limit: str = ""
    output: str = ""
    following: tuple[int, ...] = ()


@dataclass(frozen=True)
class StepGraph:
    """Steps in the order in which they are written.

    ``starts``, ``ends`` and ``layers`` speak of the numbers of steps.
    """

    steps: tuple[GraphStep, ...]

    @property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """(from, to) of every arrow, each once; also those that lead to no step."""
        return tuple(
            dict.fromkeys((step.number, after) for step in self.steps for after in step.following)
        )

    @property
    def starts(self) -> tuple[int, ...]:
        """Steps to which no other leads."""
        reached = {after for _before, after in self.edges}
        return tuple(step.number for step in self.steps if step.number not in reached)

    @property
    def ends(self) -> tuple[int, ...]:
        """Steps after which nothing comes."""
        return tuple(step.number for step in self.steps if not step.following)

    @cached_property
    def layers(self) -> tuple[tuple[int, ...], ...] | None:
        """The numbers by how many steps lie before at the most; None where that has no meaning.

        It has none where a number stands twice, an arrow leads to no step, or arrows run in a
        circle. Inside a layer the numbers stand as written.
        """
        numbers = [step.number for step in self.steps]
        if len(set(numbers)) < len(numbers) or any(to not in numbers for _from, to in self.edges):
            return None
        depth = dict.fromkeys(numbers, 0)
        waiting = Counter(after for _before, after in self.edges)
        ready = [number for number in numbers if not waiting[number]]
        after_of = {step.number: tuple(dict.fromkeys(step.following)) for step in self.steps}
        for number in ready:  # grows while it is read
            for after in after_of[number]:
                depth[after] = max(depth[after], depth[number] + 1)
                waiting[after] -= 1
                if not waiting[after]:
                    ready.append(after)
        if len(ready) < len(numbers):
            return None
        deepest = max(depth.values(), default=-1)
        return tuple(
            tuple(number for number in numbers if depth[number] == layer)
            for layer in range(deepest + 1)
        )

    @property
    def order(self) -> tuple[int, ...] | None:
        """The numbers so that every arrow leads on, else as written; None where ``layers`` is."""
        if self.layers is None:
            return None
        waiting = Counter(after for _before, after in self.edges)
        left = [step.number for step in self.steps]
        found: list[int] = []
        while left:
            number = next(one for one in left if not waiting[one])
            left.remove(number)
            found.append(number)
            waiting.subtract(after for before, after in self.edges if before == number)
        return tuple(found)


def step_graph(
    steps: Iterable[FlowStep | Mapping[str, Any]], names: Mapping[str, str]
) -> StepGraph:
    """Return the graph of steps; ``names`` are what organs are called, by id.

    An id that ``names`` does not know stands for itself.
    """
    return StepGraph(tuple(_step(step, names) for step in steps))


def _step(step: FlowStep | Mapping[str, Any], names: Mapping[str, str]) -> GraphStep:
    if isinstance(step, FlowStep):
        actor, limit = step.actor or "", str(step.limit) if step.limit is not None else ""
        output, following = step.output or "", tuple(step.following)
        number, action = step.number, step.action
    else:
        actor, limit = step.get("谁") or "", str(step.get("时限") or "")
        output, following = step.get("产出") or "", tuple(step.get("下一步") or ())
        number, action = step["序"], step["做"]
    return GraphStep(number, names.get(actor, actor), action, limit, output, following)


def as_mermaid(steps: Iterable[FlowStep | Mapping[str, Any]], names: Mapping[str, str]) -> str:
    """Return the steps as the text of a Mermaid flow chart, with a line break at its end.

    Arrows that lead to no step are left out; of steps with the same number the first is meant.
    """
    graph = step_graph(steps, names)
    ids: dict[int, str] = {}
    lines = ["flowchart TD"]
    for place, step in enumerate(graph.steps):
        own = f"s{step.number}" if step.number not in ids else f"s{step.number}_{place}"
        ids.setdefault(step.number, own)
        lines.append(f'    {own}["{_mermaid_label(step)}"]')
    lines += [f"    {ids[a]} --> {ids[b]}" for a, b in graph.edges if b in ids]
    return "\n".join(lines) + "\n"


def _mermaid_label(step: GraphStep) -> str:
    said = [" ".join(part for part in (f"第{step.number}步", step.actor) if part), step.action]
    said += [step.limit] if step.limit else []
    said += [f"产出：{step.output}"] if step.output else []
    return "<br/>".join(_mermaid_text(line) for line in said)


def _mermaid_text(text: str) -> str:
    """A text that Mermaid reads as nothing but text: marks of any syntax as entities."""
    plain = " ".join(text.split())
    return "".join(c if c.isalnum() or c in _PLAIN else f"#{ord(c)};" for c in plain)


_PLAIN: Sequence[str] = " 、，。；：？！“”‘’（）《》〈〉〔〕【】—…·～％／＋－＝"
