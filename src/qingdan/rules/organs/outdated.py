"""Names of organs that reforms have ended, and where a text uses one as if it were today's.

The names are dated data (``data/organ_names.yaml``). A name is passed over where the text speaks
of the past (原…局, a year before the reform, 组建, 更名), quotes, or names whoever issued a
document (环境保护部令第11号).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from ...messages import _
from ...model.finding import FieldPath
from ..dated import YES, load, texts_in
from ..passages import Passage
from ..rule import Spot
from ..text.patterns import Pattern


class OldName(NamedTuple):
    """A name that is no longer used: ``until`` when, what it is called now.

    With one name in ``new`` and ``exact`` the old name can be replaced by it. ``guarded`` is one
    that must stand behind a boundary, and not behind one of ``not_after``; ``note`` says where a
    part of its duties has gone.
    """

    old: str
    new: tuple[str, ...]
    exact: bool
    until: str
    reform: str
    verified: bool
    guarded: bool
    not_after: tuple[str, ...]
    note: str


class Use(NamedTuple):
    """An old name in a text."""

    start: int
    end: int
    name: OldName


_BOUNDARY = frozenset(
    "省市县区州盟旗级国由向到经报与和同及或会请至送交在为是对按将从给让于据依照各本该其的原府"
)
_NOT_BEHIND: Mapping[str, str] = {
    "部": "门分队落位件署级",
    "委": "员托派任",
    "办": "法理案事学结",
    "局": "限域势",
}
"""Characters that make another word of the one that ends in the key (环保部门, 扶贫办法)."""

_PAST = Pattern(
    r"(?:^|[^\u4e00-\u9fff]|[由将把和与及按经从在对并据是的向到报送请会同给让于为以])原(?![则料因件始告油籍址文先])"
    r"[^，。；：（）()《》“”\n]{0,20}$"
)
_BEFORE = 24
_STORY = Pattern(
    "整合|组建|更名|改名|前身|并入|划入|转隶|不再保留|机构改革|曾用名|旧称|改称|变更为"
)
_ISSUED = Pattern(
    r"[^，。；：\n]{0,20}?(?:令(?:第|[（(〔\[【《\d\s]|$)|公告(?:第|[（(〔\[【《\d\s])|印发|颁布|联合|[〔﹝]|关于)"
    r"|\d{4}年(?:第?\d+号)?(?:令|公告|通告)|[》]?[《]|[（(](?:现|原)"
)
_YEAR = Pattern(r"((?:19|20)\d{2})年")
_SENTENCE_END = Pattern(r"[。；;\n]")
_PAIRS = (("《", "》"), ("〈", "〉"), ("“", "”"), ("「", "」"), ("‘", "’"))
_SEARCHED = frozenset({"俗称", "关键词", "曾用名", "简称"})
"""Keys that hold what people say or said, old names included."""
_REGISTERED = "承办机构"
"""Holds names of the register; ``unknown-organ`` reports an old one."""


class Names:
    """The old names that are sure, or those that are not."""

    def __init__(self, names: tuple[OldName, ...]) -> None:
        self.names = {name.old: name for name in names}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(alternatives(list(self.names)))

    def uses(self, text: str) -> Iterator[Use]:
        """Yield the old names that a text uses for an organ of today."""
        for found in self._pattern.finditer(text):
            name = self.names[found[0]]
            start, end = found.span()
            if not _is_the_name(text, start, end, name) or is_of_the_past(text, start, end):
                continue
            year = year_before(text, start)
            if not year or year > name.until[:4]:
                yield Use(start, end, name)


def alternatives(words: list[str]) -> str:
    """Return a pattern for ``words`` that tests what they share once."""
    rest: dict[str, list[str]] = {}
    for word in words:
        if word:
            rest.setdefault(word[0], []).append(word[1:])
    if not rest:
        return ""
    body = "|".join(re.escape(first) + alternatives(rest[first]) for first in sorted(rest))
    return f"(?:{body})?" if "" in words else f"(?:{body})"


def _is_the_name(text: str, start: int, end: int, name: OldName) -> bool:
    """Whether the words are the whole name, not the end or the beginning of another."""
    following = text[end : end + 1]
    if following and following in _NOT_BEHIND.get(name.old[-1], ""):
        return False
    before = text[max(0, start - 8) : start]
    if before.endswith(name.not_after):
        return False
    return not name.guarded or not before or is_boundary(before[-1])


def is_boundary(character: str) -> bool:
    """Whether the name of an organ can begin behind a character."""
    return character in _BOUNDARY or not "\u4e00" <= character <= "\u9fff"


def is_of_the_past(text: str, start: int, end: int) -> bool:
    """Whether a name (``start`` to ``end``) is quoted, historical, or signs a document."""
    if any(
        text.count(opening, 0, start) > text.count(closing, 0, start) for opening, closing in _PAIRS
    ):
        return True
    if text.count('"', 0, start) % 2 == 1 and '"' in text[end:]:
        return True
    if _PAST.search(text, max(0, start - _BEFORE), start):
        return True
    if _ISSUED.match(text, end):
        return True
    last = _SENTENCE_END.search(text, end)
    stop = last.start() if last else len(text)
    return _STORY.search(text, _sentence(text, start), stop) is not None


def year_before(text: str, start: int) -> str:
    """Return the last year that the sentence names before ``start``; empty where there is none."""
    years = _YEAR.findall(text, _sentence(text, start), start)
    return str(years[-1]) if years else ""


def _sentence(text: str, start: int) -> int:
    return max((one.end() for one in _SENTENCE_END.finditer(text, 0, start)), default=0)


@lru_cache(maxsize=1)
def stand_in(text: str) -> bool:
    """Whether an old name, sure or not, stands in a text, whatever is meant by it.

    Searched backwards: the names end in few characters (局, 厅, 部) and begin with many. The last
    answer is kept, since two rules ask for the same text one after the other.
    """
    return _backwards().search(text[::-1]) is not None


@cache
def last_characters() -> str:
    """Return the characters that old names end in."""
    names = (name for sure in (True, False) for name in old_names(verified=sure).names)
    return "".join(dict.fromkeys(name[-1] for name in names))


@cache
def _backwards() -> re.Pattern[str]:
    names = [name for sure in (True, False) for name in old_names(verified=sure).names]
    return re.compile(alternatives([name[::-1] for name in names]))


@cache
def old_names(*, verified: bool) -> Names:
    """Return the old names whose end is verified in the text of the reform, or the others."""
    return Names(tuple(_read(verified)))


def _read(verified: bool) -> Iterator[OldName]:
    for reform in load("organ_names.yaml")["改革"]:
        if (reform["核实"] == YES) is verified:
            for entry in reform["机构"]:
                yield from _entry(reform, entry)


def _entry(reform: Mapping[str, Any], entry: Mapping[str, Any]) -> Iterator[OldName]:
    for old in texts_in(entry["旧"]):
        yield OldName(
            old,
            texts_in(entry["新"]),
            isinstance(entry["新"], str),
            reform["至"],
            reform["名称"],
            reform["核实"] == YES,
            entry.get("前要分界") == YES,
            texts_in(entry.get("前不接", [])),
            entry.get("说明", ""),
        )


def spots(passage: Passage, names: Names) -> Iterator[Spot]:
    """Yield what a rule of scope TEXT says of the old names in a passage."""
    path = passage.path
    if not _SEARCHED.isdisjoint(path) or _names_an_organ(path) or path[0] == _REGISTERED:
        return
    uses = list(names.uses(passage.text))
    for use in uses:
        replacement = _replacement(passage.text, use, uses)
        yield Spot(
            use.start,
            use.end,
            message(use.name),
            hint(use.name) + _("说的是改革以前的事，就在前面写“原”。"),
            replacement,
            valid_until=use.name.until,
        )


def message(name: OldName) -> str:
    """Say that a name is of the past."""
    if not name.verified:
        return _("“{old}”可能是旧名称（{reform}）。").format(old=name.old, reform=name.reform)
    return _("“{old}”是{reform}以前的名称，{day} 以后不再使用。").format(
        old=name.old, reform=name.reform, day=name.until
    )


def hint(name: OldName) -> str:
    """Say what the organ is called now."""
    if name.exact:
        return _("现在是“{new}”。").format(new=name.new[0])
    now = _("现在多是“{new}”，以本地的三定规定为准。").format(new=_("”或者“").join(name.new))
    return now + (name.note and _("{note}。").format(note=name.note))


def _names_an_organ(path: FieldPath) -> bool:
    """Whether it is the name an organ is registered by: ``registered-under-old-name`` looks."""
    return len(path) == 3 and path[0] == "机构" and path[2] == "名称"


def _replacement(text: str, use: Use, uses: list[Use]) -> str | None:
    """Return the new name, unless it would then stand in the text twice."""
    name = use.name
    if not name.exact or name.new[0] in text:
        return None
    if any(other.name.new == name.new and other.name.old != name.old for other in uses):
        return None
    before = text[max(0, use.start - 1) : use.start]
    return name.new[0] if not before or is_boundary(before) else None
