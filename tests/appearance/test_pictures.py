"""Pictures are only pictures: what else an SVG or a PNG may hold is refused or left out."""

from __future__ import annotations

import struct
import zlib

import pytest

from qingdan.appearance.complaint import Complaint
from qingdan.appearance.image import LARGEST, Picture, read_picture

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 30 20">{}</svg>'
)


def png(width: int = 30, height: int = 20, *extra: tuple[bytes, bytes]) -> bytes:
    rows = b"".join(b"\0" + b"\0" * (width * 3) for _row in range(min(height, 50)))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), *extra, (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


HOSTILE_SVG = {
    "a script": "<script>alert(1)</script>",
    "a script of another spelling": '<script xlink:href="x.js"/>',
    "an event": '<rect width="1" height="1" onclick="alert(1)"/>',
    "an event of the root": None,
    "a page": '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
    "an element of a page": '<b xmlns="http://www.w3.org/1999/xhtml">x</b>',
    "a page in the metadata": '<metadata><i xmlns="http://www.w3.org/1999/xhtml"/></metadata>',
    "a script in the metadata": "<metadata><script>alert(1)</script></metadata>",
    "a link": '<a href="javascript:alert(1)"><rect/></a>',
    "an animation that makes a link": '<set attributeName="href" to="javascript:alert(1)"/>',
    "a picture from elsewhere": '<image href="https://evil.invalid/x.png"/>',
    "a picture of the machine": '<image xlink:href="file:///etc/passwd"/>',
    "a picture that is a page": '<image href="data:text/html;base64,AAAA"/>',
    "a picture that is an SVG": '<image href="data:image/svg+xml;base64,AAAA"/>',
    "a part of another file": '<use href="other.svg#a"/>',
    "a fill from elsewhere": '<rect fill="url(https://evil.invalid/#a)"/>',
    "a fill in quotes": "<rect fill=\"url( 'https://evil.invalid/#a')\"/>",
    "a style from elsewhere": "<style>@import url(x.css);</style>",
    "a style with escapes": "<style>rect{fill:u\\72l(x)}</style>",
    "a style in an attribute": '<rect style="fill:url(//evil.invalid/x)"/>',
    "another base": '<g xml:base="https://evil.invalid/"><use href="#a"/></g>',
    "too many parts": "<g/>" * 5_001,
    "parts too deep": "<g>" * 70 + "</g>" * 70,
}


@pytest.mark.parametrize("inside", HOSTILE_SVG.values(), ids=HOSTILE_SVG.keys())
def test_an_svg_with_more_than_a_picture_is_refused(inside: str | None) -> None:
    text = SVG.format(inside)
    if inside is None:
        text = SVG.format("").replace("<svg ", '<svg onload="alert(1)" ')
    found = read_picture("images/logo.svg", text.encode())
    assert isinstance(found, Complaint)
    assert (found.slug, found.file) == ("bad-image", "images/logo.svg")


BROKEN_SVG = {
    "entities": '<!DOCTYPE svg [<!ENTITY a "x">]>' + SVG.format("&a;"),
    "an entity of the machine": (
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("&a;")
    ),
    "a style sheet in front": '<?xml-stylesheet href="x.css"?>' + SVG.format(""),
    "no XML": "<svg",
    "a page": "<html><body/></html>",
    "no name space": "<svg viewBox='0 0 1 1'/>",
    "no size": SVG.format("").replace('viewBox="0 0 30 20"', ""),
    "nothing": "",
}


@pytest.mark.parametrize("text", BROKEN_SVG.values(), ids=BROKEN_SVG.keys())
def test_what_is_no_whole_svg_is_refused(text: str) -> None:
    assert isinstance(read_picture("images/logo.svg", text.encode()), Complaint)
    assert isinstance(read_picture("images/logo.svg", text.encode("utf-16")), Complaint)


GOOD_SVG = {
    "shapes": '<g fill="none"><path d="M0 0h1"/><circle r="1"/></g>',
    "a gradient": (
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>'
        '<rect fill="url(#a)" style="stroke:url( \'#a\' )"/>'
    ),
    "a part that is used again": '<symbol id="s"><path d="M0 0"/></symbol><use xlink:href="#s"/>',
    "a style": "<style>.a{fill:#000;clip-path:url(#c)}</style>",
    "what Inkscape notes": (
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>'
    ),
    "a picture inside": '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    "words and a comment": "<!-- 市徽 --><title>市徽</title><text>市</text>",
}


@pytest.mark.parametrize("inside", GOOD_SVG.values(), ids=GOOD_SVG.keys())
def test_a_picture_stays_as_it_is(inside: str) -> None:
    data = ('<?xml version="1.0" encoding="UTF-8"?>\n' + SVG.format(inside)).encode()
    assert read_picture("images/a.svg", data) == Picture("images/a.svg", data, 30, 20)


def test_the_size_of_an_svg_is_what_it_says_or_its_box() -> None:
    sized = SVG.format("").replace("viewBox", 'width="12px" height="6.4" viewBox')
    found = read_picture("images/a.svg", sized.encode())
    assert isinstance(found, Picture)
    assert (found.width, found.height) == (12, 6)


def test_line_ends_of_windows_do_not_count() -> None:
    text = SVG.format("\n<g/>\n")
    assert read_picture("a.svg", text.encode()) == read_picture(
        "a.svg", text.replace("\n", "\r\n").encode()
    )


def test_a_png_loses_what_does_not_show() -> None:
    noted = png(30, 20, (b"tEXt", b"Author\0zhangsan"), (b"eXIf", b"GPS"), (b"pHYs", b"\0" * 9))
    found = read_picture("images/a.png", noted)
    assert isinstance(found, Picture)
    assert found.data == png(30, 20, (b"pHYs", b"\0" * 9))
    assert (found.width, found.height) == (30, 20)


BAD_PNG = {
    "nothing": b"",
    "a page": b"<html>",
    "a JPEG": b"\xff\xd8\xff\xe0" + b"\0" * 100,
    "cut off": png()[:-6],
    "a page behind the end": png() + b"<script>alert(1)</script>",
    "a wrong sum": png()[:40] + b"\xff" + png()[41:],
    "too wide": png(5_000, 10),
    "no pixels": png(0, 0),
    "a length beyond the end": b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR",
}


@pytest.mark.parametrize("data", BAD_PNG.values(), ids=BAD_PNG.keys())
def test_what_is_no_whole_png_is_refused(data: bytes) -> None:
    assert isinstance(read_picture("images/a.png", data), Complaint)


@pytest.mark.parametrize("name", ["images/a.png", "images/a.svg"])
def test_what_is_too_large_is_not_looked_at(name: str) -> None:
    found = read_picture(name, b"\0" * (LARGEST + 1))
    assert isinstance(found, Complaint)
    assert "512 KB" in found.message
