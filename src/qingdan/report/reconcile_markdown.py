"""A table held against a list as Markdown, for an issue or a letter to the office of the table."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.redline import Mark
from ..conform.table_result import FieldDifference, TableCheck
from ..messages import _, joined
from . import reconcile_words as words
from .markdown_escape import code, escape, table

_TAGS = {Mark.EQUAL: ("", ""), Mark.INSERT: ("<ins>", "</ins>"), Mark.DELETE: ("<del>", "</del>")}


def reconcile_markdown(check: TableCheck) -> str:
    """Return the report; it ends in a line feed."""
    return "\n".join(_lines(check)) + "\n"


def _lines(check: TableCheck) -> Iterator[str]:
    yield "# " + escape(_("清单和表的核对：{file}").format(file=words.file_name(check)))
    yield ""
    sentences = (
        *words.totals(check),
        *words.set_aside(check),
        words.columns(check),
        *words.uncompared_total(check),
        words.counted(check),
    )
    yield from ("- " + escape(sentence) for sentence in sentences)
    yield from _different(check)
    yield from _one_sided(check)
    yield from _doubtful(check)


def _different(check: TableCheck) -> Iterator[str]:
    if not check.different:
        return
    yield from ("", "## " + escape(words.different_title(check)), "")
    for both in check.different:
        yield f"- **{escape(words.item(both.ours))}** {code(both.ours.file)}"
        yield "  - " + escape(words.row(both.row))
        for one in both.differences:
            yield "  - " + joined((escape(one.path), _said(one)), "：")


def _said(one: FieldDifference) -> str:
    alone = words.difference(one)
    if alone:
        return escape(alone)
    return "".join(_TAGS[s.mark][0] + escape(s.text) + _TAGS[s.mark][1] for s in words.changed(one))


def _one_sided(check: TableCheck) -> Iterator[str]:
    if check.only_here:
        yield from ("", "## " + escape(words.only_here_title(check)), "")
        yield escape(words.only_here_advice(check))
        yield ""
        rows = [
            [words.item(one.ours), one.ours.file, joined(words.likely(one.likely), "；")]
            for one in check.only_here
        ]
        yield table([[_("事项"), _("文件"), _("可能是")], *rows])
    if check.only_there:
        yield from ("", "## " + escape(words.only_there_title(check)), "")
        yield escape(words.only_there_advice())
        yield ""
        found = [
            [words.row(one.row), joined(words.likely(one.likely), "；")] for one in check.only_there
        ]
        yield table([[_("表里的行"), _("可能是")], *found])


def _doubtful(check: TableCheck) -> Iterator[str]:
    if check.doubtful:
        yield from ("", "## " + escape(words.doubtful_title(check)), "")
        for one in check.doubtful:
            yield "- " + escape(words.doubt(one))
            yield from (
                f"  - {escape(words.item(matter))} {code(matter.file)}" for matter in one.ours
            )
            yield from (f"  - {escape(words.row(row))}" for row in one.rows)
    if check.table.unread:
        yield from ("", "## " + escape(words.unread_title(check)), "")
        for lost in check.table.unread:
            yield "- " + escape(words.unread(lost))


__all__ = ["reconcile_markdown"]
