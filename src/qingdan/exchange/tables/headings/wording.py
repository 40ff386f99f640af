"""Headings that differ in one word only: 县级主体责任部门, 市级主体责任部门, 镇街配合责任 …"""

from __future__ import annotations

TOWNS = ("镇街", "乡镇", "乡镇街道", "镇街道", "街道", "乡镇办", "镇办", "镇乡街道")
"""What lists call towns and street offices in a heading; brackets in it do not count."""
COUNTY = ("县", "县级", "区", "区级", "市", "市级", "县区", "区县", "县市区", "市县区", "市区")
"""What lists call the level above the towns in a heading."""

NUMBERED = r"[一二三四五六七八九十]{1,3}、.+|[（(][一二三四五六七八九十]{1,3}[）)].+"
"""Pattern of a row that says the field of the matters below it: 一、党的建设."""


def headings(starts: tuple[str, ...], *ends: str) -> tuple[str, ...]:
    """Return every end with every start before it, the ends in their order."""
    return tuple(start + end for end in ends for start in starts)
