"""XML without its dangers: no document types, no entities, no depth, all by expat's events.

Names come without their namespace prefix: what is read here is known by its local name, and files
use whatever prefix they like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from xml.parsers import expat

from ...messages import _
from .grid import UnreadableWorkbook
from .limits import MAX_BUILT, MAX_DEPTH, MAX_ELEMENTS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]


class BrokenMarkup(Exception):  # noqa: N818 - says what a part is; callers name the file
    """XML that is not well-formed."""


class _Locals(dict[str, str]):
    """Names without their prefix, each cut once."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(":")[2]
        return local


def walk(chunks: Iterable[bytes], start: Start, end: End, text: Callable[[str], object]) -> None:
    """Call ``start(name, attributes)``, ``end(name)`` and ``text(characters)`` for a document.

    Attributes keep their prefixes. Raises ``BrokenMarkup`` where it is not well-formed,
    ``UnreadableWorkbook`` where it declares a document type (entities explode, files outside are
    named there), is nested more than ``MAX_DEPTH`` deep or has more than ``MAX_ELEMENTS``.
    """
    names = _Locals()
    depth = seen = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, seen
        depth += 1
        seen += 1
        if seen > MAX_ELEMENTS:
            raise _too_many(MAX_ELEMENTS)
        if depth > MAX_DEPTH:
            raise UnreadableWorkbook(
                _("里面的标记套了{limit}层以上，不是办公软件写出来的。").format(limit=MAX_DEPTH),
                _("检查文件来历；用 Excel、Word 或 WPS 打开后另存，再导入。"),
            )
        start(names[name], attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(names[name])

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError):
        raise BrokenMarkup from None


def tree(chunks: Iterable[bytes], without: frozenset[str] = frozenset()) -> Element:
    """Return a document as a tree; tags are local names. Raises as ``walk`` does.

    Elements named in ``without`` are left out with all that is in them.
    """
    from xml.etree.ElementTree import TreeBuilder

    builder = TreeBuilder()
    names = _Locals()
    built = skipped = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal built, skipped
        if skipped or name in without:
            skipped += 1
            return
        built += 1
        if built > MAX_BUILT:
            raise _too_many(MAX_BUILT)
        builder.start(name, {names[key]: value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal skipped
        if skipped:
            skipped -= 1
        else:
            builder.end(name)

    def text(characters: str) -> None:
        if not skipped:
            builder.data(characters)

    walk(chunks, start, end, text)
    try:
        return builder.close()
    except AssertionError:
        raise BrokenMarkup from None


def _too_many(limit: int) -> UnreadableWorkbook:
    return UnreadableWorkbook(
        _("里面的标记超过{limit}个的上限，不像是清单。").format(limit=limit),
        _("检查文件来历；若确是清单，按部门拆成几个文件，再分别导入。"),
    )


def _refuse_doctype(*_given: object) -> None:
    raise UnreadableWorkbook(
        _("文件里声明了文档类型（DTD）或实体，可能有害，没有读。"),
        _("办公软件不会这样写；检查文件来历，用 Excel、Word 或 WPS 打开后另存，再导入。"),
    )
