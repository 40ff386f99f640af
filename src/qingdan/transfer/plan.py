"""What a transfer does, as values: files before and after, what was done, what is left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..model.finding import FieldPath, field_name
from ..model.vocabulary import ListKind
from .order import Order


class Topic(StrEnum):
    """What a note is about. The words are a contract with users' programs."""

    ITEMS = "items"
    DATES = "dates"
    DEFAULTS = "defaults"
    CODES = "codes"
    ORDINALS = "ordinals"
    UNITS = "units"
    WORDS = "words"
    LINKS = "links"
    REGISTER = "register"
    HEADERS = "headers"
    BOUNDARIES = "boundaries"
    REFERENCES = "references"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was done, or that a person must decide; in the user's language.

    ``path`` is where it stands in ``file`` (relative to the workspace).
    """

    topic: Topic
    text: str
    item: str | None = None
    file: str | None = None
    path: FieldPath | None = None

    @property
    def field(self) -> str | None:
        """The path as ``分工[0].部门``."""
        return None if self.path is None else field_name(self.path)


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """A field of a moved item before and after, as a reader would say it."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that goes to the new organ."""

    id: str
    list: ListKind
    name: str
    status: str
    base_file: str
    head_file: str
    edits: tuple[FieldEdit, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A transfer worked out in memory; nothing is written.

    ``files`` are new contents by path, None for a file that is gone; ``before`` holds what stood
    in those that there were. ``names`` are the names of the two organs.
    """

    order: Order
    names: Mapping[str, str]
    moved: tuple[Moved, ...]
    files: Mapping[str, bytes | None]
    before: Mapping[str, bytes]
    done: tuple[Note, ...] = ()
    open: tuple[Note, ...] = field(default=())
