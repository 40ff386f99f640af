"""Read laws written as pages of a site: a block of fields, paragraphs in HTML, a list of contents.

```
---
title: …条例
date: 2016-12-01
author: …人民代表大会常务委员会
---
<p id="t1">&emsp;&emsp;<b>第一条</b>&emsp;…<br>
&emsp;&emsp;（一）…</p>
```

The README.md beside the pages lists them with 文号 and day of entry into force.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..library.lawtext import LawText
from ..library.titlekey import tidy
from .history import day_of, read_history
from .provisions import read_body

_FIELD = re.compile(r"^(\w+):\s*(.+)$", re.M)
_LISTED = re.compile(r"^##\s*\[(.+?)\]\((.+?)\)\s*\n+((?:<Badge .*\n?)+)", re.M)
_GROUP = re.compile(r"^##\s*([\u4e00-\u9fff]+)\s*(?:\{.*\})?\s*$", re.M)
_BADGE = re.compile(r'<Badge text="([^"]*)"')
_TAG = re.compile(r"</?(?:p|b|i|u|span|strong|div|a|sup|sub)\b[^>]*>")
_ATTRIBUTES = re.compile(r"\{[^}]*\}\s*$")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_NOTE = re.compile(r"修订信息\s*\n(.*?)\n:::", re.S)


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list of contents says about one page."""

    group: str | None
    effective: str | None
    organ: str | None
    number: str | None


def read_contents(text: str, group: str | None) -> Mapping[str, Listed]:
    """Return what a README.md says of each page, by the stem of its file."""
    places = [(found.start(), found[1]) for found in _GROUP.finditer(text)]
    found: dict[str, Listed] = {}
    for entry in _LISTED.finditer(text):
        badges = _BADGE.findall(entry[3])
        over = [name for start, name in places if start < entry.start()]
        effective = next((one for one in badges if one.endswith("施行")), None)
        number = next((one for one in badges if one.endswith("号")), None)
        others = [one for one in badges if one not in ("有效", effective, number)]
        found[Path(entry[2]).name] = Listed(
            over[-1] if over else group, effective, others[0] if others else None, number
        )
    return found


def read_page(text: str, place: str, source: str, listed: Listed | None) -> LawText | None:
    """Return the law of one page; None where it has no title, or no article and no entry."""
    block = text[4:].partition("\n---")[0] if text.startswith("---\n") else ""
    fields = dict(_FIELD.findall(block))
    title = fields.get("title", "").strip()
    body = read_body(_plain(text))
    if not title or not (body.provisions or listed):
        return None
    note = _NOTE.search(text)
    events = read_history(_plain(note[1]) if note else (), title)
    return LawText(
        tidy(title),
        source,
        place,
        tuple(body.provisions),
        tuple(body.divisions),
        events,
        organ=(listed and listed.organ) or fields.get("author"),
        group=listed.group if listed else None,
        number=listed.number if listed else None,
        published=max((event.on for event in events if event.act != "施行"), default=None),
        effective=day_of(listed.effective if listed else None) or day_of(fields.get("date")),
        status="有效" if listed else None,
    )


def _plain(text: str) -> list[str]:
    """Return the lines of a page without its markup."""
    lines: list[str] = []
    for line in re.sub(r"<br\s*/?>", "\n", text).splitlines():
        stripped = html.unescape(_TAG.sub("", _ATTRIBUTES.sub("", line))).strip()
        if stripped.startswith((":::", "@tab", "- 第", "[[toc]]")) or _LINK.match(stripped):
            continue
        lines.append(stripped)
    return lines


__all__ = ["Listed", "read_contents", "read_page"]
