"""``qingdan delegations``: the commands on 赋权事项清单."""

from __future__ import annotations

from ..messages import _
from . import delegations_check, delegations_table
from .group import Commands


def commands() -> Commands:
    """Return the commands: name, function, line of help."""
    return (
        ("check", delegations_check.command, _("逐项判断：凭什么交给乡镇（街道），缺哪个文件。")),
        ("table", delegations_table.command, _("按准备、方式、类型、承接机构等计数。")),
    )
