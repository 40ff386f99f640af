"""Duties of several departments in one cell: 「市水务局：负责……；市住建局：负责……」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_NUMBER = (
    r"(?:(?:\d{1,2}\s*[.．、]|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳]"
    r"|[一二三四五六七八九十]、)\s*)?"
)
_MARK = r"(?:[（(【][^（）()【】]{1,8}[）)】])?"
_ACTS = "(?=负责|承担|牵头|配合|会同|指导|组织|依法|协助|做好)"
_ORGAN = r"[\u4e00-\u9fff]{1,18}(?:局|委员会|委|办公室|办|厅|院|部|政府|街道|中心|总队|支队|镇|乡)"


@lru_cache(256)
def _label(names: tuple[str, ...]) -> re.Pattern[str]:
    wanted = "|".join(map(re.escape, names)) or _ORGAN
    after = rf"\s*[:：]\s*|{_ACTS}" if names else r"\s*[:：]\s*"
    return re.compile(rf"(?:^|(?<=[；;。\n]))\s*{_NUMBER}(?:由)?({wanted}){_MARK}(?:{after})")


def duties_by_name(text: str, names: Sequence[str]) -> dict[str, str]:
    """Return what a text says of each of ``names``; empty where it does not begin with a name.

    Without ``names`` every organ that stands before a colon at the start of a sentence is one.
    """
    if names and not any(name in text for name in names):
        return {}
    found = list(_label(tuple(sorted(names, key=lambda name: (-len(name), name)))).finditer(text))
    if not found or text[: found[0].start()].strip():
        return {}
    result: dict[str, str] = {}
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        duty = text[match.end() : end].strip().rstrip("；;").strip()
        if duty:
            before = result.get(match[1])
            result[match[1]] = f"{before}\n{duty}" if before else duty
    return result
