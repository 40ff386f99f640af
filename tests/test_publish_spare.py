"""A large site keeps its spare: the next one is built in it, and nobody can tell from the bytes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from qingdan.publish.build import Built, Order, build
from qingdan.publish.siteformat import SiteFormat
from qingdan.publish.trust.verify import verify_folder
from qingdan.publish.writing import incremental, spare
from qingdan.publish.writing.spare import entries_below, stamps_below
from qingdan.store.listing import Stamp
from qingdan.store.snapshot import worktree

from .effort import times
from .publish_cases import files_of
from .test_publish_incremental import EDITS, Make, many_items, swap
from .test_publish_safety import die_at, posix_only

pytestmark = posix_only
SPARE = ".site.qingdan-spare"


@pytest.fixture(autouse=True)
def every_site_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spare, "_WORTH", 0)
    monkeypatch.setattr(spare, "_MOST", 1)


@pytest.fixture
def root(make_workspace: Make) -> Path:
    return make_workspace(many_items())


def publish(root: Path, place: Path, *, memory: bool = True) -> Built:
    cache = place / "cache" if memory else None
    return build(worktree(root), Order(place / "p/site", SiteFormat.HTML, jobs=1, memory=cache))


def clean(root: Path, place: Path) -> dict[str, bytes]:
    build(worktree(root), Order(place / "clean", SiteFormat.HTML, jobs=1))
    return files_of(place / "clean")


def with_spare(root: Path, place: Path) -> None:
    """Publish until there is a spare: a first site has none."""
    publish(root, place)
    EDITS["a name"](root)
    publish(root, place)
    assert (place / "p" / SPARE / "site").is_dir()


class TestHolds:
    def test_what_the_site_holds_and_nothing_else(self, root: Path, tmp_path: Path) -> None:
        with_spare(root, tmp_path)
        inner = tmp_path / "p" / SPARE / "site"
        assert entries_below(inner) == entries_below(tmp_path / "p/site")
        swap(root / "powers/zrzy/cf-1tem0004.yaml", "主项:", "可见性: 内部\n主项:")
        publish(root, tmp_path)
        assert not (inner / "powers/cf-1tem0004.html").exists()
        assert entries_below(inner) == entries_below(tmp_path / "p/site")

    def test_where_others_cannot_look(self, root: Path, tmp_path: Path) -> None:
        with_spare(root, tmp_path)
        place = tmp_path / "p" / SPARE
        assert place.stat().st_mode & 0o777 == 0o700
        assert (place / ".gitignore").read_text() == "*\n"


class TestIsBuiltIn:
    def test_and_gives_what_a_clean_build_gives(self, root: Path, tmp_path: Path) -> None:
        with_spare(root, tmp_path)
        for name in ("an item that goes", "a shared text", "an item that comes"):
            inner = (tmp_path / "p" / SPARE / "site").stat().st_ino
            EDITS[name](root)
            publish(root, tmp_path)
            assert (tmp_path / "p/site").stat().st_ino == inner, name
            assert files_of(tmp_path / "p/site") == clean(root, tmp_path), name
            assert verify_folder(tmp_path / "p/site").deviations == ()

    @pytest.mark.parametrize("harm", ["changed", "gone", "more"])
    def test_unless_it_is_not_the_site(self, root: Path, tmp_path: Path, harm: str) -> None:
        with_spare(root, tmp_path)
        inner = tmp_path / "p" / SPARE / "site"
        page = inner / "powers/cf-1tem0004.html"
        if harm == "more":
            (inner / "powers/more.html").write_text("多出来的")
        else:
            page.unlink()
        if harm == "changed":
            page.write_text("别的")
        EDITS["an item that goes"](root)
        publish(root, tmp_path)
        assert files_of(tmp_path / "p/site") == clean(root, tmp_path)

    def test_also_after_a_build_that_was_not_finished(self, root: Path, tmp_path: Path) -> None:
        with_spare(root, tmp_path)
        before = files_of(tmp_path / "p/site")
        EDITS["an item that comes"](root)

        def interrupt(_done: int, _all: int) -> None:
            raise KeyboardInterrupt

        order = Order(tmp_path / "p/site", SiteFormat.HTML, jobs=1, memory=tmp_path / "cache")
        with pytest.raises(KeyboardInterrupt):
            build(worktree(root), order, interrupt)
        inner = tmp_path / "p" / SPARE / "site"
        assert files_of(tmp_path / "p/site") == before
        assert entries_below(inner) == entries_below(tmp_path / "p/site")
        built = publish(root, tmp_path)
        assert built.reused >= sum(built.items.values()) - 3
        assert files_of(tmp_path / "p/site") == clean(root, tmp_path)

    def test_and_goes_where_nothing_is_to_be_remembered(self, root: Path, tmp_path: Path) -> None:
        with_spare(root, tmp_path)
        publish(root, tmp_path, memory=False)
        assert [path.name for path in (tmp_path / "p").iterdir()] == ["site"]

    def test_and_is_not_kept_where_most_changed(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with_spare(root, tmp_path)
        monkeypatch.setattr(spare, "_MOST", 0.3)
        EDITS["the title of the site"](root)
        publish(root, tmp_path)
        assert [path.name for path in (tmp_path / "p").iterdir()] == ["site"]


def test_killed_at_any_moment_leaves_the_old_site_or_the_new(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copied(folder: Path) -> dict[str, Stamp]:
        """Stamps that a copy has, too."""
        return {path: (at[0], at[1], 0, 0) for path, at in stamps_below(folder).items()}

    place, kept = tmp_path / "p", tmp_path / "kept"
    monkeypatch.setattr(incremental, "stamps_below", copied)
    monkeypatch.setattr(spare, "_entries", lambda _site: entries_below(place / "site"))
    with_spare(root, tmp_path)
    old = files_of(place / "site")
    EDITS["an item that goes"](root)
    new = clean(root, tmp_path)
    shutil.copytree(tmp_path / "cache", tmp_path / "cache-kept")
    place.rename(kept)

    def again() -> None:
        """The state before, the same inodes in the site and its spare."""
        for folder in (place, tmp_path / "cache"):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(tmp_path / "cache-kept", tmp_path / "cache")
        shutil.copytree(kept / "site", place / "site")
        shutil.copytree(place / "site", place / SPARE / "site", copy_function=os.link)

    again()
    assert publish(root, tmp_path).reused > 10
    assert (place / SPARE).is_dir()
    again()
    touches = die_at(None, lambda: publish(root, tmp_path))
    renames = [n for n, event in enumerate(touches, 1) if event == "os.rename"]
    steps = {step + n for step in renames for n in range(-1, 3)}
    steps.update(range(1, len(touches) + 1, max(1, len(touches) // times(1))))
    met = set()
    for step in sorted(steps):
        again()
        die_at(step, lambda: publish(root, tmp_path))
        there = files_of(place / "site")
        assert there in (old, new), step
        met.add("old" if there == old else "new")
        publish(root, tmp_path)
        assert files_of(place / "site") == new
    assert met == {"old", "new"}
