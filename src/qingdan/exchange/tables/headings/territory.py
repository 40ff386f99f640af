"""Columns of 属地管理责任清单: who answers, what towns help with, the steps and the manual."""

from __future__ import annotations

from ....model.vocabulary import ListKind
from ..columns import Column
from .known import Known, ListColumns, Section
from .wording import COUNTY, NUMBERED, TOWNS, headings

TERRITORY = ListColumns(
    kind=ListKind.TERRITORY,
    columns=(
        Known(Column.ORDINAL, "序号", ("序号", "序列", "编号", "顺序号")),
        Known(
            Column.NAME,
            "名称",
            (
                "事项名称",
                "属地管理事项",
                "属地管理事项名称",
                "属地事项",
                "管理事项",
                "管理事项名称",
                "事项",
                "名称",
            ),
        ),
        Known(Column.FIELD, "领域", ("领域", "所属领域", "类别", "领域类别", "类型", "分类")),
        Known(Column.BATCH, "批次", ("批次", "所属批次")),
        Known(
            Column.PRINCIPAL,
            "主体责任.部门",
            (
                "主体责任部门",
                "主体责任单位",
                *headings(COUNTY, "主体责任部门", "主体责任单位", "责任部门", "主管部门"),
                "县直部门",
                "区直部门",
                "市直部门",
                "主责部门",
                "部门",
                "责任部门",
                "主体部门",
            ),
        ),
        Known(
            Column.LEAD,
            "主体责任.牵头",
            ("牵头部门", "牵头单位", "牵头主体责任部门"),
        ),
        Known(
            Column.PRINCIPAL_DUTY,
            "主体责任.责任",
            (
                "主体责任",
                "主体责任内容",
                "部门主体责任",
                "主体责任事项",
                *headings(COUNTY, "主体责任", "部门主体责任", "部门责任", "主管部门责任"),
                "部门责任",
                "主要责任",
            ),
        ),
        Known(
            Column.SUPPORT,
            "配合部门",
            ("其他配合部门", "配合部门", "配合单位", "其他配合单位", "协同部门", "协助部门"),
        ),
        Known(Column.TOWNS, "镇街.范围", ("镇街范围", "适用镇街", "适用范围", "涉及镇街")),
        Known(
            Column.TOWN_DUTY,
            "镇街.配合",
            (
                *headings(TOWNS, "配合责任", "配合责任内容", "配合职责", "配合内容", "属地责任"),
                "配合责任",
                "配合责任内容",
                "属地配合责任",
                "属地责任",
            ),
        ),
        Known(
            Column.NOT_BORNE,
            "镇街.不承担",
            (
                "不承担",
                "不承担责任",
                "不承担的责任",
                "不承担事项",
                *headings(TOWNS, "不承担", "不承担责任", "不承担的责任", "不承担事项"),
            ),
        ),
        Known(
            Column.STEP_NUMBER,
            "步骤.序",
            ("环节序号", "步骤序号", "步骤", "环节编号", "流程序号"),
        ),
        Known(
            Column.STEP,
            "步骤.做",
            (
                "流程环节",
                "环节",
                "环节内容",
                "工作环节",
                "办理环节",
                "工作流程",
                "流程",
                "施工图",
                "工作步骤",
                "具体流程",
                "流程图",
            ),
        ),
        Known(
            Column.STEP_ACTOR,
            "步骤.谁",
            ("环节责任单位", "环节责任主体", "办理主体", "实施主体", "责任主体", "由谁办"),
        ),
        Known(
            Column.LIMIT,
            "步骤.时限",
            ("时限", "办理时限", "工作时限", "完成时限", "环节时限", "时限要求"),
        ),
        Known(
            Column.OUTPUT,
            "步骤.产出",
            ("产出", "环节成果", "工作成果", "形成资料", "产出文书", "文书"),
        ),
        Known(Column.STEP_NEXT, "步骤.下一步", ("下一步", "下一环节", "后续环节", "流向")),
        Known(
            Column.WHO,
            "说明书.责任单位",
            ("责任单位", "具体责任单位", "承办单位", "责任科室", "责任科室站所"),
        ),
        Known(
            Column.HOW,
            "说明书.程序",
            ("程序环节", "程序", "工作程序", "办理程序", "操作程序"),
        ),
        Known(
            Column.STANDARD,
            "说明书.标准",
            ("工作标准", "标准", "工作要求", "工作规范"),
        ),
        Known(Column.FORMS, "说明书.表单", ("表单", "表单文书", "工作表单", "文书表格", "附表")),
        Known(
            Column.BASIS,
            "依据",
            ("依据", "法律依据", "划分依据", "职责依据", "法定依据", "设定依据", "法律法规依据"),
        ),
        Known(Column.STATUS, "状态", ("状态", "有效状态", "事项状态")),
        Known(Column.NOTE, "备注", ("备注", "说明")),
    ),
    telling=frozenset(
        {
            Column.PRINCIPAL,
            Column.PRINCIPAL_DUTY,
            Column.TOWN_DUTY,
            Column.NOT_BORNE,
            Column.HOW,
            Column.STANDARD,
            Column.STEP_NEXT,
        }
    ),
    doubtful={"类型": (Column.FIELD,)},
    grouped=True,
    parts=Column.PRINCIPAL,
    joined=(
        Column.TOWN_DUTY,
        Column.NOT_BORNE,
        Column.SUPPORT,
        Column.WHO,
        Column.HOW,
        Column.STANDARD,
        Column.FORMS,
        Column.NOTE,
    ),
    single=(Column.STATUS, Column.FIELD, Column.BATCH),
    filled_down=(Column.FIELD, Column.BATCH),
    sections=(
        Section(
            Column.BATCH, r"第[一二三四五六七八九十]{1,3}批(?:事项|清单)?(?:[（(].{1,12}[）)])?"
        ),
        Section(Column.FIELD, NUMBERED),
        Section(Column.FIELD, wide=True),
    ),
    titles=(
        r"[“\"]?属地管理[”\"]?[^，。；\s]{0,20}?(?:清单|目录|施工图|说明书)|主体责任和配合责任清单"
    ),
    wanted=("事项名称", "主体责任部门", "镇街配合责任"),
)
