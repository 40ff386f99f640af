"""What a check of a workspace comes to: facts, before any words for a screen."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ..model.finding import Finding, Severity


class Excerpt(NamedTuple):
    """A line of a file, cut around a place; ``caret`` is an index into ``text``."""

    text: str
    caret: int


class Located(NamedTuple):
    """A finding and the line it points at, where there is one to show."""

    finding: Finding
    excerpt: Excerpt | None = None


Place = tuple[str, int, int]
"""File, line, column."""


@dataclass(frozen=True)
class Report:
    """The result of ``validate``.

    ``workspace`` is the folder's path from the repository root (None outside a repository, ``.``
    at its root), ``items`` how many items could be read, ``files`` how many files should each
    hold one, ``lists`` the items of each kind of list, ``findings`` in the order of a report,
    ``elsewhere`` how many findings lie outside what was asked for, ``partial`` whether only a
    part was asked for.
    """

    workspace: str | None
    as_of: datetime.date
    items: int
    files: int
    lists: Mapping[str, int]
    findings: tuple[Finding, ...]
    excerpts: Mapping[Place, Excerpt] = field(default_factory=dict)
    law_library: str | None = None
    elsewhere: int = 0
    partial: bool = False

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

    def excerpt(self, finding: Finding) -> Excerpt | None:
        """Return the line a finding points at."""
        return self.excerpts.get((finding.file, finding.line, finding.column))

    def reaches(self, severity: Severity | None) -> bool:
        """Whether a finding is at least as bad as ``severity``; never for None."""
        if severity is None:
            return False
        return any(finding.severity.rank <= severity.rank for finding in self.findings)
