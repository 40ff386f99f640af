"""Real imported lists in every form: no link is broken, every file is what it says it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdan.publish.build import Order, build
from qingdan.publish.fragments.addresses import Addresses, Linking
from qingdan.publish.fragments.fragmentfiles import Pasting
from qingdan.publish.siteformat import SiteFormat
from qingdan.publish.trust.gatepages import broken_links, read_texts
from qingdan.publish.trust.verify import verify_folder
from qingdan.store.snapshot import worktree

from . import test_publish_api as api
from . import test_publish_fragments as pasted
from . import test_publish_markdown as markdown
from .effort import some
from .publish_cases import files_of

pytestmark = pytest.mark.realdata


def test_the_site(imported_site: Path) -> None:
    assert list(broken_links(imported_site, read_texts(imported_site))) == []
    site = files_of(imported_site)
    assert len([path for path in site if path.startswith("powers/")]) > 2_000
    records = [path for path in site if path.startswith("powers/") and path.endswith(".json")]
    unseen = {*records}.difference(some(records))
    assert api.faults({path: site[path] for path in site if path not in unseen}) == []
    assert verify_folder(imported_site).deviations == ()


def test_the_markdown_tree(imported_lists: Path, tmp_path: Path) -> None:
    tree = markdown.built(imported_lists, tmp_path / "tree")
    for path, content in markdown.pages(tree).items():
        assert markdown.broken_in(path, tree) == []
        assert all(len(set(rows)) == 1 for rows in markdown.tables(content)), path


def test_the_fragments(imported_lists: Path, tmp_path: Path) -> None:
    pasting = Pasting(Addresses(Linking.RELATIVE))
    build(worktree(imported_lists), Order(tmp_path / "out", SiteFormat.FRAGMENTS, pasting=pasting))
    folder = files_of(tmp_path / "out")
    found = pasted.fragments(folder)
    assert {path: one.faults for path, one in found.items() if one.faults} == {}
    assert pasted.broken(folder, found) == []
