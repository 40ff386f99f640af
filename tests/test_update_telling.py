"""What ``qingdan import --update`` tells people, and what it makes of slips of their hands."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

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
