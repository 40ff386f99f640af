"""Where a character of a value stands in the file: quotes, escapes, folding and indents undone."""

from __future__ import annotations

_ESCAPED = {"x": 4, "u": 6, "U": 10}
"""Length of an escape in double quotes, backslash included; all others are two characters."""


def source_index(text: str, start: int, value: str, offset: int) -> int:
    """Return the index in ``text`` of character ``offset`` of ``value``.

    The scalar begins at index ``start`` (its quote or block indicator included). ``offset`` may
    be the length of the value: then the index just behind its last character is returned.
    """
    first = text[start : start + 1]
    if first in ("|", ">"):
        return _in_block(text, start, value, offset, folded=first == ">")
    if first in ("'", '"'):
        return _in_flow(text, start + 1, value, offset, first)
    return _in_flow(text, start, value, offset, "")


def _in_flow(text: str, index: int, value: str, offset: int, quote: str) -> int:
    """Walk a plain or quoted scalar; a line break in the file is a space or line breaks."""
    at = 0
    while at < offset and index < len(text):
        if quote == '"' and text[index] == "\\":
            if text[index + 1 : index + 2] in ("\n", "\r"):
                index = _after_blank(text, index + 1)[0]
            else:
                index += _ESCAPED.get(text[index + 1 : index + 2], 2)
                at += 1
        elif quote == "'" and text.startswith("''", index):
            index += 2
            at += 1
        elif text[index] in "\r\n" or (text[index] in " \t" and _ends_line(text, index)):
            index, breaks = _after_blank(text, index)
            at += max(1, breaks - 1)
        else:
            index += 1
            at += 1
    return index


def _ends_line(text: str, index: int) -> bool:
    while text[index : index + 1] in (" ", "\t"):
        index += 1
    return text[index : index + 1] in ("\r", "\n")


def _after_blank(text: str, index: int) -> tuple[int, int]:
    """Return the index behind line breaks and indents, and how many breaks there were."""
    breaks = 0
    while index < len(text) and text[index] in " \t\r\n":
        breaks += text[index] == "\n"
        index += 1
    return index, breaks


def _in_block(text: str, start: int, value: str, offset: int, *, folded: bool) -> int:
    line_start = text.find("\n", start) + 1
    if line_start == 0:
        return start
    indent = _indent(text, start, line_start)
    if not folded:
        line = value.count("\n", 0, offset)
        for _line in range(line):
            line_start = text.find("\n", line_start) + 1
        return line_start + indent + offset - (value.rfind("\n", 0, offset) + 1)
    return _in_folded(text, line_start, indent, value, offset)


def _in_folded(text: str, line_start: int, indent: int, value: str, offset: int) -> int:
    """Align line by line: each line of the file stands in the value as it is."""
    at = 0
    while True:
        stop = text.find("\n", line_start)
        stop = len(text) if stop < 0 else stop
        line = text[line_start + indent : stop].rstrip("\r")
        if line:
            found = value.find(line, at)
            if found < 0 or offset <= found + len(line):
                return line_start + indent + max(0, offset - max(found, at))
            at = found + len(line)
        if stop >= len(text):
            return stop
        line_start = stop + 1


def _indent(text: str, start: int, line_start: int) -> int:
    """Return the indent of a block: its first line with content; an indicator does not change it.

    With an indentation indicator the first line may be indented further than the block: then the
    indent is that of the least indented line.
    """
    header = text[start:line_start]
    indents: list[int] = []
    index = line_start
    while index < len(text):
        stop = text.find("\n", index)
        stop = len(text) if stop < 0 else stop
        line = text[index:stop].rstrip("\r")
        bare = line.lstrip(" ")
        if bare:
            if indents and len(line) - len(bare) < indents[0] and not any(map(str.isdigit, header)):
                break
            indents.append(len(line) - len(bare))
            if not any(map(str.isdigit, header)):
                break
        index = stop + 1
    return min(indents, default=0)
