"""``qingdan packet``: what stands on the page to sign and behind it, and what is left blank."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from qingdan.announce.following import checklist, following
from qingdan.announce.limits import percent
from qingdan.announce.opinions import Answer, asked_rounds
from qingdan.announce.schedule import State, schedule
from qingdan.law.succession.clocks import clocks
from qingdan.law.succession.workdays import WorkCalendar, shipped
from qingdan.model.actions import Action, SyncState, Verdict
from qingdan.model.adjustment import Adjustment
from qingdan.report import packet_words
from qingdan.rules.profile import load

from .test_announce import ADJUSTED, START, Cli, Git, Repository, line_of, power

CASES = yaml.load(  # days as text, as the program reads them
    (Path(__file__).parent / "packet_parts.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
TODAY = datetime.date(2026, 11, 22)


def adjustment(content: dict[str, Any]) -> Adjustment:
    return Adjustment.model_validate({"名称": "一批调整", **content})


@pytest.mark.parametrize(("before", "after", "said"), CASES["percents"])
def test_by_how_much_a_limit_changed(before: str, after: str, said: str) -> None:
    assert percent(before, after) == (None if said == "null" else said)


@pytest.mark.parametrize("case", CASES["answers"], ids=lambda case: str(case["reply"]))
def test_who_answered(case: dict[str, Any]) -> None:
    due = case.get("due", "2026-10-30")
    reply = case["reply"]
    if isinstance(reply, dict) and "无意见" in reply:
        reply = {**reply, "无意见": True}
    asked = adjustment(
        {
            "征求意见": [
                {
                    "征求": ["zfj"],
                    **({} if due == "null" else {"截止": due}),
                    "答复": [] if reply == "null" else [reply],
                }
            ]
        }
    )
    (one,) = asked_rounds(asked.rounds, datetime.date(2026, 11, 2))[0].organs
    assert one.answer is Answer[case["answer"]]
    assert one.late == int(case["late"])
    assert packet_words.answer(one) == case["said"]


def test_an_organ_that_was_not_asked_is_listed_as_such() -> None:
    given = {"征求意见": [{"征求": [], "答复": [{"机构": "zfj", "意见": "不同意"}]}]}
    (one,) = asked_rounds(adjustment(given).rounds, TODAY)[0].organs
    assert "未征求" in packet_words.answer(one)


@pytest.mark.parametrize("case", CASES["schedules"], ids=lambda case: str(case["given"]))
def test_by_when_each_step_is_due(case: dict[str, Any]) -> None:
    found = schedule(
        adjustment(case["given"] or {}),
        clocks(load(None).section("调整时限")),
        [Action.DEVOLVE],
        shipped(),
        TODAY,
    )
    steps = {one.clock.step: one for one in found}
    for step, (day, state) in ((k, v) for k, v in case.items() if k != "given"):
        due = steps[step].due
        assert (due.isoformat() if isinstance(due, datetime.date) else "null") == day, step
        assert steps[step].state is State[state], step


def test_clocks_of_other_actions_are_left_out_and_a_calendar_ends() -> None:
    given = adjustment({"事由": {"日期": "2026-10-12"}})
    steps = clocks(load(None).section("调整时限"))
    found = schedule(given, steps, [Action.RENAME], WorkCalendar({}), TODAY)
    assert "衔接" not in [one.clock.step for one in found]
    assert found[0].state is State.UNKNOWN
    assert packet_words.due(found[0]) == "缺2026年放假安排，推算不出"


def test_the_checklist_is_that_of_the_adjustment_else_the_general_one_with_blanks() -> None:
    section = load(None).section("合法性审查清单")
    own = adjustment({"合法性审查": {"清单": [{"问题": "依据有效吗", "结论": "是"}]}})
    (asked,) = checklist(own, section, [], [])
    assert (asked.question, asked.verdict) == ("依据有效吗", Verdict.YES)
    assert packet_words.boxes(asked.verdict) == "☑是　□否　□不涉及"
    general = checklist(adjustment({}), section, ["行政处罚"], [Action.DEVOLVE])
    assert all(one.verdict is None and one.source for one in general)
    assert any("乡镇人民政府" in one.question for one in general)
    other = checklist(adjustment({}), section, ["行政给付"], [Action.ADD])
    assert not any(
        "处罚" in one.question.split("？")[0] for one in other if "案件" not in one.question
    )


def test_systems_that_nobody_spoke_of_wait() -> None:
    section = load(None).section("同步系统")
    given = adjustment({"同步": [{"系统": "互联网+监管系统", "状态": "已同步"}]})
    found = following(given, section, ["行政处罚"])
    assert [(one.system, one.state) for one in found[:1]] == [("互联网+监管系统", SyncState.DONE)]
    rest = {one.system: one.state for one in found[1:]}
    assert "行政裁量权基准" in rest
    assert "“互联网+监管”事项清单" not in rest
    assert "行政许可事项清单" not in rest
    assert set(rest.values()) == {SyncState.WAITING}


BATCH = {
    "adjustments/pi.yaml": (
        "名称: 关于调整一批事项的公告\n依据: [《中华人民共和国环境保护法》第六条, 《示例文件》]\n"
        "审核: {日期: 2026-11-11, 意见: 同意}\n"
        "征求意见: [{征求: [zfj], 截止: 2026-11-01}]\n"
        "交接: [{类别: 在办案件, 自: zrzy, 至: zfj, 截止: 2026-11-20}]\n"
        "变更:\n"
        "  - {事项: aa-000001, 调整: 变更}\n"
        "  - {事项: aa-000003, 调整: 划转}\n"
        "  - {事项: aa-000005, 调整: 变更}\n"
        "  - {事项: aa-000007, 调整: 承接}\n"
    )
}


@pytest.fixture
def repository_(make_workspace: Callable[..., Path], git: Git) -> Repository:
    made = Repository(make_workspace(START), git)
    old_law = "依据: [《中华人民共和国环境保护法》第六条]\n"
    new = {
        "powers/zrzy/aa-000007.yaml": None,
        "powers/dqz/aa-000007.yaml": power("庚事项的许可", old_law),
    }
    made.change({key: value for key, value in ADJUSTED.items() if "07" not in key})
    (made.root / "powers/dqz").mkdir(parents=True)
    text = new["powers/dqz/aa-000007.yaml"]
    (made.root / "powers/dqz/aa-000007.yaml").write_text(str(text), encoding="utf-8")
    made.change(BATCH, "v3")
    return made


def packet(run_cli: Cli, root: Path, *more: str) -> str:
    words = ["packet", "pi", "--format", "markdown", "--as-of", "2026-11-22", *more]
    code, out, _err = run_cli(*words, cwd=root)
    assert code == 0
    return out


def test_the_page_to_sign(repository_: Repository, run_cli: Cli) -> None:
    out = packet(run_cli, repository_.root, "--base", "v1")
    page = out.split("\n---\n")[0]
    assert "共调整3项：承接1项、划转1项、变更要素1项。" in page
    assert "权力责任清单5→6（＋1）" in page
    assert "本批以外另有减1项，不计入" in page
    assert "测试市自然资源局→测试市城市管理局：1项（丙事项的许可）" in page
    assert "稻桥镇人民政府：承接1项（庚事项的许可）" in page
    assert "压减1处：甲事项的许可10日→5日，压减50%" in page
    risks = line_of(page, "| 法律风险")
    assert "引用的法规已经废止1处" in risks
    assert "本批引用的1条有问题（《中华人民共和国环境保护法》第六条：已废止）" in risks
    assert "未能核对1条（《示例文件》" in risks
    assert "QD" not in page
    waiting = line_of(page, "| 尚待办理")
    assert "逾期未答复意见：测试市城市管理局" in waiting
    assert "交接逾期1件" in waiting
    signed = page.rpartition("主要领导签批")[2]
    assert "同意" in signed
    assert "2026年11月11日" in signed


def test_what_lies_behind(repository_: Repository, run_cli: Cli) -> None:
    out = packet(run_cli, repository_.root, "--base", "v1")
    assert "| 时限：承诺 | <del>10日</del> | <ins>5日</ins> |" in out
    basis = line_of(out, "| 1 | 《中华人民共和国环境保护法》第六条")
    assert "已废止，由《中华人民共和国生态环境法典》接替" in basis
    assert "需人工核对" in line_of(out, "| 2 | 《示例文件》")
    assert "供逐条勾选" in out
    assert "□是　□否　□不涉及" in out
    assert "未答复，已逾期21日" in out
    assert "未完成，已逾期2日" in out
    assert "待同步" in out
    assert "没有写“事由”的日期" in out
    for hidden in ("戊事项", "李某某"):
        assert hidden not in out


def test_without_a_version_before_nothing_is_made_up(repository_: Repository, run_cli: Cli) -> None:
    words = ["packet", "pi", "--format", "markdown", "--as-of", "2026-11-22"]
    _code, out, err = run_cli(*words, cwd=repository_.root)
    assert "清单净＋1（没有调整前的版本可比，按各项调整推算）" in out
    assert "（待补）" in out
    assert "--base" not in out
    assert "用 --base 指明调整前的版本可以列全" in err


def test_the_file_and_its_name(repository_: Repository, run_cli: Cli, tmp_path: Path) -> None:
    made = []
    for name in ("一", "二"):
        folder = tmp_path / name
        folder.mkdir()
        words = ["packet", "pi", "--base", "v1", "--as-of", "2026-11-22", "-o", folder]
        code, out, err = run_cli(*words, cwd=repository_.root)
        assert (code, out) == (0, "")
        assert "pi-会议材料.docx" in err
        made.append((folder / "pi-会议材料.docx").read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(BytesIO(made[0])) as archive:
        text = archive.read("word/document.xml").decode("utf-8")
    assert "<w:strike/>" in text
    assert "w:tblHeader" in text
    assert 'w:orient="landscape"' in text
    assert "李某某" not in text


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["没有"], 2),
        (["pi", "--format", "pdf"], 2),
        (["pi", "-o", "x.pdf"], 2),
        (["pi", "--base", "没有"], 2),
        (["pi", "--as-of", "昨天"], 2),
        ([], 2),
    ],
)
def test_wrong_usage_is_said(
    repository_: Repository, run_cli: Cli, arguments: list[str], code: int
) -> None:
    found, out, err = run_cli("packet", *arguments, cwd=repository_.root)
    assert (found, out) == (code, "")
    assert "Traceback" not in err


def test_a_number_that_is_not_so_stops_it(repository_: Repository, run_cli: Cli) -> None:
    file = repository_.root / "adjustments/pi.yaml"
    file.write_text(
        file.read_text(encoding="utf-8") + "数量: {分类: {划转: 5}}\n", encoding="utf-8"
    )
    code, out, err = run_cli("packet", "pi", "--format", "markdown", cwd=repository_.root)
    assert (code, out) == (1, "")
    assert "“划转”写的是 5 项，算出来是 1 项" in err


def test_a_split_shows_what_ends_and_what_begins(
    make_workspace: Callable[..., Path], git: Git, run_cli: Cli
) -> None:
    made = Repository(make_workspace(START), git)
    whole = "powers/zrzy/aa-000001.yaml"
    ended = (made.root / whole).read_text(encoding="utf-8").replace("状态: 有效\n", "")
    part = "拆分自: [aa-000001]\n时限: {{法定: {days}日}}\n"
    made.change(
        {
            whole: ended + "状态: 废止\n失效日期: 2026-11-01\n承接: [aa-000011, aa-000012]\n",
            "powers/zrzy/aa-000011.yaml": power("子事项的许可", part.format(days=7)),
            "powers/zrzy/aa-000012.yaml": power("丑事项的许可", part.format(days=9)),
            "adjustments/pi.yaml": "名称: 关于拆分一个事项的公告\n变更:\n"
            "  - {事项: aa-000001, 调整: 拆分, 去向: [aa-000011, aa-000012]}\n",
        },
        "v2",
    )
    table = packet(run_cli, made.root, "--base", "v1").partition("前后对照表")[2]
    ends, first, second = (table.index(f"**{name}事项的许可") for name in "甲子丑")
    assert ends < table.index("失效日期") < first < table.index("7日") < second
    assert second < table.index("9日")
