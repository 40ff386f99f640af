"""Public services as linked data: the EU vocabulary for them (CPSV-AP 3.2) beside schema.org.

A power is a ``cpsv:PublicService`` and a ``GovernmentService``, its organ a
``cv:PublicOrganisation``, the laws it cites ``eli:LegalResource``. Only what the lists say is told.
Duties and boundary matters are no services; powers that have ended are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..model.vocabulary import ListKind
from ..publish.pages.linked import service_of
from ..publish.public.links import Directory
from ..publish.public.projection import PublicItem
from ..publish.site import Site

_CONTEXT: Mapping[str, Any] = {
    "@vocab": "https://schema.org/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "adms": "http://www.w3.org/ns/adms#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_NOWHERE = "urn:qingdan:"


def list_jsonld(items: Iterable[PublicItem], directory: Directory, site: Site) -> bytes:
    """Return powers and their organs as one JSON-LD document.

    Things have the addresses of their pages where the site has one, else names of their own.
    """
    services: list[dict[str, Any]] = []
    organs: dict[str, dict[str, Any]] = {}
    for item in items:
        if item.kind is not ListKind.POWERS or item.is_tombstone:
            continue
        services.append(_service(item, directory, site))
        if item.organ is not None:
            organs.setdefault(item.organ, _organ(item.organ, directory, site))
    graph = [*organs.values(), *services]
    said = {"@context": _CONTEXT, "@graph": graph}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _address(path: str, site: Site) -> str:
    return site.address(path) if site.base_url else _NOWHERE + path.removesuffix(".html")


def _service(item: PublicItem, directory: Directory, site: Site) -> dict[str, Any]:
    fields = item.fields
    own = service_of(item, directory.organ(item.organ), site) or {}
    own.pop("@context", None)
    found: dict[str, Any] = {
        **own,
        "@id": _address(item.page, site),
        "@type": ["cpsv:PublicService", own.get("@type", "GovernmentService")],
        "dct:identifier": item.id,
        "dct:title": {"@value": item.name, "@language": "zh-CN"},
        "dct:language": "zh-CN",
        "dct:type": fields["类型"],
    }
    if item.organ is not None:
        found["cv:hasCompetentAuthority"] = {"@id": _address(f"organs/{item.organ}.html", site)}
    if item.status is not None:
        found["adms:status"] = item.status.value
    if fields.get("关键词") or fields.get("俗称"):
        found["cv:keyword"] = [*fields.get("关键词", ()), *fields.get("俗称", ())]
    limit = fields.get("时限", {})
    if isinstance(limit, Mapping):
        said = [f"{key}{limit[key]}" for key in ("法定", "承诺") if key in limit]
        if said:
            found["cv:processingTime"] = "，".join(said)
    laws = [
        {"@type": "eli:LegalResource", "dct:title": basis["引用"]}
        for basis in fields.get("依据", ())
    ]
    if laws:
        found["cv:hasLegalResource"] = laws
    fee = fields.get("收费", {})
    if isinstance(fee, Mapping) and fee.get("收费") is True:
        found["cv:hasCost"] = {"@type": "cv:Cost", "dct:description": fee.get("标准", "收费")}
    if fields.get("材料"):
        found["cpsv:hasInput"] = [
            {"@type": "cv:Evidence", "dct:title": one} for one in fields["材料"]
        ]
    return found


def _organ(organ: str, directory: Directory, site: Site) -> dict[str, Any]:
    record = directory.projection.organs.get(organ, {})
    found: dict[str, Any] = {
        "@id": _address(f"organs/{organ}.html", site),
        "@type": ["cv:PublicOrganisation", "GovernmentOrganization"],
        "dct:identifier": organ,
        "skos:prefLabel": {"@value": directory.organ(organ).name, "@language": "zh-CN"},
    }
    for key, name in (("电话", "telephone"), ("网址", "url"), ("地址", "address")):
        if key in record:
            found[name] = record[key]
    return found


__all__ = ["list_jsonld"]
