"""QD445 town-penalty: a town punishes by provisions that are written for another organ."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType
from ..examples import POWER_FILE
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .towns import Ground, TownPower, town_powers

_ORGANS = {"organs.yaml": "机构:\n  zrzy: {名称: 城山镇人民政府, 性质: 乡镇人民政府}\n"}
_PENALTY = (
    "名称: 对农村居民违反规划建住宅的处罚\n类型: 行政处罚\n状态: 有效\n"
    "依据: [《村庄和集镇规划建设管理条例》第三十七条{}]\n"
)

RULE = Rule(
    code="QD445",
    slug="town-penalty",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("乡镇、街道的处罚没有依据"),
    why=(
        "行政处罚由县级以上地方人民政府具有处罚权的行政机关管辖，法律、行政法规另有规定的除外"
        "（行政处罚法第二十三条）。乡镇、街道要行使，只有三条路：法律、行政法规的条文写明由乡镇人民政府"
        "（街道办事处）处罚；省一级决定交由它行使，决定应当公布（第二十四条第一款），或者相对集中处罚权的决定"
        "（第十八条第二款）；依法委托，以委托机关的名义（第二十条）。\n\n"
        "所引条文写的是县级部门、又没有引省里的决定、没有写委托的，才报。看原文里写的是谁；"
        "没有录原文的，只认 data/town_powers.yaml 里列出的条款，其余不报。"
    ),
    advice=N_(
        "补引写明乡镇（街道）的条款或者省政府的决定；受委托的写“委托”；都没有的，从清单里取消。"
    ),
    bad={POWER_FILE: _PENALTY.format("第一款")} | _ORGANS,
    good={POWER_FILE: _PENALTY.format("第二款")} | _ORGANS,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield penalties of towns whose provisions name others, and no decision gives them over."""
    for power in town_powers(view, PowerType.PENALTY):
        if power.ground is Ground.ELSEWHERE:
            yield _finding(
                power,
                _(
                    "“{organ}”的这项处罚，所引条文写的是县级以上的部门，没有引省里交由它行使的决定，"
                    "也没有写委托（《行政处罚法》第二十三条、第二十四条第一款、第二十条）。"
                ).format(organ=power.organ),
            )
        elif power.ground is Ground.OTHER_BODY:
            yield _finding(
                power,
                _(
                    "所引条文写的是乡镇人民政府或者街道办事处中的另一种，不是“{organ}”；"
                    "没有引省里交由它行使的决定，也没有写委托"
                    "（《行政处罚法》第二十三条、第二十四条第一款、第二十条）。"
                ).format(organ=power.organ),
            )


def _finding(power: TownPower, message: str) -> RawFinding:
    return RawFinding(
        RULE.slug,
        power.item.path,
        message,
        _("补引写明它的条款，或者省政府的决定（作用: 职责）；受委托的写“委托”；没有的取消这一项。"),
        power.path,
        item=power.item.id,
    )
