"""Powers that the organ they are listed for may not have, appeals that go astray (QD44x, QD460)."""

from __future__ import annotations

from random import Random
from typing import Any

from .document import Document
from .law_setting import changed
from .mutation import Mutation, fault, mutator
from .workspace import POWERS, Item, Workspace


def _of_town(random: Random, workspace: Workspace, kind: str) -> Item:
    """Return a power of the sample's town."""
    return random.choice(
        [
            item
            for item in workspace.of_kind(POWERS)
            if workspace.organs[item.organ or ""].get("性质") == "乡镇人民政府"
            and workspace.value(item)["类型"] == kind
        ]
    )


@mutator("restraint-by-others")
def detention_by_a_department(random: Random, workspace: Workspace) -> Mutation | None:
    """Detention in the list of an organ that is not the police."""
    item = workspace.any_power(random, "行政处罚", holding="处罚内容")
    if item.organ == "gaj":
        return None
    bases = ["《中华人民共和国治安管理处罚法》第二十六条"]
    content = [{"种类": ["警告", "行政拘留"]}]
    also = ("town-penalty",)
    return changed(random, workspace, item, *also, 依据=bases, 处罚内容=content)


@mutator("town-penalty")
def paragraph_of_the_county(random: Random, workspace: Workspace) -> Mutation | None:
    """A town that punishes by what is written for a department."""
    item = _of_town(random, workspace, "行政处罚")
    bases: list[Any] = random.choice(
        (
            ["《村庄和集镇规划建设管理条例》第三十七条第一款"],
            [
                {
                    "引用": "《城市市容和环境卫生管理条例》第三十六条",
                    "原文": "由城市人民政府市容环境卫生行政主管部门处以罚款。",
                }
            ],
        )
    )
    return changed(random, workspace, item, 依据=bases)


@mutator("town-penalty-by-local-norm")
def town_named_by_a_province(random: Random, workspace: Workspace) -> Mutation | None:
    """A town that punishes because a regulation of a province names it."""
    item = _of_town(random, workspace, "行政处罚")
    bases = [{"引用": "《山东省专利条例》第五条", "原文": "由乡镇人民政府处二百元以下罚款。"}]
    return changed(random, workspace, item, 依据=bases)


@mutator("town-coercion")
def coercion_of_the_county(random: Random, workspace: Workspace) -> Mutation | None:
    """A town that coerces by what is written for another organ."""
    item = _of_town(random, workspace, "行政强制")
    words = "县级以上地方人民政府可以责成有关部门采取强制拆除等措施。"
    bases = [{"引用": "《中华人民共和国城乡规划法》第六十八条", "原文": words}]
    return changed(random, workspace, item, 依据=bases)


@mutator("entrusted-again")
def trust_passed_on(random: Random, workspace: Workspace) -> Mutation | None:
    """What an organ was entrusted with, entrusted again."""
    item = workspace.any_power(random, "行政处罚", "行政许可")
    trust = {
        "受托": "栖云市执法服务中心",
        "事项": "受理和调查",
        "文号": "栖城委〔2026〕1号",
        "至": "2999-12-31",
    }
    return changed(random, workspace, item, 权力来源="上级委托", 委托=trust)


@mutator("stale-remedy")
def appeal_of_old(random: Random, workspace: Workspace) -> Mutation | None:
    """A list, or an item, that still sends people to the higher department."""
    item = workspace.any_power(random)
    if item.organ in ("swju", "sfj"):
        return None
    words = random.choice(("上一级主管部门", "栖云市人民政府或者上一级行政主管部门"))
    remedy = {"复议机关": words, "诉讼法院": "有管辖权的人民法院"}
    if random.random() < 0.5:
        return changed(random, workspace, item, 救济=remedy)
    header = workspace.header(item)
    document = workspace.document(header)
    if not document.has(("默认", "救济")):
        return None
    edit = document.put(random, ("默认", "救济"), remedy)
    if Document(edit.text).value["默认"]["救济"] != remedy:
        return None
    return fault(header, edit.text, edit.line)
