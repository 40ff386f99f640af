"""履行职责事项清单 on a site: what a town must do, helps with, and no longer does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.vocabulary import FulfilmentClass
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

CLASSES = tuple(one.value for one in FulfilmentClass)


def _upper(fields: Fields) -> list[str]:
    return [fields["上级部门"]] if "上级部门" in fields else []


def _reached(fields: Fields, register: Register) -> list[str]:
    return with_members(_upper(fields), register)


def _class(fields: Fields) -> list[str]:
    return [fields["类别"]] if "类别" in fields else []


def _field(fields: Fields) -> list[str]:
    return [fields["领域"]] if "领域" in fields else []


def _manner(fields: Fields) -> list[str]:
    return [fields["工作方式"]] if "工作方式" in fields else []


def _facts(fields: Fields, own: str | None) -> Iterator[Fact]:
    yield Fact("镇街", (own or "",))
    if "类别" in fields:
        yield Fact("类别", text=fields["类别"])
    if upper := _upper(fields):
        withdrawn = fields.get("类别") == FulfilmentClass.WITHDRAWN.value
        yield Fact("承接部门" if withdrawn else "上级部门", tuple(upper))


def _summary(fields: Fields) -> list[str]:
    duties = fields.get("镇街配合职责", ())
    return [*_class(fields), *_field(fields), *(["、".join(duties)] if duties else ())]


def _upper_name(item: Any, directory: Any) -> str:
    return cells.short_names(directory, _upper(item.fields))


SAID = KindSaid(
    menu="履职事项",
    about="镇街必须做什么，配合上级部门做什么，哪些由上级部门收回",
    keywords="履行职责事项清单,基本履职,配合履职,上级部门收回,乡镇街道",
    intro="镇街必须做什么，配合做什么，哪些由上级部门收回",
    arranged="按镇街排列",
    sections=(
        Part(
            "who",
            "镇街和上级部门各做什么",
            (
                "类别",
                "上级部门",
                Beside("各自的职责", ("上级部门职责", "镇街配合职责")),
                "工作方式",
            ),
        ),
        Part("admission", "列入清单的批准", ("准入",)),
        Part("named", "对应的事项", ("关联",)),
        Part("basis", "依据", ("依据",)),
        Part("identity", "名称与检索", ("领域", "俗称", "关键词", "序号")),
        *LAST_PARTS,
    ),
    facts=_facts,
    named=_upper,
    reached=_reached,
    summary=_summary,
    referrals=(Referral("关联", "镇街履行职责事项"),),
    listing=Listing(
        columns=(
            ListColumn("领域", texts=_field, is_short=True),
            ListColumn("上级部门", organs=_upper),
            ListColumn("工作方式", texts=_manner),
        ),
        filters=(
            ListFilter("class", "类别", _class),
            ListFilter("field", "领域", _field),
            ListFilter("upper", "部门", _upper, is_organ=True),
        ),
        part=ListFilter("class", "类别", _class),
        parts=CLASSES,
        is_parted=True,
    ),
    paper=(
        PaperColumn("事项名称", 2.6, cells.name),
        PaperColumn("镇街", 1.0, cells.owner),
        PaperColumn("领域", 1.0, cells.text("领域")),
        PaperColumn("上级部门", 1.2, _upper_name),
        PaperColumn("上级部门职责", 2.6, cells.text("上级部门职责")),
        PaperColumn("镇街配合职责", 2.6, cells.text("镇街配合职责")),
        PaperColumn("工作方式", 1.8, cells.text("工作方式")),
        PaperColumn("依据", 2.0, cells.bases),
    ),
    paper_bands=("类别", CLASSES),
)
