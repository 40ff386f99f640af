"""Several processes read a large workspace: the same site, the same faults, the same memory."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from qingdan.errors import QingdanError
from qingdan.publish.audience import SiteAudience
from qingdan.publish.build import Built, Order, build
from qingdan.publish.public import projection
from qingdan.publish.writing import ahead
from qingdan.store.snapshot import worktree

from .publish_cases import files_of
from .test_publish_incremental import EDITS, Make, many_items

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no second process here")


@pytest.fixture
def root(make_workspace: Make) -> Path:
    return make_workspace(many_items())


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three processes for as few files as there are."""
    monkeypatch.setattr(ahead, "processes", lambda files, _jobs: min(3, files) or 1)


def publish(root: Path, place: Path, audience: SiteAudience = SiteAudience.PUBLIC) -> Built:
    order = Order(place / "site", audience=audience, jobs=1, memory=place / "cache")
    return build(worktree(root), order)


def alone(root: Path, place: Path, audience: SiteAudience) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ahead, "processes", lambda _files, _jobs: 1)
        build(worktree(root), Order(place / "alone", audience=audience, jobs=1))
    return files_of(place / "alone")


@pytest.mark.usefixtures("several")
class TestSeveral:
    @pytest.mark.parametrize("audience", list(SiteAudience))
    def test_give_the_same_site(self, root: Path, tmp_path: Path, audience: SiteAudience) -> None:
        built = publish(root, tmp_path, audience)
        assert files_of(tmp_path / "site") == alone(root, tmp_path, audience)
        if audience is SiteAudience.PUBLIC:
            assert built.withheld  # references to what is not shown were taken for shown at first

    def test_are_asked(self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        here: list[str] = []
        public_item = projection.public_item

        def noted(entry: Any, *rest: Any) -> Any:
            here.append(entry.id)
            return public_item(entry, *rest)

        monkeypatch.setattr(projection, "public_item", noted)
        built = publish(root, tmp_path)
        assert 0 < len(here) < sum(built.items.values())

    def test_are_remembered_like_one(self, root: Path, tmp_path: Path) -> None:
        publish(root, tmp_path)
        EDITS["a name"](root)
        before = dict.fromkeys(files_of(tmp_path / "site"))
        built = publish(root, tmp_path)
        assert built.reused > 10
        assert dict.fromkeys(files_of(tmp_path / "site")) == before
        assert files_of(tmp_path / "site") == alone(root, tmp_path, SiteAudience.PUBLIC)

    def test_name_files_that_are_wrong(self, root: Path, tmp_path: Path) -> None:
        paths = sorted(path for path in root.glob("powers/*/cf-1tem*.yaml"))
        for path in (paths[0], paths[-1]):
            path.write_text("名称: [\n", encoding="utf-8")
        with pytest.raises(QingdanError) as error:
            publish(root, tmp_path)
        for path in (paths[0], paths[-1]):
            assert path.name in str(error.value)

    @pytest.mark.parametrize("end", ["killed", "failed"])
    def test_may_end_too_soon(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
    ) -> None:
        here = os.getpid()

        def public_item(*_given: Any) -> Any:
            assert os.getpid() != here
            if end == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            raise MemoryError

        monkeypatch.setattr(ahead, "public_item", public_item)
        publish(root, tmp_path)
        assert files_of(tmp_path / "site") == alone(root, tmp_path, SiteAudience.PUBLIC)
