"""A document as bytes: nothing in them tells who made it, when, or on which machine."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

_NO_TIME = (2000, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"
_TELLING = ("creator", "lastModifiedBy", "created", "modified", "revision", "lastPrinted")


def packed(document: Document) -> bytes:
    """Return the .docx file: the same document, the same bytes.

    The title stays in ``docProps/core.xml``; author, dates and revision are taken out. Parts are
    in a fixed order with a fixed time, [Content_Types].xml first as the format asks.
    """
    _forget_who_and_when(document)
    saved = BytesIO()
    document.save(saved)
    stream = BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(stream, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            part = zipfile.ZipInfo(name, _NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            new.writestr(part, old.read(name))
    return stream.getvalue()


def _forget_who_and_when(document: Document) -> None:
    properties = document.core_properties._element  # python-docx can set these, not unset them
    for child in list(properties):
        if child.tag.rpartition("}")[2] in _TELLING:
            properties.remove(child)
