"""The bases of a batch and what became of them; what the rules on law find in its items."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..law.citing.parsing import citations
from ..law.citing.rendering import render, render_title
from ..law.facts import Status
from ..law.judging.judging import judge_all
from ..law.library.library import LawLibrary
from ..model.bases import bases_of_item
from ..model.finding import Finding, Severity
from ..rules.run import Options, validate
from ..store.snapshot import Snapshot
from .census import Standing
from .declared import Declared

LAW_RULES = "QD4"
BATCH = "本批调整"


@dataclass(frozen=True, slots=True)
class CitedBasis:
    """One citation, who cites it, and what it is on the day.

    ``status`` is None for a text in which no citation could be read. ``replaced`` are titles of
    what took its place.
    """

    text: str
    users: tuple[str, ...]
    status: Status | None
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True)
class Risks:
    """Findings of the rules on law in the items of the batch."""

    findings: tuple[Finding, ...]

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(one for one in self.findings if one.severity is severity)


def cited_bases(
    declared: Declared,
    items: Iterable[Standing],
    library: LawLibrary,
    today: datetime.date,
) -> tuple[CitedBasis, ...]:
    """Return every basis of the adjustment, of its entries and of its items, each once.

    Citations are compared as they read, not as they are written. Those of the adjustment come
    first, then those of the items in their order.
    """
    users: dict[str, list[str]] = {}
    found: dict[str, CitedBasis] = {}
    for text, user in (*_of_batch(declared), *_of_items(items)):
        for one in _judged(text, library, today):
            found.setdefault(one.text, one)
            users.setdefault(one.text, []).append(user)
    return tuple(
        CitedBasis(one.text, tuple(dict.fromkeys(users[key])), one.status, one.replaced)
        for key, one in found.items()
    )


def _of_batch(declared: Declared) -> Iterator[tuple[str, str]]:
    adjustment = declared.adjustment
    for basis in adjustment.bases:
        yield basis.citation, BATCH
    for entry in adjustment.entries:
        for basis in entry.bases:
            yield basis.citation, BATCH
    for handover in adjustment.handovers:
        if handover.basis:
            yield handover.basis.citation, BATCH


def _of_items(items: Iterable[Standing]) -> Iterator[tuple[str, str]]:
    for item in items:
        for found in bases_of_item(item.kind, item.said):
            yield found.citation, item.name


def _judged(text: str, library: LawLibrary, today: datetime.date) -> Iterator[CitedBasis]:
    read = citations(text)
    if not read:
        yield CitedBasis(text, (), None)
    for one in judge_all(read, library, today, texts=False):
        yield CitedBasis(
            render(one.citation), (), one.status, tuple(map(render_title, one.replaced_by))
        )


def legal_risks(snapshot: Snapshot, items: Sequence[str], today: datetime.date) -> Risks:
    """Check the workspace once and keep what the rules on law find in these items.

    Raises ``QingdanError`` as ``validate`` does, for example for a broken ``qingdan.yaml``.
    """
    report = validate(snapshot, Options(as_of=today))
    wanted = set(items)
    return Risks(
        tuple(
            sorted(
                (
                    one
                    for one in report.findings
                    if one.rule.startswith(LAW_RULES) and one.item in wanted
                ),
                key=lambda one: (one.severity.rank, one.order),
            )
        )
    )


def by_rule(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Return findings by the name of their rule, the most frequent first."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.rule, []).append(one)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return {rule: tuple(ones) for rule, ones in ordered}


__all__ = ["BATCH", "CitedBasis", "Risks", "by_rule", "cited_bases", "legal_risks"]
