"""What is published before it is in force says so wherever it is named, and dates nothing."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.publish.build import Order, build
from qingdan.publish.siteformat import SiteFormat
from qingdan.store.snapshot import Worktree, worktree

from .conftest import EARLY
from .publish_cases import SECRET_FILES, files_of

DAY = "2026-10-15"
MARK = "尚未生效，自2026年10月15日起"
ITEM = "territory/sd-1t7f4z9a.html"
"""In force from ``DAY`` on; the town zj helps, zjj leads."""
COUNT = 3
"""Matters of 属地管理 that are still to come."""


def line_of(page: str, href: str) -> str:
    """What follows the link to an item as far as the end of its line."""
    return page.partition(f'{href}"')[2].partition("\n")[0]


class TestTheMark:
    @pytest.mark.parametrize("path", ["territory.html", "organs/zj.html", "organs/zjj.html"])
    def test_stands_beside_the_name(self, early_site: Path, path: str) -> None:
        page = (early_site / path).read_text("utf-8")
        assert f'<span class="tag strong">{MARK}</span>' in line_of(page, ITEM)

    def test_stands_in_the_index_of_search(self, early_site: Path) -> None:
        head = (early_site / "assets/search/head.js").read_text("utf-8")
        starts = json.loads(head.partition(" = ")[2].rstrip(";\n"))["starts"]
        assert set(starts.values()) == {DAY}
        assert len(starts) == COUNT + 1

    def test_stands_beside_what_programs_are_told(self, early_site: Path) -> None:
        told = json.loads((early_site / "api/v1/who/1.json").read_text("utf-8"))["items"]
        coming = [one["id"] for one in told if one["in_force_from"] == DAY]
        assert len(coming) == COUNT
        assert {one["in_force_from"] for one in told} == {DAY, None}

    def test_stands_in_markdown_and_fragments(self, sample: Path, tmp_path: Path) -> None:
        for form in (SiteFormat.MARKDOWN, SiteFormat.FRAGMENTS):
            build(Worktree(sample, date=EARLY), Order(tmp_path / form, form, jobs=1))
            made = files_of(tmp_path / form)
            named = [path for path, said in made.items() if f"（{MARK}）".encode() in said]
            assert any(path.startswith("territory") for path in named), form
            assert any(path.startswith("organs/zj.") for path in named), form

    def test_is_gone_on_the_day(self, sample: Path, tmp_path: Path) -> None:
        day = datetime.date.fromisoformat(DAY)
        build(Worktree(sample, date=day), Order(tmp_path / "site", jobs=1))
        for path, content in files_of(tmp_path / "site").items():
            assert MARK.encode() not in content, path


def test_the_scope_and_the_totals_say_that_they_are_there(early_site: Path) -> None:
    about = (early_site / "about.html").read_text("utf-8")
    assert "已公布而尚未生效" in about
    assert "暂停的和尚未生效的事项计入" in about


def test_no_day_of_a_change_lies_after_the_site(early_site: Path) -> None:
    home = (early_site / "index.html").read_text("utf-8")
    (updated,) = re.findall(r'最近更新：<time datetime="([0-9-]+)"', home)
    mapped = (early_site / "sitemap.xml").read_text("utf-8")
    days = re.findall(r"<lastmod>([^<]+)</lastmod>", mapped)
    assert max(updated, *days) <= EARLY.isoformat()
    assert updated in days


def test_no_fragment_was_changed_after_the_site(sample: Path, tmp_path: Path) -> None:
    build(Worktree(sample, date=EARLY), Order(tmp_path / "f", SiteFormat.FRAGMENTS, jobs=1))
    index = (tmp_path / "f/index.csv").read_text("utf-8-sig")
    days = re.findall(r"\d{4}-\d\d-\d\d", index)
    assert days
    assert max(days) <= EARLY.isoformat()


def test_a_later_day_makes_what_names_it_anew(sample: Path, tmp_path: Path) -> None:
    """With a memory as without one: the same bytes, day after day."""
    memory, out = tmp_path / "memory", tmp_path / "site"
    for day in (EARLY, datetime.date.fromisoformat(DAY)):
        built = build(Worktree(sample, date=day), Order(out, jobs=1, memory=memory))
    assert built.reused == sum(built.items.values()) - COUNT - 1
    build(Worktree(sample, date=day), Order(tmp_path / "clean", jobs=1))
    assert files_of(out) == files_of(tmp_path / "clean")


def test_a_site_without_a_day_judges_no_law_and_says_so(
    make_workspace: Callable[..., Path], tmp_path: Path
) -> None:
    dateless = {
        path: re.sub(r"公布日期: \S+\n|, 生效日期: [\d-]+|(?m:^生效日期: .*\n)", "", text)
        for path, text in SECRET_FILES.items()
    }
    root = make_workspace(dateless)
    built = build(worktree(root), Order(tmp_path / "site", jobs=1))
    assert "日期" in " ".join(built.notices)
    laws = (tmp_path / "site/laws.html").read_text("utf-8")
    assert "未查明" in laws
    assert ">现行<" not in laws
    dated = build(worktree(make_workspace(dict(SECRET_FILES))), Order(tmp_path / "dated", jobs=1))
    assert dated.notices == ()
