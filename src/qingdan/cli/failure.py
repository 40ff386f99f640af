"""What is said when a command cannot do its work."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ..errors import QingdanError
from ..messages import _


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
    """Turn a usage error of the command-line library into ours; None for anything else."""
    import click

    if isinstance(error, click.exceptions.Abort):
        raise KeyboardInterrupt
    if not isinstance(error, click.ClickException):
        return None
    return QingdanError(
        _usage_message(error), _("运行 qingdan --help 或 qingdan 命令 --help 看用法。")
    )


def _usage_message(error: Exception) -> str:
    import click

    match error:
        case click.NoSuchOption():
            near = "、".join(str(p) for p in error.possibilities or ())
            known = _("没有选项 {name}。").format(name=error.option_name)
            return known + (_("是不是 {near}?").format(near=near) if near else "")
        case click.MissingParameter():
            name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
            return _("缺少参数 {name}。").format(name=name)
        case click.BadParameter():
            name = error.param.opts[0] if error.param else str(error.param_hint or "")
            return _("参数 {name} 的值不对：{why}").format(name=name, why=error.message)
        case click.UsageError():
            return _("用法不对：{why}").format(why=error.message)
        case click.ClickException():
            return error.message
    return str(error)


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
