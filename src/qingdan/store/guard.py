"""Look at the bytes of a file before any parser does.

Every YAML reader tried crashes, hangs or turns quadratic on something: 100,000 open brackets cost
47 s in libyaml. Whatever passes here costs a parser well under a second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from ..messages import _
from .fault import Fault

MAX_BYTES = 2 * 1024 * 1024
"""An item is about 2 KB; the largest real register of organs is under 1 MB."""

MAX_BRACKETS = 10_000
"""libyaml is quadratic in open brackets: 10,000 nested cost it a quarter of a second."""

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_CONFLICT = re.compile(r"(?m)^(?:<{7} |\|{7} |={7}\r?$|>{7} )")
_CJK = re.compile("[\u4e00-\u9fff]")
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Guarded:
    """The text of a file, or None where it must not be parsed, and what is wrong with it."""

    text: str | None
    faults: tuple[Fault, ...] = ()


def place(text: str, index: int) -> tuple[int, int]:
    """Return line and column (from 1) of an index into ``text``."""
    line = text.count("\n", 0, index) + 1
    return line, index - (text.rfind("\n", 0, index) + 1) + 1


def guard(data: bytes) -> Guarded:
    """Decode ``data`` (UTF-8, LF or CRLF) unless a parser should not see it."""
    if len(data) > MAX_BYTES:
        return _refused(
            "too-large",
            _("文件有 {size} 字节，超过上限 {limit} 字节。").format(
                size=len(data), limit=MAX_BYTES
            ),
            _("一个事项一个文件；请检查是不是放错了文件。"),
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(
            "encoding",
            _("文件是 UTF-16 编码（记事本的“Unicode”）。"),
            _("用编辑器另存为 UTF-8（不带 BOM）。"),
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _wrong_encoding(data, error)
    faults: list[Fault] = []
    if text.startswith("\ufeff"):
        faults.append(
            Fault(
                "bom",
                _("文件以 BOM 开头。"),
                _("另存为“UTF-8”，不要选“UTF-8 带 BOM”。"),
                span=(-1, 0),
            )
        )
        text = text[1:]
    faults.extend(_conflicts(text))
    if faults and faults[-1].slug == "conflict-marker":
        return Guarded(None, tuple(faults))
    faults.extend(_unseen(text))
    if text.count("[") + text.count("{") > MAX_BRACKETS:
        faults.append(
            Fault(
                "too-deep",
                _("左括号“[”“{{”超过 {limit} 个。").format(limit=MAX_BRACKETS),
                _("清单文件用不到这么多括号；请检查文件是否损坏。"),
            )
        )
    blocking = any(f.slug in ("control-character", "too-deep") for f in faults)
    return Guarded(None if blocking else text, tuple(faults))


def _refused(slug: str, message: str, hint: str) -> Guarded:
    return Guarded(None, (Fault(slug, message, hint),))


def _wrong_encoding(data: bytes, error: UnicodeDecodeError) -> Guarded:
    line = data.count(b"\n", 0, error.start) + 1
    start = data.rfind(b"\n", 0, error.start) + 1
    column = len(data[start : error.start].decode("utf-8", errors="replace")) + 1
    try:
        chinese = bool(_CJK.search(data.decode("gb18030")))
    except UnicodeDecodeError:
        chinese = False
    if chinese:
        message = _("文件是 GB18030（GBK）编码，不是 UTF-8。")
        hint = _("用编辑器以 GB18030 打开，再另存为 UTF-8（不带 BOM）。")
    else:
        message = _("第 {line} 行有不是 UTF-8 的字节 0x{byte:02x}。").format(
            line=line, byte=data[error.start]
        )
        hint = _("另存为 UTF-8；如果这不是文本文件，请把它移出清单文件夹。")
    return Guarded(None, (Fault("encoding", message, hint, line, column),))


def _conflicts(text: str) -> list[Fault]:
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return []
    found = _CONFLICT.search(text)
    if not found:
        return []
    line, column = place(text, found.start())
    return [
        Fault(
            "conflict-marker",
            _("文件里还有合并冲突的标记“{mark}”。").format(mark=found[0].strip()),
            _("在 <<<<<<< 和 >>>>>>> 之间选定一份内容，删去别的和全部标记行，再保存。"),
            line,
            column,
        )
    ]


def _unseen(text: str) -> list[Fault]:
    if text.replace("\n", "").isprintable():
        return []  # ten times cheaper than the pattern; a few harmless characters fail it too
    faults = []
    returns = _LONE_RETURN.finditer(text) if "\r" in text else iter(())
    for found in chain(_UNSEEN.finditer(text), returns):
        line, column = place(text, found.start())
        code = ord(found[0][0])
        message = (
            _("有改变文字方向的不可见字符 U+{code:04X}，会让人看到的与实际内容不同。")
            if found[0] in _BIDI
            else _("有看不见的控制字符 U+{code:04X}。")
        )
        faults.append(
            Fault(
                "control-character",
                message.format(code=code),
                _("删去这个字符；多半是从网页或 PDF 复制来的。"),
                line,
                column,
            )
        )
        if len(faults) == 20:
            break
    return faults
