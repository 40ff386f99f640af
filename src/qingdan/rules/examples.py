"""The small workspace on which the examples of the rules stand (a fictional place)."""

from __future__ import annotations

from collections.abc import Mapping

POWER_FILE = "powers/zrzy/cf-7k3q9d2m.yaml"
DUTY_FILE = "duties/zrzy/gh03a7k2.yaml"
BOUNDARY_FILE = "boundaries/wz01b4n8.yaml"
TERRITORY_FILE = "territory/sd02c5p9.yaml"
FULFILMENT_FILE = "fulfilment/csz/lz03d6q7.yaml"
PROCEDURE_FILE = "procedures/ld04e7r6.yaml"

BASE: Mapping[str, str] = {
    "qingdan.yaml": "格式: 1\n名称: 示例市三张清单\n虚构: true\n",
    "organs.yaml": (
        "机构:\n"
        "  zrzy:\n"
        "    名称: 示例市自然资源和规划局\n"
        "    简称: [市自然资源局]\n"
        "    曾用名: [{名称: 示例市国土资源局, 至: 2019-02-01}]\n"
        "    内设机构: [规划执法科, 法规科]\n"
        "    群组: [各区分局]\n"
        "  zfj:\n"
        "    名称: 示例市城市管理综合行政执法局\n"
    ),
    "texts/追责.yaml": "处罚-追责:\n  用途: 追责情形\n  内容: [不具备执法资格实施处罚的]\n",
}


def power(text: str) -> dict[str, str]:
    """Return a workspace file: one power."""
    return {POWER_FILE: text}


def duty(text: str) -> dict[str, str]:
    """Return a workspace file: one duty."""
    return {DUTY_FILE: text}


def boundary(text: str) -> dict[str, str]:
    """Return a workspace file: one boundary matter."""
    return {BOUNDARY_FILE: text}


def territory(text: str) -> dict[str, str]:
    """Return a workspace with a town: one matter of 属地管理."""
    return {**TOWNS, TERRITORY_FILE: text}


def fulfilment(text: str) -> dict[str, str]:
    """Return a workspace with a town: one matter of the town's list."""
    return {**TOWNS, FULFILMENT_FILE: text}


def procedure(text: str) -> dict[str, str]:
    """Return a workspace file: one matter that several departments handle."""
    return {PROCEDURE_FILE: text}


TOWNS: Mapping[str, str] = {
    "organs.yaml": (
        "机构:\n"
        "  zrzy: {名称: 示例市自然资源和规划局}\n"
        "  zfj: {名称: 示例市城市管理综合行政执法局}\n"
        "  csz: {名称: 城山镇人民政府, 性质: 乡镇人民政府}\n"
        "  zhenjie: {名称: 各乡镇（街道）, 性质: 机构群组, 成员: [csz]}\n"
    ),
}
"""A register with a town and the group of all towns."""

GOOD_POWER = power(
    "名称: 对未取得建设工程规划许可证进行建设的处罚\n"
    "类型: 行政处罚\n"
    "状态: 有效\n"
    "承办机构: [规划执法科]\n"
    "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
)
GOOD_DUTY = duty(
    "名称: 城乡规划实施监督\n"
    "状态: 有效\n"
    "科室: {牵头: 规划执法科, 配合: [法规科]}\n"
    "任务:\n"
    '  - {编号: "1", 名称: 受理与立案, 科室: 规划执法科, 时限: 7个工作日}\n'
)
GOOD_BOUNDARY = boundary(
    "名称: 城镇规划区内违法建设的认定与查处\n"
    "状态: 有效\n"
    "牵头: zfj\n"
    "分工:\n"
    "  - {部门: zfj, 环节: 查处, 职责: [立案、决定并执行]}\n"
    "  - {部门: zrzy, 环节: 认定, 职责: [出具规划认定意见]}\n"
)
GOOD_TERRITORY = territory(
    "名称: 城镇规划区内违法建设的发现与处置\n"
    "状态: 有效\n"
    "主体责任:\n"
    "  - {部门: zfj, 牵头: true, 责任: [对违法建设立案查处]}\n"
    "  - {部门: zrzy, 责任: [出具规划认定意见]}\n"
    "镇街: {范围: [zhenjie], 配合: [巡查发现, 劝阻并报告], 不承担: [认定, 处罚]}\n"
    "步骤:\n"
    "  - {序: 1, 谁: zhenjie, 做: 发现并上报, 时限: 1个工作日, 产出: 呼叫单, 下一步: [2]}\n"
    "  - {序: 2, 谁: zfj, 做: 核实立案, 时限: 2个工作日, 产出: 立案审批表}\n"
)
GOOD_FULFILMENT = fulfilment(
    "名称: 违法建设的巡查发现和劝阻\n"
    "类别: 配合履职\n"
    "状态: 有效\n"
    "上级部门: zrzy\n"
    "上级部门职责: [认定违法建设并立案查处]\n"
    "镇街配合职责: [日常巡查，发现违法建设的劝阻并报告]\n"
)
GOOD_PROCEDURE = procedure(
    "名称: 企业开办\n"
    "状态: 有效\n"
    "牵头: zfj\n"
    "参与: [zrzy]\n"
    "交接: [{自: zfj, 至: zrzy, 何时: 核准以后, 材料: 登记信息, 时限: 1小时}]\n"
    "办理时限: {压减前: 3个工作日, 压减后: 1个工作日}\n"
)

BEFORE = "基/"
"""The folder of an example that holds the files of the base, for rules on change."""


def before(files: Mapping[str, str]) -> dict[str, str]:
    """Return the files of the base of an example."""
    return {BEFORE + path: text for path, text in files.items()}


SYMLINK = b"\0symlink"
"""Stands in an example for a symbolic link: the file is not written but linked."""
