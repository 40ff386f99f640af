"""What 本法, 该条例, 本条, 前款 stand for: the text quoted, or the one named just before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..reference import Locator
from .naming import Name

_KIND = re.compile(r"(法典|法|条例|办法|规定|细则|规则|决定|通知|意见|规程|准则)$")
_STAGE = re.compile(r"[（(][^（()）]{1,20}[）)]$")
_OWN_NORM = re.compile(
    r"制定本(?:法|条例|办法|规定|细则|规则|决定|规程|准则)|(?:本条例|本办法|本规定)自.{0,20}施行"
)
_COUNTS = {"": 1, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}

GENERIC = frozenset(
    {"法", "条例", "办法", "规定", "细则", "规则", "决定", "通知", "意见", "规程", "准则"}
    | {"实施办法", "实施细则", "实施条例", "清单", "目录", "方案", "公告", "标准"}
)
"""Short names that say nothing unless the text itself has introduced them."""


@dataclass(frozen=True, slots=True)
class Relative:
    """What a word of reference stands for; ``certain`` is False where the text does not say."""

    name: Name | None
    base: Locator
    certain: bool


def is_own_norm(text: str) -> bool:
    """Whether the text is itself a law or rule, so that 本条例 means the text."""
    return _OWN_NORM.search(text) is not None


class Antecedents:
    """The title named last, as long as a word of reference may mean it."""

    def __init__(self, *, own_norm: bool) -> None:
        self.own_norm = own_norm
        self._last: Name | None = None
        self._place = Locator()
        self._stops = 0

    def name(self, name: Name, place: Locator) -> None:
        """Note that a text was cited, with its last place."""
        self._last, self._place, self._stops = name, place, 0

    def stop(self) -> None:
        """Note the end of a sentence: 该法 reaches back into the one before, 本法 does not."""
        self._stops += 1
        if self._stops > 1:
            self._last = None

    def forget(self) -> None:
        """Note the end of a paragraph."""
        self._last = None

    def resolve(self, word: str, quoted: Name | None, base: Locator, *, within: bool) -> Relative:
        """Say what ``word`` stands for: inside a quotation, or outside."""
        if word.startswith("前"):
            return self._before(word, quoted, base, within=within)
        if word in {"本条", "本款", "该条", "该款"}:
            name, place = (quoted, base) if within else (self._near(), self._place)
            kept = place if word.endswith("款") else _article(place)
            return Relative(name, kept, name is not None and kept.article is not None)
        if within and word.startswith("本"):
            return Relative(quoted, Locator(), quoted is not None)
        near = self._near() if not word.startswith("本") or self._stops == 0 else None
        if near is None or not _fits(word, near.title):
            return Relative(None, Locator(), False)
        return Relative(near, Locator(), True)

    def _near(self) -> Name | None:
        return None if self.own_norm else self._last

    def _before(self, word: str, quoted: Name | None, base: Locator, *, within: bool) -> Relative:
        """Resolve 前款, 前两款, 前条, 前项 from the place cited before."""
        name, place = (quoted, base) if within else (self._near(), self._place)
        if name is None or place.article is None:
            return Relative(name, Locator(), False)
        count = _COUNTS.get(word[1:-1], 1)
        if word.endswith("条"):
            number = place.article - count
            return Relative(name, Locator(article=number if number > 0 else None), number > 0)
        if word.endswith("款"):
            number = (place.paragraph or 0) - count
            paragraph = number if number > 0 else None
            return Relative(name, _article(place, paragraph), number > 0)
        number = (place.subparagraph or 0) - count
        if number <= 0:
            return Relative(name, _article(place, place.paragraph), False)
        return Relative(
            name,
            Locator(place.article, place.article_suffix, place.paragraph, number),
            True,
        )


def _article(place: Locator, paragraph: int | None = None) -> Locator:
    return Locator(place.article, place.article_suffix, paragraph)


def _fits(word: str, title: str) -> bool:
    """Whether 该条例 can mean a text with this title."""
    found = _KIND.search(_STAGE.sub("", title))
    kind = _KIND.search(word)
    if found is None or kind is None:
        return False
    return found[1].removesuffix("典") == kind[1].removesuffix("典")
