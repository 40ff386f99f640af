"""What a changed field means: its aspect, looked up along the field's path.

The table is made from the models (tools/make_natures.py): to load these takes longer than to
compare a hundred items.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..model.aspect import Aspect
from ..model.finding import FieldPath
from ..model.vocabulary import ListKind
from .natures import NATURES

_TEXT_ASPECTS = {
    "责任事项": Aspect.ACCOUNTABILITY,
    "追责情形": Aspect.ACCOUNTABILITY,
    "追责对象": Aspect.ACCOUNTABILITY,
    "部门职责": Aspect.ACTOR,
    "流程": Aspect.PROCEDURE,
}

_HEADER_ASPECTS = {"批准": Aspect.AUTHORITY, "声明数量": Aspect.EDITORIAL}


@dataclass(frozen=True, slots=True)
class Nature:
    """What a field is about, and whether it is kept from the public."""

    aspect: Aspect
    internal: bool


def field_nature(kind: ListKind, path: FieldPath) -> Nature:
    """Return the nature of a field of an item.

    The innermost key that says more than 内容 decides: ``任务[0].时限`` is a burden although tasks
    are procedure. A citation has the aspect of what it is cited for, and so have clauses.
    """
    return _nature(kind, tuple(part for part in path if isinstance(part, str)))


@cache
def _nature(kind: ListKind, keys: tuple[str, ...]) -> Nature:
    known = NATURES[kind]
    for end in range(len(keys), 0, -1):
        found = known.get(".".join(keys[:end]))
        if found is not None:
            return Nature(Aspect(found.lstrip("!")), found.startswith("!"))
    return Nature(Aspect.CONTENT, False)


def header_nature(kind: ListKind, path: FieldPath) -> Nature:
    """Return the nature of a field of a list's header; defaults are those of the items."""
    if path and path[0] == "默认":
        return field_nature(kind, path[1:])
    return Nature(_HEADER_ASPECTS.get(str(path[0]) if path else "", Aspect.CONTENT), False)


def text_nature(use: object) -> Nature:
    """Return the nature of a shared text by its 用途."""
    known = _TEXT_ASPECTS.get(use, Aspect.CONTENT) if isinstance(use, str) else Aspect.CONTENT
    return Nature(known, False)


def register_nature(path: FieldPath) -> Nature:
    """Return the nature of a field of the register of organs: names are identity."""
    named = len(path) < 3 or path[2] in {"名称", "简称", "曾用名", "统一社会信用代码"}
    return Nature(Aspect.IDENTITY if named else Aspect.CONTENT, False)
