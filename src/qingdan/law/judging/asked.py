"""The place a citation asks for: which articles, and which 款 and 项 of them."""

from __future__ import annotations

from dataclasses import dataclass

from ..reference import Locator

Place = tuple[int, int]
_MOST = 300
"""Articles of a range that are looked at; a longer range is a whole law."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Both ends of a range belong to it. ``None``: all."""

    first: Place
    last: Place
    paragraphs: range | None = None
    subparagraphs: range | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """The articles of the range, those with a suffix only at its ends."""
        if self.first == self.last:
            return (self.first,)
        between = range(self.first[0] + 1, min(self.last[0], self.first[0] + _MOST))
        return (self.first, *((number, 0) for number in between), self.last)

    @property
    def whole(self) -> bool:
        """Whether whole articles are asked for."""
        return self.paragraphs is None and self.subparagraphs is None

    def has_paragraph(self, number: int) -> bool:
        """Whether a 款 belongs to it."""
        return self.paragraphs is None or number in self.paragraphs


def asked_of(locator: Locator, last: Locator | None) -> Asked | None:
    """Return what is asked for; None where no article is named."""
    if locator.article is None:
        return None
    first = (locator.article, locator.article_suffix or 0)
    end = last if last is not None and last.article is not None else None
    until = (end.article or 0, end.article_suffix or 0) if end is not None else first
    if until != first:
        return Asked(first, until)
    return Asked(
        first,
        first,
        _range(locator.paragraph, end.paragraph if end else None),
        _range(locator.subparagraph, end.subparagraph if end else None),
    )


def _range(first: int | None, last: int | None) -> range | None:
    if first is None:
        return None
    return range(first, max(first, last or first) + 1)


__all__ = ["Asked", "Place", "asked_of"]
