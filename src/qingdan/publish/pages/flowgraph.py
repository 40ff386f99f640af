"""Steps that may branch, drawn: branches side by side where there is room, else in a column.

As in ``flowsvg`` letters never shrink: both pictures are in units of the screen, a style sheet
shows the one that fits. The text of the steps is their ordered list, which always stands beside
the drawing; a graph that is none (numbers twice, circles, arrows that lead nowhere), or that is
too large to be read, is not drawn. No style and no script stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from ...model.stepgraph import GraphStep, StepGraph, step_graph
from ...model.territory import FlowStep
from .flowlayout import Layers, layers_of
from .textmeasure import wrapped

MOST_STEPS, MOST_ABREAST = 30, 4
_WIDE, _NARROW = 640, 250
"""Width of the wide picture at the most (a sheet of A4 holds it), and of the narrow one."""
_WIDEST_BOX, _LEAST_BOX = 300, 132
_PAD, _EDGE = 10, 2
_BETWEEN, _BETWEEN_NARROW = 40, 26
"""Room for arrows between two layers, and between two boxes of the column."""
_PORT = 22
"""How far apart arrows leave a box at the most."""
_END = "（结束）"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of text in a box: its class, the size of its letters, how far below the last."""

    style: str
    size: int
    high: int
    text: str


@dataclass(frozen=True, slots=True)
class _Box:
    number: int
    x: int
    y: int
    width: int
    height: int
    lines: tuple[_Line, ...]
    style: str

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def drawn(self) -> str:
        y, said = self.y + _PAD, ""
        for line in self.lines:
            y += line.high
            said += f'<text class="{line.style}" x="{self.x + _PAD}" y="{y - line.high // 3}">'
            said += f"{escape(line.text)}</text>"
        return (
            f'<g data-step="{self.number}"><rect{self.style} x="{self.x}" y="{self.y}" '
            f'width="{self.width}" height="{self.height}" rx="4"/>{said}</g>'
        )


def step_flow(
    steps: Iterable[FlowStep | Mapping[str, Any]], names: Mapping[str, str]
) -> str | None:
    """Return the drawings of steps as HTML; None where they are not to be drawn.

    ``steps`` are ``FlowStep`` values or their mappings in a projection, ``names`` what organs are
    called, by id. Not drawn are: fewer than two steps, more than 30, more than 4 side by side, more
    than one start, and what is no graph without circles.
    """
    graph = step_graph(steps, names)
    if not 2 <= len(graph.steps) <= MOST_STEPS or len(graph.starts) != 1:
        return None
    layers = layers_of(graph)
    if layers is None or layers.abreast > MOST_ABREAST:
        return None
    said = _said(graph)
    box = _box_width(layers)
    wide = _drawing("wide", said, *_side_by_side(graph, layers, box)) if box else ""
    style = "flow-chart flow-graph" if wide else "flow-chart flow-graph one-column"
    narrow = _drawing("narrow", said, *_in_a_column(graph))
    return f'<div class="{style}">{wide}{narrow}</div>\n'


def _said(graph: StepGraph) -> str:
    """What the drawing is, for those who do not see it: its text is the list beside it."""
    first = next(step for step in graph.steps if step.number in graph.starts)
    parts = [f"共 {len(graph.steps)} 步，从第 {first.number} 步“{first.action}”开始"]
    parts += [
        f"第 {step.number} 步之后分为{_steps_named(step.following)}"
        for step in graph.steps
        if len(set(step.following)) > 1
    ]
    parts.append(f"{_steps_named(graph.ends)}结束")
    text = "；".join(parts) + "。每一步的内容见步骤的列表。"
    return f"<title>步骤图</title><desc>{escape(text)}</desc>"


def _steps_named(numbers: Iterable[int]) -> str:
    return "第 " + "、".join(str(number) for number in dict.fromkeys(numbers)) + " 步"


def _box_width(layers: Layers) -> int:
    """The width of a box in the wide picture; 0 where branches do not fit beside each other."""
    spare = _WIDE - 2 * _EDGE - layers.width(0)
    box = min(_WIDEST_BOX, spare // layers.abreast)
    while box >= _LEAST_BOX and layers.width(box) > _WIDE - 2 * _EDGE:
        box -= 1  # another layer holds more lanes
    return box if box >= _LEAST_BOX else 0


def _lines(step: GraphStep, width: int, more: str = "") -> tuple[_Line, ...]:
    """What stands in the box of a step, wrapped."""
    found: list[_Line] = []
    for style, size, high, text in (
        ("who", 13, 20, f"{step.number}　{step.actor}" if step.actor else str(step.number)),
        ("do", 15, 22, step.action),
        ("below", 13, 19, f"时限：{step.limit}" if step.limit else ""),
        ("below", 13, 19, f"产出：{step.output}" if step.output else ""),
        ("below", 13, 19, more),
    ):
        most = (width - 2 * _PAD) / size
        found += [_Line(style, size, high, line) for line in wrapped(text, most)]
    return tuple(found)


def _tall(lines: Sequence[_Line]) -> int:
    return sum(line.high for line in lines) + 2 * _PAD - 4


def _style(graph: StepGraph, number: int) -> str:
    return ' class="first"' if number in graph.starts else ""


def _side_by_side(graph: StepGraph, layers: Layers, width: int) -> tuple[int, int, str]:
    """Layers from above to below: (width, height, drawing)."""
    by_number = {step.number: step for step in graph.steps}
    lines = {
        n: _lines(step, width, "" if step.following else _END) for n, step in by_number.items()
    }
    centres = layers.centres(width)
    boxes: dict[int, _Box] = {}
    tops: list[int] = []
    bottoms: list[int] = []
    y = _EDGE
    for at, layer in enumerate(layers.slots):
        numbers = [number for number, to in layer if to is None]
        tops.append(y)
        for n in numbers:
            x = centres[at, (n, None)] - width // 2 + _EDGE
            boxes[n] = _Box(n, x, y, width, _tall(lines[n]), lines[n], _style(graph, n))
        y += max(boxes[n].height for n in numbers)
        bottoms.append(y)
        y += _BETWEEN
    arrows = _arrows(layers, boxes, centres, tops, bottoms)
    drawn = "".join(boxes[step.number].drawn() for step in graph.steps)
    return layers.width(width) + 2 * _EDGE, bottoms[-1] + _EDGE, arrows + drawn


def _arrows(
    layers: Layers,
    boxes: Mapping[int, _Box],
    centres: Mapping[tuple[int, Any], int],
    tops: Sequence[int],
    bottoms: Sequence[int],
) -> str:
    """One path an arrow: down from its box, in a bow to the next layer, down its lane there."""
    outgoing = _ports(layers, boxes, centres, out=True)
    incoming = _ports(layers, boxes, centres, out=False)
    drawn = []
    for (before, after), chain in layers.chains.items():
        at = layers.depth[before]
        x = outgoing[before, after]
        way = f"M{x} {boxes[before].bottom}V{bottoms[at]}"
        for slot in chain[1:]:
            at += 1
            to = incoming[before, after] if slot[1] is None else centres[at, slot] + _EDGE
            top, half = tops[at], _BETWEEN // 2
            way += f"C{x} {top - half} {to} {top - half} {to} {top}" if to != x else f"V{top}"
            way += f"V{bottoms[at]}" if slot[1] is not None else ""
            x = to
        way += f"M{x - 4} {tops[at] - 7}l4 6l4-6"
        drawn.append(f'<path data-edge="{before}-{after}" d="{way}"/>')
    return "".join(drawn)


def _ports(
    layers: Layers,
    boxes: Mapping[int, _Box],
    centres: Mapping[tuple[int, Any], int],
    *,
    out: bool,
) -> dict[tuple[int, int], int]:
    """Where on the edge of its box each arrow begins (or ends): in the order of its neighbours."""
    sides: dict[int, list[tuple[int, tuple[int, int]]]] = {}
    for (before, after), chain in layers.chains.items():
        own, at = (before, layers.depth[before] + 1) if out else (after, layers.depth[after] - 1)
        beside = centres[at, chain[1] if out else chain[-2]]
        sides.setdefault(own, []).append((beside, (before, after)))
    found: dict[tuple[int, int], int] = {}
    for number, ways in sides.items():
        box = boxes[number]
        apart = min(_PORT, (box.width - 2 * _PAD) // len(ways))
        left = box.middle - apart * (len(ways) - 1) // 2
        for place, (_beside, way) in enumerate(sorted(ways)):
            found[way] = left + apart * place
    return found


def _in_a_column(graph: StepGraph) -> tuple[int, int, str]:
    """All boxes one below the other; where the flow does not simply go on, a box says where to."""
    by_number = {step.number: step for step in graph.steps}
    order = graph.order or ()
    parts: list[str] = []
    y = _EDGE
    for place, number in enumerate(order):
        step = by_number[number]
        following = tuple(dict.fromkeys(step.following))
        below = order[place + 1] if place + 1 < len(order) else None
        goes = "" if following == (below,) else "→ " + _steps_named(following)
        lines = _lines(step, _NARROW - 2 * _EDGE, goes if following else _END)
        box = _Box(
            number, _EDGE, y, _NARROW - 2 * _EDGE, _tall(lines), lines, _style(graph, number)
        )
        y = box.bottom + _BETWEEN_NARROW
        if below in following:
            way = f"M{box.middle} {box.bottom}V{y - 1}M{box.middle - 4} {y - 7}l4 6l4-6"
            parts.append(f'<path data-edge="{number}-{below}" d="{way}"/>')
        parts.append(box.drawn())
    return _NARROW, y - _BETWEEN_NARROW + _EDGE, "".join(parts)


def _drawing(style: str, said: str, width: int, height: int, drawn: str) -> str:
    return (
        f'<svg class="{style}" role="img" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{said}{drawn}</svg>'
    )
