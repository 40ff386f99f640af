"""Help in the chosen language: the command-line library writes its headings in English only."""

from __future__ import annotations

import re
from collections.abc import Callable
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
    text = re.sub(  # the library may break the line behind the colon
        r"\[default:(\s+)(.*?)\]",
        lambda f: f[1].lstrip(" ") + _("［默认：{value}］").format(value=_default(f[2])),
        text,
    )
    text = re.sub(r"\[(?:required|x>=(\d+))\]", _bound, text)
    # Help given inside a sentence of ours already says what may be written there.
    return text.replace("[OPTIONS] COMMAND [ARGS]...", _("[选项] 命令 [参数]...")).replace(
        "[OPTIONS]", _("[选项]")
    )


def _default(value: str) -> str:
    """A default with the range beside it, which the library writes as a formula."""
    value = re.sub(r";\s+x>=(\d+)$", lambda f: _("；不小于 {least}").format(least=f[1]), value)
    return re.sub(
        r";\s+(\d+)<=x<=(\d+)$",
        lambda f: _("；{least} 到 {most}").format(least=f[1], most=f[2]),
        value,
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


class Later(TyperCommand):
    """A command whose options are read when it is asked for: to read them all takes longer
    than many a command.

    ``load`` returns the whole command; until then only its name and its line of help are known.
    """

    def __init__(self, name: str, text: str, load: Callable[[], Any]) -> None:
        super().__init__(name=name, help=text, callback=None)
        self._load = load
        self._whole: Any = None

    @property
    def whole(self) -> Any:
        """The command with its options."""
        if self._whole is None:
            self._whole = self._load()
        return self._whole

    @property
    def params(self) -> Any:
        """Its arguments and options."""
        return self.whole.params

    @params.setter
    def params(self, _none: Any) -> None:
        pass  # the class above starts every command without any

    def make_context(self, *arguments: Any, **named: Any) -> Any:
        """Return a context of the whole command: what runs from here on is that."""
        return self.whole.make_context(*arguments, **named)


class Group(TyperGroup):
    """The group of all commands, likewise."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return _translated(super().get_help(ctx))


class Deferred(TyperGroup):
    """A group of commands that is loaded when one of them is asked for.

    ``load`` returns the whole group; until then only its name and its one line of help are known.
    """

    def __init__(self, name: str, text: str, load: Callable[[], Any]) -> None:
        super().__init__(name=name, help=text)
        self._load = load
        self._whole: Any = None

    @property
    def whole(self) -> Any:
        """The group with its commands."""
        if self._whole is None:
            self._whole = self._load()
        return self._whole

    def make_context(self, *arguments: Any, **named: Any) -> Any:
        """Return a context of the whole group: what runs from here on is that."""
        return self.whole.make_context(*arguments, **named)

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands."""
        return list(self.whole.list_commands(ctx))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command by its name; None where there is none."""
        return self.whole.get_command(ctx, cmd_name)
