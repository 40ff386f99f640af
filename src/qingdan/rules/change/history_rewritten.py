"""QD604 history-rewritten: an adjustment that was published is no longer what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...messages import _
from ...model.finding import FieldPath, Severity
from ..examples import before
from ..facts import View
from ..ledger import Batch, Entry
from ..rule import N_, Mark, RawFinding, Rule, Scope
from ..schema.phrases import shown
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
        "公布以后，名称、文号、日期、批准、依据、理由、合法性审查和征求意见的记录，"
        "变更的事项、指纹和写明的改动，都不再改；公布得有错，另发一批勘误。"
        "没有写过的可以补（文号、公布网址），只是不能改掉写过的；"
        "交接办完的日期、同步的情况、备注照常更新。"
    ),
    advice=N_("恢复公布时的内容；要更正的，另起一批调整，写“勘误”。"),
    bad={**before({**NEW, **published(CHANGED)}), **NEW, **_LATER},
    good={
        **before({**NEW, **published(CHANGED, less="文号: 示政办发〔2025〕8号\n")}),
        **NEW,
        **published(CHANGED),
    },
)

_PUBLIC = (
    "名称",
    "阶段",
    "文号",
    "日期",
    "生效日期",
    "主送",
    "依据",
    "理由",
    "审批",
    "公布",
    "衔接措施",
    "后续监管",
    "数量",
)
"""What the announcement says."""
_FILE = ("事由", "申请", "审核", "合法性审查", "征求意见")
"""What was decided on the way."""
_FREE = frozenset({"备注"})
_GIVEN = ("依据", "生效日期")
"""What an entry has from its batch: to write another one there is no completing."""


def check(view: View) -> Iterator[RawFinding]:
    """Yield published adjustments of the base that are gone or say something else."""
    since = view.since
    if since is None:
        return
    now = {batch.file: batch for batch in view.ledger.batches}
    kept = {_gist(batch): batch for batch in view.ledger.batches}
    for old in since.old_ledger.published:
        current = now.get(old.file, kept.get(_gist(old)))
        if current is None:
            yield _finding(old.file, _("公布过的调整被删去了，或者读不了。"), ())
            continue
        for path, what in _changed(old, current):
            message = _("公布过的调整改了{what}。").format(what=what)
            yield _finding(current.file, message, path)


def _changed(old: Batch, new: Batch) -> Iterator[tuple[FieldPath, str]]:
    for key in (*_PUBLIC, *_FILE):
        if key == "阶段" and old.stage == new.stage:
            continue
        said, later = old.content.get(key), new.content.get(key)
        if said is not None and not _holds(later, said, longer=key in _FILE):
            yield (key,) if later is not None else (), _("“{key}”").format(key=key)
    if [_essence(entry) for entry in old.entries] != [_essence(entry) for entry in new.entries]:
        yield ("变更",), _("“变更”的事项、词或者指纹")
        return
    for was, now in zip(old.entries, new.entries, strict=True):
        yield from _in_entry(was, now)


def _in_entry(old: Entry, new: Entry) -> Iterator[tuple[FieldPath, str]]:
    """Yield what is no longer said of one item, or said in place of what held for the batch."""
    was, now = _written(old), _written(new)
    changed = [key for key, value in was.items() if not _holds(now.get(key), value)]
    changed += [
        key for key in _GIVEN if key in now and key not in was and old.batch.content.get(key)
    ]
    for key in changed:
        if key not in _FREE:
            path = (*new.path, key) if key in now else new.path
            name = shown(old.name or (old.subject.item if old.subject else ""), 30)
            yield path, _("“{name}”的“{key}”").format(name=name, key=key)


def _written(entry: Entry) -> Mapping[str, Any]:
    listed = entry.batch.content["变更"]
    found: Mapping[str, Any] = listed[int(entry.path[1])]
    return found


def _holds(now: Any, was: Any, *, longer: bool = False) -> bool:
    """Whether what was said is still said; blanks of a record may be filled in.

    ``longer``: a list may go on.
    """
    now, was = _settled(now), _settled(was)
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        return all(_holds(now.get(key), value, longer=longer) for key, value in was.items())
    if isinstance(was, list) or (longer and isinstance(now, list)):
        first, second = (one if isinstance(one, list) else [one] for one in (was, now))
        if len(first) != len(second) and not (longer and len(first) < len(second)):
            return False
        return all(
            _holds(later, said, longer=longer) for said, later in zip(first, second, strict=False)
        )
    return was is None or bool(now == was)


def _settled(value: Any) -> Any:
    """Return a value in its short way: one entry for a list of one, a citation for a basis."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, Mapping) and set(value) == {"引用"}:
        value = value["引用"]
    return value


def _essence(entry: Entry) -> tuple[Any, ...]:
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
