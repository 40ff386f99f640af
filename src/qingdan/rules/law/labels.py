"""The ranks that labels of spreadsheets stand for (【法律】, 【法规】), as far as one can say."""

from __future__ import annotations

from functools import cache

from ...law.facts import Law, Rank

_LOCAL = {
    Rank.PROVINCIAL_REGULATION,
    Rank.CITY_REGULATION,
    Rank.SPECIAL_REGULATION,
    Rank.AUTONOMOUS_REGULATION,
}
_RULES = {Rank.DEPARTMENT_RULE, Rank.PROVINCIAL_RULE, Rank.CITY_RULE}
_LOCAL_RULES = {Rank.PROVINCIAL_RULE, Rank.CITY_RULE}
_COUNCIL = {Rank.ADMIN_REGULATION, Rank.STATE_COUNCIL_DECISION}
_MEANT: dict[str, set[Rank]] = {
    "宪法": {Rank.CONSTITUTION},
    "法律": {Rank.LAW, Rank.CONSTITUTION},
    "行政法规": _COUNCIL,
    "法规": _COUNCIL | _LOCAL,
    "地方性法规": _LOCAL,
    "地方法规": _LOCAL,
    "规章": _RULES,
    "部门规章": {Rank.DEPARTMENT_RULE},
    "地方政府规章": _LOCAL_RULES,
    "政府规章": _LOCAL_RULES,
    "规范性文件": {Rank.NORMATIVE, Rank.STATE_COUNCIL_DECISION, Rank.PARTY, Rank.ORGANISATION},
}
_SIGNS = "【】[]（）()〔〕 　"


@cache
def ranks_meant(label: str) -> frozenset[Rank]:
    """Return the ranks a label may stand for; empty where it is none of the usual words."""
    return frozenset(_MEANT.get(label.strip(_SIGNS), ()))


def fits(label: str | None, law: Law) -> bool:
    """Whether a label does not contradict the rank of a law."""
    meant = ranks_meant(label) if label else frozenset()
    return not meant or law.rank in meant
