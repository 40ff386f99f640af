"""Which matters have their steps drawn, and the steps of one item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ..flow.drawings import Drawings, Drawn, Group
from ..flow.steps import Flow
from ..messages import _, joined
from ..model.share import percent
from ..model.stepgraph import GraphStep, StepGraph
from ..model.vocabulary import ListKind
from ..store.inventory import Inventory
from . import markdown_escape
from .findings_escape import visible
from .flow_words import broken, no_items
from .tables_text import figures

Rows = list[list[str]]


def drawn_totals(said: Drawings) -> str:
    """Return how many of all matters have steps: ``95 项中 60 项有施工图``."""
    whole = said.whole
    return _(
        "{matters} 项中 {drawn} 项有施工图，占 {share}；{manuals} 项有说明书。"
        "{fields} 个领域，{batches} 批。"
    ).format(
        matters=whole.matters,
        drawn=whole.drawn,
        share=percent(Fraction(whole.drawn, whole.matters)),
        manuals=whole.manuals,
        fields=sum(one.word is not None for one in said.fields),
        batches=sum(one.word is not None for one in said.batches),
    )


def _tables(said: Drawings) -> Iterator[Rows]:
    for label, groups in ((_("领域"), said.fields), (_("批次"), said.batches)):
        head = [label, _("项数"), _("有施工图"), _("有说明书")]
        rows = [_row(one.word or _("（没有写）"), one) for one in groups]
        yield [head, *rows, _row(_("合计"), said.whole)]


def _row(label: str, one: Group) -> list[str]:
    return [label, str(one.matters), str(one.drawn), str(one.manuals)]


def _missing(said: Drawings) -> Iterator[tuple[str, list[Drawn]]]:
    if said.undrawn:
        yield _("没有施工图（{count} 项）").format(count=len(said.undrawn)), said.undrawn
    if said.unwritten:
        yield _("没有说明书（{count} 项）").format(count=len(said.unwritten)), said.unwritten


def drawings_text(said: Drawings, inventory: Inventory) -> str:
    """Return which matters have their steps drawn as text."""
    return "\n".join(_text(said, inventory)) + "\n"


def _text(said: Drawings, inventory: Inventory) -> Iterator[str]:
    if not said.matters:
        yield no_items(ListKind.TERRITORY)
    else:
        yield drawn_totals(said)
        for table in _tables(said):
            yield ""
            yield from figures(table)
        for title, matters in _missing(said):
            yield ""
            yield title
            yield from (f"  {one.id}  {visible(one.name)}" for one in matters)
    yield from map(visible, broken(inventory))


def drawings_markdown(said: Drawings, inventory: Inventory) -> str:
    """Return which matters have their steps drawn as Markdown."""
    parts = ["## " + _("属地管理事项的施工图和说明书")]
    if not said.matters:
        parts.append(no_items(ListKind.TERRITORY))
    else:
        parts += [drawn_totals(said), *map(markdown_escape.table, _tables(said))]
        for title, matters in _missing(said):
            parts += ["### " + title, _bullets(matters)]
    parts += map(markdown_escape.escape, broken(inventory))
    return "\n\n".join(parts) + "\n"


def _bullets(matters: Iterable[Drawn]) -> str:
    return "\n".join(f"- {one.id} {markdown_escape.escape(one.name)}" for one in matters)


def steps_text(said: Flow) -> str:
    """Return the steps of an item one below the other, with where each goes on."""
    graph = said.graph
    lines = [
        _("{name}（{id}），{count} 步").format(
            name=visible(said.entry.item.name), id=said.entry.id, count=len(graph.steps)
        )
    ]
    lines += [visible(_step(step, graph)) for step in graph.steps]
    if graph.layers is None:
        lines.append(
            _("这些步骤不成图：序号重复、下一步没有这一步，或者绕成了圈。先运行 qingdan validate。")
        )
    return "\n".join(lines) + "\n"


def _step(step: GraphStep, graph: StepGraph) -> str:
    head = f"{step.number}. " + joined((part for part in (step.actor, step.action) if part), "：")
    particulars = [
        _("时限 {limit}").format(limit=step.limit) if step.limit else "",
        _("产出 {output}").format(output=step.output) if step.output else "",
    ]
    said = joined([head, *filter(None, particulars)], "，")
    marks = [_("开始")] if step.number in graph.starts else []
    if step.following:
        marks.append(
            _("接着 {steps}").format(steps=joined(str(number) for number in step.following))
        )
    else:
        marks.append(_("结束"))
    return said + _("（{marks}）").format(marks=joined(marks, "，"))


__all__ = [
    "drawings_markdown",
    "drawings_text",
    "drawn_totals",
    "steps_text",
]
