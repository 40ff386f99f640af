"""Names that published lists give to columns, and the key each is here.

Collected from the header rows of the workbooks and pages that lists are published as.
"""

from __future__ import annotations

from collections.abc import Mapping

SYNONYMS: Mapping[str, str] = {
    "事项名称": "名称",
    "权力名称": "名称",
    "职权名称": "名称",
    "项目名称": "名称",
    "权责事项": "名称",
    "主要职责": "内容",
    "部门职责": "职责",
    "权力类型": "类型",
    "权力类别": "类型",
    "职权类型": "类型",
    "事项类型": "类型",
    "实施依据": "依据",
    "设定依据": "依据",
    "法律依据": "依据",
    "权力依据": "依据",
    "承办科室": "承办机构",
    "责任科室": "承办机构",
    "办理机构": "承办机构",
    "内设机构": "承办机构",
    "实施层级": "行使层级",
    "事权层级": "行使层级",
    "实施层级及权限": "层级权限",
    "法定时限": "时限.法定",
    "办理时限": "时限.法定",
    "承诺时限": "时限.承诺",
    "追责情形": "追责.情形",
    "问责情形": "追责.情形",
    "追责对象": "追责.对象",
    "追责依据": "追责.依据",
    "直接实施责任": "责任事项.直接实施",
    "指导监督责任": "责任事项.指导监督",
    "监督电话": "监督方式",
    "投诉电话": "监督方式",
    "救济渠道": "救济",
    "是否收费": "收费.收费",
    "收费依据": "收费.依据",
    "权力编码": "编码.地方编码",
    "职权编码": "编码.地方编码",
    "项目编码": "编码.地方编码",
    "牵头部门": "牵头",
    "主办部门": "牵头",
    "配合部门": "配合",
    "职责分工": "分工",
    "管理事项": "名称",
    "说明": "备注",
    "内部备注": "内部说明",
}

VALUES: Mapping[str, str] = {
    "不公开": "内部",
    "不予公开": "内部",
    "内部使用": "内部",
    "停用": "废止",
    "失效": "废止",
    "中止": "暂停",
    "现行有效": "有效",
    "生效": "有效",
}
"""Words that offices write, and the official one each means: likeness of letters would mislead."""

SAID_BY_THE_PATH = frozenset(
    {"实施主体", "行使主体", "责任主体", "实施机关", "法定主体", "部门名称", "机构", "id", "编号"}
)
"""Columns whose content is the folder or the name of the file, and is not written again."""
