"""Items in the order of reading: by organ, by type, children under their main item."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace

from ...model.grain import units
from ...model.vocabulary import ListKind, PowerType
from ..public.counts import levels_of
from ..public.links import Directory, Link, OrganName, departments, item_link, level_key, type_page
from ..public.projection import PublicItem


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a duty in a list: what, by whom, and the powers it uses."""

    number: str
    name: str
    office: str
    powers: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One item in a list, with what stands under it.

    ``levels`` are the names of its levels in addresses (``city``), for filters; ``note`` is what a
    list has to say of it. A line that is not ``is_counted`` is no part of a total: the 主项 above
    its 子项, a draft.
    """

    link: Link
    marks: tuple[str, ...] = ()
    children: tuple[Line, ...] = ()
    tasks: tuple[Task, ...] = ()
    levels: tuple[str, ...] = ()
    note: str = ""
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading; ``total`` counts smallest units in force."""

    anchor: str
    title: str
    total: int
    lines: tuple[Line, ...]
    href: str | None = None
    key: str = ""
    """The type in addresses (``cf``), for filters."""


@dataclass(frozen=True, slots=True)
class OrganGroup:
    """What one organ has in a list."""

    organ: OrganName
    total: int
    groups: tuple[Group, ...]
    ended: tuple[Line, ...] = field(default=())


def power_groups(
    items: Iterable[PublicItem], directory: Directory, level: str = ""
) -> tuple[Group, ...]:
    """Group powers (of one organ, say) by type in the official order, 子项 under their 主项.

    With a ``level`` the lines say what that level may do.
    """
    current = [item for item in items if not item.is_tombstone]
    counts = counted(current)
    by_type: dict[str, list[PublicItem]] = {}
    for item in current:
        by_type.setdefault(item.fields["类型"], []).append(item)
    groups = []
    for power_type in PowerType:
        members = by_type.get(power_type.value, [])
        if members:
            lines = _with_children(members, counts, level)
            groups.append(
                Group(
                    f"type-{power_type.letters}",
                    power_type.value,
                    _total(members, counts),
                    lines,
                    type_page(power_type.value),
                    power_type.letters,
                )
            )
    return tuple(groups)


def duty_lines(items: Iterable[PublicItem], directory: Directory) -> tuple[Line, ...]:
    """Return duties with their tasks and the powers the tasks use."""
    return tuple(
        Line(
            item_link(item),
            marks(item),
            tasks=tuple(_tasks(item, directory)),
            is_counted=item.is_current,
        )
        for item in items
        if not item.is_tombstone
    )


def ended_lines(items: Iterable[PublicItem]) -> tuple[Line, ...]:
    """Return the repealed items, with the day of their end."""
    return tuple(
        Line(
            item_link(item),
            (f"{item.fields['失效日期']} 废止",) if "失效日期" in item.fields else (),
        )
        for item in items
        if item.is_tombstone
    )


def by_organ(
    items: Iterable[PublicItem], directory: Directory, level: str = ""
) -> list[OrganGroup]:
    """Group the items of one list by organ, in the inventory's order; ``level`` as above."""
    owned: dict[str | None, list[PublicItem]] = {}
    for item in items:
        owned.setdefault(item.organ, []).append(item)
    found = []
    for organ_id, members in owned.items():
        current = [item for item in members if item.is_current]
        if members[0].kind is ListKind.POWERS:
            groups = power_groups(members, directory, level)
        else:
            groups = (Group("duties", "", len(current), duty_lines(members, directory)),)
        groups = tuple(group for group in groups if group.lines)
        found.append(
            OrganGroup(
                directory.organ(organ_id), len(counted(members)), groups, ended_lines(members)
            )
        )
    return found


def counted(items: Iterable[PublicItem]) -> frozenset[str]:
    """Return the ids of items that a total of them counts: the smallest units in force."""
    return frozenset(units({one.id: one.fields.get("主项") for one in items if one.is_current}))


def _total(items: Iterable[PublicItem], counts: Container[str]) -> int:
    return sum(1 for item in items if item.id in counts)


def _with_children(
    items: list[PublicItem], counts: Container[str], level: str = ""
) -> tuple[Line, ...]:
    """A child stands under its 主项 where that is in the same group, else by itself."""
    here = {item.id for item in items}
    children: dict[str, list[Line]] = {}
    for item in items:
        parent = item.fields.get("主项")
        if parent in here:
            children.setdefault(parent, []).append(_line(item, counts, level))
    return tuple(
        replace(_line(item, counts, level), children=tuple(children.get(item.id, ())))
        for item in items
        if item.fields.get("主项") not in here
    )


def _line(item: PublicItem, counts: Container[str], level: str) -> Line:
    rights = {part["层级"]: part.get("权限", "") for part in item.fields.get("层级权限", ())}
    levels = tuple(level_key(one) for one in levels_of(item))
    return Line(
        item_link(item),
        marks(item),
        levels=levels,
        note=rights.get(level, ""),
        is_counted=item.id in counts,
    )


def marks(item: PublicItem) -> tuple[str, ...]:
    """Return what stands beside the name of an item: that it is not in force, or internal."""
    found = [item.standing] if item.standing else []
    if item.fields.get("可见性") == "内部":
        found.append("内部")
    return tuple(found)


def _tasks(item: PublicItem, directory: Directory) -> Iterable[Task]:
    for task in item.fields.get("任务", ()):
        powers = tuple(item_link(directory.items[p]) for p in task.get("权力", ()))
        yield Task(task.get("编号", ""), task["名称"], task.get("科室", ""), powers)


@dataclass(frozen=True, slots=True)
class Matter:
    """A boundary matter in a list: the part each department has in it, by id of the organ."""

    line: Line
    field: str
    lead: tuple[OrganName, ...]
    support: tuple[OrganName, ...]

    @property
    def organs(self) -> tuple[str, ...]:
        """Ids of all departments that take part."""
        return tuple(organ.id for organ in (*self.lead, *self.support))

    def part_of(self, organ_id: str) -> str:
        """What an organ is in the matter: 牵头, 配合 or nothing."""
        if any(organ.id == organ_id for organ in self.lead):
            return "牵头"
        return "配合" if any(organ.id == organ_id for organ in self.support) else ""


def matters(items: Iterable[PublicItem], directory: Directory) -> list[Matter]:
    """Return boundary matters that are not repealed."""
    found = []
    for item in items:
        if item.is_tombstone:
            continue
        lead = item.fields.get("牵头", [])
        found.append(
            Matter(
                Line(item_link(item), marks(item), is_counted=item.is_current),
                item.fields.get("领域", ""),
                tuple(directory.organ(o) for o in lead),
                tuple(directory.organ(o) for o in departments(item) if o not in lead),
            )
        )
    return found


def matrix_organs(found: Iterable[Matter], register: Iterable[str]) -> list[str]:
    """Ids of the departments that take part in any matter, in the order of the register."""
    named = {organ.id for matter in found for organ in (*matter.lead, *matter.support)}
    known = [organ for organ in register if organ in named]
    return known + sorted(named.difference(known))
