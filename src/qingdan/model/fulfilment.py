"""履行职责事项清单 of a town or street office: what it must do, helps with, and no longer does.

One record is both sides: the town's list and the department's mirror are made from it, so they
cannot differ.
"""

from __future__ import annotations

from typing import ClassVar

from .item import Basis, Item
from .record import REQUIRED, Aspect, Day, ItemId, OrganId, Record, Text, key
from .vocabulary import AdmissionTrack, FulfilmentClass


class Admission(Record):
    """The approval of a matter that came onto the list after it was first issued."""

    track: AdmissionTrack | None = key("方式", "职责准入或动态调整", aspect=Aspect.AUTHORITY)
    document: Text | None = key("文号", "批准文件的文号", aspect=Aspect.AUTHORITY)
    organ: Text | None = key("机关", "批准机关", aspect=Aspect.AUTHORITY)
    date: Day | None = key("日期", "批准日期", aspect=Aspect.AUTHORITY)


class Fulfilment(Item):
    """One matter of a town's list. Owned by the town or street office of its folder."""

    first_keys: ClassVar[tuple[str, ...]] = ("名称", "类别", "领域")

    part: FulfilmentClass = key(
        "类别", "基本履职、配合履职或上级部门收回", default=REQUIRED, aspect=Aspect.IDENTITY
    )
    field: Text | None = key("领域", "所属领域，如 党的建设、民生服务")
    upper: OrganId | None = key(
        "上级部门",
        "配合履职：对应的上级部门；收回：承接的部门。只写一个机构 id",
        aspect=Aspect.ACTOR,
    )
    upper_duties: list[Text] = key(
        "上级部门职责", "上级部门在这件事里的职责", default=(), aspect=Aspect.ACTOR
    )
    town_duties: list[Text] = key("镇街配合职责", "镇街配合做什么", default=(), aspect=Aspect.ACTOR)
    manner: Text | None = key("工作方式", "收回以后承接部门怎样办", aspect=Aspect.PROCEDURE)
    admission: Admission | None = key(
        "准入", "清单印发以后增加的，写批准的文件", aspect=Aspect.AUTHORITY
    )
    related: list[ItemId] = key("关联", "对应的权力、属地管理或者赋权事项（事项 id）", default=())
    bases: list[Basis] = key("依据", "依据", default=(), aspect=Aspect.AUTHORITY)
