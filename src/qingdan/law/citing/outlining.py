"""Places of texts without 条: 附件2第28项, 一、（二）, 第二部分第三项, 11.1.5, 全文."""

from __future__ import annotations

import re

from ..reference import Locator
from .locating import GAP, NUMBER, Place

_ANNEX = re.compile(
    rf"附[件表录]{GAP}(?:{NUMBER}{GAP})?(?:《[^《》\n]{{2,60}}》{GAP}(?=第))?(?:第{GAP}{NUMBER}{GAP}[项条类号款])?"
    rf"|目录第{GAP}{NUMBER}{GAP}项"
)
_WHOLE = re.compile("全文(?:适用)?")
_TEN = "[一二三四五六七八九十]{1,3}"
_OUTLINE = re.compile(
    rf"(?P<first>{_TEN})(?:、{GAP}|[\u4e00-\u9fff]{{1,15}})[（(](?P<second>{_TEN})[）)]"
    rf"|[（(](?P<only>{_TEN})[）)](?!项)"
    rf"|(?P<top>{_TEN})、(?=[\u4e00-\u9fff])"
    rf"|(?:\d{{1,2}}[.．、][\u4e00-\u9fff]{{1,15}})?第?(?P<clause>\d{{1,2}}(?:\.\d{{1,3}}){{1,4}})"
    rf"|第{GAP}(?P<division>{NUMBER}){GAP}部分(?:第{GAP}(?P<entry>{NUMBER}){GAP}项)?"
    rf"|第(?P<item>{NUMBER})项第[（(]?(?P<small>{NUMBER})[）)]?小项"
)
_TITLE = re.compile("《[^》]*》")
"""附件2《……目录》第37项: the annex with its name."""
_ITEM_OF_ITEM = re.compile(rf"第{NUMBER}项第[（(]?{NUMBER}[）)]?小项")
_SPACE = re.compile(r"\s+")


def read_item_of_item(text: str, start: int) -> Place | None:
    """Read 第二项第（三）小项, which begins like a 项 of an article."""
    return read_special(text, start) if _ITEM_OF_ITEM.match(text, start) else None


def read_special(text: str, start: int) -> Place | None:
    """Read an annex, a number of an outline or 全文 at ``start``."""
    found = _ANNEX.match(text, start)
    if found:
        return Place(start, found.end(), Locator(annex=_SPACE.sub("", _TITLE.sub("", found[0]))))
    found = _WHOLE.match(text, start)
    if found:
        return Place(start, found.end(), Locator())
    found = _OUTLINE.match(text, start)
    if found is None:
        return None
    return Place(start, found.end(), Locator(outline=_outline(found)))


def _outline(found: re.Match[str]) -> str:
    if found["first"]:
        return f"{found['first']}、（{found['second']}）"
    if found["only"]:
        return f"（{found['only']}）"
    if found["top"]:
        return found["top"]
    if found["clause"]:
        return found["clause"]
    if found["division"]:
        entry = f"第{found['entry']}项" if found["entry"] else ""
        return f"第{found['division']}部分{entry}"
    return f"第{found['item']}项第{found['small']}小项"
