"""What a page is made of: plain values that a template turns into HTML or Markdown.

``blockhtml`` renders them for HTML; for Markdown ``form`` names the macro of
``markdown/blocks.md.j2``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..public.links import Link


@dataclass(frozen=True, slots=True)
class Text:
    """Running text in lines; ``href`` where the whole text is an address or a phone number."""

    form: ClassVar[str] = "text"
    lines: tuple[str, ...]
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Short official words side by side."""

    form: ClassVar[str] = "words"
    words: tuple[str, ...]
    hrefs: tuple[str, ...] = ()
    """Where each leads; empty where none does."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Several texts, one under the other."""

    form: ClassVar[str] = "texts"
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Links to other pages."""

    form: ClassVar[str] = "links"
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Clauses:
    """Numbered clauses behind a sentence that leads them in."""

    form: ClassVar[str] = "clauses"
    lead: str | None
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """One provision of a law: where, in what role, in what words."""

    place: str
    role: str | None = None
    quote: tuple[str, ...] = ()
    history: str | None = None
    label: str | None = None
    remark: str = ""
    """What is wrong with the place today: 现行文本没有此条."""

    @property
    def says_something(self) -> bool:
        """Whether there is more to say than the title of the law."""
        said = (self.place, self.role, self.quote, self.history, self.label, self.remark)
        return any(said)


@dataclass(frozen=True, slots=True)
class Law:
    """A law or document and the provisions cited from it; ``history`` is what all of them note.

    ``href`` leads to its page, ``standing`` is what it is today; both empty where that is not told.
    """

    title: str
    cited: tuple[Cited, ...]
    history: str | None = None
    href: str = ""
    standing: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether only places are cited, no words: they fit on one line."""
        return self.history is None and not any(c.quote or c.history for c in self.cited)


@dataclass(frozen=True, slots=True)
class Bases:
    """Citations grouped by law."""

    form: ClassVar[str] = "bases"
    laws: tuple[Law, ...]


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One step of a flow: its name and what is said about it, as label and text.

    ``number`` is its own where that is not its place in the flow, else 0.
    """

    name: str
    facts: tuple[tuple[str, str], ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Steps:
    """A flow, in order. ``drawing`` is its picture as HTML; None where it is drawn as a line."""

    form: ClassVar[str] = "steps"
    steps: tuple[FlowStep, ...]
    drawing: str | None = None

    @property
    def is_plain(self) -> bool:
        """Whether no step says more than its name."""
        return not any(step.facts for step in self.steps)


@dataclass(frozen=True, slots=True)
class Table:
    """Records of one kind; a cell is None where a record says nothing."""

    form: ClassVar[str] = "table"
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Block | None, ...], ...]
    is_wide: bool = False
    """Whether it needs the whole width however few its columns are."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and what it labels."""

    label: str
    block: Block

    @property
    def is_wide(self) -> bool:
        """Whether the block needs the whole width, its label above it."""
        block = self.block
        if isinstance(block, Ready):
            return block.is_wide
        if isinstance(block, Pairs):
            return any(isinstance(pair.block, Table | Clauses) for pair in block.pairs)
        if isinstance(block, Table):
            return block.is_wide or len(block.columns) > 3
        return isinstance(block, Cards) or (isinstance(block, Steps) and bool(block.drawing))


@dataclass(frozen=True, slots=True)
class Pairs:
    """A record: labelled parts, one under the other."""

    form: ClassVar[str] = "pairs"
    pairs: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A record with a heading of its own."""

    number: str
    title: str
    pairs: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Records too rich for a table, such as the tasks of a duty."""

    form: ClassVar[str] = "cards"
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """A block that is HTML already: it stands on many pages and was made for another."""

    form: ClassVar[str] = "ready"
    html: str
    is_wide: bool


Block = Text | Words | Texts | Links | Clauses | Bases | Steps | Table | Pairs | Cards | Ready
"""Anything that can stand beside a label."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: an anchor, a title, labelled blocks, and what the labels mean."""

    anchor: str
    title: str
    fields: tuple[Labelled, ...]
    help: tuple[tuple[str, str], ...] = ()

    @property
    def says_label(self) -> bool:
        """Whether the title already says the label of the section's only field."""
        return len(self.fields) == 1 and self.fields[0].label in self.title
