"""Write ``src/qingdan/data/successors.txt``: which article became which, in numbers and scores.

Give the folder of the collections that ``make_law_index.py`` reads. Every text is aligned with the
next version of the same law whose words are known, and the last one of a repealed law with the law
that repealed it. The same collections give the same bytes. No text of law is written.
"""

from __future__ import annotations

import argparse
import datetime
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from make_law_index import build
from qingdan.law.library.assembled import Assembled
from qingdan.law.succession.alignment import Index, Key, align
from qingdan.law.succession.successor_maps import PATH, Edition, line

HEADER = """\
# 条文承接图：同一部法律的前一版本到后一版本，以及被废止的法律到废止它的法律，哪一条到了哪一条。
# 只有条号和相似程度，没有条文；由 tools/make_successors.py 从公开的法律法规文本逐对计算，只是建议，
# 采用前要由人核对。各行：旧法|旧版本|新法|新版本|条文。写法见 law/succession/successor_maps.py。
# 共 {pairs} 对（其中 {repealed} 对是被废止的法律），{articles} 条。文本核对至 2026-08-28。
"""

GLUED: Mapping[tuple[str, str], Mapping[int, tuple[int, str]]] = {
    ("生态环境法典", "2026-03-12"): {
        1120: (1119, "境主管部门责令改正，处二万元"),
        1201: (1200, "境主管部门责令停止违法行为"),
    }
}
"""Articles whose words a collection has at the end of the one before, where it lacks them: that
article, and the words with which they go on there."""


def main() -> None:
    """Write the maps and say how many there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--output", type=Path, default=PATH)
    options = parser.parse_args()
    started = time.perf_counter()
    laws, _ = build(options.root)
    lines: list[str] = []
    fates: Counter[str] = Counter()
    repealed = 0
    last: tuple[Edition, Index] | None = None
    for (old, old_texts), (new, new_texts) in steps(laws):
        if last is None or last[0] != new:
            last = (new, Index(new_texts))
        found = align(old_texts, last[1])
        fates.update(one.fate.value for one in found.successions)
        repealed += old.law != new.law
        lines.append(line(old, new, found))
    header = HEADER.format(pairs=len(lines), repealed=repealed, articles=fates.total())
    options.output.write_text(header + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(
        f"{options.output.stat().st_size:,} bytes, {len(lines)} pairs, {repealed} of repealed laws"
    )
    print(f"{dict(sorted(fates.items()))}, {time.perf_counter() - started:.1f} s")


Text = tuple[Edition, dict[Key, str]]


def steps(laws: Iterable[Assembled]) -> Iterator[tuple[Text, Text]]:
    """Yield pairs of texts of which the second took the place of the first."""
    by_title = {made.law.title: made for made in laws}
    ends: list[tuple[Text, Text]] = []
    for made in by_title.values():
        texts = [text_of(made, version) for version in held(made)]
        yield from pairwise(texts)
        repeal = made.law.repeal
        successor = by_title.get(repeal.by) if repeal and repeal.by else None
        if texts and repeal and successor and held(successor):
            ends.append((texts[-1], text_of(successor, first_after(successor, repeal.on))))
    yield from sorted(ends, key=lambda pair: (pair[1][0].law, pair[0][0].law))


def held(made: Assembled) -> list[str]:
    """Return the keys of the versions whose words are known, oldest first."""
    return [version.key for version in made.law.versions if made.provisions.get(version.key)]


def first_after(made: Assembled, day: datetime.date | None) -> str:
    """Return the version in force on a day, of those whose words are known; else the first."""
    known = held(made)
    in_force = [
        version.key
        for version in made.law.versions
        if version.key in known
        and (day is None or (version.effective is not None and version.effective <= day))
    ]
    return in_force[-1] if in_force else known[0]


def text_of(made: Assembled, version: str) -> Text:
    """Return a version as an edition, and its articles, paragraphs by line."""
    words = {
        (one.number, one.suffix): "\n".join(one.paragraphs) for one in made.provisions[version]
    }
    for number, (holder, beginning) in GLUED.get((made.law.id, version), {}).items():
        words[(holder, 0)], found, after = words[(holder, 0)].partition(beginning)
        if found:
            words.setdefault((number, 0), found + after)
    return Edition(made.law.id, version), dict(sorted(words.items()))


if __name__ == "__main__":
    main()
