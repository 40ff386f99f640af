"""Two versions of a workspace held in memory, compared as two revisions are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..store.listing import is_litter
from ..store.sides import Touched


@dataclass(frozen=True, slots=True)
class Contents:
    """The files of two versions: path (relative, with ``/``) to bytes."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    base: str = "base"
    head_label: str = "head"

    @property
    def touched(self) -> list[Touched]:
        """What differs, in the order of paths."""
        every = (
            Touched(path, self.before.get(path), self.after.get(path))
            for path in sorted({*self.before, *self.after})
            if not is_litter(path)
        )
        return [file for file in every if file.base != file.head]

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
