"""A comparison as a Word document with tracked changes: to be read, accepted or rejected.

Every field is a paragraph with real insertions and deletions (``w:ins``, ``w:del``), whole, nothing
folded: with all changes accepted it reads as the head, with all rejected as the base. A line break
inside a field is a line break of the paragraph, so that a field stays one paragraph either way.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING

from ..compare.changes import Change, Comparison
from ..compare.redline import Mark, Segment
from ..messages import _, joined
from . import changes_redline as pieces
from . import changes_wording as words
from .changes_first import points
from .changes_transfer import stories

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR = "qingdan"
"""Who made the changes, as Word shows it: the program, never a person of the history."""

_LINES = 60
"""Lines of one point of what to see first."""


def changes_docx(comparison: Comparison, today: datetime.date, made: datetime.date | None) -> bytes:
    """Return the .docx file, the same bytes for the same comparison.

    ``today`` tells what takes effect later. ``made`` is the day of the head commit; None for the
    working tree and the index: the changes then have no date.
    """
    from .word import document as word
    from .word.packing import packed

    title = _("清单变更修订稿")
    document = word.new_document(title=title)
    word.add_title(document, title)
    _begin(document, comparison, today)
    for story in stories(comparison):
        word.add_heading(document, story.heading, 1)
        for sentence in (*story.sentences, story.advice):
            if sentence:
                word.add_note(document, sentence)
    numbers = count(1)
    for heading, changes in words.grouped(comparison):
        word.add_heading(document, heading, 1)
        for change in changes:
            word.append(document, "".join(_change(change, comparison, made, numbers)))
    return packed(document)


def _begin(document: Document, comparison: Comparison, today: datetime.date) -> None:
    """Add what stands before the changes: versions, totals, and what to see first."""
    from .word import document as word
    from .word.tables import add_table

    word.add_note(document, words.compared(comparison))
    if not comparison.changes:
        word.add_paragraph(document, words.nothing_changed(comparison))
        return
    for sentence in words.totals(comparison):
        word.add_note(document, sentence)
    word.add_note(document, _("正文带修订标记：全部接受即为现在的文字，全部拒绝即为原来的文字。"))
    for point in points(comparison, today):
        word.add_heading(document, point.heading, 3)
        if point.advice:
            word.add_note(document, point.advice)
        for line in point.lines[:_LINES]:
            word.add_note(document, f"· {line.text}")
        if len(point.lines) > _LINES:
            more = _("……另有 {count} 项，见下面的明细")
            word.add_note(document, more.format(count=len(point.lines) - _LINES))
    found = Counter(words.bare_headword(change) for change in comparison.changes)
    rows = [[word_, str(number)] for word_, number in found.items()]
    add_table(
        document,
        [[_("调整类型"), _("数量")]],
        [*rows, [_("合计"), str(len(comparison.changes))]],
        [3, 1],
        caption=_("变更数量"),
        sides=["left", "right"],
    )


def _change(
    change: Change, comparison: Comparison, made: datetime.date | None, numbers: Iterator[int]
) -> Iterator[str]:
    """Yield the paragraphs of a change as XML."""
    from .word import wordml

    title = joined((words.headword(change), words.title(change)), "：")
    yield wordml.paragraph("Heading2", wordml.runs(title))
    for said in (words.places(change), *words.particulars(change, comparison)):
        yield wordml.paragraph("Note", wordml.runs(said))
    for field in change.fields:
        label = f"[{words.aspect_word(field.aspect)}] {words.field_label(field)}"
        run = wordml.run(wordml.Run(label, font="黑体"))
        yield wordml.paragraph("Note", run, '<w:keepNext/><w:spacing w:before="160"/>')
        yield tracked(pieces.whole_redline(field, comparison), made, numbers)


def tracked(segments: Sequence[Segment], made: datetime.date | None, numbers: Iterator[int]) -> str:
    """Return a paragraph with tracked changes; every change takes the next of ``numbers``."""
    from .word import wordml

    when = f' w:date="{made.isoformat()}T00:00:00Z"' if made else ""
    parts = []
    for segment in segments:
        tag = "w:delText" if segment.mark is Mark.DELETE else "w:t"
        run = wordml.run(wordml.Run(segment.text), tag)
        if segment.mark is not Mark.EQUAL:
            element = "w:ins" if segment.mark is Mark.INSERT else "w:del"
            by = f'w:id="{next(numbers)}" w:author={wordml.attribute(AUTHOR)}'
            run = f"<{element} {by}{when}>{run}</{element}>"
        parts.append(run)
    return wordml.paragraph("Note", "".join(parts))
