"""What a rule is, and what it says when it finds something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from ..model.finding import FieldPath, Severity
from ..model.vocabulary import ListKind, PowerType, RulePreset


class Scope(StrEnum):
    """How much a rule must see; a change outside its scope never changes its findings."""

    FILE = "file"
    """Bytes, syntax and place of one file."""
    ITEM = "item"
    """One record with the header of its list and the declared extra fields."""
    TEXT = "text"
    """One text of a record: an item, a header, the register, a shared text."""
    LIST = "list"
    """Facts of the items of one list of one organ, and of its header."""
    WORKSPACE = "workspace"
    """Facts of all items, the organ register, the names of shared texts, the adjustments."""
    CHANGE = "change"
    """Two versions: what became of the workspace since a base. Run by ``adjust check`` and
    ``validate --changed-since``."""


class TextSort(StrEnum):
    """What a text is for, which decides what may be demanded of its wording."""

    NAME = "name"
    PROSE = "prose"
    CITATION = "citation"
    """引用, or a bare 依据."""
    DOCUMENT = "document"
    """A 文号 by itself."""
    QUOTATION = "quotation"
    """原文, 原注, 标注, 法条用语: the words of others, never changed by a fix."""


EVERY_SORT = frozenset(TextSort)
OWN_WORDS = EVERY_SORT - {TextSort.QUOTATION}


class Safety(StrEnum):
    """Whether a fix may be applied without looking."""

    SAFE = "safe"
    """The meaning stays the same."""
    UNSAFE = "unsafe"
    """Likely right; somebody must look."""


class Edit(NamedTuple):
    """A change of the value at ``path``.

    ``span`` (start and end, in characters of the value) is replaced by ``new``; without a span
    the whole value is, or the key is added to its record. With the empty path the span counts
    characters of the file itself, behind a BOM (which is -1 to 0); such an edit never changes
    what is read.
    """

    path: FieldPath
    span: tuple[int, int] | None
    new: Any


class Fix(NamedTuple):
    """How a finding can be mended; all edits or none."""

    safety: Safety
    edits: tuple[Edit, ...]


class Option(NamedTuple):
    """A setting of a rule: its Chinese name, its default, what it means.

    The default decides the type: int, bool, str or a tuple of str.
    """

    name: str
    default: int | bool | str | tuple[str, ...]
    help: str


Example = Mapping[str, str | bytes]
"""Files of a small workspace by path, on top of ``examples.BASE``. What lies under ``基/`` is the
same workspace as it was in the base, for rules of scope CHANGE."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One check with its documentation.

    ``code`` and ``slug`` are stable names. ``title`` says what is wrong in a few words, ``why``
    gives the reason (article, standard) in Chinese Markdown, ``advice`` what to do in one
    sentence. ``bad`` is a workspace the rule fires on, ``good`` one on which nothing does; the
    tests run both. An ``unskippable`` rule speaks of a file that cannot be read at all: nothing
    else can be known about it, so the finding is never filtered away by ``--select``.

    ``preset`` is the smallest set of rules that holds it, ``options`` what can be set,
    ``fix`` the safety of its fix where it has one. A rule with ``needles`` runs only where one of
    them stands (in the text it looks at; for scope ITEM in the file): a literal search is a
    hundred times cheaper than a pattern.
    One of scope ITEM with ``keys`` runs only on items that have one of them (by themselves or by
    default), with ``lists`` only on items of those, with ``types`` only on powers of those. Rules
    with the same ``gate`` (a function of the item) run where it returns something, asked once.
    One of scope TEXT with ``marks`` (the inside of a character class, made when it is first needed)
    runs only where one of those characters stands. ``texts`` are the sorts of text that a rule of
    scope TEXT looks at. Where literals would be
    too many, ``screen`` is a quick test of a text (of the file, for scope ITEM), true wherever the
    rule may fire.
    What a rule that must ``conceal`` finds is blacked out in the line that is shown with it: more
    people read the log of a check than the file.
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
    preset: RulePreset = RulePreset.DEFAULT
    options: tuple[Option, ...] = ()
    fix: Safety | None = None
    needles: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    lists: tuple[ListKind, ...] = ()
    types: tuple[PowerType, ...] = ()
    gate: Callable[[Any], object] | None = None
    texts: frozenset[TextSort] = EVERY_SORT
    marks: Callable[[], str] | None = None
    screen: Callable[[str], bool] | None = None
    conceal: bool = False


class Mark(StrEnum):
    """Which end of a path a finding points at."""

    KEY = "key"
    VALUE = "value"


class RawFinding(NamedTuple):
    """A finding whose place is still a path: line and column are computed only when it is shown.

    ``at`` is the path that is pointed at; ``field`` the path that is meant, where the two differ
    (a missing key is shown at the first key of its record). ``span`` points at characters inside
    the value, which must then be a text.
    """

    slug: str
    file: str
    message: str
    hint: str
    at: FieldPath = ()
    mark: Mark = Mark.VALUE
    field: FieldPath | None = None
    item: str | None = None
    span: tuple[int, int] | None = None
    fix: Fix | None = None
    place: tuple[int, int] | None = None
    """Line and column, where the file is no YAML and they are known already."""


class Spot(NamedTuple):
    """What a rule of scope TEXT yields: characters of a text, and what may stand there instead.

    With ``valid_until`` (a day as 2019-03-31) they are a fault only after that day.
    """

    start: int
    end: int
    message: str
    hint: str
    replacement: str | None = None
    valid_until: str | None = None


def N_(text: str) -> str:  # noqa: N802 - the conventional gettext mark
    """Mark a text for translation that is translated where it is shown."""
    return text
