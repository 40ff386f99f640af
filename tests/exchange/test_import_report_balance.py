"""Whatever a table looks like: every filled cell is counted once, and the sums come out."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.exchange.planning.planning import Planner
from qingdan.exchange.source import read_source
from qingdan.report.import_xlsx import import_xlsx
from qingdan.store.inventory import load_inventory
from qingdan.store.snapshot import worktree

_HEADINGS = ("序号", "事项名称", "子项名称", "权力类型", "实施依据", "行使主体", "责任事项", "备注")
_ODD = ("联系人电话", "身份证号", "乱七八糟", "事项名称", "", "权力类别")
_CELLS = st.sampled_from(
    ("", "", "1", "2", "对甲的处罚", "对乙的检查", "行政处罚", "行政许可", "怪类型", "示例市某局",
     "《甲法》第一条：内容。", "无", "合计", "合计：3项", "备注：以上", "行政处罚类", "=1+1",
     "文\n字")
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    """Workbooks with titles, junk, headings of one or two rows, hidden sheets and merged cells."""
    book = openpyxl.Workbook()
    for number in range(draw(st.integers(1, 2))):
        sheet = book.active if number == 0 else book.create_sheet(f"表{number}")
        assert sheet is not None
        rows = [[draw(_CELLS)] for _n in range(draw(st.integers(0, 2)))]
        if draw(st.booleans()):
            chosen = draw(st.permutations(_HEADINGS))[: draw(st.integers(3, 8))]
            heads = [
                "事项名称",
                "权力类型",
                *chosen,
                *draw(st.lists(st.sampled_from(_ODD), max_size=3)),
            ]
            rows.append(heads)
            if draw(st.booleans()):
                rows.append(["", "", "直接实施责任", "指导监督责任"])
        rows += draw(st.lists(st.lists(_CELLS, max_size=9), max_size=9))
        for row, cells in enumerate(rows, 1):
            for column, text in enumerate(cells, 1):
                if text:
                    sheet.cell(row, column).value = text
                    sheet.cell(row, column).data_type = "s"
        for _n in range(draw(st.integers(0, 3))):
            top, left = draw(st.integers(1, 10)), draw(st.integers(1, 8))
            sheet.merge_cells(
                start_row=top,
                start_column=left,
                end_row=top + draw(st.integers(0, 3)),
                end_column=left + draw(st.integers(0, 2)),
            )
    if len(book.worksheets) > 1 and draw(st.booleans()):
        book.worksheets[1].sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _filled(data: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return sum(
        1
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value is not None and str(value).strip()
    )


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one organ."""
    root = tmp_path_factory.mktemp("office")
    (root / "qingdan.yaml").write_text("格式: 1\n名称: 空的\n", encoding="utf-8")
    (root / "organs.yaml").write_text("机构:\n  jg:\n    名称: 示例市某局\n", encoding="utf-8")
    return root


@given(data=sheets(), one_organ=st.booleans())
def test_the_sums_come_out(office: Path, data: bytes, one_organ: bool) -> None:
    snapshot = worktree(office)
    source = read_source("表.xlsx", data)
    organ = "jg" if one_organ else None
    plan = Planner(snapshot, load_inventory(snapshot), [source], organ).plan(dry_run=True)
    (result,) = plan.sources
    assert result.balance.cells == result.balance.accounted == _filled(data)
    for sheet in result.sheets:
        assert sheet.balance.cells == sheet.balance.accounted
    assert import_xlsx(plan) == import_xlsx(plan)
