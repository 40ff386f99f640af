"""Where the words of a provision begin behind its citation, and where a new block begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .marks import Marks

_SAYS = re.compile(
    r"\s{0,20}(?:中|的)?(?:明确规定|规定|明确|要求)?[，,]?\s{0,6}(?:[;；]?\s{0,2}条款内容)?"
    r"(?:[：:]\s{0,40}|(?=[“\"]))"
)
_RUNS_ON = re.compile(
    r"(?:规定|的|所|之|中|等|以|或|与|及|和|、|，|,|；|;|。|\)|）|第|《|【|至|到|有关|相关|关于|\||-|~|～|—)"
)
_SEMICOLON = re.compile(r"[^\S\n]{0,4}[；;][^\S\n]{0,4}(?=[\u4e00-\u9fff])")
_SPACED = re.compile(r"[^\S\n]{1,40}(?=\S)")
_NEXT_LINE = re.compile(r"[^\S\n]{0,40}\n\s{0,40}(?=\S)")
_BLOCK = re.compile(
    r"[【《|]|第\s{0,4}[一二三四五六七八九十百\d]|\d{1,2}\s?[.、．]|[一二三四五六七八九十]{1,3}、"
)
_LETTER = re.compile(r"[\u4e00-\u9fff（(“]")
LEAD = re.compile(
    r"[^\S\n]{0,80}(?:#{1,6}[^\S\n]{1,4})?(?:\d{1,2}\s?[.、．]\s?|[（(]\d{1,2}[)）]\s?|[一二三四五六七八九十]{1,3}、\s?"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]\s?|[①-⑳]\s?)?"
    r"(?:(?!第|附|全文|目录)[\u4e00-\u9fff]{2,10}\s?[|｜：:]\s?)?(?:【\s?[^】\n\d][^】\n]{0,11}】\s{0,8})?"
)
"""What may stand before a citation that begins a line: a number, 法定依据：, 【法律】."""
INLINE_FIELD = re.compile(r"[;；]{0,2}\s?(?:\d{1,2}、)?(?:法律法规)?名称[:：]\s?$")
_STOPS = frozenset("。；;！？”")
_COLON = re.compile(r"\s{0,4}(?:规定)?\s{0,4}[：:“]")
_WORDS = re.compile(r"[^\S\n]{1,40}[\u4e00-\u9fff]")


_NOTE = re.compile(
    r"[（(]\s{0,4}(?:"
    r"(?![〇零一二三四五六七八九十百\d]{1,5}\s{0,4}[）)])[^（()）\n]{1,80}[）)]\s{0,4}(?=$|\n|[。；;，,、])"
    r"|(?:19|20)\d{2}\s?年|以下(?:统称|简称|称))"
    r"|[（(]?\s{0,4}[\u4e00-\u9fff、]{0,24}"
    r"(?:令\s{0,4}(?:[〔\[（(]?\d{4}年?[〕\]）)]?)?\s{0,4}第?\s{0,4}[〇零一二三四五六七八九十百\d]{1,6}"
    r"|[〔﹝\[【［（(]\s{0,4}(?:19|20)\d{2}\s{0,4}年?[〕﹞\]】］）)]\s{0,4}第?\s{0,4}\d{1,5})\s{0,4}号"
)
"""A note behind a citation, or the number of a document: （国务院令第724号）. No words of law."""


@dataclass(frozen=True, slots=True)
class Words:
    """Where the words of a provision begin, and where they end if that is known at once."""

    start: int
    close: int | None
    marked: bool
    """Whether they stand in quotation marks."""


def opening(text: str, end: int, marks: Marks, *, heading: bool) -> Words | None:
    """Return where the words behind a citation that ends at ``end`` begin; None: no words.

    ``heading`` says that the citation begins a line or follows its law: then a blank is enough
    before the words, and they run over lines. Elsewhere they end with their line.
    """
    says = _SAYS.match(text, end)
    if says and says.end() < len(text):
        start = says.end()
        if text[start] in '“"':
            close = marks.quote(text, start)
            if close is not None:
                return Words(start + 1, close - 1, marked=True)
        if heading:
            return Words(start, None, marked=False)
        line = text.find("\n", start)
        return Words(start, len(text) if line < 0 else line, marked=False)
    if not heading:
        return None
    for pattern in (_SPACED, _NEXT_LINE, _SEMICOLON):
        found = pattern.match(text, end)
        if found:
            return None if _no_words(text, found.end()) else Words(found.end(), None, marked=False)
    if _LETTER.match(text, end) and not (_RUNS_ON.match(text, end) or _NOTE.match(text, end)):
        return Words(end, None, marked=False)
    return None


def _no_words(text: str, start: int) -> bool:
    return any(one.match(text, start) is not None for one in (_RUNS_ON, _BLOCK, _NOTE))


def begins_inline(text: str, start: int, end: int, *, whole_article: bool) -> bool:
    """Whether a place inside a line begins a provision: behind a full stop, before a colon.

    ``whole_article`` also takes a blank before the words, but only behind 。.
    """
    before = text[max(0, start - 200) : start].rstrip()[-1:]
    if before not in _STOPS:
        return False
    if _COLON.match(text, end):
        return True
    return whole_article and before in {"。", "”"} and _WORDS.match(text, end) is not None
