"""The checkers that ``validate.py`` is timed beside: where they come from, how they are run."""

from __future__ import annotations

import os
import subprocess
import time
import venv
from collections.abc import Sequence
from pathlib import Path

PEERS = {
    "check-jsonschema": "check-jsonschema==0.39.0",
    "ryl": "ryl==0.26.1",
    "ruamel": "ruamel.yaml==0.19.1",
}
# ryl runs no rule by itself and keeps results on disk: name the rules that yamllint has on by
# default (those that Chinese text and long lines would only flood left out), and refuse the cache.
RYL_RULES = (
    "anchors,braces,brackets,colons,commas,comments,comments-indentation,empty-lines,hyphens,"
    "indentation,key-duplicates,new-line-at-end-of-file,new-lines,trailing-spaces,truthy"
)
AJV = ("ajv-cli@5.0.0", "ajv-formats@3.0.1")
RUAMEL_READER = """
import sys, time
from ruamel.yaml import YAML
files = sys.stdin.read().split("\\n")
start = time.perf_counter()
for name in files:
    with open(name, encoding="utf-8") as stream:
        YAML().load(stream)
print(time.perf_counter() - start)
"""


def finished(command: Sequence[str], stdin: str | None = None, cwd: Path | None = None) -> str:
    """Run a command that must end with exit code 0; return what it printed."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, input=stdin, capture_output=True, encoding="utf-8", env=environment, cwd=cwd
    )
    if done.returncode:
        said = (done.stdout + done.stderr)[-2000:]
        raise SystemExit(f"{command[0]} ended with {done.returncode}:\n{said}")
    return done.stdout


def timed(command: Sequence[str], cwd: Path | None = None) -> float:
    """Return the wall-clock seconds a command takes, its start-up included."""
    start = time.perf_counter()
    finished(command, cwd=cwd)
    return time.perf_counter() - start


def program(folder: Path, name: str) -> str:
    """Path of a program inside a virtual environment."""
    inside = folder / ("Scripts" if os.name == "nt" else "bin")
    return str(inside / (name + (".exe" if os.name == "nt" else "")))


def install(folder: Path, requirement: str) -> Path:
    """Make a virtual environment that holds one requirement."""
    venv.create(folder, with_pip=True)
    subprocess.run(
        [program(folder, "python"), "-m", "pip", "install", "--quiet", requirement],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return folder


def install_ajv(folder: Path) -> str:
    """Install ajv-cli from the npm registry; return the path of its program."""
    folder.mkdir()
    subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", *AJV], check=True, cwd=folder
    )
    return str(folder / "node_modules" / ".bin" / "ajv")
