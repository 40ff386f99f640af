"""``qingdan adjust``: the commands on adjustments."""

from __future__ import annotations

from ..messages import _
from . import adjust_check, adjust_draft
from .group import Commands


def commands() -> Commands:
    """Return the commands: name, function, line of help."""
    return (
        ("check", adjust_check.command, _("核对调整里写的和实际改的是不是一回事。")),
        ("draft", adjust_draft.command, _("照两个版本的差别起草一批调整，由人补全。")),
    )
