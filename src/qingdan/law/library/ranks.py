"""The rank of a text, computed from who made it and what it is called.

立法法 (2023) 10 and 72 (法律, 行政法规), 80 to 85 (地方性法规, 自治条例和单行条例, 经济特区,
浦东新区 and 海南自由贸易港法规), 91 and 93 (规章); 规章制定程序条例 7: no 规章 is called 条例.
A label beside a citation (【法规】) or of a collection is a hint at most: whoever files a
notice under 规章 does not make it one.
"""

from __future__ import annotations

import re

from ..facts import Rank

PROVINCES = [
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "台湾",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
]
_PROVINCE = re.compile(
    rf"^(?:{'|'.join(PROVINCES)})(?:省|市|(?:壮族|回族|维吾尔)?自治区|(?=各级|省级|人民))"
)
_PLACE = re.compile(
    r"^(?!中华人民共和国)[\u4e00-\u9fff]{2,12}?(?:省|自治区|自治州|自治县|自治旗|盟|(?<!城)市(?!场|政|容|民|级|域|县)|县(?!级|域)|区(?!域|划))"
)
_SPECIAL = re.compile(r"经济特区|浦东新区|海南自由贸易港")
_NUMBERED = re.compile(r"〔\d{4}〕|\[\d{4}\]|﹝\d{4}﹞")
_ORDER = re.compile(
    r"令\s*(?:[〔\[]?\d{4}[〕\]]?)?\s*年?\s*第?\s*[〇零一二三四五六七八九十百\d]+\s*号"
)
_NOTICE = re.compile(r"(?:通知|意见|方案|函|批复|要点|公告|清单)(?:（[^）]*）)?$")
_COUNCIL_PAPER = re.compile(
    r"^国务院(?:办公厅)?关于.*(?:通知|意见|方案|函|批复|公告|决定|命令)(?:（[^）]*）)?$"
)
_REGULATION_WORDS = re.compile(r"(?:条例|规定|办法|细则|规则|实施细则|章程)(?:（[^）]*）)?$")


def province_of(title: str) -> str | None:
    """Return the province a title begins with, as written; None for any other beginning."""
    found = _PROVINCE.match(title)
    return found[0] if found else None


def begins_with_place(title: str) -> bool:
    """Whether a title begins with the name of a province, city, county or the like."""
    return bool(_PROVINCE.match(title) or _PLACE.match(title))


def rank_of(title: str, organ: str | None, group: str | None, number: str | None = None) -> Rank:
    """Return the rank. ``group`` is what a collection files it under (法律, 行政法规 …) or None."""
    organ = organ or ""
    if re.match(r"中华人民共和国宪法(?:修正案.*)?$", title):
        return Rank.CONSTITUTION
    if "中国共产党" in title or "中共" in organ or organ.startswith("中央"):
        return Rank.PARTY
    if group == "地方性法规" and province_of(title):
        return _congress(title, "" if organ.startswith("全国") else organ)
    if organ.startswith("全国人民代表大会") or group in (
        "法律",
        "宪法",
        "立法解释",
        "修改决定",
        "修正案",
    ):
        return Rank.LAW
    if number and _NUMBERED.search(number) and not _ORDER.search(number):
        return Rank.STATE_COUNCIL_DECISION if number.startswith("国发") else Rank.NORMATIVE
    if _COUNCIL_PAPER.match(title):
        return Rank.STATE_COUNCIL_DECISION
    if group == "行政法规" or organ in ("国务院", "政务院"):
        return Rank.ADMIN_REGULATION
    if group == "地方性法规" or "人民代表大会" in organ:
        return _congress(title, organ)
    if "人民政府" in organ or group == "地方政府规章":
        if _NOTICE.search(title):
            return Rank.NORMATIVE
        place = organ if "人民政府" in organ else title
        return (
            Rank.PROVINCIAL_RULE if _PROVINCE.match(place) and not _below(place) else Rank.CITY_RULE
        )
    if group == "部门规章" or organ:
        return Rank.NORMATIVE if _NOTICE.search(title) and not number else Rank.DEPARTMENT_RULE
    return _by_title(title)


def _congress(title: str, organ: str) -> Rank:
    if _SPECIAL.search(title):
        return Rank.SPECIAL_REGULATION
    if re.search(r"自治(?:州|县|旗)|自治条例|单行条例", title + organ):
        return Rank.AUTONOMOUS_REGULATION
    place = organ or title
    if _PROVINCE.match(place) and not _below(place):
        return Rank.PROVINCIAL_REGULATION
    if not organ and not begins_with_place(title):
        return Rank.PROVINCIAL_REGULATION
    return Rank.CITY_REGULATION


def _below(place: str) -> bool:
    """Whether behind the province another place follows: 广东省江门市."""
    found = _PROVINCE.match(place)
    rest = place[found.end() :] if found else place
    return bool(re.match(r"[\u4e00-\u9fff]{2,6}?(?:市|州|盟|县|区)(?:人民|$)", rest))


def _by_title(title: str) -> Rank:
    """Guess from the words alone, for a text of which nothing else is known."""
    if begins_with_place(title):
        if re.search(r"条例(?:（[^）]*）)?$", title):
            return _congress(title, "")
        if _NOTICE.search(title):
            return Rank.NORMATIVE
        province = province_of(title)
        return Rank.PROVINCIAL_RULE if province else Rank.CITY_RULE
    if re.search(r"(?:法|法典)(?:（[^）]*）)?$", title) and not re.search(
        r"办法(?:（[^）]*）)?$", title
    ):
        return Rank.LAW
    if re.search(r"条例(?:（[^）]*）)?$", title):
        return Rank.ADMIN_REGULATION
    if _NOTICE.search(title) or not _REGULATION_WORDS.search(title):
        return Rank.NORMATIVE
    return Rank.DEPARTMENT_RULE


__all__ = ["PROVINCES", "begins_with_place", "province_of", "rank_of"]
