"""Where a paragraph of a 依据 cell begins with a place, and where its words begin.

Places are read by ``locating`` and ``outlining``; here stands only what cells do to them: a lost
word, a colon in the middle, an outline number, rubbish behind.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .locating import NUMBER, read_places
from .outlining import read_item_of_item, read_special

NUM = rf"\s*{NUMBER}\s*"
ARTICLE = rf"第{NUM}条(?:之{NUM})?"
_PART = rf"第{NUM}(?:款|项|目)|第?\s*[（(]{NUM}[）)]\s*(?:项|目)?"
CHAPTER = rf"第{NUM}(?:章|节|编|部分)(?:第{NUM}节)?"
_LOST_WORD = re.compile(rf"(第{NUM}(?:第{NUM}(?:款|项))*)\s*(?=[：:])")
"""第二十七第二款, 第十九: the word 条 was left out."""
_HEADLESS = re.compile(rf"{NUMBER}条\s*[：:]")
_NUMBERED_PART = re.compile(rf"第{NUM}部分(?:第{NUM}节)?")
_BARE_PART = re.compile(rf"(?:[（(]{NUM}[）)]\s*(?:项|目)?)+\s*(?=[：:])")
INCOMPLETE = re.compile(rf"第{NUM}(?:第{NUM}(?:款|项))*|{NUM}条")
_OUTLINE = re.compile(
    r"\s*((?:[一二三四五六七八九十]{1,3}、\s*)?[（(][一二三四五六七八九十]{1,3}[）)])\s*(?=\S)"
)
_SEPARATOR = re.compile(r"\s*(?:规定)?\s*[：:]\s*")
_NOT_QUOTED = re.compile(r"[。；;，,.、\s]*(?:\n|$)")
_GARBAGE = re.compile(r"[。；;]\s*[!-~]{1,12}\s*")
_RUNS_ON = re.compile(r"(?:规定|的|所|之|中|等|以|或|与|及|和|、|，|,|；|。|\)|）)")
_ANCHOR = re.compile(r"第|附[件表录]|目录第")
INLINE = re.compile(
    rf"(?<=[。；;！？”])\s*(?=(?:{ARTICLE}(?:\s*(?:{_PART}))*|第{NUM}款)\s*[：:])"
    rf"|(?<=。)\s*(?={ARTICLE}[ \u3000]+[\u4e00-\u9fff])"
)


def place_end(text: str, start: int = 0) -> int | None:
    """Return where the places that stand at ``start`` end; None where there are none."""
    small = read_item_of_item(text, start)
    if small is not None:
        return small.end
    places = read_places(text, start, headless=_HEADLESS.match(text, start) is not None)
    if places:
        return places[-1].end
    if text.startswith(("附", "目录", "全文"), start):
        special = read_special(text, start)
        return special.end if special else None
    for pattern in (_NUMBERED_PART, _BARE_PART, _LOST_WORD):
        found = pattern.match(text, start)
        if found:
            return start + len(found[0].rstrip())
    return None


def place_before_colon(text: str) -> int | None:
    """Return where a place begins that a few words precede and a colon follows."""
    sentence = re.split("[。；：:]", text[:41], maxsplit=1)[0]
    for anchor in _ANCHOR.finditer(sentence, 1):
        end = place_end(text, anchor.start())
        if end is not None and re.match(r"\s*[：:]", text[end:]):
            return anchor.start()
    return None


@lru_cache(1 << 12)
def locator_and_quote(text: str) -> tuple[str, str] | None:
    """Return locator and quotation of a paragraph that begins with a locator.

    A paragraph is looked at more than once, and the same ones stand in many cells.
    """
    start = len(text) - len(text.lstrip())
    end = place_end(text, start)
    if end is None:
        return None
    locator, rest = text[start:end], text[end:]
    separator = _SEPARATOR.match(rest)
    if separator:
        return re.sub("[：:]", "", locator), rest[separator.end() :]
    if ":" in locator or "：" in locator:
        return re.sub("[：:]", "", locator), rest
    if is_part(locator):
        return None
    if _NOT_QUOTED.fullmatch(rest):
        return locator, ""
    if _GARBAGE.fullmatch(rest):
        return locator, rest.lstrip("。；;，,. ")
    if "章" in locator:
        return text.strip().rstrip("。"), ""
    words = rest.lstrip()
    if _RUNS_ON.match(words) or (words == rest and rest.startswith(("第", "《"))):
        return None
    return locator, words


def outline_and_quote(text: str) -> tuple[str, str] | None:
    """Read 一、（二）…… or （十八）…… right behind the title of a document."""
    found = _OUTLINE.match(text)
    return (found[1].strip(), text[found.end() :]) if found else None


def is_part(locator: str) -> bool:
    """Whether a locator is a 款, 项 or 目 without its article."""
    return bool(re.match(rf"第{NUM}[款目]|第?\s*[（(]", locator))
