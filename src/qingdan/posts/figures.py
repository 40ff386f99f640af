"""What a column of a table of posts counts: a measure of a kind of post, told by its heading."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class Measure(StrEnum):
    """What is counted of a kind of post."""

    AUTHORISED = "核定"
    ACTUAL = "实有"
    TEMPORARY = "临聘"
    OUT = "抽出"
    """Seconded to others: still on the organ's posts, not at its work."""
    IN = "抽入"
    VACANT = "缺编"
    """What the table itself says of its vacancies; only compared."""


class PostKind(StrEnum):
    """The kinds of posts; one is not filled with people of another."""

    ADMIN = "行政"
    SPECIAL = "专项"
    CIVIL = "参公"
    CAREER = "事业"
    SUPPORT = "工勤"
    ALL = "不分类别"
    """A figure that is not split by kind."""


_MEASURES: tuple[tuple[Measure | None, str], ...] = (
    (None, r"率|比例|超缺编|缺超编|职数|领导|正职|副职|其中|性质|来源"),
    (Measure.VACANT, r"缺编|空编|缺额|空缺"),
    (None, r"超编|在岗"),
    (Measure.TEMPORARY, r"临聘|编外|临时|聘用|合同制|劳务派遣"),
    (Measure.IN, r"抽入|借入|抽调入|借调入|调入抽调"),
    (Measure.OUT, r"抽调|抽出|借调|借出|外借|借用|挂职"),
    (Measure.ACTUAL, r"实有|现有|在编|实际|实配"),
    (Measure.AUTHORISED, r"核定|编制|定编"),
)
_KINDS: tuple[tuple[PostKind, str], ...] = (
    (PostKind.SUPPORT, r"工勤|后勤"),
    (PostKind.SPECIAL, r"专项"),
    (PostKind.CIVIL, r"参公|参照公务员"),
    (PostKind.CAREER, r"事业"),
    (PostKind.ADMIN, r"行政|党政|公务员|机关"),
)
_ASIDE = re.compile(r"[（(](?:不?含|其中|包括|另)[^（）()]*[）)]")


class Figure(NamedTuple):
    """What a number counts."""

    measure: Measure
    kind: PostKind


def figure_in(label: str) -> Figure | None:
    """Return what a heading counts; None where it counts nothing of this."""
    plain = _ASIDE.sub("", label)
    for measure, words in _MEASURES:
        if re.search(words, plain):
            if measure is None:
                return None
            return Figure(measure, kind_of(plain) or PostKind.ALL)
    return None


def kind_of(text: str) -> PostKind | None:
    """Return the kind of post that words name; None where they name none."""
    return next((kind for kind, words in _KINDS if re.search(words, text)), None)


__all__ = ["Figure", "Measure", "PostKind", "figure_in", "kind_of"]
