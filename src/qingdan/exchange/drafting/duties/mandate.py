"""三定: the document that lays a duty down, the place in it, and its words."""

from __future__ import annotations

import re

_DOCUMENT = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{2,20}?\s*[〔\[（(【﹝]\s*(?:19|20)\d{2}\s*[〕\]）)】﹞]\s*第?\s*\d{1,5}\s*号"
)
_NUM = "[〇零一二三四五六七八九十百\\d]+"
_PLACE = re.compile(
    rf"第{_NUM}条(?:第{_NUM}款)?(?:第?[（(]?{_NUM}[）)]?项)?|第[（(]?{_NUM}[）)]?项"
)
_LEADING = re.compile(r"^(?:依据|根据|见|来源|三定规定|三定方案|“三定”规定)[:：]?")
_REST = re.compile(r"[\s，,。；;：:“”\"（）()《》]+")
_SHORTEST_WORDS = 8


def mandate(text: str) -> dict[str, str]:
    """Return 文号, 位置 and 原文 of a cell; text in which neither is found is 原文."""
    found: dict[str, str] = {}
    document = _DOCUMENT.search(text)
    rest = text
    if document:
        found["文号"] = _LEADING.sub("", "".join(document[0].split()))
        rest = rest.replace(document[0], "", 1)
    place = _PLACE.search(rest)
    if place:
        found["位置"] = place[0]
        rest = rest.replace(place[0], "", 1)
    if not found:
        return {"原文": text} if text else {}
    words = _LEADING.sub("", rest.strip())
    if len(_REST.sub("", words)) >= _SHORTEST_WORDS:
        found["原文"] = words.strip("，,。；;：: \n") if words.count("。") < 2 else words.strip()
    return found
