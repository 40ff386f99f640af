"""Which amounts and limits a long text changed: what a reader asks of a fine before all else."""

from __future__ import annotations

import re

from .tokens import cut

_AMOUNT = re.compile(
    r"百分之.+|[0-9０-９〇零一二两三四五六七八九十百千万亿.,]+"
    r"(?:个?工作日|个?自然日|个月|个?小时|[百千万亿]*元|倍|％|%|‰|日|天|年)"
)


def changed_amounts(before: str, after: str) -> list[tuple[str, str]]:
    """Return the amounts that stand in the same place of two texts and differ, each pair once.

    None where one text has more of them than the other: they do not answer each other.
    """
    old, new = _amounts(before), _amounts(after)
    if len(old) != len(new):
        return []
    return [pair for pair in dict.fromkeys(zip(old, new, strict=True)) if pair[0] != pair[1]]


def _amounts(text: str) -> list[str]:
    return [piece for piece in cut(text) if _AMOUNT.fullmatch(piece)]


__all__ = ["changed_amounts"]
