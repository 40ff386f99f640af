"""The heading is found wherever it stands, in one row or two, however it is spelt."""

from __future__ import annotations

import pytest

from qingdan.exchange.reading.grid import Place, Sheet, Span
from qingdan.exchange.tables.columns import Column, is_personal
from qingdan.exchange.tables.header import find_header
from qingdan.exchange.tables.lexicon import column_of


def sheet(*rows: list[str], spans: tuple[Span, ...] = ()) -> Sheet:
    cells = {Place(r, c): text for r, row in enumerate(rows) for c, text in enumerate(row) if text}
    return Sheet("表", cells, list(spans))


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("序  号", Column.ORDINAL),
        ("权力\n类型", Column.TYPE),
        ("行驶主体", Column.ORGAN),  # a misprint of real lists
        ("责任事项的依据", Column.RESPONSIBILITY_BASIS),
        ("追责\n对象范围", Column.SCOPE),
        ("实施依据（条款）", Column.BASIS),
        ("设定、行使依据及有关条款", Column.BASIS),
        ("职权编码", Column.CODE),
        ("收费依据和标准", None),
    ],
)
def test_headings(heading: str, column: Column | None) -> None:
    assert column_of(heading) is column


@pytest.mark.parametrize("heading", ["录入人", "身份证号", "手机号码", "经办人姓名", "联系人电话"])
def test_personal_headings(heading: str) -> None:
    assert is_personal(heading)


def test_below_titles_and_blank_rows() -> None:
    found = find_header(
        sheet(
            ["某局权责清单"], [], ["序号", "事项\n名称", "权力类型", "实施依据", "录入人", "别的"]
        )
    )
    assert found is not None
    assert (found.top, found.bottom) == (2, 2)
    assert found.columns == {
        Column.ORDINAL: 0,
        Column.NAME: 1,
        Column.TYPE: 2,
        Column.BASIS: 3,
    }
    assert found.personal == {4: "录入人"}
    assert found.unknown == {5: "别的"}


def test_a_title_repeated_over_all_columns_is_no_heading() -> None:
    title = "某市权责清单"
    found = find_header(sheet([title] * 4, ["序号", "事项名称", "权力类型", "备注"]))
    assert found is not None
    assert found.top == 1


def test_level_and_right_under_one_merged_heading() -> None:
    found = find_header(
        sheet(
            ["序号", "事项名称", "权力类型", "实施层级及权限", "", "部门职责"],
            spans=(Span(0, 3, 0, 4),),
        )
    )
    assert found is not None
    assert (found.columns[Column.LEVEL], found.columns[Column.RIGHT]) == (3, 4)
    assert found.columns[Column.DUTY] == 5


def test_level_and_right_as_two_columns_of_one_heading() -> None:
    found = find_header(sheet(["序号", "事项名称", "权力类型", "实施层级及权限", "实施层级及权限"]))
    assert found is not None
    assert (found.columns[Column.LEVEL], found.columns[Column.RIGHT]) == (3, 4)


def test_two_rows() -> None:
    found = find_header(
        sheet(
            ["序号", "事项名称", "权力类型", "实施层级及权限", "", "备注"],
            ["", "", "", "层级", "权限", ""],
            ["1", "处罚", "行政处罚", "市级", "全部", ""],
            spans=(
                Span(0, 0, 1, 0),
                Span(0, 1, 1, 1),
                Span(0, 2, 1, 2),
                Span(0, 3, 0, 4),
                Span(0, 5, 1, 5),
            ),
        )
    )
    assert found is not None
    assert (found.top, found.bottom, found.first_row) == (0, 1, 2)
    assert (found.columns[Column.LEVEL], found.columns[Column.RIGHT]) == (3, 4)


def test_a_row_of_data_is_not_taken_for_the_second_row() -> None:
    found = find_header(
        sheet(["序号", "事项名称", "权力类型", "备注"], ["1", "处罚", "行政处罚", "无"])
    )
    assert found is not None
    assert found.bottom == 0


def test_the_second_column_of_one_meaning_is_doubled() -> None:
    found = find_header(sheet(["序号", "事项名称", "权力类型", "行使主体", "实施主体"]))
    assert found is not None
    assert found.doubled == {4: Column.ORGAN}


def test_no_heading() -> None:
    assert find_header(sheet(["姓名", "电话"], ["甲", "1"])) is None
