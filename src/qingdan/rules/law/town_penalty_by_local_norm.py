"""QD446 town-penalty-by-local-norm: a town punishes because a local norm names it."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType
from ..examples import POWER_FILE
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .towns import Ground, town_powers

_ORGANS = {"organs.yaml": "机构:\n  zrzy: {名称: 城山镇人民政府, 性质: 乡镇人民政府}\n"}
_PENALTY = (
    "名称: 对乱倒垃圾的处罚\n类型: 行政处罚\n状态: 有效\n依据:\n"
    "  - 引用: 《示例省农村人居环境条例》第三十条\n"
    "    原文: 由乡镇人民政府责令改正，可以处二百元以下罚款。\n"
)

RULE = Rule(
    code="QD446",
    slug="town-penalty-by-local-norm",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("乡镇、街道的处罚只由地方的法规、规章写明"),
    why=(
        "行政处罚由县级以上的机关管辖，只有法律、行政法规可以另作规定（行政处罚法第二十三条）；"
        "省、自治区、直辖市可以决定把县级部门的处罚权交由乡镇、街道行使，决定应当公布（第二十四条第一款）。"
        "省的地方性法规或者省政府规章写明由乡镇处罚，可能就是这样的决定，市的法规不是。"
        "这要看文本和公布的情况，所以只提示核对，不算错。"
    ),
    advice=N_("核对是不是省一级的决定；是的，把决定的文号写进依据（作用: 职责）。"),
    bad={POWER_FILE: _PENALTY} | _ORGANS,
    good={
        POWER_FILE: _PENALTY
        + "  - {引用: 《示例省人民政府关于将部分处罚权交由乡镇行使的决定》, 作用: 职责}\n"
    }
    | _ORGANS,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield penalties of towns that only a norm below 行政法规 gives them."""
    for power in town_powers(view, PowerType.PENALTY):
        if power.ground is Ground.LOCAL:
            yield RawFinding(
                RULE.slug,
                power.item.path,
                _(
                    "“{organ}”的这项处罚由法律、行政法规以外的条文写明；要核对它是不是省一级公布的决定"
                    "（《行政处罚法》第二十三条、第二十四条第一款）。"
                ).format(organ=power.organ),
                _("是的，把决定和文号写进依据，“作用: 职责”；不是的，不能由乡镇、街道行使。"),
                power.path,
                item=power.item.id,
            )
