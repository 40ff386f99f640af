"""QD604 history-rewritten: an adjustment that was published is no longer what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...messages import _
from ...model.finding import FieldPath, Severity
from ..examples import before
from ..facts import View
from ..ledger import Batch
from ..rule import N_, Mark, RawFinding, Rule, Scope
from .samples import CHANGED, NEW, published

_LATER = published(CHANGED + "  - {事项: cf-9x4m2p7q, 调整: 变更}\n")

RULE = Rule(
    code="QD604",
    slug="history-rewritten",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    title=N_("公布过的调整被改动或者删去"),
    why=(
        "公布稿是已经批准并向社会公布的文本，也是以后核对和查历史的根据。"
        "公布以后，名称、文号、日期、批准、变更的事项和指纹都不再改；公布得有错，另发一批勘误。"
        "没有写过的可以补（文号、公布网址、交接办完的日期、同步的情况），只是不能改掉写过的。"
    ),
    advice=N_("恢复公布时的内容；要更正的，另起一批调整，写“勘误”。"),
    bad={**before({**NEW, **published(CHANGED)}), **NEW, **_LATER},
    good={
        **before({**NEW, **published(CHANGED, less="文号: 示政办发〔2025〕8号\n")}),
        **NEW,
        **published(CHANGED),
    },
)

_FIXED = ("名称", "阶段", "文号", "日期", "生效日期", "审批")


def check(view: View) -> Iterator[RawFinding]:
    """Yield published adjustments of the base that are gone or say something else."""
    since = view.since
    if since is None:
        return
    now = {batch.file: batch for batch in view.ledger.batches}
    kept = {_gist(batch) for batch in view.ledger.batches}
    for old in since.old_ledger.published:
        current = now.get(old.file)
        if current is None:
            if _gist(old) not in kept:
                yield _finding(old.file, _("公布过的调整被删去了，或者读不懂了。"), ())
            continue
        for path, what in _changed(old, current):
            yield _finding(old.file, _("公布过的调整改了{what}。").format(what=what), path)


def _changed(old: Batch, new: Batch) -> Iterator[tuple[FieldPath, str]]:
    for key in _FIXED:
        if key == "阶段" and old.stage == new.stage:
            continue
        was, now = old.content.get(key), new.content.get(key)
        if was is not None and not _holds(now, was):
            yield (key,) if now is not None else (), _("“{key}”").format(key=key)
    if [_essence(entry) for entry in old.entries] != [_essence(entry) for entry in new.entries]:
        yield ("变更",), _("“变更”的事项、词或者指纹")


def _holds(now: Any, was: Any) -> bool:
    """Whether what was said is still said; more may be said beside it."""
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        return all(_holds(now.get(key), value) for key, value in was.items())
    return bool(now == was)


def _essence(entry: Any) -> tuple[Any, ...]:
    return (entry.subject, entry.action, entry.before, entry.after, entry.giver, entry.taker)


def _gist(batch: Batch) -> tuple[Any, ...]:
    return (str(batch.content.get("名称")), *map(_essence, batch.entries))


def _finding(file: str, message: str, path: FieldPath) -> RawFinding:
    return RawFinding(
        RULE.slug,
        file,
        message,
        _("恢复公布时的内容；要更正的，另起一批调整，写“勘误”。"),
        path,
        Mark.KEY if path else Mark.VALUE,
    )
