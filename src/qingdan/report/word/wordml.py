"""WordprocessingML as text: runs and their looks, escaped; for parts with thousands of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from ..unseen import spelled_out

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARED = f'xmlns:w="{NAMESPACE}"'


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look, for paragraphs and cells that mix several.

    ``font`` is a Chinese name: 黑体, 楷体, 宋体, 仿宋; None is that of the paragraph. ``colour`` is
    six hexadecimal digits.
    """

    text: str
    bold: bool = False
    underlined: bool = False
    struck: bool = False
    font: str | None = None
    colour: str | None = None


Words = str | Sequence[Run]


def name(tag: str) -> str:
    """Return the tag ``w:tag`` as lxml names it."""
    return f"{{{NAMESPACE}}}{tag}"


def attribute(value: str) -> str:
    """Return ``value`` in double quotes, as an attribute of XML."""
    return '"' + escape(spelled_out(value), {'"': "&quot;", "\n": " "}) + '"'


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a ``w:p`` of a style (its id); ``content`` and ``properties`` are XML already."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def runs(words: Words) -> str:
    """Return the ``w:r`` elements of a text; a line feed is a line break."""
    return "".join(map(run, [Run(words)] if isinstance(words, str) else words))


def run(words: Run, tag: str = "w:t") -> str:
    """Return one ``w:r``; ``tag`` is w:delText inside a deletion. Nothing for no text."""
    if not words.text:
        return ""
    lines = [
        f'<{tag} xml:space="preserve">{escape(line)}</{tag}>' if line else ""
        for line in spelled_out(words.text).split("\n")
    ]
    return f"<w:r>{_properties(words)}{'<w:br/>'.join(lines)}</w:r>"


def _properties(words: Run) -> str:
    """Return the look of a run, its parts in the order the schema asks for."""
    parts = []
    if words.font:
        font = attribute(words.font)
        parts.append(f"<w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font}/>")
    if words.bold:
        parts.append("<w:b/>")
    if words.struck:
        parts.append("<w:strike/>")
    if words.colour:
        parts.append(f"<w:color w:val={attribute(words.colour)}/>")
    if words.underlined:
        parts.append('<w:u w:val="single"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def parsed(xml: str) -> Any:
    """Return the element of a text whose root declares ``w`` (see ``DECLARED``)."""
    from docx.oxml.parser import parse_xml

    return parse_xml(xml)


def length(words: Words) -> int:
    """Return the number of characters of a text."""
    return len(words) if isinstance(words, str) else sum(len(run.text) for run in words)
