"""Pages as linked data (JSON-LD, schema.org): powers as services, laws as legislation.

Only what the lists and the library say; nothing is filled up. The data stand in a data block of
the page, which runs nothing (so the site's policy lets it be) and which no text can leave.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ...model.vocabulary import ListKind
from ..public.lawbook import CitedLaw, LawBook, Standing
from ..public.links import OrganName
from ..public.projection import PublicItem
from ..site import Site

if TYPE_CHECKING:
    from .itempage import ItemData

_CONTEXT = "https://schema.org"
_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_FORCE = {
    Standing.IN_FORCE: "InForce",
    Standing.REPEALED: "NotInForce",
    Standing.NOT_YET: "NotInForce",
}


def data_block(value: Mapping[str, Any]) -> Markup:
    """Return a mapping as JSON for a data block: no text in it can end the block."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704 - what HTML or a script would see is escaped


def service(data: ItemData, site: Site) -> dict[str, Any] | None:
    """Return the power of a page as a ``GovernmentService``; see ``service_of``."""
    return service_of(data.item, data.organ, site)


def service_of(item: PublicItem, organ: OrganName, site: Site) -> dict[str, Any] | None:
    """Return a power as a ``GovernmentService``; None for what is no service or has ended."""
    fields = item.fields
    if item.kind is not ListKind.POWERS or item.is_tombstone:
        return None
    found: dict[str, Any] = {"@context": _CONTEXT, "@type": "GovernmentService"}
    if site.base_url:
        found["@id"] = found["url"] = site.address(item.page)
    found["name"] = item.name
    if fields.get("俗称"):
        found["alternateName"] = list(fields["俗称"])
    found["identifier"] = [_code("事项编号", item.id)]
    for name, code in fields.get("编码", {}).items():
        if isinstance(code, str):
            found["identifier"].append(_code(name, code))
    found["serviceType"] = fields["类型"]
    found["provider"] = _provider(organ, site)
    if fields.get("服务对象"):
        found["audience"] = [{"@type": "Audience", "audienceType": a} for a in fields["服务对象"]]
    if fields.get("咨询方式"):
        contact = {"@type": "ContactPoint", "contactType": "咨询", "telephone": fields["咨询方式"]}
        found["availableChannel"] = {"@type": "ServiceChannel", "servicePhone": contact}
    found["inLanguage"] = "zh-CN"
    return found


def _provider(organ: OrganName, site: Site) -> dict[str, Any]:
    found = {"@type": "GovernmentOrganization", "name": organ.name}
    if site.base_url and organ.link.href:
        found["url"] = site.address(organ.link.href)
    return found


def _code(name: str, value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def legislation(law: CitedLaw, book: LawBook, site: Site) -> dict[str, Any]:
    """Return a law as ``Legislation``: what the library holds of it on the site's day."""
    found: dict[str, Any] = {"@context": _CONTEXT, "@type": "Legislation", "name": law.title}
    if site.base_url:
        found["subjectOf"] = {"@type": "WebPage", "url": site.address(law.page)}
    held = law.law
    if held is not None:
        found["legislationType"] = held.rank.value
        if held.number:
            found["legislationIdentifier"] = held.number
        if held.organ:
            found["legislationPassedBy"] = {"@type": "Organization", "name": held.organ}
        passed = held.versions[0].passed if held.versions else None
        if passed is not None:
            found["legislationDate"] = passed.isoformat()
        version = book.version(law)
        if version is not None and version.effective is not None:
            found["legislationDateVersion"] = version.effective.isoformat()
    if law.standing in _FORCE:
        found["legislationLegalForce"] = f"{_CONTEXT}/{_FORCE[law.standing]}"
    found["inLanguage"] = "zh-CN"
    return found
