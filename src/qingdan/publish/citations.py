"""Citations put in order for reading: one heading a law, its provisions under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from .blocks import Bases, Cited, Law


def split_citation(citation: str) -> tuple[str, str]:
    """Split ``《甲法》第一条`` into title and place; a text without a title is all title.

    Titles may hold titles (``《关于〈甲法〉的决定》``, or with 《》 inside): brackets are counted.
    """
    text = citation.strip()
    if not text.startswith("《"):
        return text, ""
    depth = 0
    for position, character in enumerate(text):
        if character == "《":
            depth += 1
        elif character == "》":
            depth -= 1
            if depth == 0:
                return text[: position + 1], text[position + 1 :].strip()
    return text, ""


def group_by_law(bases: Iterable[Mapping[str, Any]]) -> Bases:
    """Return bases (plain mappings) grouped by law, both in the order of first appearance."""
    laws: dict[str, list[Cited]] = {}
    for basis in bases:
        title, place = split_citation(basis["引用"])
        cited = Cited(
            place=place,
            role=basis.get("作用"),
            quote=tuple(_lines(basis.get("原文", ""))),
            history=basis.get("原注"),
            label=basis.get("标注"),
        )
        laws.setdefault(title, []).append(cited)
    return Bases(tuple(_law(title, cited) for title, cited in laws.items()))


def _law(title: str, cited: list[Cited]) -> Law:
    """A law whose history is noted once where its provisions all note the same."""
    notes = {one.history for one in cited if one.history is not None}
    if len(notes) != 1:
        return Law(title, tuple(cited))
    return Law(title, tuple(replace(one, history=None) for one in cited), notes.pop())


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
