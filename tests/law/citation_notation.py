"""A short way to write down what a citation says, for tests and for labelled samples.

Levels below the article carry a letter: ``12-1.p2.s3.t1`` is 第十二条之一第二款第三项第一目,
``part1.ch2.sec3`` 第一编第二章第三节; ``a:附件2第28项``, ``o:一、（二）``.
``3..5`` is a range; nothing stands for the whole text. ``?`` is a title that the text does not
say; ``#`` begins the number of a document named by it alone.
"""

from __future__ import annotations

import re

from qingdan.law.reference import Citation, Locator

_LEVELS = (
    ("part", "part"),
    ("chapter", "ch"),
    ("section", "sec"),
    ("article", ""),
    ("paragraph", "p"),
    ("subparagraph", "s"),
    ("point", "t"),
)
_BLANKS = re.compile(r"\s")


def place(locator: Locator) -> str:
    if locator.annex:
        return f"a:{locator.annex}"
    if locator.outline:
        return f"o:{locator.outline}"
    parts = []
    for level, letter in _LEVELS:
        number = getattr(locator, level)
        if number is not None:
            suffix = f"-{locator.article_suffix}" if level == "article" else ""
            parts.append(f"{letter}{number}{'' if suffix == '-None' else suffix}")
    return ".".join(parts)


def said(citation: Citation) -> tuple[str, str]:
    """Return title and place of a citation in the notation."""
    title = citation.title or (
        f"#{citation.number}" if citation.number and citation.own_title else "?"
    )
    where = place(citation.locator)
    if citation.last is not None:
        where += f"..{place(citation.last)}"
    return _BLANKS.sub("", title), where


def relative(citations: list[Citation]) -> set[int]:
    """Return the indices of citations that begin with 前款 or go on from one that does."""
    found: set[int] = set()
    for index, one in enumerate(citations):
        before = citations[index - 1] if index else None
        goes_on = before is not None and one.start - before.end <= 2 and not one.own_title
        if one.text.startswith("前") or (goes_on and index - 1 in found):
            found.add(index)
    return found
