"""Official codes: check digits and shapes.

统一社会信用代码: GB 32100-2015. 组织机构代码: GB 11714. 区划代码: GB/T 2260 (6 digits),
GB/T 10114 (9 digits), 12 digits with the village. 实施编码: 18 + 1 + 12 (GB/T 39554.1-2020 by
decomposition of real codes; its inner split is not verified and not checked here).
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_USCC_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

_REGION = re.compile(r"[0-9]{6}([0-9]{3}([0-9]{3})?)?")
_IMPLEMENTATION = re.compile(r"(?P<uscc>[0-9A-Z]{18})(?P<level>[1-7])(?P<basic>[0-9A-Z]{12})")
_BASIC = re.compile(r"[0-9A-Z]{10}|[0-9A-Z]{12}")


def is_social_credit_code(code: str) -> bool:
    """Whether ``code`` (18 characters) satisfies GB 32100-2015 and the GB 11714 code inside it."""
    if len(code) != 18 or any(c not in _USCC_CHARACTERS for c in code[:17]):
        return False
    total = sum(
        _USCC_CHARACTERS.index(c) * w for c, w in zip(code[:17], _USCC_WEIGHTS, strict=True)
    )
    if code[17] != _USCC_CHARACTERS[(31 - total % 31) % 31]:
        return False
    body, check = code[8:16], code[16]
    total = sum(
        _ORGANISATION_CHARACTERS.index(c) * w
        for c, w in zip(body, _ORGANISATION_WEIGHTS, strict=True)
    )
    rest = 11 - total % 11
    return check == {10: "X", 11: "0"}.get(rest, str(rest))


def _social_credit(value: object) -> object:
    if isinstance(value, str) and not is_social_credit_code(value):
        raise PydanticCustomError("qd_uscc", "fails the check digit of GB 32100-2015")
    return value


def _region(value: object) -> object:
    if isinstance(value, str) and not _REGION.fullmatch(value):
        raise PydanticCustomError("qd_region", "not a region code of 6, 9 or 12 digits")
    return value


def _implementation(value: object) -> object:
    if isinstance(value, str):
        found = _IMPLEMENTATION.fullmatch(value)
        if not found:
            raise PydanticCustomError("qd_implementation_code", "not 31 characters 18+1+12")
        if not is_social_credit_code(found["uscc"]):
            raise PydanticCustomError("qd_uscc", "fails the check digit of GB 32100-2015")
    return value


def _basic(value: object) -> object:
    if isinstance(value, str) and not _BASIC.fullmatch(value):
        raise PydanticCustomError("qd_basic_code", "not 12 (or 10) characters")
    return value


def _shape(pattern: str, example: str) -> WithJsonSchema:
    # JSON Schema knows no check digits: it describes the shape, the validator above does the rest.
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$", "examples": [example]})


_USCC_SHAPE = f"[{_USCC_CHARACTERS}]{{18}}"
_USCC_EXAMPLE = "11000000000000000U"  # right check digits, nobody's code

SocialCreditCode = Annotated[
    str, BeforeValidator(_social_credit), _shape(_USCC_SHAPE, _USCC_EXAMPLE)
]
RegionCode = Annotated[
    str, BeforeValidator(_region), _shape(r"[0-9]{6}(?:[0-9]{3}(?:[0-9]{3})?)?", "110000")
]
ImplementationCode = Annotated[
    str,
    BeforeValidator(_implementation),
    _shape(_USCC_SHAPE + "[1-7][0-9A-Z]{12}", _USCC_EXAMPLE + "4000115001000"),
]
BasicCode = Annotated[
    str, BeforeValidator(_basic), _shape("[0-9A-Z]{10}|[0-9A-Z]{12}", "000115001000")
]
