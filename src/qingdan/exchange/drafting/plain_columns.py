"""Columns of a power whose cell is a word of a vocabulary, a line of text, or names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from ...messages import _
from ...model.vocabulary import Audience, CaseType, Exercise, OrganNature, PowerSource
from ..findings import short
from ..tables.columns import Column
from ..tables.table import NONE_WORDS
from .draft import Draft
from .named import OrganName
from .record import RecordDrafter
from .units import split_units

_WORDS: Mapping[Column, tuple[str, type[StrEnum]]] = {
    Column.ORGAN_NATURE: ("主体性质", OrganNature),
    Column.SOURCE: ("权力来源", PowerSource),
    Column.EXERCISE: ("行使类型", Exercise),
    Column.CASE_TYPE: ("办件类型", CaseType),
}
_TEXTS: Mapping[Column, str] = {
    Column.ACCEPTING: "受理机构",
    Column.DECIDING: "决定机构",
    Column.DISCRETION: "裁量基准",
    Column.CONSULTATION: "咨询方式",
    Column.CATALOGUE: "通用目录",
}
_ARROW = re.compile(r"\s*(?:-+>|—+>?|–+|→|⇒|➔|=>)\s*")
_STEP = re.compile(r"[\u4e00-\u9fff、（）()/]{2,20}")


def plain_columns(drafter: RecordDrafter, draft: Draft) -> None:
    """Put the plain columns of a record into the fields of a draft."""
    for column, (key, words) in _WORDS.items():
        draft.fields[key] = drafter.word(draft, column, words)
    for column, key in _TEXTS.items():
        text = drafter.cells.get(column, "")
        draft.fields[key] = "" if text in NONE_WORDS else text
    draft.fields["服务对象"] = drafter.words(draft, Column.AUDIENCE, Audience)
    place = drafter.record.places.get(Column.CO_ORGANS)
    names = split_units(drafter.cells.get(Column.CO_ORGANS, ""))
    draft.fields["共同实施"] = [OrganName(n, place) for n in names if n not in NONE_WORDS]
    draft.fields["流程"] = _flow(drafter, draft)


def _flow(drafter: RecordDrafter, draft: Draft) -> list[str]:
    """Return the steps of a flow; what is no row of steps goes into 内部说明."""
    text = drafter.cells.get(Column.FLOW, "")
    steps = steps_in(text)
    if text and not steps and text not in NONE_WORDS:
        draft.unhoused.append(f"来源表格“{Column.FLOW}”：{text}")
        message = _("“{column}”不是一串环节，原文已记入内部说明：{text}")
        drafter.tell(
            "flow-unread", Column.FLOW, message.format(column=Column.FLOW, text=short(text))
        )
    return steps


def steps_in(text: str) -> list[str]:
    """Return the names of the steps in ``调查—审查—决定``; none for any other text."""
    if "\n" in text.strip():
        return []
    steps = [step.strip("。；; ") for step in _ARROW.split(text)]
    return steps if len(steps) > 1 and all(_STEP.fullmatch(step) for step in steps) else []
