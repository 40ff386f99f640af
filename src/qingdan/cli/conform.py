"""``qingdan conform``: is every item the same as in the catalogues above (三级四同)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _
from . import conform_options as options
from .options import ExitCodeOption, OutputOption, QuietOption, WorkspaceOption, demand
from .reports import needs_work, save_report, write_report
from .rewriting import say, write_over
from .unread import tell_unread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..conform.conforming import Conformity
    from ..conform.differing import Same
    from ..conform.proposing import Proposals
    from ..report.conform_words import Told
    from ..store.snapshot import Snapshot


def command(
    upper: options.Upper = None,
    output_format: options.Format = "text",
    output: OutputOption = None,
    select: options.Fields = None,
    exit_code: ExitCodeOption = False,
    propose: options.Propose = None,
    apply: options.Apply = False,
    allow_dirty: options.AllowDirty = False,
    rev: options.Revision = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Hold our lists against those above; 1 for unread files, under ``--exit-code`` for work."""
    demand("--format", output_format, options.FORMATS)
    fields = _fields(select)
    if (apply or propose is not None) and rev is not None:
        raise QingdanError(
            _("--rev 看的是提交过的版本，不能改写。"), _("去掉 --rev，改磁盘上的文件。")
        )
    if apply and propose is not None:
        raise QingdanError(
            _("--apply 和 --propose 不能同时用。"), _("先用 --propose 看改动，再用 --apply 改。")
        )
    from ..conform.proposing import proposals
    from ..report.conform_words import Told
    from ..store.snapshot import revision, worktree
    from ..store.workspace import find_versions, find_workspace

    root = find_workspace(workspace) if rev is None else find_versions(workspace)
    snapshot = worktree(root) if rev is None else revision(root, rev)
    found = _conform(root, snapshot, upper, fields)
    made = proposals(found)
    told = Told(found, made)
    if apply:
        told = _applied(root, found, made, upper, fields, allow_dirty=allow_dirty)
    elif propose is not None:
        _propose(root, made, propose, quiet=quiet)
    write_report(_render(told, output_format), output)
    unread = tell_unread(snapshot, told.conformity.ours.unread)
    above = any(one.catalogue.unread for one in told.conformity.uppers)
    return int(unread or above or (exit_code and needs_work(told.conformity.counts)))


def _fields(select: str | None) -> Sequence[Same]:
    from ..conform.differing import Same

    if select is None:
        return tuple(Same)
    chosen = [word for word in re.split(r"[,，、\s]+", select) if word] or [""]
    for word in chosen:
        demand("--select", word, options.FIELDS)
    return tuple(Same(word) for word in dict.fromkeys(chosen))


def _conform(
    root: Path, snapshot: Snapshot, upper: str | None, fields: Sequence[Same]
) -> Conformity:
    from ..conform.conforming import conform
    from ..conform.matters import read_catalogue
    from ..conform.uppers import chosen_uppers, kinds_of, open_upper
    from ..store.inventory import read_workspace_file

    declared = chosen_uppers(read_workspace_file(snapshot), upper)
    uppers = [open_upper(root, one) for one in declared]
    kinds = {kind for one in declared for kind in kinds_of(one)}
    return conform(read_catalogue(snapshot, kinds), uppers, fields)


def _applied(
    root: Path,
    found: Conformity,
    made: Proposals,
    upper: str | None,
    fields: Sequence[Same],
    *,
    allow_dirty: bool,
) -> Told:
    """Write all proposals or none, and look again."""
    from ..conform.proposing import proposals, written
    from ..report.conform_words import Told
    from ..store.snapshot import worktree

    if not made.made:
        return Told(found, made)
    change = written(root, made)
    files = write_over(root, change.before, change.after, allow_dirty=allow_dirty)
    again = _conform(root, worktree(root), upper, fields)
    return Told(again, proposals(again), len(made.made), sorted(files))


def _propose(root: Path, made: Proposals, place: Path, *, quiet: bool) -> None:
    """Write the proposals as a patch."""
    from ..conform.proposing import written
    from ..report.unified import unified
    from .validate_input import repository_path

    change = written(root, made)
    old = {path: data.decode("utf-8") for path, data in change.before.items()}
    new = {path: data.decode("utf-8") for path, data in change.after.items()}
    save_report(unified(old, new, repository_path(root)).encode("utf-8"), place)
    if not quiet:
        say(
            _("补丁写在 {file}：{count} 处，{files} 个文件；用 git apply 或者 --apply 改。").format(
                file=place, count=len(made.made), files=len(made.files)
            )
        )


def _render(told: Told, output_format: str) -> str:
    if output_format == "json":
        from ..report.conform_json import conform_json

        return conform_json(told)
    if output_format == "markdown":
        from ..report.conform_markdown import conform_markdown

        return conform_markdown(told)
    if output_format == "html":
        from ..report.conform_html import conform_html

        return conform_html(told)
    from ..report.conform_text import conform_text

    return conform_text(told)
