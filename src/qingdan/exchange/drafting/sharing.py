"""Texts that stand in several items, kept once in ``texts/`` and 套用 by name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...model.shared import SharedText, TextUse
from ...model.vocabulary import PowerType
from ..identity import hashed

TEXT_FILES = {
    TextUse.RESPONSIBILITY: "texts/责任事项.yaml",
    TextUse.LIABILITY: "texts/追责情形.yaml",
    TextUse.LIABILITY_SCOPE: "texts/追责对象.yaml",
    TextUse.DUTY: "texts/部门职责.yaml",
}


@dataclass(frozen=True)
class ClauseText:
    """Clauses of a draft that may turn out to be shared. ``part`` is a word for the name."""

    use: TextUse
    lead: str
    items: tuple[str, ...]
    part: str

    @property
    def content(self) -> tuple[str, tuple[str, ...]]:
        """What makes two texts the same."""
        return self.lead, self.items

    def written(self) -> Any:
        """Return the clauses as they stand in an item of their own."""
        if self.lead:
            return {"开头": self.lead, "内容": list(self.items)}
        if self.use is TextUse.DUTY and len(self.items) == 1:
            return self.items[0]
        return list(self.items)

    def shared(self) -> dict[str, Any]:
        """Return the clauses as they stand in ``texts/``."""
        record: dict[str, Any] = {"用途": str(self.use)}
        if self.lead:
            record["开头"] = self.lead
        record["内容"] = list(self.items)
        return record


_LEADING = re.compile(r"^(?:负责|依法|本(?:行政)?区域内?|本地区|本辖区|本级|全市|的)+")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")


class SharedTexts:
    """Decides which texts are shared, under which names.

    ``used`` are all texts of all items of an import with the types of those items.
    """

    def __init__(
        self, existing: Mapping[str, SharedText], used: Iterable[tuple[ClauseText, PowerType]]
    ) -> None:
        counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self._types: dict[tuple[str, tuple[str, ...]], set[PowerType]] = defaultdict(set)
        for text, kind in used:
            counts[text.content] += 1
            self._types[text.content].add(kind)
        self._often = {content for content, count in counts.items() if count >= 2}
        self._taken = set(existing)
        self._names = {
            (text.lead or "", tuple(text.clauses)): name for name, text in existing.items()
        }
        self.new: dict[str, ClauseText] = {}

    def resolve(self, text: ClauseText) -> Any:
        """Return what an item holds: a 套用 of a shared text, or the text itself."""
        name = self._names.get(text.content)
        if name is None:
            if text.content not in self._often or not text.items:
                return text.written()
            name = self._new_name(text)
            self._taken.add(name)
            self._names[text.content] = name
            self.new[name] = text
        return {"套用": name}

    def _new_name(self, text: ClauseText) -> str:
        """A readable word and a few letters of a hash: the same content has the same name."""
        letters = hashed("\n".join([text.lead, *text.items]), 26)
        for length in (4, 6, 8, 12, 26):
            name = f"{readable_name(text, self._types[text.content])}-{letters[:length]}"
            if name not in self._taken:
                return name
        raise AssertionError("two texts with one hash")


def readable_name(text: ClauseText, types: Collection[PowerType]) -> str:
    """Return words that tell an editor which text this is, without the hash.

    ``types`` are those of the items that use it: one type gives its name, several give 通用.
    """
    if text.use is TextUse.DUTY:
        return f"职责-{_words(_LEADING.sub('', text.items[0]), 10)}"
    if text.use is TextUse.LIABILITY_SCOPE:
        return f"追责对象-{len(text.items)}类"
    subject = "通用"
    if len(types) == 1:
        (kind,) = types
        subject = str(kind).removeprefix("行政")
    return f"{subject}-{text.part}"


def _words(text: str, limit: int) -> str:
    return "".join(_WORDS.findall(text))[:limit] or "职责"
