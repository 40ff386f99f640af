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
    "查封": PowerType.COERCION,
    "扣押": PowerType.COERCION,
    "强制拆除": PowerType.COERCION,
    "审批": PowerType.LICENCE,
    "许可": PowerType.LICENCE,
}


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


def power_type(word: str) -> PowerType:
    """Return the type of the power that a word found by ``decisions`` belongs to."""
    return _TYPES[word]
