"""What a rule is, and what it says when it finds something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ..model.finding import FieldPath, Severity


class Scope(StrEnum):
    """How much a rule must see; a change outside its scope never changes its findings."""

    FILE = "file"
    """Bytes, syntax and place of one file."""
    ITEM = "item"
    """One record with the header of its list and the declared extra fields."""
    WORKSPACE = "workspace"
    """Facts of all items, the organ register, the names of shared texts."""


Example = Mapping[str, str | bytes]
"""Files of a small workspace by path, on top of ``examples.BASE``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One check with its documentation.

    ``code`` and ``slug`` are stable names. ``title`` says what is wrong in a few words, ``why``
    gives the reason (article, standard) in Chinese Markdown, ``advice`` what to do in one
    sentence. ``bad`` is a workspace the rule fires on, ``good`` one on which nothing does; the
    tests run both. An ``unskippable`` rule speaks of a file that cannot be read at all: nothing
    else can be known about it, so the finding is never filtered away by ``--select``.
    """

    code: str
    slug: str
    severity: Severity
    scope: Scope
    title: str
    why: str
    advice: str
    bad: Example
    good: Example
    unskippable: bool = False


class Mark(StrEnum):
    """Which end of a path a finding points at."""

    KEY = "key"
    VALUE = "value"


class RawFinding(NamedTuple):
    """A finding whose place is still a path: line and column are computed only when it is shown.

    ``at`` is the path that is pointed at; ``field`` the path that is meant, where the two differ
    (a missing key is shown at the first key of its record).
    """

    slug: str
    file: str
    message: str
    hint: str
    at: FieldPath = ()
    mark: Mark = Mark.VALUE
    field: FieldPath | None = None
    item: str | None = None


def N_(text: str) -> str:  # noqa: N802 - the conventional gettext mark
    """Mark a text for translation that is translated where it is shown."""
    return text
