"""Two versions of a workspace held in memory, compared as two revisions are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .files import Difference, is_litter, owner_of, version


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of two versions: path (relative, with ``/``) to bytes."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    base: str = "base"
    head_label: str = "head"

    def differences(self) -> Iterator[Difference]:
        """Yield what differs, in the order of paths."""
        for path in sorted({*self.before, *self.after}):
            before, after = self.before.get(path), self.after.get(path)
            owner = None if before == after or is_litter(path) else owner_of(path)
            if owner is not None:
                yield Difference(path, version(path, owner, before), version(path, owner, after))

    def aside(self) -> tuple[str, ...]:
        """Return the paths that differ and are no part of the lists."""
        return tuple(
            path
            for path in sorted({*self.before, *self.after})
            if self.before.get(path) != self.after.get(path)
            and not is_litter(path)
            and owner_of(path) is None
        )

    def head_files(self) -> list[str]:
        """List the files of the head, sorted."""
        return sorted(path for path in self.after if not is_litter(path))

    def read_one(self, path: str) -> bytes | None:
        """Return one file of the head; None where there is none."""
        return self.after.get(path)

    def read_named(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the content of files of the head, as far as they exist."""
        return self.read_head(paths)

    def read_head(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the content of files of the head, as far as they exist."""
        for path in paths:
            if path in self.after:
                yield path, self.after[path]
