"""Where in a text a citation points: 第六十四条第一款, 第五章、第六章, 附件第111项.

Locators are recognised, with the words that follow them; they are not taken apart.
"""

from __future__ import annotations

import re

NUM = r"\s*[〇零一二三四五六七八九十百千两\d]+\s*"
ARTICLE = rf"第{NUM}条(?:之{NUM})?"
_PART = rf"第{NUM}(?:款|项|目)|第?\s*[（(]{NUM}[）)]\s*(?:项|目)?|第{NUM}(?:、{NUM})+(?:款|项)"
CHAPTER = rf"第{NUM}(?:章|节|编|部分)(?:第{NUM}节)?"
_ANNEX = rf"附[件表录]\s*\d*\s*(?:第{NUM}(?:项|条|类))?|目录第{NUM}项"
_ENTRY = rf"第{NUM}项(?:第[（(]{NUM}[）)]小项)?"
_ONE = rf"(?:{ARTICLE}(?:\s*(?:{_PART}))*|{CHAPTER}(?:{ARTICLE})?|{_ANNEX}|{_ENTRY})"
_AND = r"\s*(?:[、，,]|和|及|至|到|以及|[-－—~～])\s*"
LIST = rf"{_ONE}(?:{_AND}(?:{_ONE}|{_PART}|第?{NUM}条))*"
_WHOLE = r"全文(?:适用)?"
_LOCATOR = re.compile(rf"\s*({LIST}|{_WHOLE})\s*")
_LOST_WORD = re.compile(rf"\s*(第{NUM}(?:第{NUM}(?:款|项))*)\s*(?=[：:])")
"""第二十七第二款, 第十九: the word 条 was left out."""
_LOST_FIRST = re.compile(rf"\s*({NUM}条)\s*(?=[：:])")
INCOMPLETE = re.compile(rf"第{NUM}(?:第{NUM}(?:款|项))*|{NUM}条")
_RANGE = re.compile(rf"\s*(第{NUM}(?:至|到|-)第?{NUM}条(?:{_AND}{_ONE})*)\s*")
_PART_ONLY = re.compile(rf"\s*((?:{_PART})+)\s*(?=[：:])")
_OUTLINE = re.compile(
    r"\s*((?:[一二三四五六七八九十]{1,3}、\s*)?[（(][一二三四五六七八九十]{1,3}[）)])\s*(?=\S)"
)
_AFTER_COLON = re.compile(rf"\s*((?:第?\s*[（(]{NUM}[）)]\s*项|第{NUM}(?:款|项)))\s*[：:]?\s*")
_SEPARATOR = re.compile(r"\s*(?:规定)?\s*[：:]\s*")
_NOT_QUOTED = re.compile(r"[。；;，,.、\s]*(?:\n|$)")
_GARBAGE = re.compile(r"[。；;]\s*[!-~]{1,12}\s*")
_RUNS_ON = re.compile(r"(?:规定|的|所|之|中|等|以|或|与|及|和|、|，|,|；|。|\)|）)")
INLINE = re.compile(
    rf"(?<=[。；;！？”])\s*(?=(?:{ARTICLE}(?:\s*(?:{_PART}))*|第{NUM}款)\s*[：:])"
    rf"|(?<=。)\s*(?={ARTICLE}[ \u3000]+[\u4e00-\u9fff])"
)


def locator_and_quote(text: str) -> tuple[str, str] | None:
    """Return locator and quotation of a paragraph that begins with a locator."""
    for pattern in (_RANGE, _LOCATOR, _LOST_FIRST, _LOST_WORD, _PART_ONLY):
        found = pattern.match(text)
        if found is None:
            continue
        locator, rest = found[1].strip(), text[found.end() :]
        spaced = found.end() > len(found[0].rstrip()) or text[: found.end()] != found[0].rstrip()
        separator = _SEPARATOR.match(rest)
        if separator:
            rest = rest[separator.end() :]
            deeper = _AFTER_COLON.match(rest)
            if deeper and not locator.endswith(("项", "款")):
                return locator + deeper[1].strip(), rest[deeper.end() :]
            return locator, rest
        if _NOT_QUOTED.fullmatch(rest):
            return locator, ""
        if _GARBAGE.fullmatch(rest):
            return locator, rest.lstrip("。；;，,. ")
        if spaced and not _RUNS_ON.match(rest):
            return locator, rest
        if not _RUNS_ON.match(rest) and not rest.startswith(("第", "《")) and "章" not in locator:
            return locator, rest
        if "章" in locator:
            return text.strip().rstrip("。"), ""
    return None


def outline_and_quote(text: str) -> tuple[str, str] | None:
    """Read 一、（二）…… or （十八）…… right behind the title of a document."""
    found = _OUTLINE.match(text)
    return (found[1].strip(), text[found.end() :]) if found else None


def is_part(locator: str) -> bool:
    """Whether a locator is a 款, 项 or 目 without its article."""
    return bool(re.match(rf"第{NUM}[款目]|第?\s*[（(]", locator))
