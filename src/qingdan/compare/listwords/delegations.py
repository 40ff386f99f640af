"""赋权事项清单: what was handed down, lent or taken back.

A matter that goes to a town in its own name is 下放, one exercised in the department's name 委托
(行政处罚法第二十条、第二十四条); what only helps people on their way (代办、派驻 …) moves no power.
"""

from __future__ import annotations

from enum import Enum

from ...model.actions import Action
from ...model.vocabulary import DelegationMethod, Status
from .listword import ListWords, Said


class _Hold(Enum):
    """What the town has of the power."""

    NOTHING = 0
    SERVICE = 1
    LENT = 2
    OWN = 3


_HOLDS: dict[str, _Hold] = {
    DelegationMethod.DEVOLVED: _Hold.OWN,
    DelegationMethod.AUTHORISED: _Hold.OWN,
    DelegationMethod.ENTRUSTED: _Hold.LENT,
}
_GIVEN = {_Hold.OWN: Action.DEVOLVE, _Hold.LENT: Action.ENTRUST}
_TAKEN = {_Hold.OWN: Action.WITHDRAW, _Hold.LENT: Action.REVOKE_ENTRUST}


def _word(before: Said | None, after: Said | None) -> Action | None:
    old, new = _hold(before), _hold(after)
    if old is new:
        return None
    if new in _GIVEN:
        return _GIVEN[new]
    if new is _Hold.SERVICE:
        return _TAKEN.get(old)
    if old is _Hold.LENT:
        return Action.REVOKE_ENTRUST
    return Action.WITHDRAW if after is not None and after.get("收回") else None


def _hold(said: Said | None) -> _Hold:
    if said is None or said.get("收回") or said.get("状态") == Status.REPEALED:
        return _Hold.NOTHING
    return _HOLDS.get(str(said.get("方式")), _Hold.SERVICE)


WORDS = ListWords(_word, keys=("状态", "方式"))
