"""A comparison for a pull request: what a reviewer needs first, then the details, folded.

A comment holds 65,536 characters. What does not fit is left out step by step, the least important
first, and the report says what is missing and how to see it. Whatever comes from a list is escaped.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum

from ..compare.changes import Change, ChangeKind, Comparison, FieldChange
from ..compare.redline import Mark
from ..messages import _, joined
from ..model.actions import Action
from ..model.aspect import Aspect
from ..store.sides import INDEX, WORKTREE
from . import changes_redline as pieces
from . import changes_wording as words
from . import markdown_escape
from .changes_first import points
from .changes_transfer import stories

MARKER = "<!-- qingdan:diff -->"
"""The first line, by which a comment is found again to be replaced."""

LIMIT = 65_000
"""UTF-16 units of the report. GitHub refuses comments of more than 65,536; some room is left for
those who put a line of their own around it. In bytes of UTF-8 the limit is four times this."""

_NAMES = 20
"""Lines of one point of the summary."""
_LONG = 400
"""Characters from which a redline is long."""

_LEAST = 100
"""Units that one change with its fields takes at the very least."""

_MARKS = {
    Mark.EQUAL: ("", ""),
    Mark.INSERT: ("<ins>", "</ins>"),
    Mark.DELETE: ("<del>", "</del>"),
}


class Detail(IntEnum):
    """How much is told of every change; what a level leaves out, the next leaves out too."""

    ALL = 0
    NO_EDITORIAL = 1
    NO_LONG = 2
    NO_FIELDS = 3
    NO_CHANGES = 4


def escape(text: str) -> str:
    """Return ``text`` as it must stand in Markdown to be read as it is, on one line."""
    return markdown_escape.escape(pieces.clean(text))


def changes_markdown(
    comparison: Comparison, today: datetime.date | None = None, limit: int = LIMIT
) -> str:
    """Return the report as Markdown that ends in a line feed, ``limit`` UTF-16 units at most.

    ``today`` tells what takes effect later; without it that is left out.
    """
    head = "".join(line + "\n" for line in _head(comparison, today or datetime.date.max))
    if not comparison.changes:
        return head
    for detail in Detail:
        notice = _left_out(comparison, detail)
        room = limit - _units(head) - _units(notice)
        if detail < Detail.NO_FIELDS and len(comparison.untold) * _LEAST > room:
            continue
        body = _fitting(_body(comparison, detail), room)
        if body is not None:
            return head + notice + body
    return head + notice


def _fitting(lines: Iterator[str], room: int) -> str | None:
    """Return the lines, or None as soon as they are more than there is room for."""
    taken = []
    for line in lines:
        room -= _units(line) + 1
        if room < 0:
            return None
        taken.append(line + "\n")
    return "".join(taken)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _head(comparison: Comparison, today: datetime.date) -> Iterator[str]:
    yield MARKER
    yield "## " + _("清单变更")
    yield ""
    yield _("比较：{base} → {head}").format(
        base=_code(words.version_word(comparison.base)),
        head=_code(words.version_word(comparison.head)),
    )
    yield ""
    if not comparison.changes:
        yield words.nothing_changed(comparison)
        return
    for sentence in words.totals(comparison):
        yield sentence + "  "
    yield from _declared(comparison)
    for point in points(comparison, today):
        yield ""
        yield f"**{escape(point.heading)}**"
        if point.advice:
            yield escape(point.advice)
        yield ""
        for line in point.lines[:_NAMES]:
            item = f" {_code(line.change.item)}" if line.change and line.change.item else ""
            yield f"- {escape(line.text)}{item}"
        if len(point.lines) > _NAMES:
            yield "- " + _("……另有 {count} 项，见下面的明细").format(
                count=len(point.lines) - _NAMES
            )


def _declared(comparison: Comparison) -> Iterator[str]:
    for adjustment in comparison.declared[:_NAMES]:
        said = _("调整批次：{name}（{count} 项）{file}").format(
            name=escape(pieces.shortened(adjustment.name)),
            count=len(adjustment.items) + len(adjustment.files),
            file=_code(pieces.shortened(adjustment.file)),
        )
        yield said + "  "


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>"


def _body(comparison: Comparison, detail: Detail) -> Iterator[str]:
    for story in stories(comparison):
        yield ""
        yield from _opened(_in_html(story.heading))
        for sentence in (*story.sentences, story.advice):
            if sentence:
                yield f"- {escape(sentence)}"
        yield ""
        yield "</details>"
    for heading, changes in words.grouped(comparison):
        yield ""
        yield from _opened(_group_title(heading, changes))
        if detail is Detail.NO_CHANGES:
            yield _by_action(changes)
        elif detail is Detail.NO_FIELDS:
            for change in changes:
                yield f"- {_heading(change)}"
        else:
            for change in changes:
                yield from _opened(_heading_in_html(change))
                yield from _block(change, comparison, detail)
                yield ""
                yield "</details>"
                yield ""
        yield ""
        yield "</details>"


def _opened(summary: str) -> Iterator[str]:
    yield f"<details><summary>{summary}</summary>"
    yield ""


def _group_title(heading: str, changes: Sequence[Change]) -> str:
    return _("{heading}：{count} 处").format(heading=_in_html(heading), count=len(changes))


def _by_action(changes: Sequence[Change]) -> str:
    """Return how many changes of each official word there are, of kinds where there is none."""
    actions = Counter(change.action for change in changes if change.action)
    kinds = Counter(change.kind for change in changes if not change.action)
    said = [f"{action} {actions[action]}" for action in Action if actions[action]]
    said += [f"{words.kind_word(kind)} {kinds[kind]}" for kind in ChangeKind if kinds[kind]]
    return joined(said)


def _heading(change: Change) -> str:
    item = " " + _code(change.item) if change.item else ""
    return joined((words.headword(change), escape(words.title(change))), "：") + item


def _heading_in_html(change: Change) -> str:
    item = f" <code>{_in_html(change.item)}</code>" if change.item else ""
    return joined((words.headword(change), _in_html(words.title(change))), "：") + item


def _in_html(text: str) -> str:
    """Return ``text`` for a line of HTML, where a backslash is a backslash."""
    return markdown_escape.escape_in_html(pieces.clean(text))


def _block(change: Change, comparison: Comparison, detail: Detail) -> Iterator[str]:
    yield " → ".join(map(_code, words.files(change)))
    for said in words.particulars(change, comparison):
        yield ""
        yield escape(said)
    fields = pieces.shown_fields(change)
    if fields:
        yield ""
        yield _("| 类别 | 字段 | 变化 |")
        yield "|---|---|---|"
        for field in fields:
            yield _row(change, field, comparison, detail)
    if pieces.is_summarised(change):
        yield ""
        yield _("共 {count} 个字段，详见文件。").format(count=len(change.fields))


def _row(change: Change, field: FieldChange, comparison: Comparison, detail: Detail) -> str:
    label = escape(words.field_label(field))
    text = _change(change, field, comparison, detail)
    return f"| {words.aspect_word(field.aspect)} | {label} | {text} |"


def _change(change: Change, field: FieldChange, comparison: Comparison, detail: Detail) -> str:
    if detail >= Detail.NO_EDITORIAL and field.aspect is Aspect.EDITORIAL:
        return _("（略）")
    if pieces.is_whole(change) and field.path:
        opening, closing = _MARKS[Mark.INSERT if pieces.is_coming(change) else Mark.DELETE]
        return opening + escape(pieces.summary_text(field, comparison)) + closing
    text = "".join(
        _MARKS[segment.mark][0] + escape(segment.text) + _MARKS[segment.mark][1]
        for segment in pieces.field_segments(field, comparison)
    )
    if detail >= Detail.NO_LONG and len(text) > _LONG:
        return _("（改动较长，略）")
    return text


def _left_out(comparison: Comparison, detail: Detail) -> str:
    """Return what is missing at a level and how to see it; nothing where all is told."""
    if detail is Detail.ALL:
        return ""
    said = {
        Detail.NO_EDITORIAL: _("文字写法的改动没有逐字列出"),
        Detail.NO_LONG: _("文字写法的改动和较长的改动没有逐字列出"),
        Detail.NO_FIELDS: _("只列了改动的事项，没有列出改了哪些字段"),
        Detail.NO_CHANGES: _("只列了各张清单改动的数量，没有逐项列出"),
    }[detail]
    text = _("这里放不下全部内容：{said}。全部内容请运行 {command}。").format(
        said=said, command=_code(_command(comparison))
    )
    return f"\n> {text}\n"


def _command(comparison: Comparison) -> str:
    committed = comparison.head not in (WORKTREE, INDEX)
    head = " " + comparison.head[: words.SHORT_ID] if committed else ""
    staged = " --staged" if comparison.head == INDEX else ""
    base = comparison.base[: words.SHORT_ID]
    return f"qingdan diff {base}{head}{staged} --format html -o diff.html"
