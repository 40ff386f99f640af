"""The duties list as tables name it: duties and tasks by id, number and name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..model.vocabulary import ListKind
from ..stats.roll import Enrolled, Roll


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty on the list."""

    id: str
    organ: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a duty; ``place`` is where it stands in the workspace."""

    duty: Duty
    number: str
    name: str
    office: str
    posts: tuple[tuple[str, str], ...]
    place: str


def duties_of(roll: Roll) -> list[Duty]:
    """Return the duties on the list, internal ones too, in the order of their files."""
    return [_duty(one) for one in roll.units if one.kind is ListKind.DUTIES]


def tasks_of(roll: Roll) -> list[Task]:
    """Return the tasks of the duties on the list."""
    return [
        task
        for one in roll.units
        if one.kind is ListKind.DUTIES
        for task in _tasks(_duty(one), one)
    ]


def _duty(item: Enrolled) -> Duty:
    return Duty(item.id, item.organ or "", _text(item.said.get("名称")), item.path)


def _tasks(duty: Duty, item: Enrolled) -> Iterator[Task]:
    listed = item.said.get("任务")
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(one, dict):
            continue
        posts = one.get("岗位")
        pairs = tuple(
            (_text(post.get("甲岗")), _text(post.get("乙岗")))
            for post in (posts if isinstance(posts, list) else ())
            if isinstance(post, dict)
        )
        yield Task(
            duty,
            _text(one.get("编号")),
            _text(one.get("名称")),
            _text(one.get("科室")),
            pairs,
            f"{duty.path} 任务[{number}]",
        )


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def find_duties(duties: Iterable[Duty], said: str, organ: str | None) -> list[Duty]:
    """Return the duties that a table means by an id or a name, of an organ if it names one."""
    own = [one for one in duties if organ is None or one.organ == organ]
    return [one for one in own if said == one.id] or [one for one in own if said == one.name]


def find_tasks(tasks: Iterable[Task], said: str, duty: str, organ: str | None) -> list[Task]:
    """Return the tasks that a table means by a number or a name, within a duty if it names one."""
    own = [
        one
        for one in tasks
        if (organ is None or one.duty.organ == organ)
        and (not duty or duty in (one.duty.id, one.duty.name))
    ]
    return [one for one in own if said == one.name] or [one for one in own if said == one.number]


__all__ = ["Duty", "Task", "duties_of", "find_duties", "find_tasks", "tasks_of"]
