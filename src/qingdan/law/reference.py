"""What a citation says: which text, which place in it, and what could not be read.

Words of the field: 条 article, 之N article suffix, 款 paragraph, 项 subparagraph, 目 point,
编 part, 章 chapter, 节 section. All numbers count from 1. Positions are code points of the text
that was read, ``start`` included, ``end`` not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unread(StrEnum):
    """What is odd about a citation or was not read; the value is a stable slug."""

    NO_MARKS = "no-title-marks"
    """A title without 《》."""
    UNCLOSED_TITLE = "unclosed-title"
    NESTED_MARKS = "nested-title-marks"
    """《》 inside 《》 where 〈〉 belong."""
    DOCUMENT_BRACKETS = "document-number-brackets"
    ARABIC = "arabic-numerals"
    """第12条 instead of 第十二条."""
    BRACKETED = "bracketed-subparagraph"
    """第（三）项 instead of 第三项."""
    NO_ARTICLE_WORD = "no-article-word"
    """第二十七第二款: the word 条 is missing."""
    BROKEN_LINE = "broken-line"
    """A line break stands inside the citation."""
    UNRESOLVED = "unresolved"
    """本法, 该条例, 前款, a short name: what it stands for is not in this text."""
    OWN_TEXT = "own-text"
    """本法第三条 in the law itself: the text that is read means itself, not another one."""
    BAD_NUMERAL = "bad-numeral"
    REVERSED = "reversed-range"
    UNREAD = "unread"
    """Words between the title and its locator, or a locator, that were not understood."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a text. ``None`` where a level is not named; all ``None``: the whole text."""

    article: int | None = None
    article_suffix: int | None = None
    """The 1 of 第一百二十条之一."""
    paragraph: int | None = None
    subparagraph: int | None = None
    point: int | None = None
    part: int | None = None
    chapter: int | None = None
    section: int | None = None
    annex: str | None = None
    """附件1第26项, 目录第3项, 附表二: as rendered; not taken apart further."""
    outline: str | None = None
    """一、（二）, 第二部分第3项, 11.1.5: a number of a document without 条; not taken apart."""

    @property
    def whole(self) -> bool:
        """Whether it names no place in the text."""
        return self == Locator()


@dataclass(frozen=True, slots=True)
class Citation:
    """One place of one text, as cited. An enumeration gives one citation a place."""

    start: int
    end: int
    """From the title (or from 第, 本法 …, where the title stands before) to the locator's end."""
    text: str
    title: str | None
    """Without 《》; titles inside stand in 〈〉. Of what 本法 stands for, where that is known."""
    locator: Locator
    last: Locator | None = None
    """The last place of a range, 第三条至第五条; both ends belong to it."""
    title_span: tuple[int, int] | None = None
    """Where the title stands; of a citation that relies on one before it, where that one stands."""
    own_title: bool = True
    """Whether the title stands in this citation itself, not in one before."""
    version: str | None = None
    """As written: 2021年修订, 2004第二次修正, 2017修正文本."""
    version_year: int | None = None
    number: str | None = None
    """文号 or order as written: 国办发〔2015〕21号, 主席令第七十号."""
    number_span: tuple[int, int] | None = None
    history: str | None = None
    """The note on its making behind the title (原注), never a title of its own."""
    quote: str | None = None
    """Words of the provision that follow it, paragraphs by line."""
    quote_span: tuple[int, int] | None = None
    within_quote: bool = False
    """Whether it stands inside the words of a provision quoted: a reference of that law."""
    diagnostics: tuple[Unread, ...] = ()


__all__ = ["Citation", "Locator", "Unread"]
