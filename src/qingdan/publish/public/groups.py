"""What groups own is their members'; and what pages take from the register besides names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from ..kinds.towns import with_members
from .links import Directory
from .projection import Projection, PublicItem

_KEYS = ("性质", "成员", "电话", "失效日期")


@dataclass(frozen=True, slots=True)
class Groups:
    """``owned`` are the items of the lists beside the three that a group owns, by its members.

    ``sign`` stands for what the register says of groups, towns and phones.
    """

    owned: Mapping[str, Sequence[PublicItem]]
    sign: str


def groups_of(projection: Projection, directory: Directory) -> Groups:
    """Look for groups in the register of a projection."""
    found: dict[str, list[PublicItem]] = {}
    for owner, items in directory.owned.items():
        _self, *members = with_members([owner], projection.organs)
        shared = [item for item in items if not item.kind.is_core] if members else []
        for member in members:
            found.setdefault(member, []).extend(shared)
    said = [(organ, [of.get(key) for key in _KEYS]) for organ, of in projection.organs.items()]
    return Groups(found, blake2b(repr(said).encode(), digest_size=16).hexdigest())
