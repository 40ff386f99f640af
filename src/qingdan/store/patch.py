"""Change single values of a file and keep everything else as it is, to the byte.

Characters of a text are replaced where they stand, in the style they stand in; what cannot be
replaced so (a list, a text that its style cannot hold) is written anew. Whatever comes out is read
again by both readers and must say exactly what was meant.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import Any

from ..messages import _
from ..model.finding import FieldPath
from .emit import is_plain, quoted, scalar
from .events import parse
from .positions import Positions, positions
from .rereading import fault_names, rereads_as, same
from .rewrite import Splice, rewritten
from .spans import Written

Change = tuple[FieldPath, tuple[int, int] | None, Any]
"""The path of a value, the characters of it that are replaced (None for all of it), by what."""

Piece = tuple[tuple[int, int], str]
"""Characters of a value and what stands there instead."""


class UnpatchableError(Exception):
    """A change that was not made; the text says why, in the chosen language."""


def patch(text: str, changes: Sequence[Change]) -> str:
    """Return ``text`` with values changed; ``changes`` must not overlap.

    Raises ``UnpatchableError`` where the result would not be read as what is meant.
    """
    where = positions(text)
    if not isinstance(where.content, dict):
        raise UnpatchableError(_("文件读不了。"))
    faults = fault_names(text)
    meant = _meant(where, changes)
    for in_place in (True, False):
        splices = _splices(text, where, changes, meant, in_place=in_place)
        if splices is not None:
            changed = spliced(text, splices)
            if rereads_as(changed, meant, faults):
                return changed
    raise UnpatchableError(_("改后重新读出来的内容与想要的不一样。"))


def mend(text: str, splices: Sequence[Splice]) -> str:
    """Return ``text`` with characters replaced that do not touch what is read.

    Raises ``UnpatchableError`` where they do.
    """
    where = positions(text)
    changed = spliced(text, splices)
    if not isinstance(where.content, dict) or not rereads_as(
        changed, where.content, fault_names(text)
    ):
        raise UnpatchableError(_("改后重新读出来的内容与想要的不一样。"))
    return changed


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return ``text`` with characters replaced, ranges that do not overlap."""
    for start, end, new in sorted(splices, key=lambda splice: splice[:2], reverse=True):
        text = text[:start] + new + text[end:]
    return text


def splices_of(text: str, changes: Sequence[Change]) -> list[Splice] | None:
    """Return ``changes`` as replaced characters of the file; None where they cannot be made.

    For reports that show a fix: nothing is promised about reading the result again.
    """
    if all(path == () for path, _span, _new in changes):
        return [(*span, new) for _path, span, new in changes if span is not None and span[0] >= 0]
    where = positions(text)
    try:
        return _splices(text, where, changes, _meant(where, changes), in_place=True)
    except UnpatchableError:
        return None


def _meant(where: Positions, changes: Sequence[Change]) -> Any:
    """Return the content with the changes made."""
    meant = copy.deepcopy(where.content)
    for path, texts in _by_path(changes).items():
        holder = meant
        try:
            for part in path[:-1]:
                holder = holder[part]
            last: Any = path[-1]
            if not isinstance(holder, dict) and last >= len(holder):
                raise IndexError
            holder[last] = _changed(where.content_at(path), texts)
        except (KeyError, IndexError, TypeError):
            raise UnpatchableError(_("要改的地方已经不在了。")) from None
    return meant


def _at(value: Any, path: FieldPath) -> Any:
    for part in path:
        value = value[part]
    return value


def _by_path(
    changes: Sequence[Change],
) -> dict[FieldPath, list[tuple[tuple[int, int] | None, Any]]]:
    found: dict[FieldPath, list[tuple[tuple[int, int] | None, Any]]] = {}
    for path, span, new in changes:
        found.setdefault(path, []).append((span, new))
    return found


def _changed(value: Any, parts: Sequence[tuple[tuple[int, int] | None, Any]]) -> Any:
    if any(span is None for span, _new in parts):
        if len(parts) > 1:
            raise UnpatchableError(_("几处修改互相重叠。"))
        return parts[0][1]
    if not isinstance(value, str):
        raise UnpatchableError(_("要改的地方已经不在了。"))
    last = len(value)
    for span, new in sorted(parts, key=lambda part: part[0] or (0, 0), reverse=True):
        start, end = span or (0, 0)
        if not 0 <= start <= end <= len(value):
            raise UnpatchableError(_("要改的地方已经不在了。"))
        if end > last:
            raise UnpatchableError(_("几处修改互相重叠。"))
        value, last = value[:start] + new + value[end:], start
    return value


def _splices(
    text: str, where: Positions, changes: Sequence[Change], meant: Any, *, in_place: bool
) -> list[Splice] | None:
    """Return how the changes are made: character by character, or (not ``in_place``) anew."""
    found: list[Splice] = []
    for path, parts in _by_path(changes).items():
        made = _characters(text, where, path, parts) if in_place else None
        if made is None:
            new = _at(meant, path)
            splice = rewritten(text, where, path, new)
            made = None if splice is None else [splice]
        if made is None:
            return None
        found.extend(made)
    return found


def _characters(
    text: str,
    where: Positions,
    path: FieldPath,
    parts: Sequence[tuple[tuple[int, int] | None, Any]],
) -> list[Splice] | None:
    """Replace characters of one word or text where it stands; None where that cannot be."""
    old, written = where.content_at(path), where.written(path)
    if written is None:
        return None
    new = _changed(old, parts)
    if not isinstance(old, str) or not isinstance(new, str):
        return _as_word(written, new)
    pieces = [_trimmed(old, span or (0, len(old)), part) for span, part in parts]
    if not written.style:
        return None if "\n" in new else _in_plain(text, where, path, written, new, pieces)
    return _in_style(text, written, pieces)


def _trimmed(old: str, span: tuple[int, int], new: str) -> Piece:
    """Leave alone the line breaks with which both end: at the end of a block they are its own."""
    start, end = span
    while new.endswith("\n") and end > start and old[end - 1] == "\n":
        new, end = new[:-1], end - 1
    return (start, end), new


def _as_word(written: Written, new: Any) -> list[Splice] | None:
    """Put a word, number or flag where a word, number or flag stands."""
    if not isinstance(new, str | int) or written.style in ("|", ">") or "\n" in str(new):
        return None
    return [(written.start, written.stop, scalar(new, flow=True))]


def _in_style(text: str, written: Written, pieces: list[Piece]) -> list[Splice] | None:
    """Replace characters of a text in quotes or in a block, written as its style wants them."""
    match written.style:
        case "'":
            pieces = [(span, new.replace("'", "''")) for span, new in pieces]
        case '"':
            pieces = [(span, quoted(new)[1:-1]) for span, new in pieces]
        case "|":
            pieces = [(span, _indented(text, written, new)) for span, new in pieces]
    if written.style != "|" and any("\n" in new for _span, new in pieces):
        return None
    return [(*written.span(*span), new) for span, new in pieces]


def _in_plain(
    text: str,
    where: Positions,
    path: FieldPath,
    written: Written,
    new: str,
    pieces: list[Piece],
) -> list[Splice]:
    """Keep a text unquoted where every reader takes it for that; else put it in quotes."""
    splices = [(*written.span(*span), part) for span, part in pieces]
    if is_plain(new, flow=True):
        return splices
    if is_plain(new, flow=False):  # right between lines, perhaps not between brackets
        alone = parse(spliced(text, splices))
        if not alone.faults and same(alone.value, _meant(where, [(path, None, new)])):
            return splices
    return [(written.start, written.stop, quoted(new))]


def _indented(text: str, written: Written, new: str) -> str:
    """Return lines as they stand in a block of text."""
    first = written.at(0)
    indent = " " * (first - (text.rfind("\n", 0, first) + 1))
    newline = "\r\n" if "\r\n" in text else "\n"
    head, *lines = new.split("\n")
    last = len(lines) - 1
    return newline.join(
        [head, *(indent + line if line or n == last else "" for n, line in enumerate(lines))]
    )
