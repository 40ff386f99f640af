"""``qingdan flow``: the commands on flows."""

from __future__ import annotations

from ..messages import _
from . import flow_compress, flow_list, flow_matrix, flow_once, flow_render
from .group import Commands


def commands() -> Commands:
    """Return the commands: name, function, line of help."""
    return (
        ("compress", flow_compress.command, _("各事项的办理时限压减了多少，有多少项达到要求。")),
        ("once", flow_once.command, _("一次办好的事项占多少。")),
        ("matrix", flow_matrix.command, _("部门和联动事项的矩阵：哪些部门一起办，谁牵头。")),
        ("list", flow_list.command, _("属地管理事项里，哪些有施工图和说明书，哪些没有。")),
        ("render", flow_render.command, _("画出一个事项的步骤（施工图、流程）。")),
    )
