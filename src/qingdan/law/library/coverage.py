"""Which texts the library would hold if they existed, judged from a title alone.

National laws (to 2026-08-28) and administrative regulations (to 2025-04-30) are nearly complete.
Department rules, local regulations and rules, normative documents, party documents and standards
are not collected: that such a text is not here says nothing about it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .ranks import begins_with_place
from .titlekey import STATE, tidy

_TAIL = r"(?:（[^）]*）)?$"
_LAW = re.compile(rf"(?<!办)(?:法|法典|基本法){_TAIL}")
_REGULATION = re.compile(rf"条例{_TAIL}")
_OF_A_LAW = re.compile(rf"(?<!办)法(?:实施条例|实施细则|实施办法){_TAIL}")
_PARTY = re.compile(r"中国共产党|党(?:的|内|政|员|组|委|纪|章)|中共|巡视|纪律处分")
_DOCUMENT = re.compile(
    r"[〔\[﹝]\d{4}|通知|意见|批复|复函|公告|标准|规程|规范|名录|目录|方案|公约|议定书|协定"
)
_MILITARY = re.compile(r"军|武警|部队")
_DECISION = re.compile(r"^(?:全国人民代表大会|全国人大)")


@lru_cache(maxsize=8192)
def is_covered(title: str) -> bool:
    """Whether a text of this title would be in the library if it existed."""
    name = tidy(title)
    if _PARTY.search(name) or _DOCUMENT.search(name) or _MILITARY.search(name):
        return False
    if begins_with_place(name.removeprefix(STATE)) or _DECISION.match(name):
        return False
    if _LAW.search(name) or _REGULATION.search(name):
        return True
    return name.startswith(STATE) and bool(_OF_A_LAW.search(name))


__all__ = ["is_covered"]
