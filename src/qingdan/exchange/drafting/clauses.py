"""Split numbered text into clauses: ``1.…；2.…。`` with the sentence that leads them in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Clauses:
    """Clauses without their numbers. ``numbers`` are those that stood before them."""

    lead: str
    items: tuple[str, ...]
    numbers: tuple[int, ...] = ()

    @property
    def in_sequence(self) -> bool:
        """Whether the numbers rise by one (from wherever they begin)."""
        return all(b == a + 1 for a, b in zip(self.numbers, self.numbers[1:], strict=False))


_ARABIC = re.compile(r"(\d{1,2})\s*[.．、]+(?!\d)\s*")
_BARE_ARABIC = re.compile(
    r"(\d{1,2})(?=[\u4e00-\u9fff])(?![个日年月名人万元天倍类级周号条款项次家种])\s*"
)
_CHINESE = re.compile(r"[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]\s*、?")
_CHINESE_COMMA = re.compile(r"([一二三四五六七八九十]{1,3})\s*、")
_CIRCLED = re.compile(r"([①-⑳])\s*")
_INLINE_AFTER = re.compile(r"[；;。：:，）)]\s*$|\s$|责任$")
_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", 1)}


@lru_cache(1 << 13)
def split_clauses(text: str) -> Clauses:
    """Split ``text`` (one line a paragraph) at its clause numbers.

    Text without numbers comes back as one clause a line. A number inside a line counts only where
    it is the next one and stands after punctuation: the ``3.5`` of an amount is no clause.
    """
    for pattern in (_ARABIC, _CHINESE, _CHINESE_COMMA, _CIRCLED):
        marks = list(_marks(text, pattern))
        if marks:
            return _cut(text, marks)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return Clauses("", tuple(lines))


def _marks(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and value of every clause number, in order."""
    value = 0
    position = 0
    while True:
        found = pattern.search(text, position)
        if pattern is _ARABIC and value:
            found = _bare(text, position, found, value + 1) or found
        if found is None:
            return
        start = found.start()
        at_start = start == 0 or text[start - 1] == "\n"
        if at_start or _is_next(text, start, found, value):
            value = _value(found[1])
            yield start, found.end(), value
            position = found.end()
        else:
            position = start + 1


def _bare(
    text: str, position: int, found: re.Match[str] | None, expected: int
) -> re.Match[str] | None:
    """Return the next number where a line before ``found`` begins with it without its point."""
    stop = found.start() if found else len(text)
    line = position if position == 0 or text[position - 1] == "\n" else _next_line(text, position)
    while line < stop:
        bare = _BARE_ARABIC.match(text, line)
        if bare is not None and int(bare[1]) == expected:
            return bare
        line = _next_line(text, line)
    return None


def _next_line(text: str, position: int) -> int:
    return text.find("\n", position) + 1 or len(text)


def _is_next(text: str, position: int, found: re.Match[str], value: int) -> bool:
    return _value(found[1]) == value + 1 and bool(
        _INLINE_AFTER.search(text[max(0, position - 8) : position])
    )


def _value(number: str) -> int:
    if number.isdecimal() and number.isascii():
        return int(number)
    if len(number) == 1 and "①" <= number <= "⑳":
        return ord(number) - ord("①") + 1
    tens, ten, ones = number.partition("十")
    if not ten:
        return _DIGITS.get(number, 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


def _cut(text: str, marks: list[tuple[int, int, int]]) -> Clauses:
    items = []
    numbers = []
    ends = [start for start, _end, _value in marks[1:]] + [len(text)]
    for (_start, end, value), stop in zip(marks, ends, strict=True):
        item = "\n".join(part.strip() for part in text[end:stop].split("\n") if part.strip())
        item = item.lstrip(".．、 ").rstrip()
        if item.strip("。；; ."):
            items.append(item)
            numbers.append(value)
    return Clauses(text[: marks[0][0]].strip(), tuple(items), tuple(numbers))


def without_separators(items: tuple[str, ...]) -> list[str]:
    """Take off the ；that parts clauses, and the 。 that ends a list parted by ；.

    They are punctuation of the list, which YAML and HTML write in their own way. The full stop of
    clauses that are sentences stays.
    """
    parted = sum(1 for item in items[:-1] if item.endswith(("；", ";")))
    bare = [item.rstrip("；;").rstrip() if item.endswith(("；", ";")) else item for item in items]
    if bare and parted and parted >= (len(items) - 1) / 2 and _is_bare(items[:-1]):
        bare[-1] = bare[-1].rstrip("。 ").rstrip()
    return bare


def _is_bare(items: tuple[str, ...]) -> bool:
    return not any(item.endswith("。") for item in items)
