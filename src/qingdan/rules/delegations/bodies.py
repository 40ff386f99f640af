"""What a recipient is, from the register: its 性质, else its name."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.delegating.case import Body
from ...model.vocabulary import OrganKind, OrganNature
from ..register import Register
from ..text.patterns import Pattern

OUTSIDE = Pattern(
    "公司$|集团$|事务所$|合作社$|工厂$|个体工商户|^个人$"
    "|(?:协会|学会|商会|研究会|促进会|基金会|村民委员会|居民委员会)$"
)
INTERNAL = Pattern(
    r"专班$|领导小组(?:办公室)?$|联席会议(?:办公室)?$|工作组$"
    r"|综合(?:行政)?执法(?:办公室|办)$|(?:局|委员会|厅).{1,12}[科股]$"
)
_TOWN = Pattern("[乡镇]人民政府$")
_STREET = Pattern("街道办事处$")
_BY_KIND = {
    str(OrganKind.TOWNSHIP): Body.TOWN,
    str(OrganKind.SUBDISTRICT): Body.STREET,
    str(OrganKind.GOVERNMENT): Body.ORGAN,
    str(OrganKind.DEPARTMENT): Body.ORGAN,
    str(OrganKind.VERTICAL): Body.ORGAN,
    str(OrganKind.DISPATCHED): Body.DISPATCHED,
    str(OrganKind.INSTITUTION): Body.INSTITUTION,
    str(OrganKind.ENFORCEMENT): Body.INTERNAL,
    str(OrganKind.COORDINATION): Body.INTERNAL,
}
_MAY_BE_AUTHORISED = frozenset({Body.INSTITUTION, Body.INTERNAL, Body.DISPATCHED, Body.UNKNOWN})


def body_of(register: Register, organ: str) -> Body:
    """Return what a registered organ is; ``UNKNOWN`` where neither 性质 nor name tells."""
    if organ not in register.ids:
        return Body.UNKNOWN
    found = _body(register, organ)
    if found in _MAY_BE_AUTHORISED:
        nature = register.word_of(organ, "主体性质")
        if nature == OrganNature.AUTHORISED:
            return Body.AUTHORISED
    return found


def members(register: Register, organ: str) -> Iterator[str]:
    """Yield the members of a group; the organ itself where it is none, or names no member."""
    seen = {organ}
    waiting = [organ]
    while waiting:
        one = waiting.pop(0)
        inside = register.members_of(one) if _is_group(register, one) else ()
        if not inside:
            yield one
        fresh = [member for member in inside if member not in seen]
        seen.update(fresh)
        waiting = fresh + waiting


def _is_group(register: Register, organ: str) -> bool:
    return register.kind_of(organ) == OrganKind.GROUP


def _body(register: Register, organ: str) -> Body:
    name = register.name_of(organ)
    if _is_group(register, organ):
        towns, streets = "乡" in name or "镇" in name, "街" in name
        if towns and streets:
            return Body.BOTH
        return Body.TOWN if towns else Body.STREET if streets else Body.UNKNOWN
    written = register.word_of(organ, "性质")
    if OUTSIDE.search(name):
        return Body.OUTSIDE
    if not written and _TOWN.search(name):
        return Body.TOWN
    if not written and _STREET.search(name):
        return Body.STREET
    if INTERNAL.search(name):
        return Body.INTERNAL
    return _BY_KIND.get(register.kind_of(organ), Body.UNKNOWN)
