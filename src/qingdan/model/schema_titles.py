"""Chinese names of the records and vocabularies, for JSON Schema and the format's documentation.

A test holds the table complete: a new record or vocabulary needs its line here.
"""

from __future__ import annotations

from collections.abc import Mapping

TITLES: Mapping[str, str] = {
    # files
    "WorkspaceFile": "工作区文件",
    "OrganRegister": "机构名录",
    "SharedText": "共用文字",
    "LocalLaw": "自存法规",
    "LawEdition": "法规的一个文本",
    "Rank": "位阶",
    "Duty": "职责任务事项",
    "Power": "权力责任事项",
    "Boundary": "职责边界事项",
    "DutiesHeader": "职责任务清单的表头",
    "PowersHeader": "权力责任清单的表头",
    "BoundariesHeader": "职责边界清单的表头",
    "DutyDefaults": "职责任务事项的默认值",
    "PowerDefaults": "权力责任事项的默认值",
    "BoundaryDefaults": "职责边界事项的默认值",
    # parts of every list
    "Approval": "批准",
    "Basis": "依据",
    "Reviewed": "核对记录",
    "Codes": "编码",
    "Remedy": "救济",
    "Step": "流程的一步",
    "Supervision": "监督方式",
    "TimeLimit": "时限",
    "Adopted": "套用",
    "Written": "写出的条目",
    # powers
    "Entrustment": "委托",
    "Fee": "收费",
    "LevelRight": "层级权限",
    "Liability": "追责",
    "Penalty": "处罚内容",
    "Responsibility": "责任事项",
    "RiskPoint": "廉政风险点",
    "Stage": "环节责任",
    # duties
    "Coordination": "协调配合",
    "Mandate": "三定出处",
    "Offices": "科室",
    "Post": "岗位",
    "Task": "任务",
    # boundaries
    "Case": "案例",
    "Dispute": "争议",
    "Division": "分工",
    "Handoff": "交接",
    "LevelDuty": "层级分工",
    # organs
    "FormerName": "曾用名",
    "Organ": "机构",
    "Unit": "机构内的单位",
    # workspace and headers
    "DeclaredCounts": "声明数量",
    "ExtraField": "扩展字段",
    "RuleSettings": "规则设置",
    "LocalRules": "某些文件的规则设置",
    "Waiver": "豁免",
    "RulePreset": "规则预设",
    "RuleLevel": "问题的级别",
    "Site": "站点",
    # vocabularies
    "Audience": "对象种类",
    "BasisRole": "依据的作用",
    "SettingClaim": "关于设定权的声明",
    "RemedyMode": "救济的生成方式",
    "Cadence": "任务性质",
    "CaseType": "办件类型",
    "CoercionKind": "强制类别",
    "CoercionMeans": "强制方式",
    "Difficulty": "任务难度",
    "DisputePath": "争议途径",
    "DutyScope": "职责类别",
    "Exercise": "行使类型",
    "ExtraFieldType": "扩展字段类型",
    "Level": "层级",
    "ListKind": "清单",
    "OrganKind": "机构性质",
    "OrganNature": "主体性质",
    "PenaltyKind": "处罚种类",
    "PowerSource": "权力来源",
    "PowerType": "权力类型",
    "SpecialProcedure": "特别程序",
    "Status": "状态",
    "SupervisionChannel": "监督渠道",
    "TextUse": "共用文字的用途",
    "Visibility": "可见性",
}
