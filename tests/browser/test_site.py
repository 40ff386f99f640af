"""The published sample in a real browser: found, read, printed, without a network."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from qingdan.publish.build import Order, build
from qingdan.store.snapshot import worktree

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample, in a folder with a blank and Chinese in its name."""
    out = tmp_path_factory.mktemp("网站 一") / "site"
    build(worktree(sample), Order(out))
    return out


class Tab:
    """A page of the browser, and what it complained about or asked strangers for."""

    def __init__(self, browser: Browser, site: Path, **options: Any) -> None:
        self.complaints: list[str] = []
        self._site = site
        self._context = browser.new_context(**options)
        self.page = self._context.new_page()
        self.page.on("console", lambda message: self._complain(message.text))
        self.page.on("pageerror", self._complain)
        self.page.on("request", self._watch)

    def _complain(self, what: object) -> None:
        self.complaints.append(f"{self.page.url}: {what}")

    def _watch(self, request: Any) -> None:
        if not request.url.startswith((self._site.as_uri(), "http://127.0.0.1")):
            self._complain(f"asks for {request.url}")

    def close(self) -> None:
        self._context.close()


@pytest.fixture(scope="module")
def tab(browser: Browser, site: Path) -> Iterator[Tab]:
    """The one tab of all tests that ask for nothing particular; the site stores nothing in it."""
    tab = Tab(browser, site)
    yield tab
    tab.close()


@pytest.fixture
def open_page(browser: Browser, site: Path, tab: Tab) -> Iterator[Open]:
    """Open a page of the site from ``file://``; any complaint or foreign request fails the test.

    Options of a browser's context (``own``) open a tab of their own.
    """
    tab.complaints.clear()
    tabs = [tab]

    def open_it(path: str, *, base: str | None = None, scheme: Any = "null", **own: Any) -> Page:
        if own:
            tabs.append(Tab(browser, site, **own))
        page = tabs[-1].page
        page.emulate_media(media="null", color_scheme=scheme)
        page.goto((base or site.as_uri()) + "/" + path)
        return page

    yield open_it
    for own in tabs[1:]:
        own.close()
    assert [complaint for one in tabs for complaint in one.complaints] == []


@pytest.fixture
def server(site: Path) -> Iterator[str]:
    """The site under a sub-path of a server on this machine."""

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, *_arguments: object) -> None:
            pass

    handler = functools.partial(Silent, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/site"
        running.shutdown()


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


MISSED = """() => {
  const found = qingdanSearch, missed = [];
  let asked = 0;
  for (const entry of found.index.entries) {
    const points = Array.from(entry.name);
    for (let i = 0; i + 1 < points.length; i += 1) {
      const word = points[i] + points[i + 1];
      asked += 1;
      const results = found.find(word).results;
      if (!results.some((result) => result.entry === entry)) missed.push([entry.id, word]);
    }
  }
  return {asked, missed};
}"""


class TestSearch:
    def test_any_two_characters_of_any_name_find_it(self, open_page: Open, site: Path) -> None:
        page = open_page("search.html")
        told = page.evaluate(MISSED)
        items = len(list((site / "powers").glob("*.html")))
        assert told["asked"] > items * 5
        assert told["missed"] == []

    @pytest.mark.parametrize("field", ["othersKey", "codesKey", "organKey"])
    def test_common_names_codes_and_organs_find_it_too(self, open_page: Open, field: str) -> None:
        page = open_page("search.html")
        told = page.evaluate(
            """(field) => {
              const missed = [];
              let asked = 0;
              for (const entry of qingdanSearch.index.entries) {
                for (const text of entry[field].split("\\n").filter((text) => text.length > 1)) {
                  for (let i = 0; i + 1 < text.length; i += 1) {
                    asked += 1;
                    const results = qingdanSearch.find(text.slice(i, i + 2)).results;
                    if (!results.some((result) => result.entry === entry)) missed.push(text);
                  }
                }
              }
              return {asked, missed};
            }""",
            field,
        )
        assert told["asked"] > 100
        assert told["missed"] == []

    def test_an_address_with_a_question_shows_the_answer(self, open_page: Open) -> None:
        page = open_page("search.html?q=违章建筑")
        first = page.locator("#results a.name").first
        assert page.locator("#results mark").first.inner_text() == "违章建筑"
        assert page.locator("#state").inner_text().startswith("找到 ")
        assert not page.locator("#help").is_visible()
        first.click()
        assert page.locator("h1").count() == 1
        assert "违章建筑" in page.locator("main").inner_text()

    def test_the_form_of_the_home_page_leads_there(self, open_page: Open) -> None:
        page = open_page("index.html")
        page.fill("#q", "违建")
        page.press("#q", "Enter")
        page.wait_for_selector("#results li")
        assert "search.html?q=" in page.url
        assert page.input_value("#q") == "违建"

    @pytest.mark.parametrize(
        "question", ["违章建筑 谁管", "违章建筑归谁管", "　违章建筑？", "违章  建筑", "“违章”建筑"]
    )
    def test_questions_are_understood(self, open_page: Open, question: str) -> None:
        page = open_page("search.html")
        names = page.evaluate(
            "(q) => qingdanSearch.find(q).results.map((r) => r.entry.others)", question
        )
        assert names
        assert "违章建筑" in names[0]

    def test_who_asks_who_is_in_charge_sees_the_matter_first(self, open_page: Open) -> None:
        page = open_page("search.html?q=违章建筑 谁管")
        href = page.locator("#results a.name").first.get_attribute("href") or ""
        assert href.startswith("boundaries/")

    def test_full_width_and_case_do_not_matter(self, open_page: Open) -> None:
        page = open_page("search.html")
        told = page.evaluate(
            """() => qingdanSearch.index.entries.filter((e) => e.codes).map((e) => {
              const code = e.codes.split("\\n")[0];
              const wide = Array.from(code.toLowerCase())
                .map((c) => String.fromCodePoint(c.codePointAt(0) + 0xfee0)).join("");
              return qingdanSearch.find(wide).results.some((r) => r.entry === e);
            })"""
        )
        assert told
        assert all(told)

    def test_names_rank_before_organs_and_the_repealed_last(self, open_page: Open) -> None:
        page = open_page("search.html")
        results = page.evaluate(
            """() => qingdanSearch.find("规划").results.map(({entry}) =>
              [entry.state === 2, (entry.nameKey + entry.othersKey).includes("规划")])"""
        )
        assert len(results) > 5
        assert results == sorted(results, key=lambda pair: (pair[0], not pair[1]))

    def test_nothing_found_says_what_to_do(self, open_page: Open) -> None:
        page = open_page("search.html?q=" + "龘靐")
        assert "正文没有查" in page.locator("#state").inner_text()
        assert page.locator("#help a").count() >= 4
        assert page.locator("#help").is_visible()

    def test_markup_in_a_question_stays_text(self, open_page: Open) -> None:
        page = open_page("search.html?q=" + "<img src=x onerror=alert(1)>违建")
        assert page.locator("main img").count() == 0

    def test_the_list_filter_narrows(self, open_page: Open) -> None:
        page = open_page("search.html?q=违建")
        page.select_option("#f-list", "boundaries")
        links = page.locator("#results a.name")
        assert links.count() > 0
        for number in range(links.count()):
            assert (links.nth(number).get_attribute("href") or "").startswith("boundaries/")

    def test_the_keyboard_is_enough(self, open_page: Open) -> None:
        page = open_page("search.html?q=违建")
        page.focus("#q")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.className") == "name"
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"

    def test_works_under_a_sub_path_of_a_server(self, open_page: Open, server: str) -> None:
        page = open_page("index.html", base=server)
        page.fill("#q", "违建")
        page.press("#q", "Enter")
        page.wait_for_selector("#results li")
        page.locator("#results a.name").first.click()
        page.wait_for_selector("h1")
        assert page.url.startswith(server)
        assert page.evaluate("getComputedStyle(document.body).display") == "flex"


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
    """Every page as a phone shows it, opened once, and what the browser complained about."""
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
        assert sorted(seen) == pages(site)
        assert {path: s.headings for path, s in seen.items() if len(s.headings) != 1} == {}
        assert all(s.headings[0].strip() for s in seen.values())
        assert complaints == []

    def test_without_javascript_everything_can_be_read(self, open_page: Open, site: Path) -> None:
        page = open_page("index.html", java_script_enabled=False)
        page.click("text=职责边界清单")
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
@pytest.mark.parametrize("kind", ["home", "power", "boundary", "tombstone", "boundaries", "search"])
def test_text_stands_out_from_its_ground(
    open_page: Open, site: Path, scheme: str, kind: str
) -> None:
    """WCAG 2.2 1.4.3: at least 4.5 to 1, in both schemes."""

    def first(folder: str, needle: str) -> str:
        found = (
            p for p in sorted((site / folder).glob("*.html")) if needle in p.read_text("utf-8")
        )
        return f"{folder}/{next(found).name}"

    path = {
        "home": lambda: "index.html",
        "power": lambda: first("powers", "blockquote"),
        "boundary": lambda: first("boundaries", "records"),
        "tombstone": lambda: first("powers", "不再实施"),
        "boundaries": lambda: "boundaries.html",
        "search": lambda: "search.html?q=违建",
    }[kind]()
    told = open_page(path, scheme=scheme).evaluate(CONTRAST)
    assert told["read"] > 20
    assert told["weak"] == []


class TestPrint:
    @pytest.fixture
    def quoting(self, site: Path) -> str:
        found = (
            p
            for p in sorted((site / "powers").glob("*.html"))
            if "<blockquote" in p.read_text("utf-8")
        )
        return f"powers/{next(found).name}"

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
