"""``qingdan delegations check`` and ``table``: real commands on lists made for the purpose."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from qingdan.law.delegating.verdict import Lack, Reason, Route, Verdict
from qingdan.rules.delegations.samples import (
    DELEGATION_FILE,
    GRANT,
    LETTER,
    ORGANS,
    PENALTY,
    TRUST,
    without,
)
from qingdan.rules.delegations.tally import By

HEADER = "delegations/zfj/list.yaml"
DEFAULTS = (
    "标题: 赋权事项清单\n默认:\n  状态: 有效\n  方式: {method}\n"
    "  承接机构: [{{机构: csz}}]\n{ground}"
)
BY_PROVINCE = "".join(f"  {line}\n" for line in GRANT.splitlines())
BY_LETTER = "".join(
    f"  {line}\n" for line in (LETTER + "期限: {自: 2025-01-01, 至: 2999-12-31}\n").splitlines()
)


def judged(out: str) -> list[tuple[str, str, str, list[str]]]:
    return [
        (pair["item"], pair["route"], pair["verdict"], pair["reasons"])
        for pair in json.loads(out)["pairs"]
    ]


def numbered(types: dict[str, int]) -> dict[str, str]:
    """Items 事项001 … of some types, each as short as an item may be."""
    files = {}
    for power_type, count in types.items():
        for _number in range(count):
            number = len(files) + 1
            path = f"delegations/zfj/fq-n{number:07d}.yaml"
            files[path] = f"名称: 事项{number:03d}\n类型: {power_type}\n"
    return files


SPLIT = {"行政处罚": 190, "行政强制": 26, "行政许可": 44}


class TestTwoHundredAndSixty:
    """A published report counts 216 penalties and coercions and 44 approvals: 260 for one town.

    It does not say how many of the 216 are coercions; the split here is this test's own.
    """

    def workspace(self, make_workspace: Any, method: str, ground: str) -> Path:
        files = {"organs.yaml": ORGANS, HEADER: DEFAULTS.format(method=method, ground=ground)}
        root: Path = make_workspace({**files, **numbered(SPLIT)}, name=method)
        return root

    def test_the_table_by_type_sums(self, make_workspace: Any, run_cli: Any) -> None:
        root = self.workspace(make_workspace, "下放", BY_PROVINCE)
        code, out, _err = run_cli(
            "delegations", "table", "--by", "type", "--format", "json", "-w", root
        )
        table = json.loads(out)
        rows = {row["key"]: row["count"] for row in table["rows"]}
        assert code == 0
        assert rows == SPLIT
        assert rows["行政处罚"] + rows["行政强制"] == 216
        assert (table["unit"], table["total"]) == ("items", 260)
        _code, out, _err = run_cli("delegations", "table", "--by", "type", "-w", root)
        assert out.splitlines()[-1].split() == ["合计", "260"]

    def test_coercions_come_out_differently(self, make_workspace: Any, run_cli: Any) -> None:
        root = self.workspace(make_workspace, "下放", BY_PROVINCE)
        code, out, _err = run_cli("delegations", "check", "--format", "json", "-w", root)
        assert code == 0
        assert Counter((r, v) for _i, r, v, _w in judged(out)) == {
            ("province", "lawful"): 190,
            ("concentrated", "document"): 26,
            ("authorised", "document"): 44,
        }
        assert json.loads(out)["verdicts"] == {
            "unlawful": 0,
            "document": 70,
            "unjudged": 0,
            "lawful": 190,
        }

    def test_entrusted_together_the_coercions_are_unlawful(
        self, make_workspace: Any, run_cli: Any
    ) -> None:
        root = self.workspace(make_workspace, "委托", BY_LETTER)
        asked = ("delegations", "check", "--exit-code", "--format", "json", "-w", root)
        code, out, _err = run_cli(*asked)
        assert code == 1
        assert Counter((v, *w) for _i, _r, v, w in judged(out)) == {
            ("document",): 234,
            ("unlawful", "measure-entrusted"): 26,
        }

    def test_before_they_are_split_nobody_can_tell(self, make_workspace: Any, run_cli: Any) -> None:
        types = {"行政处罚": 216, "行政许可": 44}
        header = DEFAULTS.format(method="下放", ground=BY_PROVINCE)
        root = make_workspace({"organs.yaml": ORGANS, HEADER: header, **numbered(types)})
        _code, out, _err = run_cli("delegations", "check", "--format", "json", "-w", root)
        assert json.loads(out)["verdicts"]["lawful"] == 216


class TestWhoEnforces:
    """A published report: three candidates were weighed, and the town government was the one."""

    OPINION = "执法主体意见:\n  候选: [城山镇综合执法局, 城山镇人民政府, 县执法局]\n  确定: {}\n"

    def run(self, make_workspace: Any, run_cli: Any, enforcer: str, text: str = PENALTY) -> Any:
        opinion = self.OPINION.format(enforcer)
        own = {"organs.yaml": ORGANS, DELEGATION_FILE: text + f"执法主体: {enforcer}\n" + opinion}
        root = make_workspace(own, name=enforcer)
        validated = run_cli("validate", "-w", root, "--format", "json", "--no-cache")
        asked = ("delegations", "check", "--exit-code", "--format", "json", "-w", root)
        checked = run_cli(*asked)
        rules = [one["rule"] for one in json.loads(validated[1])["findings"]]
        return validated[0], rules, checked[0], judged(checked[1])[0][2:]

    def test_a_body_inside_the_town_cannot(self, make_workspace: Any, run_cli: Any) -> None:
        found = self.run(make_workspace, run_cli, "城山镇综合执法局")
        assert found == (1, ["QD481"], 1, ("unlawful", ["internal-enforcer"]))

    def test_the_town_can_with_the_decision_of_the_province(
        self, make_workspace: Any, run_cli: Any
    ) -> None:
        found = self.run(make_workspace, run_cli, "城山镇人民政府")
        assert found == (0, [], 0, ("lawful", []))

    def test_the_department_cannot_any_more(self, make_workspace: Any, run_cli: Any) -> None:
        found = self.run(make_workspace, run_cli, "县执法局")
        assert found == (1, ["QD482"], 1, ("unlawful", ["wrong-enforcer"]))

    def test_the_town_without_the_decision(self, make_workspace: Any, run_cli: Any) -> None:
        text = without(PENALTY, "赋权依据")
        found = self.run(make_workspace, run_cli, "城山镇人民政府", text)
        assert found == (0, ["QD476"], 1, ("document", []))


GROUP = ORGANS + "  zj: {名称: 各乡镇（街道）, 性质: 机构群组, 成员: [csz, lyj]}\n"
THREE = {
    "organs.yaml": GROUP,
    "delegations/zfj/fq-aaaaaaaa.yaml": PENALTY.replace(
        "{机构: csz}", "{机构: zj, 准备: 急需承接}"
    ),
    "delegations/zfj/fq-bbbbbbbb.yaml": TRUST.replace("吐痰", "乱扔果皮"),
    "delegations/zrzy/fq-cccccccc.yaml": without(PENALTY, "类型").replace(
        "{机构: csz}", "{机构: lyj, 准备: 暂不承接}"
    ),
    "delegations/zrzy/fq-dddddddd.yaml": PENALTY.replace("有效", "草案"),
}
"""Three matters in force, four with their bodies; a draft."""


@pytest.fixture
def three(make_workspace: Any) -> Path:
    root: Path = make_workspace(THREE)
    return root


class TestCheck:
    def test_says_item_by_item_what_there_is_and_what_is_missing(
        self, three: Path, run_cli: Any
    ) -> None:
        code, out, err = run_cli("delegations", "check", "-w", three, "--as-of", "2026-01-01")
        assert (code, err) == (0, "")
        assert out.splitlines()[:-1] == [
            "示例县自然资源局（zrzy）",
            "  fq-cccccccc 对随地吐痰的处罚（没有写类型，下放）",
            "    不合法 柳堰街道办事处",
            "      写的是暂不承接，事项却是有效的（《行政处罚法》第二十四条第一款）",
            "      没有写：类型：不同类型的权力条件不同",
            "示例县综合行政执法局（zfj）",
            "  fq-aaaaaaaa 对随地吐痰的处罚（行政处罚，下放）",
            "    有依据（省一级决定交由行使） 城山镇人民政府、柳堰街道办事处",
            "  fq-bbbbbbbb 对随地乱扔果皮的处罚（行政处罚，委托）",
            "    有依据（委托） 城山镇人民政府",
            "3 项，按承接机构计 4 项次：不合法 1、缺文件 0、无法判断 0、有依据 3。",
            "  1 项次：写的是暂不承接，事项却是有效的（《行政处罚法》第二十四条第一款）",
            "  1 项次没有写：类型：不同类型的权力条件不同",
            "草案和废止的 1 项不算。",
            "程序的日期、期限、评估和收回，用 qingdan validate 检查。",
        ]
        assert out.splitlines()[-1].startswith("按 2026-01-01 判断；法规库 ")

    @pytest.mark.parametrize(
        ("item", "code"),
        [
            (PENALTY, 0),
            (without(PENALTY, "赋权依据"), 1),
            (without(PENALTY, "类型"), 1),
            (PENALTY.replace("层级: 省级", "层级: 县级"), 1),
        ],
    )
    def test_what_is_not_lawful_is_an_exit_code_where_asked(
        self, make_workspace: Any, run_cli: Any, item: str, code: int
    ) -> None:
        root = make_workspace({"organs.yaml": ORGANS, DELEGATION_FILE: item})
        assert run_cli("delegations", "check", "-w", root)[0] == 0
        assert run_cli("delegations", "check", "-w", root, "--exit-code")[0] == code

    def test_what_cannot_be_read_is_told_and_not_counted(self, three: Path, run_cli: Any) -> None:
        (three / "delegations/zfj/fq-eeeeeeee.yaml").write_text("名称: [\n", encoding="utf-8")
        code, out, _err = run_cli("delegations", "check", "-w", three)
        assert code == 1
        assert "有 1 个文件读不了，不在数里：delegations/zfj/fq-eeeeeeee.yaml。" in out
        table = run_cli("delegations", "table", "-w", three)
        assert table[0] == 1
        assert "有 1 个文件读不了" in table[1]

    def test_a_wrong_word_is_no_crash(self, three: Path, run_cli: Any) -> None:
        path = three / "delegations/zfj/fq-bbbbbbbb.yaml"
        path.write_text("名称: 甲\n方式: 下方\n承接机构: csz\n赋权依据: [1]\n", encoding="utf-8")
        code, out, _err = run_cli("delegations", "check", "-w", three)
        assert code == 1
        assert "有 1 项的文件有错误，没有判断" in out
        assert "没有写承接机构" in out

    def test_a_list_without_delegations(self, make_workspace: Any, run_cli: Any) -> None:
        code, out, _err = run_cli("delegations", "check", "-w", make_workspace({}))
        assert code == 0
        assert out.startswith("没有在实施的赋权事项。\n")

    def test_markdown(self, three: Path, run_cli: Any) -> None:
        _code, out, _err = run_cli("delegations", "check", "-w", three, "--format", "markdown")
        assert out.startswith("# 赋权事项核对\n")
        assert "| fq-bbbbbbbb | 对随地乱扔果皮的处罚 | 行政处罚，委托 | 城山镇人民政府 |" in out

    def test_a_revision(self, make_workspace: Any, git: Any, run_cli: Any) -> None:
        root = make_workspace(THREE, name="repo/inventories")
        git(root.parent, "init")
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "一")
        (root / "delegations/zfj/fq-bbbbbbbb.yaml").unlink()
        now = run_cli("delegations", "table", "--by", "organ", "--format", "json", "-w", root)
        then = run_cli(
            *("delegations", "table", "--by", "organ", "--format", "json"),
            *("-w", root, "--rev", "HEAD"),
        )
        assert [json.loads(out)["total"] for _code, out, _err in (now, then)] == [2, 3]


class TestTable:
    @pytest.mark.parametrize(
        ("by", "unit", "rows"),
        [
            ("type", "items", [("行政处罚", 2), (None, 1)]),
            ("method", "items", [("下放", 2), ("委托", 1)]),
            ("organ", "items", [("zrzy", 1), ("zfj", 2)]),
            ("recipient", "pairs", [("csz", 2), ("lyj", 2)]),
            ("route", "pairs", [("province", 2), ("entrusted", 1), ("none", 1)]),
            ("verdict", "pairs", [("unlawful", 1), ("lawful", 3)]),
            (
                "readiness",
                "pairs",
                [
                    ("急需承接", 2),
                    ("有能力承接", 0),
                    ("创造条件可以承接", 0),
                    ("暂不承接", 1),
                    (None, 1),
                ],
            ),
        ],
    )
    def test_every_table_says_what_it_counts_and_sums(
        self, three: Path, run_cli: Any, by: str, unit: str, rows: list[tuple[str | None, int]]
    ) -> None:
        code, out, _err = run_cli(
            "delegations", "table", "--by", by, "--format", "json", "-w", three
        )
        table = json.loads(out)
        assert code == 0
        assert table["unit"] == unit
        assert [(row["key"], row["count"]) for row in table["rows"]] == rows
        assert table["total"] == sum(count for _key, count in rows) == (3 if unit == "items" else 4)

    def test_every_property_is_in_the_test_above(self) -> None:
        from qingdan.cli.delegations_table import BY

        assert set(map(str, By)) == set(BY)

    def test_csv_is_for_a_spreadsheet(self, three: Path, run_cli: Any) -> None:
        organs = three / "organs.yaml"
        text = organs.read_text(encoding="utf-8").replace("名称: 城山镇人民政府", "名称: '=城山镇'")
        organs.write_text(text, encoding="utf-8")
        _code, out, _err = run_cli(
            "delegations", "table", "--by", "recipient", "--format", "csv", "-w", three
        )
        assert out.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
        assert rows[0] == ["承接机构", "id", "项次（事项×承接机构）"]
        assert rows[1][0] == "'=城山镇"
        assert rows[-1] == ["合计", "", "4"]

    def test_text_and_markdown_have_the_total(self, three: Path, run_cli: Any) -> None:
        _code, out, _err = run_cli("delegations", "table", "--by", "method", "-w", three)
        assert [line.split() for line in out.splitlines()] == [
            ["方式", "项数"],
            ["下放", "2"],
            ["委托", "1"],
            ["合计", "3"],
            ["草案和废止的", "1", "项不算。"],
        ]
        _code, out, _err = run_cli(
            "delegations", "table", "--by", "method", "--format", "markdown", "-w", three
        )
        assert out.splitlines()[0] == "| 方式 | 项数 |"
        assert "| 合计 | 3 |" in out

    def test_an_unknown_property_is_refused(self, three: Path, run_cli: Any) -> None:
        code, _out, err = run_cli("delegations", "table", "--by", "colour", "-w", three)
        assert code == 2
        assert "readiness、method、type" in err


def test_the_page_names_every_way_verdict_reason_and_lack(repository: Path) -> None:
    page = (repository / "docs/delegations.md").read_text(encoding="utf-8")
    for words in (Route, Verdict, Reason, Lack, By):
        assert [word for word in map(str, words) if f"`{word}`" not in page] == []


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_an_empty_table_says_what_to_write(make_workspace: Any, run_cli: Any, form: str) -> None:
    root = make_workspace({"organs.yaml": ORGANS})
    asked = ("delegations", "table", "-w", root, "--format", form)
    code, out, _err = run_cli(*asked)
    assert code == 0
    assert out.split("\n")[0] == "没有在实施的赋权事项。"
    assert "放在 delegations/，写法见 docs/format.md" in out
    assert "合计" not in out
