"""The Chinese words of an update: rows, conflicts, proposals, what comes next."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from ..compare.folded import folded
from ..compare.redline import Mark, redline
from ..exchange.findings import Problem
from ..exchange.updating.outcome import Conflict, Proposal, Relocated, SourceUpdate, Update
from ..messages import _, joined
from ..model.finding import Severity
from ..model.vocabulary import Status

SHORT_ID = 12
_LONG = 40
"""Characters from which a conflict shows a redline instead of both texts."""
_SHOWN = 20
_SIGNS = {Mark.EQUAL: ("", ""), Mark.INSERT: ("{+", "+}"), Mark.DELETE: ("[-", "-]")}


def opening(source: SourceUpdate, update: Update) -> Iterator[str]:
    """Yield what is said first of a file: where it comes from, and how old it is."""
    if source.commit is None:
        if update.base is not None:
            yield _("没有记录导出自哪个版本，按 {base} 比较。").format(base=update.base[:SHORT_ID])
        elif source.recorded:
            yield _("导出时有没提交的改动，或者没有版本库；按表里记的指纹比较。")
    elif update.head is None:
        yield _("导出自 {commit}；这里没有版本库，只按表里记的指纹比较。").format(
            commit=source.commit[:SHORT_ID]
        )
    elif source.commit != update.head:
        yield _("导出自 {commit}，现在的版本是 {head}。").format(
            commit=source.commit[:SHORT_ID], head=update.head[:SHORT_ID]
        )
    else:
        yield _("导出自现在的版本 {commit}。").format(commit=source.commit[:SHORT_ID])


def staleness(update: Update) -> Iterator[str]:
    """Yield what the workspace changed since the export."""
    if update.stale:
        yield _(
            "导出以后，表里的 {count} 项事项在工作区改过：{items}。"
            "这些事项逐格作三方比较，两边都改了的列为冲突。"
        ).format(count=len(update.stale), items=few(update.stale))


def few(names: tuple[str, ...] | list[str], limit: int = 5) -> str:
    """Return the first names of many."""
    shown = joined(names[:limit])
    return shown if len(names) <= limit else _("{shown} 等").format(shown=shown)


def problem_lines(problems: list[Problem]) -> Iterator[str]:
    """Yield problems under their severities; the same message once, with all its cells."""
    headings = {
        Severity.ERROR: _("错误（{count}处）："),
        Severity.WARNING: _("请核对（{count}处）："),
        Severity.INFO: _("告知（{count}处）："),
    }
    for severity, heading in headings.items():
        chosen = [problem for problem in problems if problem.severity is severity]
        if chosen:
            yield heading.format(count=len(chosen))
        grouped: dict[str, list[str]] = {}
        for problem in chosen:
            grouped.setdefault(problem.message, []).append(_place(problem))
        for message, places in grouped.items():
            named = few([place for place in places if place], _SHOWN)
            yield f"  - {message}" + (f" [{named}]" if named else "")


def _place(problem: Problem) -> str:
    return "!".join(part for part in (problem.sheet, problem.cell) if part)


def conflict_lines(conflict: Conflict) -> Iterator[str]:
    """Yield a conflict: item and field, then the three versions or what either side changed."""
    yield _("{name}（{item}）的“{field}” [{sheet}!{cell}]").format(
        name=conflict.name,
        item=conflict.item,
        field=conflict.field,
        sheet=conflict.spot.sheet,
        cell=conflict.spot.cell,
    )
    base, ours, theirs = conflict.base, conflict.ours, conflict.theirs
    longest = max(len(ours), len(theirs))
    if longest <= _LONG and "\n" not in ours + theirs + (base or ""):
        yield "  " + _("导出时：{text}").format(
            text=_("（已不可知）") if base is None else _said(base)
        )
        yield "  " + _("工作区：{text}").format(text=_said(ours))
        yield "  " + _("表　格：{text}").format(text=_said(theirs))
    elif base is None:
        yield "  " + _("从工作区到表格：")
        yield from _indented(marked(ours, theirs))
    else:
        yield "  " + _("工作区的改动：")
        yield from _indented(marked(base, ours))
        yield "  " + _("表格的改动：")
        yield from _indented(marked(base, theirs))


def marked(old: str, new: str) -> str:
    """Return a redline as ``[-struck out-]{+put in+}``; long sameness is folded."""
    segments = folded(redline(old, new), _("……（略 {count} 字）……"))
    return "".join(
        _SIGNS[segment.mark][0] + segment.text + _SIGNS[segment.mark][1] for segment in segments
    )


def _indented(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield f"    {line}"


def _said(text: str) -> str:
    return text or _("（空）")


def proposal_lines(proposals: list[Proposal]) -> Iterator[str]:
    """Yield the items whose rows are gone, and what a person can do about them."""
    for proposal in proposals:
        yield _("  - {name}（{item}，{status}）").format(
            name=proposal.name, item=proposal.item, status=proposal.status or _("没有写状态")
        )
    drafts = [one for one in proposals if one.status in (Status.DRAFT, Status.REVIEW)]
    if len(drafts) < len(proposals):
        yield _(
            "  删行不等于废止，文件都没有动。确要废止的：用 --propose 建议.csv 写出建议表，"
            "填好失效日期（和承接的事项 id），再 qingdan import 建议.csv --update；"
            "然后运行 qingdan adjust draft 起草调整。"
        )
    if drafts:
        yield _("  没有生效过的草案可以直接删除文件：{files}").format(
            files=few([one.path for one in drafts])
        )


def relocation_line(one: Relocated) -> str:
    """Return what is said of an item whose organ was changed in the table."""
    return _(
        "  - {name}（{item}）的机构由 {organ} 改成了 {to}，这是划转，没有动："
        "qingdan transfer {organ} {to} --items {item} [{sheet}!{cell}]"
    ).format(
        name=one.name,
        item=one.item,
        organ=one.organ,
        to=one.to,
        sheet=one.spot.sheet,
        cell=one.spot.cell,
    )


def taking_back(update: Update, workspace: str | None) -> Iterator[str]:
    """Yield how to take back what was written."""
    place = ["-C", workspace] if workspace else []
    old, new = sorted(update.before), sorted(set(update.after) - set(update.before))
    if old and update.head is not None:
        shown = old if len(old) <= _SHOWN else sorted({path.split("/")[0] for path in old})
        yield _("要撤回对原有文件的改动：{command}").format(
            command=shlex.join(["git", *place, "restore", "--", *shown])
        )
    if new:
        yield _("要撤回新增的事项，删去这些文件：{files}").format(files=few(new))
