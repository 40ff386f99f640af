"""``qingdan conform``: where the lists above lie, and what ``--apply`` does to our files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.store.reader import read_mapping

from .levels import levels, write_level, write_levels

Run = Callable[..., tuple[int, str, str]]
Git = Callable[..., str]

UPPER = """\
名称: 对违法建设的处罚
类型: 行政处罚
编码: {基本编码: "000215003000"}
依据: [《中华人民共和国城乡规划法》第六十四条, 《中华人民共和国城乡规划法》第六十八条]
"""
OURS = """\
# 这一项最常用
名称: 对违法建设处罚   # 少一个“的”
类型: 行政处罚
俗称: [违建]
编码:
  基本编码: "000215003000"   # 国家给的
  地方编码: "0012"
依据:
  # 主要的一条
  - 引用: 《城乡规划法》第六十四条
    原文: 未取得建设工程规划许可证……
  - 《城乡规划法》第六十六条   # 不知道为什么在这里
承办机构: [规划执法科]
"""
APPLIED = """\
# 这一项最常用
名称: 对违法建设的处罚   # 少一个“的”
类型: 行政处罚
俗称: [违建]
编码:
  基本编码: "000215003000"   # 国家给的
  地方编码: "0012"
依据:
  # 主要的一条
  - 引用: 《城乡规划法》第六十四条
    原文: 未取得建设工程规划许可证……
  - 《中华人民共和国城乡规划法》第六十八条   # 不知道为什么在这里
承办机构: [规划执法科]
"""
FILE = "powers/zrzy/cf-xian0003.yaml"


@pytest.fixture
def county(tmp_path: Path, git: Git) -> Path:
    """A county with one item, in a repository of its own, beside a province."""
    write_level(tmp_path / "省", "省", [])
    (tmp_path / "省" / "powers/zrzy/cf-sheng03.yaml").write_text(UPPER, "utf-8")
    root = write_level(tmp_path / "县", "县", [], "[{名称: 省, 位置: ../省}]")
    (root / FILE).write_text(OURS, "utf-8")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "县")
    return root


def test_apply_keeps_comments_and_other_keys(county: Path, run_cli: Run) -> None:
    code, out, _err = run_cli("conform", "--apply", "-w", county)
    assert code == 0
    assert (county / FILE).read_text("utf-8") == APPLIED
    assert "已改 2 处，1 个文件" in out


def test_propose_is_a_patch_that_git_takes(
    county: Path, tmp_path: Path, run_cli: Run, git: Git
) -> None:
    patch = tmp_path / "改.patch"
    code, _out, err = run_cli("conform", "--propose", patch, "-w", county)
    assert code == 0
    assert "2 处，1 个文件" in err
    assert (county / FILE).read_text("utf-8") == OURS
    git(county, "apply", str(patch))
    assert (county / FILE).read_text("utf-8") == APPLIED


def test_uncommitted_files_are_not_rewritten(county: Path, run_cli: Run) -> None:
    (county / FILE).write_text(OURS + "备注: 没有提交\n", "utf-8")
    code, _out, err = run_cli("conform", "--apply", "-w", county)
    assert code == 2
    assert "还没有提交" in err
    assert (county / FILE).read_text("utf-8") == OURS + "备注: 没有提交\n"
    assert run_cli("conform", "--apply", "--allow-dirty", "-w", county)[0] == 0
    assert (county / FILE).read_text("utf-8") == APPLIED + "备注: 没有提交\n"


def test_all_or_none(county: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from qingdan.conform import proposing
    from qingdan.store.retelling import UnpatchableError

    other = FILE.replace("0003", "0004")
    (county / other).write_text(OURS.replace("违法建设", "违章建设"), "utf-8")
    upper = UPPER.replace("违法建设", "违章建设").replace("0215003", "0215004")
    (county / other).write_text(
        (county / other).read_text("utf-8").replace("0215003", "0215004"), "utf-8"
    )
    (county / "../省" / FILE.replace("xian0003", "sheng04")).write_text(upper, "utf-8")
    whole = proposing.restated

    def refuses(path: str, data: bytes, value: dict[str, object]) -> bytes:
        if path == other:
            raise UnpatchableError(path)
        return whole(path, data, value)

    monkeypatch.setattr(proposing, "restated", refuses)
    code, _out, err = run_cli("conform", "--apply", "--allow-dirty", "-w", county)
    assert code == 1
    assert other in err
    assert (county / FILE).read_text("utf-8") == OURS


def test_only_some_fields_are_written(county: Path, run_cli: Run) -> None:
    run_cli("conform", "--apply", "--select", "名称", "-w", county)
    value = read_mapping((county / FILE).read_bytes()).value
    assert value is not None
    assert value["名称"] == "对违法建设的处罚"
    assert value["依据"][1] == "《城乡规划法》第六十六条"


def test_a_clash_is_written_only_for_the_one_named(tmp_path: Path, run_cli: Run) -> None:
    root = write_levels(tmp_path, "[{名称: 市, 位置: ../市}, {名称: 省, 位置: ../省}]")
    file = root / "powers/zrzy/xk-xian0002.yaml"
    before = file.read_text("utf-8")
    run_cli("conform", "--apply", "--allow-dirty", "-w", root)
    assert file.read_text("utf-8") == before
    run_cli("conform", "--apply", "--allow-dirty", "--upper", "市", "-w", root)
    assert "名称: 乡村建设规划许可证的核发" in file.read_text("utf-8")


def test_an_upper_list_at_a_revision(county: Path, run_cli: Run, git: Git) -> None:
    """In a bare repository beside ours, which holds the workspace in a folder; a tag of it."""
    upper = county.parent / "省"
    inside = upper / "inventories"
    inside.mkdir()
    for part in ("qingdan.yaml", "organs.yaml", "powers"):
        shutil.move(upper / part, inside / part)
    git(upper, "init", "-q")
    git(upper, "add", "-A")
    git(upper, "commit", "-q", "-m", "一")
    git(upper, "tag", "v1")
    (inside / "powers/zrzy/cf-sheng03.yaml").write_text(UPPER.replace("六十八", "六十六"), "utf-8")
    git(upper, "commit", "-q", "-am", "二")
    git(county.parent, "clone", "-q", "--bare", "省", "省.git")
    for place, revision, lacking in (
        ("../省.git", "v1", ["《中华人民共和国城乡规划法》第六十八条"]),
        ("../省.git/inventories", "v1", ["《中华人民共和国城乡规划法》第六十八条"]),
        ("../省.git", None, None),
        ("../省", "v1", ["《中华人民共和国城乡规划法》第六十八条"]),
        ("../省", None, None),
    ):
        at = f', 版本: "{revision}"' if revision else ""
        text = (
            "格式: 1\n名称: 县\n虚构: true\n层级: 县级\n"
            f"上级清单: [{{名称: 省, 位置: {place}{at}}}]\n"
        )
        (county / "qingdan.yaml").write_text(text, "utf-8")
        _code, out, _err = run_cli("conform", "--format", "json", "-w", county)
        report = json.loads(out)
        found = [one["lacking"] for one in report["findings"] if one["field"] == "依据"]
        assert found == ([lacking] if lacking else []), place
        version = report["uppers"][0]["version"]
        assert version == ("worktree" if (place, revision) == ("../省", None) else version)
        assert len(version) in (8, 40)


def test_ours_at_a_revision_and_in_a_bare_repository(county: Path, run_cli: Run, git: Git) -> None:
    (county / FILE).write_text(APPLIED, "utf-8")
    asked = ("conform", "--exit-code")
    assert run_cli(*asked, "-w", county)[0] == 0
    assert run_cli(*asked, "--rev", "HEAD", "-w", county)[0] == 1
    git(county.parent, "clone", "-q", "--bare", "县", "县.git")
    assert run_cli(*asked, "--rev", "HEAD", "-w", county.parent / "县.git")[0] == 1


@pytest.mark.parametrize(
    ("level", "above"), [("县级", False), ("乡级", False), ("市级", True), (None, True)]
)
def test_a_list_of_our_own_level_is_no_upper_list(
    county: Path, run_cli: Run, level: str | None, above: bool
) -> None:
    stated = f", 层级: {level}" if level else ""  # 省级 by its own qingdan.yaml
    text = f"格式: 1\n名称: 县\n层级: 县级\n上级清单: [{{名称: 甲, 位置: ../省{stated}}}]\n"
    (county / "qingdan.yaml").write_text(text, "utf-8")
    for shape in ("text", "markdown"):
        _code, out, _err = run_cli("conform", "-w", county, "--format", shape)
        assert ("它不是上级清单" in out) is not above
    _code, out, _err = run_cli("conform", "-w", county, "--format", "json")
    assert [one["above"] for one in json.loads(out)["uppers"]] == [above]


def test_where_no_upper_list_can_be_had(county: Path, run_cli: Run) -> None:
    """Each is exit 2, with the name, the place and what to do."""
    head = "格式: 1\n名称: 县\n层级: 县级\n"
    (county.parent / "空").mkdir()
    for uppers, said in (
        ("", "没有写“上级清单”"),
        ("上级清单: [{名称: 省, 位置: ../没有}]\n", "位置“../没有”不存在"),
        (f"上级清单: [{{名称: 省, 位置: {county.parent / '省'}}}]\n", "要写相对路径"),
        ("上级清单: [{名称: 省, 位置: 'https://example.invalid/省.git'}]\n", "要写相对路径"),
        ("上级清单: [{名称: 省, 位置: ../空}]\n", "里没有 qingdan.yaml"),
        ("上级清单: [{名称: 省, 位置: ., 版本: 没有}]\n", "“省”（.）读不了"),
    ):
        (county / "qingdan.yaml").write_text(head + uppers, "utf-8")
        code, out, err = run_cli("conform", "-w", county)
        assert (code, out) == (2, ""), uppers
        assert said in err
        assert "→" in err
        code, out, _err = run_cli("conform", "--format", "json", "-w", county)
        error = json.loads(out)
        assert (code, error["schema"], error["file"]) == (2, "qingdan/error/1", "qingdan.yaml")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--upper", "国"), "没有叫“国”的上级清单"),
        (("--select", "依据,名字"), "--select 不能是“名字”"),
        (("--format", "pdf"), "--format 不能是“pdf”"),
        (("--apply", "--rev", "HEAD"), "不能改写"),
        (("--apply", "--propose", "x"), "不能同时用"),
    ],
)
def test_what_cannot_be_asked(
    county: Path, run_cli: Run, arguments: tuple[str, ...], said: str
) -> None:
    code, _out, err = run_cli("conform", *arguments, "-w", county)
    assert code == 2
    assert said in err


def test_files_that_cannot_be_read_are_named(tmp_path: Path, run_cli: Run) -> None:
    cases = levels()
    write_level(tmp_path / "省", "省", cases["省"][:1])
    root = write_level(tmp_path / "县", "县", cases["县"][:1], "[{名称: 省, 位置: ../省}]")
    (root / "powers/zrzy/cf-xian0777.yaml").write_text("名称: [", "utf-8")
    (tmp_path / "省/powers/zrzy/cf-sheng77.yaml").write_text("名称: [", "utf-8")
    code, out, err = run_cli("conform", "-w", root)
    assert code == 1
    assert "本级有 1 个文件读不了，没有比：powers/zrzy/cf-xian0777.yaml" in out
    assert "“省”有 1 个文件读不了" in out
    assert "powers/zrzy/cf-xian0777.yaml:1:" in err
