"""Mappings on the command line and in ``mappings/``: given, saved, reused, edited, wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.exchange.tables.columns import Column
from qingdan.exchange.tables.guide import Question
from qingdan.exchange.tables.headings.powers import POWERS
from qingdan.exchange.tables.lexicon import Candidate
from qingdan.exchange.tables.targets import Keep, Note, Skip, Target
from qingdan.store.reader import read_mapping

Run = Callable[..., tuple[int, str, str]]

HEADINGS = ["序号", "事项名称", "权力类型", "出处", "录入时间", "录入人", "行使主体"]
ROW = [
    "1",
    "取水许可",
    "行政许可",
    "《中华人民共和国水法》\n 第七条：实行取水许可制度。",
    "2025-01-02",
    "张三",
    "示例市水务局",
]


@pytest.fixture
def source(tmp_path: Path, workbook: Callable[..., bytes]) -> Path:
    path = tmp_path / "清单.xlsx"
    path.write_bytes(workbook({"表": [HEADINGS, ROW]}))
    return path


def item(root: Path) -> dict[str, Any]:
    (path,) = root.glob("*/*/[xz]*-*.yaml")
    return read_mapping(path.read_bytes()).value or {}


def problems(out: str) -> list[tuple[str, str]]:
    record = json.loads(out)
    return [(p["kind"], p["severity"]) for s in record["sources"] for p in s["problems"]]


def test_without_a_terminal_doubtful_columns_are_reported(
    run_cli: Run, source: Path, empty_workspace: Path
) -> None:
    code, out, _err = run_cli("import", source, "-w", empty_workspace, "--format", "json")
    assert code == 0
    assert ("doubtful-column", "warning") in problems(out)
    assert ("personal-column", "info") in problems(out)
    assert ("unknown-column", "warning") in problems(out)
    assert "依据" not in item(empty_workspace)


def test_columns_are_given(run_cli: Run, source: Path, empty_workspace: Path) -> None:
    workspace = empty_workspace / "qingdan.yaml"
    workspace.write_text("# 我们的工作区\n格式: 1\n名称: 空的 # 暂名\n", encoding="utf-8")
    code, out, err = run_cli(
        *("import", source, "-w", empty_workspace, "--format", "json"),
        *("--map", "出处=依据", "--map", "录入时间=扩展", "--with-personal", "录入人"),
    )
    assert code == 0, err
    assert [kind for kind, severity in problems(out) if severity == "warning"] == []
    found = item(empty_workspace)
    assert found["依据"] == [{"引用": "《中华人民共和国水法》第七条", "原文": "实行取水许可制度。"}]
    assert found["录入时间"] == "2025-01-02"
    assert found["内部说明"] == "来源表格“录入人”：张三"
    text = workspace.read_text(encoding="utf-8")
    assert text.startswith("# 我们的工作区\n格式: 1\n名称: 空的 # 暂名\n")
    assert "qingdan.yaml" in json.loads(out)["sources"][0]["written"]
    declared = (read_mapping(text.encode()).value or {})["扩展字段"]
    assert declared == {"powers": [{"名称": "录入时间", "公开": False}]}
    code, out, _err = run_cli("validate", "-w", empty_workspace, "--format", "json")
    assert "QD1" not in {f["rule"][:3] for f in json.loads(out)["findings"]}


def test_headings_that_no_table_has_are_told(
    run_cli: Run, source: Path, empty_workspace: Path
) -> None:
    code, out, _err = run_cli(
        *("import", source, "-w", empty_workspace, "--format", "json"),
        *("--map", "出 处=依据", "--map", "出处处=忽略", "--with-personal", "录入人员"),
    )
    assert code == 0
    told = [p["message"] for p in json.loads(out)["sources"][0]["problems"]]
    assert [m.split("，")[0] for m in told if "哪张表都没有" in m] == [
        "--map 里的“出处处”",
        "--with-personal 里的“录入人员”",
    ]


def test_originals_are_kept_where_they_were_mended(
    run_cli: Run, source: Path, empty_workspace: Path
) -> None:
    run_cli("import", source, "-w", empty_workspace, "--map", "出处=依据", "--keep-original")
    assert item(empty_workspace)["内部说明"] == (
        "来源表格“实施依据”（D2）原文：\n《中华人民共和国水法》\n 第七条：实行取水许可制度。"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--map", "出处"], "列名=字段"),
        (["--map", "出处=没有的"], "没有字段“没有的”"),
        (["--map", "出处=没有的"], "追责.情形"),
        (["--mapping", "没有"], "mappings/没有.yaml"),
        (["--save-mapping", "a/b"], "不能作对应表的名称"),
    ],
)
def test_usage(
    run_cli: Run, source: Path, empty_workspace: Path, options: list[str], said: str
) -> None:
    code, _out, err = run_cli("import", source, "-w", empty_workspace, *options)
    assert code == 2
    assert said in err
    assert [path.name for path in empty_workspace.iterdir()] == ["qingdan.yaml"]


def test_saved_edited_and_used_again(
    run_cli: Run, source: Path, empty_workspace: Path, tmp_path: Path
) -> None:
    run_cli(
        *("import", source, "-w", empty_workspace, "--dry-run"),
        *("--map", "出处=依据", "--map", "录入时间=忽略", "--save-mapping", "水务局"),
    )
    path = empty_workspace / "mappings/水务局.yaml"
    assert not path.exists()  # a dry run writes nothing
    _code, out, _err = run_cli(
        *("import", source, "-w", empty_workspace, "--format", "json"),
        *("--map", "出处=依据", "--map", "录入时间=忽略", "--save-mapping", "水务局"),
    )
    saved = path.read_text(encoding="utf-8")
    assert read_mapping(saved.encode()).value == {
        "清单": "powers",
        "列": {
            "序号": "序号",
            "事项名称": "名称",
            "权力类型": "类型",
            "出处": "依据",
            "行使主体": "机构",
        },
        "忽略": ["录入时间", "录入人"],
    }
    assert "mappings/水务局.yaml" in out
    assert item(empty_workspace)["依据"][0]["引用"] == "《中华人民共和国水法》第七条"

    edited = "# 手改过\n" + saved + "取值:\n  类型: {行政许可: 行政确认}\n常量: {备注: 试行}\n"
    path.write_text(edited, encoding="utf-8")
    for old in empty_workspace.glob("powers/*/xk-*.yaml"):
        old.unlink()
    code, out, err = run_cli("import", source, "-w", empty_workspace, "--format", "json")
    assert code == 0, err
    assert ("mapping-used", "info") in problems(out)
    (found,) = empty_workspace.glob("powers/*/qr-*.yaml")
    value = read_mapping(found.read_bytes()).value or {}
    assert (value["类型"], value["备注"]) == ("行政确认", "试行")
    code, out, _err = run_cli("import", source, "-w", empty_workspace, "--save-mapping", "水务局")
    assert path.read_text(encoding="utf-8") == edited
    code, out, _err = run_cli("validate", "-w", empty_workspace, "--format", "json")
    assert [f for f in json.loads(out)["findings"] if f["file"].startswith("mappings/")] == []


def test_rows_of_the_heading_and_unheard_of_names(
    run_cli: Run, empty_workspace: Path, tmp_path: Path, workbook: Callable[..., bytes]
) -> None:
    """What no letters tell: a mapping says where the heading is and what each column means."""
    rows = [
        ["这是说明"],
        ["什么事", "凭什么", ""],
        ["（全称）", "法律", "规章"],
        ["取水", "《中华人民共和国水法》第七条", "x"],
    ]
    path = tmp_path / "怪.xlsx"
    path.write_bytes(workbook({"表": rows}))
    (empty_workspace / "mappings").mkdir()
    (empty_workspace / "mappings/怪.yaml").write_text(
        "清单: powers\n表头行: [2, 3]\n"
        "列: {什么事（全称）: 名称, 凭什么法律: 依据}\n忽略: [规章]\n"
        "常量: {类型: 行政许可, 机构: 示例市水务局}\n",
        encoding="utf-8",
    )
    code, _out, err = run_cli("import", path, "-w", empty_workspace, "--mapping", "怪")
    assert code == 0, err
    assert item(empty_workspace) == {
        "名称": "取水",
        "类型": "行政许可",
        "序号": 1,
        "依据": ["《中华人民共和国水法》第七条"],
    }


BROKEN = [
    ("清单: powers\n列: {出处: 没有的}\n", "mappings/坏.yaml:2:9", "没有字段“没有的”", False),
    ("列: {出处: 依据}\n", "mappings/坏.yaml", "缺“清单”", True),
    ("清单: powers\n多余: 1\n", "mappings/坏.yaml:2:1", "没有“多余”", True),
    ("清单: powers\n表头行: [3, 5]\n", "mappings/坏.yaml:2:6", "表头行", False),
    ("清单: powers\n列: [\n", "mappings/坏.yaml", "", True),
    ("- 甲\n", "mappings/坏.yaml", "", False),
]


@pytest.mark.parametrize(("text", "place", "said", "by_rule"), BROKEN)
def test_a_broken_mapping_is_pointed_at(
    run_cli: Run,
    source: Path,
    empty_workspace: Path,
    text: str,
    place: str,
    said: str,
    by_rule: bool,
) -> None:
    (empty_workspace / "mappings").mkdir()
    (empty_workspace / "mappings/坏.yaml").write_text(text, encoding="utf-8")
    code, _out, err = run_cli("import", source, "-w", empty_workspace)
    assert code == 2
    assert place in err
    assert said in err
    _code, out, _err = run_cli("validate", "-w", empty_workspace, "--format", "json")
    found = {f["file"] for f in json.loads(out)["findings"]}
    assert ("mappings/坏.yaml" in found) is by_rule


def test_tables_of_two_lists_are_no_one_mapping(
    run_cli: Run, empty_workspace: Path, tmp_path: Path, workbook: Callable[..., bytes]
) -> None:
    duties = [["部门", "主要职责", "具体工作任务"], ["示例市水务局", "防汛", "编制预案"]]
    path = tmp_path / "两种.xlsx"
    path.write_bytes(workbook({"权责": [HEADINGS, ROW], "职责": duties}))
    code, out, err = run_cli("import", path, "-w", empty_workspace, "--save-mapping", "两种")
    assert code == 2
    assert "权力责任清单、职责任务清单" in err
    code, out, _err = run_cli("import", path, "-w", empty_workspace, "--format", "json")
    assert code == 0
    assert ("list-recognised", "info") in problems(out)
    assert sorted(p.parent.parent.name for p in empty_workspace.glob("*/*/*-*.yaml")) == [
        "duties",
        "powers",
    ]


def test_a_list_that_was_given_is_believed(
    run_cli: Run, empty_workspace: Path, source: Path
) -> None:
    code, out, _err = run_cli("import", source, "-w", empty_workspace, "--list", "duties")
    assert code == 1
    assert "没有找到表头" in out


QUESTION = Question(
    "表",
    "D",
    "出处",
    ("《中华人民共和国水法》第七条",),
    (Candidate(Column.BASIS, 0.5, "内容像"), Candidate(Column.LIABILITY_BASIS, 0.5, "内容像")),
    POWERS,
)


@pytest.mark.parametrize(
    ("answers", "target"),
    [
        (["1"], Column.BASIS),
        (["2"], Column.LIABILITY_BASIS),
        (["3"], Keep("出处")),
        (["4"], Note()),
        (["5"], Skip()),
        (["0"], None),
        ([""], None),
        (["9", "甲", "责任事项.依据"], Column.RESPONSIBILITY_BASIS),
    ],
)
def test_answers_at_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answers: list[str],
    target: Target | None,
) -> None:
    from qingdan.cli.import_asking import ask

    left = list(answers)
    monkeypatch.setattr("builtins.input", lambda *_prompt: left.pop(0))
    assert ask(QUESTION) == target
    assert left == []
    shown = capsys.readouterr().err
    for words in ("出处", "《中华人民共和国水法》第七条", "实施依据（依据）", "把握50%"):
        assert words in shown


def test_the_end_of_input_at_a_question_interrupts_the_import(
    monkeypatch: pytest.MonkeyPatch, run_cli: Run, source: Path, empty_workspace: Path
) -> None:
    def ended(*_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("qingdan.cli.import_mapping.may_ask", lambda **_how: True)
    monkeypatch.setattr("builtins.input", ended)
    code, out, err = run_cli("import", source, "-w", empty_workspace)
    assert (code, out) == (130, "")
    assert err.endswith("\n已中断，什么都没有写入。\n")


def test_settings_that_are_written_are_named(
    run_cli: Run, source: Path, empty_workspace: Path
) -> None:
    words = (
        "import",
        source,
        "-w",
        empty_workspace,
        "--map",
        "出处=依据",
        "--save-mapping",
        "水务",
    )
    assert "qingdan.yaml" not in run_cli(*words, "--dry-run")[1]
    _code, out, _err = run_cli(*words, "--map", "录入时间=扩展", "--dry-run")
    assert "mappings/ 1、organs.yaml 1、powers/swj/ 2、qingdan.yaml 1。" in out


class TestFieldsOfOurExport:
    """Fields that tables seldom have are reached by ``--map``, and by their own name."""

    HEADINGS = (
        *HEADINGS[:3],
        "行使主体",
        "标准",
        "何时生效",
        "罚则",
        "别名",
        "频次",
        "风险",
        "救济",
    )
    ROW = (
        *ROW[:3],
        ROW[-1],
        "每件80元",
        "2025/3/1",
        "种类：罚款；幅度：二万元以上十万元以下",
        "打井许可\n凿井许可",
        "每年一次",
        "环节：受理；表现：故意刁难",
        "可以申请行政复议",
    )
    MAPS = (
        "标准=收费.标准",
        "何时生效=生效日期",
        "罚则=处罚内容",
        "别名=俗称",
        "频次=检查频次",
        "风险=廉政风险点",
        "救济=救济.说明",
    )

    def test_they_are_given(
        self, run_cli: Run, workbook: Callable[..., bytes], empty_workspace: Path, tmp_path: Path
    ) -> None:
        path = tmp_path / "清单.xlsx"
        path.write_bytes(workbook({"表": [self.HEADINGS, self.ROW]}))
        options = [word for one in self.MAPS for word in ("--map", one)]
        code, out, err = run_cli(
            "import",
            path,
            "-w",
            empty_workspace,
            "--format",
            "json",
            "--save-mapping",
            "全",
            *options,
        )
        assert code == 0, err
        assert [kind for kind, severity in problems(out) if severity == "warning"] == []
        found = item(empty_workspace)
        assert found["收费"] == {"收费": True, "标准": "每件80元"}
        assert found["生效日期"] == "2025-03-01"
        assert found["处罚内容"] == [{"种类": ["罚款"], "幅度": "二万元以上十万元以下"}]
        assert found["俗称"] == ["打井许可", "凿井许可"]
        assert found["检查频次"] == "每年一次"
        assert found["廉政风险点"] == [{"环节": "受理", "表现": "故意刁难"}]
        assert found["救济"] == {"说明": "可以申请行政复议"}
        saved = read_mapping((empty_workspace / "mappings/全.yaml").read_bytes()).value or {}
        assert saved["列"]["罚则"] == "处罚内容"
        code, out, _err = run_cli("validate", "-w", empty_workspace, "--format", "json")
        assert "QD1" not in {f["rule"][:3] for f in json.loads(out)["findings"]}
        code, out, _err = run_cli("import", path, "-w", empty_workspace, "--format", "json")
        assert json.loads(out)["sources"][0]["unchanged"] == 1

    def test_their_own_names_are_known(
        self, run_cli: Run, workbook: Callable[..., bytes], empty_workspace: Path, tmp_path: Path
    ) -> None:
        path = tmp_path / "清单.xlsx"
        headings = [*HEADINGS[:3], "行使主体", "收费标准", "生效日期", "强制类别", "时限.承诺"]
        cells = [*ROW[:3], ROW[-1], "不收费", "2025年3月1日", "说不清", "5日"]
        path.write_bytes(workbook({"表": [headings, cells]}))
        code, out, _err = run_cli("import", path, "-w", empty_workspace, "--format", "json")
        assert code == 0
        warnings = [kind for kind, severity in problems(out) if severity == "warning"]
        assert warnings == ["field-unread"]
        found = item(empty_workspace)
        assert found["收费"] == {"收费": False, "标准": "不收费"}
        assert found["生效日期"] == "2025-03-01"
        assert found["内部说明"] == "来源表格“强制类别”：说不清"
        assert found["时限"] == {"承诺": "5日"}

    def test_a_part_alone_does_not_cost_the_item(
        self, run_cli: Run, workbook: Callable[..., bytes], empty_workspace: Path, tmp_path: Path
    ) -> None:
        path = tmp_path / "清单.xlsx"
        path.write_bytes(
            workbook({"表": [[*HEADINGS[:3], "行使主体", "文号"], [*ROW[:3], "某局", "1号"]]})
        )
        options = ("--format", "json", "--map", "文号=委托.文号")
        code, out, _err = run_cli("import", path, "-w", empty_workspace, *options)
        assert code == 0
        assert ("field-unread", "warning") in problems(out)
        assert item(empty_workspace)["内部说明"] == "来源表格“文号”：1号"
