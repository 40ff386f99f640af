"""An update for people: what is stale, what changes, what must be decided, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..compare.changes import Comparison
from ..exchange.updating.outcome import SourceUpdate, Update
from ..messages import _
from . import updating_words as words

Telling = Callable[[Comparison], str]
"""Writes a comparison: with colours or without."""


def update_text(
    update: Update, comparison: Comparison, tell: Telling, *, summary: bool = True
) -> str:
    """Return what edited tables would do: first how old they are, then what changes.

    The text ends in a line feed; what was written is said by ``closing_text``. Without ``summary``
    it is what changes, and what is wrong or must be decided; empty where there is nothing.
    """
    lines: list[str] = []
    for source in update.sources:
        told = _source_lines(source, update) if summary else _faulty_lines(source)
        lines += [*told, ""] if summary or source.problems else []
    if summary:
        lines.extend(words.staleness(update))
    if comparison.changes and not update.restored:
        lines += [tell(comparison).rstrip("\n"), ""]
    lines.extend(_conflicts(update))
    lines.extend(_aside(update))
    return "\n".join(lines).rstrip("\n") + "\n" if lines else ""


def _faulty_lines(source: SourceUpdate) -> Iterator[str]:
    yield source.file
    for line in words.problem_lines(source.problems):
        yield "  " + line


def _source_lines(source: SourceUpdate, update: Update) -> Iterator[str]:
    yield source.file
    if source.sheets and not update.restored:
        for line in words.opening(source, update):
            yield "  " + line
    for sheet in source.sheets:
        text = _("工作表“{name}”：{kind}，{rows}行，{untouched}行没有改。")
        if update.restored:
            text = _("“{name}”：{kind}，{rows}项，{untouched}项工作区里已经有，内容相同。")
        yield "  " + text.format(
            name=sheet.name,
            kind=sheet.kind.official_name,
            rows=sheet.rows,
            untouched=sheet.untouched,
        )
    for line in words.problem_lines(source.problems):
        yield "  " + line


def _conflicts(update: Update) -> Iterator[str]:
    if not update.conflicts:
        return
    if update.resolved == "keep":
        yield _("冲突（{count}处，按 --conflicts keep 保留工作区的）：").format(
            count=len(update.conflicts)
        )
    elif update.resolved == "take":
        yield _("冲突（{count}处，按 --conflicts take 采用表格的）：").format(
            count=len(update.conflicts)
        )
    else:
        yield _("冲突（{count}处）：").format(count=len(update.conflicts))
    for number, conflict in enumerate(update.conflicts, 1):
        for line in words.conflict_lines(conflict):
            yield f"  {number}. {line}" if not line.startswith(" ") else f"     {line}"
    yield ""


def _aside(update: Update) -> Iterator[str]:
    """What is shown and not done: rows that are gone, organs that were changed."""
    certain = [one for one in update.proposals if one.certain]
    doubtful = [one for one in update.proposals if not one.certain]
    if certain:
        yield _("表里删去了 {count} 项事项的行，建议考虑废止：").format(count=len(certain))
        yield from words.proposal_lines(certain)
        yield ""
    if doubtful:
        yield _(
            "同一机构还有 {count} 项事项不在表里；这种文件不记录导出了哪些事项，看不出是不是删的："
        ).format(count=len(doubtful))
        yield from words.proposal_lines(doubtful)
        yield ""
    if update.relocated:
        yield _("机构变了的事项（{count}个）：").format(count=len(update.relocated))
        yield from map(words.relocation_line, update.relocated)
        yield ""


def closing_text(
    update: Update, *, written: bool, workspace: str | None, summary: bool = True
) -> str:
    """Return the last lines: totals, whether anything was written, what to do next.

    Without ``summary`` only that nothing was written because something must be mended or decided.
    """
    if summary:
        lines = _closing(update, written=written, workspace=workspace)
    else:
        lines = _refusal(update) if update.failed else iter(())
    return "".join(line + "\n" for line in lines)


def _closing(update: Update, *, written: bool, workspace: str | None) -> Iterator[str]:
    if update.restored:
        yield _("合计：{rows}项，工作区里没有的 {fresh} 项。").format(
            rows=update.rows, fresh=len(update.fresh)
        )
    else:
        yield _totals(update)
    if update.failed:
        yield from _refusal(update)
        return
    if not update.after:
        yield _("工作区没有变化。")
        return
    if not written:
        yield _("还没有写入任何文件。")
        return
    yield _("写入 {count} 个文件。").format(count=len(update.after))
    if update.head is not None:
        yield _("下一步：运行 qingdan validate 检查，再用 git 提交。")
    else:
        yield _(
            "下一步：运行 qingdan validate 检查；再用 git init、git add -A、git commit 存下来，"
            "以后改错了才退得回来。"
        )
    yield from words.taking_back(update, workspace)


def _refusal(update: Update) -> Iterator[str]:
    yield _("什么都没有写入。")
    if any(source.failed for source in update.sources):
        yield _("下一步：在表里改好上面的错误，再运行一次。")
    if update.conflicts and update.resolved is None:
        yield _(
            "下一步：看过冲突，在表里改成商定的写法再运行；"
            "或者全部保留工作区的（--conflicts keep），或者全部采用表格的（--conflicts take）。"
        )


def _totals(update: Update) -> str:
    return _("合计：{rows}行，改 {edited} 项事项，新增 {fresh} 个，冲突 {conflicts} 处。").format(
        rows=update.rows,
        edited=len(update.edited),
        fresh=len(update.fresh),
        conflicts=len(update.conflicts),
    )
