"""What an item does to people: kinds of penalty and means of coercion, declared or named."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...model.finding import FieldPath
from ...model.vocabulary import CoercionMeans, PenaltyKind
from ..itemview import ItemView


class Kind(NamedTuple):
    """A kind of penalty that 处罚内容 declares, and where."""

    kind: PenaltyKind
    path: FieldPath


class Means(NamedTuple):
    """A means of coercion, and where it stands; ``span`` where it was read from the name."""

    means: CoercionMeans
    path: FieldPath
    span: tuple[int, int] | None = None


_PENALTIES = {str(kind): kind for kind in PenaltyKind}
_MEANS = {str(means): means for means in CoercionMeans}

_NAMED: tuple[tuple[CoercionMeans, re.Pattern[str]], ...] = (
    (CoercionMeans.SEAL, re.compile("查封|封存")),
    (CoercionMeans.SEIZE, re.compile("扣押|扣留")),
    (CoercionMeans.FREEZE, re.compile("冻结(?!肉|品|食)")),
    (CoercionMeans.SURCHARGE, re.compile("加处罚款|加收滞纳金|滞纳金的?加收")),
    (CoercionMeans.TRANSFER, re.compile("划拨(?=存款|汇款)|(?<=存款)的?划拨")),
    (
        CoercionMeans.SUBSTITUTE,
        re.compile("代履行|代为(?:履行|恢复|除治|补种|治理|清除|处置|拆除)"),
    ),
)


def declared_kinds(item: ItemView) -> list[Kind]:
    """Return the kinds that stand in 处罚内容, each once, in the order of the file."""
    found: dict[PenaltyKind, Kind] = {}
    content = item.mapping.get("处罚内容")
    for number, entry in enumerate(content if isinstance(content, list) else ()):
        kinds = entry.get("种类") if isinstance(entry, dict) else None
        for place, word in enumerate(kinds if isinstance(kinds, list) else ()):
            kind = _PENALTIES.get(word) if isinstance(word, str) else None
            if kind is not None:
                found.setdefault(kind, Kind(kind, ("处罚内容", number, "种类", place)))
    return list(found.values())


def declared_means(item: ItemView) -> list[Means]:
    """Return the means that stand in 强制方式, in the order of the file."""
    given = item.mapping.get("强制方式")
    return [
        Means(_MEANS[word], ("强制方式", place))
        for place, word in enumerate(given if isinstance(given, list) else ())
        if isinstance(word, str) and word in _MEANS
    ]


def named_means(item: ItemView) -> list[Means]:
    """Return the means that the name of a coercion says in the words of the law."""
    name = item.mapping.get("名称")
    if not isinstance(name, str):
        return []
    return [
        Means(means, ("名称",), found.span())
        for means, pattern in _NAMED
        if (found := pattern.search(name))
    ]
