"""``qingdan orphans``: what nobody owns, and giving it an owner by a declared adjustment."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .offices import Git

Said = tuple[int, str, str]

ORGANS = """机构:
  zrzy: {名称: 测试市自然资源和规划局}
  zfj: {名称: 测试市综合执法局}
  jiu: {名称: 测试市旧局, 失效日期: 2024-01-01, 承接: [zfj]}
"""
HEADLESS = "# 留着\n名称: 占道经营的管理\n状态: 草案\n配合: [zfj, zrzy]  # 都配合\n"
TWO = "名称: 油烟的管理\n状态: 有效\n牵头: [zfj, zrzy]\n"
OLD = "名称: 广告的管理\n状态: 有效\n牵头: jiu\n"
DISPUTED = "名称: 噪声的管理\n状态: 审核\n牵头: zfj\n争议: [{提出: zrzy, 途径: 协商}]\n"
SETTLED = DISPUTED.replace("协商", "协商, 结果: 由执法局牵头")
TERRITORY = "名称: 违建的发现\n状态: 草案\n主体责任: [{部门: zfj, 责任: [查处]}, {部门: zrzy}]\n"
POWER = "名称: 对占道的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
DUTY = "名称: 市容管理\n状态: 有效\n任务: [{名称: 查处}]\n"
FILES = {
    "organs.yaml": ORGANS,
    "boundaries/bj-00000001.yaml": HEADLESS,
    "boundaries/bj-00000002.yaml": TWO,
    "boundaries/bj-00000003.yaml": OLD,
    "boundaries/bj-00000004.yaml": DISPUTED,
    "boundaries/bj-00000005.yaml": SETTLED,
    "boundaries/bj-00000006.yaml": HEADLESS.replace("草案", "废止"),
    "territory/sd-00000001.yaml": TERRITORY,
    "powers/zfj/cf-00000001.yaml": POWER,
    "duties/zfj/zz-00000001.yaml": DUTY,
}


@pytest.fixture
def office(make_workspace: Callable[..., Path], git: Git) -> Path:
    root = make_workspace(dict(FILES))
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    return root


def listed(run_cli: Callable[..., Said], office: Path) -> dict[str, Any]:
    asked = ("orphans", "list", "--workspace", str(office), "--as-of", "2026-01-01")
    code, out, _err = run_cli(*asked, "--format", "json")
    assert code == 0
    said: dict[str, Any] = json.loads(out)
    return said


def test_each_lack_is_told_once(run_cli: Callable[..., Said], office: Path) -> None:
    said = listed(run_cli, office)
    assert [(one["lack"], one["item"], one["organs"]) for one in said["orphans"]] == [
        ("没有牵头", "bj-00000001", []),
        ("没有牵头", "sd-00000001", []),
        ("几个牵头", "bj-00000002", ["zfj", "zrzy"]),
        ("争议没有结果", "bj-00000004", ["zrzy"]),
        ("机构已经撤销", "bj-00000003", ["jiu"]),
        ("没有对应的职责", "cf-00000001", []),
    ]
    assert sum(said["counts"].values()) == len(said["orphans"])


def test_people_read_names(run_cli: Callable[..., Said], office: Path) -> None:
    asked = ("orphans", "list", "--workspace", str(office), "--exit-code")
    code, out, _err = run_cli(*asked)
    assert code == 1
    assert out.startswith("无头事项 6 个（没有牵头 2、几个牵头 1、")
    assert "bj-00000003  广告的管理（测试市旧局）" in out
    _code, table, _err = run_cli(*asked, "--format", "markdown")
    assert "| 机构已经撤销 | 职责边界清单 | 广告的管理 | 有效 | 测试市旧局 |" in table


def resolve(run_cli: Callable[..., Said], office: Path, item: str, *more: str) -> Said:
    asked = ("orphans", "resolve", item, "--basis", "《示例条例》第二条", "--date", "2026-01-05")
    return run_cli(*asked, "--workspace", str(office), *more)


def test_a_lead_is_given_and_declared(run_cli: Callable[..., Said], office: Path) -> None:
    code, out, err = resolve(
        run_cli,
        office,
        "bj-00000001",
        "--lead",
        "测试市综合执法局",
        "--document",
        "测编〔2026〕1号",
    )
    assert (code, out.split()) == (
        0,
        ["adjustments/2026-01-05-bj-00000001.yaml", "boundaries/bj-00000001.yaml"],
    )
    assert "由测试市综合执法局牵头" in err
    text = (office / "boundaries/bj-00000001.yaml").read_text(encoding="utf-8")
    assert "牵头: zfj\n" in text
    assert "配合: [zrzy]" in text
    assert text.startswith("# 留着\n")
    assert "bj-00000001" not in {one["item"] for one in listed(run_cli, office)["orphans"]}


def test_what_was_declared_is_what_was_done(run_cli: Callable[..., Said], office: Path) -> None:
    resolve(run_cli, office, "bj-00000002", "--lead", "zfj")
    code, out, _err = run_cli("adjust", "check", "HEAD", "--workspace", str(office))
    assert code == 0
    assert [line for line in out.splitlines() if "QD60" in line] == []
    text = (office / "boundaries/bj-00000002.yaml").read_text(encoding="utf-8")
    assert "牵头: zfj\n" in text
    assert "zrzy" in text.split("配合", 1)[1]
    assert "生效日期: 2026-01-05\n" in text


def test_a_principal_of_a_territory_matter_is_marked(
    run_cli: Callable[..., Said], office: Path
) -> None:
    resolve(run_cli, office, "sd-00000001", "--lead", "zfj")
    text = (office / "territory/sd-00000001.yaml").read_text(encoding="utf-8")
    assert text.count("牵头: true") == 1
    assert "sd-00000001" not in {one["item"] for one in listed(run_cli, office)["orphans"]}


@pytest.mark.parametrize(
    ("item", "lead", "said"),
    [
        ("bj-99999999", "zfj", "没有事项“bj-99999999”"),
        ("bj-00000001", "没有的局", "机构名录里没有“没有的局”"),
        ("cf-00000001", "zfj", "没有牵头部门"),
        ("bj-00000004", "zfj", "已经由它牵头"),
    ],
)
def test_what_cannot_be_resolved_is_said_and_nothing_is_written(
    run_cli: Callable[..., Said], office: Path, git: Git, item: str, lead: str, said: str
) -> None:
    code, _out, err = resolve(run_cli, office, item, "--lead", lead)
    assert code == 2
    assert said in err
    assert git(office, "status", "--porcelain") == ""


def test_uncommitted_work_is_not_written_over(run_cli: Callable[..., Said], office: Path) -> None:
    path = office / "boundaries/bj-00000001.yaml"
    path.write_text(HEADLESS + "备注: 改到一半\n", encoding="utf-8")
    code, _out, _err = resolve(run_cli, office, "bj-00000001", "--lead", "zfj")
    assert code == 2
    assert not (office / "adjustments").exists()
    assert resolve(run_cli, office, "bj-00000001", "--lead", "zfj", "--allow-dirty")[0] == 0
    assert "改到一半" in path.read_text(encoding="utf-8")
