"""Changes of files as a unified diff, fit for ``git apply`` at the repository root."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_NEWLINE = "\n\\ No newline at end of file\n"


def unified(before: Mapping[str, str], after: Mapping[str, str], folder: str | None) -> str:
    """Return the difference between texts of files by path, the paths sorted.

    ``folder`` is that of the workspace in its repository (None outside one, ``.`` at its root).
    Line endings are those of the files.
    """
    prefix = "" if folder in (None, ".") else f"{folder}/"
    return "".join(
        line for path in sorted(after) for line in _file(before[path], after[path], prefix + path)
    )


def _file(before: str, after: str, path: str) -> Iterator[str]:
    old, new = _LINE.findall(before), _LINE.findall(after)
    for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else line + _NO_NEWLINE
