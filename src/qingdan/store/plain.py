"""The quickest reader: files laid out as ``qingdan fmt`` lays them out, and nothing else.

A file in that layout needs no YAML parser: a line holds one key, one entry or one line of a block
of text, and indents are two blanks. Lists say the same things over and over (four of five lines
stand in some other file too), so what a line says is kept. Whatever is written in another way, or
could be read in two ways, is left to the other readers (``read_plain`` returns None); what is read
here reads the same there (tests/test_plain.py).
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Any

_REMEMBERED = 100_000
"""Lines that a process keeps."""
_LONGEST = 400
"""Characters; a longer line hardly stands anywhere else, and would fill the memory."""

# Words that no YAML reader changes: they begin with a character that has no meaning in YAML, or
# with a number that runs into one (90日, 2万元). Ids (cf-7k3q9d2m, zrzy) are told from ``yes``,
# ``no``, ``null`` and the like.
# (A class of all Chinese characters takes long to compile; one of everything but ASCII does not.)
_FIRST = r"[^\x00-\x7f]"
_NUMBERED = r"[0-9]{1,12}(?=[^\x00-\x7f])"
_NO_ID = "y|n|yes|no|on|off|true|false|null|inf|nan"
_ID = rf"(?!(?:{_NO_ID})(?![0-9a-z-]))[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_INTEGER = r"(?:0|[1-9][0-9]{0,14})"
_FLAG = r"(?:true|false)"
_KEY = r"[^\x00-\x7f]+"
_IN_BRACKETS = (
    rf"(?:(?:{_FIRST}|{_NUMBERED})[^\[\]{{}},#:]*(?<! )|{_ID}(?=[,\]}}])|{_DAY}(?=[,\]}}]))"
)
_BARE_QUOTED = r"\"[^\"\\\[\]{},]*\""
_WORDS = rf"\[{_IN_BRACKETS}(?:, {_IN_BRACKETS})*\]"
_PAIR = rf"{_KEY}: (?:{_IN_BRACKETS}|{_WORDS}|{_BARE_QUOTED}|(?:{_INTEGER}|{_FLAG})(?=[,}}]))"
_PAIRS = rf"\{{{_PAIR}(?:, {_PAIR})*\}}"

_WORD_LINE = re.compile(
    rf"( *)(- )?(?:({_KEY}): )?((?:{_FIRST}|{_NUMBERED})[^:#]*(?<! )|{_ID}|{_DAY})"
)
"""Most lines; the others are told by two patterns, one for the line and one for its content."""
_LINE = re.compile(rf"( *)(- )?(?:({_KEY}):(?: (?=.)|\Z))?(.*)")
_CONTENT = re.compile(
    r"(?P<quoted>\"[^\"\\]*\"|'[^']*')|(?P<block>[|>]-?)"
    rf"|(?P<ascii>{_INTEGER}|{_FLAG})|(?P<words>{_WORDS})|(?P<pairs>{_PAIRS})"
)
_PART = re.compile(rf"({_KEY}): (?:(\[)([^\]]*)\]|([^,}}]*))")


class _Form(IntEnum):
    """How the content of a line becomes a value."""

    BELOW = 0
    """It stands on the lines below."""
    SCALAR = 1
    LIST = 2
    MAPPING = 3
    BLOCK = 4
    NOTHING = 5
    """A comment, or an empty line."""


_Line = tuple[int, bool, str | None, _Form, Any]
"""Its indent, whether it is an entry of a list, its key, form and value.

A plain tuple: most lines of a file are made into one and taken apart again.
"""


_DEEPEST = 60
"""Blanks; a page needs twenty."""

_known: dict[str, _Line | None] = {}


def read_plain(text: str) -> dict[str, Any] | None:
    """Return the mapping that guarded ``text`` holds; None where another reader must tell."""
    if "\t" in text or "\r" in text or not text.endswith("\n"):
        return None
    lines = text.split("\n")
    lines.pop()
    return _read(lines)


def _read(lines: list[str]) -> dict[str, Any] | None:
    known = _known
    root: dict[str, Any] = {}
    container: Any = root
    level = 0
    """The indent of the lines that go into the container, which is a mapping or a list."""
    opened: list[tuple[int, Any]] = [(0, root)]
    awaited: tuple[dict[str, Any], str, int] | None = None
    """The mapping, the key and the indent of a key whose content begins on the next line."""
    resumed = 0
    """The line behind a block of text."""
    for number, written in enumerate(lines):
        if number < resumed:
            continue
        line = known.get(written) or _remember(written)
        if line is None:
            return None
        indent, entry, key, form, value = line
        if form is _NOTHING:
            continue
        if awaited is not None:
            holder, name, outer = awaited
            if indent != outer + 2:
                return None
            awaited = None
            level, container = indent, [] if entry else {}
            holder[name] = container
            opened.append((level, container))
        elif indent != level:
            while level > indent:
                opened.pop()
                level, container = opened[-1]
            if level != indent:
                return None
        if entry:
            if type(container) is not list:
                return None
            if key is not None:
                level = indent = indent + 2
                container.append({})
                container = container[-1]
                opened.append((level, container))
        elif type(container) is not dict:
            return None
        if form is not _SCALAR:
            if form is _LIST:
                value = value[:]
            elif form is _MAPPING:
                value = {
                    name: part[:] if type(part) is list else part for name, part in value.items()
                }
            elif form is _BLOCK:
                end = _block_end(lines, number + 1, indent)
                if end is None:
                    return None
                value, resumed = _joined(value, lines[number + 1 : end], indent + 2), end
            elif key is not None:
                awaited = (container, key, indent)
        if key is None:
            container.append(value)
        elif key in container:
            return None
        else:
            container[key] = value
    return None if awaited is not None else root or None


_BELOW, _SCALAR, _LIST, _MAPPING = _Form.BELOW, _Form.SCALAR, _Form.LIST, _Form.MAPPING
_BLOCK, _NOTHING = _Form.BLOCK, _Form.NOTHING


def _remember(written: str) -> _Line | None:
    line = _read_line(written)
    if len(written) <= _LONGEST:
        if len(_known) > _REMEMBERED:
            _known.clear()
        _known[written] = line
    return line


def _read_line(written: str) -> _Line | None:
    if not written or written.lstrip(" ").startswith("#"):
        return (0, False, None, _NOTHING, None)
    found = _WORD_LINE.fullmatch(written)
    if found is not None:
        blanks, dash, key, word = found.groups()
        indent, entry = len(blanks), dash is not None
        fits = indent <= _DEEPEST and (key is not None or entry)
        return (indent, entry, key, _SCALAR, word) if fits else None
    found = _LINE.fullmatch(written)
    if found is None:
        return None
    blanks, dash, key, content = found.groups()
    indent, entry = len(blanks), dash is not None
    if indent > _DEEPEST:
        return None
    if not content:
        is_key = key is not None and written[-1] == ":"
        return (indent, entry, key, _BELOW, None) if is_key else None
    scalar = _CONTENT.fullmatch(content)
    if scalar is None or (key is None and not entry):
        return None
    match scalar.lastgroup:
        case "quoted":
            return (indent, entry, key, _SCALAR, content[1:-1])
        case "ascii":
            return (indent, entry, key, _SCALAR, _ascii(content))
        case "block":
            return (indent, entry, key, _BLOCK, content)
        case "words":
            return (indent, entry, key, _LIST, content[1:-1].split(", "))
    pairs = _pairs(content)
    return None if pairs is None else (indent, entry, key, _MAPPING, pairs)


def _pairs(written: str) -> dict[str, Any] | None:
    held: dict[str, Any] = {}
    for key, bracket, words, word in _PART.findall(written):
        if key in held:
            return None
        if bracket:
            held[key] = words.split(", ")
        else:
            held[key] = word[1:-1] if word[0] == '"' else _ascii(word)
    return held


def _ascii(word: str) -> str | int | bool:
    if word in ("true", "false"):
        return word == "true"
    return int(word) if word.isascii() and word.isdecimal() else word


def _block_end(lines: list[str], start: int, indent: int) -> int | None:
    """Return the line behind a block of text whose lines all have the indent two deeper.

    None where it is empty, or where a line is blank, deeper, or ends in a blank.
    """
    inner = " " * (indent + 2)
    end = start
    while end < len(lines) and lines[end].startswith(inner):
        if len(lines[end]) == indent + 2 or lines[end][-1] == " " or lines[end][indent + 2] == " ":
            return None
        end += 1
    if end == start or (end < len(lines) and not lines[end].strip()):
        return None
    return end


def _joined(sign: str, lines: list[str], indent: int) -> str:
    text = (" " if sign[0] == ">" else "\n").join(line[indent:] for line in lines)
    return text if sign.endswith("-") else text + "\n"
