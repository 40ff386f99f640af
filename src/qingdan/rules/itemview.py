"""One item as the rules of scope ITEM see it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ..model.finding import FieldPath
from ..model.kinds import ITEM_MODELS
from ..model.vocabulary import ListKind, Status
from .passages import Passage, passages, plan_of
from .rule import Fix, Mark, RawFinding, Rule

if TYPE_CHECKING:
    from ..law.library.library import LawLibrary
    from .profile import Profile
    from .settings import Settings
    from .shelf import Shelf


_DRAFT, _REPEALED = str(Status.DRAFT), str(Status.REPEALED)


class BasisView(NamedTuple):
    """One 依据: its path, and what stands in it; a bare text is a citation."""

    path: FieldPath
    citation_path: FieldPath
    citation: str
    role: str | None = None
    quote: str | None = None


class ItemView:
    """One item: the plain mapping as it is written, and what it stands on.

    Nothing here is validated: a value may have any form, so ask for its type before using it.
    """

    def __init__(
        self,
        kind: ListKind,
        organ: str | None,
        item: str,
        path: str,
        mapping: Mapping[str, Any],
        defaults: Mapping[str, Any],
        settings: Settings,
        profile: Profile,
        today: datetime.date,
        shelf: Shelf,
        meant: frozenset[str] = frozenset(),
    ) -> None:
        self.kind = kind
        self.organ = organ
        self.id = item
        self.path = path
        self.mapping = mapping
        self.defaults = defaults
        self.settings = settings
        self.profile = profile
        self.today = today
        self.meant = meant
        """Keys that stand there under a misspelt name, or hold one: not there, nor missing."""
        self._shelf = shelf
        # Asked for of every item by many rules, so not put off.
        self.name = self.text("名称")
        self.type = self.text("类型")
        """The full word (行政处罚)."""
        status = self.text("状态")
        self.repealed = status == _REPEALED
        """Whether the item is no longer in force."""
        self.in_force = not self.repealed and status != _DRAFT
        """Whether the item is neither a draft nor repealed; what is unknown counts."""

    def get(self, key: str) -> Any:
        """Return the item's own value, or the one its list gives by default."""
        value = self.mapping.get(key)
        return self.defaults.get(key) if value is None else value

    def text(self, key: str) -> str:
        """Return a text; empty where there is none or something else stands there."""
        value = self.get(key)
        return value if isinstance(value, str) else ""

    def option(self, rule: Rule, name: str) -> Any:
        """Return the setting of a rule for this file."""
        return self.settings.options(rule.code, self.path)[name]

    @cached_property
    def library(self) -> LawLibrary:
        """The law library, opened when it is first asked for."""
        return self._shelf.library

    def lacks(self, key: str) -> bool:
        """Whether nothing stands under a key; not where it is misspelt or left empty."""
        if key in self.mapping:
            return self.mapping[key] in ([], {})
        return key not in self.defaults and key not in self.meant

    @cached_property
    def bases(self) -> tuple[BasisView, ...]:
        """依据 of the item itself (not those of its parts)."""
        return tuple(read_bases(self.mapping.get("依据"), ("依据",)))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the item, in the order of the file."""
        return tuple(passages(plan_of(ITEM_MODELS[self.kind]), self.mapping))

    def finding(
        self,
        rule: Rule,
        message: str,
        hint: str,
        at: FieldPath = (),
        *,
        mark: Mark = Mark.VALUE,
        span: tuple[int, int] | None = None,
        fix: Fix | None = None,
    ) -> RawFinding:
        """Return a finding at a value (or key) that stands in the file."""
        return RawFinding(rule.slug, self.path, message, hint, at, mark, None, self.id, span, fix)

    def missing(self, rule: Rule, message: str, hint: str, key: FieldPath) -> RawFinding:
        """Return a finding for a key that should stand there: shown where its record begins."""
        holder: Any = self.mapping
        for part in key[:-1]:
            holder = holder[part]
        first = next(iter(holder), None) if isinstance(holder, dict) else None
        at = (*key[:-1], first) if first is not None else key[:-1]
        return RawFinding(rule.slug, self.path, message, hint, at, Mark.KEY, key, self.id)


def read_bases(value: Any, path: FieldPath) -> Iterable[BasisView]:
    """Yield the bases that stand at ``path``; what has another form is passed over."""
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        at = (*path, index)
        if isinstance(entry, str):
            yield BasisView(at, at, entry)
        elif isinstance(entry, dict) and isinstance(entry.get("引用"), str):
            role, quote = entry.get("作用"), entry.get("原文")
            yield BasisView(
                at,
                (*at, "引用"),
                entry["引用"],
                role if isinstance(role, str) else None,
                quote if isinstance(quote, str) else None,
            )
