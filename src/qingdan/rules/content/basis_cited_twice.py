"""QD564 basis-cited-twice: one provision stands twice among the bases of an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import BasisView, ItemView
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .cited import repeatable

RULE = Rule(
    code="QD564",
    slug="basis-cited-twice",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("同一条依据引了两次"),
    why=(
        "同一法规同一条款在一处依据里出现两次：原文也一样的（标点不同也算一样），是重复粘贴；"
        "原文不一样的，多半是一处条号写错了，或者引的是同一条的不同款而没有写明款。"
        "作用不同的两条不报；"
        "责任事项和追责里再引一次也不报。"
    ),
    advice=N_("删去重复的一条；原文不同的，核对条号，写明款、项。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据:\n"
        "  - 《中华人民共和国城乡规划法》第六十四条\n"
        "  - 《中华人民共和国城乡规划法》第六十四条\n"
    ),
    good=GOOD_POWER,
)

_BLANKS = re.compile(r"[\s。；;，,]+")
_SIGNS = re.compile(r"\W+")
"""What two copies of one text may differ in: (二)…； and （二）…。"""


@lru_cache(maxsize=65536)
def _blankless(citation: str) -> str:
    """Lists cite the same articles over and over."""
    return _BLANKS.sub("", citation)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield every basis that an earlier one of the same list already cites for the same end."""
    for key, bases in repeatable(item):
        first: dict[tuple[str, str | None], BasisView] = {}
        for basis in bases:
            mark = (_blankless(basis.citation), basis.role)
            before = first.setdefault(mark, basis)
            if before is not basis and mark[0]:
                yield from _finding(item, key, before, basis)


def _finding(item: ItemView, key: str, before: BasisView, basis: BasisView) -> Iterator[RawFinding]:
    place = before.path[-1]
    number = place + 1 if isinstance(place, int) else 1
    same = _bare(before.quote) == _bare(basis.quote)
    if same or not before.quote or not basis.quote:
        hint = _("删去其中一条。")
        message = _("{citation}引了两次：{key}里第{number}个就是它。")
    elif not basis.citation.rstrip().endswith(("条", "款", "项", "目")):
        return  # a whole law, quoted in parts
    else:
        hint = _("核对两处原文各是哪一条、哪一款，改正条号或者写明款、项。")
        message = _("{citation}引了两次：{key}里第{number}个就是它，两处的原文却不一样。")
    yield item.finding(
        RULE,
        message.format(key=key, number=number, citation=shown(basis.citation, 60)),
        hint,
        basis.citation_path,
    )


def _bare(quote: str | None) -> str:
    return _SIGNS.sub("", quote or "")
