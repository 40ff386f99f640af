"""Citations of the real data by status and quotation; the hand-decided sample; the time it takes.

    python benchmarks/law_status.py [--data FOLDER] [--texts FILE] [--held-out] [--json FILE]

FOLDER is the folder of real data; FILE a store of added texts (``qingdan law add``), without which
quotations are compared with the digests of the index alone. ``--held-out`` also looks at the third
of the sample that is kept for the end.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.law.status_sample import ON, checked, confusion, labelled, scores  # noqa: E402

from qingdan.exchange.documents.documents import read_document  # noqa: E402
from qingdan.exchange.reading.grid import UnreadableWorkbook  # noqa: E402
from qingdan.law.citing.parsing import read  # noqa: E402
from qingdan.law.facts import Status  # noqa: E402
from qingdan.law.judging.judging import Judge  # noqa: E402
from qingdan.law.library.library import LawLibrary, open_library  # noqa: E402

FOLDERS = ("powers_xls", "powers_other", "docx", "notices", "discretion", "delegations")
CITATIONS = 20_000


def by_document(data: Path, library: LawLibrary) -> dict[str, dict[str, Any]]:
    """Count citations by status and quotations by match for every document that can be read."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(one for folder in FOLDERS for one in (data / folder).iterdir()):
        try:
            document = checked(path, library)
        except UnreadableWorkbook as error:
            found[path.name] = {"unreadable": error.message}
            continue
        quotes = Counter(
            (str(one.judged.quote_match), one.judged.law is not None)
            for one in document.own
            if one.judged.citation.quote
        )
        found[path.name] = {
            "citations": len(document.own),
            "within_quotes": len(document.found) - len(document.own),
            "unread": len(document.unread),
            "resolved": sum(one.judged.law is not None for one in document.own),
            "status": {str(status): n for status, n in document.counts().most_common()},
            "quotes_of_held_laws": {match: n for (match, held), n in quotes.items() if held},
            "quotes_of_others": sum(n for (_match, held), n in quotes.items() if not held),
        }
    return found


def timing(data: Path) -> dict[str, float]:
    """Time the judgement of 20,000 citations, as many distinct ones as the workbooks hold."""
    citations = [
        citation
        for path in sorted((data / "powers_xls").iterdir())
        for passage in read_document(path.read_bytes(), path.name).passages
        for citation in read(passage.text).citations
    ]
    many = (citations * (CITATIONS // len(citations) + 1))[:CITATIONS]
    distinct = len({(c.title, c.locator, c.last, c.version, c.history, c.quote) for c in many})
    begun, cpu = time.perf_counter(), time.process_time()
    judge = Judge(open_library(), ON)
    for citation in many:
        judge.judge(citation)
    return {
        "citations": len(many),
        "distinct": distinct,
        "titles": len({c.title for c in many}),
        "seconds": round(time.perf_counter() - begun, 3),
        "cpu_seconds": round(time.process_time() - cpu, 3),
    }


def sample(data: Path, library: LawLibrary, *, held_out: bool) -> dict[str, Any]:
    """Compare the judge with what was decided by hand."""
    chosen = [one for one in labelled(data, library) if one.held_out == held_out]
    per_status = {
        str(status): scores(chosen, status)
        for status in Status
        if any(status in (one.right, one.said) for one in chosen)
    }
    return {
        "citations": len(chosen),
        "right": sum(one.right == one.said for one in chosen),
        "precision_recall": per_status,
        "wrong": [
            f"{one.where}: {one.right} != {one.said}" for one in chosen if one.right != one.said
        ],
        "confusion": {f"{a} -> {b}": n for (a, b), n in sorted(confusion(chosen).items(), key=str)},
    }


def main() -> None:
    """Run everything and print it as JSON."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    arguments.add_argument("--texts", type=Path)
    arguments.add_argument("--held-out", action="store_true")
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    library = open_library(texts=given.texts)
    documents = by_document(given.data, library)
    result = {
        "as_of": ON.isoformat(),
        "law_library": library.id,
        "documents": documents,
        "all": {
            "citations": sum(one.get("citations", 0) for one in documents.values()),
            "resolved": sum(one.get("resolved", 0) for one in documents.values()),
            "status": dict(_sum(one.get("status", {}) for one in documents.values())),
            "quotes_of_held_laws": dict(
                _sum(one.get("quotes_of_held_laws", {}) for one in documents.values())
            ),
        },
        "sample": sample(given.data, library, held_out=False),
        "time": timing(given.data),
    }
    if given.held_out:
        result["held_out"] = sample(given.data, library, held_out=True)
    text = json.dumps(result, ensure_ascii=False, indent=2)
    sys.stdout.write(text + "\n")
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")


def _sum(counts: Any) -> Counter[str]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return total


if __name__ == "__main__":
    main()
