"""Columns of 职责边界清单: a matter, the departments that share it, and who does what."""

from __future__ import annotations

from ....model.vocabulary import ListKind
from ..columns import Column
from .known import Known, ListColumns, Section

BOUNDARIES = ListColumns(
    kind=ListKind.BOUNDARIES,
    columns=(
        Known(Column.ORDINAL, "序号", ("序号", "序列", "编号")),
        Known(
            Column.NAME,
            "名称",
            (
                "管理事项",
                "职责边界事项",
                "边界事项",
                "职责交叉事项",
                "交叉事项",
                "管理事项名称",
                "事项名称",
                "事项",
                "职责事项",
            ),
        ),
        Known(Column.FIELD, "领域", ("领域", "所属领域", "管理领域", "类别", "领域类别")),
        Known(
            Column.PARTNER,
            "分工.部门",
            (
                "相关部门",
                "责任部门",
                "涉及部门",
                "相关单位",
                "部门",
                "部门名称",
                "责任单位",
                "有关部门",
            ),
        ),
        Known(
            Column.ROLE,
            "分工.角色",
            (
                "责任类型",
                "牵头或配合",
                "牵头/配合",
                "主办或协办",
                "主办/协办",
                "部门角色",
                "角色",
                "责任分类",
            ),
        ),
        Known(
            Column.LEAD,
            "牵头",
            ("牵头部门", "主办部门", "牵头单位", "主管部门", "主责部门", "主体责任部门"),
        ),
        Known(
            Column.LEAD_DUTY,
            "分工.牵头职责",
            (
                "牵头部门职责",
                "牵头职责",
                "主办部门职责",
                "牵头部门职责分工",
                "主体责任",
                "主要责任",
                "牵头责任",
                "主体责任内容",
            ),
        ),
        Known(
            Column.SUPPORT,
            "配合",
            ("配合部门", "协办部门", "协同部门", "配合单位", "配合责任部门", "协作部门"),
        ),
        Known(
            Column.SUPPORT_DUTY,
            "分工.配合职责",
            ("配合部门职责", "配合职责", "协办部门职责", "配合责任", "配合部门职责分工"),
        ),
        Known(
            Column.DIVISION,
            "分工.职责",
            (
                "职责分工",
                "部门职责分工",
                "具体职责分工",
                "职责边界",
                "分工",
                "部门职责",
                "具体职责",
                "工作职责",
                "职责",
            ),
        ),
        Known(Column.STAGE, "分工.环节", ("环节", "分界环节", "工作环节", "管理环节")),
        Known(
            Column.BASIS,
            "依据",
            ("相关依据", "划分依据", "依据", "法律依据", "职责依据", "法定依据"),
        ),
        Known(Column.CASES, "案例", ("案例", "事例", "典型案例", "相关案例", "举例", "案例说明")),
        Known(Column.EXCLUDES, "不含", ("不含", "不包括", "不含情形", "不属于本事项的情形")),
        Known(
            Column.MECHANISM,
            "协调机制",
            ("协调机制", "协调配合机制", "联动机制", "工作机制", "协作机制"),
        ),
        Known(Column.STATUS, "状态", ("状态", "有效状态", "事项状态")),
        Known(Column.NOTE, "备注", ("备注", "说明")),
    ),
    telling=frozenset(
        {
            Column.DIVISION,
            Column.PARTNER,
            Column.LEAD,
            Column.LEAD_DUTY,
            Column.SUPPORT,
            Column.SUPPORT_DUTY,
            Column.CASES,
            Column.EXCLUDES,
            Column.MECHANISM,
        }
    ),
    doubtful={"职责": (Column.DIVISION,), "事项": (Column.NAME,)},
    grouped=True,
    parts=Column.PARTNER,
    joined=(Column.CASES, Column.EXCLUDES, Column.MECHANISM, Column.NOTE),
    single=(Column.STATUS, Column.FIELD),
    filled_down=(Column.FIELD,),
    sections=(Section(Column.FIELD, wide=True),),
    titles=r"职责边界|边界清单|职责分工清单|部门职责分工",
    wanted=("管理事项", "相关部门", "职责分工"),
)
