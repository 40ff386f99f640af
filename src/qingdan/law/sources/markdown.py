"""Read laws written in Markdown: a title, the dates of its making, a mark, the text.

```
# 中华人民共和国行政处罚法
2021年1月22日 第十三届全国人民代表大会常务委员会第二十五次会议修订
<!-- INFO END -->
## 第一章 总则
第一条 …
```

A file may begin with a YAML-like block (``title: "…"``) instead of the mark. The same layout in
plain text (``.txt``, the history in one bracket, headings without #) is read too.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..library.lawtext import LawText
from ..library.titlekey import tidy
from .history import day_of, plain_dates, read_history
from .provisions import read_body

MARK = "<!-- INFO END -->"
_DAY_IN_NAME = re.compile(r"\((\d{4}-\d{2}-\d{2})\)$")
_FIELD = re.compile(r'^([\w-]+):\s*"?(.*?)"?\s*$')
_LEVELS = ("编", "章", "节")
_HEADING = re.compile(r"\s*第[〇零一二三四五六七八九十百]+(编|章|节)\s")
_LONGEST_TITLE = 110
_OWN_START = re.compile(r"本(?:修正案|决定)自[^。]{2,20}起施行")
_FIRST = re.compile(r"\s*#*\s*第一条(?:\s|之)|\s*第[一1]条为")


def read_markdown(text: str, place: str, source: str, group: str | None = None) -> LawText | None:
    """Return the law of one file; None where the file begins with no title.

    ``place`` is the path inside the collection (its name may end in ``(2021-01-22)``, the day of
    publication); ``group`` is what the collection files it under.
    """
    fields, text = _fields(text)
    head, body = _split(text)
    title = _title(head) or fields.get("title", "")
    if not title or len(title) > _LONGEST_TITLE or "。" in title:
        return None
    lines = [line for line in head if not line.startswith("#")]
    read = read_body(body)
    events = read_history(lines, title)
    named = _DAY_IN_NAME.search(Path(place).stem)
    numbers = [event.number for event in events if event.number]
    return LawText(
        tidy(title),
        source,
        place,
        tuple(read.provisions),
        tuple(read.divisions),
        events,
        organ=fields.get("issuing_authority") or None,
        group=group,
        number=numbers[-1] if numbers else None,
        published=day_of(named[1] if named else fields.get("publish_date")),
        effective=day_of(fields.get("implement_date")),
        status=fields.get("status") or None,
        notes=() if read.provisions else tuple(_OWN_START.findall(plain_dates("".join(body)))),
    )


def _fields(text: str) -> tuple[dict[str, str], str]:
    if not text.startswith("---\n"):
        return {}, text
    block, _, rest = text[4:].partition("\n---")
    found = (_FIELD.match(line) for line in block.split("\n"))
    return {field[1]: field[2] for field in found if field}, rest


def _split(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of the head and those of the body."""
    if MARK in text:
        head, _, body = text.partition(MARK)
        return head.splitlines(), body.splitlines()
    lines = text.splitlines()
    for index, line in enumerate(lines):
        if _FIRST.match(line) or (index and line.lstrip().startswith("##")):
            start = _headings_before(lines, index)
            return lines[:start], lines[start:]
    return lines[:40], lines


def _headings_before(lines: list[str], index: int) -> int:
    """Return where the headings over the first article begin: 第一编, 第一章, 第一节."""
    start, above = index, len(_LEVELS)
    for at in range(index - 1, -1, -1):
        found = _HEADING.match(lines[at])
        if found is None:
            if lines[at].strip():
                break
            continue
        level = _LEVELS.index(found[1])
        if level >= above:
            break  # the end of the list of contents
        start, above = at, level
    return start


def _title(head: list[str]) -> str:
    """The heading, or the lines that stand before the bracket of the history."""
    for line in head:
        if line.startswith("# "):
            return line[2:].strip()
    found = ""
    for line in head:
        text = re.sub(r"[\s\u200b]+", "", line)
        if text.startswith(("（", "(", "公布日期", "目录", "第")) and found:
            break
        found += text
        if len(found) > 80:
            break
    return found


__all__ = ["MARK", "read_markdown"]
