"""A baseline: findings that were there when rules were first run, and are dealt with later.

An entry is rule, item (or file), field without list indices, a hash of the value at fault, and
how often it occurs, so that it survives moved lines, moved files and a basis inserted above, and
hides nothing new. A baseline only shrinks: writing it again takes away what has been mended and
never adds what is new.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import QingdanError
from ..messages import _
from .registry import BY_CODE
from .result import Located

SCHEMA = "qingdan/baseline/1"

Key = tuple[str, str, str, str]
"""Rule, item or file, field without list indices, hash of the value at fault."""


@dataclass(frozen=True)
class Baseline:
    """Known findings and how often each occurs."""

    entries: Mapping[Key, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many findings the baseline hides at most."""
        return sum(self.entries.values())


def read_baseline(text: str, file: str) -> Baseline:
    """Read what ``write_baseline`` wrote; ``QingdanError`` for anything else."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise _broken(file, line if isinstance(line, int) else 1) from None
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise _broken(file, 1)
    entries: dict[Key, int] = {}
    findings = content.get("findings")
    for entry in findings if isinstance(findings, list) else [None]:
        known = _entry(entry)
        if known is None:
            raise _broken(file, 1)
        key, count = known
        entries[key] = entries.get(key, 0) + count
    return Baseline(entries)


def _entry(entry: Any) -> tuple[Key, int] | None:
    if not isinstance(entry, dict):
        return None
    parts = [entry.get(name) for name in ("rule", "at", "field", "hash")]
    count = entry.get("count")
    if not all(isinstance(part, str) for part in parts) or type(count) is not int or count < 1:
        return None
    rule, at, where, digest = parts
    return (str(rule), str(at), str(where), str(digest)), count


def _broken(file: str, line: int) -> QingdanError:
    return QingdanError(
        _("基线文件读不了。"),
        _("它应当由 --write-baseline 写成；删去后重新生成，或者从 git 恢复。"),
        file=file,
        line=line,
        column=1,
    )


def write_baseline(located: Iterable[Located], old: Baseline | None) -> str:
    """Return the text of a baseline of these findings; with an ``old`` one, only what it knew."""
    found = Counter(one.key for one in located if _may_be_hidden(one))
    if old is not None:
        found = Counter({key: min(n, old.entries.get(key, 0)) for key, n in found.items()})
    entries = [
        json.dumps(
            {"rule": key[0], "at": key[1], "field": key[2], "hash": key[3], "count": count},
            ensure_ascii=False,
        )
        for key, count in sorted(found.items())
        if count
    ]
    body = ",\n".join(f"  {entry}" for entry in entries)
    return (
        f'{{"schema": "{SCHEMA}", "findings": [\n{body}\n]}}\n'
        if entries
        else (f'{{"schema": "{SCHEMA}", "findings": []}}\n')
    )


def subtract(located: list[Located], known: Mapping[Key, int]) -> tuple[list[Located], int, int]:
    """Take away known findings: return the rest, how many were hidden, how many are mended.

    Where one key occurs more often than is known, the first in the order of a report are hidden.
    """
    if not known:
        return located, 0, 0
    left = dict(known)
    rest = []
    for one in sorted(located, key=lambda one: one.finding.order):
        if left.get(one.key, 0) > 0 and _may_be_hidden(one):
            left[one.key] -= 1
        else:
            rest.append(one)
    return rest, len(located) - len(rest), sum(left.values())


def _may_be_hidden(one: Located) -> bool:
    """Whether a baseline may hold a finding: a file that cannot be read is always reported."""
    return not BY_CODE[one.finding.rule].unskippable
