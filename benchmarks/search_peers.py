"""The engines that ``search.py`` compares: how an index is built, how a page asks."""

from __future__ import annotations

import gzip
import json
import time
from dataclasses import dataclass
from pathlib import Path

from peers import finished


@dataclass(frozen=True)
class Engine:
    """A page to open, scripts to make it ready, to ask until ten results can be shown (returns
    milliseconds), to name all results; ``folders`` are counted as sent."""

    page: str
    ready: str
    ask: str
    name: str
    folders: tuple[str, ...]


ENGINES = {
    # What a reader does: type, send, see the first ten with their snippets.
    "qingdan": Engine(
        "site/search.html",
        "() => QingdanSearch.count",
        """async (question) => {
          const state = document.getElementById("state");
          document.getElementById("q").value = question;
          state.textContent = "";
          const start = performance.now();
          document.getElementById("search-form").requestSubmit();
          await new Promise((done) => new MutationObserver(() => {
            if (state.textContent) done();
          }).observe(state, {childList: true, characterData: true, subtree: true}));
          return performance.now() - start;
        }""",
        """async (question) => {
          const told = await QingdanSearch.search(question, {});
          const rows = told.results.map((result) => QingdanSearch.entry(result.entry));
          return told.exact ? (await Promise.all(rows)).map((row) => row.id) : [];
        }""",
        ("site/assets/search", "site/assets/search.js", "site/assets/searchpage.js"),
    ),
    "pagefind": Engine(
        "blank.html",
        """async () => {
          window.engine = await import("/pagefind/pagefind.js");
          await window.engine.init();
        }""",
        """async (question) => {
          const start = performance.now();
          const told = await window.engine.search(question);
          await Promise.all(told.results.slice(0, 10).map((one) => one.data()));
          window.told = told.results;
          return performance.now() - start;
        }""",
        "() => window.told.map((one) => one.id)",
        ("pagefind/",),
    ),
    "minisearch": Engine(
        "blank.html",
        """async () => {
          await new Promise((done) => {
            const script = document.createElement("script");
            script.src = "/minisearch/minisearch.js";
            script.onload = done;
            document.head.append(script);
          });
          const text = await (await fetch("/minisearch/index.json")).text();
          const grams = (text) => {
            const points = Array.from(text.toLowerCase().replace(/[\\p{P}\\p{S}\\s]/gu, ""));
            return points.slice(1).map((point, at) => points[at] + point);
          };
          window.engine = MiniSearch.loadJSON(text, {
            fields: ["name", "text"], tokenize: grams, processTerm: (term) => term,
            searchOptions: {combineWith: "AND", prefix: false, fuzzy: false, boost: {name: 5}},
          });
        }""",
        """async (question) => {
          const start = performance.now();
          const told = window.engine.search(question);
          window.told = told;
          return performance.now() - start;
        }""",
        "() => window.told.map((one) => one.id)",
        ("minisearch/",),
    ),
}

_BUILD_MINISEARCH = """
const fs = require("fs"), path = require("path");
const MiniSearch = require("minisearch");
const [root, out] = process.argv.slice(2);
const silent = new Set(["状态", "可见性", "序号", "职责", "权力", "主项"]);
function texts(value, found) {
  if (typeof value === "string") found.push(...value.split(/\\r?\\n/));
  else if (Array.isArray(value)) value.forEach((part) => texts(part, found));
  else if (value && typeof value === "object") {
    for (const key of Object.keys(value)) if (!silent.has(key)) texts(value[key], found);
  }
  return found;
}
const line = (text) => Array.from(text.toLowerCase().replace(/[\\p{P}\\p{S}\\s]/gu, ""));
const grams = (text) => text.split("\\n").flatMap((one) => {
  const points = line(one);
  return points.slice(1).map((point, at) => points[at] + point);
});
const documents = [];
for (const list of ["duties", "powers", "boundaries"]) {
  for (const name of fs.readdirSync(path.join(root, list)).sort()) {
    if (!name.endsWith(".json")) continue;
    const {id, item} = JSON.parse(fs.readFileSync(path.join(root, list, name), "utf8"));
    documents.push({id, name: item["名称"], text: texts(item, []).join("\\n")});
  }
}
const start = process.hrtime.bigint();
const index = new MiniSearch({fields: ["name", "text"], tokenize: grams, processTerm: (t) => t});
index.addAll(documents);
fs.writeFileSync(path.join(out, "index.json"), JSON.stringify(index));
console.log(Number(process.hrtime.bigint() - start) / 1e9);
"""


def build_pagefind(root: Path, command: list[str]) -> float:
    """Index the pages of items below ``root/site`` into ``root/pagefind``; return the seconds."""
    start = time.perf_counter()
    finished(
        [*command, "--site", str(root / "site"), "--output-path", str(root / "pagefind"),
         "--glob", "{duties,powers,boundaries}/*.html", "--root-selector", "main"]
    )  # fmt: skip
    return time.perf_counter() - start


def pagefind_pages(root: Path) -> dict[str, str]:
    """Return the page of each of Pagefind's fragments, which is what its results name."""
    found = {}
    for path in (root / "pagefind" / "fragment").glob("*.pf_fragment"):
        text = gzip.decompress(path.read_bytes()).decode().removeprefix("pagefind_dcd")
        found[path.stem] = json.loads(text)["url"]
    return found


def build_minisearch(root: Path, npm: Path) -> float:
    """Index the open data below ``root/site`` into ``root/minisearch``; return the seconds."""
    out = root / "minisearch"
    out.mkdir()
    library = npm / "node_modules" / "minisearch" / "dist" / "umd" / "index.js"
    (out / "minisearch.js").write_bytes(library.read_bytes())
    script = npm / "build.js"
    script.write_text(_BUILD_MINISEARCH, encoding="utf-8")
    return float(finished(["node", str(script), str(root / "site"), str(out)]))
