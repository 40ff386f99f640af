"""``qingdan posts rota`` as a page. People are named only where that was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..messages import _
from ..model.share import percent
from ..posts.rota import Cover
from ..rules.rule import N_
from .posts_page import Block, Page, Row

if TYPE_CHECKING:
    from ..posts.rota import Pair, Rota

SCHEMA = "qingdan/posts-rota/1"
_COVERS = {
    Cover.FIRST: N_("A岗在"),
    Cover.SECOND: N_("B岗顶上"),
    Cover.NOBODY: N_("无人"),
    Cover.UNKNOWN: N_("没有写"),
}


def page(rota: Rota, *, with_people: bool) -> Page:
    """Return the report."""
    from ..posts.remark import by_weight

    blocks = [Block(_("各科室"), list(_units(rota)))] if rota.units else []
    people = [_("A岗"), _("B岗")] if with_people else []
    head: list[Row] = [(_("位置"), _("任务"), _("科室"), *people, _("在岗"))]
    rows = [_pair(one, with_people=with_people) for one in rota.pairs]
    blocks.append(Block(_("各任务"), [*head, *rows], 6))
    return Page(
        SCHEMA,
        _("A、B岗核对"),
        list(_sentences(rota)),
        blocks,
        by_weight(rota.remarks),
        _data(rota, with_people=with_people),
    )


def _sentences(rota: Rota) -> Iterator[str]:
    share = rota.share
    yield _("{units} 个科室，{tasks} 项任务，A、B岗配齐的 {whole} 项（{share}）。").format(
        units=len(rota.units),
        tasks=len(rota.tasks),
        whole=len(rota.whole),
        share=_("未知") if share is None else percent(share),
    )
    yield _counted(rota)
    double = rota.double_share
    if double is not None:
        text = _("在岗位上的 {people} 人，其中既任A岗又任B岗（1+1）的 {double} 人（{share}）。")
        yield text.format(people=rota.people, double=rota.double, share=percent(double))
    if rota.uncovered:
        text = _("零空缺没有做到：{count} 项任务没有人在岗。")
        yield text.format(count=len(rota.uncovered))


def _counted(rota: Rota) -> str:
    """Say what the numbers of tasks count."""
    if not rota.tasks:
        return _("表里没有一项任务对得上职责任务清单，所以没有数；任务照清单里的名称或者编号写。")
    return _(
        "数的是 {organs} 个机构写在职责任务清单里的任务，不是表的行数：清单里有、表里没有的也算；"
        "清单里没有的不算。一项任务的每一行都写了两个不同的人才算配齐。"
        "人按代码数，同一代码是同一人。"
    ).format(organs=len({one.duty.organ for one in rota.tasks}))


def _units(rota: Rota) -> Iterator[Row]:
    yield _("科室"), _("任务"), _("配齐"), _("没有人在岗")
    tasks, whole, empty = Counter[str](), Counter[str](), Counter[str]()
    for one in rota.pairs:
        tasks[one.unit] += 1
        whole[one.unit] += one.is_whole
        empty[one.unit] += one in rota.uncovered
    for unit in rota.units:
        yield unit, str(tasks[unit]), str(whole[unit]), str(empty[unit])


def _pair(one: Pair, *, with_people: bool) -> Row:
    people = (one.first, one.second) if with_people else ()
    return (one.place, one.said, one.unit, *people, _(_COVERS[one.cover]))


def _data(rota: Rota, *, with_people: bool) -> dict[str, Any]:
    share, double = rota.share, rota.double_share
    return {
        "units": len(rota.units),
        "tasks": len(rota.tasks),
        "whole": len(rota.whole),
        "share": None if share is None else percent(share),
        "people": rota.people,
        "double": rota.double,
        "double_share": None if double is None else percent(double),
        "missing": [
            {"duty": one.duty.id, "number": one.number, "task": one.name} for one in rota.missing
        ],
        "uncovered": [{"place": one.place, "task": one.said} for one in rota.uncovered],
        "pairs": [
            {
                "place": one.place,
                "task": one.said,
                "duty": one.task.duty.id if one.task else None,
                "unit": one.unit,
                "cover": str(one.cover),
                **({"a": one.first, "b": one.second} if with_people else {}),
            }
            for one in rota.pairs
        ],
    }


__all__ = ["page"]
