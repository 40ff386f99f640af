"""Towns and street offices by their names, with and without 人民政府 or 办事处."""

from __future__ import annotations

import re

from ..model.vocabulary import OrganKind

_ALL = re.compile(
    r"(?:各|所有|全部|全市|全县|全区|属地|辖区|所在地|所在|相关|有关)*"
    r"(?:[乡镇街]{2,3}|镇|街道|乡镇街道|镇街道|乡镇办|镇办)(?:[（(](?:街道|办|园区|街道办)[）)])?"
    r"(?:人民政府|政府|办事处)*(?:[（(]街道办事处[）)])?"
)
_TOWN = re.compile(r"^(?P<town>.*[\u4e00-\u9fff](?:镇|乡|苏木))(?:人民政府|政府)?$")
_STREET = re.compile(r"^(?P<street>.*[\u4e00-\u9fff]街道)(?:办事处|办)?$")


def is_all_towns(name: str) -> bool:
    """Whether a name means any town: 镇街, 各乡镇（街道）, 属地街道."""
    return bool(_ALL.fullmatch("".join(name.split())))


def town_kind(name: str) -> OrganKind | None:
    """Return what a name says the organ is: a town, a street office, all of them, or none."""
    if is_all_towns(name):
        return OrganKind.GROUP
    if _TOWN.match(name):
        return OrganKind.TOWNSHIP
    return OrganKind.SUBDISTRICT if _STREET.match(name) else None


def bare_town(name: str) -> str:
    """Return 柳溪镇 for 柳溪镇人民政府, 观海街道 for 观海街道办事处; empty for another organ."""
    if is_all_towns(name):
        return ""
    town = _TOWN.match(name)
    street = _STREET.match(name)
    return town["town"] if town else street["street"] if street else ""


def is_town(name: str) -> bool:
    """Whether a name is that of a town or a street office."""
    return bool(bare_town(name))
