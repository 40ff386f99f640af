"""``qingdan orphans``: matters that nobody owns, and those that two own."""

from __future__ import annotations

from ..messages import _
from . import orphans_list, orphans_overlap, orphans_resolve
from .group import Commands


def commands() -> Commands:
    """Return the commands: name, function, line of help."""
    return (
        ("list", orphans_list.command, _("列出没有人负责、几家都负责、机构已经撤销的事项。")),
        ("overlap", orphans_overlap.command, _("列出两个部门都有、又没有划清的权力。")),
        ("resolve", orphans_resolve.command, _("给一个事项明确牵头部门，同时写一份调整。")),
    )
