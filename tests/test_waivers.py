"""豁免: findings left alone for a time, with a reason."""

from __future__ import annotations

import datetime

import pytest

from qingdan.rules.examples import BASE, GOOD_POWER, POWER_FILE

from .memory import check

GOOD = GOOD_POWER[POWER_FILE]
NO_BASIS = GOOD.replace("依据: [《中华人民共和国城乡规划法》第六十四条]\n", "")


def waiver(rule="QD201", until="2026-06-30", field=None):
    where = f", 字段: '{field}'" if field else ""
    return f"豁免: [{{规则: {rule}{where}, 理由: 等上级目录公布, 至: {until}}}]\n"


def found(text, **options):
    report = check({POWER_FILE: text}, **options)
    return [(f.rule, f.line, f.column) for f in report.findings], report.waived


@pytest.mark.parametrize("rule", ["QD201", "qd201", "power-without-basis"])
def test_hides_what_it_names(rule):
    assert found(NO_BASIS + waiver(rule)) == ([], 1)


def test_until_its_last_day():
    text = NO_BASIS + waiver(until="2026-01-01")
    assert found(text) == ([], 1)
    later = datetime.date(2026, 1, 2)
    assert [one[0] for one in found(text, as_of=later)[0]] == ["QD201", "QD022"]


@pytest.mark.parametrize(
    ("field", "hidden"),
    [("承办机构", True), ("承办机构[0]", True), ("承办机构[1]", False), ("依据", False)],
)
def test_only_in_its_field(field, hidden):
    text = GOOD.replace("规划执法科", "不认识的科")
    rules = [one[0] for one in found(text + waiver("QD301", field=field))[0]]
    assert rules == ([] if hidden else ["QD301", "QD021"])


def test_one_that_hides_nothing_is_a_finding():
    findings, waived = found(GOOD + waiver())
    assert (findings, waived) == ([("QD021", 6, 6)], 0)


def test_nothing_is_said_of_a_waiver_whose_rule_is_off():
    assert found(GOOD + waiver(), ignore=("QD201",)) == ([], 0)


def test_a_prefix_names_no_rule():
    assert found(GOOD + waiver("QD2"))[0] == [("QD023", 6, 11)]


def test_a_reason_and_a_day_are_demanded():
    findings, _waived = found(GOOD + "豁免: [{规则: QD201}]\n")
    assert [one[0] for one in findings] == ["QD102", "QD102"]


def test_other_items_are_not_touched():
    report = check({POWER_FILE: NO_BASIS + waiver(), "powers/zrzy/cf-00000001.yaml": NO_BASIS})
    assert "QD201" in {f.rule for f in report.findings}


def test_in_a_header_and_in_the_register():
    header = "默认: {责任事项: {直接实施: {套用: 没有的文字}}}\n"
    report = check({"powers/zrzy/list.yaml": header + waiver("QD302"), **GOOD_POWER})
    assert report.waived == 1 or "QD302" not in {f.rule for f in report.findings}
    organs = BASE["organs.yaml"] + waiver("QD301")
    assert "QD021" in {f.rule for f in check({"organs.yaml": organs}).findings}


def test_a_file_that_cannot_be_read_is_always_reported():
    report = check({POWER_FILE: waiver("QD001") + "名称: [\n"})
    assert "QD001" in {f.rule for f in report.findings}


class TestCommand:
    """``--add-suppressions``."""

    WORDS = ("--add-suppressions", "--reason", "等上级目录公布", "--until", "2099-06-30")

    @pytest.fixture
    def root(self, make_workspace, git):
        text = "# 待核\n" + NO_BASIS.replace("规划执法科", "不认识的科")
        root = make_workspace({**BASE, POWER_FILE: text}, name="repo/w")
        git(root.parent, "init")
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "一")
        return root

    def test_writes_a_waiver_for_each_finding(self, root, run_cli):
        code, out, err = run_cli("validate", "-w", root, *self.WORDS)
        assert (code, out) == (0, "")
        assert "豁免了 2 个问题" in err
        text = (root / POWER_FILE).read_text(encoding="utf-8")
        assert text.startswith("# 待核\n")
        assert text.endswith(
            "豁免:\n"
            "  - {规则: QD201, 字段: 依据, 理由: 等上级目录公布, 至: 2099-06-30}\n"
            "  - {规则: QD301, 字段: 承办机构, 理由: 等上级目录公布, 至: 2099-06-30}\n"
        )
        assert run_cli("validate", "-w", root)[0] == 0

    def test_a_file_that_is_not_committed_is_left_alone(self, root, run_cli):
        path = root / POWER_FILE
        before = path.read_text(encoding="utf-8") + "备注: 甲\n"
        path.write_text(before, encoding="utf-8")
        code, _out, err = run_cli("validate", "-w", root, *self.WORDS)
        assert code == 2
        assert POWER_FILE in err
        assert path.read_text(encoding="utf-8") == before
        assert run_cli("validate", "-w", root, *self.WORDS, "--allow-dirty")[0] == 0

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ([], "理由和期限"),
            (["--reason", " ", "--until", "2099-06-30"], "理由和期限"),
            (["--reason", "甲", "--until", "2099-06-31"], "--until “2099-06-31”不是日期"),
            (["--reason", "甲", "--until", "2099-06-30", "--rev", "HEAD"], "--add-suppressions"),
        ],
    )
    def test_wrong_usage(self, root, run_cli, words, said):
        code, _out, err = run_cli("validate", "-w", root, "--add-suppressions", *words)
        assert code == 2
        assert said in err
