"""``qingdan import FILE --update``: only what people changed, shown first, nothing half done."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import qingdan.cli.import_  # noqa: F401 - its help is worded when it is loaded: in Chinese

from .exchange.exports import exported, items_of

FIRST = "powers/zrzy/cf-aaaaaaaa.yaml"
SECOND = "powers/zrzy/xk-bbbbbbbb.yaml"
THIRD = "powers/zfj/cf-cccccccc.yaml"
DUTY = "duties/zrzy/zz-dddddddd.yaml"
BOUNDARY = "boundaries/bj-eeeeeeee.yaml"
SHEET = "权力责任清单"
FILES = {
    FIRST: (
        "# 这一项去年核对过\n"
        "名称: 对违法建设的处罚   # 名称照录\n"
        "类型: 行政处罚\n"
        "状态: 有效\n"
        "编码: {地方编码: '0102003000'}\n"
        "俗称:\n"
        "- 违章建筑   # 群众的叫法\n"
        "- 违建\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
        "时限: {法定: 90日, 承诺: 60日}   # 工作日另算\n"
        "裁量基准: 某市裁量基准\n"
        "追责:\n"
        "  对象: {套用: 三类人员}\n"
        "  情形: [以罚代拆的, 徇私的]\n"
        "备注: 先放着\n"
    ),
    SECOND: (
        "名称: 建设工程规划许可\n类型: 行政许可\n状态: 有效\n序号: 2\n"
        "承办机构: [规划执法科]\n时限: {法定: 20个工作日, 承诺: 10个工作日}\n"
    ),
    THIRD: "名称: 对占道经营的处罚\n类型: 行政处罚\n状态: 有效\n备注: 第三项\n",
    DUTY: "名称: 城乡规划实施监督\n状态: 有效\n内容: 监督规划实施\n",
    BOUNDARY: "名称: 违法建设查处\n状态: 有效\n牵头: zfj\n配合: [zrzy]\n",
}

Edit = Callable[["Sheets"], None]


class Sheets:
    """An exported workbook being edited, cells by item and column."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)

    def sheet(self, name: str = SHEET) -> Worksheet:
        return self.book[name]

    def column(self, path: str, name: str = SHEET) -> int:
        heads = {cell.value: cell.column for cell in self.sheet(name)[1]}
        return int(heads[path])

    def row(self, item: str, name: str = SHEET) -> int:
        rows = {cell.value: cell.row for cell in self.sheet(name)["A"]}
        return int(rows[item])

    def cell(self, item: str, path: str, name: str = SHEET) -> Any:
        return self.sheet(name).cell(self.row(item, name), self.column(path, name))

    def set(self, item: str, path: str, value: Any, name: str = SHEET) -> None:
        self.cell(item, path, name).value = value

    def add(self, name: str = SHEET, **values: Any) -> int:
        row = self.sheet(name).max_row + 1
        for path, value in values.items():
            cell = self.sheet(name).cell(row, self.column(path.replace("_", "."), name))
            cell.value = value
            cell.data_type = "s"  # also where it begins like a formula
        return row

    def copy(self, item: str, name: str = SHEET) -> int:
        source, row = self.row(item, name), self.sheet(name).max_row + 1
        for column in range(1, self.sheet(name).max_column + 1):
            value = self.sheet(name).cell(source, column).value
            self.sheet(name).cell(row, column).value = value
        return row


class Office:
    """A workspace under git, a table exported from it, and the command."""

    def __init__(self, root: Path, table: Path, run: Any, git: Any) -> None:
        self.root, self.table, self.run_cli, self.git = root, table, run, git

    def edit(self, edit: Edit) -> None:
        sheets = Sheets(self.table)
        edit(sheets)
        sheets.book.save(self.table)

    def update(self, *options: str | Path) -> tuple[int, str, str]:
        return self.run_cli("import", self.table, "--update", "-w", self.root, *options)

    def told(self, *options: str) -> dict[str, Any]:
        code, out, err = self.update("--format", "json", *options)
        assert err == ""
        told = json.loads(out)
        assert told["schema"] == "qingdan/import/1"
        failed = any(p["severity"] == "error" for s in told["sources"] for p in s["problems"])
        undecided = bool(told["update"]["conflicts"]) and told["update"]["resolved"] is None
        assert code == (1 if failed or undecided else 0)
        return told

    def problems(self, *options: str) -> list[tuple[str, str | None]]:
        told = self.told(*options)
        return [(p["kind"], p["cell"]) for s in told["sources"] for p in s["problems"]]

    def commit(self, **files: str) -> None:
        for path, text in files.items():
            (self.root / path).write_text(text, encoding="utf-8")
        self.git(self.root, "add", "-A")
        self.git(self.root, "commit", "-qm", "改")

    def status(self) -> list[str]:
        return self.git(self.root, "status", "--porcelain", "-uall").split("\n")[:-1]

    def text(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()


@pytest.fixture
def office(make_workspace, run_cli, git, tmp_path) -> Office:
    root = make_workspace(FILES)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "一")
    return Office(root, exported(root, tmp_path / "t", "xlsx")[0], run_cli, git)


def test_an_untouched_table_changes_nothing(office):
    code, out, err = office.update()
    assert (code, err) == (0, "")
    assert "工作区没有变化。" in out
    assert "导出自现在的版本" in out
    assert office.status() == []


def test_only_what_was_edited_is_written_and_comments_stay(office):
    def edit(sheets: Sheets) -> None:
        sheets.set("cf-aaaaaaaa", "时限.承诺", "45日")
        sheets.set("cf-aaaaaaaa", "裁量基准", None)
        sheets.set("cf-aaaaaaaa", "俗称", "违章建筑\n私搭乱建")
        sheets.set("cf-aaaaaaaa", "追责.情形", "1.以罚代拆的\n2.徇私的\n3.拖延的")
        sheets.set("xk-bbbbbbbb", "承办机构", "规划执法科\n法规科")

    office.edit(edit)
    code, out, _err = office.update()
    assert code == 0
    assert "时限·承诺（压减）：[-60日-]{+45日+}" in out
    assert "写入 2 个文件。" in out
    assert "git -C" in out
    assert "restore -- powers/zrzy/cf-aaaaaaaa.yaml powers/zrzy/xk-bbbbbbbb.yaml" in out
    expected = (
        FILES[FIRST]
        .replace("承诺: 60日", "承诺: 45日")
        .replace("裁量基准: 某市裁量基准\n", "")
        .replace("- 违建\n", "- 私搭乱建\n")
        .replace("[以罚代拆的, 徇私的]", "[以罚代拆的, 徇私的, 拖延的]")
    )
    assert office.text(FIRST) == expected
    assert office.text(SECOND) == FILES[SECOND].replace("[规划执法科]", "[规划执法科, 法规科]")
    assert office.status() == [f" M {FIRST}", f" M {SECOND}"]


def test_line_endings_stay(office, tmp_path):
    office.commit(**{FIRST: FILES[FIRST].replace("\n", "\r\n")})
    office.table = exported(office.root, tmp_path / "t2", "xlsx")[0]
    office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "备注", "一行\n两行"))
    assert office.update()[0] == 0
    old = FILES[FIRST].replace("备注: 先放着\n", "备注: |-\n  一行\n  两行\n")
    assert office.text(FIRST) == old.replace("\n", "\r\n")


def test_a_dry_run_writes_nothing_and_says_the_same(office):
    office.edit(lambda sheets: sheets.set("xk-bbbbbbbb", "序号", 7))
    told = office.told("--dry-run")
    assert (told["dry_run"], told["update"]["written"]) == (True, [SECOND])
    assert told["update"]["changes"][0]["fields"][0]["field"] == "序号"
    assert told["update"]["edited"] == [
        {"item": "xk-bbbbbbbb", "list": "powers", "file": SECOND, "fields": ["序号"]}
    ]
    assert office.status() == []
    assert "还没有写入任何文件。" in office.update("--dry-run")[1]


def test_sorted_moved_hidden_and_widened(office):
    """Rows sorted, columns moved, a title put above, sheets renamed, columns and sheets added."""

    def edit(sheets: Sheets) -> None:
        sheet = sheets.sheet()
        grid = [[cell.value for cell in row] for row in sheet.iter_rows()]
        order = list(reversed(range(len(grid[0]))))
        head, *rows = [[row[at] for at in order] for row in grid]
        fresh = sheets.book.create_sheet("改名的表")
        fresh.append(["某市权力责任清单（征求意见）"])
        fresh.append([])
        fresh.append([*head, "处理意见"])
        for row in reversed(rows):
            fresh.append([*row, "同意"])
        fresh.cell(4, order.index(sheets.column("备注") - 1) + 1).value = "改了备注"
        sheets.book.remove(sheet)
        sheets.book.create_sheet("我的统计").append(["随便", "写写"])

    office.edit(edit)
    told = office.told()
    kinds = [(p["kind"], p["sheet"]) for p in told["sources"][0]["problems"]]
    assert kinds == [("extra-column", "改名的表"), ("foreign-sheet", "我的统计")]
    assert told["update"]["proposals"] == []
    assert [one["fields"] for one in told["update"]["edited"]] == [["备注"]]
    assert len(office.status()) == 1


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("时限.法定", "很快", "不是期限"),
        ("序号", "第二", "整数"),
        ("生效日期", "去年", "不是日历上的一天"),
        ("状态", "有笑", "有效"),
        ("名称", None, "不能空着"),
        ("类型", None, "不能空着"),
        ("处罚内容", "情形：甲", "第1条：没有写“种类”"),
        ("机构", "不存在的局", "机构名录里没有"),
        ("编码.基本编码", "12", "不能写“12”。基本编码是：国家基本目录编码，12 位（旧制 10 位）。"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_cell(office, column, value, said):
    def edit(sheets: Sheets) -> None:
        sheets.set("cf-aaaaaaaa", column, value)
        sheets.set("xk-bbbbbbbb", "备注", "另一处改动")
        place.append(sheets.cell("cf-aaaaaaaa", column).coordinate)

    place: list[str] = []
    office.edit(edit)
    told = office.told()
    (problem,) = told["sources"][0]["problems"]
    assert (problem["sheet"], problem["cell"]) == (SHEET, place[0])
    assert said in problem["message"]
    assert office.status() == []


def test_all_problems_come_in_one_run(office):
    def edit(sheets: Sheets) -> None:
        sheets.set("cf-aaaaaaaa", "时限.法定", "很快")
        sheets.set("xk-bbbbbbbb", "序号", "二")
        sheets.add(名称="缺类型的")
        sheets.set("cf-cccccccc", "事项编号", "cf-cccccccd")

    office.edit(edit)
    kinds = sorted(kind for kind, _cell in office.problems())
    assert kinds == ["unknown-id", "wrong-cell", "wrong-cell", "wrong-cell", "wrong-cell"]
    code, out, _err = office.update()
    assert code == 1
    assert "是不是“cf-cccccccc”？" in out
    assert "什么都没有写入。" in out


def test_new_rows_become_items(office):
    def edit(sheets: Sheets) -> None:
        sheets.add(机构="测试市自然资源和规划局", 名称="=对新事项的检查", 类型="行政检查")
        sheets.add("职责任务清单", 名称="新的职责", 状态="有效")
        sheets.add("职责边界清单", 名称="新的边界", 牵头="测试市自然资源和规划局")

    office.edit(edit)
    told = office.told()
    added = told["update"]["added"]
    assert [(one["list"], one["organ"], one["name"]) for one in added] == [
        ("duties", "zrzy", "新的职责"),
        ("powers", "zrzy", "=对新事项的检查"),
        ("boundaries", None, "新的边界"),
    ]
    texts = {one["list"]: office.text(one["file"]) for one in added}
    assert texts["powers"] == '名称: "=对新事项的检查"\n类型: 行政检查\n状态: 草案\n'
    assert texts["duties"] == "名称: 新的职责\n状态: 有效\n"
    assert texts["boundaries"] == "名称: 新的边界\n状态: 草案\n牵头: zrzy\n"
    # The rows still have no id: they are known again, and nothing is added twice.
    again = office.told("--allow-dirty")
    assert again["update"]["added"] == []
    assert {kind for kind, _cell in office.problems()} == {"equal-item"}


def test_copied_rows(office):
    rows: list[int] = []

    def edit(sheets: Sheets) -> None:
        rows.append(sheets.copy("cf-aaaaaaaa"))  # as it was: nothing new
        rows.append(sheets.copy("xk-bbbbbbbb"))
        sheets.sheet().cell(rows[1], sheets.column("备注")).value = "改了的复制行"
        rows.append(sheets.copy("cf-cccccccc"))
        sheets.sheet().cell(rows[2], 1).value = None
        sheets.sheet().cell(rows[2], sheets.column("名称")).value = "复制出来的新事项"

    office.edit(edit)
    problems = dict(office.problems())
    assert problems.keys() == {"row-copied", "id-twice"}
    assert problems["id-twice"] == f"A{rows[1]}"
    assert (problems["row-copied"] or "").startswith(f"A{rows[0]}:")
    assert office.told()["update"]["added"][0]["name"] == "复制出来的新事项"
    assert office.status() == []


def test_deleted_rows_are_proposed_and_the_proposal_can_be_sent_back(office, tmp_path):
    office.edit(lambda sheets: sheets.sheet().delete_rows(sheets.row("cf-cccccccc")))
    proposal = tmp_path / "建议.csv"
    code, out, err = office.update("--propose", proposal)
    assert code == 0
    assert "建议考虑废止" in out
    assert "对占道经营的处罚（cf-cccccccc，有效）" in out
    assert "1 项事项的废止建议" in err
    assert office.status() == []
    head, row = csv.reader(io.StringIO(proposal.read_text("utf-8-sig")))
    assert row == ["cf-cccccccc", "对占道经营的处罚", "废止", "", ""]
    row[head.index("失效日期")] = "2026/12/31"
    with proposal.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([head, row])
    office.table = proposal
    assert office.update()[0] == 0
    assert office.text(THIRD) == (
        "名称: 对占道经营的处罚\n类型: 行政处罚\n状态: 废止\n失效日期: 2026-12-31\n备注: 第三项\n"
    )


def test_another_organ_is_a_transfer_and_not_made_here(office):
    def edit(sheets: Sheets) -> None:
        sheets.set("cf-aaaaaaaa", "机构", "测试市城市管理综合行政执法局")
        sheets.set("cf-aaaaaaaa", "备注", "别的照改")

    office.edit(edit)
    told = office.told()
    assert told["update"]["transfers"][0]["to"] == "zfj"
    assert "备注: 别的照改" in office.text(FIRST)
    office.git(office.root, "checkout", "-q", ".")
    assert "qingdan transfer zrzy zfj --items cf-aaaaaaaa" in office.update()[1]


class TestStale:
    """The workspace went on while the table was away."""

    def test_each_side_changed_something_else(self, office):
        office.commit(**{FIRST: FILES[FIRST].replace("备注: 先放着", "备注: 工作区改的")})
        office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "时限.承诺", "45日"))
        told = office.told()
        assert told["update"]["stale"] == ["cf-aaaaaaaa"]
        assert told["update"]["base"] != told["update"]["head"]
        assert told["update"]["edited"][0]["fields"] == ["时限.承诺"]
        assert "备注: 工作区改的" in office.text(FIRST)
        assert "承诺: 45日" in office.text(FIRST)

    def test_both_changed_the_same_cell(self, office):
        office.commit(**{FIRST: FILES[FIRST].replace("承诺: 60日", "承诺: 50日")})
        office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "时限.承诺", "45日"))
        told = office.told()
        (conflict,) = told["update"]["conflicts"]
        assert (conflict["base"], conflict["workspace"], conflict["table"]) == (
            *("60日", "50日", "45日"),
        )
        assert (conflict["sheet"], conflict["field"]) == (SHEET, "时限.承诺")
        code, out, _err = office.update()
        assert code == 1
        assert "导出以后，表里的 1 项事项在工作区改过：cf-aaaaaaaa" in out
        assert "导出时：60日\n" in out
        assert "什么都没有写入。" in out
        assert office.status() == []

    @pytest.mark.parametrize(("decision", "left"), [("keep", "50日"), ("take", "45日")])
    def test_conflicts_are_decided_at_once(self, office, decision, left):
        def edit(sheets: Sheets) -> None:
            sheets.set("cf-aaaaaaaa", "时限.承诺", "45日")
            sheets.set("cf-aaaaaaaa", "备注", "两边无关")

        office.commit(**{FIRST: FILES[FIRST].replace("承诺: 60日", "承诺: 50日")})
        office.edit(edit)
        told = office.told("--conflicts", decision)
        assert told["update"]["resolved"] == decision
        assert f"承诺: {left}" in office.text(FIRST)
        assert "备注: 两边无关" in office.text(FIRST)

    def test_both_made_the_same_change(self, office):
        office.commit(**{FIRST: FILES[FIRST].replace("承诺: 60日", "承诺: 45日")})
        office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "时限.承诺", "45日"))
        told = office.told()
        assert (told["update"]["edited"], told["update"]["conflicts"]) == ([], [])

    def test_a_long_text_is_shown_as_a_redline(self, office, tmp_path):
        long = (
            "本事项由市级部门负责实施，区级部门配合开展日常巡查，发现线索的应当及时移送，不得拖延。"
        )
        office.commit(**{FIRST: FILES[FIRST].replace("先放着", long)})
        office.table = exported(office.root, tmp_path / "t2", "xlsx")[0]
        office.commit(
            **{FIRST: FILES[FIRST].replace("先放着", long.replace("及时移送", "三日内移送"))}
        )
        office.edit(
            lambda sheets: sheets.set("cf-aaaaaaaa", "备注", long.replace("区级部门", "县级部门"))
        )
        code, out, _err = office.update()
        assert code == 1
        assert "工作区的改动：\n" in out
        assert "[-及时-]{+三日内+}" in out
        assert "[-区-]{+县+}" in out or "[-区级部门-]{+县级部门+}" in out

    def test_repealed_here_and_edited_there(self, office):
        office.commit(
            **{THIRD: FILES[THIRD].replace("状态: 有效", "状态: 废止\n失效日期: 2026-10-01")}
        )
        office.edit(lambda sheets: sheets.set("cf-cccccccc", "时限.承诺", "5日"))
        told = office.told()
        assert {one["field"] for one in told["update"]["conflicts"]} == {"状态", "失效日期"}

    def test_removed_here_and_edited_there(self, office):
        (office.root / THIRD).unlink()
        office.commit()
        office.edit(lambda sheets: sheets.set("cf-cccccccc", "备注", "还在改"))
        assert [kind for kind, _cell in office.problems()] == ["unknown-id"]

    def test_the_commit_is_not_here(self, office):
        """Another repository: what did not change since is taken, what did is a conflict."""
        shutil.rmtree(office.root / ".git")
        office.git(office.root, "init", "-q")
        office.commit(**{FIRST: FILES[FIRST].replace("备注: 先放着", "备注: 后来的")})

        def edit(sheets: Sheets) -> None:
            sheets.set("cf-aaaaaaaa", "时限.承诺", "45日")
            sheets.set("xk-bbbbbbbb", "时限.承诺", "5个工作日")

        office.edit(edit)
        told = office.told()
        assert [p["kind"] for p in told["sources"][0]["problems"]] == ["base-missing"]
        assert {(c["item"], c["base"]) for c in told["update"]["conflicts"]} == {
            ("cf-aaaaaaaa", None)
        }
        assert [one["item"] for one in told["update"]["edited"]] == ["xk-bbbbbbbb"]

    def test_uncommitted_changes_are_refused_and_can_be_allowed(self, office):
        (office.root / FIRST).write_text(FILES[FIRST] + "咨询方式: '12345'\n", encoding="utf-8")
        office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "时限.承诺", "45日"))
        code, _out, err = office.update()
        assert code == 2
        assert "还没有提交" in err
        assert office.update("--allow-dirty")[0] == 0
        assert "承诺: 45日" in office.text(FIRST)
        assert "咨询方式: '12345'" in office.text(FIRST)


def saved_as_workbook(source: Path, target: Path) -> Path:
    """Save a CSV as spreadsheet programs save it: digits become numbers, nothing is a formula."""
    book = Workbook()
    sheet = book.active
    for row, texts in enumerate(csv.reader(io.StringIO(source.read_text("utf-8-sig"))), 1):
        for column, text in enumerate(texts, 1):
            if text:
                cell = sheet.cell(row, column)
                cell.value = float(text) if text.isdecimal() else text
                cell.data_type = "n" if text.isdecimal() else "s"
    book.save(target)
    return target


KINDS = ("no-record", "number-mangled")


class TestCsv:
    def test_edits_as_excel_saves_them(self, office, tmp_path):
        """GB18030, codes turned into numbers, days in local form, columns left out."""
        paths = exported(office.root, tmp_path / "c", "csv")
        office.table = next(path for path in paths if path.name == "powers.csv")
        rows = list(csv.DictReader(io.StringIO(office.table.read_text("utf-8-sig"))))
        first = next(row for row in rows if row["事项编号"] == "cf-aaaaaaaa")
        first["编码.地方编码"] = "102003000"
        first["生效日期"] = "2026/1/2"
        kept = [head for head in rows[0] if head not in ("备注", "追责.对象")]
        page = io.StringIO()
        writer = csv.DictWriter(page, kept, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
        office.table.write_bytes(page.getvalue().encode("gb18030"))
        told = office.told()
        kinds = [p["kind"] for p in told["sources"][0]["problems"]]
        assert kinds == ["no-record", "number-mangled"]
        assert told["update"]["edited"][0]["fields"] == ["生效日期"]
        assert "生效日期: 2026-01-02" in office.text(FIRST)
        assert "备注: 先放着" in office.text(FIRST)

    def test_saved_as_a_workbook(self, office, tmp_path):
        """Opened in a spreadsheet program and saved as .xlsx: codes are numbers there."""
        office.commit(
            **{
                SECOND: FILES[SECOND] + "备注: =1+1 不是公式\n编码: {地方编码: '00123'}\n",
                THIRD: FILES[THIRD] + "编码: {地方编码: '410101000000000123'}\n",
            }
        )
        paths = exported(office.root, tmp_path / "c", "csv")
        source = next(path for path in paths if path.name == "powers.csv")
        office.table = saved_as_workbook(source, tmp_path / "c.xlsx")
        told = office.told()
        problems = told["sources"][0]["problems"]
        cells = {kind: {p["cell"] for p in problems if p["kind"] == kind} for kind in KINDS}
        assert [len(cells[kind]) for kind in KINDS] == [1, 3]
        assert len(problems) == 4
        assert told["update"]["edited"] == []
        assert office.status() == []

    def test_saved_as_a_workbook_it_comes_back_without_update(self, office, tmp_path, run_cli):
        paths = exported(office.root, tmp_path / "c", "csv")
        source = next(path for path in paths if path.name == "powers.csv")
        table = saved_as_workbook(source, tmp_path / "c.xlsx")
        (office.root / THIRD).unlink()
        (office.root / FIRST).unlink()
        office.commit()
        code, out, _err = run_cli("import", table, "-w", office.root, "--format", "json")
        assert code == 0, out
        told = json.loads(out)
        assert sorted(one["item"] for one in told["update"]["added"]) == [
            "cf-aaaaaaaa",
            "cf-cccccccc",
        ]
        assert office.text(THIRD) == FILES[THIRD]
        kinds = [p["kind"] for s in told["sources"] for p in s["problems"]]
        assert kinds.count("number-doubtful") == 1  # 0102003000 is 102003000 there

    def test_edits_in_a_workbook_made_of_it(self, office, tmp_path):
        paths = exported(office.root, tmp_path / "c", "csv")
        source = next(path for path in paths if path.name == "powers.csv")
        office.table = saved_as_workbook(source, tmp_path / "c.xlsx")

        def edit(sheets: Sheets) -> None:
            name = sheets.book.sheetnames[0]
            sheets.set("xk-bbbbbbbb", "备注", "'+86 电话", name)
            sheets.set("cf-cccccccc", "备注", "第三项，改过", name)

        office.edit(edit)
        told = office.told()
        assert [one["fields"] for one in told["update"]["edited"]] == [["备注"], ["备注"]]
        assert "备注: +86 电话\n" in office.text(SECOND)
        assert "备注: 第三项，改过\n" in office.text(THIRD)
        assert "地方编码: '0102003000'" in office.text(FIRST)

    def test_the_base_can_be_named(self, office, tmp_path):
        paths = exported(office.root, tmp_path / "c", "csv")
        office.table = next(path for path in paths if path.name == "powers.csv")
        base = office.git(office.root, "rev-parse", "HEAD").strip()
        office.commit(**{FIRST: FILES[FIRST].replace("备注: 先放着", "备注: 后来的")})
        told = office.told("--dry-run")
        assert told["update"]["edited"][0]["fields"] == ["备注"]  # it would be put back
        told = office.told("--dry-run", "--base", base)
        assert (told["update"]["edited"], told["update"]["conflicts"]) == ([], [])


class TestHeads:
    def test_a_renamed_column_is_known_by_what_stands_below(self, office):
        def edit(sheets: Sheets) -> None:
            sheets.sheet().cell(1, sheets.column("备注")).value = "说明"
            sheets.set("xk-bbbbbbbb", "序号", 9)

        office.edit(edit)
        told = office.told()
        assert [p["kind"] for p in told["sources"][0]["problems"]] == ["renamed-column"]
        assert told["update"]["edited"][0]["fields"] == ["序号"]

    def test_a_renamed_column_that_nothing_proves_is_refused(self, office):
        def edit(sheets: Sheets) -> None:
            sheets.sheet().cell(1, sheets.column("咨询方式")).value = "电话"
            sheets.set("xk-bbbbbbbb", "备注", "9")

        office.edit(edit)
        assert [kind for kind, _cell in office.problems()] == ["renamed-head"]

    def test_a_column_twice(self, office):
        def edit(sheets: Sheets) -> None:
            column = sheets.sheet().max_column + 1
            sheets.sheet().cell(1, column).value = "备注"

        office.edit(edit)
        assert [kind for kind, _cell in office.problems()] == ["column-twice"]

    def test_no_column_of_ids(self, office):
        office.edit(lambda sheets: sheets.sheet().delete_cols(1))
        assert [kind for kind, _cell in office.problems()] == ["id-column-missing"]

    def test_columns_that_are_gone_are_not_emptied(self, office):
        office.edit(lambda sheets: sheets.sheet().delete_cols(sheets.column("备注")))
        assert [kind for kind, _cell in office.problems()] == ["missing-column"]
        assert office.status() == []

    def test_a_sheet_that_is_gone_deletes_nothing(self, office):
        office.edit(lambda sheets: sheets.book.remove(sheets.sheet()))
        told = office.told()
        assert [p["kind"] for p in told["sources"][0]["problems"]] == ["sheet-missing"]
        assert told["update"]["proposals"] == []

    def test_cells_merged_across_columns_are_refused(self, office):
        def edit(sheets: Sheets) -> None:
            row, column = sheets.row("cf-aaaaaaaa"), sheets.column("备注")
            sheets.sheet().merge_cells(
                start_row=row, end_row=row, start_column=column, end_column=column + 1
            )

        office.edit(edit)
        assert {kind for kind, _cell in office.problems()} >= {"merged-cell"}


class TestRefused:
    def test_a_table_of_others(self, office):
        book = Workbook()
        book.active.append(["序号", "名称"])
        book.save(office.table)
        code, _out, err = office.update()
        assert code == 2
        assert "不是 qingdan export 导出的表" in err

    def test_a_public_export(self, office):
        def edit(sheets: Sheets) -> None:
            sheet = sheets.book["_qingdan"]
            sheet["A1"].value = sheet["A1"].value.replace('"internal"', '"public"')

        office.edit(edit)
        code, _out, err = office.update()
        assert code == 2
        assert "公开版" in err

    @pytest.mark.parametrize("option", [["--conflicts", "keep"], ["--base", "HEAD"], ["--yes"]])
    def test_options_that_need_update(self, office, option):
        code, _out, err = office.run_cli("import", office.table, "-w", office.root, *option)
        assert code == 2
        assert "--update" in err


def test_two_files_that_disagree(office, tmp_path):
    first = office.table
    second = tmp_path / "另一份.xlsx"
    second.write_bytes(first.read_bytes())
    office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "备注", "甲说"))
    office.table = second
    office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "备注", "乙说"))
    code, out, _err = office.update(first)
    assert code == 1
    assert "改成了别的" in out


def test_a_terminal_is_asked(office):
    """On a terminal the diff comes first and nothing is written without a yes."""
    if shutil.which("script") is None:
        pytest.skip("no program that makes a terminal (Debian: bsdutils)")
    office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "备注", "问一问"))
    command = f"qingdan import {office.table} --update -w {office.root}"
    for answer, written in (("n", False), ("y", True)):
        done = subprocess.run(
            ["script", "-qec", command, "/dev/null"],
            input=f"{answer}\n",
            capture_output=True,
            encoding="utf-8",
            check=True,
            env={"TERM": "xterm", "PATH": _path(), "LC_ALL": "C.UTF-8", "NO_COLOR": "1"},
        )
        assert "写入这 1 个文件？[y/N]" in done.stdout
        assert bool(office.status()) is written


def _path() -> str:
    import os
    import sys

    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def test_a_row_whose_cells_were_emptied_is_a_deleted_row(office):
    """The hidden id stays when people clear the cells they see."""

    def edit(sheets: Sheets) -> None:
        row = sheets.row("cf-cccccccc")
        for column in range(2, sheets.sheet().max_column + 1):
            sheets.sheet().cell(row, column).value = None

    office.edit(edit)
    told = office.told()
    assert [p["kind"] for p in told["sources"][0]["problems"]] == ["row-emptied"]
    assert [one["item"] for one in told["update"]["proposals"]] == ["cf-cccccccc"]
    assert office.status() == []


def test_a_new_row_that_was_taken_and_edited_again(office):
    office.edit(
        lambda sheets: sheets.add(
            机构="测试市自然资源和规划局", 名称="新的检查", 类型="行政检查", 备注="一"
        )
    )
    added = office.told()["update"]["added"][0]["item"]
    office.commit()

    def edit(sheets: Sheets) -> None:
        sheets.sheet().cell(sheets.sheet().max_row, sheets.column("备注")).value = "二"

    office.edit(edit)
    assert [kind for kind, _cell in office.problems()] == ["added-before"]
    assert added in office.update()[1]


def test_texts_too_long_for_a_cell(office, tmp_path):
    long = "长" * 40_000 + "尾"
    office.commit(**{THIRD: FILES[THIRD].replace("第三项", long)})
    office.table = exported(office.root, tmp_path / "t2", "xlsx")[0]
    told = office.told()
    assert (told["sources"][0]["problems"], told["update"]["written"]) == ([], [])

    def edit(sheets: Sheets) -> None:
        sheet = sheets.book["长文本"]
        last = sheet.cell(sheet.max_row, 4)
        last.value = last.value.replace("尾", "末")

    office.edit(edit)
    told = office.told()
    assert told["update"]["edited"][0]["fields"] == ["备注"]
    assert office.text(THIRD).count("长") == 40_000
    assert "末" in office.text(THIRD)
    office.git(office.root, "checkout", "-q", ".")
    office.edit(lambda sheets: sheets.book.remove(sheets.book["长文本"]))
    assert [kind for kind, _cell in office.problems()] == ["long-text-missing"]
    assert office.status() == []


def test_without_a_repository(make_workspace, run_cli, tmp_path):
    root = make_workspace(FILES)
    table = exported(root, tmp_path / "t", "xlsx")[0]
    sheets = Sheets(table)
    sheets.set("xk-bbbbbbbb", "序号", 5)
    sheets.set("cf-aaaaaaaa", "备注", "表里改的")
    sheets.book.save(table)
    path = root / FIRST
    path.write_text(path.read_text("utf-8").replace("先放着", "这里改的"), encoding="utf-8")
    code, out, _err = run_cli("import", table, "--update", "-w", root)
    assert code == 1
    assert "（已不可知）" in out
    code, out, _err = run_cli("import", table, "--update", "-w", root, "--conflicts", "take")
    assert code == 0
    assert "序号: 5" in (root / SECOND).read_text("utf-8")
    assert "备注: 表里改的" in path.read_text("utf-8")


@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_an_export_comes_back_without_update(office, tmp_path, run_cli, form):
    """Into a workspace without a register: organs come along; what is there is left alone."""
    table = exported(office.root, tmp_path / "t3", form)[0]
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "qingdan.yaml").write_text("格式: 1\n名称: 空的\n", encoding="utf-8")
    code, out, err = run_cli("import", table, "-w", empty)
    assert (code, err) == (0, "")
    assert "工作区里没有的 5 项" in out
    assert items_of(empty) == items_of(office.root)
    organs = (empty / "organs.yaml").read_text("utf-8")
    assert "zrzy:" in organs
    assert "测试市城市管理综合行政执法局" in organs
    assert "工作区没有变化。" in run_cli("import", table, "-w", empty)[1]
    path = empty / THIRD
    path.write_text(path.read_text("utf-8").replace("第三项", "改过"), encoding="utf-8")
    code, out, _err = run_cli("import", table, "-w", empty)
    assert code == 0
    assert "要采用表里的，加 --update" in out
    assert "改过" in path.read_text("utf-8")


def test_json_is_no_table_to_edit(office, tmp_path):
    office.table = exported(office.root, tmp_path / "t4", "json")[0]
    code, _out, err = office.update()
    assert code == 2
    assert "JSON 导出" in err


def test_extra_fields_go_both_ways(office, tmp_path):
    declared = "扩展字段:\n  powers:\n  - {名称: 事项来源, 类型: 枚举, 选项: [国家, 省级]}\n"
    settings = office.text("qingdan.yaml")
    office.commit(**{"qingdan.yaml": settings + declared})
    office.table = exported(office.root, tmp_path / "t5", "xlsx")[0]
    office.edit(lambda sheets: sheets.set("xk-bbbbbbbb", "事项来源", "市级"))
    told = office.told()
    assert "可以写：国家、省级" in told["sources"][0]["problems"][0]["message"]
    office.edit(lambda sheets: sheets.set("xk-bbbbbbbb", "事项来源", "国家"))
    assert office.update()[0] == 0
    assert "事项来源: 国家" in office.text(SECOND)
    office.git(office.root, "checkout", "-q", ".")
    office.commit(**{"qingdan.yaml": settings})
    assert [kind for kind, _cell in office.problems()] == ["field-undeclared"]
    assert office.status() == []


@pytest.mark.parametrize("sheets", ["type", "organ"])
def test_a_sheet_for_each_type_or_organ(office, tmp_path, sheets):
    office.table = exported(office.root, tmp_path / "t6", "xlsx", sheets=sheets)[0]
    assert office.told()["update"]["written"] == []
    book = load_workbook(office.table)
    name = next(n for n in book.sheetnames if n in ("行政许可", "测试市自然资源和规划局（权力）"))
    edit = Sheets(office.table)
    edit.set("xk-bbbbbbbb", "时限.承诺", "3个工作日", name)
    row = edit.add(name, 名称="新许可", 类型="行政许可")
    edit.sheet(name).cell(row, 1).value = None
    edit.book.save(office.table)
    told = office.told()
    assert told["update"]["edited"][0]["fields"] == ["时限.承诺"]
    assert [(one["organ"], one["name"]) for one in told["update"]["added"]] == [("zrzy", "新许可")]


def test_a_province_has_headings_of_its_own(office, tmp_path):
    """Messages name what stands in the table; columns that it has not are left alone."""
    office.table = exported(office.root, tmp_path / "t7", "xlsx", columns="山东")[0]
    assert office.told()["update"]["written"] == []
    office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "实施机关", "不存在的局"))
    told = office.told()
    assert told["sources"][0]["problems"][0]["message"].startswith("“实施机关”：")
    office.edit(
        lambda sheets: [
            sheets.set("cf-aaaaaaaa", "实施机关", "测试市自然资源和规划局"),
            sheets.set("cf-aaaaaaaa", "承诺时限", "15日"),
        ]
    )
    assert office.told()["update"]["edited"][0]["fields"] == ["时限.承诺"]
    assert office.text(FIRST) == FILES[FIRST].replace("承诺: 60日", "承诺: 15日")


@pytest.mark.parametrize("more", [("--update",), ()])
def test_options_that_mean_nothing_for_an_export_are_refused(office, more):
    code, out, err = office.run_cli(
        "import", office.table, *more, "-w", office.root, "--organ", "zfj", "--map", "名称=名称"
    )
    assert (code, out) == (2, "")
    assert "--map、--organ 用不着" in err


def test_in_english_sentences_and_lists_are_joined_as_english_does(office):
    def edit(sheets: Sheets) -> None:
        sheets.set("xk-bbbbbbbb", "事项编号", "xx-00000000")

    office.edit(edit)
    _code, out, _err = office.update("--lang", "en")
    assert "no item with the id “xx-00000000”. Restore the id" in out

    def rename(sheets: Sheets) -> None:
        sheet = sheets.sheet()
        sheet.cell(1, sheets.column("备注")).value = "说明备注"
        sheet.cell(1, sheet.max_column + 1).value = "我的列"

    office.edit(rename)
    _code, out, _err = office.update("--lang", "en")
    assert "“说明备注, 我的列” is no column of the export" in out


def test_quiet_shows_what_changes_and_what_must_be_decided(office):
    assert office.update("-q") == (0, "", "")
    office.edit(lambda sheets: sheets.set("xk-bbbbbbbb", "序号", "三"))
    code, out, _err = office.update("-q")
    assert code == 1
    assert out.startswith(f"{office.table}\n  错误（1处）：\n")
    assert "\n什么都没有写入。\n" in out
    office.edit(lambda sheets: sheets.set("xk-bbbbbbbb", "序号", 3))
    code, out, _err = office.update("-q")
    assert code == 0
    assert "{+3+}" in out
    assert "合计：" not in out
    assert "下一步" not in out
    assert office.status() == [f" M {SECOND}"]
