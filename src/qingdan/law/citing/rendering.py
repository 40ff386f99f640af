"""Citations as they should be written, after 立法技术规范: 《甲法》第三条第一款第二项.

The inverse of ``parsing``: 项 without brackets, 《》 outside and 〈〉 inside, Chinese numerals.
"""

from __future__ import annotations

from ..numerals import to_chinese
from ..reference import Citation, Locator

_UNITS = (
    ("part", "编"),
    ("chapter", "章"),
    ("section", "节"),
    ("article", "条"),
    ("paragraph", "款"),
    ("subparagraph", "项"),
    ("point", "目"),
)
_INNER = str.maketrans("《》", "〈〉")


def render(value: Citation | Locator) -> str:
    """Write a citation, or a place alone; the whole text is the title, or nothing."""
    if isinstance(value, Locator):
        return _locator(value)
    return _name(value) + render_range(value.locator, value.last)


def render_range(locator: Locator, last: Locator | None) -> str:
    """Write a place, or 第三条第一款至第三款: what both ends share is said once."""
    if last is None:
        return _locator(locator)
    return f"{_locator(locator)}至{_locator(last, _shared(locator, last))}"


def render_title(title: str) -> str:
    """Put 《》 around a title and 〈〉 around titles inside it."""
    return f"《{title.translate(_INNER)}》"


def _name(citation: Citation) -> str:
    name = render_title(citation.title) if citation.title else ""
    if citation.version:
        name += f"（{citation.version}）"
    if citation.number:
        name += f"（{citation.number}）" if name else citation.number
    return name


def _locator(locator: Locator, shared: int = 0) -> str:
    text = ""
    for level, unit in _UNITS[shared:]:
        number = getattr(locator, level)
        if number is None:
            continue
        text += f"第{_numeral(number)}{unit}"
        if level == "article" and locator.article_suffix is not None:
            text += f"之{_numeral(locator.article_suffix)}"
    return text + (locator.annex or "") + (locator.outline or "")


def _shared(one: Locator, other: Locator) -> int:
    """Count the levels from the top that two places share; the lowest one named is never shared."""
    shared = 0
    for index, (level, _unit) in enumerate(_UNITS):
        value = getattr(other, level)
        if value is None:
            continue
        if value != getattr(one, level):
            break
        if level == "article" and one.article_suffix != other.article_suffix:
            break
        shared = index + 1
    named = [i for i, (level, _unit) in enumerate(_UNITS) if getattr(other, level) is not None]
    return min(shared, named[-1]) if named else 0


def _numeral(number: int) -> str:
    return to_chinese(number) if 1 <= number <= 9999 else str(number)
