"""Pages that once were: an item that was given another id or another list leads on from there.

Three things are known of an id that is gone: another item declares to come from it (承接自, 拆分自,
合并自); the commit that took its file away put the same text in under another id; or it lies in
another list now. Only what was public once has a page that somebody may have kept the address of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..history.contents import Contents
from ..history.ledger import Ledger, Span
from ..model.kinds import ITEM_MODELS
from ..model.vocabulary import ListKind
from ..publish.public.projection import PublicItem
from ..store.inventory import Entry

_LIMIT = 200
"""Items that a commit may begin and still be asked whether one of them is an old one renamed."""


def origins(
    ledger: Ledger, contents: Contents, shown: Iterable[str], there: Iterable[str]
) -> dict[str, str]:
    """Return for each item that was renamed the id it had before.

    ``there`` are the ids of the workspace today, ``shown`` those on the site. The file must say the
    same, word for word, before and after.
    """
    held, public = set(there), set(shown)
    gone = [span for span in ledger.spans() if span.gone and span.item not in held]
    found: dict[str, str] = {}
    for span in sorted(gone, key=lambda one: (one.last, one.item)):
        new = _renamed_to(ledger, contents, span)
        if new is not None:
            found.setdefault(new, span.item)
    return {new: old for new, old in found.items() if new in public or new in found.values()}


def _renamed_to(ledger: Ledger, contents: Contents, span: Span) -> str | None:
    began = ledger.began.get(span.last, [])
    last = ledger.last(span.item)
    if last is None or not last.old or not began or len(began) > _LIMIT:
        return None
    firsts = {item: ledger.events(item)[0] for item in began}
    contents.fetch((last.old, *(event.new for event in firsts.values())))
    said = contents.value(last.old)
    folder = span.path.partition("/")[0]
    same = [
        item
        for item, event in firsts.items()
        if event.path.partition("/")[0] == folder
        and (event.new == last.old or (said is not None and contents.value(event.new) == said))
    ]
    return same[0] if len(same) == 1 else None


def successors(entries: Iterable[Entry], shown: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for each id that an item of the site declares to come from the items that do."""
    public = set(shown)
    found: dict[str, list[str]] = {}
    for entry in entries:
        if entry.id in public:
            for source in entry.brief.sources:
                found.setdefault(source, []).append(entry.id)
    return {source: tuple(dict.fromkeys(items)) for source, items in found.items()}


def resolved(
    declared: Mapping[str, tuple[str, ...]], renamed: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return for each id that is gone the items that stand for it, through any chain of both.

    ``renamed`` maps new ids to old ones.
    """
    following: dict[str, tuple[str, ...]] = dict(declared)
    for new, old in renamed.items():
        following[old] = (*following.get(old, ()), new)
    found = {}
    for item in following:
        ends: dict[str, None] = {}
        waiting, seen = [item], {item}
        while waiting:
            for target in following.get(waiting.pop(0), ()):
                if target in seen:
                    continue
                seen.add(target)
                waiting.append(target)
                ends[target] = None
        found[item] = tuple(ends)
    return found


def other_lists(ledger: Ledger, item: PublicItem) -> list[str]:
    """Return the pages an item may have had in other lists."""
    kinds = {event.path.partition("/")[0] for event in ledger.events(item.id)}
    return [
        f"{kind}/{item.id}.html"
        for kind in ListKind
        if str(kind) in kinds and kind is not item.kind and kind in ITEM_MODELS
    ]
