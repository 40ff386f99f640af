"""A site with a theme, a logo and pages of its own, as a browser shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdan.publish.build import Order, build
from qingdan.store.snapshot import worktree

from ..publish_own import OWN_FILES
from .conftest import Open
from .test_site import CONTRAST

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
