"""The law library of a run: opened when a rule first asks for it, once in every process."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..law.library.assembled import Assembled
    from ..law.library.library import LawLibrary


class Shelf:
    """What the library is opened with: the workspace's own laws, the texts the user added."""

    def __init__(self, own: tuple[Assembled, ...] = (), texts: Path | None = None) -> None:
        self.own = own
        self.texts = texts
        self._opened: tuple[int, LawLibrary] | None = None

    @property
    def library(self) -> LawLibrary:
        """The library. A process that was forked opens its own: a database is not shared.

        Raises ``QingdanError`` where the file of added texts is broken.
        """
        if self._opened is None or self._opened[0] != os.getpid():
            from ..law.library.library import open_library

            self._opened = (os.getpid(), open_library(self.own, self.texts))
        return self._opened[1]

    def __getstate__(self) -> dict[str, Any]:
        return {"own": self.own, "texts": self.texts, "_opened": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)


def own_shelf(laws: Sequence[Mapping[str, Any]]) -> Shelf:
    """Return the shelf of a workspace with these ``laws/*.yaml``, and the texts the user added."""
    from ..law.library.textstore import default_path

    if not laws:
        return Shelf(texts=default_path())
    from ..law.library.localtext import workspace_laws

    return Shelf(workspace_laws(laws), default_path())
