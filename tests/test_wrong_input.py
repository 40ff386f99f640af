"""What an editor types by mistake: the answer names the mistake, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

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
