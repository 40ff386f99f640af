"""部门联动办事规则清单 on a site: who hands what to whom, and how long it takes now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.procedure import LimitChange
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
)
from .towns import with_members


def _leads(fields: Fields) -> list[str]:
    return list(fields.get("牵头", ()))


def _named(fields: Fields) -> list[str]:
    """Lead, participants, both ends of every handoff."""
    ends = [one[end] for one in fields.get("交接", ()) for end in ("自", "至")]
    return list(dict.fromkeys([*_leads(fields), *fields.get("参与", ()), *ends]))


def _others(fields: Fields) -> list[str]:
    leads = _leads(fields)
    return [organ for organ in _named(fields) if organ not in leads]


def _reached(fields: Fields, register: Register) -> list[str]:
    return with_members(_named(fields), register)


def _field(fields: Fields) -> list[str]:
    return [fields["领域"]] if "领域" in fields else []


def _time(fields: Fields) -> list[str]:
    """Before → after, or the one that is known."""
    limits = fields.get("办理时限", {})
    before, after = limits.get("压减前"), limits.get("压减后")
    if before and after:
        return [f"{before} → {after}"]
    return [after] if after else [f"原来 {before}"] if before else []


def _at_once(fields: Fields) -> list[str]:
    if "一次办好" not in fields:
        return []
    return ["是" if fields["一次办好"] else "否"]


def _facts(fields: Fields, _own: str | None) -> Iterator[Fact]:
    if leads := _leads(fields):
        yield Fact("牵头部门", tuple(leads))
    if others := _others(fields):
        yield Fact("参与部门", tuple(others))
    for label, texts in (("办理时限", _time(fields)), ("一次办好", _at_once(fields))):
        if texts:
            yield Fact(label, text=texts[0])


def _summary(fields: Fields) -> list[str]:
    return [*_field(fields), *(f"办理时限 {time}" for time in _time(fields))]


def _names(read: Any) -> Any:
    return lambda item, directory: cells.short_names(directory, read(item.fields))


def _handoffs(item: Any, directory: Any) -> str:
    lines = []
    for one in item.fields.get("交接", ()):
        ends = [cells.short_name(directory, one[end]) for end in ("自", "至")]
        said = [one[key] for key in ("何时", "材料", "时限", "逾期") if key in one]
        lines.append(" → ".join(ends) + (f"：{'，'.join(said)}" if said else ""))
    return "\n".join(lines)


def _first(read: Any) -> Any:
    return lambda item, _directory: "\n".join(read(item.fields))


SAID = KindSaid(
    menu="部门联动",
    about="一件事由几个部门联动办理：谁牵头、怎样交接、多长时间办完",
    keywords="部门联动办事规则,流程再造,办理时限",
    intro="一件事几个部门怎样联动办，多长时间办完",
    arranged="按领域排列",
    sections=(
        Part("who", "谁牵头、谁参与", ("牵头", "参与")),
        Part("limits", "多长时间办完", ("办理时限", "一次办好")),
        Part("rules", "怎样联动", ("规则",)),
        Part("handoffs", "部门之间怎样交接", ("交接",)),
        Part("basis", "依据", ("依据",)),
        Part("boundary", "对应的职责边界", ("边界",)),
        Part("identity", "名称与检索", ("领域", "俗称", "关键词", "序号")),
        *LAST_PARTS,
    ),
    facts=_facts,
    leads=_leads,
    named=_named,
    reached=_reached,
    summary=_summary,
    referrals=(Referral("边界", "部门联动办事规则"),),
    records={LimitChange: Beside("压减前后", ("压减前", "压减后"))},
    listing=Listing(
        columns=(
            ListColumn("牵头", organs=_leads),
            ListColumn("参与", organs=_others),
            ListColumn("办理时限", texts=_time),
            ListColumn("一次办好", texts=_at_once, is_short=True),
        ),
        filters=(
            ListFilter("field", "领域", _field),
            ListFilter("organ", "部门", _named, is_organ=True),
        ),
    ),
    paper=(
        PaperColumn("事项", 2.2, cells.name),
        PaperColumn("领域", 1.0, cells.text("领域")),
        PaperColumn("牵头部门", 1.1, _names(_leads)),
        PaperColumn("参与部门", 1.6, _names(_others)),
        PaperColumn("办理时限", 1.5, _first(_time)),
        PaperColumn("规则", 2.6, cells.text("规则")),
        PaperColumn("交接", 3.2, _handoffs),
        PaperColumn("依据", 2.0, cells.bases),
    ),
)
