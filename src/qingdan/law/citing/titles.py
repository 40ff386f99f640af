"""The head of a cited text: 【label】《title》（history note or document number）.

Titles inside the history note (《关于修改〈……〉的决定》) are never titles of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Doubt(StrEnum):
    """Why a citation could not be read as it should stand; the value is a stable slug."""

    NO_TITLE = "no-title"
    BARE_TITLE = "bare-title"
    ODD_TITLE = "odd-title"
    UNCLOSED_TITLE = "unclosed-title"
    UNCLOSED_NOTE = "unclosed-note"
    STRAY_BRACKET = "stray-bracket"
    STRAY_TEXT = "stray-text"
    ODD_LOCATOR = "odd-locator"
    UNSPLIT = "unsplit"


@dataclass(frozen=True, slots=True)
class Head:
    """A title as cited. ``end`` is where the text after it begins."""

    title: str
    """With its 《》 and, where there is one, its document number in brackets."""
    history: str
    label: str
    end: int
    doubts: tuple[Doubt, ...] = ()


LABEL = re.compile(r"【(?![\s\d])([^】\n]{1,12})】\s*")
_OPEN, _CLOSE = "（(", "）)"
_DATED = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月|通过|施行|实施|修订|修正|修改|公布|发布|废止|批准|起"
)
_DOCUMENT = re.compile(
    r"[^，。；]{0,40}?[〔\[【﹝（(〈]\s*(?:19|20)\d{2}\s*(?:年\s*)?[〕\]】﹞）)〉][^，。；]{0,12}?第?\s*\d{1,5}\s*号"
    r"|[A-Z]{1,5}(?:/[A-Z])?\s*\d+(?:\.\d+)?\s*[-—–]\s*\d{4}"
    r"|[^，。；]{0,40}令\s*(?:[（(〔\[]?\d{4}\s*年?[）)〕\]]?\s*)?第?\s*[\d〇零一二三四五六七八九十百]{1,6}\s*号"
)
_YEAR = re.compile(r"(?:19|20)\d{2}\s*年")
_ORDER = re.compile(r"令\s*第?\s*[\d〇零一二三四五六七八九十百]{1,6}\s*号")
_VERSION = re.compile(r"[（(](?:试行|暂行|草案|修订草案|试用|征求意见稿)[）)]")
_NEW_BLOCK = re.compile(r"\s*(?:【(?!\d)|第?\s*[〇零一二三四五六七八九十百千两\d]+\s*[条款章项])")
_UNCLOSED = re.compile(r"《([^《》\n（(]{2,60}(?:〈[^〉\n]*〉[^《》\n（(]{0,30})?)")


def is_document_number(note: str) -> bool:
    """Whether the text of a bracket is a document number (财税〔2018〕13号) and no history."""
    note = note.strip()
    return bool(_DOCUMENT.fullmatch(note)) and not _DATED.search(note)


def is_dated(text: str) -> bool:
    """Whether words before a title tell of its making: a year, or 令第N号."""
    return bool(_YEAR.search(text)) or bool(_ORDER.search(text))


def read_head(text: str, start: int = 0) -> Head | None:
    """Read the head that begins at ``start`` (a label or 《); None where there is none."""
    label = ""
    position = start
    found = LABEL.match(text, position)
    if found:
        label = found[1].strip()
        position = found.end()
    if not text.startswith("《", position):
        return None
    doubts: list[Doubt] = []
    end = _title_end(text, position)
    if end is None:
        unclosed = _UNCLOSED.match(text, position)
        if unclosed is None:
            return None
        title = unclosed[0].strip() + "》"
        end = unclosed.end()
        doubts.append(Doubt.UNCLOSED_TITLE)
    else:
        title = text[position:end]
    return _read_notes(text, end, title, label, doubts)


def _title_end(text: str, start: int) -> int | None:
    depth = 0
    for index in range(start, len(text)):
        match text[index]:
            case "《":
                depth += 1
            case "》":
                depth -= 1
                if depth == 0:
                    return index + 1
            case "\n":
                return None
    return None


def _read_notes(text: str, end: int, title: str, label: str, doubts: list[Doubt]) -> Head:
    history: list[str] = []
    while True:
        after = end + len(text[end:]) - len(text[end:].lstrip(" \t\u3000"))
        version = _VERSION.match(text, after)
        if version:
            title += version[0]
            end = version.end()
            continue
        if after >= len(text) or text[after] not in _OPEN:
            break
        close, closed = _bracket_end(text, after)
        note = text[after + 1 : close - 1 if closed else close].strip()
        if not closed:
            doubts.append(Doubt.UNCLOSED_NOTE)
        if is_document_number(note):
            title += text[after:close].rstrip() + ("" if closed else "）")
        elif note:
            history.append(note)
        end = close
        if not closed:
            break
    rest = text[end:].lstrip(" \t\u3000")
    if rest[:1] in ("）", ")"):
        doubts.append(Doubt.STRAY_BRACKET)
        end = len(text) - len(rest) + 1
    return Head(title, "；".join(history), label, end, tuple(doubts))


def _bracket_end(text: str, start: int) -> tuple[int, bool]:
    """Return where a bracket ends, and whether it was closed. It may run over a line break."""
    depth = 0
    for index in range(start, len(text)):
        character = text[index]
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
            if depth == 0:
                return index + 1, True
        elif character == "\n" and _NEW_BLOCK.match(text, index + 1):
            return index, False
    line_end = text.find("\n", start)
    return (len(text) if line_end < 0 else line_end), False
