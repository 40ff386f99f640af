"""Which columns lists of powers have, and the many headings under which offices write them."""

from __future__ import annotations

import re
from enum import StrEnum


class Column(StrEnum):
    """A column that has a place in an item; the value is the usual heading."""

    ORDINAL = "序号"
    CODE = "权力编码"
    BASIC_CODE = "基本编码"
    IMPLEMENTATION_CODE = "实施编码"
    NAME = "事项名称"
    CHILD = "子项名称"
    TYPE = "权力类型"
    BASIS = "实施依据"
    ORGAN = "行使主体"
    UNIT = "承办机构"
    LEVEL = "实施层级"
    RIGHT = "权限"
    DUTY = "部门职责"
    RESPONSIBILITY = "责任事项"
    DIRECT = "直接实施责任"
    GUIDANCE = "指导监督责任"
    RESPONSIBILITY_BASIS = "责任事项依据"
    SCOPE = "追责对象范围"
    SITUATIONS = "追责情形"
    LIABILITY_BASIS = "追责依据"
    LEGAL_LIMIT = "法定时限"
    PROMISED_LIMIT = "承诺时限"
    CONDITIONS = "申请条件"
    MATERIALS = "申请材料"
    SUPERVISION = "监督方式"
    STATUS = "状态"
    NOTE = "备注"


CODES = (Column.CODE, Column.BASIC_CODE, Column.IMPLEMENTATION_CODE)

SYNONYMS: dict[Column, tuple[str, ...]] = {
    Column.ORDINAL: ("序号", "序列", "编号", "顺序号"),
    Column.CODE: (
        "权力编码",
        "地方编码",
        "本地编码",
        "项目编码",
        "职权编码",
        "事项编码",
        "权责编码",
        "编码",
        "职权代码",
        "权力代码",
        "事项代码",
        "行政许可事项编号",
    ),
    Column.BASIC_CODE: ("基本编码", "事项基本编码", "基本目录编码", "国家基本编码"),
    Column.IMPLEMENTATION_CODE: ("实施编码", "事项实施编码", "实施清单编码"),
    Column.NAME: (
        "事项名称",
        "权责事项名称",
        "权力事项名称",
        "职权名称",
        "权力名称",
        "权力项目名称",
        "项目名称",
        "权责事项",
        "权力事项",
        "主项名称",
        "主项",
        "事项",
        "名称",
        "项目",
    ),
    Column.CHILD: ("子项名称", "子项", "事项子项", "子项目名称", "实施事项", "项目分解"),
    Column.TYPE: (
        "权力类型",
        "权力类别",
        "权力分类",
        "职权类型",
        "职权类别",
        "事项类型",
        "事项类别",
        "权责类型",
        "权责类别",
        "类别",
        "类型",
    ),
    Column.BASIS: (
        "实施依据",
        "设定依据",
        "行使依据",
        "权力依据",
        "法律依据",
        "职权依据",
        "法定依据",
        "设定和实施依据",
        "设定、行使依据及有关条款",
        "依据",
    ),
    Column.ORGAN: (
        "行使主体",
        "行驶主体",
        "实施主体",
        "实施机关",
        "实施部门",
        "责任主体",
        "法定主体",
        "部门名称",
        "主体",
    ),
    Column.UNIT: (
        "承办机构",
        "承办科室",
        "承办单位",
        "责任科室",
        "责任处室",
        "责任机构",
        "办理机构",
        "内设机构",
        "内设机构或责任单位",
    ),
    Column.LEVEL: (
        "实施层级及权限",
        "实施层级和权限",
        "行使层级及权限",
        "行使层级和权限",
        "层级及权限",
        "层级和权限",
        "实施层级",
        "行使层级",
        "事权层级",
        "层级",
    ),
    Column.RIGHT: ("权限", "层级权限", "实施权限", "行使权限", "权限划分"),
    Column.DUTY: ("部门职责", "主要职责", "职责", "本部门职责"),
    Column.RESPONSIBILITY: ("责任事项", "责任事项内容", "责任内容", "责任"),
    Column.DIRECT: ("直接实施责任", "直接实施"),
    Column.GUIDANCE: ("指导监督责任", "指导监督"),
    Column.RESPONSIBILITY_BASIS: (
        "责任事项依据",
        "责任事项的依据",
        "责任依据",
        "责任设定依据",
    ),
    Column.SCOPE: ("追责对象范围", "追责对象", "问责对象", "责任对象范围", "问责对象范围"),
    Column.SITUATIONS: ("追责情形", "问责情形", "责任追究情形", "追责情形内容"),
    Column.LIABILITY_BASIS: ("追责依据", "问责依据", "追责情形依据", "责任追究依据"),
    Column.LEGAL_LIMIT: ("法定时限", "法定期限", "法定办结时限", "法定办理时限"),
    Column.PROMISED_LIMIT: ("承诺时限", "承诺期限", "承诺办结时限", "承诺办理时限"),
    Column.CONDITIONS: ("申请条件", "受理条件", "办理条件"),
    Column.MATERIALS: ("申请材料", "办理材料", "申报材料"),
    Column.SUPERVISION: (
        "监督方式",
        "监督电话",
        "投诉电话",
        "监督投诉方式",
        "监督投诉电话",
        "诉求渠道",
        "投诉渠道",
    ),
    Column.STATUS: ("状态", "有效状态", "事项状态"),
    Column.NOTE: ("备注", "说明"),
}
"""Headings, the commonest first. Taken from real lists of many offices."""

PERSONAL = re.compile(
    r"(?:录入|填报|填表|经办|制表|审核|复核|联系|责任)人(?:员)?(?:姓名|电话)?|姓名|身份证(?:号|号码)?"
    r"|手机(?:号|号码)?|(?:个人|联系人)电话"
)
"""Headings of columns that hold people: never taken into a list that will be published."""

_BY_HEADING = {text: column for column, texts in SYNONYMS.items() for text in texts}
_BRACKETED = re.compile(r"[（(].*?[）)]")
_NOISE = re.compile(r"[\s:：*＊]+")


def plain_heading(text: str) -> str:
    """Return a heading without the line breaks and spaces that offices put between its letters."""
    return _NOISE.sub("", text)


def column_of(text: str) -> Column | None:
    """Return the column that a heading names; None where it is not known."""
    heading = plain_heading(text)
    return _BY_HEADING.get(heading) or _BY_HEADING.get(_BRACKETED.sub("", heading))


def is_personal(text: str) -> bool:
    """Whether a heading names a column of personal data."""
    return bool(PERSONAL.fullmatch(_BRACKETED.sub("", plain_heading(text))))
