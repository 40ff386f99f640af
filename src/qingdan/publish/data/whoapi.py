"""``api/v1/who/N.json``: which words lead to whom, for programs that answer “谁来管” themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ..pages.overview import Overview
from ..public.projection import Projection, PublicItem
from ..search.asking import (
    CERTAIN,
    FLOOR,
    Asked,
    Phrase,
    Told,
    answering,
    asked_of,
    organ_names,
    town_parts,
)
from ..search.whofiles import bases, limit, starts
from ..writing.outputs import Output
from .openanswers import COUNT, MAYBE_PATH, PATH, const, list_of, object_of
from .openjson import API, json_file, record_path
from .openschema import TEXT, Schema

_PAGE_SIZE = 200


def who_path(number: int) -> str:
    """Path of a page; the first one is always there."""
    return f"{API}/who/{number}.json"


def who_outputs(overview: Overview) -> Iterator[Output]:
    """Yield the pages of items that say who acts, in the order of the lists."""
    projection = overview.projection
    items, towns = answering(projection), town_parts(projection)
    names = {organ: organ_names(record) for organ, record in projection.organs.items()}
    pages = max(1, -(-len(items) // _PAGE_SIZE))
    for number in range(1, pages + 1):
        own = items[(number - 1) * _PAGE_SIZE : number * _PAGE_SIZE]
        beside = [towns[item.id] for item in own if item.id in towns]
        make = partial(_file, projection, own, number, pages, len(items))
        others = (number, pages, len(items), names)
        yield Output(who_path(number), make, [*own, *beside], others)


def _file(projection: Projection, items: Sequence[PublicItem], *page: int) -> Iterator[bytes]:
    return json_file(_page(asked_of(projection, items), *page))


def _page(asked: Sequence[Asked], number: int, pages: int, total: int) -> dict[str, Any]:
    return {
        "schema": "qingdan/api-who/1",
        "certain": CERTAIN,
        "floor": FLOOR,
        "number": number,
        "pages": pages,
        "total": total,
        "previous": who_path(number - 1) if number > 1 else None,
        "next": who_path(number + 1) if number < pages else None,
        "items": [_asked(one) for one in asked],
    }


def _asked(one: Asked) -> dict[str, Any]:
    return {
        "id": one.item.id,
        "list": str(one.kind),
        "name": one.item.name,
        "href": record_path(one.item),
        "page": one.item.page,
        "lead": list(one.lead),
        "support": list(one.support),
        "towns": list(one.towns),
        "not_borne": list(one.not_borne),
        "bases": bases(one.item),
        "limit": " ".join(limit(one.item)) or None,
        "in_force_from": starts(one.item) or None,
        "phrases": [_phrase(phrase) for phrase in one.phrases],
    }


def _phrase(phrase: Phrase) -> dict[str, str]:
    said = {"told": phrase.told.value, "text": phrase.text}
    return said if phrase.organ is None else {**said, "organ": phrase.organ}


def who_schema(kinds: Sequence[str]) -> Schema:
    """Return the schema of a page; ``kinds`` are the lists of the site."""
    likeness: Schema = {"type": "number", "minimum": 0, "maximum": 1}
    phrase = object_of(
        ("organ",), told={"enum": [told.value for told in Told]}, text=TEXT, organ=TEXT
    )
    item = object_of(
        id=TEXT,
        list={"enum": list(kinds)},
        name=TEXT,
        href=PATH,
        page=PATH,
        lead=list_of(TEXT),
        support=list_of(TEXT),
        towns=list_of(TEXT),
        not_borne=list_of(TEXT),
        bases=list_of(TEXT),
        limit={"type": ["string", "null"]},
        in_force_from={"type": ["string", "null"], "format": "date"},
        phrases=list_of(phrase),
    )
    return object_of(
        schema=const("qingdan/api-who/1"),
        certain=likeness,
        floor=likeness,
        number=COUNT,
        pages=COUNT,
        total=COUNT,
        previous=MAYBE_PATH,
        next=MAYBE_PATH,
        items=list_of(item),
    )
