"""权力责任清单 on a site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.vocabulary import PowerType
from . import cells
from .said import LAST_PARTS, Fact, Fields, KindSaid, PaperColumn, Part


def _facts(_fields: Fields, own: str | None) -> Iterator[Fact]:
    yield Fact("实施机构", (own or "",))


def _responsibility(item: Any, _directory: Any) -> str:
    said = item.fields.get("责任事项", {})
    parts = [cells.clauses(said.get(key)) for key in ("直接实施", "指导监督", "责任")]
    parts += [f"{stage['环节']}：{stage['责任']}" for stage in said.get("环节", ())]
    return "\n".join(part for part in parts if part)


def _liability(item: Any, _directory: Any) -> str:
    return cells.clauses(item.fields.get("追责", {}).get("情形"))


def _ways(item: Any, _directory: Any) -> str:
    return "\n".join(way["内容"] for way in item.fields.get("监督方式", ()))


def _offices(item: Any, _directory: Any) -> str:
    return "\n".join(item.fields.get("承办机构", ()))


SAID = KindSaid(
    menu="权力责任",
    about="部门行使的行政权力、依据、流程、责任和救济渠道",
    keywords="权力责任清单,权责清单,行政权力",
    intro="部门行使的行政权力、依据和责任",
    sections=(
        Part("who", "由谁办理", ("共同实施", "主体性质", "承办机构", "受理机构", "决定机构", "委托",
                             "职责", "行使层级", "层级权限", "行使类型", "权力来源")),
        Part("basis", "依据", ("依据", "裁量基准")),
        Part("content", "处罚与强制", ("处罚内容", "附带命令", "强制类别", "强制方式")),
        Part("procedure", "怎样办理", ("服务对象", "条件", "材料", "办件类型", "时限", "特别程序",
                                   "流程", "收费", "检查频次")),
        Part("accountability", "责任与追责", ("责任事项", "追责")),
        Part("remedy", "咨询、监督与救济", ("咨询方式", "监督方式", "救济")),
        Part("identity", "名称与编码", ("类型", "俗称", "关键词", "主项", "编码", "通用目录",
                                   "序号")),
        *LAST_PARTS,
    ),
    facts=_facts,
    paper=(
        PaperColumn("事项名称", 2.2, cells.name),
        PaperColumn("实施机构", 1.0, cells.owner),
        PaperColumn("承办机构", 1.1, _offices),
        PaperColumn("依据", 3.4, cells.bases),
        PaperColumn("责任事项", 3.0, _responsibility),
        PaperColumn("追责情形", 2.6, _liability),
        PaperColumn("监督方式", 1.0, _ways),
        PaperColumn("备注", 1.0, cells.text("备注")),
    ),
    paper_bands=("类型", tuple(one.value for one in PowerType)),
)  # fmt: skip
