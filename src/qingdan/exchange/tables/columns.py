"""Columns that have a place in an item, and headings as letters: what two of them have in common.

Which headings name which column is data, list by list: ``headings/``.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


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
    CO_ORGANS = "共同实施"
    ACCEPTING = "受理机构"
    DECIDING = "决定机构"
    ORGAN_NATURE = "主体性质"
    SOURCE = "权力来源"
    EXERCISE = "行使类型"
    AUDIENCE = "服务对象"
    CASE_TYPE = "办件类型"
    FLOW = "流程"
    DISCRETION = "裁量基准"
    CONSULTATION = "咨询方式"
    CATALOGUE = "通用目录"
    # duties
    CONTENT = "职责内容"
    SUPPORT_UNIT = "配合科室"
    TASK = "具体工作任务"
    TASK_NUMBER = "任务编号"
    TASK_UNIT = "责任科室"
    CADENCE = "性质"
    DIFFICULTY = "难度"
    LIMIT = "时限"
    OUTPUT = "产出"
    STANDARD = "工作规范"
    POWERS = "关联权责事项"
    POST = "岗位"
    MANDATE = "三定"
    DUTY_SCOPE = "职责类别"
    COORDINATION = "协调配合机制"
    # boundaries
    FIELD = "领域"
    PARTNER = "相关部门"
    ROLE = "责任类型"
    LEAD = "牵头部门"
    LEAD_DUTY = "牵头部门职责"
    SUPPORT = "配合部门"
    SUPPORT_DUTY = "配合部门职责"
    DIVISION = "职责分工"
    STAGE = "环节"
    CASES = "案例"
    EXCLUDES = "不含"
    MECHANISM = "协调机制"
    # territory
    BATCH = "批次"
    PRINCIPAL = "主体责任部门"
    PRINCIPAL_DUTY = "主体责任"
    TOWNS = "镇街范围"
    TOWN_DUTY = "镇街配合责任"
    NOT_BORNE = "镇街不承担"
    STEP = "流程环节"
    STEP_NUMBER = "环节序号"
    STEP_ACTOR = "环节责任单位"
    STEP_NEXT = "下一环节"
    WHO = "责任单位"
    HOW = "工作程序"
    FORMS = "表单"
    # delegations
    FROM = "原实施主体"
    RECIPIENT = "承接主体"
    READINESS = "承接准备"
    METHOD = "赋权方式"
    POWER_SCOPE = "权限范围"
    GRANT = "赋权依据"
    TERM = "期限"
    ENFORCER = "执法主体"
    RESOURCES = "资源保障"
    # fulfilment
    PART = "清单类别"
    UPPER = "对应上级部门"
    UPPER_DUTY = "上级部门职责"
    TAKEOVER = "承接部门"
    MANNER = "工作方式"
    TAKEOVER_MANNER = "承接部门及工作方式"
    LINKED_TOWNS = "关联镇街"
    # procedures
    PARTICIPANT = "参与部门"
    RULES = "联动规则"
    BEFORE = "压减前"
    AFTER = "压减后"
    COUNTED_FROM = "起算"
    AT_ONCE = "一次办好"
    GIVER = "移交部门"
    RECEIVER = "接收部门"
    GIVEN_WHEN = "移交情形"
    GIVEN_WHAT = "移交材料"
    LATE = "逾期处理"
    # every list
    STATUS = "状态"
    NOTE = "备注"


CODES = (Column.CODE, Column.BASIC_CODE, Column.IMPLEMENTATION_CODE)

PERSONAL = re.compile(
    r"(?:录入|填报|填表|经办|制表|审核|复核|联系|责任)人(?:员)?(?:姓名|电话)?|姓名|身份证(?:号|号码)?"
    r"|手机(?:号|号码)?|(?:个人|联系人)电话|(?:[AB甲乙]\s*|AB|A/B)(?:岗|角)(?:人员|责任人|姓名)?"
)
"""Headings of columns that hold people: never taken into a list that will be published."""

_BRACKETED = re.compile(r"[（(【\[].*?[）)】\]]")
_NOISE = re.compile(r"[\s:：*＊]+")
_PUNCTUATION = re.compile(r"[\W_]+")
_NUMBERED = re.compile(
    r"^(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十]、)"
)
_FORM = re.compile(r"(?:一栏|栏目|栏|列)$")


@lru_cache(1 << 14)
def plain_heading(text: str) -> str:
    """Return a heading without the line breaks and spaces that offices put between its letters."""
    return _NOISE.sub("", text)


def unbracketed(text: str) -> str:
    """Return a plain heading without what stands in brackets: units, explanations."""
    return _BRACKETED.sub("", text)


@lru_cache(1 << 12)
def bare_heading(text: str) -> str:
    """Return the letters of a heading: widths alike, no punctuation, number in front, 栏 behind."""
    heading = _NUMBERED.sub("", plain_heading(text))
    heading = _FORM.sub("", heading) or heading
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", heading)).casefold()


def is_personal(text: str) -> bool:
    """Whether a heading names a column of personal data."""
    return bool(PERSONAL.fullmatch(unbracketed(plain_heading(text))))
