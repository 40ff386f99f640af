"""Official words that only one kind of list knows: one file a kind, one line here.

A list that is not here uses the words of ``compare/action.py`` alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...model.vocabulary import ListKind
from . import delegations, fulfilment
from .listword import ListWords

WORDS: Mapping[ListKind, ListWords] = {
    ListKind.DELEGATIONS: delegations.WORDS,
    ListKind.FULFILMENT: fulfilment.WORDS,
}

__all__ = ["WORDS", "ListWords"]
