"""QD447 town-coercion: a town takes coercive measures that were not given to it by name."""

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
_MEASURE = (
    "名称: 对违法建设施工现场的{}\n类型: 行政强制\n状态: 有效\n依据:\n"
    "  - 引用: 《中华人民共和国城乡规划法》{}\n    原文: {}\n"
)

RULE = Rule(
    code="QD447",
    slug="town-coercion",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("乡镇、街道的行政强制没有写明由它实施"),
    why=(
        "省里交由乡镇、街道行使的只是处罚权（行政处罚法第二十四条第一款）。强制措施由法律、法规规定的"
        "行政机关实施，查封、扣押其他机关不得实施（行政强制法第十七条第一款、第二十二条）；"
        "行使相对集中处罚权的机关，可以实施法律、法规规定的与处罚权有关的强制措施（第十七条第二款）。"
        "强制执行要有法律授权（第十三条）。所以处罚和强制要分开核对。\n\n"
        "所引条文写的是别的机关的，或者只引了交由行使处罚权的决定的，才报；看不出写给谁的不报。"
    ),
    advice=N_(
        "补引写明乡镇（街道）的条文；依第十七条第二款的，引相对集中处罚权的决定并写明是哪些措施。"
    ),
    bad={
        POWER_FILE: _MEASURE.format(
            "查封",
            "第六十八条",
            "建设工程所在地县级以上地方人民政府可以责成有关部门采取查封施工现场、强制拆除等措施。",
        )
    }
    | _ORGANS,
    good={
        POWER_FILE: _MEASURE.format(
            "拆除", "第六十五条", "由乡、镇人民政府责令停止建设、限期改正；逾期不改正的，可以拆除。"
        )
    }
    | _ORGANS,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield coercions of towns that another organ is named for, or only penalties were given."""
    for power in town_powers(view, PowerType.COERCION):
        if power.ground is Ground.ELSEWHERE:
            message = _(
                "“{organ}”的这项强制，所引条文写的是别的机关；强制措施只能由法律、法规规定的机关实施"
                "（《行政强制法》第十七条第一款、第二十二条），强制执行要有法律授权（第十三条）。"
            )
        elif power.ground is Ground.GRANTED:
            message = _(
                "“{organ}”的这项强制只引了交由行使处罚权的决定；交由行使的是处罚权，"
                "只有相对集中处罚权的机关可以实施与处罚权有关的强制措施"
                "（《行政处罚法》第二十四条第一款、《行政强制法》第十七条第二款）。"
            )
        else:
            continue
        yield RawFinding(
            RULE.slug,
            power.item.path,
            message.format(organ=power.organ),
            _("补引写明由乡镇（街道）实施的条文；没有的，由县级部门实施，乡镇、街道只作协助。"),
            power.path,
            item=power.item.id,
        )
