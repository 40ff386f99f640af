"""The types of powers under the many names that lists give them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from ...model.vocabulary import PowerType

_BY_NAME = {
    **{str(kind): kind for kind in PowerType},
    "其他权力": PowerType.OTHER,
    "其他行政职权": PowerType.OTHER,
    "其它行政权力": PowerType.OTHER,
    "其它权力": PowerType.OTHER,
    "其他类别": PowerType.OTHER,
    "其它类别": PowerType.OTHER,
    "其他职权": PowerType.OTHER,
    "其他类": PowerType.OTHER,
    "其他": PowerType.OTHER,
    "其它": PowerType.OTHER,
    **{str(kind).removeprefix("行政"): kind for kind in PowerType if str(kind).startswith("行政")},
}
_NAMES = sorted(_BY_NAME, key=len, reverse=True)
_LONG = [name for name in _NAMES if len(name) >= 4]
_SPACE = re.compile(r"\s+")
_NEAR = 0.7
"""One wrong character in four gives 0.75; two names of types that share only 行政, 0.5."""
_TAIL = re.compile(r"(?:类|类别|事项|权)$")


def power_type(text: str) -> PowerType | None:
    """Return the type that a cell names (行政许可, 许可类, 行政 处罚); None where it names none."""
    name = _SPACE.sub("", text)
    return _BY_NAME.get(name) or _BY_NAME.get(_TAIL.sub("", name))


def similar_types(text: str) -> list[PowerType]:
    """Return the types whose names are nearest to a misspelt one; none where no name is near."""
    name = _SPACE.sub("", text)
    scores = {kind: SequenceMatcher(None, name, str(kind)).ratio() for kind in PowerType}
    best = max(scores.values())
    return [kind for kind, score in scores.items() if score == best >= _NEAR]


def type_in(text: str) -> PowerType | None:
    """Return the one type whose full name stands in a title; None for none or several."""
    found: list[PowerType] = []
    rest = _SPACE.sub("", text)
    for name in _LONG:
        if name in rest:
            rest = rest.replace(name, "")
            if _BY_NAME[name] not in found:
                found.append(_BY_NAME[name])
    return found[0] if len(found) == 1 else None
