"""Pictures of one's own: PNG or SVG, small, with nothing in them but a picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from ..messages import _
from .complaint import Complaint
from .svg import svg_problem, svg_size

LARGEST = 512 * 1024
"""Bytes of a picture on a page."""
LARGEST_LOGO = 100 * 1024
"""Bytes of the logo: it is loaded with every page."""
LONGEST_SIDE = 4_096
"""Pixels."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PARTS = b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs"
_SHOWN = frozenset(_PARTS.split())
"""Parts of a PNG that matter to how it looks; comments, authors, places and times do not."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be published: its path in the workspace, its bytes, its size in pixels."""

    path: str
    data: bytes
    width: int
    height: int


def read_picture(path: str, data: bytes, largest: int = LARGEST) -> Picture | Complaint:
    """Return a picture without what does not show, or why it cannot be used."""
    if len(data) > largest:
        return _bad(
            path,
            _("“{path}”太大：超过 {most} KB。").format(path=path, most=largest // 1024),
            _("缩小尺寸或者另存为压缩率高的 PNG；图标用 SVG 最小。"),
        )
    return _svg(path, data) if path.endswith(".svg") else _png(path, data)


def _svg(path: str, data: bytes) -> Picture | Complaint:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        problem = _("不是 UTF-8 编码")
    else:
        problem = svg_problem(text)
        if not problem:
            size = svg_size(text)
            if size is not None:
                return Picture(path, data.replace(b"\r\n", b"\n"), *size)
            problem = _("没有写 width、height 或 viewBox")
    return _bad(
        path,
        _("SVG“{path}”不能用：{problem}。").format(path=path, problem=problem),
        _("用绘图软件另存为“普通 SVG”（Plain SVG），去掉脚本、链接和外部图片；或者改用 PNG。"),
    )


def _png(path: str, data: bytes) -> Picture | Complaint:
    try:
        parts = list(_chunks(data))
        if not parts or parts[0][0] != b"IHDR" or parts[-1][0] != b"IEND":
            raise ValueError(path)
        width, height = struct.unpack(">II", parts[0][1][:8])
    except (ValueError, struct.error):
        return _bad(
            path,
            _("“{path}”不是完好的 PNG 图片。").format(path=path),
            _("用画图等软件打开，另存为 PNG；只改扩展名不行。"),
        )
    if not 0 < width <= LONGEST_SIDE or not 0 < height <= LONGEST_SIDE:
        return _bad(
            path,
            _("“{path}”是 {width}×{height} 像素，每边最多 {most}。").format(
                path=path, width=width, height=height, most=LONGEST_SIDE
            ),
            _("缩小以后再存。"),
        )
    shown = b"".join(whole for name, _content, whole in parts if name in _SHOWN)
    return Picture(path, _SIGNATURE + shown, width, height)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Name, content and bytes of every part; ``ValueError`` where they are no PNG."""
    if not data.startswith(_SIGNATURE):
        raise ValueError("signature")
    at = len(_SIGNATURE)
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        end = at + size + 12
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if end > len(data) or struct.pack(">I", zlib.crc32(name + content)) != data[end - 4 : end]:
            raise ValueError("chunk")
        yield name, content, data[at:end]
        if name == b"IEND" and end != len(data):
            raise ValueError("something behind the end")
        at = end


def _bad(path: str, message: str, hint: str) -> Complaint:
    return Complaint("bad-image", path, message, hint)
