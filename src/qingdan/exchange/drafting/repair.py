"""Mend text that came out of a PDF or a narrow column: lines broken inside words, strewn spaces.

Whether a column is wrapped is decided over the whole column, because one cell alone cannot tell
a line break that the layout made from one that the author made. Real paragraphs and numbered
clauses stay apart. Every change is counted. Characters are never exchanged for others: a blanket
NFKC would turn （） into ().
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache
from typing import NamedTuple

from ...messages import _, current_language


class Kind(StrEnum):
    """What a cell holds; it decides where a line may break."""

    NAME = auto()
    """A name, a type, an organ: one line."""
    NAMES = auto()
    """Names of bodies, perhaps one a line."""
    TOWNS = auto()
    """Names of towns and street offices, perhaps one a line."""
    DUTY = auto()
    """Free sentences, often one a line without a full stop."""
    PROSE = auto()
    """Paragraphs, clauses, quotations: a line ends with punctuation."""


@dataclass(frozen=True)
class Mended:
    """A text after repair, and how often each repair was made."""

    text: str
    changes: dict[str, int]
    kept_breaks: int = 0
    """Line breaks that look as if they stood inside a sentence, and were kept."""


CJK = "\u3007\u4e00-\u9fff\u3400-\u4dbf"
_WIDE_PUNCTUATION = "，。；：、？！“”‘’（）《》〈〉【】〔〕…—"
_TERMINAL = re.compile(r"[。；：;:！？!?…]['\"”’）)】》]*$")
_PAUSE = re.compile(r"[，,、（(《〈<“‘]$")
_NUMBERED = re.compile(
    r"(?:[（(]\s*[〇一二三四五六七八九十百\d]+\s*[)）]|\d{1,2}\s*[.．、](?!\d)|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}\s*、|直接实施责|指导监督责)"
)
_ARTICLE = re.compile(r"第\s*[〇零一二三四五六七八九十百千两\d]+\s*[条款章项节]")
_ARTICLE_HEAD = re.compile(_ARTICLE.pattern + r"[^，。；]{0,12}?(?:[：:]|\s|$|、第)")
_LABEL = re.compile(r"【[^】\d]{1,10}】")
_OPENERS = re.compile(
    r"负责|指导|监督|承担|组织|参与|协助|配合|依法|对|制定|拟订|贯彻|执行|受理|审核"
)
_WHOLE_NAME = re.compile(r"(?:[科处室办股组部局委队站所院中心会馆厅署校]|[、，,；;/）)])\s*$")
_WHOLE_TOWN = re.compile(r"(?:[镇乡]|街道|苏木|政府|[办处]|[、，,；;/）)])\s*$")
_PAGE_NUMBER = re.compile(r"(?:\d{1,4}\s*/\s*\d{1,4}|[-—–]\s*\d{1,4}\s*[-—–]|第\s*\d+\s*页.{0,12})")
_HIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufffe\uffff"
)
_INVISIBLE = re.compile(rf"[{_HIDDEN}]|_x000[dD]_")
_ENTITY = re.compile(
    r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|middot|hellip"
    r"|[mn]dash|times|[lr]aquo);"
)
_PLAIN = re.compile(rf"[^\s&_{_HIDDEN}]+")
"""A text in one piece, of which nothing is hidden or escaped: there is nothing to mend."""
_STRAY = "。．.，,；;、 "
_REMEMBERED = 1 << 13
_TAIL = 80
"""What of a paragraph is looked at to see whether a line goes on: no more, or long texts cost
the square of their length."""
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u3000]")
_RUN = re.compile(r"[ \t\u00a0\u2000-\u200a\u3000]{2,}")
_BEFORE_PUNCTUATION = re.compile(rf"(?<=[{CJK}\d）)》”])[ \t\u00a0\u3000]+(?=[，。；：、）》”])")
_WIDE = CJK + _WIDE_PUNCTUATION
_BESIDE_CJK = re.compile(rf"(?<=[{_WIDE}])[ \t\u00a0\u3000]+|[ \t\u00a0\u3000]+(?=[{_WIDE}])")


def is_wrapped(texts: Iterable[str]) -> bool:
    """Whether the cells of a column were broken into lines by a layout of fixed width."""
    breaks = soft = full = 0
    widths: list[int] = []
    for text in texts:
        if "\n" not in text and "\r" not in text:
            continue
        found = _breaks(text)
        if found.lines > 1:
            widths.append(found.width)
            breaks += found.lines - 1
            soft += found.soft
            full += found.full
    if soft < 6 or soft < 0.25 * breaks or full < 0.8 * soft:
        return False
    near = sum(1 for width in widths if width >= 0.7 * max(widths))
    return near >= 0.7 * len(widths)


class _Breaks(NamedTuple):
    """The filled lines of a text, the widest, the breaks in sentences; of them after full lines."""

    lines: int
    width: int
    soft: int
    full: int


@lru_cache(_REMEMBERED)
def _breaks(text: str) -> _Breaks:
    lines = [line for line in _plain_lines(text) if line.strip()]
    widths = [_width(line) for line in lines]
    widest = max(widths, default=0)
    soft = [
        width
        for (line, following), width in zip(itertools.pairwise(lines), widths, strict=False)
        if not _TERMINAL.search(line.rstrip()) and not _starts_block(following)
    ]
    return _Breaks(len(lines), widest, len(soft), sum(width >= 0.7 * widest for width in soft))


def mend(text: str, kind: Kind, *, wrapped: bool = False) -> Mended:
    """Return ``text`` in one line a paragraph, without indentation, blank lines and page numbers.

    ``wrapped`` is what ``is_wrapped`` said about the column the text stands in. Standard texts
    come again and again, so answers are kept: do not change what comes back.
    """
    return _mend(text, kind, wrapped, current_language())


@lru_cache(_REMEMBERED)
def _mend(text: str, kind: Kind, wrapped: bool, _language: str) -> Mended:
    if _PLAIN.fullmatch(text) and text.strip(_STRAY):
        return Mended(text, {})
    changes: dict[str, int] = {}
    text = _without_invisible(_without_entities(text, changes), changes)
    lines = _without_page_numbers(text.split("\n"), kind, changes)
    joins: _Joins
    if kind is Kind.NAME:
        joins = _always
    elif wrapped:
        width = max((_width(line) for line in lines), default=0)
        joins = _wrapped_joins(width, _width(lines[0]) if lines else 0)
    else:
        joins = _loose_joins(kind)
    paragraphs, kept = _join(lines, joins, changes)
    tight = wrapped or kind in (Kind.NAME, Kind.NAMES, Kind.TOWNS)
    paragraphs = [_spacing(paragraph, tight=tight, changes=changes) for paragraph in paragraphs]
    stray = [p for p in paragraphs if p and not p.strip(_STRAY)]
    _count(changes, _("删去单独成行的标点"), len(stray))
    result = "\n".join(p for p in paragraphs if p.strip(_STRAY))
    doubtful = not wrapped and kind in (Kind.DUTY, Kind.PROSE)
    return Mended(result, changes, kept if doubtful else 0)


def _count(changes: dict[str, int], what: str, times: int = 1) -> None:
    if times:
        changes[what] = changes.get(what, 0) + times


def _without_entities(text: str, changes: dict[str, int]) -> str:
    """Write what a web page escaped (``&#40;``, ``&ldquo;``) as what it stands for."""
    if "&" not in text:
        return text
    text, found = _ENTITY.subn(lambda match: html.unescape(match[0]), text)
    if found:
        changes[_("把网页转义符换成它所代表的字符")] = found
    return text


def _without_invisible(text: str, changes: dict[str, int]) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, found = _INVISIBLE.subn("", text)
    if found:
        changes[_("删去看不见的控制字符")] = found
    return text


def _without_page_numbers(lines: list[str], kind: Kind, changes: dict[str, int]) -> list[str]:
    full = [line for line in lines if line.strip()]
    if kind is Kind.NAME:
        return full
    rest = [line for line in full if len(full) == 1 or not _PAGE_NUMBER.fullmatch(line.strip())]
    _count(changes, _("删去夹在正文里的页码"), len(full) - len(rest))
    return rest


_Joins = Callable[[str, str], bool]


def _join(lines: list[str], joins: _Joins, changes: dict[str, int]) -> tuple[list[str], int]:
    paragraphs: list[str] = []
    kept = 0
    for line in lines:
        if not paragraphs:
            paragraphs.append(line)
        elif joins(paragraphs[-1][-_TAIL:].rstrip(), line):
            paragraphs[-1] = _glued(paragraphs[-1].rstrip(), line.lstrip())
            _count(changes, _("接好断在词中的行"))
        else:
            last = paragraphs[-1][-_TAIL:].rstrip()
            kept += not (_indent(line) or _TERMINAL.search(last) or _starts_block(line))
            paragraphs.append(line)
    return paragraphs, kept


def _glued(before: str, after: str) -> str:
    """Join two halves; Latin words keep the space that the line break stood for."""
    latin = before[-1:].isascii() and after[:1].isascii()
    if latin and before[-1:].isalpha() and after[:1].isalpha():
        return f"{before} {after}"
    return before + after


def _always(before: str, after: str) -> bool:
    return True


def _wrapped_joins(width: int, first: int) -> _Joins:
    last_width = [first]

    def joins(before: str, after: str) -> bool:
        # ``before`` is the paragraph so far; its last physical line is what has a width.
        filled = last_width[0]
        last_width[0] = _width(after)
        if _PAUSE.search(before):
            return True
        ended = bool(_TERMINAL.search(before)) or before.endswith(("）", ")", "》", "】"))
        start = after.strip()
        if _LABEL.match(start) or _NUMBERED.match(start):
            return False
        if ended and (_ARTICLE_HEAD.match(start) or start.startswith("《")):
            return False
        if not _TERMINAL.search(before):
            return True
        if _indent(after) >= 2 or filled < 0.85 * width:
            return False
        return width < 60

    return joins


def _loose_joins(kind: Kind) -> _Joins:
    whole = {Kind.NAMES: _WHOLE_NAME, Kind.TOWNS: _WHOLE_TOWN}.get(kind)

    def joins(before: str, after: str) -> bool:
        if whole is not None:
            return not whole.search(before) or after.lstrip().startswith(("、", "，", "（", "("))
        if _indent(after) or _TERMINAL.search(before) or _starts_block(after):
            return False
        if before.endswith(("）", ")", "》", "】", ".", "．")):
            return False
        return not (kind is Kind.DUTY and _OPENERS.match(after))

    return joins


def _starts_block(line: str) -> bool:
    start = line.strip()
    return bool(
        _LABEL.match(start)
        or _NUMBERED.match(start)
        or _ARTICLE.match(start)
        or start.startswith(("《", "附件", "附："))
    )


def _spacing(text: str, *, tight: bool, changes: dict[str, int]) -> str:
    text = text.strip(" \t\u00a0\u3000\n")
    if not _SPACES.search(text):
        return text
    if tight:
        text, found = _BESIDE_CJK.subn("", text)
        _count(changes, _("删去字间多余的空格"), found)
        return text
    text, found = _BEFORE_PUNCTUATION.subn("", text)
    _count(changes, _("删去标点前的空格"), found)
    text, found = _RUN.subn(" ", text)
    _count(changes, _("把连续空格并成一个"), found)
    return text


def _plain_lines(text: str) -> list[str]:
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def _indent(line: str) -> int:
    stripped = line.lstrip(" \t\u00a0\u3000")
    return sum(2 if c == "\u3000" else 1 for c in line[: len(line) - len(stripped)])


def _width(line: str) -> int:
    line = _SPACES.sub("", line)
    return 2 * len(line) - len(line.encode("ascii", "ignore"))
