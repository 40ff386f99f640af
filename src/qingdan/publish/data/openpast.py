"""Schemas of what ``api/v1`` says of the past: adjustments, announcements, versions of items."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.vocabulary import ListKind
from ..public.versions import Reach
from .openanswers import COUNT, MAYBE, MAYBE_PATH, PATH, const, list_of, object_of, ref
from .openschema import DAY, TEXT, Schema

_FLAG: Schema = {"type": "boolean"}
_MAYBE_DAY: Schema = {"oneOf": [{"type": "null"}, DAY]}
_COMMIT: Schema = {
    "type": ["string", "null"],
    "description": "带来这一版的提交；还没有提交的是 null",
}
_OLD: Schema = {
    "type": ["object", "null"],
    "description": (
        "这一版的字段，键和事项的记录相同；按今天的公开范围和遮盖，今天的格式读不出的不在里面。"
        "现行版本是 null，见 href"
    ),
}


def past_schemas(kinds: Sequence[ListKind]) -> dict[str, Schema]:
    """Return the schemas by name, of a site that shows these lists."""
    named = {"id": TEXT, "name": TEXT, "href": PATH}
    adjustment: dict[str, Schema] = {
        "id": TEXT,
        "title": TEXT,
        "mark": {**MAYBE, "description": "还不是定稿的，写明缺什么；定稿是 null"},
        "document": MAYBE,
        "day": {**_MAYBE_DAY, "description": "排序用的日期：成文、公布，都没有时是施行"},
        "dated": _MAYBE_DAY,
        "published": _MAYBE_DAY,
        "effective": _MAYBE_DAY,
        "issuer": MAYBE,
        "counts": list_of(ref("Tally")),
        "items": COUNT,
        "href": PATH,
        "page": PATH,
    }
    row = object_of(cells=list_of(TEXT), item=MAYBE)
    group = object_of(heading=TEXT, rows=list_of(row))
    table = object_of(heading=TEXT, note=MAYBE, columns=list_of(TEXT), groups=list_of(group))
    changed = object_of(word=TEXT, commit=_COMMIT, **named)
    day = object_of(day=DAY, count=COUNT, words=list_of(ref("Tally")), changes=list_of(changed))
    return {
        "Tally": object_of(word=TEXT, count=COUNT),
        "Changes": object_of(
            schema=const("qingdan/api-changes/1"),
            history={"enum": [str(reach) for reach in Reach]},
            page=PATH,
            adjustments=list_of(object_of(**adjustment)),
            days=list_of(day),
        ),
        "Change": object_of(
            schema=const("qingdan/api-change/1"),
            **adjustment,
            addressees=MAYBE,
            opening=list_of(TEXT),
            totals=list_of(TEXT),
            measures=list_of(TEXT),
            supervision=MAYBE,
            tables=list_of(table),
            named=list_of(object_of(word=TEXT, **named)),
        ),
        "Versions": object_of(
            schema=const("qingdan/api-versions/1"),
            **named,
            list={"enum": [str(kind) for kind in kinds]},
            page=PATH,
            cut={**_FLAG, "description": "更早的版本没有取到"},
            masked={**_FLAG, "description": "有的内容按规定不在历史里显示"},
            versions={**list_of(ref("Version")), "description": "新的在前，第一个是现行内容"},
        ),
        "Version": _version(),
    }


def _version() -> Schema:
    stretch = object_of(mark={"enum": ["equal", "delete", "insert"]}, text=TEXT)
    cause = object_of(title=TEXT, document=MAYBE, href=PATH, page=PATH)
    return object_of(
        commit=_COMMIT,
        day=_MAYBE_DAY,
        word=TEXT,
        effective=_MAYBE_DAY,
        in_substance={**_FLAG, "description": "不只是文字勘误或者检索词"},
        partial=_FLAG,
        adjustments=list_of(cause),
        anchor={**TEXT, "description": "这一版在事项页面上的锚点"},
        page=MAYBE_PATH,
        changes=list_of(object_of(label=TEXT, stretches=list_of(stretch))),
        organ=MAYBE,
        item=_OLD,
    )
