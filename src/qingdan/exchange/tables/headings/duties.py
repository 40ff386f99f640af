"""Columns of 职责任务清单: a duty, the offices that carry it, and its tasks."""

from __future__ import annotations

from ....model.vocabulary import ListKind
from ..columns import Column
from .known import Known, ListColumns

DUTIES = ListColumns(
    kind=ListKind.DUTIES,
    columns=(
        Known(Column.ORDINAL, "序号", ("序号", "序列", "职责序号", "编号")),
        Known(
            Column.NAME,
            "名称",
            (
                "主要职责",
                "职责名称",
                "部门主要职责",
                "主要职责名称",
                "职责事项",
                "部门职责",
                "职责任务",
                "对外职责",
                "对内职责",
                "职责",
            ),
        ),
        Known(
            Column.CONTENT,
            "内容",
            ("职责内容", "主要职责内容", "职责表述", "职责的完整表述", "职责描述"),
        ),
        Known(
            Column.ORGAN,
            "机构",
            (
                "部门",
                "部门名称",
                "单位名称",
                "责任部门",
                "责任单位",
                "省政府部门",
                "市政府部门",
                "县政府部门",
                "行使主体",
                "单位",
            ),
        ),
        Known(
            Column.UNIT,
            "科室.牵头",
            ("内设机构", "牵头科室", "牵头处室", "牵头内设机构", "主办科室", "内设科室"),
        ),
        Known(
            Column.SUPPORT_UNIT,
            "科室.配合",
            ("配合科室", "配合处室", "配合内设机构", "协办科室"),
        ),
        Known(
            Column.TASK,
            "任务.名称",
            (
                "具体工作任务",
                "具体工作事项",
                "工作任务",
                "具体任务",
                "具体职责任务",
                "任务名称",
                "任务事项",
                "具体事项",
                "职责分解",
                "具体工作",
                "任务",
            ),
        ),
        Known(
            Column.TASK_NUMBER,
            "任务.编号",
            ("任务编号", "任务序号", "工作任务序号", "任务编码"),
        ),
        Known(
            Column.TASK_UNIT,
            "任务.科室",
            (
                "具体处室",
                "责任处室",
                "责任科室",
                "承办科室",
                "承办处室",
                "承办机构",
                "具体处室（责任处室）",
                "责任内设机构",
                "承担科室",
                "科室",
                "处室",
            ),
        ),
        Known(
            Column.CADENCE,
            "任务.性质",
            ("性质", "事项性质", "任务性质", "工作性质", "经常性或突击性"),
        ),
        Known(Column.DIFFICULTY, "任务.难度", ("难度", "难易程度", "难易", "难度系数")),
        Known(
            Column.LIMIT,
            "任务.时限",
            ("时限", "办理时限", "工作时限", "完成时限", "时限要求"),
        ),
        Known(
            Column.FLOW,
            "任务.流程",
            ("工作流程", "流程", "办理流程", "业务流程", "工作流程图"),
        ),
        Known(Column.OUTPUT, "任务.产出", ("产出", "工作成果", "办理结果", "成果", "工作产出")),
        Known(Column.STANDARD, "任务.规范", ("工作规范", "规范", "工作标准", "工作要求")),
        Known(
            Column.POWERS,
            "任务.权力",
            ("关联权责事项", "关联权力事项", "对应权责事项", "对应权力事项", "权责事项"),
        ),
        Known(Column.POST, "任务.岗位", ("岗位", "岗位名称", "岗位责任", "责任岗位")),
        Known(
            Column.BASIS,
            "依据",
            ("依据", "实施依据", "职责依据", "法律依据", "设定依据", "相关依据"),
        ),
        Known(
            Column.MANDATE,
            "三定",
            (
                "三定依据",
                "三定规定",
                "三定",
                "三定规定依据",
                "三定规定条款",
                "职责来源",
                "三定方案",
            ),
        ),
        Known(
            Column.DUTY_SCOPE,
            "类别",
            ("职责类别", "职责类型", "类别", "对外或对内", "职责性质", "对外对内"),
        ),
        Known(Column.AUDIENCE, "职责对象", ("职责对象", "服务对象", "工作对象", "面向对象")),
        Known(
            Column.COORDINATION,
            "协调配合",
            ("协调配合机制", "协调配合", "处室间协调配合机制", "科室间协调配合机制"),
        ),
        Known(Column.STATUS, "状态", ("状态", "有效状态", "事项状态")),
        Known(Column.NOTE, "备注", ("备注", "说明")),
    ),
    telling=frozenset(
        {
            Column.TASK,
            Column.TASK_NUMBER,
            Column.CADENCE,
            Column.DIFFICULTY,
            Column.MANDATE,
            Column.CONTENT,
            Column.POST,
            Column.STANDARD,
        }
    ),
    doubtful={"类别": (Column.DUTY_SCOPE,), "性质": (Column.CADENCE, Column.DUTY_SCOPE)},
    grouped=True,
    parts=Column.TASK,
    joined=(
        Column.CONTENT,
        Column.SUPPORT_UNIT,
        Column.MANDATE,
        Column.AUDIENCE,
        Column.COORDINATION,
        Column.NOTE,
    ),
    single=(Column.ORGAN, Column.STATUS, Column.DUTY_SCOPE),
    filled_down=(Column.ORGAN,),
    titles=r"职责任务清单|职责清单|主要职责清单|工作任务清单|(?<!和)责任清单",
    wanted=("主要职责", "内设机构", "具体工作任务"),
)
