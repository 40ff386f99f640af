"""The empty document every Word file starts from: the parts in ``look/``, zipped.

The template that comes with python-docx is 800 KB of English styles with a thumbnail, an author
and a date; this one holds the few styles an official document needs and nothing else.
"""

from __future__ import annotations

import zipfile
from functools import cache
from importlib.resources import files
from io import BytesIO

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
}


@cache
def skeleton() -> bytes:
    """Return an empty .docx file."""
    look = files(__package__).joinpath("look")
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, source in _PARTS.items():
            archive.writestr(zipfile.ZipInfo(name), look.joinpath(source).read_bytes())
    return stream.getvalue()
