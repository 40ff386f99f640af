"""Whatever a list with rows in parts holds is in a file or among the problems afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from qingdan.exchange.drafting.drafting import draft_table
from qingdan.exchange.drafting.named import named_in
from qingdan.exchange.findings import Notes
from qingdan.exchange.reading.grid import Place, Sheet, Span
from qingdan.exchange.tables.columns import Column
from qingdan.exchange.tables.guide import Guide
from qingdan.exchange.tables.headings.every import LISTS
from qingdan.exchange.tables.reading import read_table
from qingdan.exchange.tables.table import Use
from qingdan.model.vocabulary import ListKind

from ..effort import examples

PLACES = (Column.NAME, Column.ORDINAL)
DUTIES = [
    *("主要职责", "具体工作任务", "部门", "内设机构", "配合科室", "责任科室", "任务编号", "性质"),
    *("难度", "时限", "流程", "产出", "工作规范", "岗位", "依据", "三定", "类别", "职责对象"),
    *("协调配合机制", "状态", "备注", "职责内容", "关联权责事项"),
]
BOUNDARIES = [
    *("管理事项", "相关部门", "责任类型", "牵头部门", "牵头部门职责", "配合部门", "配合部门职责"),
    *("职责分工", "环节", "依据", "案例", "不含", "协调机制", "领域", "状态", "备注"),
]
NEIGHBOURS = {
    kind: [
        "事项名称",
        *(one.headings[0] for one in LISTS[kind].columns if one.column not in PLACES),
    ]
    for kind in ListKind
    if not kind.is_core
}
_DIGITS = "甲乙丙丁戊己庚辛壬癸"


def word(number: int) -> str:
    """A word that stands nowhere else: no digits, which could be read as numbering."""
    return "词" + "".join(_DIGITS[int(d)] for d in str(number)) + "尾"


@st.composite
def sheets(draw: st.DrawFn, headings: Sequence[str]) -> tuple[Sheet, list[tuple[Place, str]]]:
    """A table with the name column, some others, and rows under a few names; with all its words."""
    others = draw(st.lists(st.sampled_from(headings[1:]), unique=True, min_size=3, max_size=8))
    columns = [headings[0], *others]
    cells = {Place(0, column): text for column, text in enumerate(columns)}
    words: list[tuple[Place, str]] = []
    spans: list[Span] = []
    count = 0
    row = 1
    for _group in range(draw(st.integers(1, 3))):
        height = draw(st.integers(1, 4))
        style = draw(st.sampled_from(["merged", "repeated", "blank"]))
        count += 1
        for line in range(height):
            if line == 0 or style == "repeated":
                cells[Place(row + line, 0)] = f"管理{word(count)}"
        words.append((Place(row, 0), word(count)))
        if style == "merged" and height > 1:
            spans.append(Span(row, 0, row + height - 1, 0))
        for column in range(1, len(columns)):
            merged = height > 1 and draw(st.booleans())
            if merged:
                spans.append(Span(row, column, row + height - 1, column))
            for line in range(1 if merged else height):
                if not draw(st.booleans()):
                    continue
                texts = []
                for _part in range(draw(st.integers(1, 2))):
                    count += 1
                    texts.append(word(count))
                    words.append((Place(row + line, column), word(count)))
                style_in = draw(st.sampled_from(["{0}", "1.{0}", "{0}局"]))
                joiner = draw(st.sampled_from(["、", "；\n", "\n"]))
                cells[Place(row + line, column)] = joiner.join(style_in.format(t) for t in texts)
        row += height
    return Sheet("基本履职", cells, spans), words


def kept(kind: ListKind, sheet: Sheet) -> tuple[str, dict[Place, Use]]:
    """Everything that drafts and problems say, as one text."""
    notes = Notes()
    table = read_table(sheet, notes, Guide(kind=kind))
    drafts: list[Any] = draft_table(table, notes)
    said = [repr((d.main, d.organ, d.fields, d.unhoused, d.extra, d.units)) for d in drafts]
    said += [name.name for d in drafts for name in named_in(d.fields)]
    return "\n".join([*said, *(p.message for p in notes.problems)]), table.uses


@pytest.mark.parametrize(
    ("kind", "headings"),
    [(ListKind.DUTIES, DUTIES), (ListKind.BOUNDARIES, BOUNDARIES), *NEIGHBOURS.items()],
)
@examples(120, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_word_is_lost(kind: ListKind, headings: list[str], data: st.DataObject) -> None:
    sheet, words = data.draw(sheets(headings))
    said, uses = kept(kind, sheet)
    lost = [(str(p), w) for p, w in words if uses[p] is Use.ITEM and w not in said]
    assert lost == []
