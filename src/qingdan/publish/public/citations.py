"""Citations put in order for reading: one heading a law, its provisions under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..pages.blocks import Bases, Cited, Law

if TYPE_CHECKING:
    from .lawbook import LawRef


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


def group_by_law(
    bases: Iterable[Mapping[str, Any]], refs: Mapping[str, LawRef] | None = None
) -> Bases:
    """Return bases (plain mappings) grouped by law, both in the order of first appearance.

    ``refs`` say where the law of a citation has its page, and what it is today.
    """
    laws: dict[str, list[Cited]] = {}
    told: dict[str, LawRef] = {}
    for basis in bases:
        title, place = split_citation(basis["引用"])
        ref = refs.get(basis["引用"]) if refs else None
        if ref is not None:
            told.setdefault(title, ref)
        cited = Cited(
            place=place,
            role=basis.get("作用"),
            quote=tuple(_lines(basis.get("原文", ""))),
            history=basis.get("原注"),
            label=basis.get("标注"),
            remark=ref.remark if ref is not None else "",
        )
        laws.setdefault(title, []).append(cited)
    return Bases(tuple(_law(title, cited, told.get(title)) for title, cited in laws.items()))


def _law(title: str, cited: list[Cited], ref: LawRef | None) -> Law:
    """A law whose history is noted once where its provisions all note the same."""
    href, standing = (ref.href, ref.standing) if ref is not None else ("", "")
    notes = {one.history for one in cited if one.history is not None}
    if len(notes) != 1:
        return Law(title, tuple(cited), None, href, standing)
    same = tuple(replace(one, history=None) for one in cited)
    return Law(title, same, notes.pop(), href, standing)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
