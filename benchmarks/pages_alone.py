"""Publish nothing but the pages that Hugo makes, too: home, lists, organs, items.

``python benchmarks/pages_alone.py WORKSPACE OUT``; ``publish.py`` times it beside Hugo. It builds a
site as ``qingdan publish --no-cache`` does, the gathering, the swap and the manifest included, and
leaves out every other file: versions, JSON, YAML and CSV of items, search, downloads, interface,
feeds, pages of laws, types and levels.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from unittest import mock

from qingdan.publish import build as building
from qingdan.publish.pages.itempage import ItemData
from qingdan.publish.pages.overview import LateSheet
from qingdan.publish.pages.sheets import all_sheets
from qingdan.publish.writing.assembly import Assembly
from qingdan.publish.writing.render import Renderer
from qingdan.store.snapshot import worktree

_ALSO = ("index.html", "powers.html", "duties.html", "boundaries.html")


class _NothingHeavy:
    """In the place of the search index and the downloads."""

    def __init__(self, *_given: Any) -> None:
        self.downloads: tuple[()] = ()

    def put(self) -> None:
        """Put nothing."""


def _pages(assembly: Assembly, renderer: Renderer, overview: Any, *_others: Any) -> None:
    for page in all_sheets(overview, renderer.site):
        path = page.path if isinstance(page, LateSheet) else page.page.path
        if path not in _ALSO and not path.startswith("organs/"):
            continue
        if isinstance(page, LateSheet):
            assembly.put_late(page, renderer)
        else:
            assembly.put_page(page, renderer)


_all_files = Renderer.item_files


def _page(self: Renderer, data: ItemData) -> Iterator[tuple[str, bytes]]:
    return islice(_all_files(self, data), 1)


def main() -> None:
    """Build the site that the command line asks for."""
    with (
        mock.patch.object(building, "Heavy", _NothingHeavy),
        mock.patch.object(building, "site_files", _pages),
        mock.patch.object(Renderer, "item_files", _page),
    ):
        building.build(worktree(Path(sys.argv[1])), building.Order(Path(sys.argv[2])))


if __name__ == "__main__":
    main()
