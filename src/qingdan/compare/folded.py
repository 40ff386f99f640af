"""Long stretches of equal text in a redline, shortened to what stands next to a change."""

from __future__ import annotations

from collections.abc import Iterable

from .redline import Mark, Segment

CONTEXT = 24
"""Characters kept on either side of a change; longer stretches of equal text are folded."""


def folded(segments: Iterable[Segment], gap: str) -> list[Segment]:
    """Shorten equal stretches; ``gap`` says how many characters (``{count}``) were left out."""
    listed = list(segments)
    result = []
    last = len(listed) - 1
    for number, segment in enumerate(listed):
        text = segment.text
        if segment.mark is Mark.EQUAL:
            head = 0 if number == 0 else CONTEXT
            tail = 0 if number == last else CONTEXT
            left_out = len(text) - head - tail
            if left_out > CONTEXT:
                text = text[:head] + gap.format(count=left_out) + text[len(text) - tail :]
        result.append(Segment(segment.mark, text))
    return result
