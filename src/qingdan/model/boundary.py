"""职责边界清单: one matter that several departments share."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from .duration import Duration
from .item import Basis, Item
from .record import REQUIRED, Aspect, Day, OrganId, Record, Text, key
from .vocabulary import DisputePath, Level


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Division(Record):
    """What one department does in the matter."""

    organ: OrganId = key("部门", "部门的机构 id", default=REQUIRED, aspect=Aspect.ACTOR)
    stage: Text | None = key("环节", "所在环节，如 认定、查处", aspect=Aspect.PROCEDURE)
    duties: list[Text] = key(
        "职责", "该部门的职责，写明动作和对象", default=REQUIRED, aspect=Aspect.ACTOR
    )
    bases: list[Basis] = key("依据", "该部门职责的依据", default=(), aspect=Aspect.AUTHORITY)


class Handoff(Record):
    """Passing the matter from one department to another."""

    giver: OrganId = key("自", "移交的部门", default=REQUIRED, aspect=Aspect.ACTOR)
    receiver: OrganId = key("至", "接收的部门", default=REQUIRED, aspect=Aspect.ACTOR)
    when: Text | None = key("何时", "什么时候移交", aspect=Aspect.PROCEDURE)
    material: Text | None = key("材料", "移交的材料", aspect=Aspect.PROCEDURE)
    limit: Duration | None = key("时限", "移交或答复的时限", aspect=Aspect.BURDEN)
    late: Text | None = key("逾期", "逾期怎么办", aspect=Aspect.PROCEDURE)


class Case(Record):
    """An example that shows who acts."""

    situation: Text = key("情形", "具体情形", default=REQUIRED)
    organ: OrganId = key("谁办", "由哪个部门办", default=REQUIRED, aspect=Aspect.ACTOR)
    note: Text | None = key("说明", "怎么办")


class Dispute(Record):
    """A record of a dispute; internal (编制管理条例第十条)."""

    raised_by: OrganId = key("提出", "提出争议的部门", default=REQUIRED)
    date: Day | None = key("日期", "提出的日期")
    path: DisputePath | None = key("途径", "协商、机构编制机关协调或本级人民政府决定")
    result: Text | None = key("结果", "处理结果")
    document: Text | None = key("文号", "处理文件的文号")


class LevelDuty(Record):
    """What each level of government does in the matter."""

    level: Level = key("层级", "层级", default=REQUIRED, aspect=Aspect.AUTHORITY)
    duty: Text = key("职责", "这一级的职责", default=REQUIRED, aspect=Aspect.AUTHORITY)


class Boundary(Item):
    """One matter, one leading department, and who does what."""

    field: Text | None = key("领域", "所属领域，如 城市管理")
    lead: Annotated[
        list[OrganId], BeforeValidator(_as_list, json_schema_input_type=list[OrganId] | OrganId)
    ] = key("牵头", "牵头部门的机构 id，只能有一个", default=(), aspect=Aspect.ACTOR)
    support: list[OrganId] = key(
        "配合", "配合部门的机构 id；不写则取分工中除牵头外的部门", default=(), aspect=Aspect.ACTOR
    )
    division: list[Division] = key("分工", "各部门的职责分工", default=(), aspect=Aspect.ACTOR)
    handoffs: list[Handoff] = key("交接", "部门之间的移交", default=(), aspect=Aspect.PROCEDURE)
    excludes: list[Text] = key("不含", "不属于本事项的情形", default=())
    cases: list[Case] = key("案例", "说明谁办的例子", default=())
    bases: list[Basis] = key("依据", "划分的依据", default=(), aspect=Aspect.AUTHORITY)
    mechanism: Text | None = key("协调机制", "联席会议等协调机制", aspect=Aspect.PROCEDURE)
    level_duties: list[LevelDuty] = key(
        "层级分工", "各层级的职责", default=(), aspect=Aspect.AUTHORITY
    )
    disputes: list[Dispute] = key("争议", "争议处理记录，不公开", default=(), internal=True)

    def supporters(self) -> list[str]:
        """Ids of the supporting departments, as written or derived from the division."""
        if self.support:
            return list(self.support)
        lead = set(self.lead)
        return list(dict.fromkeys(d.organ for d in self.division if d.organ not in lead))
