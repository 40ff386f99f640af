"""部门联动办事规则: how several departments handle one matter together, and in what time."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from .boundary import Handoff
from .duration import Duration
from .item import Basis, Item
from .record import Aspect, Flag, ItemId, OrganId, Record, Text, key


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class LimitChange(Record):
    """The time the matter took before its flow was made anew, and takes now."""

    before: Duration | None = key("压减前", "压减以前的时限，写明单位", aspect=Aspect.BURDEN)
    after: Duration | None = key("压减后", "现在的时限，写明单位", aspect=Aspect.BURDEN)
    starts: Text | None = key("起算", "从何时起算", aspect=Aspect.BURDEN)
    notes: Text | None = key("说明", "怎样压减的")


class Procedure(Item):
    """One matter that several departments handle together."""

    field: Text | None = key("领域", "所属领域，如 食品安全", inherit=True)
    lead: Annotated[
        list[OrganId], BeforeValidator(_as_list, json_schema_input_type=list[OrganId] | OrganId)
    ] = key("牵头", "牵头部门的机构 id，只能有一个", default=(), aspect=Aspect.ACTOR)
    participants: list[OrganId] = key("参与", "参与部门的机构 id", default=(), aspect=Aspect.ACTOR)
    rules: list[Text] = key("规则", "怎样联动", default=(), aspect=Aspect.PROCEDURE)
    handoffs: list[Handoff] = key("交接", "部门之间的交接", default=(), aspect=Aspect.PROCEDURE)
    limits: LimitChange | None = key("办理时限", "压减前后的时限", aspect=Aspect.BURDEN)
    at_once: Flag | None = key("一次办好", "是否跑一次就能办好；不知道的不写", aspect=Aspect.BURDEN)
    boundaries: list[ItemId] = key(
        "边界", "对应的职责边界事项（事项 id）", default=(), aspect=Aspect.AUTHORITY
    )
    bases: list[Basis] = key("依据", "依据", default=(), aspect=Aspect.AUTHORITY)

    def organs(self) -> list[str]:
        """Ids of everyone who takes part: lead, participants and both ends of every handoff."""
        ends = [end for one in self.handoffs for end in (one.giver, one.receiver)]
        return list(dict.fromkeys([*self.lead, *self.participants, *ends]))
