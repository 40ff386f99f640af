"""What a list says about itself: its title, its year, and how many items it declares."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...model.vocabulary import PowerType
from .types import power_type, type_in


@dataclass
class Declared:
    """Numbers that a sheet name, a title or a 合计 row declares."""

    total: int | None = None
    types: dict[PowerType, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.total is not None or bool(self.types)


_COUNT = re.compile(r"(?<![\d第〔（年])(\d{1,5})\s*(?:大)?[项条个]")
_BRACKETED = re.compile(r"[（(]\s*(?:共|计|合计)?\s*(\d{1,5})\s*[项条个]\s*[）)]")
_SUM = re.compile(r"(?:共计|合计|总计|小计|共有|总数|共)\s*[:：为]?\s*(\d{1,5})")
_TYPED = re.compile(
    r"(其[他它][\u4e00-\u9fff]{0,5}|[\u4e00-\u9fff]{4})\s*[（(:：]?\s*(\d{1,5})\s*[项条个]"
)
_YEAR = re.compile(r"(?<!\d)(20\d{2})\s*年")
_LIST_WORDS = re.compile(
    r"(?:权力和责任|权责|权力责任|权力|责任|职责|职责任务|职责边界|工作任务)(?:事项)?"
    r"(?:清单|目录|指导目录)"
)
_OWNER = re.compile(
    r"^(?:附件\d*[:：]?)?\s*(?:20\d{2}\s*年(?:度)?)?(.{4,40}?)(?:20\d{2}\s*年(?:度)?)?(?:部门)?"
    r"(?:权力和责任|权责|权力责任|权力|责任|职责任务|(?:主要)?职责(?:和工作任务)?)(?:事项)?"
    r"(?:清单|目录|指导目录)"
)
_OWNER_BEFORE = (
    r"^(?:附件\d*[:：]?)?[《“\"]?(?:20\d{2}\s*年(?:度)?)?(.{2,40}?)(?:20\d{2}\s*年(?:度)?)?"
)
_KIND_AT_END = re.compile(
    r"\s*[（(][^（）()]*(?:类|权力|许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)[^（）()]*[）)]\s*$"
)


def declared_in_name(text: str) -> Declared:
    """Read 「行政许可（3项）」, 「市生态环境局（217项）」, 「……清单（共19项）」."""
    found = _BRACKETED.search(text)
    if found is None:
        return Declared()
    number = int(found[1])
    kind = type_in(text[: found.start()])
    return Declared(number, {kind: number} if kind else {})


def declared_in_total(text: str) -> Declared:
    """Read a 合计 row: 「合计 217」, 「合计：行政许可3项、行政处罚5项，共8项」."""
    types: dict[PowerType, int] = {}
    for name, number in _TYPED.findall(text):
        kind = power_type(name)
        if kind is not None:
            types[kind] = int(number)
    total = _SUM.search(text)
    bare = {word for word in text.split() if word.isdecimal()}
    if total and len(bare) <= 1:
        return Declared(int(total[1]), types)
    if types:
        return Declared(sum(types.values()), types)
    numbers = [int(number) for number in _COUNT.findall(text)] or [
        int(word) for word in text.split() if word.isdecimal()
    ]
    return Declared(numbers[0] if len(set(numbers)) == 1 else None)


def list_title(titles: list[str], words: str = "") -> str:
    """Return the title of the list among the texts above the heading; empty where there is none.

    ``words`` is a pattern of the words by which such a list is called besides the usual ones.
    """
    named = [t for t in titles if _LIST_WORDS.search(t) or (words and re.search(words, t))]
    return " ".join(named[0].split()) if named else ""


def without_kind(title: str) -> str:
    """Take the （行政检查类） off the title of one sheet of a list."""
    return _KIND_AT_END.sub("", title)


def year_in(*texts: str) -> int | None:
    """Return the year that the first text with one names."""
    for text in texts:
        found = _YEAR.search(text)
        if found:
            return int(found[1])
    return None


def owner_in(title: str, words: str = "") -> str:
    """Return the organ whose list a title or file name says this is; empty where it says none.

    ``words`` is a pattern of the words that follow the name, where they are not the usual ones.
    """
    pattern = re.compile(_OWNER_BEFORE + f"(?:{words})") if words else _OWNER
    found = pattern.search("".join(title.split()))
    return found[1] if found else ""
