"""赋权事项清单: what was handed down to towns and street offices, by which decision, how long.

Sources: 行政处罚法 articles 18, 20, 21, 24; 行政许可法 article 24; 行政强制法 articles 17, 22.
"""

from __future__ import annotations

from typing import ClassVar

from .item import Basis, Item
from .record import REQUIRED, Aspect, Count, Day, ItemId, OrganId, Record, Text, key
from .vocabulary import AssessmentResult, DelegationMethod, GrantKind, Level, PowerType, Readiness


class Recipient(Record):
    """A town, street office or other body that takes the matter on."""

    organ: OrganId = key("机构", "承接机构的 id", default=REQUIRED, aspect=Aspect.ACTOR)
    readiness: Readiness | None = key(
        "准备", "急需承接、有能力承接、创造条件可以承接或暂不承接", aspect=Aspect.ACTOR
    )
    agreed: Day | None = key("商定日期", "同意承接的日期", aspect=Aspect.AUTHORITY)
    officers: Count | None = key(
        "持证人数",
        "持有执法证件、能够办理本事项的人数（行政处罚法第四十二条），不公开",
        internal=True,
    )
    notes: Text | None = key("说明", "承接条件、分步安排等")


class Grant(Record):
    """The decision on which the matter was handed down."""

    kind: GrantKind | None = key("种类", "哪一种决定", aspect=Aspect.AUTHORITY)
    document: Text | None = key("文号", "决定的文号，如 某政发〔2025〕1号", aspect=Aspect.AUTHORITY)
    organ: Text | None = key("机关", "作出决定的机关", aspect=Aspect.AUTHORITY)
    level: Level | None = key("层级", "作出决定的机关的层级", aspect=Aspect.AUTHORITY)
    date: Day | None = key("日期", "决定的日期", aspect=Aspect.AUTHORITY)
    published: Text | None = key("公布", "在哪里公布的：网址、公报", aspect=Aspect.AUTHORITY)


class EnforcerOpinion(Record):
    """Which of several candidates was found fit to enforce in its own name, and by whom."""

    candidates: list[Text] = key("候选", "比选过的主体", default=())
    decided: Text | None = key("确定", "确定的主体")
    organ: Text | None = key("机关", "出具意见的机关")
    document: Text | None = key("文号", "意见的文号")
    date: Day | None = key("日期", "意见的日期")


class Progress(Record):
    """The lawful sequence: asked for, decided, made public, put on record, exercised."""

    applied: Day | None = key("申请", "镇街申请的日期", aspect=Aspect.PROCEDURE)
    decided: Day | None = key("确定", "政府确定的日期", aspect=Aspect.PROCEDURE)
    published: Day | None = key("发布", "向社会发布的日期", aspect=Aspect.PROCEDURE)
    filed: Day | None = key("备案", "报备案的日期", aspect=Aspect.PROCEDURE)
    exercised: Day | None = key("行使", "开始行使的日期", aspect=Aspect.PROCEDURE)


class Term(Record):
    """From when until when."""

    starts: Day | None = key("自", "开始的日期", aspect=Aspect.AUTHORITY)
    ends: Day | None = key("至", "期满的日期", aspect=Aspect.AUTHORITY)


class EntrustmentLetter(Record):
    """委托书 (行政处罚法第二十条第二款): matters, powers and term, made public."""

    document: Text | None = key("文号", "委托书或者委托决定的文号", aspect=Aspect.AUTHORITY)
    matters: Text | None = key("事项", "委托的具体事项", aspect=Aspect.AUTHORITY)
    powers: Text | None = key(
        "权限", "委托的权限，如 检查、取证、当场处罚", aspect=Aspect.AUTHORITY
    )
    published: Text | None = key("公布", "在哪里公布的：网址、公报", aspect=Aspect.AUTHORITY)


class Assessment(Record):
    """A regular assessment (行政处罚法第二十四条第一款)."""

    date: Day = key("日期", "评估的日期", default=REQUIRED)
    result: AssessmentResult | None = key("结果", "保留、调整或收回", aspect=Aspect.AUTHORITY)
    notes: Text | None = key("说明", "评估意见")


class Withdrawal(Record):
    """The matter goes back to the organ that it came from."""

    date: Day = key("日期", "收回的日期", default=REQUIRED, aspect=Aspect.AUTHORITY)
    reason: Text | None = key("原因", "为什么收回", aspect=Aspect.AUTHORITY)
    document: Text | None = key("文号", "收回决定的文号", aspect=Aspect.AUTHORITY)


class Delegation(Item):
    """One matter handed down. Owned by the organ that it comes from: the folder's."""

    first_keys: ClassVar[tuple[str, ...]] = ("名称", "类型", "权力")

    type: PowerType | None = key(
        "类型",
        "权力类型，如 行政处罚；不同类型的赋权条件不同",
        aspect=Aspect.IDENTITY,
        inherit=True,
    )
    powers: list[ItemId] = key(
        "权力", "对应的权力事项（事项 id）", default=(), aspect=Aspect.IDENTITY
    )
    method: DelegationMethod | None = key(
        "方式", "下放、委托、授权、派驻、代办等", aspect=Aspect.AUTHORITY, inherit=True
    )
    scope: Text | None = key(
        "权限范围", "赋予哪一部分权限，如 限于检查、取证", aspect=Aspect.AUTHORITY
    )
    recipients: list[Recipient] = key(
        "承接机构", "由哪些镇街承接", default=(), aspect=Aspect.ACTOR, inherit=True
    )
    grant: Grant | None = key(
        "赋权依据",
        "赋权的决定：文号、机关、层级、日期、公布",
        aspect=Aspect.AUTHORITY,
        inherit=True,
    )
    enforcer: Text | None = key(
        "执法主体",
        "以谁的名义执法：机构 id 或者全称；各承接机构以自己名义的，写“承接机构”",
        aspect=Aspect.ACTOR,
        inherit=True,
    )
    opinion: EnforcerOpinion | None = key(
        "执法主体意见", "执法主体经过比选的，写候选和结论", inherit=True
    )
    progress: Progress | None = key(
        "程序", "申请、确定、发布、备案、行使的日期", aspect=Aspect.PROCEDURE, inherit=True
    )
    term: Term | None = key("期限", "赋权的期限；委托必须有", aspect=Aspect.AUTHORITY, inherit=True)
    letter: EntrustmentLetter | None = key(
        "委托书", "委托的，写委托书", aspect=Aspect.AUTHORITY, inherit=True
    )
    resources: Text | None = key("资源", "随事项下沉的编制、经费和技术支持，不公开", internal=True)
    assessments: list[Assessment] = key("评估", "定期评估的记录", default=())
    withdrawal: Withdrawal | None = key("收回", "收回的日期和原因", aspect=Aspect.AUTHORITY)
    bases: list[Basis] = key(
        "依据", "事项本身的依据和赋权的法律依据", default=(), aspect=Aspect.AUTHORITY
    )
