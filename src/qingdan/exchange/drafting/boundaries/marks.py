"""Who leads and who supports: marks beside the names of departments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from ..units import split_units


class Role(Enum):
    """What a department is in a matter."""

    LEAD = auto()
    SUPPORT = auto()


_LEAD = r"牵头|主办|主责|主管|主体责任"
_SUPPORT = r"配合|协办|协同|协助|协作"
_ROLE = rf"(?P<lead>{_LEAD})|(?P<support>{_SUPPORT})"
_WORD = re.compile(rf"(?:{_ROLE})(?:部门|单位|机构|责任)?")
_BRACKETED = re.compile(rf"[（(【\[]\s*(?:{_ROLE})(?:部门|单位|责任)?\s*[）)】\]]")
_LABEL = re.compile(rf"^\s*(?:{_ROLE})(?:部门|单位|机构)?\s*[:：]\s*")
_NUMBER = re.compile(r"^\s*(?:\d{1,2}\s*[.．、]|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳])\s*")


@dataclass(frozen=True)
class Marked:
    """A department as named, and its role where it is marked."""

    name: str
    role: Role | None = None


def role_of(text: str) -> Role | None:
    """Return the role that a word names (牵头, 主办部门, 配合); None for any other text."""
    found = _WORD.fullmatch("".join(text.split()))
    return None if found is None else _role(found)


def marked_names(text: str) -> list[Marked]:
    """Return the departments in a cell: 「市水务局（牵头）、市住建局」, 「牵头部门：市水务局」."""
    result: list[Marked] = []
    role: Role | None = None
    for line in text.replace("；", "\n").split("\n"):
        line = _NUMBER.sub("", line)
        label = _LABEL.match(line)
        if label is not None:
            role = _role(label)
            line = line[label.end() :]
        for name in split_units(line):
            result.append(_marked(_NUMBER.sub("", name), role))
    return [one for one in result if one.name]


def _marked(name: str, role: Role | None) -> Marked:
    mark = _BRACKETED.search(name)
    if mark is None:
        return Marked(name.strip(), role)
    return Marked((name[: mark.start()] + name[mark.end() :]).strip(), _role(mark))


def _role(found: re.Match[str]) -> Role:
    return Role.LEAD if found["lead"] else Role.SUPPORT
