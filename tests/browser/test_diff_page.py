"""The redline page in a real browser: on a phone, printed, both ways of showing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from qingdan.compare.changes import Comparison
from qingdan.report.changes_html import changes_html

from ..change_cases import TODAY, hostile, ordinary
from .conftest import Tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Show = Callable[..., "Page"]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Open the page of a comparison; complaints and requests to anybody fail the test."""
    tabs = []

    def show_it(comparison: Comparison, **options: Any) -> Page:
        file = tmp_path / "对照.html"
        file.write_bytes(changes_html(comparison, TODAY).encode())
        tabs.append(Tab(browser, tmp_path, **options))
        tabs[-1].page.goto(file.as_uri())
        return tabs[-1].page

    yield show_it
    for tab in tabs:
        tab.close()
    assert [complaint for tab in tabs for complaint in tab.complaints] == []


@pytest.mark.parametrize("case", [ordinary, hostile])
def test_nothing_is_wider_than_a_phone(show: Show, case: Callable[[], Comparison]) -> None:
    page = show(case(), viewport={"width": 360, "height": 740})
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for view in ("view-inline", "view-sides"):
        page.check(f"#{view}")
        assert page.evaluate(wide) == 0


def test_the_buttons_choose_how_it_is_shown_without_scripts(show: Show) -> None:
    page = show(ordinary(), java_script_enabled=False)
    inline, sides = page.locator(".inline").first, page.locator(".sides").first
    assert (inline.is_visible(), sides.is_visible()) == (True, False)
    page.get_by_label("左右对照").check()
    assert (inline.is_visible(), sides.is_visible()) == (False, True)
    before, after = sides.locator("> div").all()
    assert "10万元以下" in before.inner_text()
    assert "20万元" not in before.inner_text()
    assert "20万元以下" in after.inner_text()


def test_the_keyboard_reaches_a_change_from_the_summary(show: Show) -> None:
    page = show(ordinary())
    link = page.get_by_role("link", name="事项2（示例市自然资源局）").first
    link.press("Enter")
    assert page.evaluate("document.querySelector(':target h3').innerText").startswith("变更 事项2")


def test_paper_shows_lines_instead_of_colours(show: Show) -> None:
    page = show(ordinary())
    page.emulate_media(media="print")
    assert not page.locator(".views").is_visible()
    for tag, line in (("ins", "underline"), ("del", "line-through")):
        style = f"getComputedStyle(document.querySelector('.field {tag}'))"
        assert page.evaluate(f"{style}.textDecorationLine") == line
        assert page.evaluate(f"{style}.color") == "rgb(0, 0, 0)"
