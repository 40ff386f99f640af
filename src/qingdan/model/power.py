"""权力责任清单: one power."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .item import Basis, Codes, Item, Remedy, Step, Supervision, TimeLimit
from .record import REQUIRED, Aspect, Day, Flag, ItemId, OrganId, Record, Text, key
from .shared import Clauses
from .vocabulary import (
    Audience,
    CaseType,
    CoercionKind,
    CoercionMeans,
    Exercise,
    Level,
    OrganNature,
    PenaltyKind,
    PowerSource,
    PowerType,
    SpecialProcedure,
)


class LevelRight(Record):
    """What one level may do (实施层级及权限)."""

    level: Level = key("层级", "行使层级", default=REQUIRED, aspect=Aspect.AUTHORITY)
    right: Text | None = key("权限", "这一级的权限", aspect=Aspect.AUTHORITY)


class Penalty(Record):
    """What a penalty costs in one situation."""

    situation: Text | None = key("情形", "适用的情形", aspect=Aspect.AUTHORITY)
    kinds: list[PenaltyKind] = key(
        "种类", "处罚种类（行政处罚法第九条）", default=REQUIRED, aspect=Aspect.AUTHORITY
    )
    range: Text | None = key("幅度", "罚款数额或者其他幅度", aspect=Aspect.AUTHORITY)
    wording: Text | None = key(
        "法条用语", "法条自己的说法与种类不同时照录", aspect=Aspect.AUTHORITY
    )


class Stage(Record):
    """Responsibilities of one stage, where a province orders them by stage."""

    name: Text = key(
        "环节", "环节名称，如 受理、审查", default=REQUIRED, aspect=Aspect.ACCOUNTABILITY
    )
    duty: Text = key("责任", "本环节的责任", default=REQUIRED, aspect=Aspect.ACCOUNTABILITY)
    bases: list[Basis] = key("依据", "本环节责任的依据", default=(), aspect=Aspect.ACCOUNTABILITY)


class Responsibility(Record):
    """责任事项: blocks (直接实施, 指导监督) or stages."""

    direct: Clauses | None = key(
        "直接实施", "直接实施责任", default=None, aspect=Aspect.ACCOUNTABILITY
    )
    guidance: Clauses | None = key(
        "指导监督", "指导监督责任", default=None, aspect=Aspect.ACCOUNTABILITY
    )
    general: Clauses | None = key(
        "责任", "未分直接实施和指导监督的责任", default=None, aspect=Aspect.ACCOUNTABILITY
    )
    stages: list[Stage] = key("环节", "按环节写的责任", default=(), aspect=Aspect.ACCOUNTABILITY)
    bases: list[Basis] = key("依据", "责任事项依据", default=(), aspect=Aspect.ACCOUNTABILITY)


class Liability(Record):
    """追责: who, when, on what basis."""

    scope: Clauses | None = key("对象", "追责对象范围", default=None, aspect=Aspect.ACCOUNTABILITY)
    situations: Clauses | None = key("情形", "追责情形", default=None, aspect=Aspect.ACCOUNTABILITY)
    bases: list[Basis] = key("依据", "追责依据", default=(), aspect=Aspect.ACCOUNTABILITY)


class Fee(Record):
    """Whether and what a matter costs."""

    charged: Flag = key("收费", "是否收费", default=REQUIRED, aspect=Aspect.BURDEN)
    standard: Text | None = key("标准", "收费标准", aspect=Aspect.BURDEN)
    bases: list[Basis] = key(
        "依据", "收费依据（行政许可法第五十八条）", default=(), aspect=Aspect.AUTHORITY
    )


class Entrustment(Record):
    """委托: to whom, for what, until when (行政处罚法第二十条、行政许可法第二十四条)."""

    to: Text = key("受托", "受委托的机关或者组织", default=REQUIRED, aspect=Aspect.ACTOR)
    scope: Text | None = key("事项", "委托的事项和权限", aspect=Aspect.AUTHORITY)
    document: Text | None = key("文号", "委托书或者委托决定的文号", aspect=Aspect.AUTHORITY)
    starts: Day | None = key("自", "委托开始的日期", aspect=Aspect.AUTHORITY)
    ends: Day | None = key("至", "委托期满的日期", aspect=Aspect.AUTHORITY)
    published: Text | None = key("公开网址", "委托书公布的网址", aspect=Aspect.CONTENT)


class RiskPoint(Record):
    """廉政风险点, kept for internal use."""

    stage: Text = key("环节", "风险所在的环节", default=REQUIRED)
    form: Text | None = key("表现", "表现形式")
    grade: Text | None = key("等级", "风险等级")
    control: Text | None = key("防控", "防控措施")


class Power(Item):
    """One power with its responsibilities. Owned by the organ of its folder."""

    first_keys: ClassVar[tuple[str, ...]] = ("名称", "类型", "主项", "强制类别", "强制方式")
    keys_behind: ClassVar[Mapping[str, str]] = {"职责": "决定机构"}

    type: PowerType = key("类型", "权力类型", default=REQUIRED, aspect=Aspect.IDENTITY)
    parent: ItemId | None = key("主项", "所属主项的 id；子项自成一个文件", aspect=Aspect.IDENTITY)
    codes: Codes | None = key("编码", "各种官方编码", aspect=Aspect.IDENTITY)
    coercion: CoercionKind | None = key(
        "强制类别", "行政强制措施或者行政强制执行", aspect=Aspect.IDENTITY
    )
    organ_nature: OrganNature | None = key(
        "主体性质", "行使主体的性质", aspect=Aspect.ACTOR, inherit=True
    )
    co_organs: list[OrganId] = key(
        "共同实施", "共同实施的机构（机构 id）", default=(), aspect=Aspect.ACTOR
    )
    units: list[Text] = key(
        "承办机构",
        "内设机构、事业单位、执法队伍或机构群组的名称，须在机构名录里",
        default=(),
        aspect=Aspect.ACTOR,
    )
    accepting: Text | None = key("受理机构", "受理的机构", aspect=Aspect.ACTOR)
    deciding: Text | None = key("决定机构", "作出决定的机构", aspect=Aspect.ACTOR)
    entrustment: Entrustment | None = key("委托", "委托实施", aspect=Aspect.ACTOR)
    source: PowerSource | None = key("权力来源", "权力来源", aspect=Aspect.AUTHORITY, inherit=True)
    levels: list[Level] = key(
        "行使层级", "行使层级", default=(), aspect=Aspect.AUTHORITY, inherit=True
    )
    level_rights: list[LevelRight] = key(
        "层级权限", "各层级的权限", default=(), aspect=Aspect.AUTHORITY
    )
    exercise: Exercise | None = key("行使类型", "本级如何行使", aspect=Aspect.AUTHORITY)
    duty: Clauses | None = key(
        "职责",
        "对应的职责：职责事项的 id；没有职责清单时写原文或套用",
        default=None,
        aspect=Aspect.ACTOR,
    )
    bases: list[Basis] = key("依据", "设定和实施的依据", default=(), aspect=Aspect.AUTHORITY)
    penalties: list[Penalty] = key(
        "处罚内容", "各情形的处罚种类和幅度", default=(), aspect=Aspect.AUTHORITY
    )
    orders: list[Text] = key(
        "附带命令", "责令改正等命令，不是处罚种类", default=(), aspect=Aspect.AUTHORITY
    )
    means: list[CoercionMeans] = key(
        "强制方式",
        "行政强制措施的种类或执行的方式",
        default=(),
        aspect=Aspect.AUTHORITY,
    )
    discretion: Text | None = key("裁量基准", "裁量基准的名称、文号或网址", aspect=Aspect.AUTHORITY)
    audience: list[Audience] = key("服务对象", "相对人", default=())
    conditions: list[Text] = key("条件", "申请或适用的条件", default=(), aspect=Aspect.BURDEN)
    materials: list[Text] = key("材料", "申请材料", default=(), aspect=Aspect.BURDEN)
    limit: TimeLimit | None = key("时限", "法定和承诺时限", aspect=Aspect.BURDEN)
    fee: Fee | None = key("收费", "是否收费、标准和依据", aspect=Aspect.BURDEN)
    case_type: CaseType | None = key("办件类型", "即办件或承诺件", aspect=Aspect.PROCEDURE)
    special: list[SpecialProcedure] = key(
        "特别程序", "不计入时限的特别程序", default=(), aspect=Aspect.PROCEDURE
    )
    flow: list[Step] = key(
        "流程", "办理流程的各个环节", default=(), aspect=Aspect.PROCEDURE, inherit=True
    )
    frequency: Text | None = key("检查频次", "年度检查频次上限", aspect=Aspect.BURDEN)
    responsibility: Responsibility | None = key(
        "责任事项", "责任事项及其依据", aspect=Aspect.ACCOUNTABILITY
    )
    liability: Liability | None = key(
        "追责", "追责对象、情形和依据", aspect=Aspect.ACCOUNTABILITY, inherit=True
    )
    supervision: list[Supervision] = key("监督方式", "监督投诉的方式", default=(), inherit=True)
    remedy: Remedy | None = key("救济", "复议和诉讼", inherit=True)
    consultation: Text | None = key("咨询方式", "咨询电话或网址", quoted=True, inherit=True)
    catalogue: Text | None = key("通用目录", "对应的上级通用目录编号", aspect=Aspect.IDENTITY)
    risks: list[RiskPoint] = key("廉政风险点", "廉政风险点，不公开", default=(), internal=True)
