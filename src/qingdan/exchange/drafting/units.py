"""承办机构: a cell of names, and what kind of body a name stands for."""

from __future__ import annotations

import re
from functools import lru_cache

_ANY_ORGAN = re.compile(r"(?:部门|机关|机构)$")
_ORGAN = re.compile(r"(?:部门|机关|机构|局|委|办|厅|院|部|署|会|政府|委员会|办公室)$")
_SEPARATORS = "、，,；;/\n"
_OPEN, _CLOSE = "（(", "）)"
_BRACKETED = re.compile(r"[（(].*?[）)]")

OFFICES = "内设机构"
INSTITUTIONS = "事业单位"
ENFORCEMENT = "执法队伍"
DISPATCHED = "派出机构"
GROUPS = "群组"

_GROUP = re.compile(r"^(?:各|全市各|全区各|全县各)")
_ENFORCEMENT = re.compile(r"(?:支队|大队|总队|中队|执法队|监察队|稽查队)$")
_INSTITUTION = re.compile(r"(?:中心|站|所|院|馆|校|基地|服务处|管理处|总站)$")
_DISPATCHED = re.compile(r"(?:分局|派出所|分中心|工作站)$")
_OFFICE = re.compile(r"(?:科|处|室|办|股|组|部|科室)$")


def split_units(text: str) -> list[str]:
    """Split a cell at 、，,；/ and line ends, but never inside brackets; each name once."""
    return list(_split(text))


@lru_cache(1 << 12)
def _split(text: str) -> tuple[str, ...]:
    names: list[str] = []
    depth = 0
    name = ""
    for character in text + "\n":
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        if character in _SEPARATORS and (depth == 0 or character == "\n"):
            name = name.strip().rstrip("。").strip()
            if name and name not in names:
                names.append(name)
            name = ""
        else:
            name += character
    return tuple(names)


def organs_apart(text: str, *, paragraphs: bool) -> str:
    """Put 、 between organs that stand one a line, where the lines leave no doubt.

    In a document lines are ``paragraphs``. In a workbook only a line that ends with 部门, 机关 or
    机构 is a whole name; any other may be broken by a narrow column (某局⏎各区分局) and stays for
    ``mend`` to join.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or not all(_ORGAN.search(line) for line in lines):
        return text
    whole = paragraphs or any(_ANY_ORGAN.search(line) for line in lines)
    return "、".join(lines) if whole else text


def unit_kind(name: str) -> tuple[str, bool]:
    """Return the key of the register for a body of this name, and whether that is certain."""
    bare = _BRACKETED.sub("", name).strip() or name
    if _GROUP.search(bare):
        return GROUPS, True
    if _ENFORCEMENT.search(bare):
        return ENFORCEMENT, True
    if _DISPATCHED.search(bare):
        return DISPATCHED, True
    if _INSTITUTION.search(bare):
        return INSTITUTIONS, True
    return OFFICES, bool(_OFFICE.search(bare))


_PLACEHOLDER = re.compile(
    r"^(?:(?:各)?(?:地州市|县市区|市县区|区县|县区|州市|地市|设区的市|地（州、市）|县（市、区）))"
    r"|(?:具体|相关|有关|承办).{0,4}(?:科室|部门|机构|单位)$|^(?:本级|各级)"
)


def is_placeholder(name: str) -> bool:
    """Whether a name stands for any body of a kind (县市区林业局): left over from a template."""
    return bool(_PLACEHOLDER.search(name))
