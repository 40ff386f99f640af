"""What people say beforehand of how tables are to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.vocabulary import ListKind
from .tables.guide import Ask


@dataclass(frozen=True)
class ImportOptions:
    """How the sheets of an import are read; the defaults tell everything from the headings."""

    kind: ListKind | None = None
    """The list that all tables belong to; None: told from the headings of each."""
    given: Mapping[str, str] = field(default_factory=dict)
    """Where columns go, by heading: a field, 扩展, 内部说明 or 忽略."""
    mapping: str | None = None
    """Name of the saved mapping to be used."""
    save: str | None = None
    """Name under which the mapping is to be saved."""
    personal: frozenset[str] = frozenset()
    """Headings of personal columns that are wanted in 内部说明."""
    keep_original: bool = False
    """Whether texts that were mended are kept as they were, in 内部说明."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Types of powers by the codes of the workspace's profile."""
    ask: Ask | None = None
    """Asks a person about doubtful columns; None: they are reported."""
