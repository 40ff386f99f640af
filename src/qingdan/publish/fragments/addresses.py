"""Where the links of a fragment lead: its neighbours get their addresses from another platform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ...model.vocabulary import ListKind
from ..public.links import list_page

_LISTS = frozenset(list_page(kind) for kind in ListKind)
_FOLDERS = tuple(f"{name}/" for name in (*ListKind, "organs"))


class Linking(StrEnum):
    """What links between fragments become.

    ``NONE``: plain text, which is right wherever it is pasted. ``RELATIVE``: from file to file, for
    a platform that takes the whole folder. ``SITE``: to the same page of a whole site elsewhere.
    ``GIVEN``: to the addresses that the platform gave, as somebody has written them down; what has
    none yet is plain text.
    """

    NONE = "none"
    RELATIVE = "relative"
    SITE = "site"
    GIVEN = "given"


@dataclass(frozen=True)
class Addresses:
    """How fragments link. ``given`` are addresses by path of the fragment (``powers/….html``)."""

    linking: Linking = Linking.NONE
    base_url: str = ""
    given: Mapping[str, str] = field(default_factory=dict)

    def href(self, target: str, root: str) -> str:
        """Return where a link to a page of the site leads; empty where it is plain text.

        ``root`` is the way from the fragment to the root of the folder.
        """
        path = target.partition("#")[0]
        if path not in _LISTS and not path.startswith(_FOLDERS):
            return ""  # the site has pages that have no fragment
        match self.linking:
            case Linking.RELATIVE:
                return root + path
            case Linking.SITE:
                return self.base_url + path
            case Linking.GIVEN:
                return self.given.get(path, "")
        return ""


NO_LINKS = Addresses()
