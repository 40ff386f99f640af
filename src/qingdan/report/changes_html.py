"""A comparison as one HTML page that needs nothing else: no network, no program, no other file.

Every redline stands there twice, in one text and side by side; two buttons of the page choose.
What was put in is underlined and what was struck out is crossed out, with or without colours.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..compare.changes import Change, Comparison, FieldChange
from ..compare.redline import Mark, Segment
from ..messages import _
from ..model.ids import ITEM_ID
from . import changes_first
from . import changes_redline as pieces
from . import changes_wording as words
from .changes_transfer import stories

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class FieldView:
    """A redline of one field. Without ``sides`` it is a value that came or went as a whole."""

    aspect: str
    label: str
    inline: Markup
    before: Markup
    after: Markup
    sides: bool


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change as it stands on the page."""

    anchor: str
    word: str
    title: str
    item: str | None
    places: tuple[str, ...]
    said: tuple[str, ...]
    fields: tuple[FieldView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The changes of one list and organ, or a transfer with its ``said`` and ``items``.

    ``numbers`` count what is told here by the words of the page, ``count`` in all. ``items`` are
    names and ids of what a transfer tells once, whose changes are not listed singly.
    """

    anchor: str
    heading: str
    numbers: tuple[int, ...]
    count: int
    changes: tuple[ChangeView, ...] = ()
    said: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of what to see first; its subject leads to the change."""

    before: str
    subject: str
    after: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class PointView:
    """One heading of what to see first."""

    heading: str
    advice: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page; ``words`` are the columns of the table of counts."""

    title: str
    compared: str
    totals: tuple[str, ...]
    points: tuple[PointView, ...]
    words: tuple[str, ...]
    numbers: tuple[int, ...]
    count: int
    groups: tuple[GroupView, ...]


def changes_html(comparison: Comparison, today: datetime.date) -> str:
    """Return the page; ``today`` tells what takes effect later."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from ..store.templates import template_folder

    environment = Environment(
        loader=FileSystemLoader(template_folder(), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    return environment.get_template("diff/page.html.j2").render(
        page=_page(comparison, today), say=_labels()
    )


def _labels() -> dict[str, str]:
    return {
        "skip": _("跳到变更"),
        "view": _("显示方式"),
        "inline": _("修订样式"),
        "sides": _("左右对照"),
        "inserted": _("新增的文字"),
        "deleted": _("删去的文字"),
        "first": _("先看这些"),
        "counts": _("数量"),
        "list": _("清单"),
        "sum": _("合计"),
        "all": _("全部事项"),
        "before": _("原"),
        "after": _("现"),
    }


def _page(comparison: Comparison, today: datetime.date) -> PageView:
    anchors = _anchors(comparison)
    columns = tuple(dict.fromkeys(words.bare_headword(change) for change in comparison.changes))
    groups = tuple(_groups(comparison, columns, anchors))
    nothing = () if comparison.changes else (words.nothing_changed(comparison),)
    return PageView(
        title=_("清单变更对照"),
        compared=words.compared(comparison),
        totals=(*words.totals(comparison), *nothing),
        points=tuple(_points(comparison, today, anchors)),
        words=columns,
        numbers=_numbers(comparison.changes, columns),
        count=len(comparison.changes),
        groups=groups,
    )


def _groups(
    comparison: Comparison, columns: Sequence[str], anchors: dict[int, str]
) -> Iterator[GroupView]:
    """Yield the transfers, then lists and organs; every change is counted in one of them."""
    told: set[int] = set()
    for number, transfer in enumerate(comparison.transfers, 1):
        story = stories(comparison)[number - 1]
        changes = [c for c in comparison.changes if transfer.tells(c) and id(c) not in told]
        told.update(map(id, changes))
        yield GroupView(
            anchor=f"t{number}",
            heading=story.heading,
            numbers=_numbers(changes, columns),
            count=len(changes),
            said=tuple(sentence for sentence in (*story.sentences, story.advice) if sentence),
            items=tuple(
                (pieces.shortened(words.title(c)), pieces.clean(c.item or "")) for c in changes
            ),
        )
    for number, (heading, changes) in enumerate(words.grouped(comparison), 1):
        yield GroupView(
            anchor=f"g{number}",
            heading=pieces.clean(heading),
            numbers=_numbers(changes, columns),
            count=len(changes),
            changes=tuple(_change(change, comparison, anchors) for change in changes),
        )


def _numbers(changes: Sequence[Change], columns: Sequence[str]) -> tuple[int, ...]:
    found = [words.bare_headword(change) for change in changes]
    return tuple(found.count(word) for word in columns)


def _anchors(comparison: Comparison) -> dict[int, str]:
    """Return the anchor of every change by its ``id()``: that of the item where it has one."""
    taken: set[str] = set()
    anchors = {}
    for number, change in enumerate(comparison.untold, 1):
        item = change.item or ""
        anchor = item if ITEM_ID.fullmatch(item) and item not in taken else f"c{number}"
        taken.add(anchor)
        anchors[id(change)] = anchor
    return anchors


def _points(
    comparison: Comparison, today: datetime.date, anchors: dict[int, str]
) -> Iterator[PointView]:
    for point in changes_first.points(comparison, today):
        lines = tuple(
            LineView(line.before, line.subject, line.after, anchors.get(id(line.change)))
            for line in point.lines
        )
        yield PointView(point.heading, point.advice, lines)


def _change(change: Change, comparison: Comparison, anchors: dict[int, str]) -> ChangeView:
    fields = pieces.shown_fields(change)
    more = ""
    if pieces.is_summarised(change):
        more = _("共 {count} 个字段，详见文件。").format(count=len(change.fields))
    return ChangeView(
        anchor=anchors[id(change)],
        word=words.headword(change),
        title=pieces.clean(words.title(change)),
        item=pieces.clean(change.item) if change.item else None,
        places=tuple(map(pieces.clean, words.files(change))),
        said=tuple(map(pieces.clean, words.particulars(change, comparison))),
        fields=tuple(_field(change, field, comparison) for field in fields),
        more=more,
    )


def _field(change: Change, field: FieldChange, comparison: Comparison) -> FieldView:
    whole = pieces.is_whole(change) and bool(field.path)
    if whole:
        mark = Mark.INSERT if pieces.is_coming(change) else Mark.DELETE
        segments = [Segment(mark, pieces.summary_text(field, comparison))]
    else:
        segments = pieces.field_segments(field, comparison)
    return FieldView(
        aspect=words.aspect_word(field.aspect),
        label=pieces.clean(words.field_label(field)),
        inline=_marked(segments),
        before=_marked([segment for segment in segments if segment.mark is not Mark.INSERT]),
        after=_marked([segment for segment in segments if segment.mark is not Mark.DELETE]),
        sides=not whole,
    )


def _marked(segments: Sequence[Segment]) -> Markup:
    """Return a redline as HTML; every text in it is escaped."""
    from markupsafe import Markup

    from ..publish.pages.redlinehtml import redline_html

    return Markup(redline_html((segment.mark, segment.text) for segment in segments))  # noqa: S704
