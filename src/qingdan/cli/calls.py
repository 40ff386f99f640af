"""``qingdan calls``: calls of towns held against the lists, and kept apart from them."""

from __future__ import annotations

from ..messages import _
from . import calls_check, calls_import
from .group import Commands


def commands() -> Commands:
    """Return the commands: name, function, line of help."""
    return (
        ("import", calls_import.command, _("把呼叫记录表导入内部工作区；有个人信息的不收。")),
        ("check", calls_check.command, _("核对呼叫：派得对不对，办得及时不及时，清单漏了什么。")),
    )
