"""Every hostile or broken file has its message, in little time and memory, and no traceback.

``test_what_is_said`` runs the whole command on each file of ``hostile.FILES`` in a process of its
own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .hostile import FILES

SECONDS = 5.0
MEMORY = 500 * 2**20


@pytest.mark.skipif(sys.platform == "win32", reason="commands are forked")
@pytest.mark.parametrize("what", FILES)
def test_what_is_said(
    what: str, empty_workspace: Path, tmp_path: Path, run_whole: Callable[..., Any]
) -> None:
    name, made, code, said = FILES[what]
    path = tmp_path / name
    path.write_bytes(made())
    done = run_whole("import", path, "-w", empty_workspace, "--dry-run")
    assert "Traceback" not in done.out + done.err
    assert said in done.out, (done.out, done.err)
    assert (done.code, done.err) == (code, "")
    # Twice the time asked for: the speed of the machines that run this differs by as much.
    assert done.seconds < 2 * SECONDS
    assert done.peak < MEMORY
    assert [one.name for one in empty_workspace.iterdir()] == ["qingdan.yaml"]


def test_there_are_enough() -> None:
    assert len(FILES) >= 70
