"""Names of organs that items say in their own words, for the rules that know the register.

Which names are looked for depends on the register; only where one stands in an item, and not as
a quotation or a thing of the past, is it kept among the facts of the item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..model.finding import FieldPath
from .facts import Around
from .itemview import ItemView
from .organs import former_organ_name, unregistered_short_name
from .organs.outdated import alternatives, is_of_the_past, year_before
from .register import Register
from .rule import TextSort

Spoken = tuple[str, FieldPath, int, str]
"""A name, the text it stands in, at which character, the last year before it in the sentence."""

_SORTS = frozenset({TextSort.NAME, TextSort.PROSE})
_SEARCHED = frozenset({"俗称", "关键词"})


def words_wanted(register: Register | None, around: Around) -> tuple[str, ...]:
    """Return the names that the rules which are on want to find in items."""
    if register is None:
        return ()
    running = around.settings.running
    found: set[str] = set()
    if former_organ_name.RULE.code in running:
        found.update(former_organ_name.formers(register, around.today))
    if unregistered_short_name.RULE.code in running:
        found.update(unregistered_short_name.short_names(register))
    return tuple(sorted(found))


def spoken(words: tuple[str, ...], item: ItemView, raw: str) -> Sequence[Spoken]:
    """Return where an item says one of ``words``; ``raw`` is the text of its file."""
    pattern, backwards = _patterns(words)
    if "\\" not in raw and backwards.search(raw[::-1]) is None:
        return ()
    return [
        (found[0], passage.path, found.start(), year_before(passage.text, found.start()))
        for passage in item.passages
        if passage.sort in _SORTS and _SEARCHED.isdisjoint(passage.path)
        for found in pattern.finditer(passage.text)
        if not is_of_the_past(passage.text, *found.span())
    ]


@lru_cache(maxsize=4)
def _patterns(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    forwards = alternatives(list(words))
    backwards = alternatives([word[::-1] for word in words])
    return re.compile(forwards), re.compile(backwards)
