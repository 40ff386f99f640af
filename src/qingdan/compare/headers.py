"""What items inherit: the defaults of their list's header, on each side of a comparison.

状态 decides what a change is called (a draft, in force, repealed), and nearly every item leaves it
to its list. Where an item states what it inherited before, or the other way, both are compared:
有效 became 废止, and what was only written down in the file of a moved item did not change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import QingdanError
from ..model.vocabulary import Status
from ..store.layout import Role, header_path
from ..store.reader import read_mapping
from ..store.sameness import same
from .action import ATTENDANT, Sides
from .files import Difference, TwoSides, Version
from .listwords import WORDS
from .match import Pair

STATUS = "状态"
_UNSAID = {STATUS: str(Status.EFFECTIVE)}
"""What holds where neither the item nor its list says anything."""

Values = tuple[dict[str, Any] | None, dict[str, Any] | None]
"""What an item says before and after; None where there is no file or it cannot be read."""


@dataclass(frozen=True, slots=True)
class Inherited:
    """The defaults of list headers by path, before and after."""

    base: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    head: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def statuses(self, pair: Pair) -> tuple[str | None, str | None]:
        """Return 状态 before and after, stated or inherited; None counts as in force."""
        return _status(pair.base, self.base), _status(pair.head, self.head)

    def values(self, pair: Pair) -> Values:
        """Return what an item says, and what it inherited where the other side states it.

        In one and the same list a value that is written down as it was inherited stays as put in:
        the file says more than before, and a declaration holds the file against its anchor.
        """
        old, new = (side.value if side else None for side in (pair.base, pair.head))
        if pair.base is None or pair.head is None or old is None or new is None:
            return old, new
        went = _changed_lists(pair)
        before = self.base.get(header_of(pair.base), {})
        after = self.head.get(header_of(pair.head), {})
        return _filled(old, new, before, went=went), _filled(new, old, after, went=went)

    def sides(self, pair: Pair) -> Sides | None:
        """Return what each side says with the keys that the words of its list look at."""
        shown = pair.head or pair.base
        words = WORDS.get(shown.owner.kind) if shown and shown.owner.kind else None
        if words is None:
            return None
        return _with(pair.base, self.base, words.keys), _with(pair.head, self.head, words.keys)

    def otherwise(self, pair: Pair) -> tuple[str, ...]:
        """Return the keys that a moved item inherits otherwise than before: its lists differ."""
        if pair.base is None or pair.head is None or not _changed_lists(pair):
            return ()
        before = self.base.get(header_of(pair.base), {})
        after = self.head.get(header_of(pair.head), {})
        told = ATTENDANT.union(pair.base.value or (), pair.head.value or ())  # told as fields
        inherited = sorted(str(key) for key in (before.keys() | after.keys()) - told)
        return tuple(key for key in inherited if not same(before.get(key), after.get(key)))


def headers_asked(pairs: Iterable[Pair], differences: Iterable[Difference]) -> set[str]:
    """Return the headers to read: those that items inherit 状态 from, as far as unchanged."""
    asked = {
        header_of(version)
        for pair in pairs
        for version in (pair.base, pair.head)
        if version is not None
        and version.value is not None
        and (_leaves_unsaid(version) or _changed_lists(pair) or _states_otherwise(pair))
    }
    return asked - {difference.path for difference in differences}


def inherited_defaults(
    differences: Iterable[Difference], unchanged: Mapping[str, bytes]
) -> Inherited:
    """Return what items inherit; ``unchanged`` are the headers that are the same on both sides."""
    base: dict[str, Mapping[str, Any]] = {}
    head: dict[str, Mapping[str, Any]] = {}
    for difference in differences:
        shown = difference.head or difference.base
        if shown is not None and shown.owner.role is Role.HEADER:
            base[difference.path] = defaults_in(difference.base)
            head[difference.path] = defaults_in(difference.head)
    for path, data in unchanged.items():
        base[path] = head[path] = _defaults(read_mapping(data).value)
    return Inherited(base, head)


def _leaves_unsaid(version: Version) -> bool:
    """Whether an item leaves to its list what decides how a change is called."""
    words = WORDS.get(version.owner.kind) if version.owner.kind else None
    return any(key not in (version.value or ()) for key in (STATUS, *(words.keys if words else ())))


def _with(
    version: Version | None, defaults: Mapping[str, Mapping[str, Any]], keys: Iterable[str]
) -> Mapping[str, Any] | None:
    if version is None or version.value is None:
        return None
    given = defaults.get(header_of(version), {})
    inherited = {key: given[key] for key in keys if key in given and key not in version.value}
    return {**version.value, **inherited}


def _changed_lists(pair: Pair) -> bool:
    """Whether an item stands in another list than before."""
    return (
        pair.base is not None
        and pair.head is not None
        and header_of(pair.base) != header_of(pair.head)
    )


def _states_otherwise(pair: Pair) -> bool:
    """Whether one side states something that the other leaves to its list."""
    old, new = (side.value if side else None for side in (pair.base, pair.head))
    return old is not None and new is not None and old.keys() != new.keys()


def _filled(
    value: dict[str, Any], other: dict[str, Any], defaults: Mapping[str, Any], *, went: bool
) -> dict[str, Any]:
    """Return a side with what it inherits of that which only the other side states."""
    inherited = {
        key: said
        for key in other
        if key not in value
        and (said := defaults.get(key, _UNSAID.get(key))) is not None
        and (went or not same(said, other[key]))
    }
    return {**value, **inherited} if inherited else value


def header_of(version: Version) -> str:
    """Return the path of the header of the list that an item stands in."""
    assert version.owner.kind is not None  # noqa: S101 - every item belongs to a list
    return header_path(version.owner.kind, version.owner.organ)


def defaults_in(version: Version | None) -> Mapping[str, Any]:
    """Return the defaults that a header gives its items."""
    return _defaults(version.value if version else None)


def _defaults(value: dict[str, Any] | None) -> Mapping[str, Any]:
    found = (value or {}).get("默认")
    return found if isinstance(found, dict) else {}


def read_unchanged(sides: TwoSides, paths: Iterable[str]) -> dict[str, bytes]:
    """Read what exists of some files of the head; the tree is listed only where one is missing."""
    wanted = sorted(paths)
    try:
        return dict(sides.read_named(wanted))
    except QingdanError:
        return dict(sides.read_head(wanted))


def _status(version: Version | None, defaults: Mapping[str, Mapping[str, Any]]) -> str | None:
    if version is None:
        return None
    status = (version.value or {}).get(STATUS)
    if status is None and version.value is not None:
        status = defaults.get(header_of(version), {}).get(STATUS)
    return status if isinstance(status, str) else None
