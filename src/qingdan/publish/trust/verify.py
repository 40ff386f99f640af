"""A published folder held against its manifest: what changed, what is gone, what came in.

The folder and its manifest may come from anywhere. Nothing outside the folder is ever opened: the
folder is walked without following links, and a path of the manifest is only looked up among the
files found. Nothing is written.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from ...errors import QingdanError
from ...messages import _, system_reason
from ..writing.manifest import MANIFEST, SCHEMA, SIGNATURE

_PART = 1 << 20
_LONGEST_MANIFEST = 1 << 28
_SHA256 = re.compile(r"[0-9a-f]{64}")

Progress = Callable[[int, int], None]
"""Called with the files done and all files."""


class Trouble(StrEnum):
    """What is wrong with one path."""

    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    STRANGE = "strange"
    """A symbolic link or a device: a site of ours holds plain files only."""
    UNREADABLE = "unreadable"
    BAD_ENTRY = "bad-entry"
    """An entry that no program of ours writes: a path out of the folder, or no hash."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """One path that is not as the manifest says; hashes are SHA-256 in hex, where known."""

    path: str
    trouble: Trouble
    expected: str | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """What a published folder says of itself, and where it is not so."""

    revision: str
    date: str | None
    generator: str
    digest: str
    """SHA-256 of the manifest itself: the one number that stands for the whole folder."""
    files: int
    signed: bool
    deviations: tuple[Deviation, ...]


def verify_folder(folder: Path, progress: Progress | None = None) -> Verified:
    """Check every file of a published folder, deviations sorted by path.

    Raises ``QingdanError`` where there is no folder, or no manifest of ours in it.
    """
    data = _manifest_bytes(folder)
    manifest = _parse(folder, data)
    found, strange = _walk(folder)
    deviations = [Deviation(path, Trouble.STRANGE) for path in strange]
    expected: dict[str, str] = {}
    for path, entry in manifest["files"].items():
        digest = _digest_of(entry)
        if not _is_inside(path) or path in (MANIFEST, SIGNATURE) or digest is None:
            deviations.append(Deviation(path, Trouble.BAD_ENTRY))
        else:
            expected[path] = digest
    odd = set(strange)
    done = 0
    for path, digest in expected.items():
        if path in odd:
            continue
        if path in found:
            deviation = _compare(folder, path, digest, manifest["files"][path])
        else:
            deviation = Deviation(path, Trouble.MISSING, expected=digest)
        if deviation is not None:
            deviations.append(deviation)
        done += 1
        if progress is not None:
            progress(done, len(expected))
    known = {*expected, MANIFEST, SIGNATURE}
    deviations += [Deviation(path, Trouble.EXTRA) for path in found if path not in known]
    return Verified(
        revision=_text(manifest.get("revision")),
        date=_text(manifest.get("date")) or None,
        generator=_text(manifest.get("generator")),
        digest=hashlib.sha256(data).hexdigest(),
        files=len(manifest["files"]),
        signed=SIGNATURE in found,
        deviations=tuple(sorted(deviations, key=lambda one: (one.path, one.trouble))),
    )


def _manifest_bytes(folder: Path) -> bytes:
    if not folder.is_dir():
        raise QingdanError(
            _("没有文件夹“{folder}”。").format(folder=folder),
            _("写出 qingdan publish 生成的文件夹，如 qingdan verify site。"),
        )
    try:
        descriptor = os.open(folder / MANIFEST, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb") as stream:
            about = os.fstat(stream.fileno())
            if not stat.S_ISREG(about.st_mode) or about.st_size > _LONGEST_MANIFEST:
                raise _no_manifest(folder)
            return stream.read()
    except FileNotFoundError:
        raise _no_manifest(folder) from None
    except OSError as error:
        raise QingdanError(
            _("读不了“{file}”：{why}。").format(file=folder / MANIFEST, why=system_reason(error))
        ) from error


def _parse(folder: Path, data: bytes) -> dict[str, Any]:
    try:
        value: Any = json.loads(data, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        raise _no_manifest(folder) from None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise _no_manifest(folder)
    if not isinstance(value.get("files"), dict):
        raise _no_manifest(folder)
    return value


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice: two programs would read two manifests."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_manifest(folder: Path) -> QingdanError:
    return QingdanError(
        _("“{folder}”里没有能用的 {manifest}：不是 qingdan 生成的网站，或者已经损坏。").format(
            folder=folder, manifest=MANIFEST
        ),
        _("写出 qingdan publish 生成的文件夹；清单文件损坏了，就重新发布或者重新下载。"),
    )


def _digest_of(entry: Any) -> str | None:
    digest = entry.get("sha256") if isinstance(entry, dict) else None
    return digest if isinstance(digest, str) and _SHA256.fullmatch(digest) else None


def _is_inside(path: str) -> bool:
    """Whether a path of a manifest can only mean a file below the folder, on any system."""
    if "\\" in path or ":" in path or "\0" in path:
        return False
    return all(part not in ("", ".", "..") for part in path.split("/"))


def _walk(folder: Path) -> tuple[set[str], list[str]]:
    """Plain files below the folder, and what is neither file nor folder; links are not followed."""
    found: set[str] = set()
    strange: list[str] = []
    waiting = [("", os.fspath(folder))]
    while waiting:
        prefix, place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    path = prefix + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((path + "/", entry.path))
                    elif entry.is_file(follow_symlinks=False):
                        found.add(path)
                    else:
                        strange.append(path)
        except OSError as error:
            raise QingdanError(
                _("读不了“{file}”：{why}。").format(file=place, why=system_reason(error))
            ) from error
    return found, strange


def _compare(folder: Path, path: str, expected: str, entry: dict[str, Any]) -> Deviation | None:
    try:
        size, digest = _hash(os.path.join(folder, path))  # noqa: PTH118 - over 30,000 of them
    except OSError:
        return Deviation(path, Trouble.UNREADABLE, expected=expected)
    if digest != expected or entry.get("bytes", size) != size:
        return Deviation(path, Trouble.CHANGED, expected=expected, found=digest)
    return None


def _hash(name: str) -> tuple[int, str]:
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(name, flags)
    try:
        found, size = hashlib.sha256(), 0
        while part := os.read(descriptor, _PART):
            found.update(part)
            size += len(part)
    finally:
        os.close(descriptor)
    return size, found.hexdigest()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
