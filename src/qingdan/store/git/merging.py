"""Merge lines as git does, and tell git which program merges the files of a workspace."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .running import SETTINGS, environment, no_git, run


def merge_lines(
    ours: bytes, base: bytes, theirs: bytes, labels: Sequence[str] = ("ours", "base", "theirs")
) -> tuple[bytes, int]:
    """Merge line by line; return the text, with conflicts marked, and how many there are.

    ``labels`` name ours, base and theirs in the markers. Of files that are no text ours is
    returned, as one conflict.
    """
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, data in zip(("ours", "base", "theirs"), (ours, base, theirs), strict=True):
            Path(folder, name).write_bytes(data)
            names.append(name)
        marks = [part for label in labels for part in ("-L", label)]
        try:
            done = subprocess.run(  # noqa: S603
                ["git", *SETTINGS, "merge-file", "-p", "--diff3", *marks, *names],  # noqa: S607
                cwd=folder,
                env=environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise no_git() from None
    if done.returncode > 127 or done.returncode < 0:
        return ours, 1
    return done.stdout, done.returncode


def set_merge_driver(folder: Path, name: str, title: str, command: str) -> None:
    """Name a merge driver in the settings of the repository around ``folder``."""
    run(folder, "config", "--local", f"merge.{name}.name", title)
    run(folder, "config", "--local", f"merge.{name}.driver", command)
