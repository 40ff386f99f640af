"""A comparison for the terminal: by list and organ, one block an item, a redline a field.

Lines are made once, of spans with a style; they are printed with colours (rich) or with
``[-…-]{+…+}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from ..compare.changes import Change, Comparison, FieldChange
from ..compare.redline import Mark
from ..messages import _, joined
from . import changes_redline as pieces
from . import changes_wording as words
from .changes_transfer import stories


class Style(Enum):
    """How a span looks."""

    PLAIN = auto()
    HEADING = auto()
    WORD = auto()
    FAINT = auto()
    INSERTED = auto()
    DELETED = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Span, ...]

_SIGNS = {Style.INSERTED: ("{+", "+}"), Style.DELETED: ("[-", "-]")}
_LOOKS = {
    Style.PLAIN: "",
    Style.HEADING: "bold",
    Style.WORD: "bold cyan",
    Style.FAINT: "dim",
    Style.INSERTED: "green underline",
    Style.DELETED: "red strike",
}
_STYLES = {Mark.EQUAL: Style.PLAIN, Mark.INSERT: Style.INSERTED, Mark.DELETE: Style.DELETED}
_INDENT = "      "


def plain_text(comparison: Comparison) -> str:
    """Return the report without colours: ``[-struck out-]{+put in+}``."""
    lines = []
    for line in _lines(comparison):
        signed = (_SIGNS.get(span.style, ("", "")) for span in line)
        lines.append(
            "".join(
                opening + span.text + closing
                for span, (opening, closing) in zip(line, signed, strict=True)
            ).rstrip(" ")
        )
    return "\n".join(lines) + "\n"


def coloured_text(comparison: Comparison) -> str:
    """Return the report with terminal colours: struck out red, put in green and underlined."""
    import io

    from rich.console import Console
    from rich.text import Text

    page = io.StringIO()
    console = Console(
        file=page, force_terminal=True, color_system="standard", no_color=False, width=80
    )
    for line in _lines(comparison):
        text = Text()
        for span in line:
            text.append(span.text, _LOOKS[span.style])
        console.print(text, soft_wrap=True)
    return page.getvalue()


def _lines(comparison: Comparison) -> Iterator[Line]:
    yield (Span(words.compared(comparison), Style.FAINT),)
    if not comparison.changes:
        yield (Span(words.nothing_changed(comparison)),)
        return
    for story in stories(comparison):
        yield ()
        yield (Span(story.heading, Style.HEADING),)
        for sentence in (*story.sentences, story.advice):
            if sentence:
                yield (Span(f"  {sentence}"),)
    for heading, changes in words.grouped(comparison):
        yield ()
        yield (Span(pieces.clean(heading), Style.HEADING),)
        for change in changes:
            yield ()
            yield from _block(change, comparison)
    yield ()
    for sentence in words.totals(comparison):
        yield (Span(sentence, Style.HEADING),)


def _block(change: Change, comparison: Comparison) -> Iterator[Line]:
    head = [Span(f"  [{words.headword(change)}] ", Style.WORD)]
    head.append(Span(_one_line(words.title(change)), Style.HEADING))
    if change.item:
        head.append(Span(f"  {_one_line(change.item)}", Style.FAINT))
    yield tuple(head)
    yield (Span(_INDENT + _one_line(words.places(change)), Style.FAINT),)
    for said in words.particulars(change, comparison):
        yield (Span(_INDENT + _one_line(said)),)
    for field in pieces.shown_fields(change):
        if pieces.is_whole(change) and field.path:
            yield _summary(change, field, comparison)
        else:
            yield from _redlined(field, comparison)
    if pieces.is_summarised(change):
        yield (
            Span(
                _INDENT + _("共 {count} 个字段，详见文件。").format(count=len(change.fields)),
                Style.FAINT,
            ),
        )


def _one_line(text: str) -> str:
    return pieces.clean(text).replace("\n", " ")


def _summary(change: Change, field: FieldChange, comparison: Comparison) -> Line:
    style = Style.INSERTED if pieces.is_coming(change) else Style.DELETED
    return (
        Span(_INDENT + joined((_one_line(words.field_label(field)), ""), "：")),
        Span(pieces.summary_text(field, comparison), style),
    )


def _redlined(field: FieldChange, comparison: Comparison) -> Iterator[Line]:
    """Yield the lines of a field; a text of several lines goes on under its label."""
    line: list[Span] = [
        Span(f"{_INDENT}[{words.aspect_word(field.aspect)}] ", Style.FAINT),
        Span(joined((_one_line(words.field_label(field)), ""), "：")),
    ]
    for segment in pieces.field_segments(field, comparison):
        style = _STYLES[segment.mark]
        first, *rest = segment.text.split("\n")
        if first:
            line.append(Span(first, style))
        for part in rest:
            if not line[-1].text or line[-1].style is not style:
                line.append(Span("", Style.PLAIN))
            yield tuple(line)
            line = [Span(_INDENT + "  ")]
            if part:
                line.append(Span(part, style))
    yield tuple(line)
