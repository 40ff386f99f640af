"""``qingdan load`` shown: bars in a terminal, a drawing, charts of a workbook; other versions."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from ..offices import Git
from .conftest import Ask, Run, texts
from .test_load import loads

Table = Callable[[str, str], Path]
Make = Callable[..., Path]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def asked(make_workspace: Make, table: Table) -> tuple[str | Path, ...]:
    """A call of ``load`` on four towns; the second has 11 matters and 5 links for 3 people."""
    files, rows = loads(4, {2: (6, 5, 3)})
    return ("load", "--staff", table("人数.csv", rows), "-w", make_workspace(files))


def test_bars_stand_under_the_table(asked: tuple[str | Path, ...], run_cli: Run) -> None:
    code, out, err = run_cli(*asked)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    first = lines[lines.index("人均事项") + 1 :][:4]
    assert first[0].split() == ["示例2镇", "█" * 40, "3.7（两多一少）"]
    name, bar, figure = first[1].split()
    assert (name, figure) == ("示例1镇", "0.6")
    assert bar == "█" * 6, "5/9 of 11/3, of forty: 6.06"
    assert "人均对口" in lines
    assert "\x1b" not in out


def test_a_drawing_says_in_words_what_it_shows(asked: tuple[str | Path, ...], run_cli: Run) -> None:
    code, out, err = run_cli(*asked, "--format", "svg")
    assert (code, err) == (0, "")
    root = ElementTree.fromstring(out)
    assert root.get("role") == "img"
    named = {one.get("id"): one.text for one in root if one.get("id")}
    assert root.get("aria-labelledby") == " ".join(named)
    assert "人均事项：示例2镇 3.7（两多一少）；示例1镇 0.6；" in (named["desc"] or "")
    shown = [one.text for one in root.iter(f"{SVG}text")]
    assert shown[:3] == ["人均事项", "示例2镇", "3.7（两多一少）"]
    bars = list(root.iter(f"{SVG}rect"))[1:]
    assert [int(bar.get("width", "")) for bar in bars[:2]] == [320, 48]
    assert [bar.get("stroke") is not None for bar in bars[:4]] == [True, False, False, False]


def test_a_name_does_not_break_a_drawing(make_workspace: Make, run_cli: Run) -> None:
    organs = '机构:\n  xz1: {名称: "甲<镇>&", 性质: 乡镇人民政府}\n'
    root = make_workspace(
        {"organs.yaml": organs, "duties/xz1/zz-00000001.yaml": "名称: 职责甲\n状态: 有效\n"}
    )
    out = run_cli("load", "-w", root, "--format", "svg")[1]
    shown = [one.text for one in ElementTree.fromstring(out).iter(f"{SVG}text")]
    assert shown[:3] == ["事项", "甲<镇>&", "1"]


def test_nothing_to_draw_is_said(make_workspace: Make, run_cli: Run) -> None:
    code, out, err = run_cli("load", "-w", make_workspace(), "--format", "svg")
    assert (code, out) == (2, "")
    assert "没有可画的" in err


def workbook(asked: tuple[str | Path, ...], run_cli: Run, file: Path) -> bytes:
    code, _out, err = run_cli(*asked, "--format", "xlsx", "--output", file)
    assert (code, err) == (0, "")
    return file.read_bytes()


def test_a_workbook_has_charts_of_its_cells(
    asked: tuple[str | Path, ...], run_cli: Run, tmp_path: Path
) -> None:
    data = workbook(asked, run_cli, tmp_path / "a.xlsx")
    assert data == workbook(asked, run_cli, tmp_path / "b.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    charts: list[Any] = book.worksheets[0]._charts
    assert len(charts) == 2
    for chart, figures in zip(charts, (["3.7", "0.6"], ["1.7", "0.2"]), strict=True):
        [series] = chart.series
        names, values = series.cat.strRef, series.val.numRef
        assert [point.v for point in names.strCache.pt][:2] == ["示例2镇", "示例1镇"]
        assert [str(point.v) for point in values.numCache.pt][:2] == figures
        for reference, kept in ((names.f, names.strCache.pt), (values.f, values.numCache.pt)):
            sheet, cells = reference.replace("$", "").split("!")
            found = [str(row[0].value) for row in book[sheet.strip("'")][cells]]
            assert found == [str(point.v) for point in kept]


def test_only_known_figures_are_drawn(make_workspace: Make, table: Table, run_cli: Run) -> None:
    """A town without people has no figure a head, one the table lacks is unknown."""
    files, rows = loads(6, {1: (3, 2, 0)})
    rows = rows.replace("示例5镇,9,9\n", "")
    asked = ("load", "--staff", table("x.csv", rows), "-w", make_workspace(files))
    book = workbook(asked, run_cli, table("x.xlsx", ""))
    chart = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]._charts[0]
    assert chart.series[0].cat.strRef.f.endswith("$A$3:$A$6")
    drawn = [point.v for point in chart.series[0].cat.strRef.strCache.pt]
    assert drawn == ["示例2镇", "示例3镇", "示例4镇", "示例6镇"]


def test_many_bars_are_cut_in_a_terminal_and_said(make_workspace: Make, run_cli: Run) -> None:
    files, _rows = loads(33, {})
    out = run_cli("load", "-w", make_workspace(files))[1]
    assert out.count("图里只有前 30 个，共 33 个。") == 2
    assert sum("█" in line for line in out.splitlines()) == 60


ORGANS = """机构:
  jz: {名称: 旧镇, 性质: 乡镇人民政府, 失效日期: 2026-01-01}
  xz: {名称: 新镇, 性质: 乡镇人民政府, 生效日期: 2026-01-01}
  cz: {名称: 常镇, 性质: 乡镇人民政府}
"""


@pytest.mark.parametrize(
    ("day", "there"), [("2025-12-31", {"jz", "cz"}), ("2026-01-01", {"xz", "cz"})]
)
def test_towns_are_those_of_the_day(
    make_workspace: Make, table: Table, ask: Ask, day: str, there: set[str]
) -> None:
    root = make_workspace({"organs.yaml": ORGANS})
    said = ask("load", "-w", root, "--as-of", day)
    assert {one["organ"] for one in said["rows"]} == there
    staff = table("x.csv", "单位,核定,实有,三定文号\n常镇,3,2,甲\n旧镇,3,2,甲\n")
    warned = texts(ask("posts", "check", staff, "-w", root, "--as-of", day), "警告")
    assert ("“旧镇”在名录里已经撤销。" in warned) == ("jz" not in there)


def test_a_revision_can_be_asked(make_workspace: Make, table: Table, ask: Ask, git: Git) -> None:
    root = make_workspace({"organs.yaml": ORGANS, "duties/cz/zz-00000001.yaml": "名称: 甲\n"})
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    (root / "duties/cz/zz-00000002.yaml").write_text("名称: 乙\n", encoding="utf-8")

    def duties(*more: str) -> int:
        said = ask("load", "-w", root, *more)
        return sum(one["duties"] for one in said["rows"])

    assert (duties(), duties("--rev", "HEAD")) == (2, 1)
    table_of = table("x.csv", "职责,单位,内部,外部\n甲,常镇,80,90\n")
    now = ask("posts", "evaluate", table_of, "-w", root)
    then = ask("posts", "evaluate", table_of, "-w", root, "--rev", "HEAD")
    assert "乙" in str(now)
    assert "乙" not in str(then)
