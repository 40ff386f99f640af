"""What flows save and what is done at once, for the terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..flow.at_once import AtOnce
from ..flow.compressing import Compression
from ..messages import _
from ..model.vocabulary import ListKind
from ..store.inventory import Entry, Inventory
from . import flow_words as words
from . import markdown_escape
from .findings_escape import visible
from .tables_text import figures

_TEXTS = 3
"""Columns of words at the beginning of a row: id, name, organ."""


def compress_text(said: Compression, inventory: Inventory) -> str:
    """Return what each matter saves as text."""
    return "\n".join(_compress_text(said, inventory)) + "\n"


def _compress_text(said: Compression, inventory: Inventory) -> Iterator[str]:
    yield words.compress_title(said)
    if not said.matters and not said.silent:
        yield words.no_items(said.kind)
    else:
        if said.matters:
            yield ""
            yield from figures(words.compress_rows(said, inventory), _TEXTS)
            yield ""
        yield words.compress_totals(said)
        yield words.conversion_note(said)
    yield from map(visible, words.broken(inventory))


def compress_markdown(said: Compression, inventory: Inventory) -> str:
    """Return what each matter saves as Markdown."""
    parts = ["## " + words.compress_title(said)]
    if not said.matters and not said.silent:
        parts.append(words.no_items(said.kind))
    else:
        if said.matters:
            parts.append(markdown_escape.table(words.compress_rows(said, inventory)))
        parts += [words.compress_totals(said), words.conversion_note(said)]
    parts += map(markdown_escape.escape, words.broken(inventory))
    return "\n\n".join(parts) + "\n"


def once_text(said: AtOnce, inventory: Inventory) -> str:
    """Return the share done at once as text, and what is not or may not be."""
    return "\n".join(_once_text(said, inventory)) + "\n"


def _once_text(said: AtOnce, inventory: Inventory) -> Iterator[str]:
    yield _once_title()
    if not (said.yes or said.no or said.unknown):
        yield words.no_items(ListKind.PROCEDURES)
    else:
        yield words.once_totals(said)
        unknown = words.once_unknown(said)
        if unknown:
            yield unknown
    for title, entries in _groups(said):
        yield ""
        yield title
        yield from (f"  {one.id}  {visible(one.item.name)}" for one in entries)
    yield from map(visible, words.broken(inventory))


def once_markdown(said: AtOnce, inventory: Inventory) -> str:
    """Return the share done at once as Markdown."""
    parts = ["## " + _once_title()]
    if not (said.yes or said.no or said.unknown):
        parts.append(words.no_items(ListKind.PROCEDURES))
    else:
        parts.append(words.once_totals(said))
        unknown = words.once_unknown(said)
        parts += [unknown] if unknown else []
    for title, entries in _groups(said):
        parts.append("### " + title)
        escape = markdown_escape.escape
        parts.append("\n".join(f"- {one.id} {escape(one.item.name)}" for one in entries))
    parts += map(markdown_escape.escape, words.broken(inventory))
    return "\n\n".join(parts) + "\n"


def _once_title() -> str:
    return _("部门联动事项一次办好")


def _groups(said: AtOnce) -> Iterator[tuple[str, Sequence[Entry]]]:
    groups = (
        (_("不能一次办好（{count} 项）"), said.no),
        (_("没有写明（{count} 项）"), said.unknown),
    )
    for title, entries in groups:
        if entries:
            yield title.format(count=len(entries)), entries


__all__ = ["compress_markdown", "compress_text", "once_markdown", "once_text"]
