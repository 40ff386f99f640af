"""The files of the box “谁来管”: parts of the search index, loaded when somebody asks.

A question is held against the phrases of all items (``w`` parts); what is shown of an item that
answers stands in parts of its own (``v``), of which a question loads one or two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any

from ...model.vocabulary import ListKind
from ..public.projection import Projection, PublicItem
from ..public.textescape import script_value
from .asking import (
    ASKED,
    CERTAIN,
    DIGITS,
    FLOOR,
    LISTS,
    REST,
    SHORT,
    SINGLE,
    WEIGHTS,
    WHOLE,
    Asked,
    Told,
    asked_of,
    organ_names,
)
from .folding import variants_of
from .wording import everyday

RULES = "assets/whorules.js"
COLUMNS = (
    *(Told.NAME, Told.COMMON_NAME, Told.KEYWORD, Told.CASE),
    *(Told.TASK, Told.DUTY, Told.STEP, Told.ORGAN),
)
"""Phrases of a row in their order; those of organs stand with the organs."""
_TEXT = 18_000
"""About how many characters of phrases a part holds."""
_ROWS = 64
_MOST_BASES = 3


def who_rules(kinds: Collection[ListKind]) -> bytes:
    """Return the script with everyday words and the numbers of the ranking for ``kinds``."""
    wording = everyday()
    little = "".join(sorted(wording.little))
    words = (*wording.asking, *wording.said, *wording.said.values(), little)
    rules = {
        "told": [[told.value, WEIGHTS[told], int(told in SHORT)] for told in COLUMNS],
        "lists": {
            str(kind): [weight, kind.official_name]
            for kind, weight in LISTS.items()
            if kind in kinds
        },
        "asked": ASKED,
        "single": SINGLE,
        "whole": WHOLE,
        "rest": REST,
        "certain": CERTAIN,
        "floor": FLOOR,
        "digits": DIGITS,
        "asking": wording.asking,
        "little": little,
        "said": list(wording.said.items()),
        "variants": variants_of(character for word in words for character in word),
    }
    return f"var QINGDAN_WHO = {script_value(rules)};\n".encode()


def who_parts(projection: Projection) -> Iterator[tuple[str, Any]]:
    """Yield the parts by name.

    ``who`` says how many there are and what organs are called: [id, name, phone, short names…].
    A row of ``w``: list, [leading organs], then phrases by ``COLUMNS`` (one name; a case with its
    organ). A row of ``v``: id, [supporting organs], what towns do, what they do not bear, bases,
    limits as [promised or lawful, how long], the day from which it is in force where that is still
    to come. Organs are places in ``who``; empty ends are cut.
    """
    asked = asked_of(projection)
    named = {organ: None for one in asked for organ in _organs(one)}
    places = {organ: place for place, organ in enumerate(named)}
    phrases = [_phrases(one, places) for one in asked]
    starts = _starts([len(script_value(row)) for row in phrases])
    shown = [_shown(one, places) for one in asked]
    yield (
        "who",
        {
            "organs": [_organ(organ, projection) for organ in named],
            "starts": starts,
            "rows": _ROWS,
        },
    )
    for number, (start, end) in enumerate(pairwise([*starts, len(phrases)])):
        yield f"w{number}", phrases[start:end]
    for number, start in enumerate(range(0, len(shown), _ROWS)):
        yield f"v{number}", shown[start : start + _ROWS]


def _organs(one: Asked) -> Iterator[str]:
    yield from one.lead
    yield from (phrase.organ for phrase in one.phrases if phrase.organ is not None)
    yield from one.support


def _organ(organ: str, projection: Projection) -> list[Any]:
    record = projection.organs.get(organ)
    if record is None:
        return [organ]
    name, *short = organ_names(record)
    return [organ, name, record.get("电话", ""), *short]


def _phrases(one: Asked, places: dict[str, int]) -> list[Any]:
    by_told: dict[Told, list[Any]] = {told: [] for told in COLUMNS[:-1]}
    for phrase in one.phrases:
        if phrase.told in by_told:
            organ = phrase.organ
            said = phrase.text if organ is None else [phrase.text, places[organ]]
            by_told[phrase.told].append(said)
    (name,) = by_told.pop(Told.NAME)
    return _cut([str(one.kind), [places[organ] for organ in one.lead], name, *by_told.values()])


def _shown(one: Asked, places: dict[str, int]) -> list[Any]:
    support = [places[organ] for organ in one.support]
    rest: list[Any] = [list(one.towns), list(one.not_borne), bases(one.item), list(limit(one.item))]
    rest.append(starts(one.item))
    return _cut([one.item.id, support, *rest])


def bases(item: PublicItem) -> list[str]:
    """Return the first citations of an item, each once."""
    cited = (basis["引用"] for basis in item.fields.get("依据", ()))
    return list(dict.fromkeys(cited))[:_MOST_BASES]


def limit(item: PublicItem) -> tuple[str, ...]:
    """Return 承诺 or 法定 and the time limit of a power; nothing where it says none."""
    limits = item.fields.get("时限", {})
    return next(((key, str(limits[key])) for key in ("承诺", "法定") if key in limits), ())


def starts(item: PublicItem) -> str:
    """Return the day from which an item is in force as ISO date; empty where it is already."""
    return item.starts.isoformat() if item.starts is not None else ""


def _cut(row: list[Any]) -> list[Any]:
    while not row[-1]:
        row.pop()
    return row


def _starts(sizes: Sequence[int]) -> list[int]:
    starts, size = [], _TEXT
    for number, own in enumerate(sizes):
        if size + own > _TEXT:
            starts.append(number)
            size = 0
        size += own
    return starts
