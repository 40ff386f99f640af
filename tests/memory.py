"""A workspace that is held in memory, for tests of the rules."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from qingdan.adjust.since import since_snapshot
from qingdan.rules.examples import BASE, BEFORE, SYMLINK
from qingdan.rules.fixing import Fixed, settle
from qingdan.rules.result import Report
from qingdan.rules.run import Options, validate

TODAY = datetime.date(2026, 1, 1)


class Memory:
    """A snapshot whose files are given."""

    label = "worktree"
    date = None

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self.files = {
            path: content.encode("utf-8") if isinstance(content, str) else content
            for path, content in files.items()
        }

    def paths(self) -> list[str]:
        return sorted(path for path, content in self.files.items() if content != SYMLINK)

    def links(self) -> list[str]:
        return sorted(path for path, content in self.files.items() if content == SYMLINK)

    def stamps(self) -> Mapping[str, object]:
        return dict(self.files)

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path]

    def read_all(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for path in paths:
            yield path, self.read(path)


def check(files: Mapping[str, str | bytes], **options: object) -> Report:
    """Check a workspace: ``files`` on top of the small one the examples stand on.

    Where files of a base are given (``基/…``), what changed since is looked at too.
    """
    before = {path.removeprefix(BEFORE): files[path] for path in files if path.startswith(BEFORE)}
    now = {**BASE, **{path: files[path] for path in files if not path.startswith(BEFORE)}}
    if before:
        settings = {"qingdan.yaml": now["qingdan.yaml"]}
        base = Memory({**BASE, **settings, **before})
        options = {"since": since_snapshot(Memory(now), base), **options}
    return check_only(now, **options)


def check_only(files: Mapping[str, str | bytes], **options: object) -> Report:
    """Check a workspace of exactly these files."""
    return validate(Memory(files), Options(**{"as_of": TODAY, "jobs": 1, **options}))


def mended(
    files: Mapping[str, str | bytes], *, unsafe: bool = False, **options: object
) -> tuple[Fixed, Report]:
    """Mend a workspace of exactly these files; return what was done and what is left."""
    given = Options(**{"as_of": TODAY, "jobs": 1, **options})
    snapshot = Memory(files)
    return settle(snapshot, given, validate(snapshot, given), unsafe=unsafe)
