"""编码 of an item: which code goes where. A code is text and stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from ...messages import _
from ...model.item import Codes
from ..findings import short
from ..tables.columns import CODES, Column
from .repair import Kind, mend

_LOCAL = "地方编码"
_OFFICIAL = {Column.BASIC_CODE: "基本编码", Column.IMPLEMENTATION_CODE: "实施编码"}


@dataclass
class CodesRead:
    """What the code columns of a record hold."""

    codes: dict[str, str] = field(default_factory=dict)
    """By the keys of 编码."""
    identity: str = ""
    """The code that tells the item from others of its name: the local one, else an official one."""
    unhoused: list[str] = field(default_factory=list)
    """Codes for which there is no key left; for 内部说明."""
    warnings: list[tuple[str, Column, str]] = field(default_factory=list)
    """Kind, column and message of what an editor should look at."""


def read_codes(values: Mapping[Column, str]) -> CodesRead:
    """Read the code columns of a record (raw text of its cells).

    An official code that is none (wrong length, wrong check digit) is kept as 地方编码, with a
    warning; where there is a 地方编码 already, in 内部说明.
    """
    read = CodesRead()
    for column in CODES:
        lines = [line for line in map(_cleaned, values.get(column, "").splitlines()) if line]
        code = "".join(lines)
        if not code:
            continue
        if len(lines) > 1:
            message = _("“{column}”写成{count}行，已接成一个编码，请核对：{code}")
            read.warnings.append(
                (
                    "code-lines",
                    column,
                    message.format(column=column, count=len(lines), code=short(code)),
                )
            )
        read.identity = read.identity or code
        if column is Column.CODE:
            read.codes[_LOCAL] = code
        elif _is_valid(_OFFICIAL[column], code):
            read.codes[_OFFICIAL[column]] = code
        else:
            _misplaced(read, column, code)
    return read


def _cleaned(line: str) -> str:
    return mend(line, Kind.NAME).text


def _misplaced(read: CodesRead, column: Column, code: str) -> None:
    if _LOCAL not in read.codes:
        read.codes[_LOCAL] = code
        message = _("“{column}”位数或校验码不对，先放在地方编码，请核对：{code}")
    else:
        read.unhoused.append(f"来源表格“{column}”：{code}")
        message = _("“{column}”位数或校验码不对，已记入内部说明，请核对：{code}")
    read.warnings.append(("code-not-valid", column, message.format(column=column, code=code)))


def _is_valid(key: str, code: str) -> bool:
    try:
        Codes.model_validate({key: code})
    except ValidationError:
        return False
    return True
