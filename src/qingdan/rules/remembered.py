"""What was found out about each item last time, so that only changed files are read again.

An entry holds as long as the file, the defaults of its list and everything all items stand on
(the program, the settings, the profile, the declared fields, the day, the language) are the same.
The store is one file in the user's cache folder; losing it costs time, nothing else.
"""

from __future__ import annotations

import marshal
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ..messages import current_language
from ..model.finding import Finding, Severity
from ..model.vocabulary import ListKind
from ..model.workspace import ExtraField
from .facts import Around, Facts
from .reading import Examined, ItemFile, ListKey
from .result import Excerpt, Located
from .rule import Edit, Fix, Safety
from .waiver import Waiver

_KEPT = 8
"""Stores that are kept: one a workspace, day and set of rules."""

_DIGEST = 16
_WAIVERS = Facts._fields.index("waivers")

Stamps = Mapping[str, Any]
"""Paths with a plain value that differs whenever the content does."""


@dataclass(frozen=True)
class Memory:
    """Where the store lies, and what names this version of the program."""

    folder: Path
    program: str
    workspace: str


class Remembered:
    """The items of one workspace as they were judged last time."""

    def __init__(
        self,
        memory: Memory,
        around: Around,
        extra: Mapping[ListKind, Iterable[ExtraField]],
        defaults: Mapping[ListKey, Mapping[str, Any]],
    ) -> None:
        self._path = memory.folder / f"{_context(memory, around, extra)}.bin"
        self._defaults = {key: _hash(repr(value)) for key, value in defaults.items()}
        self._entries = _load(self._path)

    def find(self, file: ItemFile, stamp: Any) -> Examined | None:
        """Return what is known of a file whose stamp is the same as then."""
        entry = self._entries.get(file.path)
        if entry is None or stamp is None or entry[0] != stamp or entry[1] != self._list(file):
            return None
        return _examined(entry[2], entry[3])

    def keep(self, judged: Iterable[tuple[ItemFile, Examined]], stamps: Stamps) -> None:
        """Remember these items, and those alone; files without a stamp are left out."""
        entries = {}
        for file, examined in judged:
            stamp = stamps.get(file.path)
            if stamp is not None:
                known = self._entries.get(file.path)
                if known is not None and known[0] == stamp and known[1] == self._list(file):
                    entries[file.path] = known
                else:
                    entries[file.path] = (stamp, self._list(file), *_plain(examined))
        with suppress(OSError, ValueError):
            _save(self._path, entries)

    def _list(self, file: ItemFile) -> bytes:
        return self._defaults.get((file.kind, file.organ), b"")


def _context(memory: Memory, around: Around, extra: Mapping[ListKind, Iterable[ExtraField]]) -> str:
    settings = around.settings
    parts = [
        memory.program,
        memory.workspace,
        current_language(),
        around.today.isoformat(),
        around.profile.name,
        repr(around.workspace),
        repr(sorted(settings.running)),
        repr(sorted(settings.given.items())),
        repr(settings.paths),
        repr(around.words),
        around.shelf.library.id,
        repr(sorted((str(kind), list(fields)) for kind, fields in extra.items())),
    ]
    return _hash("\0".join(parts)).hex()


def _hash(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


def _load(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
        body = data[_DIGEST:]
        if blake2b(body, digest_size=_DIGEST).digest() == data[:_DIGEST]:
            found = marshal.loads(body)  # noqa: S302 - our own file, its digest checked
            return found if isinstance(found, dict) else {}
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return {}


def _save(path: Path, entries: dict[str, Any]) -> None:
    body = marshal.dumps(entries)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(blake2b(body, digest_size=_DIGEST).digest() + body)
    os.replace(name, path)  # noqa: PTH105 - a name from mkstemp
    stores = sorted(path.parent.glob("*.bin"), key=lambda store: store.stat().st_mtime_ns)
    for store in stores[:-_KEPT]:
        store.unlink(missing_ok=True)


def _plain(examined: Examined) -> tuple[Any, Any]:
    """Return facts and findings in built-in types only."""
    facts: list[Any] = list(examined.facts)
    facts[_WAIVERS] = [tuple(waiver) for waiver in examined.facts.waivers]
    return tuple(facts), [_plain_located(one) for one in examined.located]


def _plain_located(one: Located) -> tuple[Any, ...]:
    rule, name, severity, *rest = astuple(one.finding)
    fix = None
    if one.fix is not None:
        fix = (str(one.fix.safety), [tuple(edit) for edit in one.fix.edits])
    excerpt = None if one.excerpt is None else tuple(one.excerpt)
    return (rule, name, str(severity), *rest), excerpt, one.end, one.evidence, fix


def _examined(facts: Any, located: Any) -> Examined:
    values = facts
    if facts[_WAIVERS]:
        values = list(facts)
        values[_WAIVERS] = [Waiver(*waiver) for waiver in facts[_WAIVERS]]
    return Examined(Facts(*values), [_located(*one) for one in located])


def _located(finding: Any, excerpt: Any, end: Any, evidence: str, fix: Any) -> Located:
    rule, name, severity, *rest = finding
    return Located(
        Finding(rule, name, Severity(severity), *rest),
        None if excerpt is None else Excerpt(*excerpt),
        end,
        evidence,
        None if fix is None else Fix(Safety(fix[0]), tuple(Edit(*edit) for edit in fix[1])),
    )
