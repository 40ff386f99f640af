"""Schemas of the answers of ``api/v1`` and of whole lists, by name, for ``components``."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.vocabulary import ListKind, OrganKind, PowerType, Status
from ..public.lawbook import Standing
from .openschema import DAY, TEXT, OpenSchemas, Schema

_PREFIX = "#/components/schemas/"
COUNT: Schema = {"type": "integer", "minimum": 0}
PATH: Schema = {"type": "string", "description": "从网站根算起的路径"}
MAYBE_PATH: Schema = {"type": ["string", "null"], "description": "从网站根算起的路径"}
MAYBE: Schema = {"type": ["string", "null"]}
_HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def ref(name: str) -> Schema:
    """Return a reference to a schema of ``components``."""
    return {"$ref": _PREFIX + name}


def object_of(optional: tuple[str, ...] = (), /, **properties: Schema) -> Schema:
    """An object of these keys and no others; ``optional`` ones may be missing."""
    names = {key.rstrip("_"): schema for key, schema in properties.items()}
    return {
        "type": "object",
        "properties": names,
        "required": [key for key in names if key not in optional],
        "additionalProperties": False,
    }


def list_of(schema: Schema) -> Schema:
    """Return the schema of an array."""
    return {"type": "array", "items": schema}


def const(value: str) -> Schema:
    """Return the schema of this one word."""
    return {"const": value}


def record_schemas(schemas: OpenSchemas) -> dict[str, Schema]:
    """Return the schemas of items, of whole lists and of organs."""
    found: dict[str, Schema] = {}
    for kind in schemas.kinds:
        organ = {"organ": TEXT, "organ_name": TEXT} if kind.has_organ_folders else {}
        found[f"{kind}.Item"] = schemas.item(kind)
        found[f"{kind}.Record"] = object_of(
            ("url", "versions"),
            schema=const("qingdan/item/1"),
            list=const(str(kind)),
            id=TEXT,
            **organ,
            url=TEXT,
            versions=PATH,
            item=ref(f"{kind}.Item"),
        )
        found[f"{kind}.List"] = object_of(
            schema=const("qingdan/list/1"),
            list=const(str(kind)),
            title=TEXT,
            publisher=MAYBE,
            date=MAYBE,
            fictional={"type": "boolean"},
            licence=ref("Licence"),
            items=list_of(ref(f"{kind}.Record")),
        )
    found["OrganItems"] = object_of(
        schema=const("qingdan/organ-items/1"),
        organ=TEXT,
        organ_name=TEXT,
        headers={"type": "object", "additionalProperties": ref("Header")},
        publisher=MAYBE,
        fictional={"type": "boolean"},
        licence=ref("Licence"),
        items=list_of({"anyOf": [ref(f"{kind}.Record") for kind in schemas.kinds]}),
    )
    found["OrganRegister"] = object_of(
        schema=const("qingdan/organs/1"),
        date=MAYBE,
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
            "oneOf": [{"type": "null"}, object_of(("code", "url"), name=TEXT, code=TEXT, url=TEXT)],
        },
        "Summary": object_of(
            ("type", "effective", "ended", "organ", "lead", "departments"),
            id=TEXT,
            list={"enum": [str(kind) for kind in schemas.kinds]},
            name=TEXT,
            status={"enum": [*(status.value for status in Status), None]},
            href=PATH,
            page=PATH,
            type={"enum": [one.value for one in PowerType]},
            effective=DAY,
            ended=DAY,
            organ=TEXT,
            lead=list_of(TEXT),
            departments=list_of(TEXT),
        ),
        "Reference": object_of(id=TEXT, name=TEXT, href=PATH),
        "Totals": object_of(units=COUNT, mains=COUNT, tasks=COUNT),
        "Counts": object_of(
            duties=COUNT,
            powers=COUNT,
            leads=COUNT,
            supports=COUNT,
            **{str(kind): COUNT for kind in schemas.kinds if not kind.is_core},
        ),
    }


def _law_parts() -> dict[str, Schema]:
    return {
        "id": TEXT,
        "title": TEXT,
        "standing": {"enum": [one.value for one in Standing]},
        "replaced_by": list_of(TEXT),
        "items": COUNT,
        "href": PATH,
        "page": PATH,
    }


def answer_schemas(kinds: Sequence[ListKind]) -> dict[str, Schema]:
    """Return the schemas of what each address of ``api/v1`` answers, and of the manifest.

    ``kinds`` are the lists that the site shows.
    """
    return {
        "Site": _site(kinds),
        **_of_organs(kinds),
        **_of_items(kinds),
        **_of_laws(),
        "Manifest": _manifest(),
    }


def _site(kinds: Sequence[ListKind]) -> Schema:
    list_entry = object_of(
        list={"enum": [str(kind) for kind in kinds]},
        title=TEXT,
        items=COUNT,
        totals=ref("Totals"),
        pages=COUNT,
        href=PATH,
        page=PATH,
        download=PATH,
    )
    return object_of(
        schema=const("qingdan/api-site/1"),
        title=TEXT,
        publisher=MAYBE,
        region=MAYBE,
        fictional={"type": "boolean"},
        audience={"enum": ["public", "internal"]},
        url=MAYBE,
        date=MAYBE,
        revision=TEXT,
        licence=ref("Licence"),
        lists=list_of(list_entry),
        organs=PATH,
        types=PATH,
        laws=PATH,
        who=PATH,
        changes=PATH,
        datapackage=PATH,
        openapi=PATH,
    )


def _of_organs(kinds: Sequence[ListKind]) -> dict[str, Schema]:
    organ_entry = object_of(
        id=TEXT,
        name=TEXT,
        short=TEXT,
        kind={"enum": [one.value for one in OrganKind]},
        counts=ref("Counts"),
        href=PATH,
        page=PATH,
    )
    summaries = list_of(ref("Summary"))
    return {
        "Organs": object_of(schema=const("qingdan/api-organs/1"), organs=list_of(organ_entry)),
        "OrganPage": object_of(
            schema=const("qingdan/api-organ/1"),
            id=TEXT,
            organ=ref("Organ"),
            counts=ref("Counts"),
            below=list_of(TEXT),
            duties=summaries,
            powers=summaries,
            boundaries=summaries,
            **{str(kind): summaries for kind in kinds if not kind.is_core},
            page=PATH,
            download=MAYBE_PATH,
        ),
    }


def _of_items(kinds: Sequence[ListKind]) -> dict[str, Schema]:
    type_entry = object_of(
        id=TEXT,
        type={"enum": [one.value for one in PowerType]},
        units=COUNT,
        href=PATH,
        page=PATH,
    )
    return {
        "ListPage": object_of(
            schema=const("qingdan/api-page/1"),
            list={"enum": [str(kind) for kind in kinds]},
            title=TEXT,
            header=ref("Header"),
            number=COUNT,
            pages=COUNT,
            total=COUNT,
            previous=MAYBE_PATH,
            next=MAYBE_PATH,
            items=list_of(ref("Summary")),
        ),
        "Types": object_of(schema=const("qingdan/api-types/1"), types=list_of(type_entry)),
        "Type": object_of(
            schema=const("qingdan/api-type/1"),
            id=TEXT,
            type={"enum": [one.value for one in PowerType]},
            items=list_of(ref("Reference")),
        ),
    }


def _of_laws() -> dict[str, Schema]:
    use = object_of(id=TEXT, name=TEXT, href=PATH, field=TEXT, place=TEXT)
    return {
        "Laws": object_of(
            schema=const("qingdan/api-laws/1"), laws=list_of(object_of(**_law_parts()))
        ),
        "Law": object_of(schema=const("qingdan/api-law/1"), **_law_parts(), uses=list_of(use)),
    }


def _manifest() -> Schema:
    return {
        "type": "object",
        "required": ["schema", "files"],
        "properties": {
            "schema": const("qingdan/site/1"),
            "files": {
                "type": "object",
                "additionalProperties": object_of(bytes=COUNT, sha256=_HASH),
            },
        },
    }
