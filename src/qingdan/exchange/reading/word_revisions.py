"""Tracked changes of a Word document: counted, and resolved all one way before anything is read.

ECMA-376 part 1, 17.13.5: runs put in (``ins``, ``moveTo``) and struck out (``del``,
``moveFrom``), rows and cells put in or struck out, marks of paragraphs. Changes of format alone
say nothing of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .revisions import Revisions

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_IN = frozenset({"ins", "moveTo", "cellIns"})
_OUT = frozenset({"del", "moveFrom", "cellDel"})


def count_revisions(root: Element) -> int:
    """Return how many tracked changes of text a tree holds."""
    return sum(1 for element in root.iter() if element.tag in _IN or element.tag in _OUT)


def resolve_revisions(root: Element, how: Revisions) -> None:
    """Change a tree to the text that it has when all changes are accepted or rejected."""
    gone = _OUT if how is Revisions.ACCEPT else _IN
    for parent in list(root.iter()):
        kept = [child for child in parent if not _falls(child, gone)]
        for child in kept:
            if child.tag == "delText":
                child.tag = "t"  # what was struck out and now stays
        if len(kept) != len(parent):
            parent[:] = kept
    for parent in list(root.iter()):
        _join_paragraphs(parent, gone)


def _falls(element: Element, gone: frozenset[str]) -> bool:
    if element.tag == "tr":
        return _marked(element.find("trPr"), gone)
    if element.tag == "tc":
        return _marked(element.find("tcPr"), gone)
    # Inside properties the marks only say what becomes of the row, cell or paragraph.
    return element.tag in gone and len(element) > 0


def _marked(properties: Element | None, gone: frozenset[str]) -> bool:
    return properties is not None and any(child.tag in gone for child in properties)


def _join_paragraphs(parent: Element, gone: frozenset[str]) -> None:
    """Join a paragraph whose mark is gone with the one after it."""
    index = 0
    while index + 1 < len(parent):
        here, following = parent[index], parent[index + 1]
        mark = here.find("pPr/rPr") if here.tag == "p" else None
        if _marked(mark, gone) and following.tag == "p":
            tail = [child for child in following if child.tag != "pPr"]
            if mark is not None and (own := following.find("pPr")) is not None:
                if (before := here.find("pPr")) is not None:
                    here.remove(before)
                here.insert(0, own)
            here.extend(tail)
            parent.remove(following)
            if not _marked(here.find("pPr/rPr"), gone):
                index += 1
        else:
            index += 1
