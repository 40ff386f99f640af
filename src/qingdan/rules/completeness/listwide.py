"""Gaps of a whole list: what no item says and its header could say for all, reported once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...messages import _
from ...model.vocabulary import ListKind
from ..facts import Facts, View
from ..rule import Mark, RawFinding, Rule
from .gaps import missing


def at_items_or_header(
    view: View, rule: Rule, key: str, gaps: Iterable[Facts], message: str, hint: str
) -> Iterator[RawFinding]:
    """Yield a finding for each power that lacks an inheritable key, by organ.

    Where a list has a header and all its powers lack the key, there is one finding at the header
    instead: that is where it is put right.
    """
    by_organ: dict[str | None, list[Facts]] = {}
    for item in gaps:
        by_organ.setdefault(item.organ, []).append(item)
    if not by_organ:
        return
    powers = str(ListKind.POWERS)
    headers = {header.organ: header for header in view.headers if header.kind == powers}
    written = {item.organ for item in view.of_kind(ListKind.POWERS) if _says(item, key)}
    for organ, items in by_organ.items():
        header = headers.get(organ)
        if header is not None and len(items) > 1 and organ not in written:
            yield _at_header(rule, header, key, len(items), hint)
        else:
            for item in items:
                yield missing(rule, item, key, message, hint)


def _says(item: Facts, key: str) -> bool:
    return item.in_force and key not in item.absent


def _at_header(rule: Rule, header: Facts, key: str, count: int, hint: str) -> RawFinding:
    message = _("这个清单的 {count} 项权力都没有写“{key}”，表头的“默认”里也没有。").format(
        count=count, key=key
    )
    at = (header.first_key,) if header.first_key else ()
    return RawFinding(rule.slug, header.path, message, hint, at, Mark.KEY, ("默认", key))
