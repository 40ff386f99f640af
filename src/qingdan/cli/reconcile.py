"""``qingdan reconcile TABLE``: the list against any other table that an office keeps."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _
from . import reconcile_options as options
from .options import ExitCodeOption, OutputOption, WorkspaceOption, demand
from .reports import needs_work, write_report
from .unread import tell_unread

if TYPE_CHECKING:
    from ..conform.table_result import Asked, TableCheck
    from ..store.snapshot import Snapshot


def command(
    table: options.TableFile,
    kind: options.ListKinds = "powers",
    key: options.Key = None,
    given: options.Given = None,
    only_type: options.OnlyType = None,
    organ: options.OrganId = None,
    output_format: options.Format = "text",
    output: OutputOption = None,
    exit_code: ExitCodeOption = False,
    rev: options.Revision = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Hold the list against the table; 1 for unread files, or under ``--exit-code`` for work."""
    demand("--format", output_format, options.FORMATS)
    if key is not None:
        demand("--key", key, options.KEYS)
    if output_format == "xlsx" and output is None and sys.stdout.isatty():
        raise QingdanError(_("工作簿不能显示在屏幕上。"), _("加上 -o，例如：-o 核对结果.xlsx"))
    from ..conform.matters import read_catalogue
    from ..conform.table_check import check_table
    from ..store.snapshot import revision, worktree
    from ..store.workspace import find_versions, find_workspace

    root = find_workspace(workspace) if rev is None else find_versions(workspace)
    snapshot = worktree(root) if rev is None else revision(root, rev)
    asked = _asked(snapshot, kind, key, given, only_type, organ)
    found = check_table(snapshot, read_catalogue(snapshot, [asked.kind]), table, asked)
    write_report(_render(found, output_format), output)
    unread = tell_unread(snapshot, found.unread_files)
    return int(unread or (exit_code and needs_work(found.counts)))


def _asked(
    snapshot: Snapshot,
    kind: str,
    key: str | None,
    given: list[str] | None,
    only_type: str | None,
    organ: str | None,
) -> Asked:
    from ..conform.table_result import Asked
    from ..exchange.tables.headings.every import LISTS
    from ..model.vocabulary import ListKind, PowerType
    from .import_mapping import pairs

    demand("--list", kind, tuple(str(one) for one in LISTS))
    if only_type is not None:
        demand("--only-type", only_type, tuple(str(one) for one in PowerType))
    return Asked(
        kind=ListKind(kind),
        key=key,
        given=pairs(tuple(given or ())),
        only_type=PowerType(only_type) if only_type is not None else None,
        organ=organ,
        codes=_type_codes(snapshot),
    )


def _type_codes(snapshot: Snapshot) -> Mapping[str, str]:
    """Return the types of powers by the codes of the workspace's profile."""
    from ..conform.table_check import type_codes
    from ..rules.profile import load
    from ..store.inventory import read_workspace_file

    try:
        return type_codes(load(read_workspace_file(snapshot).profile).section("编码"))
    except KeyError:
        return {}


def _render(found: TableCheck, output_format: str) -> str | bytes:
    match output_format:
        case "json":
            from ..report.reconcile_json import reconcile_json

            return reconcile_json(found)
        case "markdown":
            from ..report.reconcile_markdown import reconcile_markdown

            return reconcile_markdown(found)
        case "xlsx":
            from ..report.reconcile_xlsx import reconcile_xlsx

            return reconcile_xlsx(found)
    from ..report.reconcile_text import reconcile_text

    return reconcile_text(found)
