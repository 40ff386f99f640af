"""QD621 unknown-in-adjustment: an adjustment names an item, organ or file that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.ids import ITEM_ID, ORGAN_ID
from ..facts import View
from ..ledger import Batch, Entry
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .samples import CANCELLED, OLD, draft

RULE = Rule(
    code="QD621",
    slug="unknown-in-adjustment",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("调整写到的事项、机构或者文件不存在"),
    why=(
        "调整按 id 找事项和机构，按路径找共用文字和清单表头。写错了，就核对不了做没做，"
        "公告里也少一行。"
        "生效过的事项不删（废止了也留着文件），所以写到的事项总应当在。"
        "下放到的县区、上交到的省级部门也先登记在 organs.yaml。"
    ),
    advice=N_("改成正确的 id 或者路径；id 见文件名和 organs.yaml。"),
    bad={**OLD, **draft(CANCELLED.replace("cf-7k3q9d2m", "cf-7k3q9d2x"))},
    good={**OLD, **draft(CANCELLED)},
)

_ORGANS = (("申请", "机构"), ("审核", "机构"), ("合法性审查", "机构"))


def check(view: View) -> Iterator[RawFinding]:
    """Yield every name that leads nowhere."""
    if not view.ledger:
        return
    files = {header.path for header in view.headers}
    for places in (view.texts or {}).values():
        files.update(path for path, _where in places)
    gone = _gone(view)
    for batch in view.ledger.batches:
        for entry in batch.entries:
            yield from _items(view, entry, gone)
            yield from _file(view, entry, files)
        if view.register is not None and not view.register.missing:
            yield from _organs(view, batch)


def _gone(view: View) -> frozenset[str]:
    """Return items that were in force and are deleted: deleted-in-force says how to mend that."""
    altered = view.since.altered if view.since is not None else ()
    return frozenset(one.old_id for one in altered if one.was_in_force)


def _items(view: View, entry: Entry, gone: frozenset[str]) -> Iterator[RawFinding]:
    item = entry.subject.item if entry.subject else ""
    named: list[tuple[str, FieldPath]] = [(item, ("事项",))] if item else []
    for key, ids in (("来自", entry.came_from), ("去向", entry.went_to)):
        named += [(word, (key,) if len(ids) == 1 else (key, at)) for at, word in enumerate(ids)]
    for word, path in named:
        if ITEM_ID.fullmatch(word) and word not in view.by_id and word not in gone:
            near = view.one_letter_off(word)
            hint = _("是不是 {id}？").format(id=near) if near else ""
            yield _finding(
                entry.batch,
                _("没有事项“{id}”。").format(id=shown(word)),
                hint
                + _("id 就是事项的文件名（不带 .yaml）；文件改了名或者删去了的，恢复原来的文件。"),
                (*entry.path, *path),
            )


def _file(view: View, entry: Entry, files: set[str]) -> Iterator[RawFinding]:
    subject = entry.subject
    if subject is None or subject.item or view.texts is None:
        return
    if subject.file not in files:
        yield _finding(
            entry.batch,
            _("没有“{file}”这个清单表头或者共用文字文件。").format(file=shown(subject.file)),
            _("写相对于工作区的路径，如 powers/zrzy/list.yaml、texts/追责.yaml。"),
            (*entry.path, "文件"),
        )
    elif subject.name and subject.name not in view.texts and entry.after is not None:
        yield _finding(
            entry.batch,
            _("{file} 里没有“{name}”这段共用文字。").format(
                file=subject.file, name=shown(subject.name)
            ),
            _("“名称”写共用文字的名称，和文件里的一样。"),
            (*entry.path, "名称"),
        )


def _organs(view: View, batch: Batch) -> Iterator[RawFinding]:
    register = view.register
    assert register is not None  # noqa: S101 - asked before
    for word, path in _named_organs(batch):
        if ORGAN_ID.fullmatch(word) and word not in register.ids:
            yield _finding(
                batch,
                _("organs.yaml 里没有机构“{id}”。").format(id=shown(word)),
                _("写 organs.yaml 里的 id；还没有登记的先登记。"),
                path,
            )


def _named_organs(batch: Batch) -> Iterator[tuple[str, FieldPath]]:
    """Yield the organs a batch names, with where it does."""
    for key, name in _ORGANS:
        word = batch.part(key).get(name)
        if isinstance(word, str):
            yield word, (key, name)
    for key in ("变更", "交接"):
        for at, record in _records(batch.content.get(key)):
            for name in ("自", "至"):
                if isinstance(record.get(name), str):
                    yield record[name], (key, at, name)
    for at, record in _records(batch.content.get("征求意见")):
        asked = record.get("征求")
        for number, word in enumerate(asked if isinstance(asked, list) else ()):
            if isinstance(word, str):
                yield word, ("征求意见", at, "征求", number)
        for number, reply in _records(record.get("答复")):
            if isinstance(reply.get("机构"), str):
                yield reply["机构"], ("征求意见", at, "答复", number, "机构")


def _records(value: object) -> Iterator[tuple[int, dict[str, Any]]]:
    for at, record in enumerate(value if isinstance(value, list) else ()):
        if isinstance(record, dict):
            yield at, record


def _finding(batch: Batch, message: str, hint: str, path: FieldPath) -> RawFinding:
    return RawFinding(RULE.slug, batch.file, message, hint, path)
