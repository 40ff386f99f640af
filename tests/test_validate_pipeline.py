"""The pipeline of ``validate``: order, processes, what is reported and what is left out."""

from __future__ import annotations

import pickle

import pytest

from qingdan.errors import QingdanError
from qingdan.model.finding import Severity
from qingdan.report import findings_json, findings_text
from qingdan.rules import workers
from qingdan.rules.examples import BASE, GOOD_BOUNDARY, GOOD_DUTY, GOOD_POWER, POWER_FILE
from qingdan.rules.extraction import item_facts
from qingdan.rules.naming import codes_named
from qingdan.rules.run import Options, validate
from qingdan.rules.selection import settings_of, split
from qingdan.rules.workers import processes
from qingdan.store.snapshot import worktree

from .memory import TODAY, check, check_only

POWER = GOOD_POWER[POWER_FILE]


def many(count: int) -> dict[str, str]:
    """Items with every fourth one at fault, in ways of all groups."""
    slips = (
        ("", ""),
        ("类型: 行政处罚", "类型: 处罚"),
        ("承办机构: [规划执法科]", "承办机构: [不认识的科]"),
        ("状态: 有效", "状态: 有效\n编码: {地方编码: 0NUMBER}"),
    )
    return {
        f"powers/zrzy/cf-{number:08d}.yaml": POWER.replace(*slips[number % 4])
        .replace("NUMBER", str(number))
        .replace("名称: ", f"名称: 第{number}种情形")
        for number in range(count)
    }


class TestProcesses:
    def test_the_report_is_the_same_for_one_and_two(self, make_workspace):
        root = make_workspace({**BASE, **many(600)})
        reports = [validate(worktree(root), Options(as_of=TODAY, jobs=jobs)) for jobs in (1, 2, 3)]
        assert len(reports[0].findings) == 450
        rendered = {findings_json.render(r) + findings_text.render(r) for r in reports}
        assert len(rendered) == 1

    def test_processes_started_afresh_give_the_same(self, make_workspace, monkeypatch):
        root = make_workspace({**BASE, **many(300)})
        here = validate(worktree(root), Options(as_of=TODAY, jobs=1))
        monkeypatch.setattr(workers, "START", "spawn")
        assert validate(worktree(root), Options(as_of=TODAY, jobs=2)) == here

    def test_few_files_are_read_here(self):
        assert processes(None, 1499) == 1
        assert processes(1, 10_000) == 1
        assert processes(8, 500) == 2
        assert processes(None, 10_000) >= 1

    def test_what_crosses_between_processes_is_small(self):
        facts = [
            item_facts("powers", "zrzy", f"cf-{n:08d}", f"powers/zrzy/cf-{n:08d}.yaml", {}, {})
            for n in range(100)
        ]
        assert len(pickle.dumps(facts)) < 100 * 200


class TestOrder:
    def test_by_file_line_column_rule(self):
        report = check(many(40))
        places = [(f.file, f.line, f.column, f.rule) for f in report.findings]
        assert places == sorted(places)
        assert len(places) == 30

    def test_counts_every_item_and_every_severity(self):
        report = check({**many(4), **GOOD_DUTY, **GOOD_BOUNDARY})
        assert report.items == report.files == 6
        assert report.lists == {"powers": 4, "duties": 1, "boundaries": 1}
        assert report.counts == {Severity.ERROR: 3, Severity.WARNING: 4, Severity.INFO: 0}

    def test_an_unreadable_item_counts_as_a_file_only(self):
        report = check({POWER_FILE: "名称: [\n"})
        assert (report.items, report.files) == (0, 1)


class TestSelection:
    def test_by_code_prefix_and_name(self):
        files = many(4)
        assert {f.rule for f in check(files, select=("QD1",)).findings} == {"QD105"}
        assert {f.rule for f in check(files, select=("unknown-organ",)).findings} == {"QD301"}
        assert {f.rule for f in check(files, ignore=("QD301", "qd105")).findings} == {"QD012"}

    def test_ignored_in_the_workspace_file(self):
        workspace = BASE["qingdan.yaml"] + "规则: {忽略: [QD3, unknown-value]}\n"
        report = check({**many(4), "qingdan.yaml": workspace})
        assert {f.rule for f in report.findings} == {"QD012"}

    def test_a_group_without_rules_is_known(self):
        assert codes_named("QD6", {}) == []

    @pytest.mark.parametrize(
        ("word", "near"),
        [("unknown-organs", "unknown-organ"), ("QD399", "unknown-organ"), ("甲", "QD3")],
    )
    def test_an_unknown_name_is_an_error_with_a_suggestion(self, word, near):
        with pytest.raises(QingdanError) as caught:
            settings_of(None, (word,))
        assert word in caught.value.message
        assert near in caught.value.hint

    def test_an_unknown_name_in_the_workspace_file_has_its_place(self):
        workspace = BASE["qingdan.yaml"] + "规则:\n  忽略: [QD301, QD999]\n"
        with pytest.raises(QingdanError) as caught:
            check({"qingdan.yaml": workspace})
        assert (caught.value.file, caught.value.line, caught.value.column) == (
            "qingdan.yaml",
            5,
            15,
        )

    def test_commas_of_either_width(self):
        assert split(["QD1, QD2", "QD3，QD4", ""]) == ["QD1", "QD2", "QD3", "QD4"]


class TestWorkspaceFile:
    @pytest.mark.parametrize(
        ("text", "place", "said"),
        [
            ("名称: 甲\n", (1, 1), "缺少“格式”"),
            ("格式: 1\n名称: [甲\n", (2, 7), "没有闭合"),
            ("格式: 1\n名字: 甲\n", (2, 1), "名字"),
            ("格式: 9\n名称: 甲\n新键: 1\n", (1, 5), "只认得 1"),
            ('格式: 1\n名称: 甲\n区划代码: "37"\n', (3, 7), "区划代码"),
            (
                "格式: 1\n名称: 甲\n扩展字段:\n  powers: [{名称: 依据}]\n",
                (4, 17),
                "与已有的键重名",
            ),
            (
                "格式: 1\n名称: 甲\n扩展字段:\n  powers: [{名称: 色, 类型: 枚举}]\n",
                (4, 17),
                "没有选项",
            ),
        ],
    )
    def test_broken_is_an_error_with_its_place(self, text, place, said):
        with pytest.raises(QingdanError) as caught:
            check({"qingdan.yaml": text})
        error = caught.value
        assert (error.file, error.line, error.column) == ("qingdan.yaml", *place)
        assert said in error.message
        assert error.hint

    def test_missing(self):
        with pytest.raises(QingdanError) as caught:
            check_only({"organs.yaml": "机构: {}\n"})
        assert "qingdan init" in caught.value.hint

    def test_several_mistakes_are_counted(self):
        with pytest.raises(QingdanError) as caught:
            check({"qingdan.yaml": "格式: 1\n名字: 甲\n网址: 乙\n"})
        assert "另有 1 处" in caught.value.message


class TestGround:
    def test_a_broken_register_is_a_finding(self):
        report = check({**GOOD_POWER, "organs.yaml": "机构: [\n"})
        assert [f.file for f in report.findings] == ["organs.yaml"]

    def test_a_missing_register_is_reported_once(self):
        files = {k: v for k, v in BASE.items() if k != "organs.yaml"}
        report = check_only({**files, **GOOD_BOUNDARY, POWER_FILE: POWER})
        assert [(f.rule, f.file, f.line, f.column) for f in report.findings] == [
            ("QD301", "qingdan.yaml", 1, 1)
        ]

    def test_unreadable_shared_texts_blame_no_item(self):
        report = check(
            {
                POWER_FILE: POWER + "追责: {情形: {套用: 处罚-追责}}\n",
                "texts/追责.yaml": "处罚-追责: [\n",
            }
        )
        assert [f.file for f in report.findings] == ["texts/追责.yaml"]

    def test_an_organ_with_a_mistake_is_registered_all_the_same(self):
        organs = BASE["organs.yaml"] + "    统一社会信用代码: 错的\n"
        report = check({**GOOD_BOUNDARY, "organs.yaml": organs})
        assert [f.name for f in report.findings] == ["bad-credit-code"]

    def test_files_of_other_commands_are_looked_at_for_syntax_only(self):
        report = check(
            {
                "mappings/某表.yaml": "名称: [\n",
                "mappings/别的.yaml": "- 随便\n",
                "pages/about.md": "# 关于\n",
                "README.md": "说明",
            }
        )
        assert [(f.name, f.file) for f in report.findings] == [("syntax", "mappings/某表.yaml")]

    def test_a_missing_file_of_the_system_is_an_error_not_a_bug(self, make_workspace):
        root = make_workspace({**BASE, **GOOD_POWER})
        snapshot = worktree(root)
        snapshot.paths()
        (root / POWER_FILE).unlink()
        with pytest.raises(QingdanError):
            validate(snapshot, Options(as_of=TODAY))

    def test_an_empty_workspace(self):
        report = check({})
        assert report.findings == ()
        assert findings_text.render(report).startswith("还没有事项。\n")


class TestPaths:
    def test_only_what_lies_there_is_reported(self):
        files = many(8)
        one = "powers/zrzy/cf-00000001.yaml"
        report = check(files, paths=(one,))
        assert {f.file for f in report.findings} == {one}
        assert report.elsewhere == 5
        assert check(files, paths=("powers",)).elsewhere == 0
        assert check(files, paths=("",)).elsewhere == 0
        assert check(files, paths=("power",)).findings == ()
