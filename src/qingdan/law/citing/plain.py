"""The plain citation, read without a walk: 《城乡规划法》第六十四条第一款 and nothing else.

Most bases of a list are written so, and a list cites some ten thousand times; ``parsing`` reads
everything else. Whatever is read here is read there in the same way.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..numerals import CHINESE, to_arabic, to_chinese
from ..reference import Citation, Locator
from .referring import GENERIC

_N = f"([{CHINESE}]{{1,9}})"
_PLAIN = re.compile(
    r"《([\u4e00-\u9fff]{2,46}(?:法|条例|办法|规定|细则|规则))》"
    rf"第{_N}条(?:之{_N})?(?:第{_N}款)?(?:第{_N}项)?"
)


def read_plain(text: str) -> Citation | None:
    """Return the citation that a text is; None where it is anything but a plain one."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    title, *written = found.groups()
    numbers = [_number(one) for one in written]
    if 0 in numbers or title in GENERIC:
        return None
    article, suffix, paragraph, subparagraph = numbers
    return Citation(
        0,
        len(text),
        text,
        title,
        Locator(article, suffix, paragraph, subparagraph),
        title_span=(0, len(title) + 2),
    )


@lru_cache(maxsize=2048)
def _number(written: str | None) -> int | None:
    """Return a number written in the usual way, None for none, 0 for one to be looked at."""
    if written is None:
        return None
    number = to_arabic(written)
    return number if number and number <= 9999 and to_chinese(number) == written else 0


__all__ = ["read_plain"]
