"""What an item adds to files of many items is kept, and a new commit changes no page of an item."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qingdan.model.vocabulary import ListKind, Status
from qingdan.publish.build import Built, Order, build
from qingdan.publish.public.projection import PublicItem
from qingdan.publish.writing import shelf as shelves
from qingdan.publish.writing.shelf import Shelf
from qingdan.store.snapshot import revision

from .publish_cases import files_of
from .test_publish_incremental import Make, item, many_items, swap


def made(name: str) -> PublicItem:
    fields = {"名称": name, "类型": "行政处罚"}
    return PublicItem(ListKind.POWERS, f"cf-{name}", "zrzy", name, Status.EFFECTIVE, fields)


class Maker:
    """Makes a piece of an item and counts how often."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, one: PublicItem) -> bytes:
        self.asked.append(one.name)
        return f"<{one.name}>".encode()


class TestShelf:
    def run(self, folder: Path, *names: str, others: object = (), program: str = "1") -> list[str]:
        """The items whose pieces were made in one run."""
        maker = Maker()
        with Shelf(None, folder, "site", program) as shelf:
            form = shelf.form("piece", others, maker)
            for _time in range(2):
                assert b"".join(form.all(map(made, names))) == b"".join(
                    f"<{name}>".encode() for name in names
                )
        return maker.asked

    def test_makes_a_piece_once(self, tmp_path: Path) -> None:
        assert self.run(tmp_path, "甲", "乙") == ["甲", "乙"]
        assert self.run(tmp_path, "乙", "丙", "甲") == ["丙"]

    @pytest.mark.parametrize("change", [{"others": ("新",)}, {"program": "2"}])
    def test_makes_it_again_where_something_else_changed(
        self, tmp_path: Path, change: dict[str, str]
    ) -> None:
        self.run(tmp_path, "甲")
        assert self.run(tmp_path, "甲", **change) == ["甲"]

    def test_makes_it_again_where_it_is_damaged(self, tmp_path: Path) -> None:
        self.run(tmp_path, "甲", "乙")
        (data,) = (tmp_path / "pieces-data").iterdir()
        data.write_bytes(data.read_bytes().replace("乙".encode(), "丁".encode()))
        assert self.run(tmp_path, "甲", "乙") == ["乙"]

    @pytest.mark.parametrize("folder", ["pieces", "pieces-data"])
    def test_lives_without_its_files(self, tmp_path: Path, folder: str) -> None:
        self.run(tmp_path, "甲")
        for file in (tmp_path / folder).iterdir():
            file.unlink()
        assert self.run(tmp_path, "甲") == ["甲"]
        assert self.run(tmp_path, "甲") == []

    def test_forgets_what_no_item_is_made_of(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(shelves, "_LEAST", 0)
        for number in range(20):
            self.run(tmp_path, "甲", f"第{number}个")
        (data,) = (tmp_path / "pieces-data").iterdir()
        assert data.stat().st_size <= 2 * len("<甲><第19个>".encode()) + 20
        assert self.run(tmp_path, "甲", "第19个") == []

    def test_keeps_nothing_without_a_folder(self, tmp_path: Path) -> None:
        maker = Maker()
        with Shelf() as shelf:
            form = shelf.form("piece", (), maker)
            assert form.of(made("甲")) == form.of(made("甲"))
        assert maker.asked == ["甲"]
        assert list(tmp_path.iterdir()) == []


AUTO = "powers/zrzy/cf-1tem0011.yaml"


class TestANewCommit:
    @pytest.fixture
    def root(self, make_workspace: Make) -> Path:
        root = make_workspace(many_items())
        swap(root / AUTO, "类型: 行政处罚", "类型: 行政处罚\n救济: 自动")
        return root

    def commit(self, root: Path, day: str) -> None:
        _git(root, "add", "-A", day=day)
        _git(root, "commit", "-q", "--allow-empty", "-m", day, day=day)

    def build(self, root: Path, place: Path, *, cache: bool = True) -> Built:
        memory = place / "cache" if cache else None
        out = place / ("site" if cache else "clean")
        return build(revision(root, "HEAD"), Order(out, jobs=1, memory=memory))

    def test_changes_what_tells_of_the_whole_and_no_item(self, root: Path, tmp_path: Path) -> None:
        _git(root, "init", "-q")
        self.commit(root, "2026-09-01")
        self.build(root, tmp_path)
        before = files_of(tmp_path / "site")
        self.commit(root, "2026-09-20")
        built = self.build(root, tmp_path)
        after = files_of(tmp_path / "site")
        assert built.reused == sum(built.items.values())
        changed = {path for path in after if after[path] != before.get(path)}
        told = {"index.html", "about.html", "downloads.html", "manifest.json", "api/v1/site.json"}
        assert told <= changed
        pages = [path for path in changed if path.endswith(".html")]
        assert [p for p in pages if p.startswith(("powers/", "duties/", "organs/"))] == []
        assert b"2026-09-20" in after["about.html"]
        self.build(root, tmp_path, cache=False)
        assert after == files_of(tmp_path / "clean")

    def test_renders_the_items_it_changed(self, root: Path, tmp_path: Path) -> None:
        _git(root, "init", "-q")
        self.commit(root, "2026-09-01")
        self.build(root, tmp_path)
        swap(item(root, 3), "第3种", "第三种")
        self.commit(root, "2026-09-20")
        built = self.build(root, tmp_path)
        assert built.reused == sum(built.items.values()) - 2  # the item and its 主项
        self.build(root, tmp_path, cache=False)
        assert files_of(tmp_path / "site") == files_of(tmp_path / "clean")

    def test_makes_an_item_coming_into_force_current(self, root: Path, tmp_path: Path) -> None:
        _git(root, "init", "-q")
        swap(item(root, 3), "类型: 行政处罚", "类型: 行政处罚\n生效日期: 2026-09-10")
        self.commit(root, "2026-09-01")
        self.build(root, tmp_path)
        page = tmp_path / "site/powers/cf-1tem0003.html"
        assert "尚未生效" in page.read_text(encoding="utf-8")
        self.commit(root, "2026-09-20")
        built = self.build(root, tmp_path)
        assert "尚未生效" not in page.read_text(encoding="utf-8")
        assert built.reused == sum(built.items.values()) - 1


def test_a_law_whose_items_did_not_change_keeps_its_page(
    make_workspace: Make, tmp_path: Path
) -> None:
    """The very same file: its context was not even made."""
    from qingdan.store.snapshot import worktree

    root = make_workspace(many_items())
    swap(item(root, 9), "《中华人民共和国城乡规划法》第六十四条", "《某条例》第一条")
    order = Order(tmp_path / "site", jobs=1, memory=tmp_path / "cache")
    build(worktree(root), order)
    inodes = {path.name: path.stat().st_ino for path in (tmp_path / "site/laws").glob("*.html")}
    swap(item(root, 9), "第9种", "第九种")
    build(worktree(root), order)
    kept = [
        path.name
        for path in (tmp_path / "site/laws").glob("*.html")
        if path.stat().st_ino == inodes.get(path.name)
    ]
    assert len(kept) == len(inodes) - 1


def _git(root: Path, *words: str, day: str = "2026-09-01") -> None:
    import subprocess

    when = f"{day}T00:00:00Z"
    who = {
        f"GIT_{part}_{what}": value
        for part in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "某人"), ("EMAIL", "a@example.invalid"), ("DATE", when))
    }
    subprocess.run(["git", *words], cwd=root, check=True, env={**os.environ, **who})
