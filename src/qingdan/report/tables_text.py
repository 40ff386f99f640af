"""Rows of figures as columns of a terminal: Chinese characters take two, numbers stand right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .findings_escape import columns, visible


def figures(rows: Sequence[Sequence[str]], texts: int = 1) -> Iterator[str]:
    """Yield rows, the first of them the head, with their cells below one another.

    The first ``texts`` columns are words and begin at the left, all others are figures and end at
    the right.
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(columns, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            blank = " " * (width - columns(cell))
            cells.append(cell + blank if number < texts else blank + cell)
        yield "  ".join(cells).rstrip()


__all__ = ["figures"]
