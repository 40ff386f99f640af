"""The roster of people, one a row and without names, held against the actual posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..messages import _
from .figures import Measure, PostKind, kind_of
from .names import OrganNames
from .remark import Remark, error
from .staff import Line, StaffTable, is_split, kinds_of
from .table import Form, is_total, read_table
from .written import hidden

FORM = Form(
    lambda: _("实名制花名册"),
    {
        "单位": ("单位", "单位名称", "机构", "机构名称", "部门", "所在单位", "乡镇", "镇街"),
        "类别": ("类别", "编制类别", "编制类型", "人员类别", "岗位类别"),
        "工号": ("工号", "人员编号", "编号", "人员代码", "代码"),
    },
    (("单位",),),
)


def against_roster(table: StaffTable, path: Path, names: OrganNames) -> Iterator[Remark]:
    """Yield where the people of a roster are not as many as the actual posts.

    An organ may be called by its full name in one and by a short one in the other.
    """
    people: dict[str, list[str]] = {}
    seen: dict[str, str] = {}
    for row in read_table(path, FORM).rows:
        organ, code = hidden(row.get("单位")), row.get("工号")
        if is_total(organ):
            continue
        if code and code in seen:
            text = _("花名册：这一行的工号在 {first} 已经有过。")
            yield error(row.place, text.format(first=seen[code]))
            continue
        seen.setdefault(code, row.place)
        people.setdefault(names.find(organ) or organ, []).append(row.get("类别"))
    told: dict[str, list[Line]] = {}
    for line in table.lines:
        told.setdefault(names.find(line.organ) or line.organ, []).append(line)
    for organ in (*told, *(one for one in people if one not in told)):
        listed = len(people.get(organ, ()))
        actual = _actual(told.get(organ, ()))
        if listed != actual:
            place = told[organ][0].place if organ in told else ""
            text = _("{name}：花名册 {listed} 人，表里实有 {actual} 人。")
            said = text.format(name=_name(organ, told, names), listed=listed, actual=actual)
            yield error(place, said)
    for organ, lines in told.items():
        name = _name(organ, told, names)
        yield from _kinds(name, lines, [kind_of(word) for word in people.get(organ, ())])


def _name(organ: str, told: dict[str, list[Line]], names: OrganNames) -> str:
    return told[organ][0].organ if organ in told else names.name(organ)


def _kinds(name: str, lines: list[Line], kinds: list[PostKind | None]) -> Iterator[Remark]:
    """Hold the kinds of a roster against the table's, where both tell them apart."""
    if not kinds or None in kinds or len(kinds) != _actual(lines) or not is_split(lines):
        return
    for kind in kinds_of(lines):
        listed, actual = kinds.count(kind), _actual(lines, kind)
        if listed != actual:
            text = _("{name}{kind}：花名册 {listed} 人，表里实有 {actual} 人。")
            said = text.format(name=name, kind=kind, listed=listed, actual=actual)
            yield error(lines[0].place, said)


def _actual(lines: Sequence[Line], kind: PostKind | None = None) -> int:
    return sum(line.total(Measure.ACTUAL, kind) for line in lines)


__all__ = ["against_roster"]
