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
    assert (said["items"], said["calls"]) == (len(FILES) - 2, None), "all but organs and repealed"


def test_people_read_names(run_cli: Callable[..., Said], office: Path) -> None:
    asked = ("orphans", "list", "--workspace", str(office), "--exit-code")
    code, out, _err = run_cli(*asked)
    assert code == 1
    assert out.startswith("无头事项 6 个（没有牵头 2、几个牵头 1、")
    assert "；看了 8 个事项，不含废止的。" in out
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


CALLS = "工单号,镇街,诉求,时间\n1,甲镇,占道经营的管理,2025-12-01\n"
OUTSIDE = "2,甲镇,河里漂着水葫芦,2025-12-02\n3,乙镇,河里漂着水葫芦吗,2025-12-03\n"


@pytest.mark.parametrize("imported", [False, True])
def test_calls_that_no_list_covers(
    run_cli: Callable[..., Said], office: Path, tmp_path: Path, imported: bool
) -> None:
    table, private = tmp_path / "呼叫.csv", tmp_path / "内部"
    table.write_text(CALLS + OUTSIDE, encoding="utf-8")
    if imported:
        taking = ("calls", "import", str(table), "--private", str(private))
        assert run_cli(*taking, "--workspace", str(office))[0] == 0
    asked = ("orphans", "list", "--workspace", str(office), "--as-of", "2026-01-01")
    asked += ("--calls", str(private if imported else table))
    code, out, err = run_cli(*asked)
    assert (code, err) == (0, "")
    assert "呼叫 3 件，清单没有写到的 2 件。" in out
    assert "河里漂着水葫芦吗  2025-12-03" in out
    assert "河里漂着水葫芦     2" in out
    said = json.loads(run_cli(*asked, "--format", "json")[1])["calls"]
    assert said["looked_at"] == 3
    assert [one["number"] for one in said["uncovered"]] == ["2", "3"]
    assert "水葫芦" not in json.dumps(said["uncovered"], ensure_ascii=False)
    table_of = run_cli(*asked, "--format", "markdown")[1]
    assert "| 河里漂着水葫芦吗 | 2025-12-03 |" in table_of


def test_a_call_outside_the_lists_counts_for_the_exit_code(
    run_cli: Callable[..., Said], make_workspace: Callable[..., Path], tmp_path: Path
) -> None:
    files = {"organs.yaml": ORGANS, "boundaries/bj-00000001.yaml": SETTLED.replace("审核", "有效")}
    root, table = make_workspace(files, name="whole"), tmp_path / "呼叫.csv"
    table.write_text("诉求,时间\n噪声的管理,2025-12-01\n", encoding="utf-8")
    asked = ("orphans", "list", "--workspace", str(root), "--exit-code", "--calls", str(table))
    code, out, _err = run_cli(*asked)
    assert (code, out.splitlines()[0]) == (0, "看了 1 个事项，没有无头事项。")
    table.write_text("诉求,时间\n河里漂着水葫芦,2025-12-01\n", encoding="utf-8")
    assert run_cli(*asked)[0] == 1
