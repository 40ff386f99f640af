"""Rows of a list of powers as offices write them, and what an import made of them."""

from __future__ import annotations

from typing import Any

HEADINGS = [
    "序号",
    "事项名称",
    "子项名称",
    "权力类型",
    "实施依据",
    "行使主体",
    "承办机构",
    "实施层级及权限",
    "权限",
    "部门职责",
    "责任事项内容",
    "责任事项依据",
    "追责对象范围",
    "追责情形",
    "备注",
]
ORGAN = "某某市水务局"


def row(number: int | str, name: str, child: str = "", **cells: str) -> list[Any]:
    """One row under ``HEADINGS``; ``cells`` overrides what stands in a column."""
    usual = {
        "序号": number,
        "事项名称": name,
        "子项名称": child,
        "权力类型": "行政处罚",
        "实施依据": "【法律】《中华人民共和国水法》（2016年修正）\n  第六十五条：责令停止违法。",
        "行使主体": ORGAN,
        "承办机构": "水政科、水资源科",
        "实施层级及权限": "市级",
        "权限": "负责本级处罚",
        "部门职责": "负责水行政执法。",
        "责任事项内容": "直接实施责任：\n1.立案。\n2.调查。\n指导监督责任：\n3.指导下级。",
        "责任事项依据": "《中华人民共和国行政处罚法》第五章、第六章",
        "追责对象范围": "1.具体承办人；\n2.分管领导。",
        "追责情形": "有下列情形的，应承担责任：\n1.不立案的；\n2.乱罚款的。",
        "备注": "",
    }
    return [usual[heading] if heading not in cells else cells[heading] for heading in HEADINGS]


def items_of(files: dict[str, Any]) -> list[dict[str, Any]]:
    """The items among the files of a workspace, in the order of their 序号."""
    found = [
        content
        for path, content in files.items()
        if path.startswith("powers/") and not path.endswith("list.yaml")
    ]
    return sorted(found, key=lambda item: item["序号"])


def problems_of(result: Any) -> list[tuple[str, str | None]]:
    """Kind and cell of every problem of every source."""
    return [(p.kind, p.cell) for source in result.sources for p in source.problems]
