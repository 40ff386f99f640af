"""Search side by side: ``python benchmarks/search.py [--items 10000] [--questions 60]``.

Publishes a generated workspace (or ``--workspace DIR``), then asks the site's own search, Pagefind
and MiniSearch with a bigram tokenizer the same questions in the same Chromium, in turn: stretches
of two and of six characters of the items' public texts, and the commonest pairs. What ought to be
found is told by the JSON beside each item, not by any of the three. See ``README.md``.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generate import generate
from peers import finished, install, program
from qingdan.publish.search.folding import fold
from search_peers import ENGINES, Engine, build_minisearch, build_pagefind, pagefind_pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = (2, 6)
COMMONEST = 10
Built = tuple[float, tuple[int, int, int]]
"""Seconds; files, bytes and compressed bytes of an index."""
_TAG = re.compile("<[^>]*>")
_LOOKS_LIKE_ITEM = re.compile("[a-z0-9][a-z0-9-]{7,}")  # organs are found too, nobody asks for them


@dataclass(frozen=True)
class Question:
    """What is asked, which items hold it in a public field, which pages show it anywhere."""

    text: str
    wanted: frozenset[str]
    shown: set[str]


@dataclass
class Told:
    """What one engine answered to all questions: milliseconds, bytes, and how well."""

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    precision: list[float] = field(default_factory=list)


def questions(site: Path, number: int, seed: int) -> list[Question]:
    """Return ``number`` stretches of each size from random lines, and the commonest pairs.

    Stretches are as they are written, without punctuation in them, so that nobody is put at a
    disadvantage by the way another engine folds texts.
    """
    holders: dict[str, set[str]] = {}
    pages: dict[str, str] = {}
    for path in sorted(site.glob("*/*.json")):
        record = json.loads(path.read_text("utf-8"))
        if record.get("schema") == "qingdan/item/1":
            page = path.with_suffix(".html").read_text("utf-8")
            pages[record["id"]] = fold(_TAG.sub(" ", page[page.index("<main") :]))
            for text in _texts(record["item"]):
                for line in text.splitlines():
                    holders.setdefault(line, set()).add(record["id"])
    pairs: Counter[str] = Counter()
    for line, ids in holders.items():
        for pair in {line[at : at + 2] for at in range(len(line) - 1)}:
            pairs[pair] += len(ids)
    common = sorted(pairs, key=lambda pair: (-pairs[pair], pair))
    chosen = [pair for pair in common if len(fold(pair)) == 2][:COMMONEST]
    chance = random.Random(seed)
    lines = sorted(holders)
    for size in SIZES:
        wanted = len(chosen) + number
        while len(chosen) < wanted:
            line = chance.choice(lines)
            at = chance.randint(0, max(len(line) - size, 0))
            stretch = line[at : at + size]
            if len(fold(stretch)) == len(stretch) == size:
                chosen.append(stretch)
    folded = {fold(line): ids for line, ids in holders.items()}
    found = []
    for text in dict.fromkeys(chosen):
        own = fold(text)
        holding = (held for line, held in folded.items() if own in line)
        shown = {ident for ident, page in pages.items() if own in page}
        found.append(Question(text, frozenset(ident for held in holding for ident in held), shown))
    return found


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in ("状态", "可见性", "序号", "职责", "权力", "主项"):
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield value


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine."""

    class Silent(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_arguments: object) -> None:
            pass

    handler = functools.partial(Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def ask(browser: Browser, engine: Engine, root: Path, address: str, question: Question) -> Any:
    """Ask one question in a browser that has loaded nothing yet."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    start = time.perf_counter()
    page.goto(f"{address}/{engine.page}")
    page.evaluate(engine.ready)
    ready = (time.perf_counter() - start) * 1000
    told = {"ms": page.evaluate(engine.ask, question.text)}
    paths = [url.removeprefix(address).split("?")[0].lstrip("/") for url in asked]
    sent = sum(_sent(root / path) for path in set(paths) if path.startswith(engine.folders))
    told["again"] = page.evaluate(engine.ask, question.text)
    told["ids"] = page.evaluate(engine.name, question.text)
    context.close()
    return {**told, "ready": ready, "sent": sent}


def _sent(path: Path) -> int:
    """Bytes of a file on the wire: compressed, unless it does not get smaller."""
    if not path.is_file() or path.suffix == ".html":
        return 0
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content, 6)))


def compare(
    root: Path, asked: Sequence[Question], chromium: str, names: Sequence[str]
) -> dict[str, Told]:
    """Ask every engine every question, in turn."""
    from playwright.sync_api import sync_playwright

    told = {name: Told() for name in names}
    pages = pagefind_pages(root)
    with served(root) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for question in asked:
            for name in names:
                engine = ENGINES[name]
                answer = ask(browser, engine, root, address, question)
                answer["ids"] = [pages.get(ident, ident) for ident in answer["ids"]]
                _note(told[name], answer, question)
        browser.close()
    return told


def _note(told: Told, answer: Any, question: Question) -> None:
    found = {ident.rsplit("/", 1)[-1].removesuffix(".html") for ident in answer["ids"]}
    found = {ident for ident in found if _LOOKS_LIKE_ITEM.fullmatch(ident)}
    right = len(found & question.wanted)
    fitting = len(found & (question.wanted | question.shown))
    told.first.append(answer["ms"])
    told.again.append(answer["again"])
    told.ready.append(answer["ready"])
    told.sent.append(answer["sent"])
    told.recall.append(right / len(question.wanted))
    if found:
        told.precision.append(fitting / len(found))


def sizes(folder: Path, pattern: str) -> tuple[int, int, int]:
    """Files, bytes and compressed bytes of an index."""
    files = [path for path in folder.rglob(pattern) if path.is_file()]
    return len(files), sum(p.stat().st_size for p in files), sum(map(_sent, files))


def table(told: dict[str, Told], built: dict[str, Built]) -> str:
    """Lay the results out as Markdown."""
    heads = (
        "engine", "build s", "files", "index MB", "gz MB", "first query KB median", "worst",
        "ready ms", "first ms median", "worst", "again ms", "recall mean", "worst", "precision",
    )  # fmt: skip
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for name, own in told.items():
        seconds, (files, size, packed) = built[name]
        cells = [
            name, f"{seconds:.1f}", str(files), f"{size / 1e6:.1f}", f"{packed / 1e6:.2f}",
            f"{statistics.median(own.sent) / 1000:.0f}", f"{max(own.sent) / 1000:.0f}",
            f"{statistics.median(own.ready):.0f}",
            f"{statistics.median(own.first):.0f}", f"{max(own.first):.0f}",
            f"{statistics.median(own.again):.0f}",
            f"{statistics.mean(own.recall):.4f}", f"{min(own.recall):.2f}",
            f"{statistics.mean(own.precision):.4f}",
        ]  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def publish(workspace: Path, out: Path) -> float:
    """Publish a workspace; return the seconds that its search index takes by itself."""
    from qingdan.publish.audience import SiteAudience
    from qingdan.publish.build import Order, build
    from qingdan.publish.public.links import Directory
    from qingdan.publish.public.projection import project
    from qingdan.publish.search.searchindex import search_index
    from qingdan.store.inventory import load_inventory
    from qingdan.store.snapshot import worktree

    build(worktree(workspace), Order(out))
    projection = project(load_inventory(worktree(workspace)), SiteAudience.PUBLIC)
    directory = Directory(projection)
    start = time.perf_counter()
    search_index(projection, directory)
    return time.perf_counter() - start


def prepare(root: Path, folder: Path, given: argparse.Namespace) -> dict[str, Built]:
    """Publish the site and build every index below ``root``; return what that cost."""
    root.mkdir(parents=True, exist_ok=True)
    workspace = given.workspace
    if workspace is None:
        workspace = folder / "workspace"
        generate(workspace, given.items)
    seconds = publish(workspace, root / "site")
    built = {"qingdan": (seconds, sizes(root / "site" / "assets" / "search", "*.js"))}
    if given.no_peers:
        return built
    (root / "blank.html").write_text("<!DOCTYPE html><title>blank</title>")
    venv = install(folder / "pagefind", "pagefind[extended]==1.5.2")
    seconds = build_pagefind(root, [program(venv, "python"), "-m", "pagefind"])
    built["pagefind"] = (seconds, sizes(root / "pagefind", "*"))
    npm = folder / "npm"
    npm.mkdir()
    line = ["npm", "install", "--silent", "--no-audit", "--no-fund", "minisearch@7.2.0"]
    finished(line, cwd=npm)
    seconds = build_minisearch(root, npm)
    built["minisearch"] = (seconds, sizes(root / "minisearch", "*"))
    return built


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Time the site's search beside others.")
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--workspace", type=Path, help="instead of generated items")
    parser.add_argument("--questions", type=int, default=60, help="of each size")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--root", type=Path, help="build here, and use again what is built here")
    parser.add_argument("--no-peers", action="store_true", help="the site's own search alone")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        root = given.root or Path(folder) / "root"
        if not (root / "built.json").exists():
            built = prepare(root, Path(folder), given)
            (root / "built.json").write_text(json.dumps(built))
        built = json.loads((root / "built.json").read_text())
        asked = questions(root / "site", given.questions, given.seed)
        told = compare(root, asked, given.chromium, list(built))
    sys.stdout.write(f"{len(asked)} questions\n\n{table(told, built)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
