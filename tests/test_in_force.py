"""What was law on a day: by 生效日期 and 失效日期, not by when it was committed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.errors import QingdanError
from qingdan.history.in_force import law_on, snapshot_on
from qingdan.history.ledger import read_ledger

from .offices import ITEM, PATH, Git, Office

FIRST = "名称: 第一版\n生效日期: 2024-01-01\n"


def on(office: Office, day: str, item: str = ITEM) -> str | None:
    """Return the name in force on a day; None where there was none."""
    law = law_on(office.root, office.ledger(), datetime.date.fromisoformat(day), [item])
    return law.items[0].name if law.items else None


@pytest.fixture
def item(make_workspace: Callable[..., Path], git: Git, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office with one item, committed on 2024-01-05."""
    root = make_workspace({PATH: FIRST}, name="库/清单")
    git(root.parent, "init", "-q")
    office = Office(root, git, monkeypatch)
    office.commit("2024-01-05")
    return office


def test_a_version_counts_from_its_day_not_from_its_commit(item: Office) -> None:
    item.commit("2024-03-01", {PATH: "名称: 第二版\n生效日期: 2024-06-01\n"})
    item.commit("2024-09-01", {PATH: "名称: 第三版\n生效日期: 2024-08-01\n"})
    assert [on(item, f"2024-{month:02}-15") for month in range(1, 10)] == [
        *["第一版"] * 5,
        *["第二版"] * 2,
        *["第三版"] * 2,
    ]
    assert on(item, "2023-12-31") is None
    assert on(item, "2024-05-31") == "第一版"
    assert on(item, "2024-06-01") == "第二版"


def test_a_correction_without_a_new_day_replaces_what_it_corrects(item: Office) -> None:
    item.commit("2024-03-01", {PATH: FIRST.replace("第一版", "改正版")})
    assert on(item, "2024-01-02") == "改正版"


def test_the_header_gives_the_day_and_the_status(item: Office) -> None:
    header = "powers/zfj/list.yaml"
    item.commit("2024-02-01", {header: "默认: {生效日期: 2024-02-01}\n", PATH: "名称: 二\n"})
    item.commit("2025-02-01", {header: "默认: {生效日期: 2025-03-01}\n"})
    assert on(item, "2024-01-31") == "第一版"
    assert on(item, "2024-02-01") == "二"
    law = law_on(item.root, item.ledger(), datetime.date(2025, 2, 28), [ITEM])
    assert (law.items[0].effective, law.items[0].day) == ("2024-02-01", "2024-02-01")
    law = law_on(item.root, item.ledger(), datetime.date(2025, 3, 1), [ITEM])
    assert (law.items[0].effective, law.items[0].day) == ("2025-03-01", "2025-02-01")
    item.commit("2026-01-01", {header: "默认: {生效日期: 2026-01-01, 状态: 草案}\n"})
    assert on(item, "2026-02-01") == "二"


def test_a_draft_is_no_law_and_the_version_before_it_stands(item: Office) -> None:
    item.commit("2024-03-01", {PATH: "名称: 修改稿\n生效日期: 2024-03-01\n状态: 审核\n"})
    assert on(item, "2024-04-01") == "第一版"
    new = "powers/zfj/cf-00000002.yaml"
    item.commit("2024-05-01", {new: "名称: 新\n状态: 草案\n"})
    assert on(item, "2024-06-01", "cf-00000002") is None


@pytest.mark.parametrize(
    ("end", "last", "first_without"),
    [
        ("失效日期: 2024-07-01\n", "2024-06-30", "2024-07-01"),
        ("", "2024-04-30", "2024-05-01"),
        ("失效日期: 不明\n", "2024-04-30", "2024-05-01"),
    ],
)
def test_a_repeal_ends_it_on_its_day(item: Office, end: str, last: str, first_without: str) -> None:
    item.commit("2024-05-01", {PATH: FIRST + "状态: 废止\n" + end})
    item.commit("2025-01-01", {PATH: FIRST + "状态: 废止\n备注: 后来写的\n" + end})
    assert on(item, last) == "第一版"
    assert on(item, first_without) is None


def test_a_repealed_item_whose_earlier_text_was_never_committed(item: Office) -> None:
    path = "powers/zfj/cf-00000002.yaml"
    text = "名称: 旧\n状态: 废止\n生效日期: 2020-01-01\n失效日期: 2024-07-01\n"
    item.commit("2024-05-01", {path: text})
    assert [on(item, day, "cf-00000002") for day in ("2019-12-31", "2024-06-30", "2024-07-01")] == [
        None,
        "旧",
        None,
    ]


def test_what_expires_without_a_repeal_is_over(item: Office) -> None:
    item.commit("2024-03-01", {PATH: FIRST + "失效日期: 2024-12-31\n"})
    assert on(item, "2024-12-30") == "第一版"
    assert on(item, "2024-12-31") is None


def test_what_is_suspended_is_law_still(item: Office) -> None:
    item.commit("2024-03-01", {PATH: FIRST + "状态: 暂停\n"})
    (one,) = law_on(item.root, item.ledger(), datetime.date(2024, 4, 1), [ITEM]).items
    assert one.status == "暂停"


def test_a_removed_file_is_gone_from_the_day_of_the_commit(item: Office) -> None:
    item.commit("2024-03-01", {PATH: None})
    assert on(item, "2024-02-29") == "第一版"
    assert on(item, "2024-03-01") is None
    item.commit("2024-06-01", {PATH: "名称: 又有了\n生效日期: 2024-06-01\n"})
    assert on(item, "2024-04-01") is None
    assert on(item, "2024-06-01") == "又有了"


def test_without_any_day_the_commit_gives_it(item: Office) -> None:
    path = "powers/zfj/cf-00000002.yaml"
    item.commit("2024-05-01", {path: "名称: 无日期\n"})
    law = law_on(item.root, item.ledger(), datetime.date(2024, 5, 1), ["cf-00000002"])
    assert (law.items[0].effective, law.items[0].assumed) == ("2024-05-01", True)
    assert on(item, "2024-04-30", "cf-00000002") is None


@pytest.mark.parametrize(
    "text",
    [
        "名称: 第一版\n生效日期: '2024-01-01'\n",
        '{"名称": "第一版", "生效日期": "2024-01-01"}\n',
        '"名称": 第一版\n"生效日期": 2024-01-01\n',
        "名称: >-\n  第一版\n生效日期: 2024-01-01 # 起\n",
        "备注: |\n  生效日期: 2030-01-01\n名称: 第一版\n生效日期: 2024-01-01\n",
        "名称: 第一版\r\n生效日期: 2024-01-01\r\n",
        "\ufeff名称: 第一版\n生效日期: 2024-01-01\n",
        "名称: &a 第一版\n俗称: [*a]\n生效日期: 2024-01-01",
    ],
)
def test_however_it_is_written(item: Office, text: str) -> None:
    item.commit("2024-05-01", {PATH: text})
    item.commit("2024-06-01", {PATH: "名称: 后来的\n生效日期: 2025-01-01\n"})
    assert on(item, "2024-01-01") == "第一版"


def test_the_whole_workspace_on_a_day(item: Office) -> None:
    moved = f"powers/zrzy/{ITEM}.yaml"
    other = "powers/zfj/cf-00000002.yaml"
    header = "powers/zfj/list.yaml"
    item.commit("2024-02-01", {header: "标题: 旧\n", other: "名称: 乙\n生效日期: 2024-02-01\n"})
    item.commit("2024-05-01", {"texts/a.yaml": "甲: {内容: [一]}\n"})
    item.commit("2024-06-01", {"texts/a.yaml": "甲: {内容: [二]}\n", header: "标题: 新\n"})
    item.commit("2024-07-01", {PATH: None, moved: "名称: 第二版\n生效日期: 2024-09-01\n"})
    register = "机构:\n  zfj: {名称: 新执法局, 曾用名: [执法局]}\n"
    item.commit("2024-12-01", {other: None, "organs.yaml": register})
    ledger = item.ledger()
    may = snapshot_on(item.root, ledger, datetime.date(2024, 5, 15))
    assert may.paths() == [
        "organs.yaml",
        PATH,
        other,
        header,
        "qingdan.yaml",
        "texts/a.yaml",
    ]
    assert may.read(PATH).decode() == FIRST
    assert may.read(header).decode() == "标题: 旧\n"
    assert may.read("texts/a.yaml").decode() == "甲: {内容: [一]}\n"
    assert may.read("organs.yaml").decode() == register
    assert (may.label, may.date) == ("in-force-on-2024-05-15", datetime.date(2024, 5, 15))
    autumn = snapshot_on(item.root, ledger, datetime.date(2024, 9, 1))
    assert autumn.read(moved).decode().startswith("名称: 第二版")
    assert PATH not in autumn.paths()
    assert other not in snapshot_on(item.root, ledger, datetime.date(2025, 1, 1)).paths()
    with pytest.raises(QingdanError, match="没有生效的事项"):
        snapshot_on(item.root, ledger, datetime.date(2000, 1, 1))


def test_the_snapshot_holds_exactly_the_items_in_force(item: Office) -> None:
    for number in range(2, 9):
        text = f"名称: 第{number}项\n生效日期: 2024-0{number}-01\n"
        item.commit("2024-01-10", {f"powers/zfj/cf-0000000{number}.yaml": text})
    ledger = item.ledger()
    for month in range(1, 10):
        day = datetime.date(2024, month, 1)
        paths = snapshot_on(item.root, ledger, day).paths()
        files = [one.file for one in law_on(item.root, ledger, day).items]
        assert sorted(files) == [path for path in paths if path.startswith("powers/")]
        assert len(files) == min(month, 8)


def test_the_command(item: Office, run_cli: Callable[..., tuple[int, str, str]]) -> None:
    item.commit("2024-03-01", {PATH: "名称: 第二版\n生效日期: 2024-06-01\n"})
    at = ("--workspace", item.root)
    code, out, err = run_cli("history", ITEM, "--in-force-on", "2024-05-31", *at)
    assert (code, out) == (0, FIRST)
    assert "生效日期：2024-01-01" in err
    listed = run_cli("history", "--in-force-on", "2024-06-01", *at)[1].splitlines()
    assert listed[1].split()[:2] == [ITEM, "2024-06-01"]
    assert listed[-1] == "2024-06-01 有效的事项 1 个。"
    answered = run_cli("history", "--in-force-on", "2024-06-01", "--format", "json", *at)[1]
    record = json.loads(answered)
    assert (record["schema"], record["day"]) == ("qingdan/in-force/1", "2024-06-01")
    assert [one["name"] for one in record["items"]] == ["第二版"]
    one = run_cli("history", ITEM, "--in-force-on", "2024-05-31", "--format", "json", *at)[1]
    assert json.loads(one)["text"] == FIRST


@pytest.fixture
def shallow(item: Office, git: Git, tmp_path: Path) -> Office:
    """A clone that begins on 2024-09-01, with four items of which two are settled there."""
    future, draft, gone = (f"powers/zfj/cf-0000000{number}.yaml" for number in (2, 3, 4))
    old = "名称: 旧\n生效日期: 2024-01-01\n"
    item.commit("2024-02-01", {future: old, draft: old, gone: old})
    item.commit("2024-08-01", {gone: None})
    later = {future: old.replace("2024-01", "2025-01"), draft: old + "状态: 审核\n"}
    item.commit("2024-09-01", later)
    item.commit("2024-10-01", {"powers/zfj/cf-00000005.yaml": "名称: 新\n生效日期: 2024-11-01\n"})
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{item.root.parent}", "浅")
    return Office(tmp_path / "浅" / "清单", git, item.monkeypatch)


@pytest.mark.parametrize(
    ("day", "which", "known"),
    [
        ("2024-12-01", ITEM, "第一版"),  # whatever was before, the newest is in force
        ("2024-12-01", "cf-00000005", "新"),
        ("2024-10-15", "cf-00000005", None),  # not yet; there is nothing before it
        ("2025-02-01", "cf-00000002", "旧"),
        ("2024-12-01", "cf-00000002", QingdanError),  # not yet: the one before it is not held
        ("2025-02-01", "cf-00000003", QingdanError),  # a draft: the one before it is not held
        ("2024-08-31", ITEM, QingdanError),  # before the clone begins
    ],
)
def test_a_shallow_clone_answers_what_it_can_know(
    item: Office, shallow: Office, day: str, which: str, known: object
) -> None:
    if known is QingdanError:
        with pytest.raises(QingdanError, match="浅克隆") as error:
            on(shallow, day, which)
        assert "fetch-depth: 0" in error.value.hint
        assert on(item, day, which) is not None
    else:
        assert on(shallow, day, which) == known == on(item, day, which)


def test_the_commands_do_not_answer_from_a_shallow_clone(
    shallow: Office, run_cli: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    at = ("--workspace", shallow.root, "--in-force-on", "2024-05-01")
    for order in (
        ("history",),
        ("history", ITEM),
        ("publish", "--out", tmp_path / "站"),
    ):
        code, out, err = run_cli(*order, *at)
        assert (code, out) == (2, "")
        assert "fetch-depth: 0" in err
    assert not (tmp_path / "站").exists()


def test_a_shallow_clone_does_not_guess_other_files(item: Office, git: Git, tmp_path: Path) -> None:
    header = "powers/zfj/list.yaml"
    item.commit("2024-02-01", {header: "标题: 旧\n默认: {生效日期: 2024-01-01}\n"})
    item.commit("2024-03-01", {header: "标题: 新\n默认: {生效日期: 2025-01-01}\n"})
    item.commit("2024-04-01", {"texts/a.yaml": "甲: {内容: [一]}\n"})
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{item.root.parent}", "浅")
    clone = Office(tmp_path / "浅" / "清单", git, item.monkeypatch)
    day = datetime.date(2024, 6, 1)
    snapshot = snapshot_on(item.root, item.ledger(), day)
    assert snapshot.read(header).decode().startswith("标题: 旧")
    with pytest.raises(QingdanError, match="浅克隆"):
        snapshot_on(clone.root, clone.ledger(), day)
    assert snapshot_on(clone.root, clone.ledger(), datetime.date(2025, 1, 1)).read(header)


def test_a_site_of_what_was_in_force(
    sample: Path, git: Git, run_cli: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    import shutil

    root = tmp_path / "清单"
    shutil.copytree(sample, root)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "一")
    order = ["publish", "--format", "markdown", "--workspace", root, "--out", tmp_path / "站"]
    assert run_cli(*order, "--in-force-on", "2000-01-01")[0] == 2
    code, _, err = run_cli(*order, "--in-force-on", "2026-10-01")
    assert (code, "已生成" in err) == (0, True), err
    ledger = read_ledger(root, git(root, "rev-parse", "HEAD").strip(), None)
    law = law_on(root, ledger, datetime.date(2026, 10, 1))
    repealed = {one.item for one in law.items if one.status == "废止"}
    assert repealed == set()
    pages = {path.stem for path in (tmp_path / "站").rglob("*.md")}
    public = {one.item for one in law.items}
    assert {page for page in pages if page.startswith(("cf-", "xk-"))} <= public
