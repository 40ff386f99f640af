"""A flow drawn: boxes and arrows as SVG, once for wide places and once for narrow ones.

The text of a flow is its ordered list, which always stands beside the drawing; the drawing is for
the eye. It is in units of the screen, so that letters never shrink: a style sheet shows the one
that fits. No style and no script stands in it (the site's policy forbids both).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import escape

from .blocks import FlowStep

_MOST_STEPS = 20
_MOST_LETTERS = 14
_LETTER, _SMALL = 15, 12
"""Sizes of the letters of a name and of what stands below it (``site.css`` says the same)."""
_PAD, _ARROW, _ROW = 12, 26, 22
_TALL, _TALLER = 36, 54
_LEAST = 140
"""Width of a column at the least."""
_WIDE = 500


@dataclass(frozen=True, slots=True)
class _Box:
    name: str
    below: str
    width: int


def flow_svg(steps: Sequence[FlowStep]) -> str:
    """Return the drawings of a flow, or nothing where it is too short or its names too long."""
    boxes = [_box(step) for step in steps]
    if not 2 <= len(boxes) <= _MOST_STEPS or any(len(b.name) > _MOST_LETTERS for b in boxes):
        return ""
    height = _TALLER if any(box.below for box in boxes) else _TALL
    said = f"<title>流程图</title><desc>从“{escape(boxes[0].name)}”到“{escape(boxes[-1].name)}”"
    said += f"共 {len(boxes)} 个环节，文字见流程的列表。</desc>"
    return (
        '<div class="flow-chart">'
        f"{_drawing('wide', said, *_in_rows(boxes, height))}"
        f"{_drawing('narrow', said, *_in_a_column(boxes, height))}</div>\n"
    )


def _box(step: FlowStep) -> _Box:
    facts = dict(step.facts)
    below = " · ".join(facts[key] for key in ("谁", "时限") if key in facts)
    below = below if len(below) <= _MOST_LETTERS else facts.get("时限", "")
    below = below if len(below) <= _MOST_LETTERS else ""
    return _Box(step.name, below, max(_extent(step.name, _LETTER), _extent(below, _SMALL), 64))


def _extent(text: str, size: int) -> int:
    """Width of a text in a box: Latin letters and digits take a little more than half."""
    return int(sum(size if ord(c) > 0x2E7F else size * 0.6 for c in text)) + 2 * _PAD


def _in_rows(boxes: Sequence[_Box], height: int) -> tuple[int, int, list[str]]:
    """Boxes one behind the other; a row that is full goes on in the next one from the left."""
    parts: list[str] = []
    lines: list[str] = []
    x, y, widest = 0, 1, 0
    for number, box in enumerate(boxes):
        if number:
            if x + _ARROW + box.width > _WIDE:
                lines.append(_turn(x - boxes[number - 1].width // 2, y + height, height))
                x, y = _ARROW, y + height + _ROW
                lines.append(_head(x, y + height // 2))
            else:
                lines.append(f"M{x + 4} {y + height // 2}h{_ARROW - 6}")
                x += _ARROW
                lines.append(_head(x, y + height // 2))
        parts.append(_drawn(box, x, y, box.width, height, number + 1))
        x += box.width
        widest = max(widest, x)
    return widest + 2, y + height + 2, [f'<path d="{"".join(lines)}"/>', *parts]


def _turn(x: int, y: int, height: int) -> str:
    """A line from below the last box of a row to the left of the first box of the next."""
    return f"M{x} {y + 2}v{_ROW // 2 - 2}H8v{_ROW // 2 + height // 2}h{_ARROW - 10}"


def _head(x: int, y: int) -> str:
    return f"M{x - 8} {y - 4}l6 4l-6 4"


def _in_a_column(boxes: Sequence[_Box], height: int) -> tuple[int, int, list[str]]:
    parts: list[str] = []
    lines: list[str] = []
    y, width = 1, max(_LEAST, *(box.width for box in boxes)) + 2
    for number, box in enumerate(boxes):
        if number:
            middle = width // 2
            lines.append(f"M{middle} {y + 3}v{_ROW - 5}M{middle - 4} {y + _ROW - 8}l4 6l4-6")
            y += _ROW
        parts.append(_drawn(box, 1, y, width - 2, height, number + 1))
        y += height
    return width, y + 2, [f'<path d="{"".join(lines)}"/>', *parts]


def _drawn(box: _Box, x: int, y: int, width: int, height: int, number: int) -> str:
    middle = x + width // 2
    first = y + (height // 2 + 5 if not box.below else height // 2 - 3)
    style = ' class="first"' if number == 1 else ""
    said = f'<text x="{middle}" y="{first}">{escape(box.name)}</text>'
    if box.below:
        said += f'<text class="below" x="{middle}" y="{first + 19}">{escape(box.below)}</text>'
    return f'<rect{style} x="{x + 1}" y="{y}" width="{width - 1}" height="{height}" rx="4"/>{said}'


def _drawing(style: str, said: str, width: int, height: int, parts: Sequence[str]) -> str:
    return (
        f'<svg class="{style}" role="img" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{said}{"".join(parts)}</svg>'
    )
