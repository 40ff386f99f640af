"""The citations of an item: where they stand, what stands beside them, each text read once.

Read are the names, the bases and the running texts of an item. Quotations (原文) are the words of
a law, whose references are not the item's; notes and remarks may speak of what is over.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ...law.citing.parsing import citations as read
from ...law.citing.plain import read_plain
from ...law.reference import Citation
from ...model.finding import FieldPath
from ...model.kinds import ITEM_MODELS
from ..itemview import ItemView
from ..passages import Plan, plan_of
from ..rule import TextSort

_READ = frozenset({TextSort.CITATION, TextSort.NAME, TextSort.PROSE})
_PASSED_OVER = frozenset(
    {"备注", "内部说明", "俗称", "关键词", "争议", "批准", "编码", "监督方式", "咨询方式", "岗位"}
    | {"科室", "承办机构", "共同实施", "服务对象", "职责对象", "位置"}
)
"""Keys of notes, which may speak of what is over, and of texts that cite nothing."""


class Beside(NamedTuple):
    """What stands beside a citation in its 依据, as written."""

    quote: str | None = None
    label: str | None = None
    """标注."""
    history: str | None = None
    """原注."""


class Cited(NamedTuple):
    """A text with citations: its path, what stands beside it; ``basis`` is that of its 依据."""

    text: str
    path: FieldPath
    beside: Beside
    basis: FieldPath | None


_BARE = Beside()


def citations_of(item: ItemView) -> list[Cited]:
    """Return the texts of an item that may hold citations, in the order of the file."""
    found: list[Cited] = []
    _visit(_plan(item), item.mapping, (), found)
    return found


@lru_cache(maxsize=65536)
def read_once(text: str) -> tuple[Citation, ...]:
    """Return the citations of a text that name a law, without those inside words it quotes."""
    plain = read_plain(text)
    if plain is not None:
        return (plain,)
    return tuple(one for one in read(text) if one.title and not one.within_quote)


def _visit(plan: Plan, value: Any, path: FieldPath, found: list[Cited]) -> None:
    """Walk a mapping or list; most texts of an item cite nothing, so they cost no call."""
    if type(value) is list:
        _visit_list(plan, value, path, found)
    elif type(value) is dict:
        keys, other = plan.keys, plan.each
        for key, content in value.items():
            if type(content) is str:
                if "《" in content or ("条" in content and "第" in content):
                    if key == "引用":
                        found.append(Cited(content, (*path, key), _beside(value), path))
                    else:
                        _add(keys.get(key, other), content, (*path, key), found)
                continue
            below = keys.get(key, other)
            if below is None:
                continue
            if type(content) is list:
                _visit_list(below, content, (*path, key), found)
            elif type(content) is dict:
                _visit(below, content, (*path, key), found)


def _visit_list(plan: Plan, value: list[Any], path: FieldPath, found: list[Cited]) -> None:
    each = plan.each
    for index, element in enumerate(value):
        if type(element) is str:
            if "《" in element or ("条" in element and "第" in element):
                _add(each, element, (*path, index), found)
        elif each is not None:
            _visit(each, element, (*path, index), found)


def _add(plan: Plan | None, text: str, path: FieldPath, found: list[Cited]) -> None:
    if plan is not None and plan.sort is not None:
        basis = path if plan.sort is TextSort.CITATION else None
        found.append(Cited(text, path, _BARE, basis))


def _beside(basis: Mapping[str, Any]) -> Beside:
    if len(basis) == 1:
        return _BARE
    quote, label, history = (basis.get(key) for key in ("原文", "标注", "原注"))
    return Beside(
        quote if type(quote) is str else None,
        label if type(label) is str else None,
        history if type(history) is str else None,
    )


def _plan(item: ItemView) -> Plan:
    return _pruned_of(item.kind)


@cache
def _pruned_of(kind: Any) -> Plan:
    return _pruned(plan_of(ITEM_MODELS[kind])) or Plan()


def _pruned(plan: Plan) -> Plan | None:
    """Return a plan without the places that are not read; None where nothing is left."""
    keys = {
        key: kept
        for key, below in plan.keys.items()
        if key not in _PASSED_OVER and (kept := _pruned(below)) is not None
    }
    each = _pruned(plan.each) if plan.each is not None else None
    sort = plan.sort if plan.sort in _READ else None
    if sort is None and each is None and not keys:
        return None
    return Plan(plan.key, sort, plan.public, each, keys)
