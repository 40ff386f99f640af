"""``qingdan calls``: calls of towns."""

from __future__ import annotations

from ..messages import _
from . import calls_check
from .group import Commands


def commands() -> Commands:
    """Return the commands: name, function, line of help."""
    return (("check", calls_check.command, _("核对一张呼叫记录表：派得对不对，办得及时不及时。")),)
