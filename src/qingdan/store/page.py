"""Write a file anew with its comments and empty lines, in the layout of ``emit``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..model.keyorder import KeyOrder
from .annotated import Note, Part, Tail, annotated
from .emit import display_width, fits, flow_of, item_lines, pair_lines, scalar, wants_block


def laid_out(text: str, order: KeyOrder) -> str:
    """Return ``text`` (LF, a record without faults) in the canonical layout with its comments."""
    return laid_out_part(annotated(text), order)


def laid_out_part(root: Part, order: KeyOrder) -> str:
    """Return a whole file, read or put together, in the canonical layout; ``root`` is used up."""
    head, gap = _take_head(root)
    _arrange(root, order)
    page = _Page()
    page.notes(head, 0)
    parts = root.parts or []
    if head and parts:
        first = parts[0]
        if first.lead:
            first.lead[0].blank = gap
        else:
            first.blank = gap
    page.parts(root, 0, follows=bool(head))
    page.notes([*_notes(root.tail), *root.foot], 0)
    return page.text()


def _take_head(root: Part) -> tuple[list[Note], bool]:
    """Take the comments at the top, which speak of the whole file and stay where they are.

    Returns them, and whether an empty line stands below.
    """
    if not root.parts:
        return [], False
    first = root.parts[0]
    head, gap = [*root.lead, *first.lead], first.blank
    first.lead, first.blank = [], False
    return head, gap


def _arrange(part: Part, order: KeyOrder, indent: int = 0) -> None:
    """Sort keys, and move comments to where there is room for them.

    ``indent`` is that of what is inside of ``part``.
    """
    if part.keyed:
        by_key = {one.key or "": one for one in part.parts or []}
        part.parts = [by_key[key] for key in order.sorted(by_key)]
    for index, one in enumerate(part.parts or []):
        _arrange(one, order.of(index if one.key is None else one.key), indent + 2)
        if one.key is None and one.parts:
            _clear_dash(one, indent)
    if part.parts == []:
        part.lead += part.foot
        part.foot = []
    part.lead += _notes(part.tail[1:])
    del part.tail[1:]
    if part.tail and isinstance(part.value, str) and wants_block(part.value):
        part.lead += map(Note, part.tail[0].more)
        part.tail[0].more = []


def _clear_dash(element: Part, indent: int) -> None:
    """Move comments above an element: none stands between a dash and what follows it."""
    first = (element.parts or [])[0]
    element.lead += first.lead
    first.lead = []
    if not _fits(element, element.plain(), " " * indent + "-"):
        element.lead += _notes(element.tail)
        element.tail = []


def _fits(part: Part, plain: Any, head: str) -> bool:
    """Whether a record or list stands on one line behind its key or dash."""
    flow = flow_of(plain)
    return flow is not None and fits(head, flow) and not _has_notes(part)


def _has_notes(part: Part) -> bool:
    """Whether there are comments inside of a record or list."""
    inside = part.parts or []
    return bool(part.foot) or any(one.lead or one.tail or _has_notes(one) for one in inside)


def _ends_open(value: Any) -> bool:
    """Whether a value ends in a text whose last empty lines are its own."""
    while isinstance(value, dict | list) and value:
        value = value[-1] if isinstance(value, list) else next(reversed(value.values()))
    return isinstance(value, str) and value.endswith("\n\n") and wants_block(value)


class _Page:
    """The lines written so far."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._open = False

    def text(self) -> str:
        """Return what was written."""
        return "\n".join(self._lines) + "\n"

    def notes(self, notes: list[Note], indent: int, *, follows: bool = True) -> None:
        """Write comments on lines of their own; the first may be kept close to what is above."""
        for note in notes:
            self._write([" " * indent + note.text], blank=note.blank and follows)
            follows = True

    def parts(self, holder: Part, indent: int, head: str = "", *, follows: bool = False) -> None:
        """Write what is inside of a record or list; ``head`` is what its first line begins with.

        ``follows`` says whether anything of the same level stands above.
        """
        for part in holder.parts or []:
            begin = head or " " * indent
            head = ""
            self.notes(part.lead, indent, follows=follows)
            blank = part.blank and (follows or bool(part.lead))
            if part.key is None:
                self._element(part, begin + "-", indent, blank=blank)
            else:
                self._pair(part, begin + scalar(part.key, flow=False) + ":", indent, blank=blank)
            follows = True

    def _pair(self, part: Part, head: str, indent: int, *, blank: bool) -> None:
        plain = part.plain()
        if not part.parts or _fits(part, plain, head):
            self._whole(pair_lines(head, plain, indent), part, plain, indent, blank=blank)
            return
        self._write(_with_tail(head, part), blank=blank)
        self.parts(part, indent + 2)
        self.notes(part.foot, indent + 2)

    def _element(self, part: Part, dash: str, indent: int, *, blank: bool) -> None:
        plain = part.plain()
        if not part.parts or _fits(part, plain, dash):
            self._whole(item_lines(dash, plain, indent), part, plain, indent, blank=blank)
            return
        if part.keyed:
            if blank:
                self._write([], blank=True)
            self.parts(part, indent + 2, dash + " ")
        else:
            self._write([dash], blank=blank)
            self.parts(part, indent + 2)
        self.notes(part.foot, indent + 2)

    def _whole(self, lines: list[str], part: Part, plain: Any, indent: int, *, blank: bool) -> None:
        self._write([*_with_tail(lines[0], part), *lines[1:]], blank=blank)
        self._open = _ends_open(plain)
        self.notes(part.foot, indent + 2)

    def _write(self, lines: list[str], *, blank: bool) -> None:
        if blank and self._lines and not self._open:
            self._lines.append("")
        self._lines.extend(lines)
        self._open = False


def _notes(tails: Iterable[Tail]) -> list[Note]:
    return [note for tail in tails for note in tail.notes()]


def _with_tail(line: str, part: Part) -> list[str]:
    """Return a line with the comment at its end.

    The blanks before it stay where nothing else on the line changed: people align comments.
    """
    if not part.tail:
        return [line]
    tail = part.tail[0]
    same = (
        tail.before.lstrip("- ") == line.lstrip("- ") and len(tail.gap) > 1 and "\t" not in tail.gap
    )
    line += tail.gap if same else "  "
    column = " " * display_width(line)
    return [line + tail.text, *(column + text for text in tail.more)]
