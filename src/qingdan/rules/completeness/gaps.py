"""Which items are to be blamed for a key that is not there, given what their families say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...messages import _
from ...model.vocabulary import ListKind
from ..facts import Facts, View
from ..profile import Profile
from ..rule import Mark, RawFinding, Rule

Concerns = Callable[[Facts], bool]
"""Whether a key is expected of an item."""


def lacking(view: View, key: str, concerns: Concerns) -> Iterator[Facts]:
    """Yield the powers in force that say nothing under ``key``, by file.

    A 子项 may leave it to its 主项, a 主项 to its 子项. Where a whole family says nothing, only
    the 主项 is yielded; where some 子项 do, the others are. Nothing is said of an item whose
    状态 or whose 主项 cannot be told, nor of an internal one: the list is for the public.
    """
    for item in view.of_kind(ListKind.POWERS):
        if key not in item.absent or not item.status or not item.in_force or item.internal:
            continue
        if not concerns(item):
            continue
        children = view.children.get(item.id, ())
        if any(key not in child.absent for child in children):
            continue
        parent = _parent(view, item)
        if parent is not None and (
            not parent.readable or key not in parent.absent or _speaks_for(view, parent, key)
        ):
            continue
        yield item


def _parent(view: View, item: Facts) -> Facts | None:
    found = view.by_id.get(item.parent or "")
    return None if not found or item.parent == item.id else found[0]


def _speaks_for(view: View, parent: Facts, key: str) -> bool:
    """Whether the gap of a 子项 is reported at its 主项: no 子项 says anything."""
    siblings = view.children.get(parent.id, ())
    return parent.in_force and all(key in sibling.absent for sibling in siblings)


def of_types(view: View, demand: str) -> Concerns:
    """Return whether a demand of the profile is meant for an item."""
    found = view.around.profile.demands.get(demand)
    return lambda item: found is None or found.covers(item.type)


def missing(rule: Rule, item: Facts, key: str, message: str, hint: str) -> RawFinding:
    """Return the finding for a key that is not there: shown where the item begins."""
    at = (item.first_key,) if item.first_key else ()
    return RawFinding(rule.slug, item.path, message, hint, at, Mark.KEY, (key,), item.id)


def reason(profile: Profile, demand: str) -> str:
    """Return why the profile asks for it, to be put after a hint; empty where it does not."""
    found = profile.demands.get(demand)
    if found is None or not found.enabled:
        return ""
    text = _("方案“{profile}”要求写（{source}）。").format(
        profile=profile.name, source=found.source
    )
    return text if found.verified else text + _("出处没有核实，以本省的文件为准。")
