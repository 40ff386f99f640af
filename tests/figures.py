"""Workspaces of so many made-up items: on them published figures are reproduced.

Only figures are taken from the publications; the items are called 事项0001 and so on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Files = dict[str, str]
FRAME: Files = {
    "qingdan.yaml": "格式: 1\n名称: 示例清单\n虚构: true\n",
    "organs.yaml": (
        "机构:\n"
        "  zrzy: {名称: 示例市自然资源局}\n"
        "  scjg: {名称: 示例市市场监督管理局}\n"
        "  gaj: {名称: 示例市公安局}\n"
        "  zfj: {名称: 示例市城市管理局}\n"
        "  dqz: {名称: 示例镇人民政府, 性质: 乡镇人民政府}\n"
        "  xiangzhen: {名称: 各乡镇, 性质: 机构群组}\n"
        "  jiedao: {名称: 各街道, 性质: 机构群组}\n"
    ),
}


def numbered(folder: str, said: Iterable[str]) -> Files:
    """Items in a folder, one for each text of what they say beside their name."""
    letters = folder[:2]
    return {
        f"{folder}/{letters}-{number:06}.yaml": f"名称: 事项{number:04}\n状态: 有效\n{text}"
        for number, text in enumerate(said, start=1)
    }


def spread(counts: Mapping[str, int], line: str) -> Iterator[str]:
    """As many texts as the counts say, each with its word put into ``line``."""
    for word, count in counts.items():
        for _ in range(count):
            yield line.format(word)


def merged(first: Iterable[str], second: Iterable[str]) -> Iterator[str]:
    """Two rows of texts of the same length, text by text one behind the other."""
    for one, other in zip(first, second, strict=True):
        yield one + other


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Write a workspace with its frame."""
    for folder in {(root / path).parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    root.mkdir(exist_ok=True)
    for path, text in {**FRAME, **files}.items():
        (root / path).write_text(text, encoding="utf-8")
    return root
