"""Take the facts that the rules between items need from the plain mapping of a file.

Everything is taken as it stands, so that an item with one mistake in the schema still counts
where others refer to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model.finding import FieldPath
from ..model.ids import ITEM_ID
from ..model.vocabulary import DutyScope, Exercise, ListKind, PowerSource, Visibility
from .absence import absent_in_header, absent_keys
from .claims import foreign_claims
from .deciding import decisions
from .exercise import exercise_marks, remedy_marks
from .facts import Facts
from .marking import marks_of, marks_of_header
from .names import same_name
from .references import Mention, mentions, named
from .waiver import waivers_in

_CODE_KEYS = ("地方编码", "实施编码")
_TYPE_KEYS = {ListKind.FULFILMENT: "类别"}
"""What divides a list into lists with numbers and names of their own, where it is not 类型."""


def unreadable(kind: ListKind, organ: str | None, item: str, path: str) -> Facts:
    """Return what is known of an item whose file cannot be read: that its id is taken."""
    return Facts(item, path, str(kind), organ)


def item_facts(
    kind: ListKind,
    organ: str | None,
    item: str,
    path: str,
    mapping: Mapping[str, Any],
    defaults: Mapping[str, Any],
    meant: frozenset[str] = frozenset(),
) -> Facts:
    """Return the facts of one item. ``defaults`` are those of its header.

    ``meant`` are keys that stand there under a misspelt name: not there, and not missing either.
    """
    organs, items, texts = named(kind, mapping)
    duty = mapping.get("职责")
    return Facts(
        item,
        path,
        str(kind),
        organ,
        True,
        next(iter(mapping), None),
        _text(mapping.get("名称")) or "",
        _text(mapping.get("状态", defaults.get("状态"))) or "",
        _text(mapping.get("主项")),
        duty if isinstance(duty, str) and ITEM_ID.fullmatch(duty) else None,
        _codes(mapping.get("编码")),
        organs,
        mentions(mapping, ("承办机构", "*")) if isinstance(mapping.get("承办机构"), list) else [],
        items,
        texts,
        bool(mapping.get("依据")) or "依据" in meant,
        kind is ListKind.DUTIES and (_has_office(mapping) or "科室" in meant),
        kind is ListKind.BOUNDARIES and (_is_unclear(mapping.get("牵头")) or "牵头" in meant),
        waivers_in(mapping),
        _type(kind, mapping, defaults),
        _number(mapping.get("序号")),
        *same_name(_text(mapping.get("名称")) or ""),
        _is_internal(kind, mapping, defaults),
        _text(mapping.get("失效日期")) or "",
        _levels(mapping, defaults) if kind is ListKind.POWERS else (),
        _bare_cases(mapping.get("案例")) if kind is ListKind.BOUNDARIES else (),
        _decisions(mapping.get("分工")) if kind is ListKind.BOUNDARIES else (),
        absent=absent_keys(kind, mapping, defaults, meant),
        retired_codes=mentions(mapping, ("编码", "曾用", "*")) if "编码" in mapping else (),
        entrusted=kind is ListKind.POWERS and _is_entrusted(mapping, defaults),
        claims=foreign_claims(mapping) if kind is ListKind.POWERS else (),
        exercise=exercise_marks(mapping, defaults) if kind is ListKind.POWERS else (),
        parties_unclear=kind is ListKind.BOUNDARIES and _parties_unclear(mapping, meant),
        marks=marks_of(kind, mapping, defaults),
        meant=sorted(meant),
    )


def header_facts(kind: ListKind, organ: str | None, path: str, mapping: Mapping[str, Any]) -> Facts:
    """Return the facts of the header of a list: what it declares and what its defaults name."""
    defaults = mapping.get("默认")
    texts = named(kind, defaults).texts if isinstance(defaults, dict) else []
    return Facts(
        "",
        path,
        str(kind),
        organ,
        True,
        next(iter(mapping), None),
        _text(mapping.get("标题")) or "",
        declared=_declared(mapping.get("声明数量")),
        texts=[(word, ("默认", *where)) for word, where in texts],
        waivers=waivers_in(mapping),
        absent=absent_in_header(mapping),
        exercise=tuple(remedy_marks(defaults.get("救济"), ("默认", "救济")))
        if isinstance(defaults, dict)
        else (),
        marks=marks_of_header(kind, mapping),
    )


def _codes(codes: Any) -> list[Mention]:
    if not isinstance(codes, dict):
        return []
    return [(code, ("编码", key)) for key in _CODE_KEYS if isinstance(code := codes.get(key), str)]


def _has_office(mapping: Mapping[str, Any]) -> bool:
    offices = mapping.get("科室")
    if isinstance(offices, dict):
        offices = offices.get("牵头") or offices.get("配合")
    if offices:
        return True
    tasks = mapping.get("任务")
    return isinstance(tasks, list) and any(
        isinstance(task, dict) and bool(task.get("科室")) for task in tasks
    )


def _is_unclear(lead: Any) -> bool:
    if isinstance(lead, list):
        return not all(isinstance(organ, str) for organ in lead)
    return lead is not None and not isinstance(lead, str)


def _parties_unclear(mapping: Mapping[str, Any], meant: frozenset[str]) -> bool:
    support, division = mapping.get("配合", []), mapping.get("分工", [])
    return (
        not meant.isdisjoint(("牵头", "配合", "分工"))
        or _is_unclear(mapping.get("牵头"))
        or not isinstance(support, list)
        or not all(isinstance(organ, str) for organ in support)
        or not isinstance(division, list)
        or not all(
            isinstance(part, dict) and isinstance(part.get("部门"), str) for part in division
        )
    )


def _type(kind: ListKind, mapping: Mapping[str, Any], defaults: Mapping[str, Any]) -> str:
    key = _TYPE_KEYS.get(kind, "类型")
    return _text(mapping.get(key, defaults.get(key))) or ""


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _is_internal(kind: ListKind, mapping: Mapping[str, Any], defaults: Mapping[str, Any]) -> bool:
    visibility = mapping.get("可见性", defaults.get("可见性"))
    if visibility is None and kind is ListKind.DUTIES:
        return bool(mapping.get("类别", defaults.get("类别")) == str(DutyScope.INTERNAL))
    # A word that is not official: what should be public of the item cannot be told.
    return visibility is not None and visibility != str(Visibility.PUBLIC)


def _is_entrusted(mapping: Mapping[str, Any], defaults: Mapping[str, Any]) -> bool:
    """Whether a power is exercised in the name of another organ."""
    source = mapping.get("权力来源", defaults.get("权力来源"))
    return (
        bool(mapping.get("委托"))
        or source in (PowerSource.ENTRUSTED_ABOVE, PowerSource.ENTRUSTED_PEER)
        or mapping.get("行使类型") == Exercise.ENTRUSTED
    )


def _levels(mapping: Mapping[str, Any], defaults: Mapping[str, Any]) -> tuple[str, ...]:
    """Return 行使层级, else the levels of 层级权限."""
    rights = mapping.get("层级权限")
    if isinstance(rights, list) and "行使层级" not in mapping:
        named = [right.get("层级") for right in rights if isinstance(right, dict)]
    else:
        given = mapping.get("行使层级", defaults.get("行使层级"))
        named = given if isinstance(given, list) else []
    return tuple(level for level in named if isinstance(level, str))


def _bare_cases(cases: Any) -> tuple[int, ...]:
    if not isinstance(cases, list):
        return ()
    return tuple(
        index for index, case in enumerate(cases) if isinstance(case, dict) and not case.get("说明")
    )


def _decisions(division: Any) -> list[tuple[FieldPath, int, int, str]]:
    found: list[tuple[FieldPath, int, int, str]] = []
    for index, part in enumerate(division if isinstance(division, list) else ()):
        duties = part.get("职责") if isinstance(part, dict) and not part.get("依据") else None
        for place, text in enumerate(duties if isinstance(duties, list) else ()):
            if isinstance(text, str):
                path: FieldPath = ("分工", index, "职责", place)
                found += [(path, start, end, text[start:end]) for start, end in decisions(text)]
    return found


def _declared(counts: Any) -> list[tuple[int, FieldPath]]:
    """Return the numbers of 声明数量 with their paths; out-of-range speaks of negative ones."""
    if not isinstance(counts, dict):
        return []
    types = counts.get("类型")
    given: list[tuple[Any, FieldPath]] = [
        (counts.get(key), ("声明数量", key)) for key in ("主项", "最小颗粒")
    ]
    if isinstance(types, dict):
        given += [(count, ("声明数量", "类型", name)) for name, count in types.items()]
    read = ((_number(value), path) for value, path in given)
    return [(count, path) for count, path in read if count is not None and count >= 0]
