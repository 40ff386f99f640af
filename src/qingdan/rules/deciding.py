"""Where a text says that somebody takes a decision which only an authority can take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.vocabulary import PowerType

_CLAUSE = re.compile(r"[^，；。,;\n]+")
_DECISION = re.compile("处罚|罚款|没收|吊销|查封|扣押|强制拆除|审批|许可(?!证)")
_ONLY_HELPS = re.compile(
    "协助|配合|协同|参与|支持|上报|报告|报送|报请|报[市县区州省]|移送|移交|转交|提请|提出|建议|举报|线索"
    "|宣传|告知|通知|劝|发现|督促|提供|送达|公示|公开|信息|未经|无证|未取得|证明|手续|申请|抄告"
)
"""Words of a clause that name a decision of somebody else, or the lack of one."""

_TYPES = {
    "处罚": PowerType.PENALTY,
    "罚款": PowerType.PENALTY,
    "没收": PowerType.PENALTY,
    "吊销": PowerType.PENALTY,
    "暂扣": PowerType.PENALTY,
    "拘留": PowerType.PENALTY,
    "立案": PowerType.PENALTY,
    "查封": PowerType.COERCION,
    "扣押": PowerType.COERCION,
    "强制拆除": PowerType.COERCION,
    "强制执行": PowerType.COERCION,
    "代履行": PowerType.COERCION,
    "审批": PowerType.LICENCE,
    "许可": PowerType.LICENCE,
}

_BY_AUTHORITY = re.compile(
    "(?:处罚|罚款|没收(?!到)|吊销|暂扣|拘留|立案|查封|扣押|强制拆除|强制执行|代履行|审批|许可(?!证))"
    "(?!(?:工作)?(?:前|后|表|单|件|系统|平台|事项|对象|人员|结果|情况|服务|流程|档案|材料|资料|政策|条件|程序|知识|法"
    "|的?(?:协助|配合|宣传)))"
)
_AIDS = re.compile("协助|配合|协同|参与|支持|帮助|帮办|代办|引导|督促|提请|移送|移交|会同")
"""What follows such a word in a sentence is done with somebody else or by him."""
_MORE_HELP = re.compile(
    "初审|初核|核实|核查|代收|代办|帮办|帮助|引导|教育|调解|维护|维持|保障|后续|跟踪|排查|走访"
    "|收集|统计|摸排|服务|会同|见证|回访|申领|办证|在场|看管|政策|现场秩序|矛盾|参加|呈报|函告"
    "|(?:由|报|交|送|请|待|告|向)[^，。；]{0,16}?(?:局|部门|机关|政府|单位|办公室|委员会|队)"
)
_NOT = re.compile(
    "(?:不|没有|未|无权|禁止|严禁|免予|无需|无须)"
    "(?:得|予|再|能|可|应|宜|需|须)?(?:直接|单独|自行|独立|具体)?"
    "(?:实施|进行|作出|承担|负责|行使|参与|从事|开展|办理|给予|具有|涉及)?"
    "(?:行政|具体|有关|相关|任何|现场|执法|的)*$"
)
_OWN = re.compile("对|依法|予以|给予|作出|实施|组织|负责|独立|直接|自行")
_SHORT = 6
"""Characters: 发现、报告、处罚 lists what somebody does, one short word after the other."""


def decisions(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a decision is named (start and end) that the text gives to its own subject.

    A clause that only helps, reports or hands over is passed over: 配合城管部门查封、扣押.
    """
    if _DECISION.search(text) is None:
        return
    for clause in _CLAUSE.finditer(text):
        if _ONLY_HELPS.search(clause[0]) is None:
            found = _DECISION.search(text, clause.start(), clause.end())
            if found is not None:
                yield found.span()


def assistant_decisions(text: str) -> Iterator[tuple[int, int]]:
    """Yield where somebody who only assists is given a decision (start and end).

    Stricter with what is passed over than ``decisions``, since what is found here is an error:
    negations (不实施处罚), what somebody else decides (协助查封、扣押), matters around a decision
    (审批前, 处罚对象). A list of short words is looked at word by word: 发现、报告、处罚.
    """
    if _BY_AUTHORITY.search(text) is None:
        return
    aided = False
    for clause in _CLAUSE.finditer(text):
        own = _OWN.match(clause[0].lstrip()) is not None
        aided = aided and not own
        for start, end in _pieces(clause):
            piece = text[start:end]
            found = None if aided else _decided(text, start, end)
            if found is not None:
                yield found
                break
            aided = aided or _AIDS.search(piece) is not None


def _pieces(clause: re.Match[str]) -> list[tuple[int, int]]:
    parts = [(one.start(), one.end()) for one in re.finditer("[^、]+", clause[0])]
    if len(parts) < 2 or any(end - start > _SHORT for start, end in parts):
        return [clause.span()]
    return [(clause.start() + start, clause.start() + end) for start, end in parts]


def _decided(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    if _ONLY_HELPS.search(piece) or _MORE_HELP.search(piece):
        return None
    for found in _BY_AUTHORITY.finditer(text, start, end):
        if _NOT.search(text[start : found.start()]) is None:
            return found.span()
    return None


def power_type(word: str) -> PowerType:
    """Return the type of the power that a word found here belongs to."""
    return _TYPES[word]
