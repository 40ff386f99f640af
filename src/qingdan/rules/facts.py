"""What the rules between items need to know of each file, small enough to cross processes."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ..appearance.reading import Appearance
from ..model.finding import FieldPath
from ..model.vocabulary import ListKind, Status
from .ledger import Ledger
from .references import Mention
from .register import Register
from .shelf import Shelf
from .waiver import Waiver

if TYPE_CHECKING:
    from ..model.workspace import WorkspaceFile
    from .profile import Profile
    from .rule import Rule
    from .settings import Settings
    from .since import Since


_DRAFT, _REPEALED = str(Status.DRAFT), str(Status.REPEALED)
_NOT_IN_FORCE = frozenset({_DRAFT, _REPEALED})
"""Plain texts: asked for ten thousand items by every rule."""


class Facts(NamedTuple):
    """One item, or the header of a list (``id`` empty). Of an unreadable file only the path.

    Made by ``extraction``. Nothing but built-in types may stand in it.
    """

    id: str
    path: str
    kind: str
    organ: str | None
    readable: bool = False
    first_key: str | None = None
    name: str = ""
    status: str = ""
    parent: str | None = None
    duty: str | None = None
    """The 职责 of a power where it is the id of a duty."""
    codes: Sequence[Mention] = ()
    organs: Sequence[Mention] = ()
    units: Sequence[Mention] = ()
    items: Sequence[Mention] = ()
    texts: Sequence[Mention] = ()
    has_basis: bool = False
    has_office: bool = False
    lead_unclear: bool = False
    """牵头 has a form that the schema refuses: how many there are cannot be told."""
    waivers: Sequence[Waiver] = ()
    type: str = ""
    """类型 of a power or a delegation, 类别 of a town's matter, see ``extraction``."""
    ordinal: int | None = None
    """序号."""
    same: int = 0
    gist: int = 0
    """Marks of the name, see ``names.same_name``; 0 without a name."""
    internal: bool = False
    """Whether the item is not published: 可见性 内部, or a duty that is 对内."""
    ends: str = ""
    """失效日期 as it is written."""
    levels: Sequence[str] = ()
    """The levels that exercise a power, as far as it says so."""
    bare_cases: Sequence[int] = ()
    """案例 without 说明, by their position."""
    decisions: Sequence[tuple[FieldPath, int, int, str]] = ()
    """分工 without 依据 that name a decision: where, from, to, the word."""
    declared: Sequence[tuple[int, FieldPath]] = ()
    """声明数量 of a header. Its ``name`` is the 标题 of the list."""
    absent: Sequence[str] = ()
    """Keys of a complete item that are not there, see ``absence``."""
    spoken: Sequence[tuple[str, FieldPath, int, str]] = ()
    """Names of organs that the item says in its own words, see ``spoken``."""
    retired_codes: Sequence[Mention] = ()
    """编码.曾用."""
    entrusted: bool = False
    """Whether a power is exercised in the name of another organ (委托)."""
    parties_unclear: bool = False
    """牵头, 配合 or 分工 of a matter have a form in which not every organ can be told."""
    claims: Sequence[Mention] = ()
    """职责 and 权限 of a power that do not hold its name, see ``claims``."""
    exercise: Sequence[Mention] = ()
    """What a power (or the defaults of its list) says of who may exercise it, see ``exercise``."""
    marks: Sequence[tuple[str, str, FieldPath]] = ()
    """What an item of the lists beside the three says for rules between items, see ``marking``:
    what sort of word, the word, where it stands."""
    meant: Sequence[str] = ()
    """Keys that stand there under a misspelt name, or hold one: not there, nor missing."""

    @property
    def repealed(self) -> bool:
        """Whether the item is no longer in force."""
        return self.status == _REPEALED

    @property
    def draft(self) -> bool:
        """Whether the item is still being written."""
        return self.status == _DRAFT

    @property
    def in_force(self) -> bool:
        """Whether the item could be read and is neither a draft nor repealed."""
        return self.readable and self.status not in _NOT_IN_FORCE

    def words(self, key: str) -> list[Mention]:
        """Return the organs named under a top-level key."""
        return [mention for mention in self.organs if mention[1][0] == key]


@dataclass(frozen=True, slots=True)
class Around:
    """What every rule may ask besides the items: settings, profile, workspace file, the day."""

    settings: Settings
    profile: Profile
    workspace: WorkspaceFile
    today: datetime.date
    shelf: Shelf = field(default_factory=Shelf)
    """Where the law library is."""
    words: tuple[str, ...] = ()
    """Names that are looked for in the texts of items, see ``spoken``."""

    def option(self, rule: Rule, name: str, path: str | None = None) -> Any:
        """Return the setting of a rule, for a file where one is given."""
        return self.settings.options(rule.code, path)[name]


class ListView:
    """One list of one organ: its items, its header where it has one."""

    def __init__(
        self, kind: str, organ: str | None, items: list[Facts], header: Facts | None, around: Around
    ) -> None:
        self.kind = kind
        self.organ = organ
        self.items = items
        self.header = header
        self.around = around

    @property
    def readable(self) -> bool:
        """Whether every item could be read: otherwise nothing can be counted."""
        return all(item.readable for item in self.items)

    @property
    def place(self) -> Facts:
        """Where a finding about the list as a whole stands: its header, else its first item."""
        return self.header or self.items[0]


class View:
    """The whole workspace as the rules between items see it."""

    def __init__(
        self,
        items: list[Facts],
        headers: list[Facts],
        register: Register | None,
        texts: Mapping[str, list[tuple[str, tuple[str | int, ...]]]] | None,
        around: Around,
        *,
        adjustments: Mapping[str, Mapping[str, Any]] | None = None,
        calendar: Mapping[str, Any] | None = None,
        appearance: Appearance | None = None,
        since: Since | None = None,
    ) -> None:
        """Take facts sorted by path; ``register`` and ``texts`` are None where unreadable.

        ``texts`` gives for every shared text the files (and paths in them) that define it,
        ``adjustments`` what ``adjustments/*.yaml`` hold, ``calendar`` what ``calendar.yaml`` does,
        ``appearance`` what the site has of its own,
        ``since`` what changed since a base where that was asked for.
        """
        self.items = items
        self.headers = headers
        self.register = register
        self.texts = texts
        self.around = around
        self.calendar = calendar or {}
        self.since = since
        self.appearance = appearance or Appearance()
        self._adjustments = adjustments or {}

    @cached_property
    def ledger(self) -> Ledger:
        """What the adjustments declare; false where there are none."""
        return Ledger(self._adjustments)

    def lists(self) -> list[ListView]:
        """Return the lists, by kind and organ; one that has only a header has no items."""
        headers = {(header.kind, header.organ or ""): header for header in self.headers}
        held: dict[tuple[str, str], list[Facts]] = {key: [] for key in headers}
        for item in self.items:
            held.setdefault((item.kind, item.organ or ""), []).append(item)
        return [
            ListView(kind, organ or None, items, headers.get((kind, organ)), self.around)
            for (kind, organ), items in sorted(held.items())
        ]

    @cached_property
    def by_id(self) -> dict[str, list[Facts]]:
        """Items by id; more than one where an id is used twice."""
        found: dict[str, list[Facts]] = {}
        for item in self.items:
            found.setdefault(item.id, []).append(item)
        return found

    @cached_property
    def by_name(self) -> dict[str, list[Facts]]:
        """Items by name."""
        found: dict[str, list[Facts]] = {}
        for item in self.items:
            if item.name:
                found.setdefault(item.name, []).append(item)
        return found

    @cached_property
    def shared_names(self) -> frozenset[int]:
        """Marks of names (``same``) that more than one item has."""
        return _more_than_once(item.same for item in self.items)

    @cached_property
    def shared_gists(self) -> frozenset[int]:
        """Marks of names without small words (``gist``) that more than one item has."""
        return _more_than_once(item.gist for item in self.items)

    @cached_property
    def children(self) -> dict[str, list[Facts]]:
        """子项 by the id of their 主项; repealed ones do not count."""
        found: dict[str, list[Facts]] = {}
        for item in self.items:
            if item.parent is not None and item.parent != item.id and not item.repealed:
                found.setdefault(item.parent, []).append(item)
        return found

    @cached_property
    def _blanked(self) -> dict[str, str]:
        """Ids by themselves with one letter blanked out."""
        return {
            item[:at] + " " + item[at + 1 :]: item for item in self.by_id for at in range(len(item))
        }

    def one_letter_off(self, word: str) -> str | None:
        """Return an id that differs from ``word`` in one letter, or in two that are swapped."""
        for at in range(len(word)):
            found = self._blanked.get(word[:at] + " " + word[at + 1 :])
            if found is not None:
                return found
        for at in range(len(word) - 1):
            swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            if swapped in self.by_id:
                return swapped
        return None

    def of_kind(self, kind: ListKind) -> Sequence[Facts]:
        """Items of one list."""
        return self._by_kind.get(str(kind), ())

    @cached_property
    def _by_kind(self) -> dict[str, list[Facts]]:
        found: dict[str, list[Facts]] = {}
        for item in self.items:
            found.setdefault(item.kind, []).append(item)
        return found


def _more_than_once(marks: Iterable[int]) -> frozenset[int]:
    return frozenset(mark for mark, count in Counter(marks).items() if count > 1 and mark)
