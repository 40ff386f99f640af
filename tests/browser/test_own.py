"""A site with a theme, a logo and pages of its own, as a browser shows it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from qingdan.publish.build import Order, build
from qingdan.store.snapshot import worktree

from ..publish_own import OWN_FILES
from .conftest import Open
from .test_site import AXE, CONTRAST

pytestmark = pytest.mark.browser

KEPT = {path: text for path, text in OWN_FILES.items() if not path.startswith("templates/")}
ORGANS = "机构:\n  zrzy: {名称: 测试市自然资源和规划局}\n  zfj: {名称: 测试市城管局}\n"
BADGE = "document.querySelector('.masthead img')"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Takes the place of the sample's site for the fixtures of this folder."""
    root = tmp_path_factory.mktemp("own")
    for path, text in {**KEPT, "organs.yaml": ORGANS}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    build(worktree(root), Order(root / "site"))
    return root / "site"


@pytest.fixture(params=["index.html", "pages/guide.html", "powers/cf-7k3q9d2m.html"])
def path(request: pytest.FixtureRequest) -> str:
    return request.param


def test_the_logo_is_shown_on_every_page(open_page: Open, path: str) -> None:
    page = open_page(path)
    assert page.evaluate(f"{BADGE}.complete && {BADGE}.naturalWidth > 0")
    assert page.evaluate(f"{BADGE}.getBoundingClientRect().height") == 30


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_own_colours_stand_out_from_their_ground(open_page: Open, path: str, scheme: str) -> None:
    told = open_page(path, scheme=scheme).evaluate(CONTRAST)
    assert told["read"] > 20
    assert told["weak"] == []


def test_the_theme_is_applied(open_page: Open) -> None:
    edge = "getComputedStyle(document.querySelector('.masthead')).borderTopColor"
    assert open_page("index.html").evaluate(edge) == "rgb(11, 93, 59)"
    dark = open_page("index.html", scheme="dark").evaluate(edge)
    assert dark not in ("rgb(11, 93, 59)", "rgb(238, 138, 134)")


def test_a_page_fits_a_phone_and_its_picture_is_there(open_page: Open) -> None:
    page = open_page("pages/guide.html", viewport={"width": 360, "height": 740})
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    page.locator(".prose img").scroll_into_view_if_needed()
    assert page.evaluate("document.querySelector('.prose img').naturalWidth") > 0


def test_links_lead_to_the_item_and_to_the_heading(open_page: Open) -> None:
    page = open_page("pages/guide.html")
    page.click("text=那一页")
    assert page.evaluate("decodeURI(location.hash)") == "#sec-在哪里"
    assert page.evaluate("document.querySelector(':target').textContent") == "在哪里"
    page.go_back()
    page.click(".prose >> text=违建")
    assert "建设工程规划许可证" in page.inner_text("h1")


def test_a_page_is_found_as_a_page_behind_the_items(open_page: Open) -> None:
    page = open_page("search.html?q=规划")
    page.wait_for_selector("#results li")
    assert (
        page.evaluate(
            """async () => {
          const told = await QingdanSearch.search("测试", {});
          const rows = await Promise.all(told.results.map((one) => QingdanSearch.entry(one.entry)));
          return rows.map((row) => row.list);
        }"""
        )[-1]
        == "pages"
    )
    page.goto(page.url.partition("?")[0] + "?q=身份证")
    page.wait_for_selector("#results li")
    found = page.locator("#results li")
    assert found.count() == 1
    assert found.locator(".tag").first.inner_text() == "页面"
    assert found.locator(".snippet mark").inner_text() == "身份证"
    assert "编码" not in found.inner_text()
    found.locator("a.name").click()
    assert page.inner_text("h1") == "办事指南"


def test_pages_are_a_choice_of_the_filters(open_page: Open) -> None:
    page = open_page("search.html?q=测试&list=pages", bypass_csp=True)
    page.wait_for_selector("#choices a[aria-current]")
    assert "页面" in page.locator("#choices a[aria-current]").inner_text()
    hrefs = [link.get_attribute("href") for link in page.locator("#results a.name").all()]
    assert hrefs == ["pages/about-us.html"]
    page.add_script_tag(content=(files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    told = page.evaluate(AXE)
    assert told == []
