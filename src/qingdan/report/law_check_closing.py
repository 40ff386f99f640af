"""The last sentences of a check of citations: counts, what is not listed, the day, the library."""

from __future__ import annotations

from collections.abc import Iterator

from ..exchange.documents.citation_check import Checked
from ..law.facts import Status
from ..law.judging.judged import QuoteMatch, Remark
from ..messages import _, joined
from .law_check_words import quote_word, status_word


def closing(checked: Checked) -> Iterator[str]:
    """Yield the last sentences: counts by status, quotations, the day and the library."""
    counts = checked.counts()
    listed = joined(
        (f"{status_word(status)} {counts[status]}" for status in Status if counts[status]), "，"
    )
    total = sum(counts.values())
    yield (
        _("引用 {total} 处：{listed}。").format(total=total, listed=listed)
        if total
        else _("没有找到法规引用。")
    )
    unsure = sum(
        one.status is Status.IN_FORCE and Remark.STATUS_UNSURE in one.judged.also
        for one in checked.own
    )
    if unsure:
        yield _("现行有效的里面，有 {count} 处这一天是否有效没有记载。").format(count=unsure)
    unchecked = sum(
        one.status is Status.IN_FORCE and Remark.ARTICLE_UNCHECKED in one.judged.also
        for one in checked.own
    )
    if unchecked:
        yield _("现行有效的里面，有 {count} 处条款没有核对。").format(count=unchecked)
    quotes = [one.judged.quote_match for one in checked.own if one.judged.citation.quote]
    if quotes:
        told = joined(
            (
                f"{quote_word(match)} {quotes.count(match)}"
                for match in QuoteMatch
                if match in quotes
            ),
            "，",
        )
        yield _("引文 {total} 段：{told}。").format(total=len(quotes), told=told)
    itself = sum(one.of_itself and not one.within_quote for one in checked.found)
    within = len(checked.found) - total - itself
    if within:
        yield _("另有 {count} 处在引文里，是法规自己的引用，不列。").format(count=within)
    if itself:
        yield _("另有 {count} 处指文件自己的条款（本法、本办法等），不列。").format(count=itself)
    if checked.unread:
        yield _("另有 {count} 处像引用，没有读懂。").format(count=len(checked.unread))
    yield _("按 {day} 判断；法规库 {library}。").format(
        day=checked.as_of.isoformat(), library=checked.library
    )


__all__ = ["closing"]
