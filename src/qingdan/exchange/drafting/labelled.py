"""A basis whose parts are labelled: ``法律法规名称：…；依据文号：…；条款号：…；条款内容：…``."""

from __future__ import annotations

import re

from ...law.citing.splitting import Provision

_NAMES = {
    "title": ("法律法规名称", "法规名称", "法律名称", "依据名称", "文件名称", "名称"),
    "document": ("依据文号", "法规文号", "文号", "发布文号", "发文字号"),
    "place": ("条款号", "条款", "条款序号", "依据条款", "具体条款"),
    "words": ("条款内容", "条文内容", "具体内容", "内容", "条文"),
}
_TITLE = "名称"
"""What all labels of a title end with."""
_PART = {name: part for part, names in _NAMES.items() for name in names}
_LABEL = re.compile(
    r"(?:^|(?<=[；;。\n]))\s*(?:(\d{1,2})\s*[.．、]\s*)?("
    + "|".join(sorted(_PART, key=len, reverse=True))
    + r")\s*[:：]\s*"
)
_TITLE_MARKS = re.compile(r"^《.*》$", re.S)
_PLACE = re.compile(r"第[〇零一二三四五六七八九十百千两\d]+(?:条|款|项|章|节)|附件|附表")


def labelled_provisions(text: str) -> list[Provision]:
    """Return the provisions of a text whose parts are labelled; none where it is not so written.

    Each begins with the label of a title; there must be a label of another part besides.
    """
    if _TITLE not in text:
        return []
    found = list(_LABEL.finditer(text))
    parts = [_PART[match[2]] for match in found]
    if not found or parts[0] != "title" or len(set(parts)) < 2 or text[: found[0].start()].strip():
        return []
    records: list[dict[str, str]] = []
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, part, end in zip(found, parts, ends, strict=True):
        value = text[match.end() : end].strip().rstrip("；; \n").strip()
        if part == "title" or not records:
            records.append({})
        if part in records[-1]:
            return []
        records[-1][part] = value
    return [_provision(record) for record in records if record.get("title")]


def _provision(record: dict[str, str]) -> Provision:
    title = record["title"]
    if not _TITLE_MARKS.match(title) and "《" not in title:
        title = f"《{title}》"
    place = record.get("place", "")
    document = record.get("document", "")
    citation = title + (place if _PLACE.match(place) else f" {place}" if place else "")
    return Provision(
        citation,
        quote=record.get("words", ""),
        history=_unwrapped(document),
    )


def _unwrapped(document: str) -> str:
    """The note behind a title without the brackets around it."""
    if document.startswith(("（", "(")) and document.endswith(("）", ")")):
        return document[1:-1].strip()
    return document
