"""Citations as they are found, with the quotation that is open, put in order at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..reference import Citation, Locator, Unread
from .locating import Place
from .naming import Name
from .quoting import Words


@dataclass(frozen=True, slots=True)
class UnreadPart:
    """Words that look like a citation or a part of one and were not read."""

    start: int
    end: int
    text: str
    why: Unread


@dataclass(frozen=True, slots=True)
class _Quote:
    name: Name
    base: Locator
    words: Words
    cited: range
    """Which citations the words belong to."""


class Collector:
    """Takes citations in and attaches the words quoted to them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._citations: list[Citation] = []
        self._unread: list[UnreadPart] = []
        self._quote: _Quote | None = None
        self._group = range(0)

    @property
    def quoting(self) -> bool:
        """Whether a quotation is open."""
        return self._quote is not None

    @property
    def marked(self) -> bool:
        """Whether the open quotation stands in marks, so that its end is known."""
        return self._quote is not None and self._quote.words.marked

    @property
    def quoted(self) -> Name | None:
        """The text whose words are open."""
        return self._quote.name if self._quote else None

    @property
    def base(self) -> Locator:
        """The place whose words are open."""
        return self._quote.base if self._quote else Locator()

    def add(
        self,
        name: Name | None,
        places: Sequence[Place],
        start: int,
        *,
        own: bool,
        within: bool,
        flags: tuple[Unread, ...] = (),
    ) -> None:
        """Take one citation a place in; the whole text where there is no place."""
        first = len(self._citations)
        if not places and name is not None:
            places = [Place(name.start, name.end, Locator(), None, ())]
        for index, place in enumerate(places):
            begin = start if not index else place.start
            mine = own and not index
            self._citations.append(self._citation(name, place, begin, mine, within, flags))
        if not within:
            self._group = range(first, len(self._citations))

    def _citation(
        self,
        name: Name | None,
        place: Place,
        start: int,
        own: bool,
        within: bool,
        flags: tuple[Unread, ...],
    ) -> Citation:
        words = self._text[start : place.end]
        broken = (Unread.BROKEN_LINE,) if "\n" in words else ()
        named = name.flags if name is not None and own else ()
        marks = tuple(dict.fromkeys((*named, *place.flags, *broken, *flags)))
        if name is None:
            return Citation(
                start, place.end, words, None, place.locator, place.last,
                own_title=False, within_quote=within, diagnostics=marks,
            )  # fmt: skip
        return Citation(
            start,
            place.end,
            words,
            name.title or None,
            place.locator,
            place.last,
            (name.start, name.end) if name.end > name.start else None,
            own,
            name.version,
            name.version_year,
            name.number,
            name.number_span,
            name.history,
            within_quote=within,
            diagnostics=marks,
        )

    def skip(self, start: int, end: int, why: Unread) -> None:
        """Note a part that was not read."""
        self._unread.append(UnreadPart(start, end, self._text[start:end], why))

    def open(self, name: Name, base: Locator, words: Words) -> None:
        """Open a quotation of what was taken in last."""
        self._quote = _Quote(name, base, words, self._group)

    def leave(self, position: int) -> None:
        """Close a quotation whose end is known and lies before ``position``."""
        close = self._quote.words.close if self._quote is not None else None
        if close is not None and position >= close:
            self.close(close)

    def close(self, at: int, *, marked: bool = True) -> None:
        """Close the open quotation at ``at``; one in marks only if ``marked`` is true."""
        quote = self._quote
        if quote is None or (quote.words.marked and not marked):
            return
        self._quote = None
        begin, close = quote.words.start, quote.words.close
        end = at if close is None else min(close, max(at, begin))
        raw = self._text[begin:end]
        words = "\n".join(line.strip() for line in raw.splitlines() if line.strip())
        if not words:
            return
        start = begin + len(raw) - len(raw.lstrip())
        span = (start, start + len(raw.strip()))
        for index in quote.cited:
            cited = self._citations[index]
            self._citations[index] = replace(cited, quote=words, quote_span=span)

    def finished(self) -> tuple[tuple[Citation, ...], tuple[UnreadPart, ...]]:
        """Return everything in the order of the text."""
        ordered = sorted(self._citations, key=lambda one: (one.start, one.end))
        return tuple(ordered), tuple(self._unread)
