"""Pairs of 《》, （）, “” of a text, found in one pass so that no search is repeated."""

from __future__ import annotations

import re

_ANY = re.compile("[《》（()）“”]")
_CLOSES = {"》": "《", "）": "（", ")": "（", "”": "“"}
_NEW_BLOCK = re.compile(
    r"\n[^\S\n]{0,40}(?:【(?!\d)|第?\s{0,4}[〇零一二三四五六七八九十百千两\d]{1,8}\s{0,4}[条款章项])"
)
_LONGEST_NOTE = 1500
_LONGEST_OPEN_NOTE = 600
"""Characters of a bracket behind a title, closed or left open; real ones stay under 500."""


class Marks:
    """Where each opening mark of a text is closed; positions are behind the closing mark."""

    def __init__(self, text: str) -> None:
        self.titles: dict[int, int] = {}
        self.brackets: dict[int, int] = {}
        self.quotes: dict[int, int] = {}
        pairs = {"《": self.titles, "（": self.brackets, "“": self.quotes}
        open_: dict[str, list[int]] = {mark: [] for mark in pairs}
        for found in _ANY.finditer(text):
            mark = "（" if found[0] == "(" else found[0]
            if mark in open_:
                open_[mark].append(found.start())
            elif open_[_CLOSES[mark]]:
                pairs[_CLOSES[mark]][open_[_CLOSES[mark]].pop()] = found.end()

    def bracket(self, text: str, start: int) -> tuple[int, bool]:
        """Return where the note that opens at ``start`` ends, and whether it is closed.

        It may run over line breaks, but not into a new provision.
        """
        end = self.brackets.get(start)
        closed = end is not None and end - start <= _LONGEST_NOTE
        stop = end if end is not None and closed else min(len(text), start + _LONGEST_OPEN_NOTE)
        block = _NEW_BLOCK.search(text, start, stop)
        if closed and block is None:
            return stop, True
        if block is not None:
            return block.start(), False
        line = text.find("\n", start, stop)
        return (stop if line < 0 else line), False

    def quote(self, text: str, start: int) -> int | None:
        """Return where the quotation that opens at ``start`` is closed; None where it is not."""
        if text[start] == "“":
            return self.quotes.get(start)
        end = text.find('"', start + 1, start + 5000)
        return end + 1 if end >= 0 else None
