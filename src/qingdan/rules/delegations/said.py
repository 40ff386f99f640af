"""What one item says, for the rules of scope ITEM; values of other forms count as not written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ...law.delegating.judging import MOVING, STAYING
from ...model.finding import FieldPath
from ...model.vocabulary import DelegationMethod, Status
from ..completeness.written import day
from ..itemview import ItemView
from ..rule import RawFinding, Rule


class Taker(NamedTuple):
    """One 承接机构 as it is written; ``path`` is None where the list gives it."""

    written: Mapping[str, Any]
    path: FieldPath | None


def takers(item: ItemView) -> Iterator[Taker]:
    """Yield the recipients that are written in the form of one."""
    given = item.get("承接机构")
    own = "承接机构" in item.mapping
    for number, one in enumerate(given if isinstance(given, list) else ()):
        if isinstance(one, dict):
            yield Taker(one, ("承接机构", number) if own else None)


def record(item: ItemView, key: str) -> Mapping[str, Any] | None:
    """Return what stands under a key, in the item or by default; None where it is no record."""
    value = item.get(key)
    return value if isinstance(value, dict) else None


def date_in(item: ItemView, key: str, inner: str) -> datetime.date | None:
    """Return a day of a record."""
    return day((record(item, key) or {}).get(inner))


def moves(item: ItemView) -> bool:
    """Whether the power goes over to the recipients (下放, 授权)."""
    return item.text("方式") in MOVING


def stays(item: ItemView) -> bool:
    """Whether only people or counters move."""
    return item.text("方式") in STAYING


def is_entrusted(item: ItemView) -> bool:
    """Whether the recipients act in the name of the organ."""
    return item.text("方式") == DelegationMethod.ENTRUSTED


def is_effective(item: ItemView) -> bool:
    """Whether the item says that it is 有效; 审核 and 暂停 do not count."""
    return item.text("状态") == Status.EFFECTIVE


def at(item: ItemView, rule: Rule, message: str, hint: str, path: FieldPath) -> RawFinding:
    """Return a finding at a value; at the first key where the list gives it."""
    if path[0] in item.mapping:
        return item.finding(rule, message, hint, path)
    return item.missing(rule, message, hint, path[:1])


def lacking(item: ItemView, rule: Rule, message: str, hint: str, path: FieldPath) -> RawFinding:
    """Return a finding for a key that is missing, in a record of the item or of its list."""
    return item.missing(rule, message, hint, path if path[0] in item.mapping else path[:1])
