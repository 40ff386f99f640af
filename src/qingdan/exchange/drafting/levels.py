"""实施层级及权限: which level may do what, under the many names of levels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...model.vocabulary import Level

_NAMES = {
    Level.NATIONAL: ("国家级", "国家", "中央", "国务院部门"),
    Level.PROVINCE: (
        "省级",
        "自治区级",
        "直辖市级",
        "省（自治区）级",
        "省",
        "自治区本级",
        "省本级",
    ),
    Level.CITY: (
        "市级",
        "地州市级",
        "地（州、市）级",
        "地市级",
        "州市级",
        "设区的市级",
        "设区市级",
        "地级",
        "州级",
        "市本级",
        "地州级",
        "市",
    ),
    Level.COUNTY: (
        "县级",
        "县市区级",
        "县（市、区）级",
        "县（市区）级",
        "区县级",
        "县区级",
        "市县区级",
        "区级",
        "旗县级",
        "县市级",
        "县",
        "区",
        "县本级",
        "区本级",
    ),
    Level.TOWN: (
        "乡级",
        "乡镇级",
        "乡（镇）级",
        "镇级",
        "镇街级",
        "乡镇（街道）",
        "乡镇（街道）级",
        "街道",
        "街道级",
        "镇（街道）",
        "乡镇",
    ),
    Level.VILLAGE: ("村级", "村（社区）", "社区", "村居级", "村"),
}
_BY_NAME = {name: level for level, names in _NAMES.items() for name in names}
_BY_CODE = {str(code): level for code, level in enumerate(Level, 1)}
"""GB/T 39046—2020 表 A.2: 1 国家级 … 6 村级."""
_SPACE = re.compile(r"\s+")
_BETWEEN = re.compile(r"[、，,;；/|\n]|和|及|与")
_LABELLED = re.compile(r"(?m)^\s*([^：:|\n]{1,10}?)\s*[：:|｜]\s*(.+)$")


@dataclass
class LevelRights:
    """Pairs of level and right, and what could not be read."""

    pairs: list[tuple[Level, str]] = field(default_factory=list)
    unread: str = ""
    renamed: list[str] = field(default_factory=list)
    """Names of levels as written, where they are not the official ones."""


def level_of(text: str) -> Level | None:
    """Return the level that a cell names; None where it names none."""
    name = _SPACE.sub("", text).replace("(", "（").replace(")", "）")
    return _BY_NAME.get(name) or _BY_CODE.get(name)


def read_levels(level_text: str, right_text: str) -> LevelRights:
    """Read the two cells of 实施层级及权限: one level, several, or 「市级：……」 in one cell."""
    result = LevelRights()
    if not level_text:
        _labelled(right_text, result)
        return result
    level = level_of(level_text)
    if level is not None:
        _add(result, level_text, level, right_text)
        return result
    parts = [part for part in _BETWEEN.split(level_text) if part.strip()]
    levels = [level_of(part) for part in parts]
    if parts and all(levels):
        for part, found in zip(parts, levels, strict=True):
            if found is not None:
                _add(result, part, found, right_text)
        return result
    _labelled(level_text, result)
    if result.pairs and right_text:
        result.unread = right_text if not result.unread else f"{result.unread}\n{right_text}"
    elif not result.pairs:
        result.unread = "：".join(text for text in (level_text, right_text) if text)
    return result


def _labelled(text: str, result: LevelRights) -> None:
    """Read lines 「市级：……」, 「县级 | ……」; other text is left unread."""
    found = list(_LABELLED.finditer(text))
    levels = [level_of(match[1]) for match in found]
    if found and all(levels) and _LABELLED.sub("", text).strip() == "":
        for match, level in zip(found, levels, strict=True):
            if level is not None:
                _add(result, match[1], level, match[2].strip())
        return
    result.unread = text


def _add(result: LevelRights, written: str, level: Level, right: str) -> None:
    name = _SPACE.sub("", written)
    if name != str(level):
        result.renamed.append(name)
    result.pairs.append((level, right))
