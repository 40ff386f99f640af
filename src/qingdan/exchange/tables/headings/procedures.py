"""Columns of 部门联动办事规则: one matter, the departments that handle it, the time it takes."""

from __future__ import annotations

from ....model.vocabulary import ListKind
from ..columns import Column
from .known import Known, ListColumns, Section
from .wording import NUMBERED

PROCEDURES = ListColumns(
    kind=ListKind.PROCEDURES,
    columns=(
        Known(Column.ORDINAL, "序号", ("序号", "序列", "编号", "顺序号")),
        Known(
            Column.NAME,
            "名称",
            (
                "联动事项",
                "联动办事事项",
                "联办事项",
                "事项名称",
                "办理事项",
                "一件事",
                "事项",
                "名称",
            ),
        ),
        Known(Column.FIELD, "领域", ("领域", "所属领域", "类别", "领域类别", "分类")),
        Known(
            Column.LEAD,
            "牵头",
            ("牵头部门", "牵头单位", "主办部门", "主办单位", "责任部门", "牵头办理部门"),
        ),
        Known(
            Column.PARTICIPANT,
            "参与",
            (
                "参与部门",
                "参与单位",
                "配合部门",
                "配合单位",
                "联办部门",
                "联办单位",
                "协办部门",
                "协同部门",
                "联动部门",
                "涉及部门",
            ),
        ),
        Known(
            Column.RULES,
            "规则",
            (
                "联动规则",
                "规则",
                "办事规则",
                "联动办事规则",
                "联动机制",
                "运行规则",
            ),
        ),
        Known(
            Column.FLOW,
            "规则.流程",
            ("流程", "办理流程", "联动流程", "办事流程", "再造流程", "工作流程", "优化后流程"),
        ),
        Known(
            Column.BEFORE,
            "办理时限.压减前",
            (
                "压减前",
                "压减前时限",
                "原时限",
                "原办理时限",
                "改革前",
                "改革前时限",
                "优化前",
                "优化前时限",
                "再造前时限",
            ),
        ),
        Known(
            Column.AFTER,
            "办理时限.压减后",
            (
                "压减后",
                "压减后时限",
                "现时限",
                "现办理时限",
                "改革后",
                "改革后时限",
                "优化后",
                "优化后时限",
                "再造后时限",
            ),
        ),
        Known(Column.COUNTED_FROM, "办理时限.起算", ("起算", "时限起算", "起算点", "起算时间")),
        Known(
            Column.AT_ONCE,
            "一次办好",
            ("一次办好", "是否一次办好", "最多跑一次", "一次办结", "只跑一次", "一次办成"),
        ),
        Known(Column.GIVER, "交接.自", ("移交部门", "交出部门", "移交单位", "推送部门")),
        Known(Column.RECEIVER, "交接.至", ("接收部门", "接收单位", "移交对象")),
        Known(Column.GIVEN_WHEN, "交接.何时", ("移交情形", "何时移交", "移交时点", "移交条件")),
        Known(Column.GIVEN_WHAT, "交接.材料", ("移交材料", "移交内容", "推送信息", "共享材料")),
        Known(Column.LIMIT, "交接.时限", ("移交时限", "交接时限", "答复时限")),
        Known(Column.LATE, "交接.逾期", ("逾期处理", "逾期", "逾期怎么办", "超时处理")),
        Known(Column.BASIS, "依据", ("依据", "法律依据", "法定依据", "实施依据", "相关依据")),
        Known(Column.STATUS, "状态", ("状态", "有效状态", "事项状态")),
        Known(Column.NOTE, "备注", ("备注", "说明")),
    ),
    telling=frozenset(
        {
            Column.PARTICIPANT,
            Column.RULES,
            Column.BEFORE,
            Column.AFTER,
            Column.COUNTED_FROM,
            Column.AT_ONCE,
            Column.GIVER,
            Column.RECEIVER,
        }
    ),
    grouped=True,
    parts=Column.PARTICIPANT,
    joined=(Column.PARTICIPANT, Column.RULES, Column.FLOW, Column.NOTE),
    single=(Column.STATUS, Column.FIELD, Column.BEFORE, Column.AFTER, Column.AT_ONCE),
    filled_down=(Column.FIELD,),
    sections=(
        Section(Column.FIELD, NUMBERED),
        Section(Column.FIELD, wide=True),
    ),
    titles=r"联动办事[^，。；\s]{0,8}|联办事项[^，。；\s]{0,4}|部门联动[^，。；\s]{0,8}|流程再造[^，。；\s]{0,8}",
    wanted=("事项名称", "牵头部门", "参与部门"),
)
