"""What must hold before a site goes public: ``qingdan publish --check``.

The finished folder is judged, as its readers will get it, with what was withheld beside it. An
error keeps the old site in its place; a warning is said and does not.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...errors import BrokenDataError
from ...law.succession.workdays import Unknown, WorkCalendar, add_working_days
from ...messages import _
from ...model.vocabulary import ListKind, Status
from ...model.workspace import SecrecyReview
from ..public.projection import Projection, PublicItem
from ..writing.manifest import MANIFEST
from .gatepages import broken_links, leaked, read_texts, unindexed, without_metadata
from .lacks import Lack, Weight, error

_COMMIT = 40
_FOOT = re.compile(r"<footer.*?</footer>", re.DOTALL)
_TIME = re.compile(r'<time datetime="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Clock:
    """Within how many working days of its approval a list must be public, and who says so."""

    days: int
    source: str
    calendar: WorkCalendar


@dataclass(frozen=True)
class Gate:
    """What the gate needs to know beside the site.

    ``reviewed`` gives what was public at a commit, or None where there is no such commit.
    """

    clock: Clock
    reviewed: Callable[[str], Projection | None]


class GateError(BrokenDataError):
    """The site may not go public (exit code 1); ``lacks`` says why, errors and warnings."""

    def __init__(self, lacks: tuple[Lack, ...]) -> None:
        count = sum(1 for lack in lacks if lack.weight is Weight.ERROR)
        super().__init__(
            _("公开前检查没有通过：{count} 处错误。网站没有换。").format(count=count),
            _("改正以后再运行 qingdan publish --check。"),
        )
        self.lacks = lacks


@dataclass(frozen=True)
class Candidate:
    """A finished site that is not in its place yet."""

    folder: Path
    projection: Projection
    secrets: frozenset[str]
    """Ids and texts that must not be in it; see ``gatepages.secret_texts``."""
    secrecy: SecrecyReview | None


def passed(candidate: Candidate, gate: Gate) -> tuple[Lack, ...]:
    """Return the warnings of a site that may go public; raise ``GateError`` where it may not."""
    lacks = judge(candidate, gate)
    if any(lack.weight is Weight.ERROR for lack in lacks):
        raise GateError(lacks)
    return lacks


def judge(candidate: Candidate, gate: Gate) -> tuple[Lack, ...]:
    """Return everything that does not hold, errors before warnings, each by path."""
    texts = read_texts(candidate.folder)
    lacks = [
        *_dates(candidate.projection, texts),
        *_in_time(candidate.projection, gate.clock),
        *unindexed(candidate.projection, texts),
        *without_metadata(candidate.projection, texts),
        *leaked(candidate.secrets, texts),
        *broken_links(candidate.folder, texts),
        *_review(candidate, gate),
    ]
    return tuple(sorted(lacks, key=lambda lack: (lack.weight, lack.path, lack.message)))


def _dates(projection: Projection, texts: Mapping[str, str]) -> Iterator[Lack]:
    """Dates come from the commit that is published, and every page says the same."""
    if len(projection.label) < _COMMIT:
        yield error(
            MANIFEST,
            _("发布的是工作树，不是一个提交：日期和版本无从查对。用 --rev 指明提交或者标签。"),
        )
    day = projection.date.isoformat() if projection.date else ""
    for path, text in texts.items():
        foot = _FOOT.search(text) if path.endswith(".html") else None
        shown = _TIME.findall(foot[0]) if foot else []
        if any(one != day for one in shown):
            yield error(path, _("页脚的日期不是提交的日期（{day}）。").format(day=day or "—"))


def _in_time(projection: Projection, clock: Clock) -> Iterator[Lack]:
    """Lists with items in force say when they were published, in time (条例第二十六条)."""
    without: Counter[tuple[ListKind, str | None]] = Counter()
    for item in projection.items:
        if item.status is not Status.EFFECTIVE:
            continue
        header = projection.headers.get((item.kind, item.organ), {})
        published, approved = header.get("公布日期"), _approved(item, header)
        if published is None:
            without[item.kind, item.organ] += 1
        elif approved is not None:
            due = add_working_days(approved, clock.days, clock.calendar)
            if isinstance(due, Unknown):
                yield Lack(
                    Weight.WARNING,
                    item.page,
                    _("缺少工作日历，算不出最迟哪天公布；在 calendar.yaml 里补。"),
                )
            elif published > due:
                yield error(
                    item.page,
                    _("{approved} 批准，最迟 {due} 公布，实际 {day}（{source}）。").format(
                        approved=approved, due=due, day=published, source=clock.source
                    ),
                )
    for (kind, organ), count in without.items():
        path = f"{kind}/{organ}/list.yaml" if organ else f"{kind}/list.yaml"
        yield error(
            path, _("没有写公布日期，{count} 件有效事项的页面缺 PubDate。").format(count=count)
        )


def _approved(item: PublicItem, header: Mapping[str, Any]) -> datetime.date | None:
    for holder in (item.fields, header):
        day = holder.get("批准", {}).get("日期")
        if isinstance(day, datetime.date):
            return day
    return None


def _review(candidate: Candidate, gate: Gate) -> Iterator[Lack]:
    """Nothing public has changed since somebody reviewed it (条例第十七条)."""
    secrecy, projection = candidate.secrecy, candidate.projection
    if secrecy is None or not secrecy.required:
        return
    if not secrecy.records:
        yield error("qingdan.yaml", _("必须有保密审查记录，“保密审查.记录”是空的。"))
        return
    last = max(secrecy.records, key=lambda record: record.date)
    then = gate.reviewed(last.commit)
    if then is None:
        yield error(
            "qingdan.yaml", _("保密审查的提交 {commit} 不在版本库里。").format(commit=last.commit)
        )
    elif _public(then) != _public(projection):
        yield error(
            "qingdan.yaml",
            _("{day} 审查的是提交 {commit}，以后公开的内容又变了，要重新审查。").format(
                day=last.date, commit=last.commit[:10]
            ),
        )
    if projection.date is not None and last.date > projection.date:
        yield Lack(
            Weight.WARNING,
            "qingdan.yaml",
            _("保密审查的日期 {day} 晚于发布的提交。").format(day=last.date),
        )


def _public(projection: Projection) -> tuple[Any, ...]:
    return (
        projection.workspace,
        projection.organs,
        projection.headers,
        projection.items,
        projection.own,
    )
