"""Search as it is without knowledge of the lists: what ``qingdan who`` is held against."""

from __future__ import annotations

from collections.abc import Iterator

from qingdan.publish.search.folding import fold
from qingdan.publish.search.wording import everyday
from qingdan.store.inventory import Inventory
from qingdan.who.matters import matters


def plain(inventory: Inventory, question: str) -> Iterator[str]:
    """What plain search of substrings finds: leads of items with the longest part of a question."""
    asked = everyday().core(fold(question))
    texts = [
        (matter.lead[0], fold("\n".join(phrase.text for phrase in matter.phrases)))
        for matter in matters(inventory)
    ]
    for length in range(len(asked), 1, -1):
        parts = {asked[at : at + length] for at in range(len(asked) - length + 1)}
        found = [lead for lead, text in texts if any(part in text for part in parts)]
        if found:
            yield from dict.fromkeys(found)
            return
