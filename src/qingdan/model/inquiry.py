"""A question that a workspace asks again and again (``reports/*.yaml``): which items, which fields.

Only data: no code, no expressions. What can be asked is what the fields of items say.
"""

from __future__ import annotations

from .record import REQUIRED, Day, Flag, Record, Text, key
from .vocabulary import ListKind


class Condition(Record):
    """What an item must say in one field; of several demands each must hold."""

    field: Text = key(
        "字段", "哪个字段，如 类型、时限.承诺、依据.引用；“机构”是所属机构", default=REQUIRED
    )
    there: Flag | None = key("有", "true 是写了的，false 是没写的")
    one_of: list[Text] = key("是", "等于其中一个", default=())
    none_of: list[Text] = key("不是", "不等于其中任何一个", default=())
    holds: list[Text] = key("含", "含有其中一个词", default=())
    lacks: list[Text] = key("不含", "不含其中任何一个词", default=())
    before: Day | None = key("早于", "日期早于这一天；不是日期的不算")
    after: Day | None = key("晚于", "日期晚于这一天；不是日期的不算")


class Inquiry(Record):
    """One question: its title, which lists, which items, which columns."""

    title: Text = key("标题", "报表的标题", default=REQUIRED)
    note: Text | None = key("说明", "这张报表是做什么的")
    lists: list[ListKind] = key("清单", "问哪些清单；不写是全部", default=())
    conditions: list[Condition] = key("条件", "事项要符合的条件，都要符合", default=())
    columns: list[Text] = key("列", "列出哪些字段；不写是名称和机构", default=())
    group: Text | None = key("分组", "按哪个字段数，只列各组有多少项")
