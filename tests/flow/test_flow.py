"""What flows save, what is done at once, who works with whom: the figures of published reports.

潍坊: 67 matters shortened by half or more, 企业开办 from 3 working days to 1 hour, 78.6 % of the
matters between departments done at once, some sixty rules between departments, 95 matters of
属地管理 in 16 fields and two batches. Only the figures are theirs.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from .. import figures

Run = Callable[..., tuple[int, str, str]]
LIMITS = "牵头: scjg\n参与: [gaj]\n办理时限: {{压减前: {}, 压减后: {}}}\n"
PASSING = [
    ("20个工作日", "10个工作日"),  # exactly one half: 以上 includes it
    ("90日", "45日"),
    ("1年", "6个月"),
    ("2小时", "60分钟"),
    ("1个工作日", "4小时"),
    ("15个工作日", "即时"),
    ("10日", "即时"),
    ("7日", "3日"),
]


def procedures(pairs: list[tuple[str, str]]) -> figures.Files:
    return figures.numbered("procedures", [LIMITS.format(*pair) for pair in pairs])


def run_json(run: Run, root: Path, *arguments: str, code: int = 0) -> dict[str, Any]:
    done, out, err = run("flow", *arguments, "-w", root, "--format", "json")
    assert done == code
    assert code or not err
    return json.loads(out)


def test_67_matters_save_half_or_more(tmp_path: Path, run_cli: Run) -> None:
    pairs = [PASSING[number % len(PASSING)] for number in range(66)]
    pairs += [("3个工作日", "1小时"), ("20个工作日", "11个工作日"), ("10日", "5个工作日")]
    root = figures.write(tmp_path / "w", procedures(pairs))
    said = run_json(run_cli, root, "compress", "--min", "50%")
    assert said["counts"] == {
        "compared": 68,
        "passes": 67,
        "short": 1,
        "not-comparable": 1,
        "incomplete": 0,
        "without-limits": 0,
    }
    opening = said["items"][66]
    assert (opening["saved"], opening["fraction"]) == ("95.8", "23/24")
    assert opening["converted"]
    assert said["conversion"]["hours_per_workday"] == "8"
    assert "每日工作8小时" in said["conversion"]["source"]
    code, out, _err = run_cli("flow", "compress", "-w", root)
    assert code == 0
    assert "能比的 68 项，压减 50% 以上的 67 项，不到的 1 项。不能比的 1 项。" in out
    assert "折算：1个工作日按 8 小时算，9 项用到。" in out
    assert sum("95.8%" in line for line in out.splitlines()) == 1


COMPARED = {
    "exactly-half": ("20个工作日", "10个工作日", "50.0", "passes", False),
    "a-hair-less": ("10000分钟", "5004分钟", "50.0", "short", False),
    "an-hour-of-three-days": ("3个工作日", "1小时", "95.8", "passes", True),
    "hours-to-working-days": ("24小时", "2个工作日", "33.3", "short", True),
    "at-once": ("5个工作日", "即时", "100.0", "passes", False),
    "at-once-of-calendar-days": ("5日", "即时", "100.0", "passes", False),
    "longer": ("5日", "6日", "-20.0", "short", False),
    "the-same": ("5日", "5日", "0.0", "short", False),
    "months-of-a-year": ("1年", "3个月", "75.0", "passes", False),
    "nothing-to-save": ("即时", "即时", None, "not-comparable", False),
    "calendar-and-working-days": ("20日", "5个工作日", None, "not-comparable", False),
    "days-and-hours": ("1日", "1小时", None, "not-comparable", False),
    "months-and-days": ("1个月", "10日", None, "not-comparable", False),
}


@pytest.mark.parametrize(
    ("before", "after", "saved", "result", "converted"), COMPARED.values(), ids=COMPARED
)
def test_what_is_compared(
    before: str,
    after: str,
    saved: str | None,
    result: str,
    converted: bool,
    tmp_path: Path,
    run_cli: Run,
) -> None:
    root = figures.write(tmp_path / "w", procedures([(before, after)]))
    (one,) = run_json(run_cli, root, "compress")["items"]
    assert (one["before"], one["after"]) == (before, after)
    assert (one["saved"], one["result"], one["converted"]) == (saved, result, converted)


def test_a_share_that_rounds_onto_the_threshold_is_shown_beside_it(
    tmp_path: Path, run_cli: Run
) -> None:
    root = figures.write(tmp_path / "w", procedures([("10000分钟", "5004分钟")]))
    _code, out, _err = run_cli("flow", "compress", "-w", root)
    assert "49.96%" in out
    assert "不到" in out


def test_exit_code_asks_for_the_share(tmp_path: Path, run_cli: Run) -> None:
    root = figures.write(tmp_path / "w", procedures([("20日", "10日"), ("20日", "12日")]))
    assert run_cli("flow", "compress", "-w", root)[0] == 0
    assert run_cli("flow", "compress", "-w", root, "--exit-code")[0] == 1
    assert run_cli("flow", "compress", "-w", root, "--exit-code", "--min", "40％")[0] == 0


def test_what_cannot_be_compared_is_said_one_by_one(tmp_path: Path, run_cli: Run) -> None:
    files = procedures([("20日", "5个工作日"), ("即时", "即时")])
    files |= {
        "procedures/pr-000003.yaml": "名称: 只写一半\n办理时限: {压减后: 3日}\n",
        "procedures/pr-000004.yaml": "名称: 没有写\n",
        "procedures/pr-000005.yaml": "名称: 草案\n状态: 草案\n办理时限: {压减后: 1日}\n",
    }
    root = figures.write(tmp_path / "w", files)
    code, out, _err = run_cli("flow", "compress", "-w", root)
    results = [line.split()[-1] for line in out.splitlines() if line.startswith("pr-")]
    assert code == 0
    assert results == ["单位不同，不能换算", "压减前已经是即时", "没有写办理时限.压减前"]
    assert "不能比的 2 项。只写了一个时限的 1 项。没有写这两个时限的 1 项。" in out
    assert "草案" not in out


def test_promised_limits_of_powers(tmp_path: Path, run_cli: Run) -> None:
    limit = "类型: 行政许可\n时限: {法定: 20个工作日, 承诺: 5个工作日}\n"
    root = figures.write(tmp_path / "w", figures.numbered("powers/zrzy", [limit]))
    said = run_json(run_cli, root, "compress", "--list", "powers", "--min", "75%")
    assert said["counts"]["passes"] == 1
    assert said["items"][0]["organs"] == ["zrzy"]


WRONG_SHARES = {
    "word": ("一半", "--min 不能是“一半”。"),
    "ambiguous": ("0.5", "看不出是百分之几"),
    "too-much": ("150%", "不能超过 100%"),
    "negative": ("-5%", "--min 不能是“-5%”。"),
    "empty": ("", "--min 不能是“”。"),
}


@pytest.mark.parametrize(("given", "message"), WRONG_SHARES.values(), ids=WRONG_SHARES)
def test_a_share_that_is_none(given: str, message: str, tmp_path: Path, run_cli: Run) -> None:
    root = figures.write(tmp_path / "w", {})
    said = run_json(run_cli, root, "compress", f"--min={given}", code=2)
    assert said["schema"] == "qingdan/error/1"
    assert message in said["message"]
    assert "50%" in said["hint"]


def test_eleven_of_fourteen_are_done_at_once(tmp_path: Path, run_cli: Run) -> None:
    texts = ["一次办好: true\n"] * 11 + ["一次办好: false\n"] * 3 + [""] * 2
    root = figures.write(tmp_path / "w", figures.numbered("procedures", texts))
    said = run_json(run_cli, root, "once")
    assert said["counts"] == {"yes": 11, "no": 3, "unknown": 2}
    assert (said["share"], said["fraction"]) == ("78.6", "11/14")
    code, out, _err = run_cli("flow", "once", "-w", root)
    assert code == 0
    assert "写明的 14 项里，一次办好的 11 项，占 78.6%。" in out
    assert "没有写明的 2 项不算在里面，也不当作不能。" in out
    assert out.count("  pr-") == 5


def test_at_once_is_known_of_none(tmp_path: Path, run_cli: Run) -> None:
    root = figures.write(tmp_path / "w", figures.numbered("procedures", [""]))
    assert run_json(run_cli, root, "once")["share"] is None
    assert "没有一项写明" in run_cli("flow", "once", "-w", root, "--format", "markdown")[1]


def rules_between_departments() -> Iterator[str]:
    """62 rules: zrzy leads 30 with zfj, scjg 20 with gaj and zfj, gaj 12 with zrzy."""
    yield from ["牵头: zrzy\n参与: [zfj]\n领域: 违法建设\n"] * 30
    yield from ["牵头: scjg\n参与: [gaj]\n交接: [{自: gaj, 至: zfj, 时限: 1个工作日}]\n"] * 20
    yield from ["牵头: gaj\n参与: [zrzy, gaj]\n"] * 12


@pytest.fixture
def sixty_two(tmp_path: Path) -> Path:
    files = figures.numbered("procedures", rules_between_departments())
    return figures.write(tmp_path / "w", files)


def test_matrix_of_62(sixty_two: Path, run_cli: Run) -> None:
    said = run_json(run_cli, sixty_two, "matrix")
    assert len(said["matters"]) == 62
    assert [(one["organ"], one["matters"], one["leads"]) for one in said["organs"]] == [
        ("zrzy", 42, 30),
        ("scjg", 20, 20),
        ("gaj", 32, 12),
        ("zfj", 50, 0),
    ]
    pairs = {tuple(one["organs"]): (one["matters"], one["leads"]) for one in said["pairs"]}
    assert pairs == {
        ("zrzy", "gaj"): (12, [0, 12]),
        ("zrzy", "zfj"): (30, [30, 0]),
        ("scjg", "gaj"): (20, [20, 0]),
        ("scjg", "zfj"): (20, [20, 0]),
        ("gaj", "zfj"): (20, [0, 0]),
    }


def test_matrix_as_text(sixty_two: Path, run_cli: Run) -> None:
    code, out, _err = run_cli("flow", "matrix", "-w", sixty_two)
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "62 项，4 个部门。"
    assert lines[9:14] == [
        "部门                         1       2       3       4",
        "1 示例市自然资源局      42(30)              12  30(30)",
        "2 示例市市场监督管理局          20(20)  20(20)  20(20)",
        "3 示例市公安局          12(12)      20  32(12)      20",
        "4 示例市城市管理局          30      20      20      50",
    ]
    assert sum(line.startswith("pr-") for line in lines) == 62


def test_matrix_as_csv_sums(sixty_two: Path, run_cli: Run) -> None:
    _code, out, _err = run_cli("flow", "matrix", "-w", sixty_two, "--format", "csv")
    head, *rows, last = csv.reader(io.StringIO(out.removeprefix("\ufeff")))
    assert head[3:] == [
        "示例市自然资源局",
        "示例市市场监督管理局",
        "示例市公安局",
        "示例市城市管理局",
        "部门数",
    ]
    assert len(rows) == 62
    for column in range(3, 7):
        taking_part = sum(row[column] in ("牵头", "参与") for row in rows)
        assert taking_part == int(last[column])
    assert int(last[7]) == sum(int(row[7]) for row in rows) == 144
    pairs = run_cli("flow", "matrix", "-w", sixty_two, "--format", "csv", "--table", "organs")[1]
    assert "示例市公安局,12(12),20,32(12),20" in pairs


def test_matrix_as_a_workbook(sixty_two: Path, tmp_path: Path, run_cli: Run) -> None:
    from openpyxl import load_workbook

    place = tmp_path / "m.xlsx"
    args = ("flow", "matrix", "-w", sixty_two, "--format", "xlsx", "--output", place)
    assert run_cli(*args)[0] == 0
    first = place.read_bytes()
    book = load_workbook(place)
    matters, pairs, organs = (list(sheet.values) for sheet in book.worksheets)
    assert book.sheetnames == ["事项和部门", "部门和部门", "部门"]
    assert len(matters) == 1 + 62 + 1
    assert matters[1][:5] == ("pr-000001", "事项0001", "违法建设", "牵头", None)
    assert pairs[1][1:] == ("42(30)", None, 12, "30(30)")
    assert organs[1] == (1, "示例市自然资源局", 42, 30, 12)
    run_cli(*args)
    assert place.read_bytes() == first
    code, _out, err = run_cli("flow", "matrix", "-w", sixty_two, "--format", "xlsx")
    assert code == 2
    assert "--output" in err


def test_a_matter_without_a_leader_or_alone_is_counted(tmp_path: Path, run_cli: Run) -> None:
    texts = ["参与: [gaj, zfj]\n", "牵头: [gaj, zfj]\n", "牵头: zrzy\n", "牵头: bzd\n参与: [gaj]\n"]
    root = figures.write(tmp_path / "w", figures.numbered("procedures", texts))
    _code, out, _err = run_cli("flow", "matrix", "-w", root)
    first = "4 项，4 个部门。没有牵头或者不止一个牵头的 2 项。不到两个部门的 1 项。"
    assert out.splitlines()[0] == first
    assert "4 bzd" in out  # not in the register: by its id, last


STEPS = (
    "步骤:\n"
    "  - {序: 1, 谁: dqz, 做: 发现上报, 时限: 1个工作日, 产出: 呼叫单, 下一步: [2, 3]}\n"
    "  - {序: 2, 谁: zfj, 做: 立案, 下一步: []}\n"
    "  - {序: 3, 谁: zrzy, 做: 认定, 下一步: []}\n"
)
MANUAL = "说明书: {责任单位: [执法科], 程序: [核实], 标准: [两人以上]}\n"


def test_95_matters_in_16_fields_and_two_batches(tmp_path: Path, run_cli: Run) -> None:
    texts = [
        f"领域: 领域{number % 16 + 1:02}\n批次: {'第一批' if number < 50 else '第二批'}\n"
        + (STEPS if number < 60 else "")
        + (MANUAL if number < 40 else "")
        for number in range(95)
    ]
    root = figures.write(tmp_path / "w", figures.numbered("territory", texts))
    said = run_json(run_cli, root, "list")
    assert said["counts"] == {"matters": 95, "with_steps": 60, "with_manual": 40}
    assert len(said["fields"]) == 16
    assert [(one["batch"], one["matters"]) for one in said["batches"]] == [
        ("第一批", 50),
        ("第二批", 45),
    ]
    for groups in (said["fields"], said["batches"]):
        for key, whole in said["counts"].items():
            assert sum(one[key] for one in groups) == whole
    code, out, _err = run_cli("flow", "list", "-w", root)
    assert code == 0
    assert out.startswith("95 项中 60 项有施工图，占 63.2%；40 项有说明书。16 个领域，2 批。\n")
    assert "没有施工图（35 项）" in out
    assert "没有说明书（55 项）" in out


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    files = figures.numbered("territory", [STEPS, ""])
    files["powers/zrzy/xk-000001.yaml"] = (
        "名称: 许可一\n类型: 行政许可\n流程: [受理, {环节: 审查, 谁: 规划科, 时限: 5个工作日}]\n"
    )
    files["territory/te-000009.yaml"] = "名称: 坏的\n步骤: [{序: 一}]\n"
    return figures.write(tmp_path / "w", files)


def test_steps_as_a_chart(drawn: Path, run_cli: Run) -> None:
    code, out, _err = run_cli("flow", "render", "te-000001", "-w", drawn)
    assert code == 0
    assert out == (
        "flowchart TD\n"
        '    s1["第1步 示例镇人民政府<br/>发现上报<br/>1个工作日<br/>产出：呼叫单"]\n'
        '    s2["第2步 示例市城市管理局<br/>立案"]\n'
        '    s3["第3步 示例市自然资源局<br/>认定"]\n'
        "    s1 --> s2\n"
        "    s1 --> s3\n"
    )


def test_steps_as_text(drawn: Path, run_cli: Run) -> None:
    code, out, _err = run_cli("flow", "render", "许可一", "-w", drawn, "--format", "text")
    assert code == 0
    assert out == (
        "许可一（xk-000001），2 步\n"
        "1. 受理（开始，接着 2）\n"
        "2. 规划科：审查，时限 5个工作日（结束）\n"
    )
    said = run_json(run_cli, drawn, "render", "te-000001")
    assert (said["starts"], said["ends"], said["layers"]) == ([1], [2, 3], [[1], [2, 3]])


RENDERED_NOT = {
    "no-steps": ("te-000002", 2, "没有写步骤"),
    "unknown": ("xx", 2, "没有“xx”这个事项"),
    "several": ("te-", 2, "可以指 2 项事项"),
    "several-names": ("事项000", 2, "可以指 2 项事项"),
    "nothing": (" ", 2, "没有“”这个事项"),
    "broken": ("territory/te-000009.yaml", 1, "有错误"),
}


@pytest.mark.parametrize(("given", "code", "message"), RENDERED_NOT.values(), ids=RENDERED_NOT)
def test_no_flow_to_render(given: str, code: int, message: str, drawn: Path, run_cli: Run) -> None:
    said = run_json(run_cli, drawn, "render", given, code=code)
    assert said["schema"] == "qingdan/error/1"
    assert message in said["message"]


def test_of_many_items_that_may_be_meant_ten_are_named(tmp_path: Path, run_cli: Run) -> None:
    root = figures.write(tmp_path / "w", figures.numbered("territory", [""] * 14))
    code, _out, err = run_cli("flow", "render", "事项", "-w", root)
    assert code == 2
    assert "可以指 14 项事项：te-000001 事项0001、" in err
    assert "te-000010 事项0010，另有 4 个。" in err
    assert "te-000011" not in err


@pytest.mark.parametrize("command", ["compress", "once", "matrix", "list"])
class TestWithoutItems:
    def test_says_where_they_go(self, command: str, tmp_path: Path, run_cli: Run) -> None:
        root = figures.write(tmp_path / "w", {})
        folder = "territory/" if command == "list" else "procedures/"
        for shape in ("text", "markdown"):
            code, out, _err = run_cli("flow", command, "-w", root, "--format", shape)
            assert code == 0
            assert f"放在 {folder}，写法见 docs/format.md" in out
        assert run_json(run_cli, root, command)["broken"] == []

    def test_names_broken_files(self, command: str, tmp_path: Path, run_cli: Run) -> None:
        folder = "territory" if command == "list" else "procedures"
        files = {f"{folder}/aa-000001.yaml": "名称: 坏\n状态: 没有的\n"}
        root = figures.write(tmp_path / "w", files)
        code, out, _err = run_cli("flow", command, "-w", root)
        assert code == 1
        assert f"有 1 个文件读不了，结果不全：{folder}/aa-000001.yaml" in out
        assert run_json(run_cli, root, command, code=1)["broken"] == list(files)

    def test_in_markdown_names_stand_as_they_are(
        self, command: str, tmp_path: Path, run_cli: Run
    ) -> None:
        files = {}
        for folder in ("procedures", "territory"):
            files[f"{folder}/aa-{folder[:4]}01.yaml"] = (
                "名称: 甲|乙<b>\n牵头: zrzy\n办理时限: {压减前: 2日, 压减后: 1日}\n"
                if folder == "procedures"
                else "名称: 甲|乙<b>\n"
            )
        root = figures.write(tmp_path / "w", files)
        code, out, _err = run_cli("flow", command, "-w", root, "--format", "markdown")
        assert code == 0
        assert "甲\\|乙&lt;b&gt;" in out


def test_an_earlier_version_is_read_without_a_checkout(
    tmp_path: Path, git: Callable[..., str], run_cli: Run
) -> None:
    root = figures.write(tmp_path / "w", procedures([("3个工作日", "1小时")]))
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "一")
    (root / "procedures/pr-000001.yaml").unlink()
    assert run_json(run_cli, root, "compress", "--rev", "HEAD")["counts"]["passes"] == 1
    assert run_json(run_cli, root, "compress")["counts"]["compared"] == 0
