"""The head of a law: when it was passed, published, amended, and by what.

Both shapes are read: a line a date (「2021年1月22日 …第二十五次会议修订」) and one bracket that
holds them all (「（1996年3月17日…通过　根据2009年8月27日…《…决定》第一次修正）」).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from ..library.lawtext import Act, Event
from ..numerals import to_arabic

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日|(\d{4})-(\d{2})-(\d{2})")
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})|(\d{4})年(\d{1,2})月(\d{1,2})日|(\d{4})/(\d{2})/(\d{2})"
)
_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〉]*〉|<[^>]*>")
_ORDINAL = re.compile(r"第([一二三四五六七八九十]+)次(修正|修订|修改)")
_ORDER = re.compile(
    r"((?:中华人民共和国)?[\u4e00-\u9fff、]{2,40}?令\s*第?\s*[〇零一二三四五六七八九十百\d]+\s*号)"
)
_ONE_TITLE = re.compile(
    r"关于修[改订正](?:部分)?\s*[〈《<]([^〉》>]+)[〉》>](?!等|[、〈《<]|和|及)"
)
_CONGRESS = re.compile(
    r"([\u4e00-\u9fff]{2,12}?)?第?[一二三四五六七八九十百\d]+届(全国)?(人民代表大会(?:常务委员会)?)"
)
_GOVERNMENT = re.compile(r"(?:中华人民共和国)?(国务院|[\u4e00-\u9fff]{2,8}人民政府)")
_ACTS = (
    (Act.AMENDED, re.compile(r"修正|修改")),
    (Act.REVISED, re.compile(r"修订")),
    (Act.EFFECTIVE, re.compile(r"施行|实施")),
    (Act.PUBLISHED, re.compile(r"公布|发布|颁布|印发")),
    (Act.APPROVED, re.compile(r"批准|批复")),
    (Act.PASSED, re.compile(r"通过")),
)


_WRITTEN = re.compile(
    r"([一二三四五六七八九〇○零]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)


def plain_dates(text: str) -> str:
    """Return a text without blanks, its dates in digits: 一九九三年一月一日 is 1993年1月1日."""
    return _WRITTEN.sub(
        lambda found: f"{_figure(found[1])}年{_figure(found[2])}月{_figure(found[3])}日",
        re.sub(r"[^\S\n]+", "", text.translate(_DIGITS)),
    )


def _figure(numeral: str) -> str:
    return str(to_arabic(numeral))


def day_of(text: str | None) -> datetime.date | None:
    """Read a date as collections write it: 2021-01-22, 2021年1月22日, 2021/01/22."""
    found = _ISO.search((text or "").translate(_DIGITS))
    if found is None:
        return None
    return _day([part for part in found.groups() if part])


def read_history(lines: Iterable[str], title: str) -> tuple[Event, ...]:
    """Return the events of a head, oldest first. ``title`` tells a former title from the own."""
    found: list[Event] = []
    for line in lines:
        for piece in _pieces(plain_dates(line).strip("（()）")):
            event = _event(piece, title)
            if event is not None and event not in found:
                found.append(event)
    return tuple(sorted(found, key=lambda event: event.on))


def _pieces(line: str) -> list[str]:
    """Cut a line before each date that stands outside a title."""
    shielded = _QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), line)
    starts = [found.start() for found in _DATE.finditer(shielded)]
    ends = [*starts[1:], len(line)] if starts else []
    return [line[start:end] for start, end in zip(starts, ends, strict=True)]


def _event(piece: str, title: str) -> Event | None:
    date = _DATE.match(piece)
    if date is None:
        return None
    on = _day([part for part in date.groups() if part])
    words = piece[date.end() :]
    plain = _QUOTED.sub("《》", words)
    act = next((act for act, pattern in _ACTS if pattern.search(plain)), None)
    if on is None or act is None:
        return None
    if act is Act.PASSED and "通过的《》" in plain:
        act = Act.AMENDED  # 刑法: …通过的《中华人民共和国刑法修正案（十一）》
    if act is Act.REVISED and re.search(r"批准(?:修订|第[一二三四五六]次修订)", plain):
        act = Act.APPROVED  # the provincial congress approves what the city's has revised
    ordinal = _ORDINAL.search(plain)
    order = _ORDER.search(plain)
    named = _ONE_TITLE.search(words)
    old = named[1].strip() if named and act in (Act.AMENDED, Act.REVISED) else None
    return Event(
        on,
        act,
        ordinal[0] if ordinal else act.value,
        "《" in plain,
        re.sub(r"^.*(?=中华人民共和国)", "", order[1]) if order else None,
        organ_of(plain),
        old if old and _bare(old) != _bare(title) else None,
    )


def organ_of(words: str) -> str | None:
    """Return the congress or government that words name: 第九届全国人民代表大会常务委员会…"""
    congress = _CONGRESS.search(words)
    if congress:
        place = congress[1] or congress[2]
        return f"{place}{congress[3]}" if place else None
    government = _GOVERNMENT.search(words)
    return government[1] if government else None


def _bare(title: str) -> str:
    return re.sub(r"[《》〈〉<>\s（）()]|中华人民共和国", "", title)


def _day(parts: list[str]) -> datetime.date | None:
    try:
        year, month, day = (int(part) for part in parts)
        return datetime.date(year, month, day)
    except ValueError:
        return None


__all__ = ["day_of", "organ_of", "plain_dates", "read_history"]
