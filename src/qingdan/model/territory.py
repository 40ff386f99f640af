"""属地管理责任清单: what departments answer for and what towns help with, matter by matter.

Source of the form: 鲁编办发〔2019〕4号; 山东省乡镇人民政府工作条例 (2020) articles 4, 5 and 19.
"""

from __future__ import annotations

from .duration import Duration
from .item import Approval, Basis, Item
from .record import REQUIRED, Aspect, Count, Flag, ItemId, OrganId, Record, Text, key


class Principal(Record):
    """A department that answers for the matter."""

    organ: OrganId = key("部门", "主体责任部门的机构 id", default=REQUIRED, aspect=Aspect.ACTOR)
    leads: Flag = key("牵头", "是否牵头；只能有一个部门牵头", default=False, aspect=Aspect.ACTOR)
    duties: list[Text] = key(
        "责任", "主体责任内容，写明动作和对象", default=(), aspect=Aspect.ACTOR
    )


class TownPart(Record):
    """What towns and street offices do in the matter, and what they do not bear."""

    organs: list[OrganId] = key(
        "范围",
        "哪些镇街：乡镇、街道或者群组的机构 id；不写是全部镇街",
        default=(),
        aspect=Aspect.ACTOR,
    )
    assists: list[Text] = key(
        "配合",
        "镇街的配合责任，如 发现、报告、劝阻、协助、引导、宣传",
        default=(),
        aspect=Aspect.ACTOR,
    )
    not_borne: list[Text] = key(
        "不承担", "镇街不承担的，如 认定、处罚、强制拆除", default=(), aspect=Aspect.ACTOR
    )


class FlowStep(Record):
    """One step of a flow that may branch (施工图). Steps form a graph without circles."""

    number: Count = key("序", "第几步；不能重复", default=REQUIRED, aspect=Aspect.PROCEDURE)
    actor: OrganId | None = key(
        "谁", "由谁办：机构 id；镇街用乡镇、街道或者群组的 id", aspect=Aspect.ACTOR
    )
    action: Text = key("做", "做什么", default=REQUIRED, aspect=Aspect.PROCEDURE)
    limit: Duration | None = key("时限", "这一步的时限，写明单位", aspect=Aspect.BURDEN)
    output: Text | None = key("产出", "产出的文书或结果", aspect=Aspect.PROCEDURE)
    following: list[Count] = key(
        "下一步",
        "接着是哪些步；不写是结束。几个去向写几个序号",
        default=(),
        aspect=Aspect.PROCEDURE,
    )


class Manual(Record):
    """说明书: who works on the matter, how, to which standard, with which forms."""

    who: list[Text] = key("责任单位", "由谁办理，写到科室或者站所", default=(), aspect=Aspect.ACTOR)
    how: list[Text] = key("程序", "怎样办理", default=(), aspect=Aspect.PROCEDURE)
    standards: list[Text] = key("标准", "工作标准", default=(), aspect=Aspect.PROCEDURE)
    forms: list[Text] = key("表单", "用到的表单和文书", default=(), aspect=Aspect.PROCEDURE)


class Territory(Item):
    """One matter managed where it happens: departments answer, towns help."""

    field: Text | None = key("领域", "所属领域，如 生态环境", inherit=True)
    batch: Text | None = key("批次", "第几批，如 第一批", inherit=True)
    boundary: ItemId | None = key("边界", "对应的职责边界事项（事项 id）", aspect=Aspect.AUTHORITY)
    principals: list[Principal] = key(
        "主体责任",
        "负主体责任的部门；几个部门的写明谁牵头",
        default=(),
        aspect=Aspect.ACTOR,
    )
    supporters: list[OrganId] = key(
        "配合部门", "其他配合部门的机构 id", default=(), aspect=Aspect.ACTOR
    )
    towns: TownPart | None = key("镇街", "镇街配合什么，不承担什么", aspect=Aspect.ACTOR)
    steps: list[FlowStep] = key(
        "步骤",
        "施工图：一步一步由谁办、做什么、多久、产出什么",
        default=(),
        aspect=Aspect.PROCEDURE,
    )
    manual: Manual | None = key("说明书", "责任单位、程序、标准和表单", aspect=Aspect.PROCEDURE)
    appraisal: Approval | None = key(
        "考核批准",
        "对镇街的配合责任进行考核的，写明批准文件",
        aspect=Aspect.ACCOUNTABILITY,
    )
    bases: list[Basis] = key("依据", "划分责任的依据", default=(), aspect=Aspect.AUTHORITY)

    def leaders(self) -> list[str]:
        """Ids of the leading departments: those marked 牵头, else the only one there is."""
        marked = [one.organ for one in self.principals if one.leads]
        if marked or len(self.principals) != 1:
            return marked
        return [self.principals[0].organ]
