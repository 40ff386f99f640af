"""A town's page, a department's mirror and a drawing of steps in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import Open, Tab
from .test_site import AXE, CONTRAST, LOOK, PHONE, first

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PAGES = {
    "town": lambda _site: "organs/dqz.html",
    "mirror": lambda _site: "organs/cgj.html",
    "drawing": lambda site: first(site, "territory", "flow-graph"),
}
"""Pages of these kinds in the site of the sample."""

OUTSIDE = """() => Array.from(document.querySelectorAll(".flow-graph svg")).flatMap((svg) => {
  if (!svg.getClientRects().length) return [];
  const whole = svg.getBoundingClientRect();
  return Array.from(svg.querySelectorAll("g")).flatMap((group) => {
    const box = group.querySelector("rect").getBoundingClientRect();
    return Array.from(group.querySelectorAll("text")).filter((text) => {
      const said = text.getBoundingClientRect();
      return said.left < box.left || said.right > box.right || said.top < box.top
        || said.bottom > box.bottom || box.right > whole.right + 1 || box.left < whole.left - 1;
    }).map((text) => text.textContent);
  });
})"""
"""Texts of a drawing that stick out of their boxes, boxes that stick out of the drawing."""


WEAK = """() => {
  const light = (colour) => {
    const part = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = colour.match(/[0-9.]+/g).map(Number);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  return Array.from(document.querySelectorAll(".flow-graph g text"), (text) => {
    const fill = (node) => light(getComputedStyle(node).fill);
    const [a, b] = [fill(text), fill(text.parentElement.querySelector("rect"))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  });
}"""
"""How far each text of a drawing stands out from its box."""


@pytest.fixture(scope="module")
def phone(browser: Browser, site: Path) -> Iterator[Tab]:
    """A tab of a phone in which axe-core is loaded with every page."""
    from importlib.resources import files

    tab = Tab(browser, site, viewport=PHONE, bypass_csp=True)
    tab.page.add_init_script((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    yield tab
    tab.close()


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(phone: Tab, site: Path, kind: str) -> None:
    phone.page.goto(f"{site.as_uri()}/{PAGES[kind](site)}")
    assert phone.page.evaluate(AXE) == []
    assert phone.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_text_stands_out_from_its_ground(
    open_page: Open, site: Path, scheme: str, kind: str
) -> None:
    """WCAG 2.2 1.4.3: at least 4.5 to 1, in both schemes."""
    told = open_page(PAGES[kind](site), scheme=scheme).evaluate(CONTRAST)
    assert told["read"] > 20
    assert told["weak"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_drawing_stands_out_from_its_ground(open_page: Open, site: Path, scheme: str) -> None:
    ratios = open_page(PAGES["drawing"](site), scheme=scheme).evaluate(WEAK)
    assert len(ratios) > 10
    assert min(ratios) >= 4.5


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("width", [320, 360, 700])
def test_a_page_is_as_wide_as_its_screen(
    open_page: Open, site: Path, kind: str, width: int
) -> None:
    """WCAG 2.2 1.4.10: 1280 pixels at 400 % are 320."""
    page = open_page(PAGES[kind](site), viewport={"width": width, "height": 256})
    assert page.evaluate(LOOK)[1] == 0


def test_the_drawing_that_fits_is_shown_and_holds_its_texts(open_page: Open, site: Path) -> None:
    for path in sorted((site / "territory").glob("sd-*.html")):
        for width, shown in ((320, "narrow"), (1280, "wide")):
            page = open_page(f"territory/{path.name}", viewport={"width": width, "height": 700})
            seen = [
                one.get_attribute("class")
                for one in page.locator(".flow-graph svg").all()
                if one.is_visible()
            ]
            assert set(seen) <= {shown}
            assert page.evaluate(OUTSIDE) == []


def test_counts_lead_to_their_parts_and_a_number_can_be_called(open_page: Open) -> None:
    page = open_page("organs/dqz.html", viewport=PHONE)
    page.click(".counts >> text=联系电话")
    assert page.url.endswith("#contacts")
    assert page.locator("#contacts").is_visible()
    assert page.locator('#contacts a[href^="tel:"]').count() > 3
    page.locator("#territory tr[data-records] td a[href*='#steps']").first.click()
    assert page.locator("#steps .flow-graph .narrow").is_visible()


def test_whom_to_call_stands_first_and_is_short(open_page: Open) -> None:
    page = open_page("organs/dqz.html", viewport=PHONE)
    tops = page.evaluate(
        "Array.from(document.querySelectorAll('main section.panel'), (part) => part.id)"
    )
    assert tops[0] == "contacts"
    number = page.locator('#contacts a[href^="tel:"]').first.bounding_box()
    assert number is not None
    assert number["y"] < 2 * PHONE["height"]
    names = page.locator("#contacts tbody th").count()
    part = page.locator("#contacts tbody").bounding_box()
    assert part is not None
    assert part["height"] < 100 * names


def test_the_steps_beside_a_drawing_are_folded_for_the_eye_only(
    open_page: Open, site: Path
) -> None:
    page = open_page(PAGES["drawing"](site), viewport=PHONE)
    steps = page.locator(".steps + .flow")
    said = steps.aria_snapshot()
    assert "listitem" in said
    folded = steps.bounding_box()
    assert folded is not None
    assert folded["height"] <= 1
    page.locator(".steps summary").click()
    shown = steps.bounding_box()
    assert shown is not None
    assert shown["height"] > 100
    page.locator(".steps summary").click()
    page.emulate_media(media="print")
    printed = steps.bounding_box()
    assert printed is not None
    assert printed["height"] > 100


def test_on_paper_tables_are_tables(open_page: Open) -> None:
    page = open_page("organs/dqz.html", viewport={"width": 658, "height": 900})
    page.emulate_media(media="print")
    assert page.evaluate(LOOK)[1] == 0
    assert page.locator("#assist thead").is_visible()
