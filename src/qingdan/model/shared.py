"""Shared standard texts (``texts/*.yaml``) and the places that use them (套用)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from .record import REQUIRED, Aspect, Record, Text, key

_ADOPTS = "套用"


class TextUse(StrEnum):
    """Where a shared text belongs."""

    RESPONSIBILITY = "责任事项"
    LIABILITY = "追责情形"
    LIABILITY_SCOPE = "追责对象"
    DUTY = "部门职责"
    FLOW = "流程"
    OTHER = "其他"


class SharedText(Record):
    """A standard text kept once and used by many items."""

    use: TextUse = key("用途", "这段文字用在哪里", default=TextUse.OTHER)
    lead: Text | None = key("开头", "各条之前的统领句，如“因不履行或不正确履行行政职责……”")
    clauses: list[Text] = key("内容", "逐条的正文，不写序号", default=REQUIRED, min_length=1)


class Adopted(Record):
    """Use of a shared text, with clauses of one's own after it."""

    text: Text = key(
        _ADOPTS, "texts/ 里一段共用文字的名字", default=REQUIRED, aspect=Aspect.ACCOUNTABILITY
    )
    more: list[Text] = key("另加", "在共用文字之后另加的条目", default=())


class Written(Record):
    """Clauses written out, with a sentence that leads them in."""

    lead: Text | None = key("开头", "各条之前的统领句")
    clauses: list[Text] = key("内容", "逐条的正文，不写序号", default=REQUIRED)


def adopted_names(value: Any) -> dict[str, None]:
    """Return the names of the shared texts that plain values of an item use, in their order."""
    found: dict[str, None] = {}
    _note_adopted(value, found)
    return found


def _note_adopted(value: Any, found: dict[str, None]) -> None:
    if isinstance(value, dict):
        name = value.get(_ADOPTS)
        if isinstance(name, str) and name.strip():
            found[name] = None
        for part in value.values():
            _note_adopted(part, found)
    elif isinstance(value, list):
        for part in value:
            _note_adopted(part, found)


def _form(value: Any) -> str | None:
    if isinstance(value, str):
        return "text"
    if isinstance(value, (list, tuple)):  # a union would be built anew at each of 40,000 calls
        return "list"
    if isinstance(value, (dict, Mapping)):
        return "adopted" if _ADOPTS in value or "另加" in value else "written"
    if isinstance(value, Adopted):
        return "adopted"
    if isinstance(value, Written):
        return "written"
    return None


Clauses = Annotated[
    Annotated[Text, Tag("text")]
    | Annotated[list[Text], Tag("list")]
    | Annotated[Adopted, Tag("adopted")]
    | Annotated[Written, Tag("written")],
    Discriminator(
        _form,
        custom_error_type="qd_clauses",
        custom_error_message="neither text, a list of texts, nor 套用",
    ),
]
"""Numbered clauses: one text, a list, ``{开头, 内容}``, or ``{套用, 另加}``."""


class Expanded(Record):
    """Clauses as they are shown: shared texts put in."""

    lead: str | None = None
    clauses: list[str] = Field(default_factory=list)


def expand(clauses: Clauses | None, texts: Mapping[str, SharedText]) -> Expanded:
    """Return ``clauses`` with the shared text put in; an unknown name gives its own additions only.

    That an adopted name exists is checked by a rule, not here: what is shown never fails.
    """
    match clauses:
        case None:
            return Expanded()
        case str():
            return Expanded(clauses=[clauses])
        case Adopted():
            shared = texts.get(clauses.text)
            if shared is None:
                return Expanded(clauses=list(clauses.more))
            return Expanded(lead=shared.lead, clauses=[*shared.clauses, *clauses.more])
        case Written():
            return Expanded(lead=clauses.lead, clauses=list(clauses.clauses))
        case _:
            return Expanded(clauses=list(clauses))
