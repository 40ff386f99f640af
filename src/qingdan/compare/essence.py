"""What an item is known by when its id does not say it: name, citations, own words.

Words that lists repeat in every item (duties by stage, liability, appeals, codes, days) are left
out: in 968 real items 131 texts of duties serve all, so they say nothing about which item it is.
Numbers and parts of a law are whole features: 第十条 is not nearly 第十一条.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .files import Version
from .typography import settled

Features = frozenset[str]

# fmt: off
_BOILERPLATE = frozenset({
    "状态", "生效日期", "失效日期", "可见性", "批准", "承接",
    "承接自", "拆分自", "合并自", "编码", "序号", "豁免",
    "内部说明", "承办机构", "责任事项", "追责", "监督方式", "救济",
    "咨询方式", "流程", "廉政风险点", "层级权限", "行使层级", "主体性质",
    "权力来源", "通用目录", "核对", "原注", "标注", "套用",
})
# fmt: on
"""Keys that many items fill alike, or that say where an item stands and not what it is."""

_NAMING = frozenset({"名称", "类型"})
_CITING = frozenset({"引用", "依据"})
_NUMERAL = "〇零一二两三四五六七八九十百千万亿"
_ATOM = re.compile(
    rf"(第[{_NUMERAL}0-9]+[编章节条款项目](?:之[{_NUMERAL}]+)?|[0-9]+(?:\.[0-9]+)*|"
    rf"[{_NUMERAL}]+(?=[个年月日天元倍次人条款项万亿]|分之))"
)
_ARTICLE = re.compile(rf"《([^《》]+)》[^《》第]*(第[{_NUMERAL}0-9]+条(?:之[{_NUMERAL}]+)?)?")
_FRAME = re.compile(
    r"^(?:对|关于)|(?:的)?(?:行政)?(?:处罚|许可|强制|征收|给付|检查|确认|奖励|裁决|审批|核准|备案)$"
)
_NUMBERS = re.compile(rf"[{_NUMERAL}0-9]+")

_MAX_WORDS = 2_000
"""Characters of an item's own words that are looked at."""


@dataclass(frozen=True)
class Essence:
    """What one version of an item is known by; features are worked out when they are asked for."""

    version: Version
    value: dict[str, Any] = field(repr=False)

    @property
    def place(self) -> tuple[str, str | None]:
        """The list and the organ."""
        owner = self.version.owner
        return str(owner.kind), owner.organ

    @cached_property
    def name(self) -> str:
        """The name as it reads, typography apart."""
        name = self.value.get("名称")
        return settled(name) if isinstance(name, str) else ""

    @cached_property
    def type(self) -> str:
        """类型, or nothing."""
        found = self.value.get("类型")
        return found if isinstance(found, str) else ""

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in the name, in order."""
        return tuple(_NUMBERS.findall(self.name))

    @cached_property
    def naming(self) -> Features:
        """Pairs of characters of the name without its frame (对 … 的处罚)."""
        bare = _FRAME.sub("", self.name) or self.name
        return frozenset(grams(bare, 2))

    @cached_property
    def citing(self) -> Features:
        """《title》 with the article, for each citation that is no boilerplate."""
        found: set[str] = set()
        for text in _citations(self.value):
            for title, article in _ARTICLE.findall(text):
                found.add(f"《{title}》{article}")
        return frozenset(found)

    @cached_property
    def wording(self) -> Features:
        """Groups of three characters of all that the item says in its own words."""
        said: set[str] = set()
        left = _MAX_WORDS
        own = {key: part for key, part in self.value.items() if key not in _NAMING}
        for text in _words(own):
            said.update(grams(text[:left], 3))
            left -= len(text)
            if left <= 0:
                break
        return frozenset(said)

    @cached_property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """Official codes, the surest first: which code it is, and the code."""
        codes = self.value.get("编码")
        if not isinstance(codes, dict):
            return ()
        return tuple(
            (key, str(codes[key]))
            for key in ("业务办理项编码", "实施编码", "基本编码", "地方编码")
            if isinstance(codes.get(key), str | int) and str(codes[key]).strip()
        )

    @cached_property
    def former_codes(self) -> frozenset[str]:
        """Codes the item had before (编码.曾用)."""
        codes = self.value.get("编码")
        former = codes.get("曾用") if isinstance(codes, dict) else None
        if isinstance(former, str):
            return frozenset({former})
        if not isinstance(former, list):
            return frozenset()
        return frozenset(str(code) for code in former if isinstance(code, str | int))


def grams(text: str, size: int) -> Iterator[str]:
    """Yield groups of ``size`` characters; numbers and parts of a law are one group each.

    A stretch shorter than ``size`` is a group by itself.
    """
    for place, stretch in enumerate(_ATOM.split(text)):
        if not stretch:
            continue
        if place % 2 or len(stretch) <= size:
            yield stretch
        else:
            for start in range(len(stretch) - size + 1):
                yield stretch[start : start + size]


def _citations(value: Any, *, citing: bool = False) -> Iterator[str]:
    match value:
        case str():
            if citing:
                yield value
        case dict():
            for key, part in value.items():
                if key not in _BOILERPLATE:
                    yield from _citations(part, citing=key in _CITING)
        case list():
            for part in value:
                yield from _citations(part, citing=citing)


def _words(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, part in value.items():
                if key not in _BOILERPLATE and key not in _CITING:
                    yield from _words(part)
                elif key == "依据" and isinstance(part, list):
                    yield from _quotes(part)
        case list():
            for part in value:
                yield from _words(part)


def _quotes(bases: list[Any]) -> Iterator[str]:
    for basis in bases:
        if isinstance(basis, dict) and isinstance(basis.get("原文"), str):
            yield basis["原文"]
