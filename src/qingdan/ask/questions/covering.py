"""Questions on what is missing: lists of departments, powers of duties and duties of powers."""

from __future__ import annotations

from ...messages import _, in_one, joined
from ...model.finding import Finding
from ...model.vocabulary import ListKind, OrganKind
from ...rules.run import Options, validate
from ...store.inventory import Entry
from ...store.layout import ORGANS_FILE
from ..answer import NOT_LISTED, Answer, Beside, Desk

_BARE_POWER = "power-not-covered"
_BARE_DUTY = "duty-without-power"


def missing(desk: Desk, beside: Beside) -> Answer:
    """Departments of the register, not abolished, without an item in one of their two lists.

    Without a register it is not known who should report.
    """
    title = _("还没有报清单的部门")
    columns = (_("部门"), _("机构 id"), _("还没有的清单"))
    if ORGANS_FILE in desk.inventory.broken:
        return Answer(title, columns, (), _("机构名录读不了，谁该报、谁没有报都不知道。"), False)
    held = {(entry.kind, entry.organ) for entry in desk.inventory.entries}
    rows = []
    departments = 0
    for organ, one in desk.inventory.organs.items():
        gone = one.effective_to is not None and one.effective_to <= desk.today
        if one.kind is not OrganKind.DEPARTMENT or gone:
            continue
        departments += 1
        lacks = [
            kind.official_name
            for kind in (ListKind.DUTIES, ListKind.POWERS)
            if (kind, organ) not in held
        ]
        if lacks:
            rows.append((one.name, organ, joined(lacks)))
    note = _(
        "看了机构名录里的 {count} 个部门：职责、权力两张清单都有事项的（草案也算）不列。"
    ).format(count=departments)
    return Answer(title, columns, tuple(rows), note)


def covered(desk: Desk, beside: Beside) -> Answer:
    """How many powers of each organ a duty covers, by the rule power-not-covered.

    Without a duty that is no draft nothing can be said, nor where a duty cannot be read: the
    numbers stay empty.
    """
    title = _("权力与职责的对应")
    columns = (_("机构"), _("权力"), _("对得上职责"), _("对不上"))
    bare = _without_duty(desk)
    counts: dict[str, list[int]] = {}
    for entry in desk.counted(ListKind.POWERS):
        own = counts.setdefault(entry.organ or "", [0, 0])
        own[0] += 1
        own[1] += bare is not None and _is_bare(entry, bare)
    rows = tuple(
        (desk.name_of(organ), total, total - without, without)
        if bare is not None
        else (desk.name_of(organ), total, None, None)
        for organ, (total, without) in counts.items()
    )
    counted = _(
        "共 {count} 项权力，数法和 qingdan stats 相同：有子项的数子项，草案、审核、废止的不算。"
    ).format(count=sum(total for total, _without in counts.values()))
    more = _("对不上的是哪些，看 qingdan ask 对不上。") if bare is not None else _unknown(desk)
    return Answer(title, columns, rows, in_one(counted, more), bare is not None)


def uncovered(desk: Desk, beside: Beside) -> Answer:
    """Powers that no duty covers, and duties of organs with powers that no power serves."""
    heads = (*desk.heads(), _("清单"), _("缺什么"))
    title = _("对不上的职责和权力")
    bare = _without_duty(desk)
    if bare is None:
        return Answer(title, heads, (), _unknown(desk), False)
    idle = {found.item for found in _findings(desk, _BARE_DUTY)}
    powers, duties = desk.counted(ListKind.POWERS), desk.counted(ListKind.DUTIES)
    rows = [
        (*desk.about(entry), entry.kind.official_name, _("没有职责覆盖"))
        for entry in powers
        if _is_bare(entry, bare)
    ]
    rows += [
        (*desk.about(entry), entry.kind.official_name, _("任务没有列出权力"))
        for entry in duties
        if entry.id in idle
    ]
    note = _("看了 {powers} 项权力、{duties} 项职责；对内的职责和没有权力的机构的职责不要求权力。")
    return Answer(title, heads, tuple(rows), note.format(powers=len(powers), duties=len(duties)))


def _without_duty(desk: Desk) -> set[str | None] | None:
    """Return the powers of which the rule says that no duty covers them; None: it cannot say."""
    known = any(
        entry.kind is ListKind.DUTIES and entry.item.status not in NOT_LISTED
        for entry in desk.inventory.entries
    )
    if not known or _broken_duties(desk):
        return None
    return {found.item for found in _findings(desk, _BARE_POWER)}


def _findings(desk: Desk, rule: str) -> list[Finding]:
    report = validate(desk.snapshot, Options(as_of=desk.today, select=(rule,)))
    return [found for found in report.findings if found.name == rule]


def _is_bare(entry: Entry, bare: set[str | None]) -> bool:
    """Whether nothing covers a power; of a family that nothing covers only the 主项 is reported."""
    return entry.id in bare or getattr(entry.item, "parent", None) in (bare - {None})


def _unknown(desk: Desk) -> str:
    if _broken_duties(desk):
        return _("有职责的文件读不了，对不对得上无从谈起；先运行 qingdan validate。")
    return _("工作区里没有一项职责（草案不算），对不对得上无从谈起；先编职责任务清单。")


def _broken_duties(desk: Desk) -> bool:
    return any(path.startswith(f"{ListKind.DUTIES}/") for path in desk.inventory.broken)
