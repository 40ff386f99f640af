"""QD607 id-reused: the id of a repealed item stands for another one."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.actions import Action
from ...model.finding import Severity
from ...model.vocabulary import Status
from ..examples import before, power
from ..facts import View
from ..ledger import Entry
from ..names import same_name
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .samples import OLD, OLD_TEXT, REPEALED

_OTHER = power(
    OLD_TEXT.replace("对未取得建设工程规划许可证进行建设的处罚", "对擅自占用城市道路的处罚")
)

RULE = Rule(
    code="QD607",
    slug="id-reused",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    title=N_("废止的事项的 id 又用在别的事项上"),
    why=(
        "id 永久不变：网址、历史、公告、别的清单都靠它找到同一个事项。"
        "废止的事项留着文件就是为了占住 id。"
        "在废止的文件里改写成另一个事项，或者删去以后又用同一个 id 新建，"
        "旧的引用就指到了不相干的事项上。"
        "恢复实施同一个事项（名称没有变）不报。"
    ),
    advice=N_("给新事项另起一个 id；废止的文件恢复原样。"),
    bad={**before(REPEALED), **_OTHER},
    good={**before(REPEALED), **OLD},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield items in force whose id was that of a repealed or cancelled one of another name."""
    if view.since is None:
        return
    said = set()
    for one in view.since.altered:
        revived = one.old_status == Status.REPEALED and one.status != Status.REPEALED
        if one.gone or one.shared or not revived or one.old_id != one.subject.item:
            continue
        if not _same(one.old_name, one.name):
            said.add(one.subject.item)
            yield _finding(one.file, one.subject.item, one.old_name, one.name)
    for subject, entries in view.ledger.by_subject.items():
        held = view.by_id.get(subject.item, ()) if subject.item else ()
        if len(held) != 1 or held[0].repealed or subject.item in said:
            continue
        ended = _ended(entries)
        if ended is not None and ended.name and not _same(ended.name, held[0].name):
            yield _finding(held[0].path, subject.item, ended.name, held[0].name)


def _ended(entries: list[Entry]) -> Entry | None:
    """Return the entry that took an item off the lists, where its file is not what it was then."""
    last = entries[-1]
    return last if last.action == Action.CANCEL and last.after is None and last.before else None


def _same(one: str, other: str) -> bool:
    return same_name(one)[1] == same_name(other)[1]


def _finding(file: str, item: str, old: str, new: str) -> RawFinding:
    return RawFinding(
        RULE.slug,
        file,
        _("id {item} 原来是已经废止的“{old}”，现在成了“{new}”。").format(
            item=item, old=shown(old, 30), new=shown(new, 30)
        ),
        _("给“{new}”另起一个 id（另存为新的文件）；原来的文件恢复成废止的样子。").format(
            new=shown(new, 30)
        ),
        ("名称",),
        item=item,
    )
