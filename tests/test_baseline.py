"""A baseline hides what was known, nothing new, and only shrinks."""

from __future__ import annotations

import json

import pytest

from qingdan.errors import QingdanError
from qingdan.rules.baseline import Baseline, read_baseline, write_baseline
from qingdan.rules.examples import BASE, GOOD_POWER, POWER_FILE

from .memory import check

GOOD = GOOD_POWER[POWER_FILE]
UNKNOWN = GOOD.replace("规划执法科", "不认识的科")
MOVED = "powers/zfj/cf-7k3q9d2m.yaml"


def baseline_of(files, old=None) -> Baseline:
    text = write_baseline(check(files).located, old)
    return read_baseline(text, "baseline.json")


def rules(files, baseline):
    return [f.rule for f in check(files, baseline=baseline).findings]


def test_hides_what_was_there():
    baseline = baseline_of({POWER_FILE: UNKNOWN})
    report = check({POWER_FILE: UNKNOWN}, baseline=baseline)
    assert report.findings == ()
    assert (report.known, report.mended) == (1, 0)


@pytest.mark.parametrize(
    "files",
    [
        {POWER_FILE: "# 说明\n\n" + UNKNOWN},
        {MOVED: UNKNOWN},
        {POWER_FILE: UNKNOWN.replace("[不认识的科]", "[规划执法科, 不认识的科]")},
    ],
    ids=["lines moved", "file moved", "another element above"],
)
def test_survives_what_does_not_touch_the_value(files):
    assert rules(files, baseline_of({POWER_FILE: UNKNOWN})) == []


@pytest.mark.parametrize(
    "files",
    [
        {POWER_FILE: UNKNOWN.replace("不认识的科", "也不认识的科")},
        {POWER_FILE: UNKNOWN.replace("[不认识的科]", "[不认识的科, 不认识的科]")},
        {POWER_FILE: UNKNOWN, "powers/zrzy/cf-00000001.yaml": UNKNOWN.replace("进行", "擅自")},
    ],
    ids=["another value", "once more", "another item"],
)
def test_hides_nothing_new(files):
    assert rules(files, baseline_of({POWER_FILE: UNKNOWN})).count("QD301") == 1


def test_only_shrinks():
    old = baseline_of({POWER_FILE: UNKNOWN})
    two = {POWER_FILE: UNKNOWN, "powers/zrzy/cf-00000001.yaml": UNKNOWN.replace("进行", "擅自")}
    assert baseline_of(two, old).total == 1
    assert baseline_of({POWER_FILE: GOOD}, old).total == 0
    assert check({POWER_FILE: GOOD}, baseline=old).mended == 1


def test_a_file_that_cannot_be_read_is_never_hidden():
    broken = {POWER_FILE: "名称: [\n"}
    assert baseline_of(broken).total == 0
    assert "QD001" in rules(broken, baseline_of(broken))


def test_the_same_findings_give_the_same_bytes():
    files = {POWER_FILE: UNKNOWN, MOVED.replace("7k", "8k"): UNKNOWN}
    located = check(files).located
    assert write_baseline(located, None) == write_baseline(reversed(located), None)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"schema": "qingdan/baseline/2"}', '{"schema": "qingdan/baseline/1"}']
    + [
        json.dumps({"schema": "qingdan/baseline/1", "findings": [entry]})
        for entry in (None, {}, {"rule": "QD1", "at": "a", "field": "", "hash": "x", "count": 0})
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(QingdanError) as caught:
        read_baseline(text, "b.json")
    assert caught.value.file == "b.json"


class TestCommand:
    def test_first_run_on_a_legacy_list(self, make_workspace, run_cli):
        root = make_workspace({**BASE, POWER_FILE: UNKNOWN})
        file = root / "baseline.json"
        assert run_cli("validate", "-w", root)[0] == 1
        code, out, err = run_cli("validate", "-w", root, "--write-baseline", file)
        assert (code, out) == (0, "")
        assert "记下 1 个问题" in err
        assert run_cli("validate", "-w", root, "--baseline", file)[0] == 0
        (root / "qingdan.yaml").write_text(
            BASE["qingdan.yaml"] + "规则: {基线: baseline.json}\n", encoding="utf-8"
        )
        code, out, _err = run_cli("validate", "-w", root)
        assert code == 0
        assert "1" in out

    def test_says_what_was_left_out_of_it(self, make_workspace, run_cli):
        root = make_workspace({**BASE, POWER_FILE: GOOD})
        file = root / "baseline.json"
        run_cli("validate", "-w", root, "--write-baseline", file)
        (root / POWER_FILE).write_text(UNKNOWN, encoding="utf-8")
        _code, _out, err = run_cli("validate", "-w", root, "--write-baseline", file)
        assert "另有 1 个新问题" in err

    def test_is_never_written_of_a_part(self, make_workspace, run_cli):
        root = make_workspace({**BASE, POWER_FILE: UNKNOWN})
        file = root / "b.json"
        code, _out, err = run_cli(
            "validate", "-w", root, "--select", "QD1", "--write-baseline", file
        )
        assert code == 2
        assert "整个工作区" in err
        assert not file.exists()
