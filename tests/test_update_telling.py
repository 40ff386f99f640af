"""What ``qingdan import --update`` tells people, and what it makes of slips of their hands."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from qingdan.cells.columns import list_columns
from qingdan.model.vocabulary import ListKind
from qingdan.store.reader import read_mapping

from .exchange.exports import exported
from .test_update_command import FILES, FIRST, SECOND, Office, Sheets


@pytest.fixture
def office(make_workspace: Any, run_cli: Any, git: Any, tmp_path: Path) -> Office:
    root = make_workspace(FILES)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "一")
    return Office(root, exported(root, tmp_path / "t", "xlsx")[0], run_cli, git)


def values(office: Office, path: str) -> tuple[str | None, str | None]:
    mapping = read_mapping(office.text(path).encode()).value
    return mapping.get("咨询方式"), mapping.get("备注")


class TestQuotes:
    @pytest.mark.parametrize("kind", ListKind)
    def test_a_table_gives_no_advice_on_writing_yaml(self, kind: ListKind) -> None:
        assert not [one.path for one in list_columns(kind).columns if "引号" in one.help]

    def test_quotes_typed_around_a_number_are_not_its_text(self, office: Office) -> None:
        def edit(sheets: Sheets) -> None:
            sheets.set("cf-aaaaaaaa", "咨询方式", '"0990-6222222"')
            sheets.set("cf-aaaaaaaa", "编码.地方编码", '"0102003000"')
            sheets.set("xk-bbbbbbbb", "备注", '"照录"')
            sheets.add(机构="zfj", 名称="新的一项", 类型="行政处罚", 咨询方式='"12345"')

        office.edit(edit)
        told = office.told()
        kinds = [one["kind"] for one in told["sources"][0]["problems"]]

        assert kinds == ["quotes-dropped"] * 3
        assert told["update"]["edited"][0]["fields"] == ["咨询方式"]
        added = told["update"]["added"][0]["file"]
        assert {path: values(office, path) for path in (FIRST, SECOND, added)} == {
            FIRST: ("0990-6222222", "先放着"),
            SECOND: (None, '"照录"'),
            added: ("12345", None),
        }

    def test_quotes_that_the_file_has_stay(self, office: Office) -> None:
        office.commit(**{FIRST: FILES[FIRST] + """咨询方式: '"甲"'\n"""})
        office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "咨询方式", '"甲"'))
        assert office.told()["update"]["edited"] == []
        assert """咨询方式: '"甲"'\n""" in office.text(FIRST)


class TestWayBack:
    def test_works_from_where_the_user_stands(self, office: Office) -> None:
        office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "备注", "改过"))
        inside = office.root / "powers" / "zrzy"
        code, out, _err = office.run_cli("import", office.table, "--update", "--yes", cwd=inside)
        assert code == 0
        command = re.search(r"要撤回对原有文件的改动：(git .*)", out)
        assert command is not None
        assert command[1] == f"git -C ../.. restore -- {FIRST}"
        office.git(inside, *shlex.split(command[1])[1:])
        assert office.status() == []

    def test_at_the_top_the_command_is_plain(self, office: Office) -> None:
        office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "备注", "改过"))
        out = office.run_cli("import", office.table, "--update", "--yes", cwd=office.root)[1]
        assert f"：git restore -- {FIRST}\n" in out

    def test_without_a_repository_there_is_none_and_that_is_said(self, office: Office) -> None:
        shutil.rmtree(office.root / ".git")
        office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "备注", "改过"))
        assert office.update("--dry-run")[2] == ""
        code, out, err = office.update()
        assert code == 0
        assert "不在 git 版本库里，改写 1 个文件以后没有退路" in err
        assert "git init、git add -A、git commit" in err
        assert "再用 git 提交" not in out
        assert "再用 git init" in out


def test_an_unknown_organ_of_a_table_of_others_is_not_said_to_be_registered(
    office: Office,
) -> None:
    book = Workbook()
    book.active.append(["序号", "职权名称", "职权类别", "行使主体", "实施依据"])
    book.active.append([1, "取水许可", "行政许可", "测试市水务局", "《取水条例》第二条"])
    book.save(office.table)
    code, out, _err = office.update()
    assert code == 0
    assert "登记新机构" not in out
    assert "机构名录里没有“测试市水务局”（1项）；--update 不登记机构。" in out


@pytest.mark.parametrize("more", [("--update",), ()])
def test_a_report_is_not_for_what_comes_back(office: Office, more: tuple[str, ...]) -> None:
    words = ("import", office.table, *more, "-w", office.root, "--report", "报告.html")
    code, out, err = office.run_cli(*words)
    assert (code, out) == (2, "")
    assert "--report 是导入别处来的表时的核对报告" in err
    assert "要存成文件，用 -o" in err


class TestNotBrought:
    @pytest.fixture
    def empty(self, tmp_path: Path) -> Path:
        root = tmp_path / "empty"
        root.mkdir()
        (root / "qingdan.yaml").write_text("格式: 1\n名称: 空的\n", encoding="utf-8")
        return root

    @pytest.mark.parametrize(
        ("form", "organs"), [("xlsx", ""), ("jsonl", "机构 2 个（zrzy、zfj）；")]
    )
    def test_what_a_table_does_not_bring_is_named_with_what_to_do(
        self, office: Office, empty: Path, tmp_path: Path, form: str, organs: str
    ) -> None:
        (office.root / "texts").mkdir()
        office.commit(
            **{
                SECOND: FILES[SECOND].replace("状态: 有效\n", ""),
                "texts/甲.yaml": "三类人员: {用途: 追责对象, 内容: [经办人]}\n",
                "powers/zrzy/list.yaml": "默认: {状态: 有效}\n",
            }
        )
        table = exported(office.root, tmp_path / "t2", form)[0]
        code, out, _err = office.run_cli("import", table, "-w", empty)
        assert code == 0
        said = re.search(r"工作区里也没有的：(.*)。现在运行", out)
        assert said is not None
        assert said[1] == (
            f"共用文字 1 段（三类人员）；{organs}机构名录里的科室、单位 1 个（规划执法科）；"
            "1 项的“状态”（事项里没有写，清单表头 list.yaml 的“默认”里也没有）"
        )
        assert "--format json" in out

    def test_json_brings_all(self, office: Office, empty: Path, tmp_path: Path) -> None:
        (office.root / "texts").mkdir()
        office.commit(**{"texts/甲.yaml": "三类人员: {用途: 追责对象, 内容: [经办人]}\n"})
        table = exported(office.root, tmp_path / "t2", "json")[0]
        code, out, _err = office.run_cli("import", table, "-w", empty)
        assert code == 0
        assert "没有带来" not in out


def test_errors_come_as_somebody_goes_through_the_file(office: Office) -> None:
    places: list[str] = []

    def edit(sheets: Sheets) -> None:
        for item, path in (
            ("cf-cccccccc", "序号"),
            ("cf-aaaaaaaa", "序号"),
            ("cf-aaaaaaaa", "类型"),
        ):
            sheets.set(item, path, "错的")
            places.append(sheets.cell(item, path).coordinate)
        sheets.set("zz-dddddddd", "序号", "错的", "职责任务清单")

    office.edit(edit)
    problems = office.told()["sources"][0]["problems"]
    book = load_workbook(office.table)
    order = sorted(places, key=lambda cell: (int(re.sub(r"\D", "", cell)), len(cell), cell))
    found = [(one["sheet"], one["cell"]) for one in problems]
    assert [sheet for sheet, _cell in found] == sorted(
        (sheet for sheet, _cell in found), key=book.sheetnames.index
    )
    assert [cell for sheet, cell in found if sheet == "权力责任清单"] == order


def test_an_item_that_went_away_is_told_what_to_do(office: Office) -> None:
    office.git(office.root, "rm", "-q", FIRST)
    office.git(office.root, "commit", "-qm", "删")
    office.edit(lambda sheets: sheets.set("cf-aaaaaaaa", "备注", "改过"))
    code, out, _err = office.update()
    assert code == 1
    assert "不要了的，在表里删去这一行；还要的，先从版本库取回" in out
    assert "git log -- '*/cf-aaaaaaaa.yaml'" in out


def test_proposals_come_back_under_the_lists_of_their_items(office: Office, tmp_path: Path) -> None:
    def edit(sheets: Sheets) -> None:
        sheets.sheet().delete_rows(sheets.row("cf-cccccccc"))
        sheets.sheet("职责边界清单").delete_rows(sheets.row("bj-eeeeeeee", "职责边界清单"))
        sheets.add(名称="另一项", 类型="行政处罚", 机构="zfj")
        sheets.add("职责边界清单", 名称="另一项")

    office.edit(edit)
    proposal = tmp_path / "建议.csv"
    office.update("--propose", proposal, "--dry-run")
    proposal.write_text(
        proposal.read_text("utf-8-sig").replace("废止,,", "废止,2026-12-31,"), encoding="utf-8"
    )
    office.table = proposal
    out = office.update("--dry-run")[1]
    assert "工作表“CSV”：权力责任清单，1行，0行没有改。" in out
    assert "工作表“CSV”：职责边界清单，1行，0行没有改。" in out
    assert "职责任务清单" not in out
