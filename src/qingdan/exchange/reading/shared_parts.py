"""What the sheets of an OOXML workbook share: texts, and formats of numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .grid import too_many_cells
from .limits import MAX_BLANKS
from .markup import walk
from .number_formats import GENERAL, NumberFormat, number_format
from .package import Package
from .worksheet import MOST_PLAIN
from .xml_text import NotPlain, plain_text, spreadsheet_string, unescape_characters

_BEGIN = re.compile(r"(?:<\?xml[^<>]*\?>\s*)?<sst\b[^<>]*>\s*")
_STRING = re.compile(r"<si>\s*(?:<t(?: xml:space=\"preserve\")?>([^<]*)</t>|<t/>)\s*</si>\s*")


def shared_strings(package: Package, part: str) -> list[str]:
    """Return the texts that cells refer to by number. Raises as ``walk`` does."""
    if part not in package:
        return []
    if package.size(part) > MOST_PLAIN:
        return _any_strings(package, part)
    try:
        return _plain_strings(package.read(part))
    except NotPlain:
        return _any_strings(package, part)


def _plain_strings(data: bytes) -> list[str]:
    text = plain_text(data)
    begin = _BEGIN.match(text)
    if begin is None:
        raise NotPlain
    end = begin.end()
    strings: list[str] = []
    for found in _STRING.finditer(text, end):
        if found.start() != end:
            raise NotPlain
        end = found.end()
        string = found[1] or ""
        if "&" in string:
            string = unescape_characters(string)
        strings.append(spreadsheet_string(string))
    if text[end:].rstrip() != "</sst>":
        raise NotPlain
    return strings


def _any_strings(package: Package, part: str) -> list[str]:
    reader = _Strings()
    walk(package.chunks(part), reader.start, reader.end, reader.text)
    return reader.strings


@dataclass
class _Strings:
    strings: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _open: bool = False
    _silent: int = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if name == "si":
            self._parts.clear()
        elif name == "t":
            self._open = True
        elif name == "rPh":  # how a text is read aloud
            self._silent += 1

    def end(self, name: str) -> None:
        if name == "si":
            self.strings.append(spreadsheet_string("".join(self._parts)))
            if len(self.strings) > MAX_BLANKS:
                raise too_many_cells(MAX_BLANKS)
        elif name == "t":
            self._open = False
        elif name == "rPh":
            self._silent -= 1

    def text(self, characters: str) -> None:
        if self._open and not self._silent:
            self._parts.append(characters)


def cell_formats(package: Package, part: str) -> list[NumberFormat]:
    """Return the number format of every style of cells. Raises as ``walk`` does."""
    if part not in package:
        return [GENERAL]
    reader = _Styles()
    walk(package.chunks(part), reader.start, reader.end, lambda _text: None)
    made: dict[int, NumberFormat] = {}
    for number in reader.used:
        if number not in made:
            made[number] = number_format(number, reader.patterns.get(number))
    return [made[number] for number in reader.used]


@dataclass
class _Styles:
    patterns: dict[int, str] = field(default_factory=dict)
    used: list[int] = field(default_factory=list)
    _cells: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and "numFmtId" in attributes:
            self.patterns[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._cells = True
        elif name == "xf" and self._cells:
            self.used.append(int(attributes.get("numFmtId") or 0))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._cells = False
