"""Waivers: findings that are known and left alone for a time, with a reason."""

from __future__ import annotations

from .record import REQUIRED, Day, Record, Text, key


class Waiver(Record):
    """A rule that is waived for one item or file until a day."""

    rule: Text = key("规则", "规则的编号或名称，如 QD503", default=REQUIRED)
    field: Text | None = key("字段", "只在这个键里，如 依据；不写则整个文件")
    reason: Text = key("理由", "为什么暂不处理", default=REQUIRED)
    until: Day = key("至", "到哪一天为止；过了这一天又会报", default=REQUIRED)
