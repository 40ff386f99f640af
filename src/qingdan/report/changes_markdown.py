"""A comparison for pull requests: Markdown with ``<ins>`` and ``<del>``, nothing else is markup."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.changes import Change, Comparison, FieldChange
from ..compare.redline import Mark
from ..messages import _
from . import changes_redline as pieces
from . import changes_wording as words
from . import markdown_escape

_MARKS = {
    Mark.EQUAL: ("", ""),
    Mark.INSERT: ("<ins>", "</ins>"),
    Mark.DELETE: ("<del>", "</del>"),
}


def escape(text: str) -> str:
    """Return ``text`` as it must stand in Markdown to be read as it is, on one line."""
    return markdown_escape.escape(pieces.clean(text))


def changes_markdown(comparison: Comparison) -> str:
    """Return the report as Markdown that ends in a line feed."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield "## " + _("清单变更")
    yield ""
    yield _("比较：{base} → {head}").format(
        base=_code(comparison.base), head=_code(comparison.head)
    )
    yield ""
    if not comparison.changes:
        yield words.nothing_changed(comparison)
        return
    for sentence in words.totals(comparison):
        yield sentence + "  "
    for heading, changes in words.grouped(comparison):
        yield ""
        yield "### " + escape(heading)
        for change in changes:
            yield ""
            yield from _block(change, comparison)


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>"


def _block(change: Change, comparison: Comparison) -> Iterator[str]:
    item = " " + _code(change.item) if change.item else ""
    yield f"#### {words.headword(change)}：{escape(words.title(change))}{item}"
    yield ""
    yield " → ".join(map(_code, words.places(change).split(" → ")))
    for said in words.particulars(change, comparison):
        yield ""
        yield escape(said)
    fields = pieces.shown_fields(change)
    if fields:
        yield ""
        yield _("| 类别 | 字段 | 变化 |")
        yield "|---|---|---|"
        for field in fields:
            yield _row(change, field, comparison)
    if pieces.is_summarised(change):
        yield ""
        yield _("共 {count} 个字段，详见文件。").format(count=len(change.fields))


def _row(change: Change, field: FieldChange, comparison: Comparison) -> str:
    if pieces.is_whole(change) and field.path:
        opening, closing = _MARKS[Mark.INSERT if pieces.is_coming(change) else Mark.DELETE]
        text = opening + escape(pieces.summary_text(field, comparison)) + closing
    else:
        text = "".join(
            _MARKS[segment.mark][0] + escape(segment.text) + _MARKS[segment.mark][1]
            for segment in pieces.field_segments(field, comparison)
        )
    label = escape(words.field_label(field))
    return f"| {words.aspect_word(field.aspect)} | {label} | {text} |"
