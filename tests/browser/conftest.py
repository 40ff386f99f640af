"""A browser, the site of the sample in it, and what pages complain about."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Open = Callable[..., "Page"]


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(sample_site: Path) -> Path:
    """The site that is looked at, in a folder with a blank and Chinese in its name."""
    return sample_site


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
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/site"
        running.shutdown()
