"""QD603 wrong-action: the word of an entry, or its organs, are not what was done."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.actions import Action
from ...model.finding import Severity
from ..facts import View
from ..ledger import Entry, fits
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from ..since import Altered
from .samples import BASE, CHANGED, NEW, draft

RULE = Rule(
    code="QD603",
    slug="wrong-action",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    title=N_("调整的词和做的不是一回事"),
    why=(
        "调整的词决定走哪些程序：新增、取消、下放要本级政府审定，勘误不用。"
        "写“勘误”“更名”却改了依据、时限，写“取消”却没有废止，写“划转”却没有换机构，"
        "都是没有照程序走。"
        "多写了一遍的词删去一遍（管理管理→管理）可以写勘误；错字改成别的字的，看不出有没有改意思，"
        "写变更。"
        "划转还核对“自”和“至”。完全下放在本级就是取消，上级下放在本级就是新增，公告习惯把更名、"
        "合并、拆分算作变更，都不报。"
        "两个版本之间有几条变更的，只看首尾，不逐条核对。"
    ),
    advice=N_("把“调整”改成实际做的；或者把事项改成写的那样。"),
    bad={**BASE, **NEW, **draft(CHANGED.replace("变更", "勘误"))},
    good={**BASE, **NEW, **draft(CHANGED)},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield entries that lead from the base to now under another word."""
    if view.since is None:
        return
    for one in view.since.altered:
        for entry in view.ledger.of(one.subject):
            if not one.action or (entry.before, entry.after) != (one.before, one.after):
                continue
            if one.before == one.after:
                continue
            if one.slip and entry.action == Action.ERRATUM:
                continue
            if not fits(entry.action, one.action):
                yield _wrong_word(entry, one)
            elif one.action == Action.TRANSFER and entry.action == Action.TRANSFER:
                yield from _wrong_organs(entry, one)


def _wrong_word(entry: Entry, one: Altered) -> RawFinding:
    return RawFinding(
        RULE.slug,
        entry.file,
        _("写的是{declared}，对“{name}”做的是{done}。").format(
            declared=entry.action, name=shown(one.name, 30), done=one.action
        ),
        _("改成“调整: {done}”；或者把事项改成写的那样。").format(done=one.action),
        (*entry.path, "调整"),
        item=one.subject.item or None,
    )


def _wrong_organs(entry: Entry, one: Altered) -> Iterator[RawFinding]:
    for key, said, done in (("自", entry.giver, one.old_organ), ("至", entry.taker, one.organ)):
        if said and done and said != done:
            yield RawFinding(
                RULE.slug,
                entry.file,
                _("“{key}”写的是 {said}，“{name}”实际是 {done}。").format(
                    key=key, said=shown(said), name=shown(one.name, 30), done=done
                ),
                _("改成“{key}: {done}”。").format(key=key, done=done),
                (*entry.path, key),
                item=one.subject.item or None,
            )
