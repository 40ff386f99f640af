"""The sentences that the reports on delegations share, and how their lines are put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ..law.delegating.verdict import Judgement, Lack, Reason, Route, Verdict
from ..messages import _, joined
from ..model.vocabulary import Status
from ..rules.delegations.overview import Overview
from ..rules.delegations.pairs import Pair
from ..rules.delegations.reading import Delegated
from ..rules.delegations.saying import (
    lack_words,
    reason_words,
    route_words,
    verdict_words,
)
from ..rules.delegations.tally import UNSAID, By, Tally
from ..rules.rule import N_

HEADINGS: Mapping[By, str] = {
    By.READINESS: N_("准备"),
    By.METHOD: N_("方式"),
    By.TYPE: N_("类型"),
    By.RECIPIENT: N_("承接机构"),
    By.ROUTE: N_("路径"),
    By.VERDICT: N_("判断"),
    By.ORGAN: N_("原实施机构"),
}
_SHOWN = 3


class Told(NamedTuple):
    """The bodies for which an item is judged alike."""

    judgement: Judgement
    pairs: tuple[Pair, ...]


def by_organ(found: Overview) -> Iterator[tuple[str, list[tuple[Delegated, list[Told]]]]]:
    """Yield organs in order, with their items and for each the judgements, worst first."""
    pairs = {
        key: list(held) for key, held in groupby(found.pairs, key=lambda pair: id(pair.delegated))
    }
    for organ, items in groupby(found.items, key=lambda item: item.facts.organ or ""):
        yield organ, [(item, _told(pairs.get(id(item), []))) for item in items]


def _told(pairs: list[Pair]) -> list[Told]:
    held: dict[Judgement, list[Pair]] = {}
    for pair in pairs:
        held.setdefault(pair.judgement, []).append(pair)
    worst = list(Verdict)
    order = sorted(held, key=lambda one: worst.index(one.verdict))
    return [Told(judgement, tuple(held[judgement])) for judgement in order]


def kind_words(item: Delegated) -> str:
    """Name type and method: 行政处罚，下放."""
    return _("{type}，{method}").format(
        type=item.type or _("没有写类型"), method=item.method or _("没有写方式")
    )


def bodies_words(pairs: tuple[Pair, ...]) -> str:
    """Name the bodies."""
    names = [pair.name for pair in pairs if pair.organ]
    return joined(names) or _("没有写承接机构")


def judgement_words(judgement: Judgement) -> str:
    """Say verdict and way: 有依据（委托）."""
    verdict = verdict_words(judgement.verdict)
    if judgement.route is Route.NONE:
        return verdict
    return _("{verdict}（{route}）").format(verdict=verdict, route=route_words(judgement.route))


def explanations(judgement: Judgement) -> Iterator[str]:
    """Yield a sentence for every reason, then one for all that is missing."""
    for reason in judgement.reasons:
        yield reason_words(reason)
    if judgement.lacks:
        yield _("没有写：{lacks}").format(lacks=_("；").join(map(lack_words, judgement.lacks)))


def verdict_counts(found: Overview) -> list[tuple[Verdict, int]]:
    """Return how many pairs have each verdict, all four of them."""
    counts = Counter(pair.judgement.verdict for pair in found.pairs)
    return [(verdict, counts[verdict]) for verdict in Verdict]


def totals(found: Overview) -> str:
    """Say how many items and pairs there are, and how they were judged."""
    judged = joined(f"{verdict_words(verdict)} {count}" for verdict, count in verdict_counts(found))
    return _("{items} 项，按承接机构计 {pairs} 项次：{judged}。").format(
        items=len(found.items), pairs=len(found.pairs), judged=judged
    )


def left_out(found: Overview) -> Iterator[str]:
    """Yield what is in no number, and what was not judged."""
    if found.not_in_force:
        yield _("草案和废止的 {count} 项不算。").format(count=found.not_in_force)
    reviewed = sum(item.facts.status == Status.REVIEW for item in found.items)
    if reviewed:
        yield _("审核的 {count} 项也判断，qingdan stats 不把它算在项数里。").format(count=reviewed)
    if found.unread:
        yield _("有 {count} 个文件读不了，不在数里：{files}。").format(
            count=len(found.unread), files=_few(found.unread)
        )
    if found.doubtful:
        yield _("有 {count} 项的文件有错误，没有判断：{files}。").format(
            count=len(found.doubtful), files=_few(found.doubtful)
        )


def _few(files: Sequence[str]) -> str:
    shown = joined(files[:_SHOWN])
    return shown if len(files) <= _SHOWN else _("{shown} 等").format(shown=shown)


def lack_counts(found: Overview) -> list[tuple[Lack, int]]:
    """Return what is missing and for how many pairs, the most frequent first."""
    counts = Counter(lack for pair in found.pairs for lack in pair.judgement.lacks)
    order = list(Lack)
    return sorted(counts.items(), key=lambda one: (-one[1], order.index(one[0])))


def reason_counts(found: Overview) -> list[tuple[Reason, int]]:
    """Return what is against the law or has to be asked, and for how many pairs."""
    counts = Counter(reason for pair in found.pairs for reason in pair.judgement.reasons)
    return [(reason, counts[reason]) for reason in Reason if counts[reason]]


def heading(by: By) -> str:
    """Name what a table divides by."""
    return _(HEADINGS[by])


def unit_words(table: Tally) -> str:
    """Say what a table counts."""
    if table.counts_items:
        return _("项数")
    return _("项次（事项×承接机构）")


def label(found: Overview, by: By, key: str) -> str:
    """Name a row of a table."""
    if key == UNSAID:
        return _("没有写")
    match by:
        case By.ROUTE:
            return route_words(Route(key))
        case By.VERDICT:
            return verdict_words(Verdict(key))
        case By.RECIPIENT | By.ORGAN:
            return found.organ_name(key)
    return key
