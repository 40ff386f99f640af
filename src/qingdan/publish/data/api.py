"""The static interface for programs, ``api/v1/``: small files that lead to each other.

The record of an item is the JSON beside its page (``powers/<id>.json``) and no second copy. Every
``href`` and ``page`` is a path from the root of the site. ``openapi`` describes all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ...model.vocabulary import ListKind, PowerType
from ..kinds.registry import KINDS
from ..pages.overview import Overview
from ..public.counts import OrganCounts, Totals
from ..public.lawbook import CitedLaw
from ..public.links import departments, list_page, type_page
from ..public.projection import PublicItem
from ..site import Site
from ..writing.outputs import Output
from .openjson import API, json_file, licence_record, record_path
from .pastapi import CHANGES, past_outputs
from .whoapi import who_outputs, who_path

OPENAPI = f"{API}/openapi.json"
PAGE_SIZE = 200
"""Items a page of a list holds."""


def api_outputs(overview: Overview, site: Site) -> Iterator[Output]:
    """Yield the files of the interface but for its description."""
    yield _file(f"{API}/site.json", _site(overview, site))
    yield _file(f"{API}/organs.json", _organs(overview))
    for organ_id in overview.projection.organs:
        items = [
            *overview.directory.owned.get(organ_id, []),
            *overview.directory.shared.get(organ_id, []),
        ]
        make = partial(_organ, organ_id, overview)
        others = (
            overview.projection.organs[organ_id],
            overview.organ_counts[organ_id],
            overview.directory.below.get(organ_id),
            overview.kinds,
        )
        yield _later(f"{API}/organs/{organ_id}.json", make, items, others)
    for kind in overview.kinds:
        yield from _pages(kind, overview)
    yield _file(f"{API}/types.json", _types(overview))
    powers = overview.projection.of(ListKind.POWERS)
    for power_type in overview.types:
        own = [item for item in powers if item.fields.get("类型") == power_type.value]
        path = f"{API}/types/{power_type.letters}.json"
        yield _later(path, partial(_type, power_type, own), own)
    laws = overview.laws.laws
    yield _file(f"{API}/laws.json", {"schema": "qingdan/api-laws/1", "laws": [*map(_law, laws)]})
    for law in laws:
        citing = [overview.directory.items[use.item] for use in law.uses]
        path = f"{API}/laws/{_law_id(law)}.json"
        yield _later(path, partial(_law_uses, law, citing), citing, _law(law))
    yield from who_outputs(overview)
    yield from past_outputs(overview)


def _file(path: str, value: Any) -> Output:
    return Output(path, partial(json_file, value), (), value)


def _later(
    path: str, make: Callable[[], Any], items: Sequence[PublicItem], others: Any = ()
) -> Output:
    return Output(path, lambda: json_file(make()), items, others)


def summary(item: PublicItem) -> dict[str, Any]:
    """Return what a list says of an item; ``href`` leads to its record."""
    found: dict[str, Any] = {
        "id": item.id,
        "list": str(item.kind),
        "name": item.name,
        "status": item.status.value if item.status is not None else None,
        "href": record_path(item),
        "page": item.page,
    }
    for key, field in (("type", "类型"), ("effective", "生效日期"), ("ended", "失效日期")):
        if field in item.fields:
            found[key] = item.fields[field]
    if item.organ is not None:
        found["organ"] = item.organ
    else:
        found["lead"] = list(KINDS[item.kind].leads(item.fields))
        found["departments"] = departments(item)
    return found


def _totals(totals: Totals) -> dict[str, Any]:
    return {"units": totals.units, "mains": totals.mains, "tasks": totals.tasks}


def _counts(counts: OrganCounts, kinds: Sequence[ListKind]) -> dict[str, int]:
    return {
        "duties": counts.duties,
        "powers": counts.powers,
        "leads": counts.leads,
        "supports": counts.supports,
        **{str(kind): counts.others.get(kind, 0) for kind in kinds if not kind.is_core},
    }


def _site(overview: Overview, site: Site) -> dict[str, Any]:
    return {
        "schema": "qingdan/api-site/1",
        "title": site.title,
        "publisher": site.host or None,
        "region": site.region or None,
        "fictional": site.is_fictional,
        "audience": "internal" if site.is_internal else "public",
        "url": site.base_url or None,
        "date": site.date or None,
        "revision": overview.projection.label,
        "licence": licence_record(site),
        "lists": [_list(kind, overview) for kind in overview.kinds],
        "organs": f"{API}/organs.json",
        "types": f"{API}/types.json",
        "laws": f"{API}/laws.json",
        "who": who_path(1),
        "changes": CHANGES,
        "datapackage": "datapackage.json",
        "openapi": OPENAPI,
    }


def _list(kind: ListKind, overview: Overview) -> dict[str, Any]:
    items = len(overview.projection.of(kind))
    return {
        "list": str(kind),
        "title": kind.official_name,
        "items": items,
        "totals": _totals(overview.totals[kind]),
        "pages": _page_count(items),
        "href": _page_path(kind, 1),
        "page": list_page(kind),
        "download": f"downloads/{kind}.json",
    }


def _page_count(items: int) -> int:
    return max(1, -(-items // PAGE_SIZE))


def _page_path(kind: ListKind, number: int) -> str:
    return f"{API}/lists/{kind}/{number}.json"


@dataclass(frozen=True)
class _Slice:
    """One page of a list."""

    kind: ListKind
    number: int
    total: int
    items: Sequence[PublicItem]
    header: Mapping[str, Any]

    def value(self) -> dict[str, Any]:
        pages = _page_count(self.total)
        return {
            "schema": "qingdan/api-page/1",
            "list": str(self.kind),
            "title": self.kind.official_name,
            "header": self.header,
            "number": self.number,
            "pages": pages,
            "total": self.total,
            "previous": _page_path(self.kind, self.number - 1) if self.number > 1 else None,
            "next": _page_path(self.kind, self.number + 1) if self.number < pages else None,
            "items": [summary(item) for item in self.items],
        }


def _pages(kind: ListKind, overview: Overview) -> Iterator[Output]:
    items = overview.projection.of(kind)
    header = overview.projection.headers.get((kind, None), {})
    for number in range(1, _page_count(len(items)) + 1):
        own = items[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        part = _Slice(kind, number, len(items), own, header)
        yield _later(_page_path(kind, number), part.value, own, (number, len(items), header))


def _organs(overview: Overview) -> dict[str, Any]:
    directory = overview.directory
    found = []
    for organ_id, record in overview.projection.organs.items():
        organ = directory.organ(organ_id)
        found.append(
            {
                "id": organ_id,
                "name": organ.name,
                "short": organ.short,
                "kind": record["性质"],
                "counts": _counts(overview.organ_counts[organ_id], overview.kinds),
                "href": f"{API}/organs/{organ_id}.json",
                "page": f"organs/{organ_id}.html",
            }
        )
    return {"schema": "qingdan/api-organs/1", "organs": found}


def _organ(organ_id: str, overview: Overview) -> dict[str, Any]:
    directory, projection = overview.directory, overview.projection
    own, shared = directory.owned.get(organ_id, []), directory.shared.get(organ_id, [])
    has_files = bool(own or shared)
    return {
        "schema": "qingdan/api-organ/1",
        "id": organ_id,
        "organ": projection.organs[organ_id],
        "counts": _counts(overview.organ_counts[organ_id], overview.kinds),
        "below": directory.below.get(organ_id, []),
        **{
            str(kind): [summary(item) for item in (*own, *shared) if item.kind is kind]
            for kind in overview.kinds
        },
        "page": f"organs/{organ_id}.html",
        "download": f"downloads/organs/{organ_id}/items.json" if has_files else None,
    }


def _types(overview: Overview) -> dict[str, Any]:
    counts = overview.totals[ListKind.POWERS].by_type
    return {
        "schema": "qingdan/api-types/1",
        "types": [
            {
                "id": one.letters,
                "type": one.value,
                "units": counts.get(one.value, 0),
                "href": f"{API}/types/{one.letters}.json",
                "page": type_page(one.value),
            }
            for one in overview.types
        ],
    }


def _type(power_type: PowerType, items: Sequence[PublicItem]) -> dict[str, Any]:
    return {
        "schema": "qingdan/api-type/1",
        "id": power_type.letters,
        "type": power_type.value,
        "items": [_reference(item) for item in items],
    }


def _reference(item: PublicItem) -> dict[str, str]:
    return {"id": item.id, "name": item.name, "href": record_path(item)}


def _law_id(law: CitedLaw) -> str:
    return law.page.rpartition("/")[2].removesuffix(".html")


def _law(law: CitedLaw) -> dict[str, Any]:
    return {
        "id": _law_id(law),
        "title": law.title,
        "standing": law.standing.value,
        "replaced_by": list(law.replaced_by),
        "items": len({use.item for use in law.uses}),
        "href": f"{API}/laws/{_law_id(law)}.json",
        "page": law.page,
    }


def _law_uses(law: CitedLaw, citing: Sequence[PublicItem]) -> dict[str, Any]:
    return {
        "schema": "qingdan/api-law/1",
        **_law(law),
        "uses": [
            {**_reference(item), "field": use.part, "place": use.place}
            for item, use in zip(citing, law.uses, strict=True)
        ],
    }
