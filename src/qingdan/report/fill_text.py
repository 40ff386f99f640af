"""What ``qingdan law fill`` did, as text: counts, then every basis a person should look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..messages import _, joined
from ..store.quotations import Entry, Outcome, Quotations
from .findings_escape import visible
from .lack_words import lack_words

_LISTED = (Outcome.UNFILLED, Outcome.DIFFERENT, Outcome.EARLIER, Outcome.REFUSED)


def fill_text(found: Quotations, *, everything: bool, counts: bool = True) -> str:
    """Return the report; without ``everything`` each reason is only counted.

    Without ``counts`` there are only the places that ``everything`` lists.
    """
    lines = _lines(found, everything=everything) if counts else _listed(found, everything)
    return "".join(line + "\n" for line in lines)


def _listed(found: Quotations, everything: bool) -> Iterator[str]:
    for entry in found.entries:
        if everything and entry.outcome in _LISTED:
            yield _place(entry).lstrip()


def _lines(found: Quotations, *, everything: bool) -> Iterator[str]:
    counts = found.counts
    for outcome in Outcome:
        if not counts[outcome]:
            continue
        yield _("{what}：{count}").format(what=_outcome(outcome), count=counts[outcome])
        entries = [entry for entry in found.entries if entry.outcome is outcome]
        if outcome in (Outcome.UNFILLED, Outcome.UNCHECKED, Outcome.REFUSED):
            yield from _by_reason(entries)
        if everything and outcome in _LISTED:
            yield from map(_place, entries)
    if found.unreadable:
        yield _("读不了的文件：{count}（先运行 qingdan validate）").format(
            count=len(found.unreadable)
        )
    if not found.entries:
        yield _("没有要处理的依据。")


def _by_reason(entries: list[Entry]) -> Iterator[str]:
    reasons = Counter(_reason(entry) for entry in entries)
    for reason, count in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        yield "  " + joined((reason, str(count)), "：")


def _reason(entry: Entry) -> str:
    return entry.reason or (lack_words(entry.lack) if entry.lack is not None else "")


def _place(entry: Entry) -> str:
    reason = _reason(entry)
    if entry.outcome is Outcome.EARLIER:
        reason = _("是 {version} 的文本").format(version=entry.version)
    tail = f" {reason}" if reason else ""
    return f"    {entry.file} {entry.field} {visible(entry.citation)}{tail}"


def _outcome(outcome: Outcome) -> str:
    return {
        Outcome.FILLED: _("写入原文"),
        Outcome.UNFILLED: _("没有原文，也写不了"),
        Outcome.SAME: _("已有原文，与法规库一致"),
        Outcome.TYPOGRAPHIC: _("已有原文，只有数字、括号的写法不同"),
        Outcome.PART: _("已有原文，是这一条的一部分，或者比所引的多"),
        Outcome.EARLIER: _("已有原文，是另一个文本的"),
        Outcome.DIFFERENT: _("已有原文，与法规库不同"),
        Outcome.UNCHECKED: _("已有原文，无法对照"),
        Outcome.REMOVED: _("删去原文"),
        Outcome.REFUSED: _("文件的写法改不了"),
    }[outcome]


__all__ = ["fill_text"]
