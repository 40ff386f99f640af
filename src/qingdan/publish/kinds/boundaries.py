"""职责边界清单 on a site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import cells
from .said import LAST_PARTS, Fact, Fields, KindSaid, PaperColumn, Part


def _leads(fields: Fields) -> list[str]:
    return list(fields.get("牵头", ()))


def _named(fields: Fields) -> list[str]:
    named = [*fields.get("牵头", ()), *fields.get("配合", ())]
    named += [part["部门"] for part in fields.get("分工", ())]
    return list(dict.fromkeys(named))


def _facts(fields: Fields, _own: str | None) -> Iterator[Fact]:
    if leads := _leads(fields):
        yield Fact("牵头部门", tuple(leads))


def _lead(item: Any, directory: Any) -> str:
    return cells.short_names(directory, _leads(item.fields))


def _support(item: Any, directory: Any) -> str:
    lead = _leads(item.fields)
    return cells.short_names(directory, (o for o in _named(item.fields) if o not in lead))


def _division(item: Any, directory: Any) -> str:
    return "\n".join(
        f"{cells.short_name(directory, part['部门'])}：{'；'.join(part.get('职责', ()))}"
        for part in item.fields.get("分工", ())
    )


SAID = KindSaid(
    menu="职责边界",
    about="涉及几个部门的事由谁牵头、谁配合",
    keywords="职责边界清单,部门职责分工,牵头部门",
    intro="涉及几个部门的事，谁牵头、谁配合",
    sections=(
        Part("who", "谁牵头、谁配合", ("牵头", "配合", "分工", "层级分工")),
        Part("handoffs", "怎样交接", ("交接", "协调机制")),
        Part("cases", "举例说明", ("案例", "不含")),
        Part("basis", "依据", ("依据",)),
        Part("identity", "名称与检索", ("领域", "俗称", "关键词", "序号")),
        *LAST_PARTS,
    ),
    facts=_facts,
    leads=_leads,
    named=_named,
    paper=(
        PaperColumn("事项", 2.2, cells.name),
        PaperColumn("牵头部门", 1.2, _lead),
        PaperColumn("配合部门", 1.6, _support),
        PaperColumn("职责分工", 4.6, _division),
        PaperColumn("依据", 2.4, cells.bases),
    ),
)
