"""Read one file of a workspace: fast where it is plain, carefully where it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..messages import _
from .fault import Fault
from .guard import guard
from .plain import read_plain
from .scalars import is_suspect

_loads: Callable[[str], Any] | None
try:
    from ryaml import loads as _loads  # type: ignore[attr-defined,unused-ignore]
except ImportError:  # no wheel for this platform: the careful reader gives the same values
    _loads = None


@dataclass(frozen=True, slots=True)
class Read:
    """The content of a file: ``value`` is a plain mapping, or None where there is none to use.

    Scalars are ``str``, ``int``, ``bool`` or None. Dates stay text. ``text`` is the decoded file.
    """

    value: dict[str, Any] | None
    text: str | None
    faults: tuple[Fault, ...] = ()


def read_mapping(data: bytes) -> Read:
    """Read bytes that should hold one mapping; what is wrong with them is a fault, not raised."""
    guarded = guard(data)
    text = guarded.text
    if text is None:
        return Read(None, None, guarded.faults)
    faults = guarded.faults
    plain = read_plain(text)
    if plain is not None:
        return Read(plain, text, faults)
    if _loads is not None and not is_suspect(text):
        try:
            value = _loads(text)
        except ValueError:
            value = None
        if isinstance(value, dict) and value:
            return Read(value, text, faults)
    from .events import parse  # loads PyYAML and the models: for files that are not plain

    parsed = parse(text)
    faults = (*faults, *parsed.faults)
    if isinstance(parsed.value, dict) and parsed.value:
        return Read(parsed.value, text, faults)
    if not parsed.faults:
        faults = (*faults, _no_mapping(parsed.value, text))
    return Read(None, text, faults)


def _no_mapping(value: Any, text: str) -> Fault:
    if value is None or value == {}:
        return Fault("empty-file", _("文件是空的。"), _("写上内容，或者删去这个文件。"))
    from .syntax import find_slip

    slip = find_slip(lines := text.split("\n"), len(lines)) or find_slip(lines, 1)
    if isinstance(value, str) and slip is not None:
        return slip
    found = _("一个列表") if isinstance(value, list) else _("一段文字")
    return Fault(
        "not-a-mapping",
        _("文件里应是“键: 内容”的一个事项，却是{found}。").format(found=found),
        _("一个事项一个文件；顶层不要用“- ”开头。"),
    )
