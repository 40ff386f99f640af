"""What the columns of a table mean: by letters, neighbours, content; and when nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from qingdan.exchange.findings import Notes
from qingdan.exchange.reading.grid import Place, Sheet
from qingdan.exchange.tables.columns import Column, bare_heading
from qingdan.exchange.tables.guide import Guide, Question, SavedMapping
from qingdan.exchange.tables.header import Header
from qingdan.exchange.tables.headings.every import LISTS
from qingdan.exchange.tables.reading import read_table
from qingdan.exchange.tables.recognising import recognise
from qingdan.exchange.tables.table import Table
from qingdan.exchange.tables.targets import Keep, Note, Skip, Target, target_of, word_of
from qingdan.model.kinds import ITEM_MODELS
from qingdan.model.vocabulary import ListKind

LAW = "《中华人民共和国水法》第六十五条"
STAFF = "《中华人民共和国公务员法》第六十一条"


def sheet(*rows: Sequence[str], name: str = "表") -> Sheet:
    cells = {Place(r, c): text for r, row in enumerate(rows) for c, text in enumerate(row) if text}
    return Sheet(name, cells, [])


def table(
    headings: Sequence[str], *rows: Sequence[str], guide: Guide | None = None
) -> tuple[Table, Notes]:
    notes = Notes()
    return read_table(sheet(headings, *rows), notes, guide), notes


def header(headings: Sequence[str], *rows: Sequence[str], guide: Guide | None = None) -> Header:
    found = table(headings, *rows, guide=guide)[0].header
    assert found is not None
    return found


def kinds(notes: Notes) -> list[str]:
    return [problem.kind for problem in notes.problems]


@pytest.mark.parametrize(
    ("heading", "column", "confidence"),
    [
        ("实施依据", Column.BASIS, 1.0),
        ("实 施\n依 据", Column.BASIS, 1.0),
        ("２．实施依据", Column.BASIS, 0.97),
        ("（三）实施依据", Column.BASIS, 0.97),
        ("设定依据一栏", Column.BASIS, 0.97),
        ("设定/和/实施依据", Column.BASIS, 0.97),
        ("实施依据（法律、法规、规章）", Column.BASIS, 0.95),
        ("实施依据【条款】", Column.BASIS, 0.95),
    ],
)
def test_letters(heading: str, column: Column, confidence: float) -> None:
    found = header(["事项名称", "权力类型", heading, "行使主体"])
    assert found.columns[column] == 2
    assert found.reasons[2].confidence == confidence


BASE = ["序号", "事项名称", "权力类型"]
CELLS = ["1", "取水许可", "行政许可"]


# heading, cells below it, columns besides; what it is taken for, or may be at most.
CONTENT = [
    ("行政权力种类", ["行政许可", "行政处罚"], ["序号", "事项名称", "实施依据"], Column.TYPE, True),
    ("权利类型", ["行政许可", "行政处罚"], ["序号", "事项名称", "实施依据"], Column.TYPE, True),
    ("实施的依剧", [LAW, LAW], BASE, Column.BASIS, False),
    ("出处", [LAW, LAW], BASE, Column.BASIS, False),
    ("决定时限", ["20个工作日", "5日"], BASE, Column.LEGAL_LIMIT, False),
    ("承办机够", ["水政科", "法制科"], BASE, Column.UNIT, False),
    ("类别", ["行政许可", "行政处罚"], ["序号", "事项名称", "实施依据"], Column.TYPE, True),
    ("类别", ["城乡建设", "水务"], ["序号", "事项名称", "实施依据"], Column.TYPE, False),
    ("编号", ["1", "2"], ["事项名称", "权力类型", "实施依据"], Column.ORDINAL, True),
    ("编号", ["370101XK001", "370101XK002"], BASE, Column.CODE, True),
]


@pytest.mark.parametrize(("heading", "cells", "others", "column", "taken"), CONTENT)
def test_content(
    heading: str, cells: list[str], others: list[str], column: Column, taken: bool
) -> None:
    usual = {"序号": "1", "事项名称": "取水许可", "权力类型": "行政许可", "实施依据": LAW}
    rows = [[*(usual[name] for name in others), cell] for cell in cells]
    read, notes = table([*others, heading], *rows)
    found = read.header
    assert found is not None
    index = len(others)
    reading = found.reasons[index]
    assert reading.column is column
    assert (reading.confidence >= 0.9) is taken
    assert (found.columns.get(column) == index) is taken
    assert (found.doubtful == {}) is taken
    if not taken:
        assert found.doubtful == {index: heading}
        (problem,) = [p for p in notes.problems if p.kind == "doubtful-column"]
        assert f'--map "{heading}=' in problem.message


@pytest.mark.parametrize(
    ("headings", "texts", "column"),
    [
        (["责任事项", "责任事项依据", "追责情形", "追责依据"], [LAW] * 4, Column.LIABILITY_BASIS),
        (["责任事项", "追责情形", "追责依据"], [LAW] * 3, Column.LIABILITY_BASIS),
        (["责任事项", "追责依据", "追责情形"], ["立案", STAFF, "不立案"], Column.LIABILITY_BASIS),
        (["责任事项", "追责依据", "追责情形"], ["立案", LAW, "不立案"], None),
        (["追责依据", "责任事项", "追责情形"], [LAW, "立案", "不立案"], None),
    ],
)
def test_the_basis_of_liability_or_of_responsibility(
    headings: list[str], texts: list[str], column: Column | None
) -> None:
    """One heading, two meanings: neighbours or the laws cited must tell."""
    found = header([*BASE, *headings], [*CELLS, *texts])
    index = 3 + headings.index("追责依据")
    assert found.columns.get(Column.LIABILITY_BASIS) == (index if column else None)
    assert (index in found.doubtful) is (column is None)
    candidate = found.reasons[index].column
    assert candidate in (Column.LIABILITY_BASIS, Column.RESPONSIBILITY_BASIS)


def test_nothing_is_taken_of_a_doubtful_column() -> None:
    read, notes = table([*BASE, "出处"], [*CELLS, LAW])
    assert Column.BASIS not in read.records[0].values
    assert [str(use) for use in read.uses.values()].count("存疑的列") == 1
    assert kinds(notes) == ["doubtful-column"]


def settled(**targets: Target) -> Guide:
    return Guide(targets={ListKind.POWERS: {bare_heading(k): t for k, t in targets.items()}})


def test_what_is_said_beforehand_comes_first() -> None:
    headings = [*BASE, "出处", "录入时间", "科长意见", "实施依据"]
    guide = settled(出处=Column.BASIS, 录入时间=Keep("录入时间"), 科长意见=Note(), 实施依据=Skip())
    read, notes = table(headings, [*CELLS, LAW, "2025-01-01", "同意", "旧的"], guide=guide)
    found = read.header
    assert found is not None
    assert found.columns[Column.BASIS] == 3
    assert (found.kept, found.noted, found.ignored) == (
        {4: "录入时间"},
        {5: "科长意见"},
        {6: "实施依据"},
    )
    (record,) = read.records
    assert record.values[Column.BASIS] == LAW
    assert (record.extra, record.noted) == ({4: "2025-01-01"}, {5: "同意"})
    assert sorted(kinds(notes)) == ["ignored-column", "kept-column", "noted-column"]


def test_a_name_that_no_letters_tell_can_be_given() -> None:
    guide = settled(什么事=Column.NAME)
    found = header(
        ["序号", "什么事", "权力类型", "实施依据"], ["1", "取水", "行政许可", LAW], guide=guide
    )
    assert found.columns[Column.NAME] == 1


def test_a_table_whose_name_column_nobody_knows_is_told() -> None:
    read, notes = table(["序号", "什么事", "权力类型", "实施依据"], ["1", "取水", "行政许可", LAW])
    assert read.header is None
    assert kinds(notes) == ["no-name-column"]
    assert "什么事" in notes.problems[0].message


def test_a_person_is_asked_once() -> None:
    asked: list[Question] = []

    def ask(question: Question) -> Target | None:
        asked.append(question)
        return Column.BASIS

    guide = Guide(ask=ask)
    rows = [
        [*CELLS, text] for text in (LAW, LAW, STAFF, "《中华人民共和国防洪法》第一条", "x《法法》")
    ]
    first = header([*BASE, "出处"], *rows, guide=guide)
    second = header([*BASE, "出 处"], *rows, guide=guide)
    assert first.columns[Column.BASIS] == second.columns[Column.BASIS] == 3
    (question,) = asked
    assert (question.sheet, question.column, question.heading) == ("表", "D", "出处")
    assert question.samples == (LAW, STAFF, "《中华人民共和国防洪法》第一条")
    assert question.candidates[0].column is Column.BASIS


def test_what_a_person_leaves_open_is_reported() -> None:
    _read, notes = table([*BASE, "出处"], [*CELLS, LAW], guide=Guide(ask=lambda _question: None))
    assert kinds(notes) == ["doubtful-column"]


@pytest.mark.parametrize(
    ("heading", "text"),
    [("录入人", "张三"), ("A岗", "李四"), ("联络", "13800000000"), ("其他", "110101199001011234")],
)
def test_personal_columns(heading: str, text: str) -> None:
    """By heading, and by what stands in them."""
    read, notes = table([*BASE, heading], [*CELLS, text])
    assert read.header is not None
    assert read.header.personal == {3: heading}
    assert kinds(notes) == ["personal-column"]
    wanted = Guide(personal=frozenset({bare_heading(heading)}))
    read, notes = table([*BASE, heading], [*CELLS, text], guide=wanted)
    assert read.records[0].noted == {3: text}
    assert kinds(notes) == ["noted-column"]


RECOGNISED = [
    (["序号", "事项名称", "权力类型", "实施依据"], "", ListKind.POWERS),
    (["序号", "事项名称", "备注"], "", ListKind.POWERS),
    (["部门", "主要职责", "具体工作任务"], "", ListKind.DUTIES),
    (["序号", "主要职责", "内设机构", "具体工作任务", "性质"], "", ListKind.DUTIES),
    (["序号", "部门职责", "承办机构", "具体事项"], "", ListKind.DUTIES),
    (["序号", "管理事项", "相关部门", "职责分工"], "", ListKind.BOUNDARIES),
    (["管理事项", "牵头部门", "配合部门", "职责分工"], "", ListKind.BOUNDARIES),
    (["序号", "事项名称", "牵头部门", "配合部门", "备注"], "", ListKind.BOUNDARIES),
    (["序号", "事项名称", "职责分工", "依据"], "某市职责边界清单", ListKind.BOUNDARIES),
    (
        ["序号", "事项名称", "权力类型", "实施依据", "部门职责", "责任事项", "追责情形"],
        "权力清单和责任清单",
        ListKind.POWERS,
    ),
]


@pytest.mark.parametrize(("headings", "title", "kind"), RECOGNISED)
def test_the_list_is_told_from_headings_and_title(
    headings: list[str], title: str, kind: ListKind
) -> None:
    found = recognise(sheet(headings, ["1"] * len(headings)), Guide(kind=None), title)
    assert found.kind is kind
    assert found.header is not None


def test_a_saved_mapping_is_used_where_all_headings_are_in_it() -> None:
    targets: dict[str, Target] = {
        "编": Column.ORDINAL,
        "叫什么": Column.NAME,
        "哪类": Column.TYPE,
        "凭什么": Column.BASIS,
        "谁填的": Skip(),
    }
    saved = SavedMapping("某局", ListKind.POWERS, targets)
    guide = Guide(kind=None, saved=(saved,))
    rows = [["1", "取水许可", "行政许可", LAW]]
    read, notes = table(["编", "叫什么", "哪类", "凭什么"], *rows, guide=guide)
    assert read.mapping is saved
    assert kinds(notes) == ["mapping-used"]
    read, _notes = table(["编", "叫什么", "哪类", "凭什么", "别的"], *rows, guide=guide)
    assert read.mapping is None  # a heading it does not speak of
    read, _notes = table(["编", "叫什么", "哪类"], *rows, guide=guide)
    assert read.mapping is None  # a column that it takes is missing


@pytest.mark.parametrize("kind", list(ListKind))
def test_targets_read_back_as_written(kind: ListKind) -> None:
    columns = LISTS[kind]
    targets: list[Any] = [*columns.by_path.values(), Keep("录入时间"), Note(), Skip()]
    for target in targets:
        assert target_of(word_of(target, columns), "录入时间", columns) == target
    assert target_of("没有的", "x", columns) is None


@pytest.mark.parametrize("kind", list(ListKind))
def test_the_columns_of_a_list_are_sound(kind: ListKind) -> None:
    """No heading twice, no path twice; a path begins with a key of the model or a word of ours."""
    columns = LISTS[kind]
    headings = [text for known in columns.columns for text in known.headings]
    assert len(headings) == len(set(headings))
    assert len(columns.by_path) == len(columns.columns)
    keys = {field.alias for field in ITEM_MODELS[kind].model_fields.values()} | {"机构", "子项"}
    assert {known.path.split(".")[0] for known in columns.columns} <= keys
    listed = {known.column for known in columns.columns}
    assert Column.NAME in listed
    assert columns.telling <= listed
    assert {*columns.single, *columns.filled_down, *columns.joined} <= listed
    assert {c for meant in columns.doubtful.values() for c in meant} <= listed
