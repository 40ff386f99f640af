"""The bases of a batch and what became of them; what the rules on law find in its items."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..compare.changes import Change
from ..law.citing.parsing import citations
from ..law.citing.rendering import render, render_title
from ..law.facts import Status
from ..law.judging.judged import Remark
from ..law.judging.judging import judge_all
from ..law.library.library import LawLibrary
from ..model.bases import bases_of_item
from ..model.finding import Finding, Severity
from ..rules.remembered import Memory
from ..rules.run import Options, validate
from ..store.snapshot import Snapshot
from .census import Standing
from .declared import Declared

LAW_RULES = "QD4"
BATCH = "本批调整"


_KEY = re.compile(r"[^.\[]+")
_UNKNOWN = frozenset({Status.NOT_COVERED, Status.UNKNOWN_LAW, Status.MALFORMED})
_FAULTY = frozenset({*Status} - _UNKNOWN - {Status.IN_FORCE})
_UNSURE = frozenset(
    {
        Remark.ARTICLE_UNCHECKED,
        Remark.PARAGRAPH_UNCHECKED,
        Remark.STATUS_UNSURE,
        Remark.UNKNOWN_VERSION,
        Remark.UNKNOWN_TEXT,
    }
)


@dataclass(frozen=True, slots=True)
class CitedBasis:
    """One citation, who cites it, and what it is on the day.

    ``status`` is None for a text in which no citation could be read. ``replaced`` are titles of
    what took its place. ``unsure``: the library knows the text, but not whether it was in force, or
    not what is cited of it.
    """

    text: str
    users: tuple[str, ...]
    status: Status | None
    replaced: tuple[str, ...] = ()
    unsure: bool = False

    @property
    def unchecked(self) -> bool:
        """Whether the library cannot say that it is right: what is unknown is not clean."""
        return self.unsure or self.status is None or self.status in _UNKNOWN

    @property
    def faulty(self) -> bool:
        """Whether the library says that it is not, or not yet, or no longer so."""
        return self.status in _FAULTY


@dataclass(frozen=True)
class Risks:
    """Findings of the rules on law in the items of the batch.

    ``older`` are those in parts that the batch leaves as they were; none where nobody can say.
    """

    findings: tuple[Finding, ...]
    older: frozenset[Finding] = frozenset()

    @property
    def caused(self) -> tuple[Finding, ...]:
        """The findings in what the batch changed, or may have."""
        return tuple(one for one in self.findings if one not in self.older)

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
    return tuple(replace(one, users=tuple(dict.fromkeys(users[key]))) for key, one in found.items())


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
            render(one.citation),
            (),
            one.status,
            tuple(map(render_title, one.replaced_by)),
            unsure=not _UNSURE.isdisjoint(one.also),
        )


def legal_risks(
    snapshot: Snapshot,
    changes: Mapping[str, Change | None],
    today: datetime.date,
    memory: Memory | None = None,
    *,
    compared: bool = False,
) -> Risks:
    """Check the workspace once and keep what the rules on law find in the items of a batch.

    ``changes`` says what happened to each; ``compared``: where it says None, nothing did. Raises
    ``QingdanError`` as ``validate`` does, for example for a broken ``qingdan.yaml``.
    """
    report = validate(snapshot, Options(as_of=today, memory=memory))
    found = [
        one
        for one in report.findings
        if one.rule.startswith(LAW_RULES) and one.item is not None and one.item in changes
    ]
    older = (one for one in found if compared and not _touches(changes[one.item or ""], one))
    return Risks(
        tuple(sorted(found, key=lambda one: (one.severity.rank, one.order))), frozenset(older)
    )


def _touches(change: Change | None, finding: Finding) -> bool:
    """Whether an item changed in the key that a finding is on; a new item did in all of them."""
    if change is None:
        return False
    if change.base_file is None:
        return True
    key = _KEY.match(finding.field or "")
    keys = {str(field.path[0]) for field in change.fields if field.path}
    return key is not None and key[0] in keys


def by_rule(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Return findings by the name of their rule, the most frequent first."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.rule, []).append(one)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return {rule: tuple(ones) for rule, ones in ordered}


__all__ = ["BATCH", "CitedBasis", "Risks", "by_rule", "cited_bases", "legal_risks"]
