"""``qingdan law impact``: what a change of law does to the lists; ``--apply`` puts it right."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _, system_reason
from . import law_impact_options as asked
from .options import OutputOption, QuietOption, WorkspaceOption, day_or_today, demand
from .reports import demand_file, write_report
from .rewriting import say
from .unread import tell_unread

if TYPE_CHECKING:
    from ..impact.applying import Applied
    from ..impact.rows import Impact
    from ..law.library.library import LawLibrary
    from ..law.succession.clocks import Deadline
    from ..store.snapshot import Snapshot

FORMATS = ("text", "markdown", "json", "xlsx")


def command(
    title: asked.Title,
    old: asked.Old = None,
    to: asked.To = None,
    apply: asked.Apply = None,
    allow_dirty: asked.AllowDirty = False,
    as_of: asked.AsOf = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出的格式。"))
    ] = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write the report, or put confirmed citations in; 1 for a row refused, a file unread."""
    demand("--format", output_format, FORMATS)
    if apply is None:
        demand_file(output_format, output)
    from ..store.organ_names import organ_names
    from ..store.snapshot import worktree
    from ..store.workspace import find_workspace

    today = day_or_today(as_of)
    root = find_workspace(workspace)
    snapshot = worktree(root)
    unread: list[str] = []
    library, impact = _impact(root, snapshot, title, old, to, unread, quiet=quiet)
    if apply is None:
        if output is not None:
            _refuse_to_destroy(output)
        names = organ_names(snapshot) if output_format == "xlsx" else {}
        write_report(_render(impact, output_format, today, names), output)
        return int(tell_unread(snapshot, unread))
    refused = _apply(root, snapshot, library, impact, apply, allow_dirty=allow_dirty)
    return int(tell_unread(snapshot, unread) or refused)


def _impact(
    root: Path,
    snapshot: Snapshot,
    title: str,
    old: str | None,
    to: str | None,
    unread: list[str],
    *,
    quiet: bool,
) -> tuple[LawLibrary, Impact]:
    from ..impact.already import applied_before
    from ..impact.assess import assess
    from ..impact.change import change_of
    from ..impact.citing import citing
    from .law_library import open_for, pin_differs

    opened = open_for(root)
    different = pin_differs(opened)
    if different and not quiet:
        say(different)
    library = opened.library
    change = change_of(library, title, old, to)
    texts = citing(snapshot, lambda name: library.find(name) is change.law, unread)
    applied = applied_before(snapshot, library, change)
    return library, assess(library, change, texts, _deadlines(snapshot, change.day), applied)


def _deadlines(snapshot: Snapshot, day: datetime.date) -> tuple[Deadline, ...]:
    """Return the deadlines of the workspace's profile and calendar; faults of it go to stderr."""
    from ..law.succession.clocks import clocks, deadlines
    from ..rules.profile import load
    from ..store.inventory import read_workspace_file
    from .calendar import calendar_of

    try:
        section = load(read_workspace_file(snapshot).profile).section("调整时限")
    except KeyError as error:
        raise QingdanError(
            _("没有“{name}”这个方案。").format(name=error.args[0]),
            _("有哪些方案见 docs/profiles.md。"),
        ) from None
    return deadlines(clocks(section), day, calendar_of(snapshot))


def _render(
    impact: Impact, output_format: str, today: datetime.date, organs: Mapping[str, str]
) -> bytes:
    match output_format:
        case "json":
            from ..report.impact_json import impact_json

            return impact_json(impact, today).encode()
        case "markdown":
            from ..report.impact_markdown import impact_markdown

            return impact_markdown(impact, today).encode()
        case "xlsx":
            from ..report.impact_xlsx import impact_xlsx

            return impact_xlsx(impact, today, organs)
    from ..report.impact_text import impact_text

    return impact_text(impact, today).encode()


def _refuse_to_destroy(output: Path) -> None:
    """Raise ``QingdanError`` where a report would be written over somebody's work."""
    from ..impact.worklist import answers

    if not output.is_file():
        return
    filled = answers(_read(output))
    if filled:
        raise QingdanError(
            _("{file} 里的“确认改为”已经填了 {count} 行，没有盖掉它。").format(
                file=output, count=filled
            ),
            _("先用 --apply 改进清单，或者用 -o 写到别的文件里。"),
            file=str(output),
        )


def _apply(
    root: Path,
    snapshot: Snapshot,
    library: LawLibrary,
    impact: Impact,
    work_list: Path,
    *,
    allow_dirty: bool,
) -> int:
    from ..impact.adjustment import draft
    from ..impact.applying import apply
    from ..impact.confirming import settled
    from ..impact.worklist import read_work_list
    from .rewriting import write_over

    found = read_work_list(_read(work_list), work_list.name)
    if found.law and library.find(found.law) is not impact.change.law:
        raise QingdanError(
            _("{file} 是《{other}》的工作单，不是《{law}》的。").format(
                file=work_list.name, other=found.law, law=impact.change.law.title
            ),
            _("换成 qingdan law impact {other} --apply。").format(other=found.law),
            file=str(work_list),
        )
    decisions = settled(library, impact.change, impact.rows, found.decisions)
    applied = apply(snapshot, impact.rows, decisions)
    for decision, why in applied.refused:
        say(
            _("第 {number} 行没有改：{why}（{file} {field}：{text}）").format(
                number=decision.number,
                why=why,
                file=decision.file,
                field=decision.field,
                text=decision.text,
            )
        )
    files = {path: content.encode("utf-8") for path, content in applied.files.items()}
    if applied.changed:  # what was confirmed as it stands is recorded too
        path, content = draft(impact, applied, snapshot.paths())
        files[path] = content.encode("utf-8")
    changed = write_over(root, applied.before, files, allow_dirty=allow_dirty)
    sys.stdout.write("".join(path + "\n" for path in changed))
    _sum_up(applied, asked=len(decisions))
    return int(bool(applied.refused))


def _sum_up(applied: Applied, *, asked: int) -> None:
    if not applied.changed:
        if asked:
            say(_("确认过的 {count} 行都对不上现在的清单，没有改动文件。").format(count=asked))
            return
        say(_("工作单里没有确认过的引用，没有改动文件。"))
        return
    say(
        _("改了 {count} 处引用，在 {files} 个文件里；调整草案在 adjustments/。").format(
            count=len(applied.changed), files=len(applied.files)
        )
    )
    quoted = sum(row.citing.quoted for row, _decision in applied.changed)
    if quoted:
        say(_("其中 {count} 处旁边的“原文”还是旧的，要一并换掉。").format(count=quoted))
    say(_("改了依据，事项的生效日期也要核对；然后运行 qingdan validate 和 qingdan diff。"))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise QingdanError(
            _("读不了文件：{why}").format(why=system_reason(error)),
            _("检查文件名和权限。"),
            file=str(path),
        ) from None
