"""Columns of 乡镇（街道）履行职责事项清单, and of a department's mirror of it."""

from __future__ import annotations

from ....model.vocabulary import ListKind
from ..columns import Column
from .known import Known, ListColumns, Section
from .wording import COUNTY, NUMBERED, TOWNS, headings

_TITLES = r"履行职责(?:事项)?清单|(?:基本|配合)履职|上级(?:部门)?收回|收回事项清单"

FULFILMENT = ListColumns(
    kind=ListKind.FULFILMENT,
    columns=(
        Known(Column.ORDINAL, "序号", ("序号", "序列", "编号", "顺序号")),
        Known(
            Column.NAME,
            "名称",
            (
                "事项名称",
                "履职事项名称",
                "履职事项",
                "职责事项",
                "职责事项名称",
                "基本履职事项",
                "配合履职事项",
                "收回事项",
                "收回事项名称",
                "上级部门收回事项",
                "事项",
                "名称",
            ),
        ),
        Known(
            Column.PART,
            "类别",
            ("履职类别", "清单类别", "事项类型", "事项类别", "履职类型", "清单类型", "所属清单"),
        ),
        Known(Column.FIELD, "领域", ("领域", "所属领域", "类别", "领域类别", "职责类别", "分类")),
        Known(
            Column.LINKED_TOWNS,
            "机构.关联镇街",
            ("关联镇街", "关联乡镇", "关联街道", "关联乡镇街道", "涉及镇街", "涉及乡镇"),
        ),
        Known(
            Column.ORGAN,
            "机构",
            (
                "来源镇街",
                "所属镇街",
                *headings(TOWNS, "名称"),
                *TOWNS,
                "承担镇街",
                "履职主体",
            ),
        ),
        Known(
            Column.UPPER,
            "上级部门",
            (
                "对应上级部门",
                "上级部门",
                "对应部门",
                "对应的上级部门",
                "上级主管部门",
                "关联单位",
                "对应上级部门单位",
                *headings(COUNTY, "对应部门", "对应上级部门"),
            ),
        ),
        Known(
            Column.UPPER_DUTY,
            "上级部门职责",
            (
                "上级部门职责",
                "本部门职责",
                "部门职责",
                "上级部门责任",
                "对应上级部门职责",
                "上级部门主要职责",
                *headings(COUNTY, "部门职责"),
            ),
        ),
        Known(
            Column.TOWN_DUTY,
            "镇街配合职责",
            (
                *headings(TOWNS, "配合职责", "配合责任", "配合事项", "协助职责"),
                "配合职责",
            ),
        ),
        Known(
            Column.TAKEOVER,
            "上级部门.承接",
            (
                "承接部门",
                "承接单位",
                "收回部门",
                "收回后承接部门",
                "承接上级部门",
                "收回主体",
                *headings(COUNTY, "承接部门"),
            ),
        ),
        Known(
            Column.MANNER,
            "工作方式",
            ("工作方式", "承接方式", "承接部门工作方式", "履职方式", "工作方法", "收回后工作方式"),
        ),
        Known(
            Column.TAKEOVER_MANNER,
            "工作方式.承接部门",
            (
                "承接部门及工作方式",
                "承接部门和工作方式",
                "承接部门与工作方式",
                "承接部门工作方式及",
                "收回部门及工作方式",
            ),
        ),
        Known(Column.BASIS, "依据", ("依据", "法律依据", "法定依据", "职责依据", "政策依据")),
        Known(Column.STATUS, "状态", ("状态", "有效状态", "事项状态")),
        Known(Column.NOTE, "备注", ("备注", "说明")),
    ),
    telling=frozenset(
        {
            Column.UPPER,
            Column.UPPER_DUTY,
            Column.TOWN_DUTY,
            Column.TAKEOVER,
            Column.MANNER,
            Column.TAKEOVER_MANNER,
            Column.LINKED_TOWNS,
        }
    ),
    single=(Column.PART, Column.STATUS, Column.FIELD),
    filled_down=(Column.FIELD, Column.PART),
    enough=2,
    sections=(
        Section(Column.PART, r".{0,20}(?:基本履职|配合履职|收回).{0,14}"),
        Section(Column.FIELD, NUMBERED),
        Section(Column.FIELD, wide=True),
    ),
    towns=True,
    titles=_TITLES,
    owned=rf"(?:乡镇|镇街)?(?:[（(]街道[）)])?(?:{_TITLES})",
    wanted=("事项名称", "对应上级部门", "镇街配合职责"),
)
