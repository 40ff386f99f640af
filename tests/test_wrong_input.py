"""What an editor types by mistake: the answer names the mistake, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .offices import Git

Said = tuple[int, str, str]
Run = Callable[..., Said]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Path:
    """A folder with a file, an empty folder, and the sample one folder further down."""
    root = tmp_path_factory.mktemp("错")
    (root / "空").mkdir()
    (root / "表.xlsx").write_bytes(b"x")
    (root / "库").mkdir()
    (root / "库" / "inventories").symlink_to(sample)
    return root


@pytest.mark.parametrize(
    ("workspace", "said"),
    [
        ("没有", "没有“{place}”这个文件夹。"),
        ("表.xlsx", "“{place}”是文件，不是文件夹。"),
        ("空", "“{place}”不是工作区：里面没有 qingdan.yaml。"),
        ("库", "工作区在 {place}/inventories：--workspace 写到这里。"),
    ],
)
def test_a_wrong_workspace(places: Path, run_cli: Run, workspace: str, said: str) -> None:
    place = places / workspace
    code, out, err = run_cli("who", "违建", "-w", place)
    assert (code, out) == (2, "")
    assert said.format(place=place) in err


def test_a_folder_where_a_file_is_meant(places: Path, run_cli: Run, sample: Path) -> None:
    code, _out, err = run_cli("stats", "-w", sample, "-o", places / "空")
    assert code == 2
    assert "这是文件夹，不是文件" in err
    assert f"--output 写文件名，如 {places / '空' / '报告.txt'}。" in err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("packet", "x", "--as-of", "2026"), "--as-of “2026”不是日期"),
        (("law", "impact", "x", "--as-of", "明天"), "--as-of “明天”不是日期"),
        (("orphans", "overlap", "--alike", "高"), "“高” 不是数"),
        (("serve", "--port", "99999999"), "99999999 不在 0 和 65535 之间"),
        (("flow", "render", "“没有这件事”"), "没有“没有这件事”这个事项"),
    ],
)
def test_a_wrong_value_is_named_as_it_was_written(
    command: tuple[str, ...], said: str, sample: Path, run_cli: Run
) -> None:
    code, _out, err = run_cli(*command, "-w", sample)
    assert code == 2
    assert said in err


def test_quotes_around_a_name_are_no_part_of_it(sample: Path, run_cli: Run) -> None:
    plain = run_cli("flow", "render", "物业管理纠纷的调处", "-w", sample)
    assert plain[0] == 0
    for quoted in ("“物业管理纠纷的调处”", "「物业管理纠纷的调处」", "'物业管理纠纷的调处'"):
        assert run_cli("flow", "render", quoted, "-w", sample) == plain


@pytest.mark.parametrize(
    "command",
    [
        ("stats",),
        ("diff", "HEAD", "--format", "html"),
        ("validate", "--format", "json"),
        ("delegations", "table"),
        ("export", "--format", "json", "--force"),
        ("import", "表.csv", "--dry-run", "--report"),
    ],
    ids=lambda command: command[0],
)
def test_a_report_never_takes_the_place_of_a_list(
    command: tuple[str, ...], make_workspace: Callable[..., Path], run_cli: Run, git: Git
) -> None:
    root = make_workspace({"powers/zfj/cf-00000001.yaml": "名称: 甲\n类型: 行政处罚\n状态: 有效\n"})
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "一")
    (root.parent / "表.csv").write_text("事项名称,权力类型,实施依据\n乙,行政处罚,无\n", "utf-8")
    held = {file: file.read_bytes() for file in root.rglob("*.yaml")}
    for file in ("qingdan.yaml", "organs.yaml", "powers/zfj/cf-00000001.yaml"):
        option = () if command[-1] == "--report" else ("-o",)
        code, _out, err = run_cli(*command, *option, root / file, "-w", root, cwd=root.parent)
        assert code == 2, err
        assert {file: file.read_bytes() for file in root.rglob("*.yaml")} == held


def test_a_baseline_of_another_encoding(sample: Path, run_cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_bytes(b"\xff\xfe\x00")
    code, _out, err = run_cli("validate", "-w", sample, "--baseline", file)
    assert (code, "不是 UTF-8 编码" in err) == (2, True)
