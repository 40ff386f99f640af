"""``qingdan announce`` and the lists beside the three: what was handed down, what towns do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .test_announce import SETTINGS, Cli, Git, Repository, line_of

ORGANS = (
    "机构:\n"
    "  cgj: {名称: 测试市城市管理局}\n"
    "  yjj: {名称: 测试市应急管理局}\n"
    "  dqz: {名称: 甲镇人民政府, 性质: 乡镇人民政府, 层级: 乡级}\n"
    "  lyj: {名称: 乙街道办事处, 性质: 街道办事处, 层级: 乡级}\n"
)
DELEGATED = "delegations/cgj/fq-00000001.yaml"
LENT = "delegations/cgj/fq-00000002.yaml"
TOWN = "fulfilment/dqz/lz-00000001.yaml"
START: dict[str, str | None] = {
    "qingdan.yaml": SETTINGS,
    "organs.yaml": ORGANS,
    "delegations/cgj/list.yaml": "标题: 赋权清单\n默认: {状态: 有效, 方式: 下放, 类型: 行政处罚}\n",
    DELEGATED: "名称: 对甲的处罚\n承接机构: [{机构: dqz}, {机构: lyj}]\n",
    LENT: "名称: 对乙的处罚\n方式: 委托\n承接机构: [{机构: lyj}]\n",
    TOWN: "名称: 安全检查\n状态: 有效\n类别: 配合履职\n上级部门: yjj\n",
    "territory/sd-00000001.yaml": "名称: 占道经营\n状态: 有效\n领域: 城市管理\n批次: 第一批\n",
}
CHANGED: dict[str, str | None] = {
    DELEGATED: "名称: 对甲的处罚\n状态: 废止\n收回: {日期: 2026-08-15}\n"
    "承接机构: [{机构: dqz}, {机构: lyj}]\n",
    LENT: "名称: 对乙的处罚\n状态: 废止\n方式: 委托\n承接机构: [{机构: lyj}]\n",
    TOWN: "名称: 安全检查\n状态: 有效\n类别: 上级部门收回\n上级部门: yjj\n工作方式: 直接检查\n",
    "delegations/cgj/fq-00000003.yaml": "名称: 对丙的处罚\n承接机构: [{机构: lyj}]\n",
    "delegations/cgj/fq-00000004.yaml": "名称: 丁的代办\n方式: 代办\n承接机构: [{机构: dqz}]\n",
    "territory/sd-00000001.yaml": "名称: 占道经营\n状态: 有效\n领域: 城市管理\n批次: 第二批\n",
}


@pytest.fixture
def office(make_workspace: Callable[..., Path], git: Git) -> Repository:
    return Repository(make_workspace(START), git)


def test_who_gives_and_who_takes_stands_in_the_tables(office: Repository, run_cli: Cli) -> None:
    office.change(CHANGED)
    code, out, _err = run_cli("announce", "v1..v2", cwd=office.root)
    assert code == 0
    assert "新增1项；下放1项，均为未写明方式；收回2项；委托1项，均为撤销委托" in out
    assert "赋权事项清单仍为2项（2＋1＋1－1－1＝2）。" in out
    department, both = "测试市城市管理局", "甲镇人民政府、乙街道办事处"
    given = line_of(out, "对丙的处罚")
    assert f"| {department} | 乙街道办事处 |" in given
    taken = line_of(out, "对甲的处罚")
    assert f"| {both} | {department} |" in taken
    assert f"| 乙街道办事处 | {department} | 撤销委托 |" in line_of(out, "对乙的处罚")
    assert "| 甲镇人民政府 | 测试市应急管理局 | 收回 |" in line_of(out, "安全检查")


def test_the_packet_names_organs_and_what_towns_give_back(office: Repository, run_cli: Cli) -> None:
    office.change({**CHANGED, "adjustments/2026-08-01-x.yaml": "名称: 调整\n变更: []\n"})
    (office.root / "adjustments/2026-08-01-x.yaml").unlink()
    code, _out, err = run_cli(
        "adjust", "draft", "v1", "--slug", "x", "--as-of", "2026-08-01", cwd=office.root
    )
    assert code == 0, err
    words = ("packet", "2026-08-01-x", "--base", "v1", "--as-of", "2026-08-01")
    code, out, err = run_cli(*words, "--format", "markdown", cwd=office.root)
    assert code == 0, err
    assert "乙街道办事处：承接1项（对丙的处罚），交回2项" in out
    assert "占道经营（变更要素）" in out
    assert "<ins>机构：乙街道办事处</ins>" in out
    assert "机构：lyj" not in out


def test_an_adjustment_alone_knows_what_a_delegation_does_to_its_list(
    office: Repository, run_cli: Cli
) -> None:
    office.change(CHANGED)
    code, _out, err = run_cli(
        "adjust", "draft", "v1", "--slug", "x", "--as-of", "2026-08-01", cwd=office.root
    )
    assert code == 0, err
    file = office.root / "adjustments/2026-08-01-x.yaml"
    text = file.read_text("utf-8")
    for after, code_wanted in ((2, 0), (3, 1)):
        file.write_text(text + f"数量: {{调整前: 2, 调整后: {after}}}\n", "utf-8")
        code, out, err = run_cli("announce", "2026-08-01-x", cwd=office.root)
        assert code == code_wanted, err
        assert ("2＋1＋1－1－1＝2" in (out if code == 0 else err)) is True


LISTS = {
    "territory": ("属地管理责任清单共1项，均为城市管理。", "按批次，共1项，均为第一批。", None),
    "delegations": (
        "赋权事项清单共2项，其中下放1项、委托1项。",
        "按权力类型，共2项，均为行政处罚。",
        "| 序号 | 原实施部门 | 项数 | 下放 | 委托 |",
    ),
    "fulfilment": (
        "履行职责事项清单共1项，均为配合履职。",
        "附件：各乡镇（街道）事项数量表",
        "| 序号 | 乡镇（街道） | 项数 | 配合履职 |",
    ),
    "procedures": ("部门联动办事规则清单共0项。", "", None),
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_whole_list(office: Repository, run_cli: Cli, kind: str) -> None:
    code, out, _err = run_cli("announce", "--list", kind, cwd=office.root)
    first, second, columns = LISTS[kind]
    assert code == 0
    assert first in out
    assert second in out
    assert columns is None or columns in out


def test_wrong_shapes_are_counted_and_said_as_far_as_they_can_be(
    office: Repository, run_cli: Cli
) -> None:
    office.change(
        {
            **CHANGED,
            DELEGATED: "名称: 对甲的处罚\n状态: [有效]\n方式: {委托: 是}\n承接机构: dqz\n",
            TOWN: "名称: 安全检查\n状态: 有效\n类别: 上级部门收回\n上级部门: [yjj]\n",
            "territory/sd-00000001.yaml": "名称: 占道经营\n状态: 有效\n领域: [城市管理]\n",
        }
    )
    for kind in LISTS:
        code, out, err = run_cli("announce", "--list", kind, cwd=office.root)
        assert (code, "项" in out) == (0, True), err
    code, out, err = run_cli("announce", "v1..v2", cwd=office.root)
    assert code == 0, err
    assert "| 甲镇人民政府 |  | 收回 |" in out or "| 甲镇人民政府 | — | 收回 |" in out


def _matters(count: int, part: str, start: int = 0, status: str = "有效") -> dict[str, str | None]:
    return {
        f"fulfilment/dqz/lz-{number:08}.yaml": (
            f"名称: 事项{number:03}\n状态: {status}\n类别: {part}\n上级部门: yjj\n"
        )
        for number in range(start, start + count)
    }


def test_the_list_of_a_town_cut_from_674_to_278(
    make_workspace: Callable[..., Path], git: Git, run_cli: Cli
) -> None:
    """周庄: 674 items became 278 (a published figure; what the items are is not known)."""
    base = {"qingdan.yaml": SETTINGS, "organs.yaml": ORGANS, **_matters(674, "基本履职")}
    office = Repository(make_workspace(base), git)
    office.change(_matters(396, "基本履职", start=278, status="废止"))
    code, out, _err = run_cli("announce", "v1..v2", cwd=office.root)
    assert code == 0
    assert "本次共调整396项：取消396项。" in out
    assert "履行职责事项清单由674项调整为278项（674－396＝278）" in out


def test_the_average_town_list_of_a_county(
    make_workspace: Callable[..., Path], git: Git, run_cli: Cli
) -> None:
    """昆山: on average 140 basic, 80 assisting, 347 taken back (published figures)."""
    parts = {"基本履职": 140, "配合履职": 80, "上级部门收回": 347}
    files: dict[str, str | None] = {"qingdan.yaml": SETTINGS, "organs.yaml": ORGANS}
    for part, count in parts.items():
        files |= _matters(count, part, start=len(files))
    root = make_workspace(files)
    git(root, "init", "-q")
    code, out, _err = run_cli("announce", "--list", "fulfilment", "-w", root)
    assert code == 0
    assert "履行职责事项清单共567项，其中基本履职140项、配合履职80项、上级部门收回347项。" in out
    assert "| 1 | 甲镇人民政府 | 567 | 140 | 80 | 347 |" in out
