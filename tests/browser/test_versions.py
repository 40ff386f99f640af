"""Versions and changes in a real browser: compared without a script, on a phone, for everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ..past_office import FIRST, ITEM, PAGE, PATH, PastOffice, power
from ..test_chronicle import ADJUSTMENT
from .conftest import Tab
from .test_site import AXE, CONTRAST

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ADJUSTED = "changes/2024-03.html"
UNFINISHED = "changes/2024-05.html"
"""Says in words that it is not final."""


@pytest.fixture
def site(
    make_workspace: object, git: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Path:
    """A site with three versions of an item, the second one by an adjustment."""
    root = make_workspace(dict(FIRST), name="库/清单")  # type: ignore[operator]
    git(root.parent, "init", "-q")  # type: ignore[operator]
    office = PastOffice(root, git, monkeypatch, tmp_path / "网站")  # type: ignore[arg-type]
    office.commit("2024-01-05")
    office.commit(
        "2024-03-01",
        {PATH: power(limit="30日"), "adjustments/2024-03.yaml": ADJUSTMENT.format(item=ITEM)},
    )
    other = ADJUSTMENT.format(item="cf-00000002")
    lacking = "\n".join(line for line in other.split("\n") if not line.startswith(("审", "文号")))
    office.commit(
        "2024-05-01",
        {
            PATH: power("对占用道路经营的处罚", limit="30日"),
            "adjustments/2024-05.yaml": lacking,
        },
    )
    office.publish()
    return office.out


@pytest.fixture
def phone(browser: Browser, site: Path) -> Iterator[Page]:
    """A narrow window without scripts; whatever it complains about fails the test."""
    tab = Tab(browser, site, viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield tab.page
    tab.close()
    assert tab.complaints == []


def test_versions_are_read_and_compared_without_a_script(phone: Page, site: Path) -> None:
    phone.goto(f"{site.as_uri()}/{ADJUSTED}")
    phone.get_by_role("link", name=re.compile("^改动")).click()
    assert re.search(r"/powers/cf-00000001\.html#v-[0-9a-f]{10}$", phone.url)
    version = phone.locator("#" + phone.url.partition("#")[2])
    changed = version.locator(".redline")
    assert not changed.is_visible()
    version.locator("summary").focus()
    phone.keyboard.press("Enter")
    assert changed.is_visible()
    assert changed.locator("del").inner_text() == "60日"
    assert changed.locator("ins").inner_text() == "30日"
    assert "underline" in changed.locator("ins").evaluate("e => getComputedStyle(e).textDecoration")
    assert "line-through" in changed.locator("del").evaluate(
        "e => getComputedStyle(e).textDecoration"
    )
    version.get_by_role("link", name=re.compile("看这一版的全文")).click()
    assert phone.get_by_text("不是现行内容").is_visible()
    assert phone.get_by_role("heading", level=1).inner_text() == "对占道经营的处罚"
    phone.get_by_role("link", name=re.compile("看现行内容")).click()
    assert phone.get_by_role("heading", level=1).inner_text() == "对占用道路经营的处罚"


def test_a_version_that_the_address_names_is_open(browser: Browser, site: Path) -> None:
    """On arrival from elsewhere, and by a link on the page itself."""
    tab = Tab(browser, site)
    tab.page.goto(f"{site.as_uri()}/{ADJUSTED}")
    tab.page.get_by_role("link", name=re.compile("^改动")).click()
    named = tab.page.locator("#" + tab.page.url.partition("#")[2])
    assert named.locator(".redline").first.is_visible()
    assert tab.page.locator("#history details[open]").count() == 1
    other = tab.page.locator(".versions > li").first
    tab.page.evaluate("id => { location.hash = id; }", other.get_attribute("id"))
    other.locator("details[open]").wait_for()
    assert tab.complaints == []
    tab.close()


def test_redlines_are_printed_in_the_colours_of_paper(browser: Browser, site: Path) -> None:
    """Dark ink on light, whatever the screen shows."""
    colours = """() => [...document.querySelectorAll("#history ins, #history del")].map(node => {
      const style = getComputedStyle(node);
      return [style.color, style.backgroundColor];
    })"""
    tab = Tab(browser, site)
    tab.page.goto(f"{site.as_uri()}/{PAGE}")
    tab.page.emulate_media(media="screen", color_scheme="light")
    light = tab.page.evaluate(colours)
    tab.page.emulate_media(media="screen", color_scheme="dark")
    assert tab.page.evaluate(colours) != light
    tab.page.emulate_media(media="print", color_scheme="dark")
    assert tab.page.evaluate(colours) == light != []
    tab.close()


@pytest.mark.parametrize("kind", ["item", "old", "changes", "adjustment", "unfinished"])
def test_every_page_is_for_everyone(browser: Browser, site: Path, kind: str) -> None:
    old = min(site.glob("powers/cf-00000001.??????????.html"))
    path = {
        "item": PAGE,
        "old": old.relative_to(site).as_posix(),
        "changes": "changes.html",
        "adjustment": ADJUSTED,
        "unfinished": UNFINISHED,
    }[kind]
    tab = Tab(browser, site, viewport={"width": 360, "height": 740}, bypass_csp=True)
    tab.page.add_init_script((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    tab.page.goto(f"{site.as_uri()}/{path}")
    tab.page.evaluate("document.querySelectorAll('#history details').forEach(d => d.open = true)")
    assert tab.page.evaluate(AXE) == []
    if kind in ("changes", "unfinished"):
        assert tab.page.get_by_text("未定稿").is_visible()
    for scheme in ("light", "dark"):
        tab.page.emulate_media(color_scheme=scheme)
        assert tab.page.evaluate(CONTRAST)["weak"] == [], scheme
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert tab.page.evaluate(wide) == 0
    tab.close()
    assert tab.complaints == []
