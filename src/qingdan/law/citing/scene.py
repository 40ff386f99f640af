"""What the walk over a text knows at a moment: the heading, its last place, open words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..reference import Locator, Unread
from . import quoting
from .collecting import Collector
from .locating import Place
from .marks import Marks
from .naming import Name
from .quoting import LEAD
from .referring import GENERIC, Antecedents, is_own_norm

BLANK = re.compile(r"[^\S\n]{0,80}")
ENDED = re.compile(r"[^\S\n]{0,400}(?:$|\n|[。．.;；]\s{0,400}(?:\n|$))")
TELLS = re.compile(r"[^\S\n]{0,40}[：:]")


class Scene:
    """State of one walk, and the few ways in which it changes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = Marks(text)
        self.collector = Collector(text)
        self.known = Antecedents(own_norm=is_own_norm(text))
        self.aliases: dict[str, Name] = {}
        self.head: Name | None = None
        self.base = Locator()
        """The last place under the heading, for 第二款 on a line of its own."""
        self.waiting = False
        """Whether the heading has no place yet."""
        self.passing = False
        """Whether the heading stands in running text and serves its own line only."""
        self.line = 0
        self.fresh = 0
        """Where a block may begin in this line, behind a number or a label."""
        self.labelled = False
        """Whether a label (【法律】) stands before ``fresh``."""
        self.floor = 0
        """The end of what was read last; no title without 《》 is looked for before it."""

    def begin_line(self, start: int) -> int:
        """Note that a line begins; return where its first word stands."""
        text = self.text
        self.line = start
        lead = LEAD.match(text, start)
        self.fresh = lead.end() if lead else start
        self.labelled = lead is not None and "【" in lead[0]
        if self.passing:
            self.head, self.passing = None, False
        if text[start - 2 : start - 1] in {"。", "；", "\n"}:
            self.known.forget()
        blank = BLANK.match(text, start)
        return blank.end() if blank else start

    def begin_labelled(self, start: int) -> None:
        """Note that a block behind a label begins at ``start``."""
        self.fresh, self.labelled = start, True

    def place_head(self, name: Name, base: Locator, *, waiting: bool, passing: bool) -> None:
        """Make ``name`` the heading of the lines that follow, or of this line."""
        self.settle()
        self.head, self.base, self.waiting, self.passing = name, base, waiting, passing

    def provision(self, places: Sequence[Place], start: int) -> None:
        """Take places in that belong to the heading, and open the words behind them."""
        head = self.head
        self.emit(head, places, start=start)
        self.base, self.waiting = places[-1].locator, False
        if head is not None:
            self.known.name(head, self.base)
            self.quote(head, places, heading=True)

    def emit(
        self,
        name: Name | None,
        places: Sequence[Place],
        *,
        start: int | None = None,
        within: bool = False,
        flags: tuple[Unread, ...] = (),
    ) -> None:
        """Take citations in; ``start`` is given where the title stands elsewhere."""
        own = start is None
        if name is not None and name.title in GENERIC:
            name, flags, own = replace(name, title=""), (*flags, Unread.UNRESOLVED), True
        begin = start if start is not None else name.start if name is not None else 0
        self.collector.add(name, places, begin, own=own, within=within, flags=flags)

    def quote(self, name: Name, places: Sequence[Place], *, heading: bool) -> None:
        """Open the words behind ``places`` if there are any."""
        last = places[-1].locator
        if last.article is None and last.chapter is not None and not self._tells(places[-1].end):
            return
        base = last if len(places) == 1 else Locator(article=last.article)
        self.quote_behind(name, places[-1].end, base, heading=heading)

    def _tells(self, end: int) -> bool:
        return TELLS.match(self.text, end) is not None

    def quote_behind(self, name: Name, end: int, base: Locator, *, heading: bool = True) -> None:
        """Open the words that begin behind ``end``, where they are such."""
        opened = quoting.opening(self.text, end, self.marks, heading=heading)
        if opened is not None:
            self.collector.open(name, base, opened)

    def settle(self) -> None:
        """Take a heading that no place followed in as a citation of the whole text."""
        if self.waiting and self.head is not None:
            self.emit(self.head, [])
        self.waiting = False

    def settle_with_words(self, start: int) -> None:
        """Settle the heading; the words from ``start`` on are quoted from the whole text."""
        head = self.head
        self.settle()
        if head is not None:
            self.collector.open(head, Locator(), quoting.Words(start, None, marked=False))

    def end_words(self, at: int) -> None:
        """End the quotation before ``at``, and before the name of the field that stands there."""
        field = quoting.INLINE_FIELD.search(self.text, max(self.line, at - 14), at)
        self.collector.close(field.start() if field else at)
