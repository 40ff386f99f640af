"""``mappings/*.yaml``: what the headings of one office's tables mean, saved for the next import."""

from __future__ import annotations

from .record import REQUIRED, Count, Record, Text, key
from .vocabulary import ListKind


class HeadingMapping(Record):
    """Headings of a table and the fields they stand for."""

    kind: ListKind = key("清单", "表格是哪张清单，写它的文件夹名，如 powers", default=REQUIRED)
    notes: Text | None = key("说明", "哪个单位的表格、什么时候用")
    header_rows: list[Count] = key(
        "表头行", "找不到表头时写明表头在第几行，从 1 数；两行的写 [3, 4]", default=()
    )
    columns: dict[Text, Text] = key(
        "列",
        "列名对应的字段，如 事项名称: 名称、法定期限: 时限.法定；"
        "写“扩展”是留作扩展字段，写“内部说明”是记入内部说明",
        default={},
    )
    ignored: list[Text] = key("忽略", "不导入的列名", default=())
    values: dict[Text, dict[Text, Text]] = key(
        "取值", "按字段写明要换的值，如 类型: {许可: 行政许可}", default={}
    )
    constants: dict[Text, Text] = key(
        "常量", "表格里没有的列、空着的格取什么值，如 机构: 某某市水务局", default={}
    )
