"""权力责任清单 on a site."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.vocabulary import PowerType
from . import cells
from . import power_cells as own
from .said import LAST_PARTS, Fact, Fields, KindSaid, PaperColumn, Part


def _facts(_fields: Fields, own: str | None) -> Iterator[Fact]:
    yield Fact("实施机构", (own or "",))


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
        PaperColumn("承办机构", 1.1, own.offices),
        PaperColumn("对应职责", 1.4, own.duty),
        PaperColumn("行使层级和权限", 1.3, own.levels),
        PaperColumn("依据", 3.4, cells.bases),
        PaperColumn("责任事项", 3.4, own.responsibility),
        PaperColumn("追责对象", 0.9, own.answerable),
        PaperColumn("追责情形", 2.6, own.liability),
        PaperColumn("监督方式", 1.0, own.ways),
        PaperColumn("备注", 1.0, cells.text("备注")),
    ),
    paper_bands=("类型", tuple(one.value for one in PowerType)),
)  # fmt: skip
