"""What an item of 赋权事项清单 says: every value by its keys, and whom its bases name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...model.finding import FieldPath
from ..exercise import ELSEWHERE, is_decision, written_for
from ..itemview import read_bases
from ..text.patterns import Pattern
from .mark import Mark

INHERITED = "继承"
"""The word behind it is a key that the list gives by default: nothing stands in the item."""
WRITTEN_FOR = "依据·写给"
"""The word behind it: 乡, 街 or 乡街, a colon, the citation."""
DECISION = "依据·决定"
ENTRUSTING = "依据·委托"
"""The words of a basis speak of 委托."""
DOUBT = "疑"
"""The word behind it is a key whose value has a form that the schema refuses."""

_KEYS: Mapping[str, type] = {
    "类型": str,
    "方式": str,
    "权限范围": str,
    "承接机构": list,
    "赋权依据": dict,
    "执法主体": str,
    "执法主体意见": dict,
    "委托书": dict,
    "期限": dict,
    "权力": list,
    "收回": dict,
}
KEYS = frozenset(_KEYS)
"""The keys that marks are taken from."""
_LAW_ITSELF = "行政处罚法》"
_TOWN = Pattern("[乡镇][^，。；]{0,12}政府|街道办事处")
_BY_TOWN = Pattern("由[^，。；]{0,24}(?:[乡镇][^，。；]{0,12}政府|街道办事处)")
_ACTING = Pattern("责令|处以|处罚|罚款|警告|没收|拆除|查封|扣押|许可|审批|批准|核发|实施|行使")
_OTHER_ORGANS = Pattern("部门|县级|机关|协助|配合")


def delegation_marks(mapping: Mapping[str, Any], defaults: Mapping[str, Any]) -> Sequence[Mark]:
    """Return the marks of one item. ``defaults`` are those of its list.

    The sort of a mark is its keys with ``.`` between them: ``承接机构.机构``.
    """
    return tuple(_marks(mapping, defaults))


def _marks(mapping: Mapping[str, Any], defaults: Mapping[str, Any]) -> Iterator[Mark]:
    for key, form in _KEYS.items():
        value = mapping.get(key)
        if key not in mapping and key in defaults:
            value = defaults[key]
            yield INHERITED, key, ()
        if (key in mapping or key in defaults) and not (value and isinstance(value, form)):
            yield DOUBT, key, ()
        yield from _leaves(value, (key,), key)
    for basis in read_bases(mapping.get("依据"), ("依据",)):
        if basis.role == "追责":
            continue
        if is_decision(basis.citation):
            if _LAW_ITSELF not in basis.citation:
                yield DECISION, basis.citation, basis.citation_path
            continue
        whom = written_for(basis)
        if whom not in (None, ELSEWHERE) and _acts(basis.quote):
            yield WRITTEN_FOR, f"{whom}:{basis.citation}", basis.citation_path
        if basis.quote and "委托" in basis.quote:
            yield ENTRUSTING, basis.citation, basis.citation_path


def _acts(quote: str | None) -> bool:
    """Whether the words quoted give the town something to decide, not only a part in it.

    A citation without words is one that ``data/town_powers.yaml`` lists.
    """
    if quote is None:
        return True
    for sentence in quote.replace("；", "。").split("。"):
        if _BY_TOWN.search(sentence):
            return True
        if _TOWN.search(sentence) and _ACTING.search(sentence):
            return _OTHER_ORGANS.search(sentence) is None
    return False


def _leaves(value: Any, path: FieldPath, sort: str) -> Iterator[Mark]:
    if isinstance(value, str):
        if value:
            yield sort, value, path
    elif isinstance(value, int) and not isinstance(value, bool):
        yield sort, str(value), path
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if isinstance(key, str):
                yield from _leaves(part, (*path, key), f"{sort}.{key}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _leaves(part, (*path, number), sort)
