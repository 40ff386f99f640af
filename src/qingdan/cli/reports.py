"""Where a report goes: the terminal with or without colour, or a file, whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _, system_reason
from ..model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def write_report(report: str | bytes, output: Path | None) -> None:
    """Write a report to a file, or to stdout where none is named.

    Raises ``QingdanError`` where the system does not let us; the file is then as it was before.
    """
    if output is not None:
        save_report(report, output)
    elif isinstance(report, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(report)
    else:
        sys.stdout.write(report)


def save_report(report: str | bytes, output: Path) -> None:
    """Write a report to a file; ``QingdanError`` where it is a file of a workspace itself."""
    if output.is_file() and _is_of_a_workspace(output.resolve()):
        raise QingdanError(
            _("{file} 是清单自己的文件，不能拿报告盖掉。").format(file=output),
            _("用 -o 写到别的文件里。"),
            file=str(output),
        )
    save(report, output)


def _is_of_a_workspace(file: Path) -> bool:
    from ..store.layout import BASELINE_FILE, WORKSPACE_FILE

    if file.suffix.lower() not in (".yaml", ".yml") and file.name != BASELINE_FILE:
        return False
    return any((folder / WORKSPACE_FILE).is_file() for folder in file.parents)


def save(report: str | bytes, output: Path) -> None:
    """Write a file beside its place and put it there; see ``write_report``."""
    data = report if isinstance(report, bytes) else report.encode("utf-8", "backslashreplace")
    with refusing(output):
        if output.exists() and not output.is_file():
            output.write_bytes(data)  # a pipe, a device
            return
        place = output.resolve()
        temporary = place.with_name(f".{place.name}.qingdan-new")
        try:
            temporary.write_bytes(data)
            if place.exists():
                shutil.copymode(place, temporary)
            temporary.replace(place)
        except OSError:
            with suppress(OSError):
                temporary.unlink()
            raise


def demand_file(output_format: str, output: Path | None) -> None:
    """Refuse to write a workbook to a terminal (``QingdanError``)."""
    if output_format == "xlsx" and output is None:
        raise QingdanError(
            _("Excel 文件要写到文件里。"), _("加上 --output，如 --output 报告.xlsx。")
        )


def needs_work(counts: Mapping[Severity, int]) -> bool:
    """Whether a report holds errors or warnings: what ``--exit-code`` asks."""
    return any(count and one is not Severity.INFO for one, count in counts.items())


@contextmanager
def refusing(output: Path) -> Iterator[None]:
    """Turn what the system refuses while ``output`` is written into a ``QingdanError``."""
    try:
        yield
    except OSError as error:
        hint = _("检查文件夹是否存在、文件是否被别的程序打开。")
        if output.is_dir():
            hint = _("--output 写文件名，如 {example}。").format(example=output / _("报告.txt"))
        raise QingdanError(
            _("写不了文件：{why}").format(why=system_reason(error)),
            hint,
            file=str(output),
        ) from None


def wants_colour(chosen: str = "auto", output: Path | None = None) -> bool:
    """Whether to colour a report: ``always`` and ``never`` say so, ``auto`` asks the terminal."""
    if output is not None or chosen == "never":
        return False
    if chosen == "always":
        return True
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


__all__ = [
    "demand_file",
    "needs_work",
    "refusing",
    "save",
    "save_report",
    "wants_colour",
    "write_report",
]
