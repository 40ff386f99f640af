"""Names of texts as cited: 《title》 with what hangs on it (version, number, history, short name).

Titles inside the note on a law's making (《关于修改〈……〉的决定》) are never titles of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..reference import Unread
from .marks import Marks
from .titles import is_document_number

LONGEST = 220
"""Characters of the longest title read; real ones with their breaks have stayed under 150."""

_INNER = str.maketrans({"《": "〈", "》": "〉", "<": "〈", ">": "〉", "＜": "〈", "＞": "〉"})
_NOT_TITLE = re.compile(r"[。；;]|第[一二三四五六七八九十百千\d]{1,7}条(?!例)")
_UNCLOSED = re.compile(
    r"《([^《》\n（(。，；：]{2,60}(?:[〈<][^〉>\n]{1,60}[〉>][^《》\n（(。，；：]{0,30})?)"
)
_SPACES = re.compile(r"\s+")
_WORD_GAP = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_VERSION = re.compile(
    r"(?:(?:19|20)\d{2}\s*年?[^（()），。；]{0,12}?(?:第[一二三四五六七八九十\d]{1,2}次)?"
    r"(?:修订|修正|修改)(?:文本|版|本)?|(?:修订|修正)(?:版|本|案)?\s*(?:19|20)\d{2}\s*年?)"
)
_STAGE = re.compile(r"试行|暂行|试用|草案|征求意见稿|修订草案")
_EDITION = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}(?:批|版|辑|号)|(?:19|20)\d{2}\s*年?(?:版|本)"
)
_ALIAS = re.compile(
    r"以下(?:统称|简称|称)(?:为)?\s*(?:[《“\"‘]\s*([^》”\"’《“]{1,30})\s*[》”\"’]|([^，。；）)“《]{1,20}))"
)
_MADE = re.compile(
    r"(?:19|20)\d{2}(?=\s*年[^年]{0,400}?(?:第[一二三四五六七八九十\d]{1,2}次)?(?:修正|修订|修改))"
)
_PASSED = re.compile(r"(?:19|20)\d{2}(?=\s*年[^年]{0,200}?通过)")
_ISSUED = re.compile(r"(?:19|20)\d{2}(?=\s*年[^年]{0,200}?(?:公布|发布|颁布|令))")
_GAP = re.compile(r"\s{0,40}(?:第(?=[（(]))?")
_FIELD = re.compile(
    r"[\s;；|｜]{0,8}(?:依据)?文号\s{0,4}[:：]([^;；|\n]{0,160})[;；|\n]\s{0,8}|"
    r"[\s;；|｜]{0,8}条款号\s{0,4}[:：]\s{0,8}"
)
_STRAY = re.compile(r"\s{0,4}[）)]")
_UNOPENED = re.compile(r"\s{0,2}((?:19|20)\d{2}\s?年[^\n（()）。]{4,300})[）)]")
_ENCLOSED = re.compile(
    r"[，,]\s{0,2}((?:19|20)\d{2}\s?年?[^\n（()）。]{0,40}(?:修订|修正|修改)(?:版|本)?)\s{0,2}[）)]"
)
"""Behind a title that stands in a bracket itself: （《甲法》，2008年修订）."""
_NUMBER_BEHIND = re.compile(
    r"\s{0,4}[\u4e00-\u9fff]{1,12}\s{0,2}[〔\[【﹝（(〈]\s{0,2}(?:19|20)\d{2}\s{0,2}年?[〕\]】﹞）)〉]"
    r"\s{0,2}第?\s{0,2}\d{1,5}\s{0,2}号"
    r"|\s{0,4}[\u4e00-\u9fff]{1,14}令\s{0,2}(?:(?:19|20)\d{2}年)?第?"
    r"[〇零一二三四五六七八九十百\d]{1,6}号"
)
_OTHER_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}[（(]20\d{3,7}号[）)]?"
    r"|[\u4e00-\u9fff、\s]{2,40}公告\s*(?:19|20)\d{2}\s*年?\s*第\s*\d{1,4}\s*号"
)
"""新政办发(202333号), year and serial in one bracket; 国家税务总局公告2012年第24号."""
_DOCUMENT_BRACKETS = re.compile(
    r"[（(]20\d{3,7}号|[\[【﹝（(〈［{]\s*(?:19|20)\d{2}\s*年?\s*[\]】﹞）)〉］}]\s*第?\s*\d"
)
_NO_NORM = re.compile(
    r"(?:证|证书|证件|执照|笔录|合同|合同书|协议|协议书|通知书|通知单|决定书|报告书|意见书|告知书"
    r"|说明书|承诺书|建议书|委托书|申请书|保证书|责任书|登记表|申请表|报告表|审批表|备案表|调查表"
    r"|统计表|记录表|申报表|审核表|验收表|凭证|证明|批件|台账|联单|手册|文书|报告|公报|日志|档案)"
    r"(?:[（(][^（()）]{0,20}[）)])?$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A text as named. ``end`` closes the title, ``after`` what hangs on it."""

    start: int
    end: int
    after: int
    title: str
    version: str | None = None
    version_year: int | None = None
    number: str | None = None
    number_span: tuple[int, int] | None = None
    history: str | None = None
    alias: str | None = None
    flags: tuple[Unread, ...] = ()


def is_norm(title: str) -> bool:
    """Whether 《》 names a text with rules, not a certificate or a form (《调查笔录》)."""
    return _NO_NORM.search(title, max(0, len(title) - 30)) is None


def read_name(text: str, start: int, marks: Marks) -> Name | None:
    """Read the title whose 《 stands at ``start`` with its notes; None where it is none."""
    end = marks.titles.get(start)
    if end is not None and end - start <= LONGEST:
        inside = text[start + 1 : end - 1]
        if not _NOT_TITLE.search(inside) and inside.strip():
            flags = (Unread.NESTED_MARKS,) if "《" in inside else ()
            return read_notes(text, marks, start, end, inside, flags)
    found = _UNCLOSED.match(text, start)
    if found is None or _NOT_TITLE.search(found[1]):
        return None
    return read_notes(text, marks, start, found.end(), found[1], (Unread.UNCLOSED_TITLE,))


def clean_title(text: str) -> str:
    """Write a title as it should stand: no breaks inside, 〈〉 for titles inside."""
    return _WORD_GAP.sub("", _SPACES.sub(" ", text.strip())).translate(_INNER)


def read_notes(
    text: str, marks: Marks, start: int, end: int, inside: str, flags: tuple[Unread, ...] = ()
) -> Name:
    """Read brackets and fields behind a title that ends at ``end``."""
    title, version = _own_version(clean_title(inside))
    notes = _Notes(title, version, _year(version), list(flags))
    after = end
    enclosed = _ENCLOSED.match(text, end) if text[start - 1 : start] in {"（", "("} else None
    if enclosed and _take(enclosed[1].strip(), enclosed.span(1), notes):
        after = enclosed.end()
    while (more := _note(text, marks, after, notes)) is not None:
        after = more
    if after > end and (stray := _STRAY.match(text, after)):
        after = stray.end()
    return Name(
        start,
        end,
        after,
        notes.title,
        notes.version,
        notes.year,
        notes.number,
        notes.number_span,
        "；".join(notes.history) or None,
        notes.alias,
        tuple(dict.fromkeys(notes.flags)),
    )


class _Notes:
    def __init__(
        self, title: str, version: str | None, year: int | None, flags: list[Unread]
    ) -> None:
        self.title = title
        self.version = version
        self.year = year
        self.flags = flags
        self.number: str | None = None
        self.number_span: tuple[int, int] | None = None
        self.history: list[str] = []
        self.alias: str | None = None


def _own_version(title: str) -> tuple[str, str | None]:
    """Take a version inside the marks out: 《草原法（2021年修正）》."""
    if title[-1:] not in "）)":
        return title, None
    begin = max(title.rfind("（"), title.rfind("("))
    if begin > 0 and _VERSION.fullmatch(title[begin + 1 : -1].strip()):
        return title[:begin].rstrip(), title[begin + 1 : -1].strip()
    return title, None


def _note(text: str, marks: Marks, position: int, notes: _Notes) -> int | None:
    """Read one note at ``position`` into ``notes``; return its end, None where there is none."""
    gap = _GAP.match(text, position)
    opening = gap.end() if gap else position
    if text[opening : opening + 1] not in {"（", "("}:
        return _field(text, position, notes)
    close, closed = marks.bracket(text, opening)
    note = text[opening + 1 : close - 1 if closed else close]
    plain = _SPACES.sub(" ", note).strip()
    alias = _ALIAS.search(plain)
    if alias:
        notes.alias = (alias[1] or alias[2]).strip()
        plain = plain[: alias.start()].rstrip("，,、；; ")
        if not plain:
            return close
    if not closed and not _tells_making(plain):
        return None
    if not _take(plain, (opening + 1, opening + 1 + len(note)), notes):
        return close if alias else None
    return close


def _take(plain: str, span: tuple[int, int], notes: _Notes) -> bool:
    """File the words of a bracket; False where they say nothing about the text's making."""
    if _VERSION.fullmatch(plain):
        notes.version, notes.year = plain, _year(plain)
    elif _STAGE.fullmatch(plain) or _EDITION.fullmatch(plain):
        if plain not in notes.title:
            notes.title += f"（{plain}）"
    elif is_document_number(plain) or _OTHER_NUMBER.fullmatch(plain):
        _number(plain, span, notes)
    elif _tells_making(plain):
        notes.history.append(plain)
        notes.year = notes.year or _made(plain)
    else:
        return False
    return True


def _field(text: str, position: int, notes: _Notes) -> int | None:
    """Read 依据文号:……;条款号: of a labelled card, or a number without brackets."""
    found = _FIELD.match(text, position)
    if found:
        words = (found[1] or "").strip()
        if words and not _take(words, found.span(1), notes):
            _number(words, found.span(1), notes)
        return found.end()
    found = _UNOPENED.match(text, position)
    if found and not notes.history and _take(found[1], found.span(1), notes):
        return found.end()
    found = _NUMBER_BEHIND.match(text, position) if notes.number is None else None
    if found is None:
        return None
    start = found.end() - len(found[0].lstrip())
    _number(found[0].strip(), (start, found.end()), notes)
    return found.end()


def _number(words: str, span: tuple[int, int], notes: _Notes) -> None:
    notes.number, notes.number_span = words, span
    if has_wrong_brackets(words):
        notes.flags.append(Unread.DOCUMENT_BRACKETS)


def has_wrong_brackets(number: str) -> bool:
    """Whether the year of a document number stands in other brackets than 〔〕."""
    return _DOCUMENT_BRACKETS.search(number) is not None


def _tells_making(note: str) -> bool:
    return bool(re.search(r"(?:19|20)\d{2}|令|通过|公布|发布|施行|修正|修订|修改|号", note))


def _year(version: str | None) -> int | None:
    found = re.search(r"(?:19|20)\d{2}", version or "")
    return int(found[0]) if found else None


def _made(history: str) -> int | None:
    """Return the year of the version that a history note ends with, where it is clear."""
    for pattern in (_MADE, _PASSED, _ISSUED):
        years = pattern.findall(history)
        if years:
            return int(years[-1])
    return None
