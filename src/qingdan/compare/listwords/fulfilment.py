"""乡镇（街道）履行职责事项清单: a matter that a department takes back is 收回.

What a town does itself stands in the duties of a department once that takes it over: 划转.
"""

from __future__ import annotations

from ...model.actions import Action
from ...model.vocabulary import FulfilmentClass, ListKind, Status
from .listword import ListWords, Said


def _word(before: Said | None, after: Said | None) -> Action | None:
    if after is None or after.get("状态") == Status.REPEALED:
        return None
    was, now = (_is_withdrawn(said) for said in (before, after))
    if now and not was:
        return Action.WITHDRAW
    return Action.UNDERTAKE if was and not now else None


def _is_withdrawn(said: Said | None) -> bool:
    return said is not None and said.get("类别") == FulfilmentClass.WITHDRAWN


WORDS = ListWords(_word, keys=("状态",), beside=frozenset({ListKind.DUTIES}))
