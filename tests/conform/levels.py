"""The three levels of ``levels.yaml`` as workspaces beside one another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ..case_files import read_cases

CASES = Path(__file__).with_name("levels.yaml")
LEVELS = {"省": "省级", "市": "市级", "县": "县级"}
ORGANS = "机构:\n  zrzy: {{名称: 示例{level}自然资源局}}\n"


def levels() -> Any:
    """Return the items of each level, and what is expected."""
    return read_cases(CASES)


def write_level(
    root: Path, level: str, items: list[dict[str, Any]], uppers: str = "", folder: str = "zrzy"
) -> Path:
    """Write a workspace; ``uppers`` is what 上级清单 says in ``qingdan.yaml``."""
    place = root / "powers" / folder
    place.mkdir(parents=True)
    declared = f"上级清单: {uppers}\n" if uppers else ""
    (root / "qingdan.yaml").write_text(
        f"格式: 1\n名称: 示例{level}清单\n虚构: true\n层级: {LEVELS[level]}\n{declared}", "utf-8"
    )
    (root / "organs.yaml").write_text(ORGANS.format(level=level), "utf-8")
    for item in items:
        value = {key: part for key, part in item.items() if key != "id"}
        text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
        (place / f"{item['id']}.yaml").write_text(text, "utf-8")
    return root


def write_levels(folder: Path, uppers: str = "[{名称: 省, 位置: ../省}]") -> Path:
    """Write all three beside one another; return the county."""
    cases = levels()
    write_level(folder / "省", "省", cases["省"])
    write_level(folder / "市", "市", cases["市"])
    return write_level(folder / "县", "县", cases["县"], uppers)
