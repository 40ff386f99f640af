"""``qingdan import``: tables of offices into a workspace, and exported ones back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from . import INTERRUPTED
from . import import_mapping as mapping_options
from . import import_update as edited
from .import_report import ReportOption, check_reports, keeping_all, watching, write_reports
from .options import OutputOption, QuietOption, WorkspaceOption
from .reports import save

FORMATS = ("text", "json")
REVISIONS = ("accept", "reject")
AUTO = "auto"


def command(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCE...",
            help=_(
                "清单文件，可以有多个：工作簿（.xlsx、.xls、.ods）、.csv、"
                "Word 表格（.docx）、网页（.html）、.json。按内容认，不看扩展名。"
            ),
        ),
    ],
    kind: mapping_options.ListOption = AUTO,
    organ: Annotated[
        str,
        typer.Option(
            "--organ",
            metavar="ID|auto",
            help=_("全部归到一个机构；auto 按“行使主体”认机构，没有的自动登记。"),
        ),
    ] = AUTO,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("只报告，不写文件。"))] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="text|json", help=_("报告的格式。"))
    ] = "text",
    output: OutputOption = None,
    report: ReportOption = None,
    revisions: Annotated[
        str,
        typer.Option(
            "--revisions",
            metavar="accept|reject",
            help=_("Word 文档里有修订时：accept 按接受后读，reject 按拒绝后读；不写则不读。"),
        ),
    ] = "",
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
    _check_choice("--format", form, FORMATS)
    _check_choice("--list", kind, mapping_options.LISTS)
    check_reports(report or ())
    said = mapping_options.Said(
        kind,
        tuple(given or ()),
        mapping,
        save_mapping,
        tuple(with_personal or ()),
        keep_original,
    )
    if revisions:
        _check_choice("--revisions", revisions, REVISIONS)
    asked = edited.Asked(conflicts, base, propose, yes, allow_dirty)
    others = {"organ": organ != AUTO, "report": report, "revisions": revisions}
    if update:
        said.refuse_for_export(**others)
        paths = _expanded(sources)
        with watching(len(paths), quiet=quiet) as show:
            planned = edited.plan(workspace, paths, asked, show)
        return edited.finish(planned, asked, form, output, dry_run=dry_run)
    asked.refuse_without_update()

    from ..store.workspace import find_workspace

    root = find_workspace(workspace)
    if edited.are_exported(exported := _expanded(sources)):
        said.refuse_for_export(**others)
        with watching(len(exported), quiet=quiet) as show:
            planned = edited.plan_back(workspace, exported, show)
        return edited.finish(planned, edited.Asked(yes=True), form, output, dry_run=dry_run)

    from ..exchange.importer import plan_import, write_import
    from ..exchange.reading.revisions import Revisions
    from ..report.importing import import_json, import_text

    paths = _expanded(sources)
    asks = mapping_options.asker() if mapping_options.may_ask(quiet=quiet, form=form) else None
    # Questions and a bar cannot share a terminal.
    with watching(len(paths), quiet=quiet or asks is not None) as show, keeping_all():
        try:
            result = plan_import(
                root,
                paths,
                organ=None if organ == AUTO else organ,
                dry_run=dry_run,
                progress=show,
                step=show.step,
                revisions=Revisions(revisions) if revisions else None,
                options=said.options(root, asks),
            )
        except KeyboardInterrupt:
            sys.stderr.write(_("已中断，什么都没有写入。") + "\n")
            # Not returned: for that code the command line has words of its own, which say less.
            raise SystemExit(INTERRUPTED) from None
        show.step(_("写入{count}个文件").format(count=len(result.files)))
        write_import(root, result)
    write_reports(result, report or ())
    text = import_json(result) if form == "json" else import_text(result)
    if output is None:
        sys.stdout.write(text)
    else:
        save(text, output)
    return 1 if result.failed else 0


def _check_choice(option: str, given: str, choices: tuple[str, ...]) -> None:
    if given not in choices:
        raise QingdanError(
            _("{option} 现在只能是 {choices}，不是“{given}”。").format(
                option=option, choices="、".join(choices), given=given
            ),
            _("运行 qingdan import --help 看用法。"),
        )


def _expanded(sources: list[Path]) -> list[Path]:
    """Expand wildcards where the shell does not (Windows), and pass over lock files of Excel.

    Raises ``QingdanError`` that names every file that is not there.
    """
    paths: list[Path] = []
    missing: list[str] = []
    for source in sources:
        found = [source]
        if not source.exists():
            wild = any(c in source.name for c in "*?")
            found = sorted(source.parent.glob(source.name)) if wild else []
        if not found:
            missing.append(str(source))
        paths.extend(path for path in found if not path.name.startswith("~$"))
    if missing:
        raise QingdanError(
            _("没有这些文件：{names}").format(names="、".join(missing)),
            _("检查路径和文件名；什么都没有读，也没有写。"),
        )
    if not paths:
        raise QingdanError(
            _("只有 Excel 的临时文件（~$ 开头），没有工作簿。"), _("关掉 Excel，指明要导入的文件。")
        )
    return paths
