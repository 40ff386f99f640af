"""The published sample in a real browser: found, read, printed, without a network."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from .conftest import Open, Tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
LOST = "404.html"


def pages(site: Path) -> list[str]:
    """Pages of every kind: those at the root, and the largest of each folder.

    The page for lost readers leads from the root of a server and is looked at from one.
    What holds for all of them alike (headings, links, what is inline) is read off the files by
    ``test_publish_site``; a browser is asked about what it alone knows.
    """
    found = sorted(path.name for path in site.glob("*.html") if path.name != LOST)
    for folder in sorted(path for path in site.iterdir() if path.is_dir()):
        files = sorted(folder.glob("*.html"), key=lambda path: (path.stat().st_size, path.name))
        found += [path.relative_to(site).as_posix() for path in files[-1:]]
    return found


def first(site: Path, folder: str, needle: str = "") -> str:
    """A page of a folder in which something stands."""
    found = (p for p in sorted((site / folder).glob("*.html")) if needle in p.read_text("utf-8"))
    return f"{folder}/{next(found).name}"


class Seen(NamedTuple):
    """What a page looked like: its headings, and by how much it is wider than the screen."""

    headings: list[str]
    excess: int


Visits = tuple[dict[str, Seen], list[str]]

LOOK = """() => [
  Array.from(document.querySelectorAll("h1"), (heading) => heading.innerText),
  document.documentElement.scrollWidth - document.documentElement.clientWidth,
]"""


@pytest.fixture(scope="class")
def visits(browser: Browser, site: Path) -> Visits:
    """Pages of every kind as a phone shows them, and what the browser complained about."""
    tab = Tab(browser, site, viewport=PHONE)
    seen = {}
    for path in pages(site):
        tab.page.goto(f"{site.as_uri()}/{path}")
        seen[path] = Seen(*tab.page.evaluate(LOOK))
    tab.close()
    return seen, tab.complaints


class TestReading:
    def test_no_page_is_wider_than_a_phone(self, visits: Visits) -> None:
        assert {path: seen.excess for path, seen in visits[0].items() if seen.excess > 0} == {}

    def test_every_page_opens_in_silence(self, visits: Visits, site: Path) -> None:
        seen, complaints = visits
        assert list(seen) == pages(site)
        assert {path: s.headings for path, s in seen.items() if len(s.headings) != 1} == {}
        assert all(s.headings[0].strip() for s in seen.values())
        assert complaints == []

    def test_without_javascript_everything_can_be_read(self, open_page: Open, site: Path) -> None:
        page = open_page("index.html", java_script_enabled=False)
        page.click("main h2 >> text=职责边界清单")
        assert page.url.endswith("boundaries.html")
        page.click("main table a >> nth=-1")
        assert "牵头" in page.inner_text("main")
        page.goto(f"{site.as_uri()}/search.html")
        assert "需要启用 JavaScript" in page.inner_text("main")
        assert page.locator("#help a").count() >= 4

    def test_the_skip_link_comes_first(self, open_page: Open) -> None:
        page = open_page("organs.html")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"

    def test_what_has_focus_is_seen(self, open_page: Open) -> None:
        page = open_page("index.html")
        for _time in range(6):
            page.keyboard.press("Tab")
            width = page.evaluate(
                "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
            )
            assert width >= 2


CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return Array.from(canvas.getImageData(0, 0, 1, 1).data);
  };
  const light = ([r, g, b]) => {
    const part = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), weak = [];
  let read = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility()) continue;
    const [a, b] = [light(rgba(getComputedStyle(node).color)), light(ground(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    read += 1;
    if (ratio < 4.5) weak.push([walker.currentNode.data.trim(), ratio]);
  }
  return {read, weak};
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "kind",
    [
        "home",
        "power",
        "overview",
        "law",
        "organ",
        "tombstone",
        "boundaries",
        "search",
        "fulfilment",
        "territory",
        "delegation",
    ],
)
def test_text_stands_out_from_its_ground(
    open_page: Open, site: Path, scheme: str, kind: str
) -> None:
    """WCAG 2.2 1.4.3: at least 4.5 to 1, in both schemes."""
    path = {
        "home": lambda: "index.html",
        "power": lambda: first(site, "powers", "blockquote"),
        "overview": lambda: "overview.html",
        "law": lambda: first(site, "laws"),
        "organ": lambda: first(site, "organs", "tree"),
        "tombstone": lambda: first(site, "powers", "不再实施"),
        "boundaries": lambda: "boundaries.html",
        "search": lambda: "search.html?q=违建",
        "fulfilment": lambda: "fulfilment.html",
        "territory": lambda: first(site, "territory", "flow-graph"),
        "delegation": lambda: first(site, "delegations", "委托书"),
    }[kind]()
    told = open_page(path, scheme=scheme).evaluate(CONTRAST)
    assert told["read"] > 20
    assert told["weak"] == []


AXE = """() => {
  document.querySelectorAll("tbody, main, ul, ol, dl").forEach((whole) =>
    Array.from(whole.children).slice(8).forEach((part) => part.remove()));
  return axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"], rules: {"color-contrast": {enabled: false}}, preload: false,
  }).then((found) => found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]));
}"""
"""Contrast is measured above, in both schemes and of every text. Of what repeats (rows, entries,
sections) the first eight are looked at: axe takes a second for a thousand nodes."""

KINDS = {
    "power": ("powers", "flow-chart"),
    "duty": ("duties", 'class="card"'),
    "matter": ("boundaries", "records"),
    "tombstone": ("powers", "不再实施"),
    "organ": ("organs", "tree"),
    "type": ("types", ""),
    "level": ("levels", ""),
    "law": ("laws", ""),
    "territory": ("territory", "flow-graph"),
    "delegation": ("delegations", "委托书"),
    "fulfilment": ("fulfilment", "镇街配合职责"),
    "procedure": ("procedures", "压减前"),
}


@pytest.fixture(scope="module")
def phone(browser: Browser, site: Path) -> Iterator[Tab]:
    """A tab of a phone in which axe-core is loaded with every page."""
    from importlib.resources import files

    tab = Tab(browser, site, viewport=PHONE, bypass_csp=True)
    tab.page.add_init_script((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    yield tab
    tab.close()


@pytest.fixture
def lost_reader(site: Path) -> Iterator[str]:
    """A server of this machine that shows the page for lost readers where there is no other."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_arguments: object) -> None:
            pass

        def send_error(self, code: int, *_said: object) -> None:
            self.send_response(code)
            self.end_headers()
            self.wfile.write((site / LOST).read_bytes())

    handler = functools.partial(Handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


class TestAccessible:
    """WCAG 2.2 AA as far as a program can tell (axe-core), on every kind of page."""

    @pytest.mark.parametrize("kind", ["root", *KINDS])
    def test_axe_finds_nothing(self, phone: Tab, site: Path, kind: str) -> None:
        paths = [p.name for p in sorted(site.glob("*.html")) if p.name != LOST]
        for path in paths if kind == "root" else [first(site, *KINDS[kind])]:
            phone.page.goto(f"{site.as_uri()}/{path}")
            assert phone.page.evaluate(AXE) == [], path
        assert phone.complaints == []

    def test_the_page_for_lost_readers_is_whole_at_any_depth(
        self, browser: Browser, lost_reader: str
    ) -> None:
        from importlib.resources import files

        context = browser.new_context(viewport=PHONE, bypass_csp=True)
        context.add_init_script((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
        page = context.new_page()
        page.goto(f"{lost_reader}/powers/deep/nothing.html")
        assert page.evaluate("getComputedStyle(document.body).display") == "flex", "it has a style"
        page.click("main >> text=机构名录")
        assert page.url == f"{lost_reader}/organs.html"
        page.go_back()
        assert page.evaluate(AXE) == []
        context.close()

    def test_a_page_can_be_read_at_four_times_its_size(self, open_page: Open, site: Path) -> None:
        """WCAG 2.2 1.4.10: 1280 pixels at 400 % are 320."""
        page = open_page(
            first(site, "powers", "flow-chart"), viewport={"width": 320, "height": 256}
        )
        assert page.evaluate(LOOK)[1] == 0
        assert page.locator(".flow-chart .narrow").first.is_visible()
        assert not page.locator(".flow-chart .wide").first.is_visible()


@pytest.mark.parametrize(
    ("path", "value", "rest"),
    [
        ("territory.html", "field", "[data-field]:not([hidden])"),
        ("delegations.html", "method", "[data-method]:not([hidden])"),
        ("fulfilment.html", "class", "[data-class]:not([hidden])"),
        ("procedures.html", "organ", "[data-organ]:not([hidden])"),
    ],
)
def test_lists_beside_the_three_are_filtered(
    open_page: Open, path: str, value: str, rest: str
) -> None:
    page = open_page(path)
    every = int(page.inner_text(".lead strong"))
    button = page.locator(f'[data-filter="{value}"] button').first
    button.click()
    fewer = page.evaluate(TestFilters.SHOWN)
    number = int(button.locator(".number").inner_text())
    assert 0 < number < every
    assert page.locator(rest).count() >= fewer
    assert f"显示 {number} 项，共 {every} 项" in page.inner_text("#filters [role=status]")
    page.reload()
    assert page.evaluate(TestFilters.SHOWN) == fewer


class TestFilters:
    SHOWN = "() => document.querySelectorAll('[data-item]:not([hidden])').length"

    def test_act_at_once_and_stand_in_the_address(self, open_page: Open) -> None:
        page = open_page("powers.html")
        every = page.evaluate(self.SHOWN)
        page.focus('[data-filter="type"] button[value="cf"]')
        page.keyboard.press("Enter")
        fewer = page.evaluate(self.SHOWN)
        assert 0 < fewer < every
        assert page.url.endswith("?type=cf")
        assert not page.locator('[data-type="xk"]').first.is_visible()
        page.fill("#words", "违法")
        fewest = page.evaluate(self.SHOWN)
        assert fewest < fewer
        page.reload()
        assert page.evaluate(self.SHOWN) == fewest
        page.click("text=全部显示")
        assert page.evaluate(self.SHOWN) == every
        assert not page.url.endswith("cf")

    @pytest.mark.parametrize(
        "path", ["powers.html", "duties.html", "delegations.html", "fulfilment.html"]
    )
    def test_count_one_and_the_same_thing(self, open_page: Open, path: str) -> None:
        """Each button shows as many as it says, of as many as the head of the page says."""
        page = open_page(path)
        every = int(page.inner_text(".lead strong"))
        buttons = page.locator("#filters dl button").all()
        assert len(buttons) > 2
        for button in buttons:
            button.click()
            number = int(button.locator(".number").inner_text())
            told = page.inner_text("#filters [role=status]")
            assert told.startswith(f"显示 {number} 项，共 {every} 项"), button.inner_text()
            assert self.in_groups(page) == number
            button.click()
        assert self.in_groups(page) == every

    def in_groups(self, page: Page) -> int:
        """What the groups of the page say that they hold."""
        numbers = page.locator("section:is([data-organ], .group) > h2 .number:visible")
        return sum(int(text.split()[0]) for text in numbers.all_inner_texts())

    def test_numbers_of_groups_follow_a_word(self, open_page: Open) -> None:
        page = open_page("powers.html")
        page.fill("#words", "违法")
        number = self.in_groups(page)
        assert f"显示 {number} 项，" in page.inner_text("#filters [role=status]")
        parts = page.locator(".group:visible > h3 .number").all_inner_texts()
        assert sum(int(text.split()[0]) for text in parts) == number > 0

    def test_a_main_item_is_shown_with_all_below_it_and_not_counted(self, open_page: Open) -> None:
        page = open_page("powers.html")
        main = page.locator("[data-beside]:has([data-item])").first
        below = main.locator("[data-item]").count()
        page.fill("#words", main.locator("> a").inner_text())
        assert main.is_visible()
        assert main.locator("[data-item]:visible").count() == below > 0
        assert f"显示 {below} 项，" in page.inner_text("#filters [role=status]")
        assert "（按最小颗粒计）" in page.inner_text("#filters [role=status]")

    def test_are_links_where_no_script_runs(self, open_page: Open) -> None:
        page = open_page("powers.html", java_script_enabled=False)
        page.click("#filters >> text=行政许可")
        assert page.inner_text("h1") == "行政许可"
        page.click("#filters >> text=市级")
        assert page.inner_text("h1") == "市级行使的权力"

    def test_a_word_of_the_address_that_means_nothing_hides_nothing_for_good(
        self, open_page: Open
    ) -> None:
        page = open_page("duties.html?organ=nobody")
        assert page.evaluate(self.SHOWN) == 0
        page.click("text=全部显示")
        assert page.evaluate(self.SHOWN) > 10


class TestPrint:
    @pytest.fixture
    def quoting(self, site: Path) -> str:
        return first(site, "powers", "<blockquote")

    def test_headings_of_a_table_stand_on_every_sheet(self, open_page: Open) -> None:
        page = open_page("organs.html")
        page.emulate_media(media="print")
        shown = page.evaluate(
            "() => Array.from(document.querySelectorAll('thead'),"
            " (head) => [getComputedStyle(head).display, head.checkVisibility()])"
        )
        assert set(map(tuple, shown)) == {("table-header-group", True)}

    def test_closed_quotations_are_printed_and_the_menu_is_not(
        self, open_page: Open, quoting: str
    ) -> None:
        page = open_page(quoting)
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = false; })")
        assert not page.locator("blockquote").first.is_visible()
        page.emulate_media(media="print")
        assert page.locator("blockquote").first.is_visible()
        for hidden in (".masthead", ".crumbs", ".toc-panel", "details.help"):
            assert not page.locator(hidden).first.is_visible(), hidden

    def test_fits_on_sheets_of_a4(self, open_page: Open, quoting: str) -> None:
        pdf = open_page(quoting).pdf(prefer_css_page_size=True)
        sizes = {part.split(b"]")[0].strip() for part in pdf.split(b"/MediaBox [")[1:]}
        assert len(sizes) == 1
        left, bottom, width, height = (float(n) for n in sizes.pop().split())
        assert (left, bottom) == (0, 0)
        assert width == pytest.approx(595, abs=1)
        assert height == pytest.approx(842, abs=1)
