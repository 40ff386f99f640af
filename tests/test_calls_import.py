"""``qingdan calls import``: calls kept in a private workspace, personal data refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .offices import Git
from .test_calls import FUMES, HEAD, LEAK, ORGANS

Said = tuple[int, str, str]
ROWS = (
    "GD-001,甲镇,饭店油烟太大,2020-09-28 10:00,市城管局,2020-10-19,5\n"
    "GD-002,乙街道,楼上漏水,2020-10-12,,,\n"
)


class Office:
    """Lists, a private workspace that is not there yet, and a table; commands run on them."""

    def __init__(self, lists: Path, folder: Path, run_cli: Callable[..., Said]) -> None:
        self.lists, self.private, self.table = lists, folder / "内部", folder / "呼叫.csv"
        self._run = run_cli

    def write(self, text: str) -> None:
        self.table.write_text(text, encoding="utf-8")

    def run(self, *more: str) -> Said:
        where = ("--private", str(self.private), "--workspace", str(self.lists))
        return self._run("calls", "import", str(self.table), *where, *more)

    def take(self, text: str, code: int = 0) -> dict[str, Any]:
        self.write(text)
        got, out, err = self.run("--format", "json")
        assert (got, err) == (code, ""), out
        said: dict[str, Any] = json.loads(out)
        return said

    def files(self) -> dict[str, str]:
        return {
            path.relative_to(self.private).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(self.private.rglob("*"))
            if path.is_file()
        }

    def check(self, *more: str) -> dict[str, Any]:
        where = ("--private", str(self.private), "--as-of", "2020-10-20", "--format", "json")
        code, out, err = self._run("calls", "check", *where, *more)
        assert (code, err) == (0, "")
        said: dict[str, Any] = json.loads(out)
        return said


@pytest.fixture
def office(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said], tmp_path: Path
) -> Office:
    root = make_workspace(
        {
            "organs.yaml": ORGANS,
            "boundaries/bj-00000001.yaml": FUMES,
            "boundaries/bj-00000002.yaml": LEAK,
        },
        name="lists",
    )
    folder = tmp_path / "office"
    folder.mkdir()
    return Office(root, folder, run_cli)


def test_calls_are_kept_a_file_a_month(office: Office) -> None:
    said = office.take(HEAD + ROWS)
    assert said["written"] == [
        "calls/2020-09.yaml",
        "calls/2020-10.yaml",
        "qingdan-private.yaml",
    ]
    september, october = (office.files()[f"calls/2020-{month}.yaml"] for month in ("09", "10"))
    [own] = [one for one in said["added"] if one in september]
    assert september == (
        f"呼叫:\n  {own}:\n    编号: GD-001\n    镇街: 甲镇\n    诉求: 饭店油烟太大\n"
        "    呼叫时间: 2020-09-28\n    派往: [市城管局]\n    办结时间: 2020-10-19\n    评价: 5\n"
    )
    assert "    派往: []\n    办结时间: 未办结\n" in october
    assert "cgj" not in september, "what the lists say is judged when it is asked"


def test_the_same_table_twice_changes_nothing(office: Office) -> None:
    first = office.take(HEAD + ROWS)
    before = office.files()
    second = office.take(HEAD + ROWS)
    assert (second["added"], second["changed"], second["same"]) == ([], [], 2)
    assert second["written"] == []
    assert office.files() == before
    lines = ROWS.splitlines(keepends=True)
    turned = office.take(HEAD + "".join(reversed(lines)))
    assert (turned["written"], len(first["added"])) == ([], 2)


def test_an_updated_table_updates_and_says_what(office: Office) -> None:
    ids = office.take(HEAD + ROWS)["added"]
    later = ROWS.replace("2020-10-12,,,", "2020-10-12,市住建局,2020-10-16,满意")
    said = office.take(HEAD + later.replace("油烟太大", "油烟扰民"))
    assert said["added"] == []
    assert [one["id"] for one in said["changed"]] == ids
    assert said["changed"][0]["fields"] == {"诉求": None}
    assert said["changed"][1]["fields"] == {
        "派往": {"before": [], "after": ["市住建局"]},
        "办结时间": {"before": "未办结", "after": "2020-10-16"},
        "评价": {"before": None, "after": 4},
    }
    office.write(HEAD + ROWS)
    out = office.run()[1]
    assert "更新 GD-001：诉求改了。" in out
    assert "更新 GD-002：派往 市住建局 → 没有写；办结时间 2020-10-16 → 未办结；" in out
    assert "油烟" not in out, "a report of an import repeats nothing that people said"


def test_a_column_that_is_missing_leaves_what_is_known(office: Office) -> None:
    office.take(HEAD + ROWS)
    before = office.files()
    said = office.take("工单号,诉求,时间\nGD-001,饭店油烟太大,2020-09-28\n")
    assert (said["same"], said["written"]) == (1, [])
    assert office.files() == before


def test_calls_of_other_tables_stay(office: Office) -> None:
    office.take(HEAD + ROWS)
    said = office.take(HEAD + "GD-003,甲镇,楼上漏水,2020-10-13,,,\n")
    assert (len(said["added"]), said["calls"]) == (1, 3)


def test_calls_without_a_number_are_known_by_what_they_say(office: Office) -> None:
    """序号 names a row, not a call: in the next table it is another's."""
    rows = "1,甲镇,饭店油烟,2020-09-28,\n2,甲镇,饭店油烟,2020-09-28,\n3,乙街道,漏水,2020-09-28,\n"
    head = "序号,镇街,诉求,时间,派往\n"
    first = office.take(head + rows)
    assert len(set(first["added"])) == 3
    said = office.take(head + "1,乙街道,漏水,2020-09-28,市城管局\n")
    assert (len(said["changed"]), said["changed"][0]["id"]) == (1, first["added"][2])
    assert "编号" not in office.files()["calls/2020-09.yaml"]


def test_two_rows_of_one_number_are_not_guessed_between(office: Office) -> None:
    twice = "GD-001,甲镇,漏水,2020-09-28,,,\n"
    said = office.take(HEAD + ROWS + twice, code=1)
    assert [one["place"] for one in said["unread"]] == ["呼叫.csv:4"]
    assert "饭店油烟太大" in office.files()["calls/2020-09.yaml"]


def test_a_number_of_another_day_is_another_call_and_told(office: Office) -> None:
    office.take(HEAD + ROWS)
    said = office.take(HEAD + "GD-001,甲镇,漏水,2020-11-02,,,\n")
    assert (len(said["added"]), said["elsewhen"]) == (1, ["GD-001"])


@pytest.mark.parametrize(
    ("row", "cell", "what"),
    [
        ("GD-9,甲镇,油烟 13812345678,2020-10-12,,,\n", "呼叫.csv:2:C", "像手机号"),
        ("GD-9,甲镇,油烟 138 1234 5678,2020-10-12,,,\n", "呼叫.csv:2:C", "像手机号"),
        ("GD-9,甲镇,找0536-1234567,2020-10-12,,,\n", "呼叫.csv:2:C", "像电话号码"),
        ("GD-9,甲镇,我是110101199003070011,2020-10-12,,,\n", "呼叫.csv:2:C", "像身份证号"),
        ("GD-9,甲镇,油烟,2020-10-12,13812345678,,\n", "呼叫.csv:2:E", "像手机号"),
        ("GD-9,13812345678,油烟,2020-10-12,,,\n", "呼叫.csv:2:B", "像手机号"),
        ("110101190001010006,甲镇,油烟,2020-10-12,,,\n", "呼叫.csv:2:A", "像身份证号"),
    ],
)
def test_a_row_with_the_number_of_a_person_is_refused(
    office: Office, row: str, cell: str, what: str
) -> None:
    said = office.take(HEAD + row + ROWS, code=1)
    assert said["refused"] == [{"cell": cell, "what": what}]
    assert len(said["added"]) == 2
    kept = "".join(office.files().values())
    for secret in ("1381234", "138 1234", "1234567", "1101011"):
        assert secret not in kept
    assert f"没有收 {cell}：{what}" in office.run()[1]


def test_a_long_number_of_a_call_is_no_person(office: Office) -> None:
    said = office.take(HEAD + "202010120001000123,甲镇,油烟,2020-10-12,,,\n")
    assert len(said["added"]) == 1


def test_columns_of_people_refuse_the_table_and_others_are_left_out(office: Office) -> None:
    office.write("诉求,时间,姓名\n饭店油烟,2020-10-12,张三\n")
    code, out, err = office.run()
    assert (code, out) == (2, "")
    assert "姓名（呼叫.csv:1:C）" in err
    assert not office.private.exists()
    said = office.take("诉求,时间,热度\n饭店油烟,2020-10-12,KANARIE\n")
    assert said["ignored"] == ["热度"]
    assert "KANARIE" not in "".join(office.files().values())


def test_imported_calls_are_judged_as_those_of_a_table(
    office: Office, run_cli: Callable[..., Said]
) -> None:
    office.take(HEAD + ROWS)
    kept = office.check()
    where = ("--workspace", str(office.lists), "--as-of", "2020-10-20", "--format", "json")
    read = json.loads(run_cli("calls", "check", str(office.table), *where)[1])
    for one in (*kept["judged"], *read["judged"]):
        del one["place"]
    assert {key: kept[key] for key in read if key != "ignored"} == {
        key: read[key] for key in read if key != "ignored"
    }


def test_what_no_table_told_stays_unknown(office: Office) -> None:
    office.take("工单号,诉求,时间\nGD-001,饭店油烟太大,2020-09-28\n")
    said = office.check()
    assert (said["sent"], said["timely"]) == ({"派往未知": 1}, {"办结未知": 1})
    office.take(HEAD + ROWS)
    said = office.check()
    assert said["sent"] == {"派对了": 1, "没有派出": 1}
    assert said["missing"] == []


def test_the_private_workspace_is_found_and_finds_its_lists(
    office: Office, run_cli: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    office.take(HEAD + ROWS)
    monkeypatch.chdir(office.private / "calls")
    code, out, _err = run_cli("calls", "check", "--as-of", "2020-10-20")
    assert code == 0
    assert "派单：派对了 1、没有派出 1。" in out
    told = {"due": "呼叫 GD-002（乙街道）办结", "orphans list": "看了 2 个事项"}
    for command, said in told.items():
        code, out, _err = run_cli(*command.split(), "--calls", "..", "--as-of", "2020-10-20")
        assert code == 0
        assert said in out
    code, out, _err = run_cli("calls", "import", "../../呼叫.csv")
    assert code == 0
    assert "没有变 2 件" in out


def test_a_dry_run_writes_nothing(office: Office) -> None:
    office.write(HEAD + ROWS)
    code, out, _err = office.run("--dry-run")
    assert code == 0
    assert out.startswith("会导入：新增 2 件")
    assert not office.private.exists()


def test_a_workbook_is_read_as_well(office: Office, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["工单号", "镇街", "诉求", "呼叫时间"])
    book.active.append(["GD-1", "甲镇", "找 13812345678", "2020-09-28"])
    other = book.create_sheet("十月")
    other.append(["工单号", "诉求", "呼叫时间"])
    other.append(["GD-2", "找 13812345678", "2020-10-12"])
    office.table = tmp_path / "呼叫.xlsx"
    book.save(office.table)
    code, out, _err = office.run("--format", "json")
    assert code == 1
    cells = [one["cell"] for one in json.loads(out)["refused"]]
    assert cells == ["呼叫.xlsx:Sheet:2:C", "呼叫.xlsx:十月:2:B"]


def test_a_busy_month_is_kept_day_by_day(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file has an upper size; the third call of the month makes it two files here."""
    monkeypatch.setattr("qingdan.calls.keeping._MANY", 2)
    rows = [f"GD-{n},甲镇,油烟,2020-09-{day},,,\n" for n, day in enumerate(("01", "01", "02"))]
    office.take(HEAD + "".join(rows[:2]))
    assert [path for path in office.files() if "calls" in path] == ["calls/2020-09.yaml"]
    said = office.take(HEAD + "".join(rows))
    assert (len(said["added"]), said["same"]) == (1, 2)
    paths = [path for path in office.files() if "calls" in path]
    assert paths == ["calls/2020-09-01.yaml", "calls/2020-09-02.yaml"]
    assert office.check()["calls"] == 3


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("呼叫: [甲]\n", "顶层应是“呼叫:”"),
        ("呼叫: {hj-1: {诉求: 甲, 呼叫时间: 2020-09-01, 姓名: 乙}}\n", "hj-1 里有不认识的内容"),
        ("呼叫: {hj-1: {诉求: 甲}}\n", "读不懂"),
        ("呼叫: {hj-1: {诉求: 甲, 呼叫时间: 2020-09-01, 办结时间: 好了}}\n", "读不懂"),
        ("呼叫: {hj-1: {诉求: 甲, 呼叫时间: 2020-09-01, 派往: 甲局}}\n", "派往应是列表"),
        ("[\n", ""),
    ],
)
def test_a_file_spoilt_by_hand_is_named(office: Office, text: str, why: str) -> None:
    office.take(HEAD + ROWS)
    (office.private / "calls/2020-09.yaml").write_text(text, encoding="utf-8")
    code, out, err = office.run()
    assert (code, out) == (2, "")
    assert "2020-09.yaml" in err
    assert why in err


def test_it_is_never_beside_the_lists(office: Office, git: Git, tmp_path: Path) -> None:
    office.write(HEAD + ROWS)
    for place in (office.lists, office.lists / "内部"):
        office.private = place
        code, out, err = office.run()
        assert (code, out) == (2, "")
        assert "会跟着公开" in err
    git(office.lists.parent, "init", "-q")
    office.private = office.lists.parent / "旁边"
    assert office.run()[0] == 2
    assert not office.private.exists()
    office.private = tmp_path / "office"
    code, _out, err = office.run()
    assert code == 2


def test_a_folder_with_tables_of_posts_may_be_it(office: Office) -> None:
    office.private = office.table.parent
    said = office.take(HEAD + ROWS)
    assert said["written"][-1] == "qingdan-private.yaml"
    assert office.table.exists()
    office.private = office.table
    code, _out, err = office.run()
    assert code == 2
    assert "不是文件夹" in err


def test_a_private_workspace_is_no_workspace_of_lists(
    office: Office, run_cli: Callable[..., Said], tmp_path: Path
) -> None:
    office.take(HEAD + ROWS)
    for asked in (("publish", "--out", str(tmp_path / "x")), ("export", "-o", "x"), ("validate",)):
        code, out, err = run_cli(*asked, "--workspace", str(office.private))
        assert (code, out) == (2, "")
        assert "是内部工作区，不是清单工作区" in err
    assert not (tmp_path / "x").exists()


def test_lists_with_a_private_workspace_in_them_are_not_published(
    office: Office, run_cli: Callable[..., Said], tmp_path: Path
) -> None:
    office.take(HEAD + ROWS)
    office.private.rename(office.lists / "内部")
    where = ("--workspace", str(office.lists))
    code, _out, err = run_cli("publish", *where, "--out", str(tmp_path / "x"))
    assert code == 2
    assert "清单工作区里有内部工作区（内部/qingdan-private.yaml），不能公开" in err
    assert not (tmp_path / "x").exists()
    code, out, _err = run_cli("validate", *where)
    assert code == 1
    assert "内部工作区移到清单工作区和它的版本库外面" in out


def test_a_mark_that_is_none_is_told(office: Office) -> None:
    rows = "".join(
        f"GD-{n},甲镇,油烟,2020-10-12,,,{mark}\n" for n, mark in enumerate(("95", "4分", ""))
    )
    said = office.take(HEAD + rows)
    assert said["unmarked"] == ["呼叫.csv:2"]
    assert "评价读不懂，没有算：呼叫.csv:2" in office.run()[1]
    assert [one["mark"] for one in office.check()["towns"]] == ["4.00"]
