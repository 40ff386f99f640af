"""QD317 vague-division: 指导, 参与, 配合 and nothing said of what is done to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_BOUNDARY, boundary
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot, TextSort

RULE = Rule(
    code="QD317",
    slug="vague-division",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("分工或者任务只有模糊的动词"),
    why=(
        "“参与”“指导”“配合做好相关工作”没有说做什么、对谁做，等于没有分工，"
        "出了事各部门都可以说不归自己。分工要写明动作和对象，如“出具规划认定意见”。\n\n"
        "只报整句都空的：“指导社区清理楼道”“配合公安机关查处超载”有动作和对象，不报。"
        "查职责边界的“分工”、职责任务的任务名称，属地管理和履职清单里部门和镇街的职责。"
    ),
    advice=N_("写明做什么、对谁做、交出什么，如“提供登记信息”“到现场维持秩序”。"),
    bad=boundary(
        "名称: 示例事项\n状态: 有效\n牵头: zfj\n"
        "分工:\n"
        "  - {部门: zfj, 职责: [立案、决定并执行]}\n"
        "  - {部门: zrzy, 职责: [按照职责分工配合做好相关工作]}\n"
    ),
    good=GOOD_BOUNDARY,
    needles=("指导", "参与", "协助", "配合", "协同", "关工作"),
    texts=frozenset({TextSort.PROSE}),
)

_CLAUSE = re.compile(r"[^，；。,;\n]+")
_OTHERS = r"(?:牵头|主管|主责|有关|相关|职能|责任|其他|各)+(?:部门|单位|机关)"
_SOMEBODY = r"[^，；。]{1,15}?(?:部门|单位|局|委员会|办公室|机关|政府|支队|中心)"
_WHATEVER = r"(?:有关|相关|相应|其他|各项|该项|本项|此项)的?(?:工作|事项|事宜|任务)"
_VAGUE = re.compile(
    r"\s*(?:(?:负责|积极|依法|依职责|共同|认真|切实|按照?(?:各自)?(?:的)?(?:职责)?(?:分工|要求)?"
    r"|根据(?:各自)?职责(?:分工)?|在(?:各自)?职责范围内))*"
    r"(?:(?:指导|参与|协助|配合|协同|支持)(?:"
    rf"(?:做好|开展|完成|落实|推进)?(?:{_WHATEVER}|工作)"
    rf"|(?:{_OTHERS}|{_SOMEBODY})(?:做好|开展|完成|落实|推进)?{_WHATEVER}"
    rf"|{_OTHERS}(?:工作)?)?"
    rf"|(?:做好|开展|完成|落实){_WHATEVER})"
    r"\s*"
)
"""指导居民委员会工作 is a duty by law: who is helped makes a clause vague only with 相关工作."""


_WORK = {
    "分工": "职责",
    "任务": "名称",
    "主体责任": "责任",
    "镇街": "配合",
    "上级部门职责": "上级部门职责",
    "镇街配合职责": "镇街配合职责",
}
"""The key of the texts that say who does what, by the key they stand under."""


def look(passage: Passage) -> Iterator[Spot]:
    """Yield the clauses of a 分工 or the name of a task that say nothing but the verb."""
    if _WORK.get(str(passage.path[0])) != passage.key:
        return
    for clause in _CLAUSE.finditer(passage.text):
        if _VAGUE.fullmatch(clause[0]):
            start = clause.start() + len(clause[0]) - len(clause[0].lstrip())
            end = clause.end() - len(clause[0]) + len(clause[0].rstrip())
            yield Spot(
                start,
                end,
                _("“{words}”没有说做什么、对谁做。").format(words=passage.text[start:end]),
                _("写明动作和对象，如“出具规划认定意见”；没有具体职责就不必列这个部门。"),
            )
