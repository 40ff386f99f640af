"""``qingdan load``: duties, links and people of towns, organs and units."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from . import offices
from .conftest import Ask, Run, texts

Table = Callable[[str, str], Path]
Make = Callable[..., Path]


def town_lists() -> dict[str, str]:
    """Twenty duties and nineteen departments above for each of twelve towns."""
    files = {
        f"fulfilment/zhenjie/lz-1{n:07}.yaml": f"名称: 事项{n:03}\n类别: 基本履职\n状态: 有效\n"
        for n in range(1, 21)
    }
    for n in range(1, offices.DEPARTMENTS + 1):
        files[f"fulfilment/zhenjie/lz-2{n:07}.yaml"] = (
            f"名称: 配合{n:03}\n类别: 配合履职\n状态: 有效\n上级部门: bm{n:02}\n"
        )
    return {"organs.yaml": offices.organs_file(), **files}


def test_the_published_load_of_twelve_towns(
    make_workspace: Make, table: Table, ask: Ask, run_cli: Run
) -> None:
    """大安: 58/12 = 4.83 people a town, 86/12 = 7.17 posts, 20/4.83 = 4.1 duties a head."""
    root = make_workspace(town_lists())
    staff = table("编制.csv", offices.wide_table())
    said = ask("load", "--staff", staff, "-w", root)
    assert (said["authorised"], said["actual"]) == (86, 58)
    assert (said["authorised_mean"], said["actual_mean"]) == ("7.17", "4.83")
    assert said["duties_per_head"] == "4.1"
    assert {(one["duties"], len(one["links"])) for one in said["rows"]} == {(20, 19)}
    assert not any(one["flagged"] for one in said["rows"]), "all bear the same"
    code, out, _err = run_cli("load", "--staff", staff, "-w", root)
    assert code == 0
    assert "核定 86，平均 7.17；实有 58，平均 4.83" in out
    assert "人均职责 4.1 项" in out


def test_without_staff_only_counts(make_workspace: Make, ask: Ask) -> None:
    said = ask("load", "-w", make_workspace(town_lists()))
    assert said["staffed"] is False
    assert said["duties_per_head"] is None
    assert {one["rank"] for one in said["rows"]} == {1}
    assert all(one["duties_per_head"] is None for one in said["rows"])


def loads(count: int, heavy: dict[int, tuple[int, int, int]]) -> tuple[dict[str, str], str]:
    """Lists and a table of towns; ``heavy`` towns have so many duties, links and people."""
    names = range(1, count + 1)
    towns = "".join(f"  xz{n}: {{名称: 示例{n}镇, 性质: 乡镇人民政府}}\n" for n in names)
    organs = "".join(f"  bm{n}: {{名称: 部门{n}}}\n" for n in range(1, 10))
    files, rows = {"organs.yaml": "机构:\n" + towns + organs}, "单位,核定,实有\n"
    for n in names:
        duties, links, people = heavy.get(n, (3, 2, 9))
        rows += f"示例{n}镇,9,{people}\n"
        for k in range(1, duties + 1):
            files[f"fulfilment/xz{n}/lz-{n}a00000{k}.yaml"] = f"名称: 事项{k}\n类别: 基本履职\n"
        for k in range(1, links + 1):
            said = f"名称: 配合{k}\n类别: 配合履职\n上级部门: bm{k}\n"
            files[f"fulfilment/xz{n}/lz-{n}b00000{k}.yaml"] = said
    return files, rows


@pytest.mark.parametrize(
    ("count", "heavy", "flagged"),
    [
        (4, {2: (6, 5, 3)}, {"xz2"}),
        (4, {2: (6, 5, 9)}, set()),
        (4, {2: (6, 2, 3)}, set()),
        (4, {2: (3, 5, 3)}, set()),
        (3, {2: (6, 5, 3)}, set()),
        (8, {2: (6, 5, 3), 5: (6, 5, 3)}, {"xz2", "xz5"}),
        (8, {2: (6, 5, 3), 5: (6, 5, 4)}, {"xz2", "xz5"}),
        (8, {2: (6, 5, 3), 5: (6, 5, 9)}, {"xz2"}),
        (7, {2: (6, 5, 3), 5: (5, 5, 4)}, {"xz2"}),
    ],
)
def test_much_to_do_many_to_answer_to_and_few_hands(
    make_workspace: Make,
    table: Table,
    ask: Ask,
    count: int,
    heavy: dict[int, tuple[int, int, int]],
    flagged: set[str],
) -> None:
    files, rows = loads(count, heavy)
    said = ask("load", "--staff", table("x.csv", rows), "-w", make_workspace(files))
    assert {one["organ"] for one in said["rows"] if one["flagged"]} == flagged


def test_rank_is_by_matters_a_head(make_workspace: Make, table: Table, ask: Ask) -> None:
    files, rows = loads(4, {1: (3, 2, 10), 2: (6, 5, 1), 3: (3, 2, 0), 4: (3, 2, 2)})
    said = ask("load", "--staff", table("x.csv", rows), "-w", make_workspace(files))
    ranked = [(one["organ"], one["rank"], one["matters_per_head"]) for one in said["rows"]]
    assert ranked == [("xz3", 1, None), ("xz2", 2, "11.0"), ("xz4", 3, "2.5"), ("xz1", 4, "0.5")]


ORGANS = """机构:
  dz: {名称: 示例镇, 性质: 乡镇人民政府}
  jd: {名称: 示例街道, 性质: 街道办事处}
  old: {名称: 撤销镇, 性质: 乡镇人民政府, 失效日期: 2020-01-01}
  all: {名称: 各镇街, 性质: 机构群组}
  one: {名称: 各镇, 性质: 机构群组, 成员: [dz]}
  zrzy:
    名称: 示例市自然资源局
    内设机构: [{名称: 规划科, 简称: [规划处]}, 法规科]
  zfj: {名称: 示例市城市管理局}
"""
FILES = {
    "organs.yaml": ORGANS,
    "duties/dz/zz-00000001.yaml": "名称: 职责甲\n任务: [{名称: 任务一}, {名称: 任务二}]\n",
    "duties/dz/zz-00000002.yaml": "名称: 职责乙\n状态: 废止\n",
    "duties/zrzy/zz-00000003.yaml": (
        "名称: 职责丙\n科室: {牵头: 规划科, 配合: [法规科]}\n"
        "任务: [{名称: 任务三, 科室: 规划处}]\n协调配合: [{对象: zfj}]\n"
    ),
    "powers/zrzy/cf-00000001.yaml": "名称: 处罚甲\n类型: 行政处罚\n承办机构: [规划科]\n",
    "territory/sd-00000001.yaml": (
        "名称: 属地甲\n主体责任: [{部门: zrzy, 牵头: true}, {部门: zfj}]\n镇街: {配合: [发现]}\n"
    ),
    "territory/sd-00000002.yaml": (
        "名称: 属地乙\n主体责任: [{部门: zfj}]\n镇街: {范围: [one], 配合: [发现]}\n"
    ),
    "territory/sd-00000003.yaml": "名称: 属地丙\n主体责任: [{部门: zfj}]\n",
    "fulfilment/jd/lz-00000001.yaml": "名称: 履职甲\n类别: 上级部门收回\n上级部门: zrzy\n",
    "delegations/zrzy/fq-00000001.yaml": (
        "名称: 赋权甲\n类型: 行政处罚\n"
        "承接机构: [{机构: dz}, {机构: jd, 准备: 暂不承接}, {机构: old}]\n"
    ),
    "delegations/zrzy/fq-00000002.yaml": (
        "名称: 赋权乙\n类型: 行政处罚\n承接机构: [{机构: dz}]\n收回: {日期: 2025-01-01}\n"
    ),
    "boundaries/bj-00000001.yaml": (
        "名称: 边界甲\n牵头: zrzy\n分工: [{部门: zrzy, 职责: [甲]}, {部门: zfj, 职责: [乙]}]\n"
    ),
}


def row(said: dict[str, Any], organ: str, unit: str | None = None) -> tuple[Any, ...]:
    """Duties, tasks, powers, matters helped with and links of one."""
    [one] = [one for one in said["rows"] if (one["organ"], one["unit"]) == (organ, unit)]
    counts = (one[key] for key in ("duties", "tasks", "powers", "assists"))
    return (*counts, one["links"])


def test_what_is_counted_for_towns(make_workspace: Make, ask: Ask) -> None:
    said = ask("load", "-w", make_workspace(FILES))
    assert row(said, "dz") == (1, 2, 1, 2, ["zfj", "zrzy"])
    assert row(said, "jd") == (0, 0, 0, 1, ["zfj", "zrzy"])
    assert len(said["rows"]) == 2


def test_what_is_counted_for_organs(make_workspace: Make, ask: Ask) -> None:
    said = ask("load", "--by", "organ", "-w", make_workspace(FILES))
    assert row(said, "zrzy") == (1, 1, 1, 0, ["zfj"])
    assert row(said, "zfj") == (0, 0, 0, 1, ["zrzy"])
    assert len(said["rows"]) == 2


def test_what_is_counted_for_units(make_workspace: Make, table: Table, ask: Ask) -> None:
    staff = table("x.csv", "单位,科室,核定,实有\nzrzy,规划处,3,2\n示例市自然资源局,财务科,2,1\n")
    said = ask("load", "--by", "unit", "--staff", staff, "-w", make_workspace(FILES))
    assert row(said, "zrzy", "规划科") == (1, 1, 1, 0, ["zfj", "法规科"])
    assert row(said, "zrzy", "法规科") == (0, 0, 0, 1, ["规划科"])
    assert row(said, "zrzy", "财务科") == (0, 0, 0, 0, [])
    heads = {one["unit"]: one["matters_per_head"] for one in said["rows"]}
    assert heads == {"规划科": "1.0", "法规科": None, "财务科": "0.0"}
    assert texts(said, "警告") == ["人数表里没有 1 个：示例市自然资源局 法规科。"]


def test_staff_of_nobody_here_is_told(make_workspace: Make, table: Table, ask: Ask) -> None:
    staff = table("x.csv", "单位,核定,实有\n没有的镇,3,2\n示例镇,3,2\n示例街道,3,2\n")
    said = ask("load", "--staff", staff, "-w", make_workspace(FILES))
    assert texts(said, "警告") == ["“没有的镇”不在机构名录里，或者不止一个，人数没有用上。"]
    assert texts(said, "提示") == ["有人数的不到 4 个，没有判断两多一少。"]


def test_a_workspace_without_towns_says_so(make_workspace: Make, run_cli: Run) -> None:
    code, out, _err = run_cli("load", "-w", make_workspace())
    assert code == 0
    assert "organs.yaml" in out
    assert "性质写乡镇人民政府或者街道办事处" in out
    assert "看部门用 --by organ" in out
    assert "职责 0" not in out


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("organ", "职责写在 duties/，权力写在 powers/"),
        ("unit", "在 organs.yaml 的机构下写内设机构"),
    ],
)
def test_what_an_empty_load_lacks_is_said(
    make_workspace: Make, run_cli: Run, by: str, said: str
) -> None:
    root = make_workspace(
        {
            "organs.yaml": "机构:\n  zrzy: {名称: 示例市自然资源局}\n",
            "duties/zrzy/zz-00000001.yaml": "名称: 职责甲\n状态: 草案\n",
        }
    )
    code, out, _err = run_cli("load", "--by", by, "-w", root)
    assert code == 0
    assert said in out
    assert "docs/format.md" in out
    assert ("草案、审核中的 1 项不算。" in out) == (by == "organ")


def test_towns_without_any_matter_are_told_where_to_write_them(
    make_workspace: Make, run_cli: Run
) -> None:
    organs = "机构:\n  dz: {名称: 示例镇, 性质: 乡镇人民政府}\n"
    out = run_cli("load", "-w", make_workspace({"organs.yaml": organs}))[1]
    assert "履职事项写在 fulfilment/" in out
    assert "示例镇" in out
