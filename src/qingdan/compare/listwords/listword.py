"""What a kind of list says of its own changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ...model.actions import Action
from ...model.vocabulary import ListKind

Said = Mapping[str, Any]
"""What an item says, with what it inherits of the keys that were asked for."""

Word = Callable[[Said | None, Said | None], Action | None]
"""The word for what an item says before and after; None leaves it to the words of every list.

A side is None where the item does not stand: it is not there, a draft, or 废止 before. Of an item
that has become 废止 the side after says what its file says.
"""


@dataclass(frozen=True, slots=True)
class ListWords:
    """The words of one kind of list.

    ``keys`` are those that ``word`` looks at and that items may inherit. ``beside`` are lists to
    which an item goes without becoming something else: to another organ there it is 划转.
    """

    word: Word
    keys: tuple[str, ...] = ()
    beside: frozenset[ListKind] = frozenset()
