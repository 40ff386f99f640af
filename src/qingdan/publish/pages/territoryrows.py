"""属地管理责任 and 部门联动办事规则 as rows on the pages of towns and departments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...model.vocabulary import ListKind
from ..kinds.registry import KINDS
from ..public.projection import PublicItem
from .kindlists import listing_of
from .neighbours import Around, Cell, Part, Row, Said, line_of, said, table, texts

HELPS, ANSWERS = "territory", "mirror-territory"
_ALL_TOWNS = "各乡镇（街道）"


def helps(around: Around) -> Iterator[Part]:
    """Yield the matters in which a town helps: what it does, does not bear, whom it reports to."""
    rows = []
    for item in _matters(around):
        part = item.fields.get("镇街", {})
        if part and around.is_town_of(part.get("范围", ())):
            cells = (
                texts(item.fields.get("领域")),
                texts(part.get("配合")),
                texts(part.get("不承担")),
                tuple(_reporting(item, around)),
                _flow(item),
            )
            rows.append(Row(line_of(item), cells, (item.id,)))
    if rows:
        columns = ("领域", "本机构配合", "本机构不承担", "向谁报告", "施工图")
        about = "部门负主体责任、发生在本地的事项：本机构做什么，不承担什么。"
        yield Part(HELPS, "属地管理事项", about, len(rows), (table("", columns, rows),))


def answers(around: Around) -> Iterator[Part]:
    """Yield the matters that a department answers for or supports, with the towns' part in them."""
    rows = []
    for item in _matters(around):
        role, duties = _role(item, around)
        if role:
            part = item.fields.get("镇街", {})
            towns = part.get("范围") or ()
            cells = (
                texts(item.fields.get("领域")),
                texts(role),
                texts(duties),
                around.links(towns) or (texts(_ALL_TOWNS) if part else ()),
                texts(part.get("配合")),
                texts(part.get("不承担")),
                _flow(item),
            )
            rows.append(Row(line_of(item), cells, (item.id,)))
    if rows:
        columns = ("领域", "本部门", "本部门责任", "镇街", "镇街配合", "镇街不承担", "施工图")
        about = "事情发生在镇街、由部门负主体责任的事项：本部门做什么，镇街做什么。"
        yield Part(ANSWERS, "属地管理事项", about, len(rows), (table("", columns, rows),))


def procedures(around: Around) -> Iterator[Part]:
    """Yield the matters that the organ handles together with others."""
    columns = listing_of(ListKind.PROCEDURES).columns
    rows = []
    for item in around.shared(ListKind.PROCEDURES):
        leads = KINDS[item.kind].leads(item.fields)
        cells = [texts("牵头" if any(map(around.is_one_of, leads)) else "参与")]
        for column in columns:
            organs = column.organs(item.fields) if column.organs is not None else ()
            said_of = column.texts(item.fields) if column.texts is not None else ()
            cells.append(around.links(organs) or texts(list(said_of)))
        rows.append(Row(line_of(item), tuple(cells), (item.id,)))
    if rows:
        about = "几个部门联动办的事：谁牵头，多长时间办完。"
        tables = (table("", ("本机构", *(one.title for one in columns)), rows),)
        yield Part("procedures", "部门联动办事规则", about, len(rows), tables)


def leaders(item: PublicItem) -> list[str]:
    """Whom a town reports to: the leading departments, else all that answer for the matter."""
    lead = list(KINDS[item.kind].leads(item.fields))
    return lead or [one["部门"] for one in item.fields.get("主体责任", ())]


def _matters(around: Around) -> list[PublicItem]:
    return around.shared(ListKind.TERRITORY)


def _reporting(item: PublicItem, around: Around) -> Iterator[Said]:
    """Names and phones; the register need not hold a phone."""
    for organ in leaders(item):
        yield said(around.name(organ).short_link)
        yield from around.phone(organ)


def _role(item: PublicItem, around: Around) -> tuple[str, Any]:
    """What a department is in a matter, and what it answers for."""
    principals: list[Mapping[str, Any]] = item.fields.get("主体责任", [])
    own = [one for one in principals if around.is_one_of(one["部门"])]
    duties = [duty for one in own for duty in one.get("责任", ())]
    if any(around.is_one_of(one) for one in KINDS[item.kind].leads(item.fields)):
        return "牵头", duties
    if own:
        return "主体责任", duties
    if any(map(around.is_one_of, item.fields.get("配合部门", ()))):
        return "配合", ()
    steps = [one for one in item.fields.get("步骤", ()) if one.get("谁") == around.organ_id]
    if steps and not around.is_town:
        return "承办步骤", [f"第 {one['序']} 步：{one['做']}" for one in steps]
    return "", ()


def _flow(item: PublicItem) -> Cell:
    steps = item.fields.get("步骤", ())
    return (Said(f"{len(steps)} 步", f"{item.page}#steps"),) if steps else ()
