"""执法主体 as it is written: an organ, a body inside one, or each recipient itself (承接机构)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...law.delegating.case import Body
from ...law.delegating.judging import MOVING, STAYING
from ...law.delegating.verdict import Reason
from ...model.vocabulary import DelegationMethod
from ..register import Register
from ..text.patterns import Pattern
from .bodies import INTERNAL, body_of, members
from .reading import Delegated

EACH = "承接机构"
"""Every recipient in its own name."""

_KEYS = frozenset({"内设机构", "执法队伍"})
"""Bodies that never act in their own name; a 派出机构 may be authorised by a law
(治安管理处罚法第一百零九条), a 事业单位 by a law or a regulation."""
_INSIDE_TOWN = Pattern(
    "[\u4e00-\u9fff](?:[乡镇]|街道)(?![^，]*[省市县州])[\u4e00-\u9fff]{0,12}(?:局|大队|中队|队|办公室|办)$"
)
_SUFFIX = ("人民政府", "办事处")


class Inside(NamedTuple):
    """A body inside an organ. ``organ`` is empty where only the name shows it."""

    name: str
    organ: str


def resolve(register: Register, word: str) -> str | None:
    """Return the id of the organ that a word names: an id, a name, a short or former name."""
    return register.ids_by_name.get(word)


def inside(register: Register, word: str) -> Inside | None:
    """Return the body inside an organ that a word names; None for organs and unknown names."""
    organ = resolve(register, word)
    if organ is not None:
        return Inside(register.name_of(organ), "") if _is_internal(register, organ) else None
    for unit in register.unit_names:
        if unit.key in _KEYS and word.endswith(unit.word):
            before = word.removesuffix(unit.word)
            if not before or before in _called(register, unit.organ):
                return Inside(unit.full, unit.organ)
    if INTERNAL.search(word) or _INSIDE_TOWN.search(word):
        return Inside(word, "")
    return None


def _is_internal(register: Register, organ: str) -> bool:
    return body_of(register, organ) is Body.INTERNAL


def _called(register: Register, organ: str) -> Iterator[str]:
    """Yield what may stand before the name of a body: 城山镇 for 城山镇人民政府."""
    names = [word for word, held in register.ids_by_name.items() if held == organ]
    for name in names:
        yield name
        for suffix in _SUFFIX:
            if name.endswith(suffix):
                yield name.removesuffix(suffix)


def differs(register: Register, item: Delegated) -> bool:
    """Whether 执法主体 is an organ that the method rules out; False where nothing can be told."""
    word, own = item.word("执法主体"), item.facts.organ
    if not word or own not in register.ids or item.method is None:
        return False
    organ = resolve(register, word)
    if word != EACH and (organ is None or inside(register, word) is not None):
        return False
    if item.method in STAYING or item.method is DelegationMethod.ENTRUSTED:
        return organ != own
    if item.method not in MOVING or word == EACH or not item.recipients:
        return False
    return organ not in recipients(register, item)


def reason_against(register: Register, item: Delegated) -> Reason | None:
    """Return what is wrong with 执法主体, None where nothing is."""
    word = item.word("执法主体")
    if word and word != EACH and inside(register, word) is not None:
        return Reason.INTERNAL_ENFORCER
    return Reason.WRONG_ENFORCER if differs(register, item) else None


def recipients(register: Register, item: Delegated) -> frozenset[str]:
    """Return the ids of all bodies that take an item on, groups and their members alike."""
    named = {one.organ for one in item.recipients}
    return frozenset(named | {body for organ in named for body in members(register, organ)})
