"""职责任务清单 on a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from . import cells
from .said import LAST_PARTS, Fact, Fields, KindSaid, PaperColumn, Part


def _facts(_fields: Fields, own: str | None) -> Iterator[Fact]:
    yield Fact("责任机构", (own or "",))


def _tasks(item: Any, _directory: Any) -> str:
    return "\n".join(
        f"{task.get('编号', '')} {task['名称']}".strip() for task in item.fields.get("任务", ())
    )


def _section(item: Any, _directory: Any) -> str:
    offices = item.fields.get("科室", {})
    return str(offices.get("牵头", "")) if isinstance(offices, Mapping) else ""


SAID = KindSaid(
    menu="职责任务",
    about="部门承担的职责、任务和承担的科室",
    keywords="职责任务清单,部门职责,工作任务",
    intro="部门承担的职责",
    sections=(
        Part("content", "职责内容", ("内容", "类别", "职责对象")),
        Part("who", "由谁承担", ("科室", "三定")),
        Part("tasks", "工作任务", ("任务",)),
        Part("coordination", "协调配合", ("协调配合",)),
        Part("basis", "依据", ("依据",)),
        Part("identity", "名称与检索", ("俗称", "关键词", "序号")),
        *LAST_PARTS,
    ),
    facts=_facts,
    paper=(
        PaperColumn("职责事项", 2.2, cells.name),
        PaperColumn("责任机构", 1.0, cells.owner),
        PaperColumn("职责内容", 3.4, cells.text("内容")),
        PaperColumn("牵头科室", 1.2, _section),
        PaperColumn("工作任务", 3.4, _tasks),
        PaperColumn("依据", 2.6, cells.bases),
    ),
)
