"""Repeat the last ``qingdan validate`` where nothing has changed since.

Loads next to nothing: an editor who checks again after reading the report waits for the file
system only. What was said is kept in the user's cache folder, never in the workspace, together
with everything it depends on: the words of the command, the folder, the day, the language, the
terminal, the program's own files and a stamp of every file of the workspace.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TextIO

from ..messages import current_language
from ..store.listing import code_signature, signature
from .cache import cache_folder as cache_folder

_WITH_VALUE = frozenset(
    {"-w", "--workspace", "--format", "--select", "--ignore", "--fail-on", "--jobs", "--as-of"}
)
_FLAGS = frozenset({"-q", "--quiet", "--statistics"})
_KEPT = 50
"""Runs that are kept; each is as large as its report."""


@dataclass
class Run:
    """One call of ``validate``: what it is called with, and what it said."""

    words: tuple[str, ...]
    folder: Path
    root: Path | None = None
    before: str | None = None
    said: list[tuple[str, str]] = field(default_factory=list)

    def starts_at(self, root: Path) -> None:
        """Take the stamp of the workspace before anything of it is read."""
        self.root = root.absolute()
        self.before = signature(self.root)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Keep what is written to stdout and stderr meanwhile."""
        out, err = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = _Echo(out, "out", self.said), _Echo(err, "err", self.said)
        try:
            yield
        finally:
            sys.stdout, sys.stderr = out, err

    def keep(self, code: int) -> None:
        """Remember what was said, if the workspace is still what it was at the start."""
        if self.root is None or self.before is None or signature(self.root) != self.before:
            return
        said = {"root": os.fspath(self.root), "files": self.before, "code": code, "said": self.said}
        with suppress(OSError, UnicodeEncodeError):
            self.folder.mkdir(parents=True, exist_ok=True)
            _write(self.folder / _name(self.words, self.root), json.dumps(said))
            _forget_old(self.folder)


class _Echo:
    """A stream that also remembers."""

    def __init__(self, stream: TextIO, name: str, said: list[tuple[str, str]]) -> None:
        self._stream = stream
        self._name = name
        self._said = said

    def write(self, text: str) -> int:
        self._said.append((self._name, text))
        return self._stream.write(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def repeatable(words: Sequence[str]) -> Run | None:
    """Return the run for these words, or None where it depends on more than the files.

    ``words`` begin with ``validate``. With paths, revisions, output files and everything that
    writes a run is never repeated from memory.
    """
    if not words or words[0] != "validate" or os.environ.get("GITHUB_STEP_SUMMARY"):
        return None
    rest = list(words[1:])
    while rest:
        word = rest.pop(0)
        name, joined, _value = word.partition("=")
        if name in _WITH_VALUE:
            if not joined:
                rest = rest[1:]
        elif word not in _FLAGS:
            return None
    folder = cache_folder()
    return Run(tuple(words), folder / "runs") if folder is not None else None


def repeat(run: Run) -> int | None:
    """Say again what the same run said last time; None where something has changed."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        from ..store.workspace import find_workspace

        given = _workspace_in(run.words)
        root = (find_workspace(None) if given is None else Path(given)).absolute()
        kept = json.loads((run.folder / _name(run.words, root)).read_text(encoding="utf-8"))
        if kept["root"] != os.fspath(root) or kept["files"] != signature(root):
            return None
        for stream, text in kept["said"]:
            (sys.stdout if stream == "out" else sys.stderr).write(text)
        return int(kept["code"])
    return None


def program() -> str:
    """Return a sign of the program itself, so that a new version remembers nothing old."""
    return code_signature(Path(__file__).parents[1])


def _workspace_in(words: Sequence[str]) -> str | None:
    """Return the workspace that the words name."""
    rest = list(words[1:])
    given = None
    while rest:
        word = rest.pop(0)
        name, joined, value = word.partition("=")
        if name in _WITH_VALUE:
            text = value if joined else (rest.pop(0) if rest else "")
            if name in ("-w", "--workspace"):
                given = text
    return given


def _name(words: Sequence[str], root: Path) -> str:
    """Return the name of the file for a run: everything that what it says depends on."""
    import datetime

    parts = [
        *words,
        os.fspath(root),
        os.fspath(_repository_marker(root)),
        datetime.datetime.now().astimezone().date().isoformat(),
        current_language(),
        program(),
        _texts_of_law(),
        str(sys.stdout.isatty()),
        *(os.environ.get(name, "") for name in _TERMINAL),
    ]
    text = "\0".join(parts).encode("utf-8", "surrogateescape")
    return blake2b(text, digest_size=16).hexdigest() + ".json"


def _texts_of_law() -> str:
    """Return a sign of the texts of law that the user added."""
    from ..law.library.textstore import default_path

    try:
        about = default_path().stat()
    except OSError:
        return ""
    return f"{default_path()}\0{about.st_size}\0{about.st_mtime_ns}"


_TERMINAL = (
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "GITHUB_ACTIONS",
    "GITLAB_CI",
    "CI",
)


def _repository_marker(root: Path) -> Path:
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return folder
    return Path()


def _write(path: Path, text: str) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
    os.replace(name, path)  # noqa: PTH105 - a name from mkstemp


def _forget_old(folder: Path) -> None:
    kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    for path in kept[:-_KEPT]:
        path.unlink(missing_ok=True)
