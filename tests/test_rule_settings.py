"""``规则`` in qingdan.yaml: presets, single rules, severities, options, paths."""

from __future__ import annotations

import pytest

from qingdan.errors import QingdanError
from qingdan.model.vocabulary import RulePreset
from qingdan.rules.examples import BASE, GOOD_POWER, POWER_FILE
from qingdan.rules.registry import RULES
from qingdan.rules.settings import of_preset

from .memory import check

NO_BASIS = GOOD_POWER[POWER_FILE].replace("依据: [《中华人民共和国城乡规划法》第六十四条]\n", "")
OTHER = "powers/zfj/cf-9x4m2p7q.yaml"
UNKNOWN_UNIT = GOOD_POWER[POWER_FILE].replace("规划执法科", "不认识的科")
FILES = {POWER_FILE: NO_BASIS, OTHER: UNKNOWN_UNIT.replace("进行建设", "擅自施工")}


def found(rules: str, files=FILES, **options):
    report = check({"qingdan.yaml": BASE["qingdan.yaml"] + rules, **files}, **options)
    return {(f.rule, f.file.split("/")[1], f.severity.value) for f in report.findings}


def test_presets_hold_one_another():
    legacy, default, strict = (of_preset(preset) for preset in RulePreset)
    assert legacy <= default <= strict == {rule.code for rule in RULES}
    assert default < strict


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", {("QD201", "zrzy", "error"), ("QD301", "zfj", "error")}),
        ("规则: {忽略: [QD201]}\n", {("QD301", "zfj", "error")}),
        ("规则: {忽略: [QD2, QD3], 选用: [QD201]}\n", set()),
        (
            "规则: {级别: {QD201: 提示, unknown-organ: 警告}}\n",
            {("QD201", "zrzy", "info"), ("QD301", "zfj", "warning")},
        ),
        ("规则: {路径: [{路径: powers/zfj, 忽略: [QD3]}]}\n", {("QD201", "zrzy", "error")}),
        ("规则: {路径: [{路径: 'powers/*/cf-7*', 忽略: [QD2]}]}\n", {("QD301", "zfj", "error")}),
        (
            "规则: {路径: [{路径: powers, 忽略: [QD201]}, {路径: powers/zrzy, 选用: [QD201]}]}\n",
            {("QD201", "zrzy", "error"), ("QD301", "zfj", "error")},
        ),
        (
            "规则: {路径: [{路径: powers/zrzy, 级别: {QD2: 警告}}]}\n",
            {("QD201", "zrzy", "warning"), ("QD301", "zfj", "error")},
        ),
    ],
)
def test_what_is_reported_where(rules, expected):
    assert found(rules) == expected


def test_the_command_line_wins():
    rules = "规则: {忽略: [QD201]}\n"
    assert found(rules, select=("QD201",)) == {("QD201", "zrzy", "error")}
    assert found("", ignore=("QD201",)) == {("QD301", "zfj", "error")}
    local = "规则: {路径: [{路径: powers/zrzy, 忽略: [QD201]}]}\n"
    assert found(local, select=("QD201",)) == set()


@pytest.mark.parametrize(
    ("rules", "line", "column", "words"),
    [
        ("规则:\n  选用: [QD301, QD999]\n", 5, 15, "没有规则“QD999”"),
        ("规则:\n  级别: {QD999: 提示}\n", 5, 15, "没有规则“QD999”"),
        ("规则:\n  级别: {QD301: 小错}\n", 5, 15, "小错"),
        ("规则:\n  选项: {QD3: {甲: 1}}\n", 5, 13, "不是一条"),
        ("规则:\n  选项: {QD201: {甲: 1}}\n", 5, 19, "QD201 没有选项“甲”"),
        ("规则:\n  路径: [{路径: powers, 忽略: [QD888]}]\n", 5, 26, "没有规则“QD888”"),
        ("规则:\n  预设: 宽松\n", 5, 7, "宽松"),
        ("方案: 没有的省\n", 4, 5, "没有方案“没有的省”"),
        ("规则: {基线: 没有.json}\n", None, None, "没有基线文件"),
    ],
)
def test_a_mistake_has_its_place(rules, line, column, words):
    with pytest.raises(QingdanError) as caught:
        found(rules)
    assert words in caught.value.message
    assert caught.value.hint
    if line is not None:
        assert (caught.value.line, caught.value.column) == (line, column)


def test_options_are_held_to_their_type():
    rule = next(rule for rule in RULES if rule.options)
    option = rule.options[0]
    wrong = "[1]" if isinstance(option.default, tuple) else "[甲]"
    with pytest.raises(QingdanError) as caught:
        found(f"规则: {{选项: {{{rule.code}: {{{option.name}: {wrong}}}}}}}\n")
    assert option.name in caught.value.message
