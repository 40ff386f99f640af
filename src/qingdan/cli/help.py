"""Help in the chosen language: the command-line library writes its headings in English only."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from ..messages import _


def _translated(text: str) -> str:
    headings = {
        "Usage": _("用法："),
        "Arguments": _("参数："),
        "Options": _("选项："),
        "Commands": _("命令："),
    }
    text = re.sub(
        r"^(Usage|Arguments|Options|Commands):", lambda found: headings[found[1]], text, flags=re.M
    )
    text = text.replace("Show this message and exit.", _("显示这份说明。"))
    text = re.sub(r"\[default: (.*?)\]", lambda f: _("［默认：{value}］").format(value=f[1]), text)
    text = re.sub(r"\[(?:required|x>=(\d+))\]", _bound, text)
    # Help given inside a sentence of ours already says what may be written there.
    return text.replace("[OPTIONS] COMMAND [ARGS]...", _("[选项] 命令 [参数]...")).replace(
        "[OPTIONS]", _("[选项]")
    )


def _bound(found: re.Match[str]) -> str:
    if found[1] is None:
        return _("［必填］")
    return _("［不小于 {least}］").format(least=found[1])


class Command(TyperCommand):
    """A command whose help speaks the chosen language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return _translated(super().get_help(ctx))


class Group(TyperGroup):
    """The group of all commands, likewise."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return _translated(super().get_help(ctx))
