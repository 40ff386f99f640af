"""What keeps a site from going public, one line each."""

from __future__ import annotations

from collections.abc import Iterable

from ..messages import _
from ..publish.trust.lacks import Lack, Weight


def gate_text(lacks: Iterable[Lack]) -> str:
    """Return one line a lack, ending in a line feed; nothing where there is none."""
    words = {Weight.ERROR: _("错误"), Weight.WARNING: _("警告")}
    return "".join(f"{lack.path}: {words[lack.weight]}: {lack.message}\n" for lack in lacks)
