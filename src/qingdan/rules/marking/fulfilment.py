"""What a matter of a town's list says for rules between items: decisions, days, approvals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..assisting import decision_marks
from ..listed import part, texts
from .mark import Mark

ADMITTED = "准入"
ADMITTED_BY = "准入.文号"
APPROVED_BY = "批准.文号"
SINCE = "生效日期"
ISSUED = "印发"


def fulfilment_marks(mapping: Mapping[str, Any], defaults: Mapping[str, Any]) -> Sequence[Mark]:
    """Return the marks of one matter; what its list gives by default is none of its own."""
    del defaults
    return tuple(_marks(mapping))


def _marks(mapping: Mapping[str, Any]) -> Iterator[Mark]:
    yield from decision_marks(texts(mapping.get("镇街配合职责"), ("镇街配合职责",)))
    since = mapping.get(SINCE)
    if isinstance(since, str):
        yield SINCE, since, (SINCE,)
    if isinstance(mapping.get(ADMITTED), dict):
        yield ADMITTED, "", (ADMITTED,)
    for sort, key in ((ADMITTED_BY, ADMITTED), (APPROVED_BY, "批准")):
        number = part(mapping, key).get("文号")
        if isinstance(number, str):
            yield sort, number, (key, "文号")


def header_marks(mapping: Mapping[str, Any]) -> Sequence[Mark]:
    """Return the days that the header of a town's list gives for the list as a whole."""
    return tuple(_header_marks(mapping))


def _header_marks(mapping: Mapping[str, Any]) -> Iterator[Mark]:
    defaults = part(mapping, "默认")
    given: tuple[tuple[Any, tuple[str, ...]], ...] = (
        (mapping.get("公布日期"), ("公布日期",)),
        (part(mapping, "批准").get("日期"), ("批准", "日期")),
        (defaults.get("生效日期"), ("默认", "生效日期")),
        (part(defaults, "批准").get("日期"), ("默认", "批准", "日期")),
    )
    for day, path in given:
        if isinstance(day, str):
            yield ISSUED, day, path
