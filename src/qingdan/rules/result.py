"""What a check of a workspace comes to: facts, before any words for a screen."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..model.finding import Finding, Severity
from .rule import Fix

_INDEX = re.compile(r"\[[0-9]+\]")


class Excerpt(NamedTuple):
    """A line of a file, cut around a place; ``caret`` is an index into ``text``."""

    text: str
    caret: int


class Located(NamedTuple):
    """A finding with the line it points at, where it ends, and what it is recognised by.

    ``end`` is line and column just behind the characters at fault, where they are known;
    ``evidence`` the value at fault as text; ``fix`` how it can be mended.
    """

    finding: Finding
    excerpt: Excerpt | None = None
    end: tuple[int, int] | None = None
    evidence: str = ""
    fix: Fix | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Rule, item (or file), field without list indices, hash of the value at fault.

        It survives moved lines, moved files and a basis inserted above.
        """
        finding = self.finding
        digest = hashlib.sha256(self.evidence.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        field = _INDEX.sub("", finding.field or "")
        return finding.rule, finding.item or finding.file, field, digest


@dataclass(frozen=True)
class Report:
    """The result of ``validate``.

    ``workspace`` is the folder's path from the repository root (None outside a repository, ``.``
    at its root), ``items`` how many items could be read, ``files`` how many files should each
    hold one, ``lists`` the items of each kind of list, ``located`` in the order of a report,
    ``elsewhere`` how many findings lie outside what was asked for, ``partial`` whether only a
    part was asked for, ``waived`` and ``known`` how many findings waivers and the baseline hid,
    ``mended`` how many entries of the baseline are no longer found.
    """

    workspace: str | None
    as_of: datetime.date
    items: int
    files: int
    lists: Mapping[str, int]
    located: tuple[Located, ...] = ()
    law_library: str | None = None
    elsewhere: int = 0
    partial: bool = False
    waived: int = 0
    known: int = 0
    mended: int = 0

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings by themselves."""
        return tuple(one.finding for one in self.located)

    @cached_property
    def fingerprints(self) -> tuple[str, ...]:
        """A stable name for each of ``located``: same key, then the first, the second, …."""
        seen: Counter[tuple[str, ...]] = Counter()
        found = []
        for one in self.located:
            key = one.key
            seen[key] += 1
            text = "\0".join((*key, str(seen[key])))
            found.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
        return tuple(found)

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """Findings by severity, every severity present."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in Severity}

    @cached_property
    def by_rule(self) -> list[tuple[str, int]]:
        """Codes of rules with their number of findings, the most frequent first."""
        found = Counter(finding.rule for finding in self.findings)
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))

    @cached_property
    def by_file(self) -> list[tuple[str, int]]:
        """Files with their number of findings, the most first."""
        found = Counter(finding.file for finding in self.findings)
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))

    def reaches(self, severity: Severity | None) -> bool:
        """Whether a finding is at least as bad as ``severity``; never for None."""
        if severity is None:
            return False
        return any(finding.severity.rank <= severity.rank for finding in self.findings)
