"""Schemas of the answers of ``api/v1`` and of whole lists, by name, for ``components``."""

from __future__ import annotations

from ...model.vocabulary import ListKind, OrganKind, PowerType, Status
from ..public.lawbook import Standing
from .openschema import DAY, TEXT, OpenSchemas, Schema

_PREFIX = "#/components/schemas/"
_COUNT: Schema = {"type": "integer", "minimum": 0}
_PATH: Schema = {"type": "string", "description": "从网站根算起的路径"}
_MAYBE_PATH: Schema = {"type": ["string", "null"], "description": "从网站根算起的路径"}
_MAYBE: Schema = {"type": ["string", "null"]}
_HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def ref(name: str) -> Schema:
    """Return a reference to a schema of ``components``."""
    return {"$ref": _PREFIX + name}


def _object(optional: tuple[str, ...] = (), /, **properties: Schema) -> Schema:
    """An object of these keys and no others; ``optional`` ones may be missing."""
    names = {key.rstrip("_"): schema for key, schema in properties.items()}
    return {
        "type": "object",
        "properties": names,
        "required": [key for key in names if key not in optional],
        "additionalProperties": False,
    }


def _list_of(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def _const(value: str) -> Schema:
    return {"const": value}


def record_schemas(schemas: OpenSchemas) -> dict[str, Schema]:
    """Return the schemas of items, of whole lists and of organs."""
    found: dict[str, Schema] = {}
    for kind in ListKind:
        organ = {"organ": TEXT, "organ_name": TEXT} if kind.has_organ_folders else {}
        found[f"{kind}.Item"] = schemas.item(kind)
        found[f"{kind}.Record"] = _object(
            ("url",),
            schema=_const("qingdan/item/1"),
            list=_const(str(kind)),
            id=TEXT,
            **organ,
            url=TEXT,
            item=ref(f"{kind}.Item"),
        )
        found[f"{kind}.List"] = _object(
            schema=_const("qingdan/list/1"),
            list=_const(str(kind)),
            title=TEXT,
            publisher=_MAYBE,
            date=_MAYBE,
            fictional={"type": "boolean"},
            licence=ref("Licence"),
            items=_list_of(ref(f"{kind}.Record")),
        )
    found["OrganItems"] = _object(
        schema=_const("qingdan/organ-items/1"),
        organ=TEXT,
        organ_name=TEXT,
        headers={"type": "object", "additionalProperties": ref("Header")},
        publisher=_MAYBE,
        fictional={"type": "boolean"},
        licence=ref("Licence"),
        items=_list_of({"anyOf": [ref(f"{kind}.Record") for kind in ListKind]}),
    )
    found["OrganRegister"] = _object(
        schema=_const("qingdan/organs/1"),
        date=_MAYBE,
        fictional={"type": "boolean"},
        licence=ref("Licence"),
        organs={"type": "object", "additionalProperties": ref("Organ")},
    )
    return found


def shared_schemas(schemas: OpenSchemas) -> dict[str, Schema]:
    """Return the schemas of what stands in more than one answer."""
    return {
        "Organ": schemas.organ(),
        "Header": schemas.header(),
        "Licence": {
            "description": "使用许可；null 是没有声明，不等于许可",
            "oneOf": [{"type": "null"}, _object(("code", "url"), name=TEXT, code=TEXT, url=TEXT)],
        },
        "Summary": _object(
            ("type", "effective", "ended", "organ", "lead", "departments"),
            id=TEXT,
            list={"enum": [str(kind) for kind in ListKind]},
            name=TEXT,
            status={"enum": [*(status.value for status in Status), None]},
            href=_PATH,
            page=_PATH,
            type={"enum": [one.value for one in PowerType]},
            effective=DAY,
            ended=DAY,
            organ=TEXT,
            lead=_list_of(TEXT),
            departments=_list_of(TEXT),
        ),
        "Reference": _object(id=TEXT, name=TEXT, href=_PATH),
        "Totals": _object(units=_COUNT, mains=_COUNT, tasks=_COUNT),
        "Counts": _object(duties=_COUNT, powers=_COUNT, leads=_COUNT, supports=_COUNT),
    }


def _law_parts() -> dict[str, Schema]:
    return {
        "id": TEXT,
        "title": TEXT,
        "standing": {"enum": [one.value for one in Standing]},
        "replaced_by": _list_of(TEXT),
        "items": _COUNT,
        "href": _PATH,
        "page": _PATH,
    }


def answer_schemas() -> dict[str, Schema]:
    """Return the schemas of what each address of ``api/v1`` answers, and of the manifest."""
    list_entry = _object(
        list={"enum": [str(kind) for kind in ListKind]},
        title=TEXT,
        items=_COUNT,
        totals=ref("Totals"),
        pages=_COUNT,
        href=_PATH,
        page=_PATH,
        download=_PATH,
    )
    organ_entry = _object(
        id=TEXT,
        name=TEXT,
        short=TEXT,
        kind={"enum": [one.value for one in OrganKind]},
        counts=ref("Counts"),
        href=_PATH,
        page=_PATH,
    )
    type_entry = _object(
        id=TEXT,
        type={"enum": [one.value for one in PowerType]},
        units=_COUNT,
        href=_PATH,
        page=_PATH,
    )
    summaries = _list_of(ref("Summary"))
    use = _object(id=TEXT, name=TEXT, href=_PATH, field=TEXT, place=TEXT)
    return {
        "Site": _object(
            schema=_const("qingdan/api-site/1"),
            title=TEXT,
            publisher=_MAYBE,
            region=_MAYBE,
            fictional={"type": "boolean"},
            audience={"enum": ["public", "internal"]},
            url=_MAYBE,
            date=_MAYBE,
            revision=TEXT,
            licence=ref("Licence"),
            lists=_list_of(list_entry),
            organs=_PATH,
            types=_PATH,
            laws=_PATH,
            datapackage=_PATH,
            openapi=_PATH,
        ),
        "Organs": _object(schema=_const("qingdan/api-organs/1"), organs=_list_of(organ_entry)),
        "OrganPage": _object(
            schema=_const("qingdan/api-organ/1"),
            id=TEXT,
            organ=ref("Organ"),
            counts=ref("Counts"),
            below=_list_of(TEXT),
            duties=summaries,
            powers=summaries,
            boundaries=summaries,
            page=_PATH,
            download=_MAYBE_PATH,
        ),
        "ListPage": _object(
            schema=_const("qingdan/api-page/1"),
            list={"enum": [str(kind) for kind in ListKind]},
            title=TEXT,
            header=ref("Header"),
            number=_COUNT,
            pages=_COUNT,
            total=_COUNT,
            previous=_MAYBE_PATH,
            next=_MAYBE_PATH,
            items=summaries,
        ),
        "Types": _object(schema=_const("qingdan/api-types/1"), types=_list_of(type_entry)),
        "Type": _object(
            schema=_const("qingdan/api-type/1"),
            id=TEXT,
            type={"enum": [one.value for one in PowerType]},
            items=_list_of(ref("Reference")),
        ),
        "Laws": _object(
            schema=_const("qingdan/api-laws/1"), laws=_list_of(_object(**_law_parts()))
        ),
        "Law": _object(schema=_const("qingdan/api-law/1"), **_law_parts(), uses=_list_of(use)),
        "Manifest": {
            "type": "object",
            "required": ["schema", "files"],
            "properties": {
                "schema": _const("qingdan/site/1"),
                "files": {
                    "type": "object",
                    "additionalProperties": _object(bytes=_COUNT, sha256=_HASH),
                },
            },
        },
    }
