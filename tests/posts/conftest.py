"""A workspace, tables beside it, and the commands run on them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Said = tuple[int, str, str]
Run = Callable[..., Said]
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that writes a table: ``table("编制.csv", "单位,核定…")``."""

    def write(name: str, text: str) -> Path:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return write


@pytest.fixture
def ask(run_cli: Run) -> Ask:
    """Return a function that runs a command for its JSON; it must end with ``code``."""

    def run(*arguments: str | Path, code: int = 0) -> dict[str, Any]:
        got, out, err = run_cli(*arguments, "--format", "json", "--exit-code")
        assert (got, err) == (code, ""), out
        said: dict[str, Any] = json.loads(out)
        return said

    return run


def texts(said: dict[str, Any], level: str) -> list[str]:
    """The remarks of a level."""
    return [one["text"] for one in said["remarks"] if one["level"] == level]
