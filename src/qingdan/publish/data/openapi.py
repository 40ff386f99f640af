"""``api/v1/openapi.json``: every JSON file of the site, described (OpenAPI 3.1).

It is made from the same model as the files, and the tests hold every file of a site against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ... import __version__
from ...model.ids import ITEM_ID, ORGAN_ID
from ...model.vocabulary import ListKind, PowerType
from ..public.projection import Projection
from ..site import Site
from .openanswers import answer_schemas, record_schemas, ref, shared_schemas
from .openjson import API, licence_record
from .openpast import past_schemas
from .openschema import OpenSchemas, Schema
from .whoapi import who_schema


def open_api(projection: Projection, site: Site) -> dict[str, Any]:
    """Return the description of the interface of one site."""
    schemas = OpenSchemas(projection)
    kinds = projection.kinds
    named = {**record_schemas(schemas), **shared_schemas(schemas), **answer_schemas(kinds)}
    named |= past_schemas(kinds)
    named["Who"] = who_schema([str(kind) for kind in kinds])
    return {
        "openapi": "3.1.0",
        "info": _info(site),
        "servers": [{"url": site.base_url.rstrip("/") if site.base_url else "../.."}],
        "paths": _paths(kinds),
        "components": {"schemas": dict(sorted({**named, **schemas.components}.items()))},
    }


def _info(site: Site) -> dict[str, Any]:
    info: dict[str, Any] = {
        "title": site.title,
        "version": "1",
        "description": (
            "只读的静态接口：每个地址是一个文件，没有参数，不用登录。"
            "href 和 page 都是从网站根算起的路径。"
            f"由 qingdan {__version__} 生成。"
        ),
    }
    licence = licence_record(site)
    if licence is not None:
        info["license"] = {"name": licence["name"]}
        if "url" in licence:
            info["license"]["url"] = licence["url"]
    return info


def _paths(kinds: Sequence[ListKind]) -> dict[str, Any]:
    list_page = _get("listPage", "一份清单的一页，按清单次序", "ListPage", "list", "number")
    list_page["get"]["parameters"][0]["schema"] = {"enum": [str(kind) for kind in kinds]}
    found: dict[str, Any] = {
        f"/{API}/site.json": _get("site", "网站、各清单的总数和入口", "Site"),
        f"/{API}/organs.json": _get("organs", "机构名录", "Organs"),
        f"/{API}/organs/{{organ}}.json": _get("organ", "一个机构和它的事项", "OrganPage", "organ"),
        f"/{API}/lists/{{list}}/{{number}}.json": list_page,
        f"/{API}/types.json": _get("types", "权力类型", "Types"),
        f"/{API}/types/{{type}}.json": _get("type", "一类权力的事项", "Type", "type"),
        f"/{API}/laws.json": _get("laws", "事项引用的法规", "Laws"),
        f"/{API}/laws/{{law}}.json": _get("law", "引用一部法规的事项", "Law", "law"),
        f"/{API}/who/{{number}}.json": _get(
            "who", "谁来管：哪些叫法由哪个机构负责，一页", "Who", "number"
        ),
        f"/{API}/changes.json": _get("changes", "公布过的清单调整和最近的改动", "Changes"),
        f"/{API}/changes/{{adjustment}}.json": _get(
            "change", "一批调整和它的公告", "Change", "adjustment"
        ),
        f"/{API}/versions/{{item}}.json": _get(
            "versions", "一个事项的各个版本，只有一个版本的没有这个文件", "Versions", "item"
        ),
    }
    for kind in kinds:
        found[f"/{kind}/{{item}}.json"] = _get(
            f"{kind}Item", f"{kind.official_name}的一个事项", f"{kind}.Record", "item"
        )
        found[f"/downloads/{kind}.json"] = _get(
            f"{kind}List", f"整份{kind.official_name}", f"{kind}.List"
        )
    found["/downloads/organs.json"] = _get("organRegister", "整份机构名录", "OrganRegister")
    found["/downloads/organs/{organ}/items.json"] = _get(
        "organItems", "一个机构的全部事项", "OrganItems", "organ"
    )
    found["/manifest.json"] = _get("manifest", "全站文件的大小和校验值", "Manifest")
    return found


_PARAMETERS: dict[str, tuple[str, Schema]] = {
    "item": ("事项编号", {"type": "string", "pattern": f"^{ITEM_ID.pattern}$"}),
    "organ": ("机构编号", {"type": "string", "pattern": f"^{ORGAN_ID.pattern}$"}),
    "list": ("清单", {}),
    "number": ("第几页，从 1 起", {"type": "integer", "minimum": 1}),
    "type": ("权力类型的字母", {"enum": sorted({one.letters for one in PowerType})}),
    "adjustment": ("调整的编号", {"type": "string", "pattern": "^[^/]+$"}),
    "law": ("法规页面的编号", {"type": "string", "pattern": "^[a-z0-9]+$"}),
}


def _get(operation: str, said: str, schema: str, *parameters: str) -> dict[str, Any]:
    asked = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": _PARAMETERS[name][0],
            "schema": _PARAMETERS[name][1],
        }
        for name in parameters
    ]
    answer = {
        "description": said,
        "content": {"application/json": {"schema": ref(schema)}},
    }
    missing = {"description": "没有这个文件"}
    get: dict[str, Any] = {
        "operationId": operation,
        "summary": said,
        "responses": {"200": answer, "404": missing} if asked else {"200": answer},
    }
    return {"get": {**get, "parameters": asked} if asked else get}
