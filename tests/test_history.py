"""The history of items on real repositories: what happened, who owned them, by which adjustment."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.errors import QingdanError
from qingdan.history import remembered
from qingdan.history.entries import Entry, ItemHistory, item_history
from qingdan.history.ledger import read_ledger
from qingdan.history.lookup import find_item
from qingdan.history.overview import trace_all
from qingdan.history.remembered import Memory
from qingdan.store import git as plumbing

from .offices import ITEM, PATH, POWER, Git, Office

ORGANS = "机构:\n  zrzy: {名称: 自然资源局}\n  zfj: {名称: 执法局, 简称: [城管]}\n"


@pytest.fixture
def office(
    make_workspace: Callable[..., Path], git: Git, monkeypatch: pytest.MonkeyPatch
) -> Office:
    root = make_workspace({PATH: POWER, "organs.yaml": ORGANS}, name="库/清单")
    git(root.parent, "init", "-q")
    made = Office(root, git, monkeypatch)
    made.commit("2024-01-05")
    return made


def told(history: ItemHistory) -> list[tuple[str, str | None, str | None, str | None]]:
    """Return day, kind, action and organ of the entries, the newest first."""
    return [
        (e.day, e.kind and str(e.kind), e.action and str(e.action), e.organ)
        for e in history.entries
    ]


def newest(history: ItemHistory) -> Entry:
    return history.entries[0]


def test_versions_of_an_item_that_was_changed_moved_and_repealed(office: Office) -> None:
    moved = f"powers/zrzy/{ITEM}.yaml"
    office.commit("2024-03-01", {PATH: POWER.replace("60日", "30日")})
    office.commit("2024-04-01", {"powers/zfj/cf-00000002.yaml": "名称: 别的\n"})
    (office.root / "powers/zrzy").mkdir()
    office.git(office.root, "mv", PATH, moved)
    office.commit("2025-01-01")
    repealed = POWER.replace("60日", "30日") + "状态: 废止\n失效日期: 2025-06-01\n"
    office.commit("2025-05-20", {moved: repealed})
    history = office.history()
    assert told(history) == [
        ("2025-05-20", "modified", "取消", "zrzy"),
        ("2025-01-01", "moved", "划转", "zrzy"),
        ("2024-03-01", "modified", "变更", "zfj"),
        ("2024-01-05", "added", "新增", "zfj"),
    ]
    assert [entry.version for entry in history.entries] == [4, 3, 2, 1]
    assert [entry.base_organ for entry in history.entries] == ["zrzy", "zfj", "zfj", None]
    fields = [(f.field, f.before, f.after) for f in history.entries[2].fields]
    assert fields == [("时限.承诺", "60日", "30日")]
    assert history.organs["zfj"] == ("执法局", "城管")
    assert not history.cut


def test_other_bytes_that_say_the_same_are_no_version(office: Office) -> None:
    office.commit("2024-02-01", {PATH: "# 说明\n" + POWER})
    assert [entry.version for entry in office.history().entries] == [1]


def test_a_removed_file_has_no_version(office: Office) -> None:
    office.commit("2024-02-01", {PATH: None})
    entry = newest(office.history())
    assert (str(entry.kind), entry.action, entry.version, entry.file) == (
        "removed",
        None,
        None,
        PATH,
    )


def test_a_default_of_the_header_is_part_of_what_an_item_says(office: Office) -> None:
    header = "powers/zfj/list.yaml"
    office.commit("2024-02-01", {header: "标题: 某局清单\n默认: {咨询方式: '12345'}\n"})
    office.commit("2024-03-01", {header: "标题: 某局清单\n默认: {咨询方式: '12388'}\n"})
    office.commit("2024-04-01", {header: "标题: 某局新清单\n默认: {咨询方式: '12388'}\n"})
    own = POWER + "咨询方式: '1'\n"
    office.commit("2024-05-01", {PATH: own})
    office.commit("2024-06-01", {header: "标题: 某局新清单\n默认: {咨询方式: '12345'}\n"})
    history = office.history()
    assert [(e.day, e.through, e.version) for e in history.entries if e.through] == [
        ("2024-03-01", header, None),
        ("2024-02-01", header, None),
    ]


ADJUSTMENT = """\
名称: 关于调整部分事项的通知
文号: 示政发〔2024〕3号
日期: 2024-02-20
生效日期: 2024-03-01
变更:
  - {事项: cf-00000009, 调整: 新增}
  - {事项: cf-00000001, 调整: 变更ANCHOR}
"""


def test_an_adjustment_is_found_by_the_commit_it_came_with(office: Office) -> None:
    office.commit(
        "2024-02-25",
        {
            PATH: POWER.replace("60日", "30日"),
            "adjustments/2024-03.yaml": ADJUSTMENT.replace("ANCHOR", ""),
        },
    )
    office.commit("2024-06-01", {PATH: POWER.replace("60日", "20日")})
    history = office.history()
    assert [[a.document for a in e.adjustments] for e in history.entries] == [
        [],
        ["示政发〔2024〕3号"],
        [],
    ]
    (adjusted,) = history.entries[1].adjustments
    assert (adjusted.file, adjusted.name, adjusted.date, adjusted.action) == (
        "adjustments/2024-03.yaml",
        "关于调整部分事项的通知",
        "2024-02-20",
        "变更",
    )


def test_an_adjustment_is_found_by_its_day(office: Office) -> None:
    office.commit("2024-02-10", {"adjustments/a.yaml": ADJUSTMENT.replace("ANCHOR", "")})
    dated = POWER.replace("2024-01-01", "2024-03-01")
    office.commit("2024-02-25", {PATH: dated.replace("60日", "30日")})
    assert [a.file for a in newest(office.history()).adjustments] == ["adjustments/a.yaml"]


def test_an_anchor_is_surer_than_day_and_commit(office: Office) -> None:
    from qingdan.compare.anchor import anchor
    from qingdan.model.vocabulary import ListKind
    from qingdan.store.reader import read_mapping

    second = POWER.replace("60日", "30日")
    mark = anchor(ListKind.POWERS, "zfj", read_mapping(second.encode()).value or {})
    declared = ADJUSTMENT.replace("ANCHOR", f", 后: {mark}")
    office.commit("2024-02-25", {PATH: second})
    office.commit("2024-03-02", {"adjustments/a.yaml": declared, PATH: POWER + "备注: 三\n"})
    history = office.history()
    assert [len(entry.adjustments) for entry in history.entries] == [1, 1, 0]
    assert history.entries[1].adjustments == history.entries[0].adjustments


def test_a_split_is_told_on_both_sides_and_followed_to_its_source(office: Office) -> None:
    half = "名称: 对占道{}的处罚\n类型: 行政处罚\n拆分自: [cf-00000001]\n"
    office.commit("2024-02-01", {PATH: POWER.replace("60日", "30日")})
    office.commit(
        "2024-05-01",
        {
            PATH: POWER + "状态: 废止\n承接: [cf-00000011, cf-00000012]\n",
            "powers/zfj/cf-00000011.yaml": half.format("摆摊"),
            "powers/zfj/cf-00000012.yaml": half.format("堆放"),
        },
    )
    source = newest(office.history())
    assert (str(source.kind), source.went_to) == ("split", ("cf-00000011", "cf-00000012"))
    history = office.history("cf-00000011")
    assert [(e.item, e.day, str(e.kind)) for e in history.entries] == [
        ("cf-00000011", "2024-05-01", "split"),
        ("cf-00000001", "2024-05-01", "split"),
        ("cf-00000001", "2024-02-01", "modified"),
        ("cf-00000001", "2024-01-05", "added"),
    ]
    assert history.entries[0].came_from == ("cf-00000001",)
    assert len(history.versions) == 1


def test_a_split_that_only_the_new_items_declare(office: Office) -> None:
    half = "名称: 对占道{}的处罚\n类型: 行政处罚\n拆分自: [cf-00000001]\n"
    office.commit(
        "2024-05-01",
        {
            PATH: None,
            "powers/zfj/cf-00000011.yaml": half.format("摆摊"),
            "powers/zfj/cf-00000012.yaml": half.format("堆放"),
        },
    )
    entry = newest(office.history())
    assert (str(entry.kind), entry.went_to) == ("split", ("cf-00000011", "cf-00000012"))


def test_an_item_that_continues_another_under_a_new_id(office: Office) -> None:
    heir = POWER + "承接自: [cf-00000001]\n"
    office.commit("2024-05-01", {PATH: None, "powers/zrzy/cf-00000021.yaml": heir})
    history = office.history("cf-00000021")
    assert [(e.item, e.day) for e in history.entries] == [
        ("cf-00000021", "2024-05-01"),
        ("cf-00000001", "2024-05-01"),
        ("cf-00000001", "2024-01-05"),
    ]
    assert history.entries[0].base_organ == "zfj"
    assert newest(office.history()).went_to == ("cf-00000021",)


def test_items_that_name_each_other_in_a_circle_end(office: Office) -> None:
    office.commit(
        "2024-02-01",
        {
            PATH: POWER + "承接自: [cf-00000002]\n",
            "powers/zfj/cf-00000002.yaml": "名称: 乙\n承接自: [cf-00000001]\n",
        },
    )
    assert {entry.item for entry in office.history().entries} == {ITEM, "cf-00000002"}


def test_a_pull_request_counts_once_on_the_day_it_was_merged(office: Office) -> None:
    office.git(office.root, "checkout", "-q", "-b", "分支")
    office.commit("2024-02-01", {PATH: POWER.replace("60日", "50日")})
    office.commit("2024-02-02", {PATH: POWER.replace("60日", "40日")})
    office.git(office.root, "checkout", "-q", "main")
    office.commit("2024-02-03", {"powers/zfj/cf-00000002.yaml": "名称: 乙\n"})
    office.at("2024-03-01")
    office.git(office.root, "merge", "-q", "--no-ff", "-m", "合并", "分支")
    history = office.history()
    assert [(entry.day, entry.fields[0].after) for entry in history.entries[:1]] == [
        ("2024-03-01", "40日")
    ]
    assert len(history.entries) == 2


def test_a_workspace_whose_folder_was_renamed_is_followed(office: Office) -> None:
    top = office.root.parent
    other = top / "别的" / "qingdan.yaml"
    other.parent.mkdir()
    other.write_text("格式: 1\n名称: 别的\n", encoding="utf-8")
    office.commit("2024-02-01", {PATH: POWER.replace("60日", "50日")})
    office.git(top, "rm", "-q", "-r", "别的")
    office.git(top, "mv", "清单", "三张清单")
    office.root = top / "三张清单"
    office.commit("2024-03-01", {PATH: POWER.replace("60日", "40日")})
    assert told(office.history()) == [
        ("2024-03-01", "modified", "变更", "zfj"),
        ("2024-02-01", "modified", "变更", "zfj"),
        ("2024-01-05", "added", "新增", "zfj"),
    ]


def test_a_shallow_clone_says_where_it_begins(office: Office, git: Git, tmp_path: Path) -> None:
    office.commit("2024-02-01", {PATH: POWER.replace("60日", "50日")})
    office.commit("2024-03-01", {PATH: POWER.replace("60日", "40日")})
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{office.root.parent}", "浅")
    shallow = tmp_path / "浅" / "清单"
    memory = Memory(tmp_path / "cache", "浅")
    ledger = read_ledger(shallow, office.tip(), memory)
    history = item_history(shallow, ledger, ITEM)
    assert history.cut
    assert told(history) == [
        ("2024-03-01", "modified", "变更", "zfj"),
        ("2024-02-01", None, None, "zfj"),
    ]
    assert not memory.path.exists(), "what is cut today may be whole tomorrow"
    git(shallow, "fetch", "-q", "--unshallow")
    whole = read_ledger(shallow, office.tip(), memory)
    assert (len(whole.commits), whole.cut) == (3, False)


# What is remembered


def test_only_new_commits_are_read_again(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(tmp_path / "cache", "w")
    office.ledger(memory)
    office.commit("2024-02-01", {PATH: POWER.replace("60日", "50日")})
    asked = []
    real = plumbing.logged

    def counted(workspace: Path, tip: str, after: str | None = None):  # type: ignore[no-untyped-def]
        asked.append(after)
        return real(workspace, tip, after)

    monkeypatch.setattr(plumbing, "logged", counted)
    first = office.ledger().commits[0]
    assert asked == [None]
    assert office.ledger(memory) == office.ledger()
    assert office.ledger(memory).events(ITEM)[-1].number == 1
    assert asked == [None, first, None]


def test_a_rewritten_history_is_read_from_where_it_parts(office: Office, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "cache", "w")
    office.commit("2024-02-01", {PATH: POWER.replace("60日", "50日")})
    office.commit("2024-03-01", {"powers/zfj/cf-00000002.yaml": "名称: 乙\n"})
    office.ledger(memory)
    office.git(office.root, "reset", "-q", "--hard", "HEAD~2")
    office.commit("2024-02-02", {PATH: POWER.replace("60日", "30日")})
    ledger = office.ledger(memory)
    assert ledger == office.ledger()
    assert ledger.items == [ITEM]
    office.git(office.root, "checkout", "-q", "--orphan", "另起")
    office.commit("2024-04-01", {PATH: POWER})
    assert office.ledger(memory) == office.ledger()


def test_an_older_revision_is_read_from_what_is_remembered(office: Office, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "cache", "w")
    first = office.tip()
    office.commit("2024-02-01", {PATH: POWER.replace("60日", "50日")})
    office.ledger(memory)
    kept = memory.path.read_bytes()
    assert read_ledger(office.root, first, memory) == read_ledger(office.root, first, None)
    assert memory.path.read_bytes() == kept


@pytest.mark.parametrize("damage", [b"", b"x" * 100, None])
def test_a_damaged_memory_costs_time_alone(
    office: Office, tmp_path: Path, damage: bytes | None
) -> None:
    memory = Memory(tmp_path / "cache", "w")
    office.ledger(memory)
    whole = memory.path.read_bytes()
    memory.path.write_bytes(whole[:-1] if damage is None else damage)
    assert office.ledger(memory) == office.ledger()
    assert memory.path.read_bytes() == whole


def test_a_folder_that_cannot_be_made_is_no_error(office: Office, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    assert office.ledger(Memory(tmp_path / "cache" / "history", "w")) == office.ledger()


def test_old_memories_are_forgotten(tmp_path: Path) -> None:
    for number in range(12):
        remembered.save(Memory(tmp_path, str(number)), ("tip", [], [], {}, {}, {}))
    assert len(list(tmp_path.iterdir())) == 8


# Which item is meant


def test_an_item_is_found_by_id_path_beginning_and_name(office: Office) -> None:
    office.commit("2024-02-01", {"powers/zfj/cf-00000022.yaml": "名称: 对占道堆放的处罚\n"})
    ledger = office.ledger()
    given = [ITEM, PATH, f"清单/{PATH}", f"{ITEM}.yaml", "cf-00000001", "对占道经营的处罚", "经营"]
    assert {find_item(office.root, ledger, word) for word in given} == {ITEM}
    assert find_item(office.root, ledger, "cf-00000022") == "cf-00000022"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("cf-000000", "可以指 2 项事项：cf-00000001、cf-00000022"),
        ("占道", "cf-00000022 对占道堆放的处罚"),
        ("没有", "没有“没有”这个事项"),
        ("", "没有“”这个事项"),
        ("行政处罚", "没有“行政处罚”这个事项"),
    ],
)
def test_an_item_that_is_not_clear_is_an_error(office: Office, given: str, words: str) -> None:
    office.commit("2024-02-01", {"powers/zfj/cf-00000022.yaml": "名称: 对占道堆放的处罚\n"})
    with pytest.raises(QingdanError) as error:
        find_item(office.root, office.ledger(), given)
    assert words in error.value.message


def test_all_items_are_traced_from_the_log_alone(office: Office) -> None:
    office.commit("2024-02-01", {"boundaries/wz000001.yaml": "名称: 事\n"})
    office.commit("2024-03-01", {PATH: None})
    office.commit("2024-04-01", {"说明/x.yaml": "x: 1\n", "README.md": "x"})
    traced = [
        (t.item, t.gone, t.commits, t.first.day, t.last.day) for t in trace_all(office.ledger())
    ]
    assert traced == [
        (ITEM, True, 1, "2024-01-05", "2024-03-01"),
        ("wz000001", False, 1, "2024-02-01", "2024-02-01"),
    ]


# The command


def test_the_command(office: Office, run_cli) -> None:  # type: ignore[no-untyped-def]
    office.commit("2024-03-01", {PATH: POWER.replace("60日", "30日")})
    at = ("--workspace", office.root)
    code, out, err = run_cli("history", ITEM, *at)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "对占道经营的处罚（cf-00000001）"
    assert lines[2].startswith("2024-03-01  变更  第2版  提交 ")
    assert "    时限·承诺（压减）：“60日”改为“30日”" in lines
    assert "某人的说明" not in out
    assert "测试" not in out
    assert "example.invalid" not in out
    assert run_cli("history", ITEM, *at) == (code, out, err)
    assert run_cli("history", ITEM, "--no-cache", *at) == (code, out, err)
    assert run_cli("history", ITEM, "--show", "1", *at)[1] == POWER
    assert run_cli("history", ITEM, "--at", "HEAD", *at)[1] == POWER.replace("60日", "30日")
    assert "第2版" not in run_cli("history", ITEM, "--rev", "HEAD~1", *at)[1]
    assert run_cli("history", *at)[1].splitlines()[1].split()[:2] == [ITEM, "2"]
    assert "| cf-00000001 | 2 |" in run_cli("history", "--format", "markdown", *at)[1]
    markdown = run_cli("history", ITEM, "--format", "markdown", *at)[1]
    assert markdown.startswith("## 对占道经营的处罚（cf-00000001）\n")


def test_a_commit_that_changed_a_comment_is_told_as_a_commit(office: Office, run_cli) -> None:  # type: ignore[no-untyped-def]
    office.commit("2024-02-01", {PATH: "# 说明\n" + POWER})
    at = ("--workspace", office.root)
    table = run_cli("history", *at)[1]
    assert table.splitlines()[0].split()[:2] == ["事项", "改动次数"]
    assert table.splitlines()[1].split()[:2] == [ITEM, "2"]
    assert "只改注释、排版的也算" in table
    (one,) = json.loads(run_cli("history", "--format", "json", *at)[1])["items"]
    assert one["commits"] == 2
    assert "只有 1 版" in run_cli("history", ITEM, "--show", "2", *at)[2]


def test_the_command_for_programs(office: Office, run_cli) -> None:  # type: ignore[no-untyped-def]
    office.commit("2024-03-01", {PATH: POWER.replace("60日", "30日")})
    at = ("--format", "json", "--workspace", office.root)
    record = json.loads(run_cli("history", ITEM, *at)[1])
    assert record["schema"] == "qingdan/history/1"
    assert record["begins"]["cut"] is False
    assert record["entries"][0]["fields"] == [
        {
            "field": "时限.承诺",
            "class": "burden",
            "direction": "reduced",
            "before": "60日",
            "after": "30日",
        }
    ]
    everything = json.loads(run_cli("history", *at)[1])
    assert [(one["item"], one["commits"]) for one in everything["items"]] == [(ITEM, 2)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--show", "1"], "要和 ITEM 一起用"),
        ([ITEM, "--show", "9"], "只有 1 版"),
        ([ITEM, "--at", "没有"], "没有版本"),
        ([ITEM, "--at", "HEAD", "--show", "1"], "不能同时用"),
        ([ITEM, "--rev", "没有"], "没有版本"),
        ([ITEM, "--in-force-on", "昨天"], "不是日期"),
        ([ITEM, "--format", "docx"], "--format"),
        ([ITEM, "--in-force-on", "2020-01-01"], "没有有效的版本"),
    ],
)
def test_wrong_calls(office: Office, run_cli, words: list[str], said: str) -> None:  # type: ignore[no-untyped-def]
    code, out, err = run_cli("history", *words, "--workspace", office.root)
    assert (code, out) == (2, "")
    assert said in err
    assert "→" in err


def test_nothing_committed_and_no_repository(make_workspace, git: Git, run_cli) -> None:  # type: ignore[no-untyped-def]
    root = make_workspace({PATH: POWER})
    assert "不在 git 版本库里" in run_cli("history", "--workspace", root)[2]
    git(root, "init", "-q")
    assert "还没有任何提交" in run_cli("history", "--workspace", root)[2]
    git(root, "commit", "-q", "--allow-empty", "-m", "空")
    assert "历史里没有这个工作区" in run_cli("history", "--workspace", root)[2]
