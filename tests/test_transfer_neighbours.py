"""``qingdan transfer`` and the lists beside the three: what moves, what follows, what is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.store.reader import read_mapping

Cli = Callable[..., tuple[int, str, str]]
DAY = "2026-12-01"
FILES = {
    "qingdan.yaml": "格式: 1\n名称: 示例市清单\n虚构: true\n",
    "organs.yaml": (
        "机构:\n"
        "  cgj: {名称: 示例市城市管理局, 性质: 政府工作部门}\n"
        "  zjj: {名称: 示例市住房和城乡建设局, 性质: 政府工作部门}\n"
        "  gaj: {名称: 示例市公安局, 性质: 政府工作部门}\n"
        "  dqz: {名称: 甲镇人民政府, 性质: 乡镇人民政府, 层级: 乡级}\n"
        "  lyj: {名称: 乙街道办事处, 性质: 街道办事处, 层级: 乡级}\n"
        "  zj: {名称: 各镇街, 性质: 机构群组, 成员: [dqz, lyj]}\n"
    ),
    "powers/cgj/cf-00000001.yaml": "名称: 对甲的处罚\n类型: 行政处罚\n状态: 有效\n",
    "powers/cgj/cf-00000002.yaml": "名称: 对乙的处罚\n类型: 行政处罚\n状态: 有效\n",
    "delegations/cgj/list.yaml": "标题: 赋权清单\n默认: {状态: 有效, 方式: 委托, 执法主体: cgj}\n",
    "delegations/cgj/fq-00000001.yaml": (
        "# 街道办得多\n名称: 对甲的处罚\n权力: [cf-00000001]\n"
        "承接机构: [{机构: dqz, 持证人数: 5}, {机构: lyj, 持证人数: 6}]\n"
    ),
    "delegations/cgj/fq-00000002.yaml": (
        "名称: 对乙的处罚\n权力: [cf-00000002]\n执法主体: cgj\n承接机构: [{机构: dqz}]\n"
    ),
    "territory/sd-00000001.yaml": (
        "名称: 占道经营\n状态: 有效\n"
        "主体责任: [{部门: cgj, 牵头: true, 责任: [查处]}, {部门: zjj, 责任: [督促]}]\n"
        "配合部门: [gaj]\n镇街: {范围: [dqz, lyj], 配合: [报告]}\n"
        "步骤: [{序: 1, 谁: dqz, 做: 报告, 下一步: [2]}, {序: 2, 谁: cgj, 做: 查处}]\n"
    ),
    "fulfilment/dqz/lz-00000001.yaml": (
        "名称: 占道经营的巡查\n状态: 有效\n类别: 配合履职\n上级部门: cgj\n"
        "上级部门职责: [查处]\n镇街配合职责: [巡查]\n"
    ),
    "procedures/ld-00000001.yaml": (
        "名称: 联合验收\n状态: 有效\n牵头: cgj\n参与: [zjj, gaj]\n"
        "交接: [{自: cgj, 至: zjj, 时限: 1个工作日}, {自: cgj, 至: gaj, 时限: 1个工作日}]\n"
    ),
}


@pytest.fixture
def office(make_workspace: Callable[..., Path]) -> Path:
    return make_workspace(FILES)


@pytest.fixture
def transfer(office: Path, run_cli: Cli) -> Callable[..., dict[str, Any]]:
    def run(*words: str) -> dict[str, Any]:
        code, out, err = run_cli(
            "transfer", *words, "--on", DAY, "-w", office, "--format", "json", "--allow-dirty"
        )
        assert code == 0, err
        report: dict[str, Any] = json.loads(out)
        return report

    return run


def said(report: dict[str, Any], topic: str) -> str:
    return "\n".join(one["message"] for one in report["open"] if one["topic"] == topic)


def held(root: Path, path: str) -> dict[str, Any]:
    value = read_mapping((root / path).read_bytes()).value
    assert value is not None
    return value


def test_what_a_department_handed_down_goes_with_it(office: Path, transfer: Any) -> None:
    report = transfer("cgj", "zjj", "--all", "--boundaries", "all")
    assert {one["item"] for one in report["moved"]} >= {"fq-00000001", "fq-00000002"}
    assert held(office, "delegations/zjj/list.yaml")["默认"]["执法主体"] == "zjj"
    assert held(office, "delegations/zjj/fq-00000002.yaml")["执法主体"] == "zjj"
    kept = (office / "delegations/zjj/fq-00000001.yaml").read_text("utf-8")
    assert kept.startswith("# 街道办得多\n")
    matter = held(office, "territory/sd-00000001.yaml")
    assert [one["部门"] for one in matter["主体责任"]] == ["zjj", "zjj"]
    assert (matter["步骤"][1]["谁"], str(matter["生效日期"])) == ("zjj", DAY)
    assert held(office, "fulfilment/dqz/lz-00000001.yaml")["上级部门"] == "zjj"
    together = held(office, "procedures/ld-00000001.yaml")
    assert (together["牵头"], together["参与"]) == ("zjj", ["gaj"])
    told = said(report, "boundaries")
    assert "同一部门写了 2 次主体责任，并成一段。" in told
    assert "自己移交给自己，合成一步或者删去。" in told


def test_nothing_of_others_is_changed_unasked(office: Path, transfer: Any) -> None:
    others = [path for path in FILES if path.startswith(("territory", "fulfilment", "procedures"))]
    before = {path: (office / path).read_bytes() for path in others}
    told = said(transfer("cgj", "zjj", "--all"), "boundaries")
    assert {path: (office / path).read_bytes() for path in others} == before
    for name, item in (
        ("属地管理责任清单", "sd-00000001"),
        ("履行职责事项清单", "lz-00000001"),
        ("部门联动办事规则清单", "ld-00000001"),
    ):
        (line,) = [one for one in told.split("\n") if name in one]
        assert item in line
        assert "--boundaries" in line


def test_one_town_becomes_part_of_another(office: Path, transfer: Any) -> None:
    report = transfer("dqz", "lyj", "--all", "--close", "--boundaries", "all")
    assert (office / "fulfilment/lyj/lz-00000001.yaml").is_file()
    assert held(office, "territory/sd-00000001.yaml")["镇街"]["范围"] == ["lyj"]
    first = held(office, "delegations/cgj/fq-00000001.yaml")["承接机构"]
    assert [one["机构"] for one in first] == ["lyj", "lyj"]
    assert "同一机构写了 2 次承接，并成一段，核对准备和持证人数。" in said(report, "boundaries")
    assert held(office, "organs.yaml")["机构"]["zj"]["成员"] == ["lyj"]


def test_a_department_keeps_no_list_of_a_town(office: Path, transfer: Any, run_cli: Cli) -> None:
    (office / "duties/dqz").mkdir(parents=True)
    (office / "duties/dqz/zz-00000001.yaml").write_text("名称: 村镇建设\n状态: 有效\n", "utf-8")
    report = transfer("dqz", "zjj", "--all", "--close")
    assert [one["item"] for one in report["moved"]] == ["zz-00000001"]
    assert (office / "fulfilment/dqz/lz-00000001.yaml").is_file()
    assert "履行职责事项清单的 1 项事项没有移" in said(report, "items")
    code, _out, err = run_cli(
        "transfer", "dqz", "zjj", "--items", "lz-00000001", "-w", office, "--allow-dirty"
    )
    assert code == 2
    assert "没有这张清单" in err


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ("cf-00000001", "留下的赋权事项“对甲的处罚”对应划走的权力 cf-00000001，也划走或者收回。"),
        ("fq-00000001", "赋权事项对应的权力 cf-00000001（对甲的处罚）没有一起划走。"),
    ],
)
def test_a_power_and_what_was_handed_down_of_it(transfer: Any, items: str, text: str) -> None:
    assert text in said(transfer("cgj", "zjj", "--items", items), "links")
