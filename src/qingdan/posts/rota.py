"""A/B posts: who does each task and who stands in, and what is left to nobody when people are away.

People stand in such a table as codes only, and a report names them only where it is asked to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from ..errors import QingdanError
from ..messages import _, joined
from ..stats.roll import Roll
from .names import OrganNames
from .remark import Remark, error, note, warning
from .table import Form, Row, read_table
from .tasks import Task, find_tasks, tasks_of
from .written import code_in, hidden, is_code, narrow

FORM = Form(
    lambda: _("A、B岗表"),
    {
        "任务": ("任务", "任务名称", "具体工作任务", "工作任务", "事项", "工作事项", "任务编号"),
        "职责": ("职责", "职责名称", "职责编号", "所属职责", "主要职责"),
        "单位": ("单位", "机构", "部门", "单位名称", "机构名称"),
        "科室": ("科室", "内设机构", "股室", "处室", "办公室", "责任科室"),
        "A岗": ("A岗", "A岗代码", "A岗工号", "A岗人员", "A岗责任人", "甲岗", "A角", "主岗"),
        "B岗": ("B岗", "B岗代码", "B岗工号", "B岗人员", "B岗责任人", "乙岗", "B角", "副岗"),
        "在岗": ("在岗", "在岗情况", "在岗人员", "今日在岗"),
    },
    (("任务", "A岗", "B岗"),),
    frozenset({"A岗", "B岗", "在岗"}),
)
_BOTH = frozenset({"是", "在岗", "均在岗", "都在", "AB", "A、B", "A,B", "A/B", "甲乙", "甲、乙"})
_NEITHER = frozenset({"否", "不在岗", "均不在岗", "都不在", "无", "空缺", "无人"})
_FIRST = frozenset({"A", "A岗", "A在岗", "A岗在岗", "甲", "甲岗"})
_SECOND = frozenset({"B", "B岗", "B在岗", "B岗在岗", "乙", "乙岗"})


class Cover(StrEnum):
    """Who is at a task."""

    FIRST = "A岗在"
    SECOND = "B岗顶上"
    NOBODY = "无人"
    UNKNOWN = "没有写"


@dataclass(frozen=True, slots=True)
class Pair:
    """The two people of a task, as codes; empty where the table names none.

    ``task`` is None where the duties list has no such task.
    """

    place: str
    said: str
    task: Task | None
    unit: str
    first: str
    second: str
    cover: Cover

    @property
    def is_whole(self) -> bool:
        """Whether there are two different people."""
        return bool(self.first and self.second and self.first != self.second)


@dataclass(frozen=True)
class Rota:
    """A rota held against the duties list.

    ``tasks`` are those that must stand in it, ``missing`` those that do not, ``double`` of
    ``people`` are the first of one task and the second of another (1+1).
    """

    pairs: list[Pair]
    tasks: list[Task]
    whole: list[Task]
    missing: list[Task]
    people: int
    double: int
    units: list[str]
    uncovered: list[Pair]
    remarks: list[Remark]

    @property
    def share(self) -> Fraction | None:
        """The share of tasks with both posts; None without tasks."""
        return Fraction(len(self.whole), len(self.tasks)) if self.tasks else None

    @property
    def double_share(self) -> Fraction | None:
        """The share of people who hold a first and a second post; None without people."""
        return Fraction(self.double, self.people) if self.people else None


def read_rota(
    path: Path,
    roll: Roll,
    *,
    most: int,
    away: Collection[str] = (),
    organs: Collection[str] = (),
    with_people: bool = False,
) -> Rota:
    """Read a rota. ``most`` is how many tasks one may be the second of, ``away`` who is away.

    Which tasks must be there: those of ``organs`` (ids), else of the organs that the table names
    tasks of. Tasks whose posts the duties list itself names need not stand in the table.

    Raises ``QingdanError`` where a cell for a code may hold a name.
    """
    table = read_table(path, FORM)
    _refuse_names(table.rows, path)
    names, tasks = OrganNames(roll), tasks_of(roll)
    remarks: list[Remark] = []
    gone = frozenset(map(narrow, away))
    pairs = [_pair(row, tasks, names, gone, remarks) for row in table.rows if row.get("任务")]
    touched = {one.task.duty.organ for one in pairs if one.task is not None}
    wanted = set(organs) or touched
    asked = [one for one in tasks if one.duty.organ in wanted]
    in_table = {one.task.place for one in pairs if one.task is not None}
    pairs += [pair for one in asked if one.place not in in_table for pair in _listed(one, gone)]
    rota = _rota(pairs, asked, remarks)
    people = {code for one in pairs for code in (one.first, one.second) if code}
    said_of = _Naming(with_people)
    remarks += _wrong(pairs, said_of)
    remarks += _missing(rota.missing, tasks, wanted, names)
    remarks += _burdened(pairs, most, said_of)
    remarks += _unknown_away(gone, people, said_of)
    return rota


def _rota(pairs: list[Pair], asked: list[Task], remarks: list[Remark]) -> Rota:
    """Count pairs and tasks; ``remarks`` may still grow."""
    by_task: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair.task is not None:
            by_task.setdefault(pair.task.place, []).append(pair)
    first = {one.first for one in pairs if one.first}
    second = {one.second for one in pairs if one.second}
    return Rota(
        pairs=pairs,
        tasks=asked,
        whole=[
            one
            for one in asked
            if (own := by_task.get(one.place)) and all(pair.is_whole for pair in own)
        ],
        missing=[one for one in asked if one.place not in by_task],
        people=len(first | second),
        double=len(first & second),
        units=list(dict.fromkeys(one.unit for one in pairs if one.unit)),
        uncovered=[one for one in pairs if one.cover is Cover.NOBODY],
        remarks=remarks,
    )


def _refuse_names(rows: Iterable[Row], path: Path) -> None:
    wrong = [
        row.place
        for row in rows
        for column in ("A岗", "B岗")
        if code_in(row.get(column)) and not is_code(row.get(column))
    ]
    if wrong:
        places = joined(list(dict.fromkeys(wrong))[:10])
        raise QingdanError(
            _("A岗、B岗里写的不是代码，像是姓名或者不止一个人：{places}。").format(places=places),
            _("只写工号、字母缩写或者岗位（如 审批一岗），一格一个；姓名另存好。"),
            file=str(path),
        )


def _pair(
    row: Row, tasks: list[Task], names: OrganNames, gone: frozenset[str], remarks: list[Remark]
) -> Pair:
    said, duty = row.get("任务"), row.get("职责")
    organ = names.find(row.get("单位")) if row.get("单位") else None
    if row.get("单位") and organ is None:
        text = _("“{name}”不在机构名录里，或者不止一个。")
        remarks.append(warning(row.place, text.format(name=hidden(row.get("单位")))))
    found = find_tasks(tasks, said, duty, organ)
    if len(found) != 1:
        text = (
            _("任务“{said}”在职责清单里有 {count} 个；写上职责或者单位。")
            if found
            else _("任务“{said}”不在职责清单里。")
        )
        remarks.append(warning(row.place, text.format(said=hidden(said), count=len(found))))
    task = found[0] if len(found) == 1 else None
    first, second = code_in(row.get("A岗")), code_in(row.get("B岗"))
    cover = _cover(first, second, row.get("在岗"), gone)
    if cover is None:
        text = _("在岗一格读不懂：只写 A、B、A、B 或者 无。")
        remarks.append(warning(row.place, text))
    unit = row.get("科室") or (task.office if task else "")
    return Pair(row.place, hidden(said), task, unit, first, second, cover or Cover.UNKNOWN)


def _listed(task: Task, gone: frozenset[str]) -> Iterator[Pair]:
    """Yield the posts that the duties list itself names."""
    for first, second in task.posts:
        cover = _cover(first, second, "", gone) or Cover.UNKNOWN
        yield Pair(task.place, task.name, task, task.office, first, second, cover)


def _cover(first: str, second: str, said: str, gone: frozenset[str]) -> Cover | None:
    """Return who is at a task; None where the cell cannot be read."""
    word = narrow(said).upper().replace(" ", "")
    if not (first or second):
        return Cover.NOBODY
    if word in _NEITHER:
        return Cover.NOBODY
    if word and word not in _BOTH | _FIRST | _SECOND:
        return None
    if not word and not gone:
        return Cover.UNKNOWN
    if first and first not in gone and word not in _SECOND:
        return Cover.FIRST
    if second and second not in gone and word not in _FIRST:
        return Cover.SECOND
    return Cover.NOBODY


class _Naming:
    """How a report calls people: by their codes, or not at all."""

    def __init__(self, with_people: bool) -> None:
        self._with_people = with_people

    def __call__(self, code: str) -> str:
        return code if self._with_people else _("有一人")


def _wrong(pairs: Iterable[Pair], said_of: _Naming) -> Iterator[Remark]:
    for one in pairs:
        if one.first and one.first == one.second:
            text = _("“{task}”的A岗和B岗是同一人（{who}）。")
            yield error(one.place, text.format(task=one.said, who=said_of(one.first)))
        elif not one.first or not one.second:
            lacking = joined(
                word for word, code in (("A岗", one.first), ("B岗", one.second)) if not code
            )
            text = _("“{task}”没有{lacking}。")
            yield error(one.place, text.format(task=one.said, lacking=lacking))
        if one.cover is Cover.NOBODY and (one.first or one.second):
            text = _("“{task}”A岗、B岗都不在，没有人办。")
            yield error(one.place, text.format(task=one.said))


def _missing(
    missing: Iterable[Task], tasks: list[Task], wanted: set[str], names: OrganNames
) -> Iterator[Remark]:
    for one in missing:
        text = _("任务“{task}”（{organ}）没有A、B岗。")
        yield error(one.place, text.format(task=one.name, organ=names.name(one.duty.organ)))
    others = {one.duty.organ for one in tasks} - wanted
    if others:
        left = sum(one.duty.organ in others for one in tasks)
        text = _("另有 {organs} 个机构的 {count} 项任务不在核对之列；用 --organ 指定机构。")
        yield note("", text.format(organs=len(others), count=left))


def _burdened(pairs: Iterable[Pair], most: int, said_of: _Naming) -> Iterator[Remark]:
    stands_in: dict[str, list[Pair]] = {}
    for one in pairs:
        if one.second:
            stands_in.setdefault(one.second, []).append(one)
    for code, own in stands_in.items():
        if len(own) > most:
            text = _("{who}是 {count} 项任务的B岗，超过 {most} 项：{places}。")
            places = joined(one.place for one in own[:10])
            said = text.format(who=said_of(code), count=len(own), most=most, places=places)
            yield error(own[0].place, said)


def _unknown_away(gone: frozenset[str], people: set[str], said_of: _Naming) -> Iterator[Remark]:
    for code in sorted(gone - people):
        text = _("--away 里{who}不在表里。")
        yield warning("", text.format(who=said_of(code)))


__all__ = ["Cover", "Pair", "Rota", "read_rota"]
