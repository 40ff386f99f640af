"""Cards: tables of one item each, a label before every value, as a table with a heading.

Only what is a card beyond doubt is turned: labels stand where labels stand in every row, one of
them asks for a name, and most of them end as labels of lists do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .raw_table import PlacedTable, RawCell, cell_text

_LABEL = re.compile(
    r"(?:名称|事项|编码|代码|编号|序号|类型|类别|分类|性质|依据|主体|机关|机构|部门|科室|单位|流程|流程图"
    r"|程序|环节|备注|说明|责任|时限|期限|条件|材料|方式|渠道|电话|地址|地点|时间|对象|范围|层级|权限"
    r"|情形|内容|职责|状态|标准|结果|收费|费用|数量|来源|目录|子项|主项|文号|要求|权力|监督|投诉|问责"
    r"|追责|救济|表格|附件|样本|频次|系统|事由|属性|形式|措施|种类|幅度|级别|行使)"
)
_NAME = re.compile(
    r"(?:事项|职权|权力|项目|权责|责任|许可|处罚|主项|子项)?(?:事项)?名称"
    r"|(?:行政)?(?:权力|权责|职权|许可|处罚)?(?:事项|项目)"
)
_OWN = re.compile(r"依据|类型|类别|主体|编码|实施|责任|追责|层级|权限|时限|承办|监督|职责|行使")
_SPACES = re.compile(r"\s+")
_LONGEST = 20
_FEWEST = 3


@dataclass
class Card:
    """One item: the value of each label, and where it stands as row and column of its table."""

    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    """How the source itself names the place, where it does."""
    labels: int = 0
    """Cells that hold labels."""
    titles: list[str] = field(default_factory=list)


def plain_label(text: str) -> str:
    """Return a label without spaces between its letters and without its colon."""
    return _SPACES.sub("", text).rstrip(":：").lstrip("*＊※").strip("【】[]")


def is_label(text: str) -> bool:
    """Whether a text reads as the label of a value in a list."""
    label = re.sub(r"[（(][^（）()]*[）)]$", "", plain_label(text))
    return bool(label) and len(label) <= _LONGEST and bool(_LABEL.search(label[-4:]))


def is_name_label(text: str) -> bool:
    """Whether a label asks for the name of an item."""
    return bool(_NAME.fullmatch(plain_label(text)))


def read_cards(table: PlacedTable) -> list[Card] | None:
    """Return the cards that a table is; None where it is an ordinary table."""
    pairs = [found for row in range(table.rows) for found in _pairs(table, row)]
    labelled = [pair for pair in pairs if pair.label]
    sure = [pair for pair in labelled if pair.heading or is_label(pair.label)]
    if len({plain_label(pair.label) for pair in sure}) < _FEWEST or len(sure) < 0.7 * len(labelled):
        return None
    if not is_item([pair.label for pair in sure]) or _has_heading_row(table):
        return None
    return _cards(pairs)


def is_item(labels: list[str]) -> bool:
    """Whether labels are those of an item: a name, and two things that only items have.

    A page's own 名称, 发布机构 and 发布日期 are no item.
    """
    plain = {plain_label(label) for label in labels}
    return any(map(is_name_label, plain)) and sum(1 for one in plain if _OWN.search(one)) >= 2


@dataclass
class _Pair:
    label: str
    value: str
    row: int
    column: int
    heading: bool = False
    title: str = ""
    mark: str = ""


def _pairs(table: PlacedTable, row: int) -> list[_Pair]:
    cells = [(column, cell) for column, cell in table.row(row) if cell_text(cell).strip()]
    starts = table.row(row)
    if not starts or not cells:
        return []
    if len(starts) == 1 and starts[0][1].across >= table.columns > 1:
        column, cell = starts[0]
        return [_Pair("", "", row, column, title=cell_text(cell).strip())]
    if starts[0][0] > 0:  # under a label that reaches down
        return [_Pair("", _joined(starts), row, starts[0][0])]
    first = starts[0][1]
    if first.down > 1 or (len(starts) % 2 and len(starts) > 1):
        return [_Pair(cell_text(first), _joined(starts[1:]), row, _at(starts), first.heading)]
    return [
        _Pair(cell_text(label), cell_text(value), row, column, label.heading, mark=value.mark)
        for (_column, label), (column, value) in zip(starts[::2], starts[1::2], strict=False)
        if cell_text(label).strip() or cell_text(value).strip()
    ]


def _at(starts: list[tuple[int, RawCell]]) -> int:
    return next((c for c, cell in starts[1:] if cell_text(cell).strip()), starts[0][0])


def _joined(starts: list[tuple[int, RawCell]]) -> str:
    texts = [cell_text(cell).strip() for _column, cell in starts if cell_text(cell).strip()]
    return "：".join(texts)


def _has_heading_row(table: PlacedTable) -> bool:
    """Whether the first full row is a heading: all labels, with values, not labels, below."""
    for row in range(table.rows):
        starts = [cell for _c, cell in table.row(row) if cell_text(cell).strip()]
        if len(starts) < 2:
            continue
        below = [cells[0][1] for r in range(row + 1, table.rows) if (cells := table.row(r))]
        labels = sum(1 for cell in below if is_label(cell_text(cell)))
        return all(is_label(cell_text(cell)) for cell in starts) and labels * 2 < len(below)
    return False


def _cards(pairs: list[_Pair]) -> list[Card]:
    cards: list[Card] = []
    titles: list[str] = []
    last = first = ""
    for pair in pairs:
        if pair.title:
            titles.append(pair.title)
            continue
        label = plain_label(pair.label)
        if not cards or (label and label == first):
            cards.append(Card(titles=titles))
            titles, first = [], label or first
        card = cards[-1]
        if label:
            card.labels += 1
            last = label
        value = pair.value.strip()
        if value and last:
            before = card.values.get(last)
            card.values[last] = f"{before}\n{value}" if before else value
            card.places.setdefault(last, (pair.row, pair.column))
            if pair.mark:
                card.marks.setdefault(last, pair.mark)
        else:
            card.values.setdefault(last, "")
    if cards:
        cards[-1].titles += titles
    return cards
