"""``qingdan load`` as a page: what each bears, a head, who ranks where, who has 两多一少."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..messages import _
from ..model.share import rounded
from ..model.vocabulary import ListKind
from .chart import Bar, Chart
from .posts_page import Block, Page, Row

if TYPE_CHECKING:
    from ..posts.load import Load, Loaded

SCHEMA = "qingdan/load/1"


def page(load: Load) -> Page:
    """Return the report."""
    from ..posts.remark import by_weight

    rows = [_head(load), *(_row(one, load) for one in load.rows)]
    blocks = [Block(load.by.label, rows)] if load.rows else []
    title = _("职责负担")
    remarks = by_weight(load.remarks)
    charts = [chart for chart in _charts(load) if chart.bars]
    return Page(SCHEMA, title, list(_sentences(load)), blocks, remarks, _data(load), charts)


def _charts(load: Load) -> Iterator[Chart]:
    """Yield what each bears and how many it answers to, a head where people are known."""
    head = _head(load)
    if load.staffed:
        columns = {_("人均事项"): _matters, _("人均对口"): _links}
    else:
        columns = {_("事项"): _matters, _("对口部门"): _links}
    for title, number in columns.items():
        yield _chart(load, title, head.index(title), number)


def _matters(one: Loaded) -> int:
    return one.burden.matters


def _links(one: Loaded) -> int:
    return len(one.burden.links)


def _chart(load: Load, title: str, column: int, number: Callable[[Loaded], int]) -> Chart:
    """Return a chart of those whose value is known: they stand together in the table."""
    bars: list[Bar] = []
    places: list[int] = []
    for place, one in enumerate(load.rows):
        value = one.per_head(number(one)) if load.staffed else Fraction(number(one))
        if value is not None:
            shown = rounded(value, 1) if load.staffed else str(number(one))
            bars.append(Bar(one.name, value, shown, _("两多一少") if one.flagged else ""))
            places.append(place)
    return Chart(title, bars, 0, column, places[0] if places else 0)


def _sentences(load: Load) -> Iterator[str]:
    if not load.rows:
        yield _("没有可看的{what}。").format(what=load.by.label)
        return
    yield _(
        "{count} 个{what}：职责 {duties} 项次，权力 {powers} 项次，配合 {assists} 项次。"
    ).format(
        count=len(load.rows),
        what=load.by.label,
        duties=sum(one.burden.duties for one in load.rows),
        powers=sum(one.burden.powers for one in load.rows),
        assists=sum(one.burden.assists for one in load.rows),
    )
    yield counted(load)
    yield summed(load)
    if not load.staffed:
        yield _("没有给人数表（--staff），按事项数排名。")
        return
    authorised, actual = load.people()
    known = len(load.manned)
    if known:
        text = _(
            "人数表里 {count} 个：核定 {authorised}，平均 {average}；实有 {actual}，平均 {mean}。"
        )
        yield text.format(
            count=known,
            authorised=authorised,
            average=rounded(Fraction(authorised, known), 2),
            actual=actual,
            mean=rounded(Fraction(actual, known), 2),
        )
    each = load.duties_per_head()
    if each is not None:
        yield _("人均职责 {each} 项；按人均事项（职责、权力、配合）排名。").format(
            each=rounded(each, 1)
        )
    yield _(
        "两多一少：职责数、对口部门数都排在前四分之一（并列同名次）且高于中位数，"
        "实有人数排在后四分之一且低于中位数；共 {count} 个。"
    ).format(count=sum(one.flagged for one in load.rows))


def counted(load: Load) -> str:
    """Return what the columns count."""
    return {
        "town": _(
            "职责是职责清单的职责和基本履职；权力含承接的赋权（暂不承接、已收回的不算）；"
            "配合是配合履职和属地管理里镇街配合的；"
            "对口部门是这些事的上级部门、主体责任部门和赋权部门，不重复计。"
        ),
        "organ": _(
            "职责、权力是本部门清单的；配合是边界、联动、属地事项里不牵头的；"
            "对口部门是这些事项里的其他部门，不重复计。"
        ),
        "unit": _(
            "职责是科室牵头的，权力是科室承办的，配合是科室配合的职责；"
            "对口部门是一同承担职责的和协调配合的科室、部门，不重复计。"
        ),
    }[load.by]


def summed(load: Load) -> str:
    """Say how the rows sum, beside what the lists hold."""
    return _(
        "项次：一项由几个{what}承担的各算一次。清单上有职责 {duties} 项、权力 {powers} 项"
        "（与 qingdan stats 相同：有子项的数子项，草案、审核、废止的不算），"
        "其中职责 {d} 项、权力 {p} 项不由这里的{what}承担，或者没有写由谁承担。"
    ).format(
        what=load.by.label,
        duties=load.borne.listed.get(ListKind.DUTIES, 0),
        powers=load.borne.listed.get(ListKind.POWERS, 0),
        d=_elsewhere(load, ListKind.DUTIES),
        p=_elsewhere(load, ListKind.POWERS),
    )


def _elsewhere(load: Load, kind: ListKind) -> int:
    return load.borne.listed.get(kind, 0) - load.borne.placed.get(kind, 0)


def _head(load: Load) -> Row:
    counts = (_("职责"), _("任务"), _("权力"), _("配合"), _("对口部门"))
    if not load.staffed:
        return (load.by.label, *counts, _("事项"), _("名次"))
    heads = (_("人均职责"), _("人均事项"), _("人均对口"))
    people = (_("核定"), _("实有"))
    return (load.by.label, *counts, *people, *heads, _("名次"), _("两多一少"))


def _row(one: Loaded, load: Load) -> Row:
    burden = one.burden
    links = len(burden.links)
    counts = (burden.duties, burden.tasks, burden.powers, burden.assists, links)
    if not load.staffed:
        return (one.name, *map(str, (*counts, burden.matters, one.rank)))
    unknown = _("未知")
    people = (one.staff.authorised, one.staff.actual) if one.staff else (unknown, unknown)
    heads = (one.per_head(number) for number in (burden.duties, burden.matters, links))
    shown = (unknown if value is None else rounded(value, 1) for value in heads)
    flag = _("是") if one.flagged else ""
    return (one.name, *map(str, (*counts, *people)), *shown, str(one.rank), flag)


def _data(load: Load) -> dict[str, Any]:
    authorised, actual = load.people()
    each = load.duties_per_head()
    known = len(load.manned)
    return {
        "by": str(load.by),
        "counted": counted(load),
        "listed": {
            "duties": load.borne.listed.get(ListKind.DUTIES, 0),
            "powers": load.borne.listed.get(ListKind.POWERS, 0),
        },
        "elsewhere": {
            "duties": _elsewhere(load, ListKind.DUTIES),
            "powers": _elsewhere(load, ListKind.POWERS),
        },
        "staffed": load.staffed,
        "authorised": authorised if load.staffed else None,
        "actual": actual if load.staffed else None,
        "authorised_mean": rounded(Fraction(authorised, known), 2) if known else None,
        "actual_mean": rounded(Fraction(actual, known), 2) if known else None,
        "duties_per_head": None if each is None else rounded(each, 1),
        "rows": [_loaded(one) for one in load.rows],
    }


def _loaded(one: Loaded) -> dict[str, Any]:
    organ, unit = one.key
    burden = one.burden
    each = {
        "duties_per_head": one.per_head(burden.duties),
        "matters_per_head": one.per_head(burden.matters),
        "links_per_head": one.per_head(len(burden.links)),
    }
    return {
        "organ": organ,
        "unit": unit or None,
        "duties": burden.duties,
        "tasks": burden.tasks,
        "powers": burden.powers,
        "assists": burden.assists,
        "links": sorted(burden.links),
        "authorised": one.staff.authorised if one.staff else None,
        "actual": one.staff.actual if one.staff else None,
        **{key: None if value is None else rounded(value, 1) for key, value in each.items()},
        "rank": one.rank,
        "flagged": one.flagged,
    }


__all__ = ["counted", "page", "summed"]
