"""What the rules between items need to know of each file, small enough to cross processes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ..model.ids import ITEM_ID
from ..model.vocabulary import ListKind, Status
from .references import Mention, mentions, named
from .register import Register
from .waiver import Waiver, waivers_in

if TYPE_CHECKING:
    from ..model.workspace import WorkspaceFile
    from .profile import Profile
    from .rule import Rule
    from .settings import Settings


class Facts(NamedTuple):
    """One item, or the header of a list (``id`` empty). Of an unreadable file only the path.

    Everything is taken from the plain mapping as it stands, so that an item with one mistake in
    the schema still counts where others refer to it.
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

    @property
    def repealed(self) -> bool:
        """Whether the item is no longer in force."""
        return self.status == Status.REPEALED

    @property
    def draft(self) -> bool:
        """Whether the item is still being written."""
        return self.status == Status.DRAFT

    def words(self, key: str) -> list[Mention]:
        """Return the organs named under a top-level key."""
        return [mention for mention in self.organs if mention[1][0] == key]


_CODE_KEYS = ("地方编码", "实施编码")


def unreadable(kind: ListKind, organ: str | None, item: str, path: str) -> Facts:
    """Return what is known of an item whose file cannot be read: that its id is taken."""
    return Facts(item, path, str(kind), organ)


def item_facts(
    kind: ListKind,
    organ: str | None,
    item: str,
    path: str,
    mapping: Mapping[str, Any],
    defaults: Mapping[str, Any],
    meant: frozenset[str] = frozenset(),
) -> Facts:
    """Return the facts of one item. ``defaults`` are those of its header.

    ``meant`` are keys that stand there under a misspelt name: not there, and not missing either.
    """
    organs, items, texts = named(kind, mapping)
    duty = mapping.get("职责")
    return Facts(
        item,
        path,
        str(kind),
        organ,
        True,
        next(iter(mapping), None),
        _text(mapping.get("名称")) or "",
        _text(mapping.get("状态", defaults.get("状态"))) or "",
        _text(mapping.get("主项")),
        duty if isinstance(duty, str) and ITEM_ID.fullmatch(duty) else None,
        _codes(mapping.get("编码")),
        organs,
        mentions(mapping, ("承办机构", "*")) if isinstance(mapping.get("承办机构"), list) else [],
        items,
        texts,
        bool(mapping.get("依据")) or "依据" in meant,
        kind is ListKind.DUTIES and (_has_office(mapping) or "科室" in meant),
        kind is ListKind.BOUNDARIES and (_is_unclear(mapping.get("牵头")) or "牵头" in meant),
        waivers_in(mapping),
    )


def header_facts(kind: ListKind, organ: str | None, path: str, mapping: Mapping[str, Any]) -> Facts:
    """Return the facts of the header of a list: what its defaults name."""
    defaults = mapping.get("默认")
    texts = named(kind, defaults).texts if isinstance(defaults, dict) else []
    return Facts(
        "",
        path,
        str(kind),
        organ,
        True,
        next(iter(mapping), None),
        texts=[(word, ("默认", *where)) for word, where in texts],
        waivers=waivers_in(mapping),
    )


def _codes(codes: Any) -> list[Mention]:
    if not isinstance(codes, dict):
        return []
    return [(code, ("编码", key)) for key in _CODE_KEYS if isinstance(code := codes.get(key), str)]


def _has_office(mapping: Mapping[str, Any]) -> bool:
    offices = mapping.get("科室")
    if isinstance(offices, dict):
        offices = offices.get("牵头") or offices.get("配合")
    if offices:
        return True
    tasks = mapping.get("任务")
    return isinstance(tasks, list) and any(
        isinstance(task, dict) and bool(task.get("科室")) for task in tasks
    )


def _is_unclear(lead: Any) -> bool:
    if isinstance(lead, list):
        return not all(isinstance(organ, str) for organ in lead)
    return lead is not None and not isinstance(lead, str)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


@dataclass(frozen=True, slots=True)
class Around:
    """What every rule may ask besides the items: settings, profile, workspace file, the day."""

    settings: Settings
    profile: Profile
    workspace: WorkspaceFile
    today: datetime.date

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


class View:
    """The whole workspace as the rules between items see it."""

    def __init__(
        self,
        items: list[Facts],
        headers: list[Facts],
        register: Register | None,
        texts: Mapping[str, list[tuple[str, tuple[str | int, ...]]]] | None,
        around: Around,
    ) -> None:
        """Take facts sorted by path; ``register`` and ``texts`` are None where unreadable.

        ``texts`` gives for every shared text the files (and paths in them) that define it.
        """
        self.items = items
        self.headers = headers
        self.register = register
        self.texts = texts
        self.around = around

    def lists(self) -> list[ListView]:
        """Return the lists, by kind and organ."""
        held: dict[tuple[str, str], list[Facts]] = {}
        for item in self.items:
            held.setdefault((item.kind, item.organ or ""), []).append(item)
        headers = {(header.kind, header.organ or ""): header for header in self.headers}
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

    def of_kind(self, kind: ListKind) -> list[Facts]:
        """Items of one list."""
        name = str(kind)
        return [item for item in self.items if item.kind == name]
