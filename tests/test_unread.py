"""Files that cannot be read: every command that reports says which, where, and what that means."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.rules.unread import why_unread
from qingdan.store.snapshot import worktree

Said = tuple[int, str, str]
Run = Callable[..., Said]

BROKEN_REGISTER = "organs.yaml:21:5: "
BROKEN_ITEM = "powers/zjj/cf-5306s65g.yaml:17:"
LAW = "中华人民共和国城乡规划法"
REPORTING = {
    "who": ("who", "违章建筑"),
    "due": ("due",),
    "stats": ("stats",),
    "load": ("load",),
    "flow list": ("flow", "list"),
    "flow matrix": ("flow", "matrix"),
    "flow once": ("flow", "once"),
    "flow compress": ("flow", "compress"),
    "flow render": ("flow", "render", "sd-1t7f4z9a"),
    "orphans list": ("orphans", "list"),
    "orphans overlap": ("orphans", "overlap"),
    "delegations check": ("delegations", "check"),
    "delegations table": ("delegations", "table"),
    "announce list": ("announce", "--list", "powers"),
    "announce": ("announce", "2026-09-01-shigong-xuke"),
    "packet": ("packet", "2026-09-01-shigong-xuke", "--format", "markdown"),
    "export": ("export", "--format", "jsonl"),
    "conform": ("conform",),
}
OF_ITEMS = {
    "review": ("review", "--check"),
    "law impact": ("law", "impact", LAW),
}
OF_OTHER_LISTS = {"flow list", "flow matrix", "flow once", "flow compress", "delegations check"}
OF_OTHER_LISTS |= {"delegations table"}
REFUSED = {"announce list", "announce", "packet"}
"""Documents whose numbers would be wrong are not written at all."""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Path:
    """The sample, with a catalogue above it."""
    root = tmp_path_factory.mktemp("unread") / "w"
    shutil.copytree(sample, root)
    upper = root.parent / "upper"
    upper.mkdir()
    (upper / "qingdan.yaml").write_text("格式: 1\n名称: 某省\n层级: 省级\n", encoding="utf-8")
    with (root / "qingdan.yaml").open("a", encoding="utf-8") as file:
        file.write("上级清单: [{名称: 某省通用目录, 位置: ../upper}]\n")
    return root


@pytest.fixture
def damaged(lists: Path) -> Callable[[str, str], Path]:
    """Return a function that breaks a file; it is whole again after the test."""
    whole: dict[Path, bytes] = {}

    def damage(path: str, slip: str) -> Path:
        file = lists / path
        whole[file] = file.read_bytes()
        lines = file.read_text(encoding="utf-8").split("\n")
        at = 20 if path == "organs.yaml" else len(lines) - 1
        lines[at] = slip
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return lists

    yield damage  # type: ignore[misc]
    for file, content in whole.items():
        file.write_bytes(content)


@pytest.mark.parametrize("command", REPORTING.values(), ids=REPORTING)
def test_a_broken_register_is_named_with_its_place(
    command: tuple[str, ...], damaged: Callable[[str, str], Path], run_cli: Run
) -> None:
    root = damaged("organs.yaml", "    - [坏 行: {")
    code, out, err = run_cli(*command, "-w", root)
    assert (code, err.count(BROKEN_REGISTER)) == (1, 1), err
    if command[0] == "export":
        assert (out, "机构名录读不了：" in err) == ("", True)
    else:
        assert "结果里的机构只有 id" in err


@pytest.mark.parametrize("name", [*REPORTING, *OF_ITEMS])
def test_a_broken_item_is_named_with_its_place(
    name: str, damaged: Callable[[str, str], Path], run_cli: Run
) -> None:
    root = damaged("powers/zjj/cf-5306s65g.yaml", "坏 行: [1, 2")
    code, out, err = run_cli(*{**REPORTING, **OF_ITEMS}[name], "-w", root)
    if name in OF_OTHER_LISTS or name == "flow render":
        assert BROKEN_ITEM not in err
        return
    assert (code, err.count(BROKEN_ITEM)) == (1, 1), err
    assert "结果里没有它" in err
    assert bool(out) is (name not in REFUSED)


@pytest.mark.parametrize("name", ["review", "announce list"])
def test_a_broken_workspace_file_is_refused(
    name: str, damaged: Callable[[str, str], Path], run_cli: Run
) -> None:
    root = damaged("qingdan.yaml", "坏: [1, 2")
    code, out, err = run_cli(*{**REPORTING, **OF_ITEMS}[name], "-w", root)
    assert (code, out) == (2, "")
    assert "qingdan.yaml:" in err


def test_what_is_missing_or_doubled_is_said(make_workspace: Callable[..., Path]) -> None:
    item = "名称: 甲\n类型: 行政处罚\n状态: 有效\n"
    root = make_workspace(
        {
            "organs.yaml": None,
            "powers/zfj/cf-00000001.yaml": item,
            "powers/zrzy/cf-00000001.yaml": item,
            "powers/zrzy/list.yaml": "标题: [\n",
        }
    )
    paths = ["organs.yaml", "powers/zrzy/cf-00000001.yaml", "powers/zrzy/list.yaml"]
    said = {one.path: (one.place, one.why) for one in why_unread(worktree(root), paths)}
    assert said[paths[0]] == ("organs.yaml", "没有这个文件。")
    assert said[paths[1]][1] == "id 与 powers/zfj/cf-00000001.yaml 相同，只读了一个。"
    assert said[paths[2]][0].startswith("powers/zrzy/list.yaml:1:")


def test_many_files_are_not_all_listed(make_workspace: Callable[..., Path], run_cli: Run) -> None:
    files = {f"boundaries/bj-000000{number:02}.yaml": "名称: [\n" for number in range(23)}
    code, _out, err = run_cli("who", "楼上漏水", "-w", make_workspace(files))
    assert (code, err.count("boundaries/")) == (1, 20)
    assert "另有 3 个文件读不了。" in err


@pytest.mark.parametrize(
    ("register", "place", "why"),
    [
        ("机构: [\n", "organs.yaml:1:6", "方括号或花括号没有闭合"),
        ("机构: 有\n", "organs.yaml:1:5", "“机构”写得不对"),
        ("机构:\n  zfj:\n    简称: [甲]\n", "organs.yaml:2:3", "“机构.zfj.名称”写得不对"),
    ],
)
def test_a_register_that_is_wrong_is_refused_in_one_way(
    make_workspace: Callable[..., Path], run_cli: Run, register: str, place: str, why: str
) -> None:
    root = make_workspace({"powers/zfj/cf-00000001.yaml": "名称: 甲\n类型: 行政处罚\n状态: 有效\n"})
    whole = root.parent / "出.xlsx"
    assert run_cli("export", "-o", whole, "-w", root)[0] == 0
    other = root.parent / "表.csv"
    other.write_text("事项名称,权力类型\n乙,行政处罚\n", encoding="utf-8")
    (root / "organs.yaml").write_text(register, encoding="utf-8")
    commands = [("import", other), ("import", whole), ("import", whole, "--update", "--dry-run")]
    if "简称" in register:  # an organ without a name: what is exported holds none either
        commands = commands[:1]
    else:
        commands.append(("export", "-o", root.parent / "又.xlsx"))
    for command in commands:
        code, out, err = run_cli(*command, "-w", root)
        assert (code, out) == (1, ""), command
        assert err.startswith(f"{place}: 错误：机构名录读不了：{why}"), err
        assert "qingdan validate" in err


WRONG = "名称: 甲\n状态: 有效\n类型: 没有的\n"


def test_what_keeps_a_site_from_being_built_is_named_with_its_place(
    run_cli: Run, make_workspace: Callable[..., Path], tmp_path: Path
) -> None:
    wrong = {f"powers/zrzy/cf-0000000{at}.yaml": WRONG for at in range(7)}
    code, _out, err = run_cli("publish", "-w", make_workspace(wrong), "--out", tmp_path / "site")
    assert code == 1
    for path in wrong:
        assert f"{path}:3:5: " in err
    assert "有 7 个文件有错误，没有生成网站" in err
    assert "结果里没有它" not in err
    assert not (tmp_path / "site").exists()
