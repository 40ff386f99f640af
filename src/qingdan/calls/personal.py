"""What of a table of calls is about people: columns by their headings, numbers by their digits.

No more than the purpose needs (个人信息保护法第六条). A name within a sentence cannot be told from
other words: that is said in the documentation, not guessed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..exchange.tables.columns import is_personal, plain_heading, unbracketed
from ..messages import _
from ..rules.privacy.digits import identity_numbers, mobile_numbers

MASK = "（已隐去）"
_HEADINGS = re.compile(
    r"(?:来电|诉求|反映|投诉|举报|呼叫|求助|申请|当事|报告|报修|信访)(?:人|者|人员|群众|市民)"
    r"(?:姓名|电话|号码|手机|身份证号|地址|联系方式)?"
    r"|(?:市民|群众|居民)(?:姓名|电话|手机|地址|联系方式)"
    r"|(?:联系|来电|主叫|回访|固定)?(?:电话|号码)(?:号码)?|联系方式|证件(?:号|号码)|性别|年龄"
    r"|(?:家庭|现|户籍)?住址|家庭地址"
)
"""Beside the columns of people that lists have: those of whoever called."""
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{16}[\dXx](?!\d)")
"""In what people say eighteen digits are taken for an identity card, mistyped or not."""
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)")


def is_about_people(heading: str) -> bool:
    """Whether a heading names a column of personal data."""
    plain = unbracketed(plain_heading(heading))
    return is_personal(heading) or bool(_HEADINGS.fullmatch(plain))


def in_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where numbers of people stand in a text, and what they look like."""
    kinds = (
        (_IDENTITY, _("像身份证号")),
        (_MOBILE, _("像手机号")),
        (_LANDLINE, _("像电话号码")),
    )
    found = [(*one.span(), what) for pattern, what in kinds for one in pattern.finditer(text)]
    end = 0
    for start, stop, what in sorted(found):
        if start >= end:
            yield start, stop, what
            end = stop


def in_code(text: str) -> Iterator[tuple[int, int, str]]:
    """The same for the number of a call, where only a valid number counts: codes are digits too."""
    found = [(*span, _("像身份证号")) for span in identity_numbers(text)]
    found += [(*span, _("像手机号")) for span in mobile_numbers(text)]
    yield from sorted(found)


def masked(text: str, found: list[tuple[int, int, str]]) -> str:
    """Return a text with what was found in it taken out."""
    for start, end, _what in reversed(found):
        text = text[:start] + MASK + text[end:]
    return text


__all__ = ["MASK", "in_code", "in_words", "is_about_people", "masked"]
