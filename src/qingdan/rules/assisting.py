"""Duties of those who only help (镇街配合责任): decisions in them, and what they contradict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..model.finding import FieldPath
from .deciding import assistant_decisions
from .listed import part, texts
from .names import letters

DECIDES = "决定"
"""Sort of the marks of decisions; the word holds start, end and the word, with colons between."""

_CLAUSE = re.compile(r"[^，；。,;、\n]+")
_REFUSED = re.compile(
    r"^(?:不|负责|承担|组织|进行|实施|开展|依法|作出|行政)*|(?:等|的|工作|职责|责任|决定|事项)*$"
)
_HELPED = re.compile(
    "协助|配合|协同|参与|支持|提请|报请|建议|督促|引导|移送|移交|会同|送达|线索|宣传|帮助|不|未|提供|通知|告知"
)
_AROUND = re.compile("^(?:前|后|结果|结论|情况|意见|文书|通知|标准|依据|对象|信息|材料)")
_FEWEST = 2
"""Characters of a word that may be looked for."""


class Decision(NamedTuple):
    """A decision in a duty: characters of the text at ``path``."""

    word: str
    path: FieldPath
    span: tuple[int, int]


class Contradiction(NamedTuple):
    """Something that is borne (characters of the text at ``path``) and is not (``refused``)."""

    word: str
    path: FieldPath
    span: tuple[int, int]
    refused: FieldPath


def decision_marks(
    duties: Iterable[tuple[str, FieldPath]],
) -> Iterator[tuple[str, str, FieldPath]]:
    """Yield a mark for every decision in duties that are given with their places."""
    for text, path in duties:
        for start, end in assistant_decisions(text):
            yield DECIDES, f"{start}:{end}:{text[start:end]}", path


def decisions_marked(marks: Iterable[tuple[str, str, FieldPath]]) -> Iterator[Decision]:
    """Yield the decisions among the marks of an item."""
    for sort, word, path in marks:
        if sort == DECIDES:
            start, end, found = word.split(":", 2)
            yield Decision(found, path, (int(start), int(end)))


def town_duties(mapping: Mapping[str, Any]) -> Iterator[tuple[str, FieldPath]]:
    """Yield the duties of towns in a matter of 属地管理, with their places."""
    yield from texts(part(mapping, "镇街").get("配合"), ("镇街", "配合"))


def contradictions(mapping: Mapping[str, Any]) -> Iterator[Contradiction]:
    """Yield, for every duty of towns, the first thing in it that 不承担 says they do not bear.

    A clause that helps somebody else with it (协助拆除) contradicts nothing.
    """
    refused = [
        (word, path)
        for text, path in texts(part(mapping, "镇街").get("不承担"), ("镇街", "不承担"))
        for clause in _CLAUSE.findall(text)
        if len(word := _REFUSED.sub("", letters(clause))) >= _FEWEST
    ]
    for text, path in town_duties(mapping) if refused else ():
        found = next(_clashes(text, path, refused), None)
        if found is not None:
            yield found


def _clashes(
    text: str, path: FieldPath, refused: list[tuple[str, FieldPath]]
) -> Iterator[Contradiction]:
    for clause in _CLAUSE.finditer(text):
        for word, other in refused:
            at = text.find(word, clause.start(), clause.end())
            if at < 0 or _HELPED.search(text, clause.start(), at):
                continue
            if _AROUND.match(text[at + len(word) : clause.end()]) is None:
                yield Contradiction(word, path, (at, at + len(word)), other)
