"""What is said when a command cannot do its work."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from ..errors import QingdanError
from ..messages import TOO_MANY, _, file_hint, in_one, joined, system_reason

_PROGRAM = Path(__file__).resolve().parent.parent
_REFUSALS = TOO_MANY | {
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOENT,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ENAMETOOLONG,
}
_NO_ROOM = frozenset({errno.ENOSPC, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)})


def tell(error: QingdanError, *, as_json: bool) -> None:
    """Write a mendable error: to stderr, or as ``qingdan/error/1`` to stdout."""
    if as_json:
        record = {
            "schema": "qingdan/error/1",
            "message": error.message,
            "hint": error.hint,
            "file": error.file,
            "line": error.line,
            "column": error.column,
        }
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        return
    place = ""
    if error.file is not None:
        numbers = [str(n) for n in (error.line, error.column) if n is not None]
        place = ":".join([error.file, *numbers]) + ": "
    sys.stderr.write(place + _("错误：") + error.message + "\n")
    if error.hint:
        sys.stderr.write("  → " + error.hint + "\n")


def usage_error(error: Exception) -> QingdanError | None:
    """Turn a usage error of the command-line library into ours; None for anything else.

    Raises ``KeyboardInterrupt`` where a question was answered with the end of input (Ctrl-D).
    """
    import typer

    if isinstance(error, typer.Abort):
        raise KeyboardInterrupt
    if not isinstance(error, typer.TyperException):
        return None
    return _refused_argument(error) or QingdanError(
        _usage_message(error), _("运行 qingdan --help 或 qingdan 命令 --help 看用法。")
    )


def _refused_argument(error: Any) -> QingdanError | None:
    """Return the error for a file or folder given that may not be used; None for anything else."""
    found = re.fullmatch(r"\w+ '(.*)' is not (readable|writable)\.", error.message, re.DOTALL)
    if found is None:
        return None
    given, right = found.groups()
    words = {
        ("readable", False): _("读不了文件：{why}"),
        ("readable", True): _("读不了文件夹：{why}"),
        ("writable", False): _("写不了文件：{why}"),
        ("writable", True): _("写不了文件夹：{why}"),
    }
    why = PermissionError(errno.EACCES, right)
    message = words[right, Path(given).is_dir()].format(why=system_reason(why))
    return QingdanError(message, file_hint(why), file=given)


def full_disk(error: Exception) -> QingdanError | None:
    """Return the error for a report that could not be written; None for anything else."""
    if not isinstance(error, OSError) or error.errno not in _NO_ROOM:
        return None
    # What is still buffered would fail again when the interpreter closes the stream.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return QingdanError(
        _("写不出结果：磁盘已满或设备出错。"), _("腾出空间，或者用 --output 写到别处，再试一次。")
    )


def refused_file(error: Exception) -> QingdanError | None:
    """Return the error for a file of the user's that the system refuses; None for anything else.

    Most commands say so where they read or write; this is for what they do not foresee. A file of
    the program itself that is missing is a bug.
    """
    if not isinstance(error, OSError) or error.errno not in _REFUSALS:
        return None
    # Of a file that could not be put in its place the second name is that of its place.
    named = error.filename2 or error.filename
    file = os.fsdecode(named) if isinstance(named, str | bytes) else None
    if file is None and error.errno not in TOO_MANY:
        return None
    if file is not None and Path(file).resolve().is_relative_to(_PROGRAM):
        return None
    return QingdanError(
        _("读写不了文件：{why}").format(why=system_reason(error)), file_hint(error), file=file
    )


def _usage_message(error: Any) -> str:
    # typer 0.28 carries a click of its own, so its errors are told apart by their names.
    parameter = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            near = joined(str(p) for p in error.possibilities or ())
            known = _("没有选项 {name}。").format(name=error.option_name)
            return in_one(known, _("是不是 {near}？").format(near=near) if near else "")
        case "MissingParameter":
            name = parameter.make_metavar(error.ctx) if parameter and error.ctx else ""
            return _("缺少参数 {name}。").format(name=name)
        case "BadParameter":
            name = parameter.opts[0] if parameter else str(error.param_hint or "")
            return _("参数 {name} 的值不对：{why}").format(name=name, why=_reason(error.message))
        case "BadOptionUsage":
            return _("选项 {name} 写得不对：{why}").format(
                name=error.option_name, why=_reason(error.message)
            )
    return in_one(_reason(error.message), _near_command(error))


def _near_command(error: Any) -> str:
    """Name the command that a mistyped one was probably meant to be."""
    found = re.match(r"No such command '(.*?)'", error.message)
    context = getattr(error, "ctx", None)
    if found is None or context is None:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(found[1], context.command.list_commands(context), 1)
    return _("是不是 {near}？").format(near=near[0]) if near else ""


def _unquoted(text: str) -> str:
    """Return a value without the quotes that the command-line library puts around it."""
    return f"“{text[1:-1]}”" if len(text) > 1 and text[0] == text[-1] == "'" else text


def _reason(text: str) -> str:
    """Say in the chosen language what the command-line library says in English."""
    patterns = {
        r"No such command '(.*)'\.(?s:.*)": _("没有命令“{0}”。"),
        r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)": _("多出了参数：{0}"),
        r"Missing command\.": _("没有写命令。"),
        r"Option '(.*)' requires an argument\.": _("后面要写一个值。"),
        r"Option '(.*)' requires (\d+) arguments\.": _("后面要写 {1} 个值。"),
        r"Option '(.*)' does not take a value\.": _("后面不能写值。"),
        r"(.*) is not a valid int(?:eger)?(?: range)?\.": _("{0} 不是整数。"),
        r"(.*) is not in the range x>=(\d+)\.": _("{0} 小于 {1}。"),
        r"(.*) is not in the range (\d+)<=x<=(\d+)\.": _("{0} 不在 {1} 和 {2} 之间。"),
        r"(.*) is not a valid float(?: range)?\.": _("{0} 不是数。"),
        r"(.*) is not one of (.*)\.": _("{0} 不在可选的值里：{1}。"),
        r"File '(.*)' does not exist\.": _("没有文件“{0}”。"),
        r"Directory '(.*)' does not exist\.": _("没有文件夹“{0}”。"),
        r"Path '(.*)' does not exist\.": _("没有“{0}”这个文件或文件夹。"),
        r"Directory '(.*)' is a file\.": _("“{0}”是文件，不是文件夹。"),
        r"File '(.*)' is a directory\.": _("“{0}”是文件夹，不是文件。"),
    }
    for pattern, words in patterns.items():
        found = re.fullmatch(pattern, text)
        if found:
            return words.format(*(_unquoted(one) for one in found.groups()))
    return text


def write_log(error: Exception, arguments: list[str]) -> None:
    """Write a traceback to a log in the user's cache folder and say where it is (exit 3)."""
    import platform
    import traceback

    import platformdirs

    from .. import __version__

    folder = Path(platformdirs.user_log_dir("qingdan", appauthor=False))
    text = "\n".join(
        [
            f"qingdan {__version__}, Python {platform.python_version()}, {platform.platform()}",
            "qingdan " + " ".join(arguments),
            "".join(traceback.format_exception(error)),
        ]
    )
    sys.stderr.write(
        _("这是 qingdan 自己的错误，不是您的文件的问题：{kind}: {text}").format(
            kind=type(error).__name__, text=error
        )
        + "\n"
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / "error.log"
        log.write_text(text, encoding="utf-8")
        sys.stderr.write(_("请把这份日志随问题一起报给我们：{log}").format(log=log) + "\n")
    except OSError:
        sys.stderr.write(text + "\n")
