"""The Markdown tree, read the way a forge reads it: links, tables, redlines."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from qingdan.publish.build import Order, build
from qingdan.publish.pages.historymarkdown import redline_markdown
from qingdan.publish.public.versions import Stretch
from qingdan.publish.siteformat import SiteFormat
from qingdan.store.snapshot import worktree

from .publish_cases import SEVERAL_FILES, files_of

Make = Callable[..., Path]
Cli = Callable[..., tuple[int, str, str]]
Git = Callable[..., str]

FORGE = MarkdownIt("gfm-like", {"linkify": False})
HOSTILE = (
    "<script>alert(1)</script>|`*_[a](b)&amp;~~x~~ ![i](j) <https://a.b>\n# 一\n- 二\n| - |\n1. 三"
)


def built(root: Path, out: Path) -> dict[str, bytes]:
    build(worktree(root), Order(out, SiteFormat.MARKDOWN))
    return files_of(out)


@pytest.fixture(scope="module")
def tree(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(sample, tmp_path_factory.mktemp("markdown") / "tree")


@lru_cache(maxsize=300)
def parsed(content: bytes) -> list[Token]:
    return FORGE.parse(content.decode())


def tokens(content: bytes) -> Iterator[Token]:
    for token in parsed(content):
        yield token
        yield from token.children or ()


def links(content: bytes) -> list[str]:
    return [str(t.attrs["href"]) for t in tokens(content) if t.type == "link_open"]


def tables(content: bytes) -> list[list[int]]:
    """How many cells each row of each table has."""
    found: list[list[int]] = []
    for token in parsed(content):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append(0)
        elif token.type in ("td_open", "th_open"):
            found[-1][-1] += 1
    return found


def pages(tree: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in tree.items() if path.endswith(".md")}


def broken(tree: dict[str, bytes]) -> list[str]:
    return [fault for path in pages(tree) for fault in broken_in(path, tree)]


def broken_in(path: str, tree: dict[str, bytes]) -> list[str]:
    """Links of a page that lead to no file."""
    found = []
    for href in links(tree[path]):
        if href.startswith(("http://", "https://", "mailto:", "tel:")):
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href)))
        if target not in tree:
            found.append(f"{path}: {href}")
    return found


class TestTree:
    def test_every_link_is_relative_and_leads_to_a_file(self, tree: dict[str, bytes]) -> None:
        assert sum(len(links(content)) for content in pages(tree).values()) > 800
        assert broken(tree) == []

    def test_every_folder_has_a_readme(self, tree: dict[str, bytes]) -> None:
        folders = {posixpath.dirname(path) for path in pages(tree)}
        assert folders >= {"", "powers", "duties", "boundaries", "organs", "types"}
        assert {posixpath.join(folder, "README.md") for folder in folders} <= set(tree)

    def test_every_page_is_reached_from_the_first(self, tree: dict[str, bytes]) -> None:
        reached, waiting = {"README.md"}, ["README.md"]
        while waiting:
            path = waiting.pop()
            for href in links(tree[path]):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), href))
                if target in tree and target not in reached:
                    reached.add(target)
                    waiting.append(target)
        assert set(pages(tree)) == reached

    def test_rows_are_as_wide_as_their_head(self, tree: dict[str, bytes]) -> None:
        found = [rows for content in pages(tree).values() for rows in tables(content)]
        assert len(found) > 60
        assert all(len(set(rows)) == 1 and len(rows) > 1 for rows in found)

    def test_nothing_is_html_but_line_breaks(self, tree: dict[str, bytes]) -> None:
        """Redlines come with history, which a worktree alone does not give."""
        marks = {t.content for c in pages(tree).values() for t in tokens(c) if "html" in t.type}
        logo = {mark for mark in marks if mark.startswith('<img src="images/logo.svg" ')}
        assert len(logo) == 1
        assert marks - logo <= {"<br>"}

    def test_there_is_one_title_and_no_front_matter(self, tree: dict[str, bytes]) -> None:
        for path, content in pages(tree).items():
            heads = [t for t in parsed(content) if t.type == "heading_open"]
            assert [head.tag for head in heads].count("h1") == 1, path
            assert not content.startswith(b"---"), path

    def test_is_the_same_twice(self, tree: dict[str, bytes], sample: Path, tmp_path: Path) -> None:
        assert built(sample, tmp_path / "tree") == tree

    def test_long_lists_lead_to_organs(
        self, make_workspace: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("qingdan.publish.pages.markdownpages.LONG_LIST", 3)
        found = built(make_workspace(SEVERAL_FILES), tmp_path / "tree")
        assert "../organs/zrzy.md" in links(found["powers/README.md"])
        assert not any("/cf-" in href for href in links(found["powers/README.md"]))
        assert broken(found) == []


class TestHostileText:
    @pytest.fixture
    def hostile(self, make_workspace: Make, tmp_path: Path) -> dict[str, bytes]:
        quoted = json.dumps(HOSTILE)
        flat = json.dumps(HOSTILE.replace("\n", " "))
        item = (
            f"名称: {flat}\n类型: 行政处罚\n状态: 有效\n俗称: [{flat}]\n备注: {quoted}\n"
            f"依据: [{{引用: {flat}, 原文: {quoted}}}]\n流程: [{{环节: {flat}, 做: {quoted}}}]\n"
            f"处罚内容: [{{种类: [罚款], 情形: {quoted}}}, {{种类: [警告], 幅度: {quoted}}}]\n"
            f"责任事项: {{直接实施: [{quoted}, 乙]}}\n"
        )
        matter = f"名称: {flat}\n状态: 有效\n牵头: zrzy\n配合: [zfj]\n"
        organs = f"机构: {{zrzy: {{名称: {flat}}}, zfj: {{名称: 乙}}}}\n"
        root = make_workspace(
            {
                "organs.yaml": organs,
                "powers/zrzy/cf-7k3q9d2m.yaml": item,
                "boundaries/wz01b4n8.yaml": matter,
            }
        )
        return built(root, tmp_path / "tree")

    def test_stays_text(self, hostile: dict[str, bytes]) -> None:
        for path, content in pages(hostile).items():
            kinds = {t.type for t in tokens(content)}
            assert "image" not in kinds, path
            assert "code_inline" not in kinds, path
            marks = {t.content for t in tokens(content) if "html" in t.type}
            assert marks <= {"<br>"}, path
        text = "".join(
            t.content for t in tokens(hostile["powers/cf-7k3q9d2m.md"]) if t.type == "text"
        )
        assert "alert(1)" in text

    def test_breaks_no_table_and_no_link(self, hostile: dict[str, bytes]) -> None:
        for path, content in pages(hostile).items():
            for rows in tables(content):
                assert len(set(rows)) == 1, path
        assert broken(hostile) == []
        heads = [t for t in FORGE.parse(hostile["powers/cf-7k3q9d2m.md"].decode()) if t.tag == "h1"]
        assert len(heads) == 2  # it opens and it closes


class TestHistory:
    @pytest.fixture
    def tree(
        self, make_workspace: Make, tmp_path: Path, git: Git, run_cli: Cli
    ) -> dict[str, bytes]:
        item = "名称: 某处罚\n类型: 行政处罚\n状态: 有效\n备注: {}\n"
        path = "powers/zrzy/cf-7k3q9d2m.yaml"
        root = make_workspace({path: item.format("罚款一千元以下 的")})
        git(root, "init")
        for text in ("罚款一千元以下 的", "罚款二千元以下 的|<b>"):
            (root / path).write_text(item.format(json.dumps(text)), encoding="utf-8")
            git(root, "add", "-A")
            git(root, "commit", "-m", "清单", "--allow-empty")
        code, _out, err = run_cli(
            *("publish", "-w", root, "--out", tmp_path / "tree", "--rev", "HEAD"),
            *("--format", "markdown", "--base-url", "https://list.example.invalid/a_b/"),
        )
        assert code == 0, err
        return files_of(tmp_path / "tree")

    def test_is_told_with_redlines(self, tree: dict[str, bytes]) -> None:
        page = tree["powers/cf-7k3q9d2m.md"].decode()
        assert "## 历史版本" in page
        marks: list[Any] = [t.content for t in tokens(page.encode()) if t.type == "html_inline"]
        assert {"<ins>", "</ins>", "<del>", "</del>"} <= set(marks)
        assert "<b>" not in marks
        assert page.count("### ") == 2
        assert broken(tree) == []

    def test_is_cited_with_an_address_that_is_a_link_and_nothing_else(
        self, tree: dict[str, bytes]
    ) -> None:
        """An escape or the stop behind it would be a part of the link on a forge."""
        page = tree["powers/cf-7k3q9d2m.md"]
        (cited,) = [link for link in links(page) if link.startswith("https://")]
        place, _mark, version = cited.partition("#v-")
        assert place == "https://list.example.invalid/a_b/powers/cf-7k3q9d2m.html"
        assert f"，版本 {version}．<{cited}>．\n" in page.decode()


def test_a_redline_stays_on_its_line_and_keeps_its_blanks() -> None:
    shown = redline_markdown(
        [Stretch("equal", "甲 "), Stretch("insert", "乙\n丙|"), Stretch("delete", "<b>*")]
    )
    assert str(shown) == "甲 <ins>乙 丙\\|</ins><del>&lt;b&gt;\\*</del>"
