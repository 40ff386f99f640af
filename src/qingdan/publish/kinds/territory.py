"""属地管理责任清单 on a site: who answers for a matter, what towns help with and do not bear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.territory import FlowStep, TownPart
from . import cells
from .said import (
    LAST_PARTS,
    Beside,
    Fact,
    Fields,
    KindSaid,
    ListColumn,
    ListFilter,
    Listing,
    PaperColumn,
    Part,
    Referral,
    Register,
    Way,
)
from .towns import all_towns, with_members

_ALL_TOWNS = "各乡镇（街道）"


def _leads(fields: Fields) -> list[str]:
    """The departments marked 牵头, else the only one there is."""
    principals = fields.get("主体责任", ())
    marked = [one["部门"] for one in principals if one.get("牵头")]
    if marked or len(principals) != 1:
        return marked
    return [principals[0]["部门"]]


def _answering(fields: Fields) -> list[str]:
    lead = _leads(fields)
    others = [one["部门"] for one in fields.get("主体责任", ())]
    return list(dict.fromkeys([*lead, *others]))


def _towns(fields: Fields) -> list[str]:
    return list(fields.get("镇街", {}).get("范围", ()))


def _named(fields: Fields) -> list[str]:
    """Who answers, who supports, the towns that are named, whoever takes a step."""
    actors = [step["谁"] for step in fields.get("步骤", ()) if "谁" in step]
    others = [*fields.get("配合部门", ()), *_towns(fields), *actors]
    return list(dict.fromkeys([*_answering(fields), *others]))


def _reached(fields: Fields, register: Register) -> list[str]:
    named = _named(fields)
    if "镇街" in fields and not _towns(fields):
        named = [*named, *all_towns(register)]
    return with_members(named, register)


def _facts(fields: Fields, _own: str | None) -> Iterator[Fact]:
    lead = _leads(fields)
    if lead:
        yield Fact("牵头部门", tuple(lead))
    others = [organ for organ in _answering(fields) if organ not in lead]
    if others:
        yield Fact("责任部门", tuple(others))
    if _towns(fields):
        yield Fact("配合的镇街", tuple(_towns(fields)))
    elif "镇街" in fields:
        yield Fact("配合的镇街", text=_ALL_TOWNS)
    if "批次" in fields:
        yield Fact("批次", text=fields["批次"])


def _field(fields: Fields) -> list[str]:
    return [fields["领域"]] if "领域" in fields else []


def _summary(fields: Fields) -> list[str]:
    return [
        *_field(fields),
        *([f"镇街配合：{'、'.join(_assists(fields))}"] if _assists(fields) else ()),
    ]


def _batch(fields: Fields) -> list[str]:
    return [fields["批次"]] if "批次" in fields else []


def _assists(fields: Fields) -> list[str]:
    return list(fields.get("镇街", {}).get("配合", ()))


def _duties(item: Any, directory: Any) -> str:
    leads = _leads(item.fields)
    return "\n".join(
        cells.short_name(directory, one["部门"])
        + ("（牵头）" if one["部门"] in leads else "")
        + (f"：{'；'.join(one['责任'])}" if "责任" in one else "")
        for one in item.fields.get("主体责任", ())
    )


def _town_part(key: str) -> Any:
    return lambda item, _directory: "；".join(item.fields.get("镇街", {}).get(key, ()))


SAID = KindSaid(
    menu="属地责任",
    about="事情发生在镇街的，由哪个部门负主体责任，镇街配合什么、不承担什么",
    keywords="属地管理责任清单,主体责任,配合责任,乡镇街道",
    intro="事情发生在镇街，部门负什么责任，镇街配合什么、不承担什么",
    arranged="按领域排列",
    sections=(
        Part("who", "谁负责、谁配合", ("主体责任", "配合部门", "镇街")),
        Part("steps", "步骤：一步一步怎么办（施工图）", ("步骤",)),
        Part("manual", "说明书", ("说明书",)),
        Part("appraisal", "考核", ("考核批准",)),
        Part("basis", "依据", ("依据",)),
        Part("boundary", "对应的职责边界", ("边界",)),
        Part("identity", "名称与检索", ("领域", "批次", "俗称", "关键词", "序号")),
        *LAST_PARTS,
    ),
    facts=_facts,
    leads=_leads,
    named=_named,
    reached=_reached,
    summary=_summary,
    referrals=(Referral("边界", "属地管理责任"),),
    records={TownPart: Beside("配合与不承担", ("配合", "不承担")), FlowStep: Way.GRAPH},
    listing=Listing(
        columns=(
            ListColumn("批次", texts=_batch, is_short=True),
            ListColumn("牵头部门", organs=_leads),
            ListColumn("镇街配合", texts=_assists),
        ),
        filters=(
            ListFilter("field", "领域", _field),
            ListFilter("batch", "批次", _batch),
            ListFilter("lead", "部门", _answering, is_organ=True),
        ),
    ),
    paper=(
        PaperColumn("事项", 2.0, cells.name),
        PaperColumn("领域", 0.9, cells.text("领域")),
        PaperColumn("部门主体责任", 3.6, _duties),
        PaperColumn("镇街配合责任", 2.6, _town_part("配合")),
        PaperColumn("镇街不承担", 1.8, _town_part("不承担")),
        PaperColumn("依据", 2.2, cells.bases),
    ),
)
