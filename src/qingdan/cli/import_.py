"""``qingdan import``: tables of offices into a workspace, and exported ones back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..messages import _
from . import import_mapping as mapping_options
from . import import_update as edited
from .import_report import (
    ReportOption,
    Watch,
    check_reports,
    interruptible,
    watching,
    write_reports,
)
from .import_sources import RevisionsOption, SourcesArgument, expanded
from .options import OutputOption, QuietOption, WorkspaceOption, demand
from .reports import save_report

if TYPE_CHECKING:
    from ..exchange.outcome import ImportResult

FORMATS = ("text", "json")
REVISIONS = ("accept", "reject")
AUTO = "auto"


def command(
    sources: SourcesArgument,
    kind: mapping_options.ListOption = AUTO,
    organ: mapping_options.OrganOption = AUTO,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("只报告，不写文件。"))] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="text|json", help=_("报告的格式。"))
    ] = "text",
    output: OutputOption = None,
    report: ReportOption = None,
    revisions: RevisionsOption = "",
    given: mapping_options.MapOption = None,
    mapping: mapping_options.MappingOption = None,
    save_mapping: mapping_options.SaveOption = None,
    with_personal: mapping_options.PersonalOption = None,
    keep_original: mapping_options.OriginalOption = False,
    update: edited.UpdateOption = False,
    conflicts: edited.ConflictsOption = None,
    base: edited.BaseOption = None,
    propose: edited.ProposeOption = None,
    yes: edited.YesOption = False,
    allow_dirty: edited.AllowDirtyOption = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Import the sources and report; returns the exit code."""
    demand("--format", form, FORMATS)
    demand("--list", kind, mapping_options.LISTS)
    if revisions:
        demand("--revisions", revisions, REVISIONS)
    check_reports(report or ())
    said = mapping_options.Said(
        kind,
        tuple(given or ()),
        mapping,
        save_mapping,
        tuple(with_personal or ()),
        keep_original,
    )
    asked = edited.Asked(conflicts, base, propose, yes, allow_dirty)
    if not update:
        asked.refuse_without_update()

    from ..store.workspace import find_workspace

    root = find_workspace(workspace)
    paths = expanded(sources)
    if update or edited.are_exported(paths):
        said.refuse_for_export(organ=organ != AUTO, report=report, revisions=revisions)
        with watching(len(paths), quiet=quiet) as show, interruptible():
            if update:
                planned = edited.plan(root, workspace, paths, asked, show)
            else:  # what is lacking is put back: there is nothing to decide
                asked = edited.Asked(yes=True)
                planned = edited.plan_back(root, workspace, paths, show)
        return edited.finish(planned, asked, form, output, dry_run=dry_run, quiet=quiet)
    asks = mapping_options.asker() if mapping_options.may_ask(quiet=quiet, form=form) else None
    # Questions and a bar cannot share a terminal.
    with watching(len(paths), quiet=quiet or asks is not None) as show:
        result = _brought_in(
            root,
            paths,
            show,
            revisions,
            organ=None if organ == AUTO else organ,
            dry_run=dry_run,
            options=said.options(root, asks),
        )
    return _reported(result, form, output, report or (), quiet=quiet)


def _brought_in(
    root: Path, paths: list[Path], show: Watch, revisions: str, **how: Any
) -> ImportResult:
    from ..exchange.importer import plan_import, write_import
    from ..exchange.reading.revisions import Revisions

    wanted = Revisions(revisions) if revisions else None
    with interruptible():
        result = plan_import(root, paths, progress=show, step=show.step, revisions=wanted, **how)
    show.step(_("写入{count}个文件").format(count=len(result.files)))
    write_import(root, result)
    return result


def _reported(
    result: ImportResult, form: str, output: Path | None, reports: Sequence[Path], *, quiet: bool
) -> int:
    from ..report.importing import import_json, import_text

    write_reports(result, reports)
    text = import_json(result) if form == "json" else import_text(result, summary=not quiet)
    if output is None:
        sys.stdout.write(text)
    else:
        save_report(text, output)
    return 1 if result.failed or result.took_nothing else 0
