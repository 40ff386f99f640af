"""The workspaces that the examples of these rules are made of (a fictional place)."""

from __future__ import annotations

from collections.abc import Mapping

DELEGATION_FILE = "delegations/zfj/fq-5n8r2t6w.yaml"

_ENTRIES: Mapping[str, str] = {
    "zrzy": "  zrzy: {名称: 示例县自然资源局}\n",
    "zfj": "  zfj: {名称: 示例县综合行政执法局, 简称: [县执法局]}\n",
    "csz": (
        "  csz:\n"
        "    名称: 城山镇人民政府\n"
        "    简称: [城山镇]\n"
        "    性质: 乡镇人民政府\n"
        "    内设机构: [综合执法局]\n"
    ),
    "lyj": "  lyj: {名称: 柳堰街道办事处, 性质: 街道办事处}\n",
    "fwzx": "  fwzx: {名称: 示例县城市管理服务中心, 性质: 事业单位}\n",
    "qjgs": "  qjgs: {名称: 示例城市清洁有限公司, 性质: 其他}\n",
    "zbzb": "  zbzb: {名称: 违法建设治理工作专班, 性质: 议事协调机构}\n",
}
ORGANS = "机构:\n" + "".join(_ENTRIES.values())
_ALWAYS = frozenset({"zfj", "csz"})
GRANT = (
    "赋权依据:\n"
    "  种类: 省级决定交由行使\n"
    "  文号: 示政发〔2025〕9号\n"
    "  机关: 示例省人民政府\n"
    "  层级: 省级\n"
    "  公布: https://www.example.gov.cn/gongbao/2025-9\n"
)
LETTER = (
    "委托书:\n"
    "  文号: 示执委〔2025〕1号\n"
    "  事项: 对随地吐痰的处罚\n"
    "  权限: 检查、取证，给予警告\n"
    "  公布: https://www.example.gov.cn/weituo/1\n"
)
BASIS = "依据: [《城市市容和环境卫生管理条例》第三十四条]\n"
ENTRUSTING = (
    "依据:\n"
    "  - 引用: 《示例省城市管理条例》第九条\n"
    "    原文: 县级城市管理部门可以委托乡镇人民政府、街道办事处实施行政处罚。\n"
)
PENALTY = (
    "名称: 对随地吐痰的处罚\n类型: 行政处罚\n状态: 有效\n方式: 下放\n承接机构: [{机构: csz}]\n"
    f"{GRANT}{BASIS}"
)
"""A penalty that the province has given to a town."""
TRUST = (
    "名称: 对随地吐痰的处罚\n类型: 行政处罚\n状态: 有效\n方式: 委托\n承接机构: [{机构: csz}]\n"
    f"执法主体: zfj\n期限: {{自: 2025-01-01, 至: 2999-12-31}}\n{LETTER}{ENTRUSTING}"
)
"""A penalty that is entrusted to a town."""


def delegation(text: str) -> Mapping[str, str]:
    """Return a workspace with a department and a town: one matter handed down.

    The other organs are registered where the item names them.
    """
    named = [entry for organ, entry in _ENTRIES.items() if organ in _ALWAYS or organ in text]
    return {"organs.yaml": "机构:\n" + "".join(named), DELEGATION_FILE: text}


def without(text: str, key: str) -> str:
    """Return the text of an item without a top-level key and what stands under it."""
    kept: list[str] = []
    dropping = False
    for line in text.splitlines(keepends=True):
        if not line.startswith((" ", "-")):
            dropping = line.startswith(f"{key}:")
        if not dropping:
            kept.append(line)
    return "".join(kept)
