"""职责任务清单: one duty with its tasks."""

from __future__ import annotations

from .duration import Duration
from .item import Basis, Item, Step
from .record import REQUIRED, Aspect, ItemId, Record, Text, key
from .vocabulary import Audience, Cadence, Difficulty, DutyScope, Visibility


class Mandate(Record):
    """Where the 三定规定 lays the duty down."""

    document: Text | None = key("文号", "三定规定的文号", aspect=Aspect.AUTHORITY)
    place: Text | None = key("位置", "条款位置，如 第三条第六项", aspect=Aspect.AUTHORITY)
    quote: Text | None = key("原文", "三定规定的原文", aspect=Aspect.AUTHORITY)


class Offices(Record):
    """Internal offices (内设机构) that carry a duty."""

    lead: Text | None = key("牵头", "牵头的内设机构", aspect=Aspect.ACTOR)
    support: list[Text] = key("配合", "配合的内设机构", default=(), aspect=Aspect.ACTOR)


class Post(Record):
    """A post and its substitute (A/B 岗); never public."""

    post: Text = key("岗位", "岗位名称", default=REQUIRED)
    main: Text | None = key("甲岗", "甲岗（A 岗）")
    substitute: Text | None = key("乙岗", "乙岗（B 岗）")


class Task(Record):
    """A concrete task of a duty."""

    number: Text | None = key("编号", "任务编号", quoted=True, aspect=Aspect.IDENTITY)
    name: Text = key("名称", "任务名称", default=REQUIRED, aspect=Aspect.IDENTITY)
    office: Text | None = key("科室", "承担的内设机构", aspect=Aspect.ACTOR)
    cadence: Cadence | None = key("性质", "经常性或突击性")
    difficulty: Difficulty | None = key("难度", "易或难")
    powers: list[ItemId] = key(
        "权力", "本任务行使的权力（事项 id）", default=(), aspect=Aspect.AUTHORITY
    )
    limit: Duration | None = key("时限", "时限，写明单位", aspect=Aspect.BURDEN)
    flow: list[Step] = key("流程", "任务的流程", default=(), aspect=Aspect.PROCEDURE)
    output: Text | None = key("产出", "产出的文书或结果", aspect=Aspect.PROCEDURE)
    standard: Text | None = key("规范", "工作规范", aspect=Aspect.PROCEDURE)
    bases: list[Basis] = key("依据", "任务的依据", default=(), aspect=Aspect.AUTHORITY)
    posts: list[Post] = key("岗位", "岗位和甲乙岗，不公开", default=(), internal=True)
    visibility: Visibility | None = key("可见性", "公开（默认）或内部")


class Coordination(Record):
    """Coordination between offices of one department."""

    partner: Text = key("对象", "协调的科室或部门", default=REQUIRED, aspect=Aspect.ACTOR)
    matter: Text | None = key("事项", "协调的事项", aspect=Aspect.PROCEDURE)
    rule: Text | None = key("规则", "怎样协调", aspect=Aspect.PROCEDURE)


class Duty(Item):
    """One duty of a department. Owned by the organ of its folder."""

    scope: DutyScope | None = key("类别", "对外或对内；对内的职责默认不公开", inherit=True)
    content: Text | None = key("内容", "职责的完整表述")
    mandate: Mandate | None = key("三定", "三定规定的出处", aspect=Aspect.AUTHORITY)
    offices: Offices | None = key("科室", "牵头和配合的内设机构", aspect=Aspect.ACTOR)
    audience: list[Audience] = key("职责对象", "职责面向的对象", default=())
    bases: list[Basis] = key("依据", "职责的依据", default=(), aspect=Aspect.AUTHORITY)
    tasks: list[Task] = key("任务", "具体工作任务", default=(), aspect=Aspect.PROCEDURE)
    coordination: list[Coordination] = key(
        "协调配合", "内设机构之间的协调配合机制", default=(), aspect=Aspect.PROCEDURE
    )
