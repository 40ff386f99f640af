"""Who gives and who takes, in lists whose items name both: a table here, one line a kind of list.

Of other lists the organ acts that owns the item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..model.actions import Action
from ..model.vocabulary import ListKind
from .census import Standing

Parties = tuple[tuple[str, ...], tuple[str, ...]]
"""Ids of the organs that act before and after."""

_PartiesOf = Callable[[Action, Standing, Standing], Parties | None]

_GIVEN = frozenset({Action.DEVOLVE, Action.ENTRUST})
_TAKEN = frozenset({Action.WITHDRAW, Action.REVOKE_ENTRUST})


def parties(action: Action, before: Standing | None, after: Standing | None) -> Parties | None:
    """Return who acts before and after an action; None where it is the owner of the item."""
    shown = after or before
    known = _PARTIES.get(shown.kind) if shown is not None else None
    if shown is None or known is None:
        return None
    return known(action, before or shown, shown)


def _of_delegation(action: Action, before: Standing, after: Standing) -> Parties | None:
    """A power goes from the organ of the folder to those that take it on, and back."""
    if action in _GIVEN:
        return _owner(after), tuple(_recipients(after.said))
    if action in _TAKEN:
        return tuple(_recipients(before.said)), _owner(before)
    return None


def _of_fulfilment(action: Action, before: Standing, after: Standing) -> Parties | None:
    """A matter goes from the town to the department that takes it over, and back."""
    if action is Action.WITHDRAW:
        return _owner(before), _upper(after)
    if action is Action.UNDERTAKE:
        return _upper(before), _owner(after)
    return None


def _owner(one: Standing) -> tuple[str, ...]:
    return (one.organ,) if one.organ else ()


def _upper(one: Standing) -> tuple[str, ...]:
    upper = one.text("上级部门")
    return (upper,) if upper else ()


def _recipients(said: Mapping[str, Any]) -> Iterator[str]:
    listed = said.get("承接机构")
    for one in listed if isinstance(listed, list) else ():
        organ = one.get("机构") if isinstance(one, dict) else None
        if isinstance(organ, str):
            yield organ


_PARTIES: Mapping[ListKind, _PartiesOf] = {
    ListKind.DELEGATIONS: _of_delegation,
    ListKind.FULFILMENT: _of_fulfilment,
}

__all__ = ["Parties", "parties"]
