"""Articles of real laws, read from the collections outside the repository."""

from __future__ import annotations

import lzma
import shutil
from pathlib import Path

from qingdan.law.library.lawtext import LawText
from qingdan.law.sources.markdown import read_markdown
from qingdan.law.sources.npc import read_npc
from qingdan.law.succession.alignment import Key


def articles(text: LawText) -> dict[Key, str]:
    """Return the words of each article, paragraphs by line."""
    return {(one.number, one.suffix): "\n".join(one.paragraphs) for one in text.provisions}


def unpacked(real_data: Path, folder: Path) -> Path:
    """Unpack the national laws into ``folder``."""
    target = folder / "npc.sqlite"
    with lzma.open(real_data / "laws/npc_laws_2026.sqlite.xz") as packed, target.open("wb") as out:
        shutil.copyfileobj(packed, out)
    return target


def national_laws(database: Path) -> dict[str, dict[Key, str]]:
    """Return the newest text of each national law by its title, without the state's name."""
    found: dict[str, LawText] = {}
    for text in read_npc(database):
        title = text.title.removeprefix("中华人民共和国")
        known = found.get(title)
        if text.provisions and (known is None or str(text.published) > str(known.published)):
            found[title] = text
    return {title: articles(text) for title, text in found.items()}


def version(real_data: Path, name: str) -> dict[Key, str]:
    """Return the articles of one of the version texts, 中华人民共和国行政处罚法（2018）."""
    return in_words(real_data / f"laws/versions/法律/{name}.txt")


def in_words(path: Path) -> dict[Key, str]:
    """Return the articles of a law in Markdown or plain text."""
    text = read_markdown(path.read_text(encoding="utf-8-sig"), path.name, "texts")
    assert text is not None
    return articles(text)
