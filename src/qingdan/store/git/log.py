"""What happened to the files of a repository, commit by commit, along its main line.

The main line is what ``--first-parent`` follows: from each commit to the one it was made on, from a
merge to the branch it was merged into. A pull request so counts once, on the day it was merged,
which is when what it proposes became what the office keeps; its own commits are how it was drafted.
Renames are not guessed: an item is found again by its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .repository import locate_workspace
from .running import run

_HEAD = re.compile(r"([0-9a-f]{40,64}) (\d{4}-\d{2}-\d{2})")
_RAW = re.compile(
    r":(?!160000)\d{6} (?!160000)\d{6} (?:0+|([0-9a-f]+)) (?:0+|([0-9a-f]+)) [A-Z]\d*\0([^\0]+)\0"
)

Touched = tuple[str, str, str]
"""The old and the new content of a path from the root of the tree; "" where there is no file."""


class Logged(NamedTuple):
    """A commit of the main line: its id, its day where it was made, what it changed."""

    commit: str
    day: str
    touched: list[Touched]


def main_line(workspace: Path, tip: str) -> list[str]:
    """List the commits of the main line, the newest first, from the full id ``tip``."""
    top = locate_workspace(workspace).top
    return run(top, "rev-list", "--first-parent", "--end-of-options", tip).decode().split()


def logged(workspace: Path, tip: str, after: str | None = None) -> Iterator[Logged]:
    """Yield what each commit of the main line changed, the newest first.

    ``after`` is a commit of the main line that is known with all before it. A merge is compared
    with the commit it was made on. Where history was cut off (see ``cuts``) the oldest commit is
    compared with nothing, as the very first one is. Submodules are left alone.
    """
    top = locate_workspace(workspace).top
    tips = [tip] if after is None else [tip, f"^{after}"]
    output = run(
        top,
        *("log", "--first-parent", "-m", "--raw", "-z", "--no-renames", "--no-abbrev"),
        *("--no-notes", "--no-decorate", "--format=%x01%H %cI", "--end-of-options", *tips),
    )
    for part in output.decode("utf-8", errors="surrogateescape").split("\x01")[1:]:
        head = _HEAD.match(part)
        if head is None:  # a file name with this very character in it
            continue
        yield Logged(head[1], head[2], _RAW.findall(part))


def paths_that_say(workspace: Path, commit: str, text: str) -> list[str]:
    """List the files of a commit, from the root of its tree, that contain ``text``; sorted."""
    from .running import GitFailure, records

    top = locate_workspace(workspace).top
    options = ("-l", "-z", "-I", "--fixed-strings", "--full-name", "--no-color")
    try:
        output = run(top, "grep", *options, "-e", text, commit)
    except GitFailure:
        return []  # exit code 1: nowhere
    return sorted(record.removeprefix(f"{commit}:") for record in records(output))
