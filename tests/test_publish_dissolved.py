"""An organ that was dissolved says so on its page and wherever it is listed with its items."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.publish.build import Order, build
from qingdan.publish.siteformat import SiteFormat
from qingdan.store.snapshot import Worktree

from .publish_cases import files_of

FILES = {
    "organs.yaml": "机构:\n"
    "  ghj: {名称: 测试市规划局, 失效日期: 2026-09-10, 承接: [zrzy]}\n"
    "  zrzy: {名称: 测试市自然资源和规划局}\n",
    "powers/ghj/list.yaml": "默认: {状态: 有效, 生效日期: 2026-02-01}\n",
    "powers/ghj/cf-00000001.yaml": "{名称: 某处罚, 类型: 行政处罚}\n",
}
NOTICE = "本机构已于2026年9月10日撤销，由测试市自然资源和规划局承接。"
BEFORE, AFTER = datetime.date(2026, 9, 9), datetime.date(2026, 9, 10)
TAG = '<span class="tag strong">已撤销</span>'


@pytest.fixture
def root(make_workspace: Callable[..., Path]) -> Path:
    return make_workspace(FILES)


def test_its_page_says_when_and_who_took_over(root: Path, tmp_path: Path) -> None:
    for form in SiteFormat:
        build(Worktree(root, date=AFTER), Order(tmp_path / form, form, jobs=1))
        ending = "md" if form is SiteFormat.MARKDOWN else "html"
        assert NOTICE in (tmp_path / form / f"organs/ghj.{ending}").read_text("utf-8"), form
        assert NOTICE not in (tmp_path / form / f"organs/zrzy.{ending}").read_text("utf-8"), form


def test_lists_of_organs_mark_it(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(Worktree(root, date=AFTER), Order(site, jobs=1))
    for path in ("index.html", "organs.html", "powers.html", "organs/ghj.html"):
        assert (site / path).read_text("utf-8").count(TAG) == 1, path
    assert TAG not in (site / "organs/zrzy.html").read_text("utf-8")
    build(Worktree(root, date=AFTER), Order(tmp_path / "md", SiteFormat.MARKDOWN, jobs=1))
    for path in ("README.md", "organs/README.md"):
        text = (tmp_path / "md" / path).read_text("utf-8")
        assert "ghj.md)（已撤销）" in text, path
        assert "zrzy.md)（已撤销）" not in text, path


def test_it_is_there_until_its_last_day(root: Path, tmp_path: Path) -> None:
    """The day decides, with a memory as without one."""
    memory, site = tmp_path / "memory", tmp_path / "site"
    for day in (BEFORE, AFTER):
        build(Worktree(root, date=day), Order(site, jobs=1, memory=memory))
        build(Worktree(root, date=day), Order(tmp_path / day.isoformat(), jobs=1))
        assert files_of(site) == files_of(tmp_path / day.isoformat())
    before = files_of(tmp_path / BEFORE.isoformat())
    marked = [path for path, said in before.items() if "已撤销".encode() in said]
    assert marked == ["assets/searchpage.js"]
