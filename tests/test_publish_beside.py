"""A second process helps with a large site: the same bytes, whatever becomes of that process."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from qingdan.publish import build as building
from qingdan.publish.build import Built, Order, build
from qingdan.publish.writing import sitefiles
from qingdan.publish.writing.beside import beside
from qingdan.publish.writing.outputs import Output, write_output
from qingdan.store.snapshot import worktree

from .publish_cases import files_of
from .test_publish_incremental import EDITS, Make, many_items

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no second process here")
_FEW = 5


@pytest.fixture
def root(make_workspace: Make) -> Path:
    return make_workspace(many_items())


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every site is large, and little of it changed."""
    count = {True: 2, False: 1}
    monkeypatch.setattr(building, "processes", lambda items, _jobs: count[items > _FEW])


def publish(root: Path, place: Path) -> Built:
    return build(worktree(root), Order(place / "site", memory=place / "cache"))


def clean(root: Path, place: Path) -> dict[str, bytes]:
    build(worktree(root), Order(place / "clean", jobs=1))
    return files_of(place / "clean")


@pytest.mark.usefixtures("helped")
class TestHelped:
    @pytest.mark.parametrize("name", ["a name", "an item that comes", "an item that goes"])
    def test_it_gives_what_a_clean_build_gives(self, root: Path, tmp_path: Path, name: str) -> None:
        publish(root, tmp_path)
        EDITS[name](root)
        assert publish(root, tmp_path).reused > _FEW
        assert files_of(tmp_path / "site") == clean(root, tmp_path)

    def test_what_it_made_is_not_made_again(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(root, tmp_path)
        EDITS["a name"](root)
        publish(root, tmp_path)
        made = []

        def write(folder: Path, output: Output) -> object:
            made.append(output.path)
            return write_output(folder, output)

        monkeypatch.setattr("qingdan.publish.writing.assembly.write_output", write)
        monkeypatch.setattr(building, "processes", lambda _items, _jobs: 1)
        publish(root, tmp_path)
        assert made == []

    def test_pieces_that_it_made_are_kept(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(root, tmp_path)
        EDITS["a name"](root)
        publish(root, tmp_path)
        EDITS["an item that goes"](root)
        lines: list[str] = []

        def line(_self: object, item: object) -> bytes:
            lines.append(str(item))
            return b"{}"

        monkeypatch.setattr("qingdan.publish.data.datasets.Datasets._line", line)
        monkeypatch.setattr(building, "processes", lambda _items, _jobs: 1)
        publish(root, tmp_path)
        assert lines == []

    @pytest.mark.parametrize("end", ["killed", "failed"])
    def test_where_it_ended_too_soon_the_work_is_done_here(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
    ) -> None:
        publish(root, tmp_path)
        EDITS["a name"](root)
        here, index = os.getpid(), sitefiles.search_index

        def search_index(*given: object) -> object:
            if os.getpid() != here and end == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            if os.getpid() != here:
                raise MemoryError
            return index(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(sitefiles, "search_index", search_index)
        publish(root, tmp_path)
        assert files_of(tmp_path / "site") == clean(root, tmp_path)

    def test_what_is_wrong_is_said_as_ever(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish(root, tmp_path)
        before = files_of(tmp_path / "site")
        EDITS["a name"](root)

        def wrong(*_given: object) -> NoReturn:
            raise OSError(28, os.strerror(28))

        monkeypatch.setattr(sitefiles, "search_index", wrong)
        with pytest.raises(Exception, match="磁盘"):
            publish(root, tmp_path)
        assert files_of(tmp_path / "site") == before


class TestBeside:
    def test_gives_what_came_of_the_work(self) -> None:
        with beside(os.getpid) as other:
            assert other is not None
            found = other.result()
        assert found not in (None, os.getpid())

    def test_stops_work_that_nobody_waits_for(self, tmp_path: Path) -> None:
        told = tmp_path / "told"
        work: Callable[[], object] = lambda: (signal.pause(), told.touch())  # noqa: E731
        with beside(work):
            pass
        assert not told.exists()
