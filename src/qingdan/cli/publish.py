"""``qingdan publish``: the public site, or the same content as Markdown or as fragments."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..messages import _
from . import progress
from .options import JobsOption, QuietOption, WorkspaceOption, demand
from .publish_options import (
    AUDIENCES,
    DEFAULT_OUT,
    FORMATS,
    LINKS,
    Audience,
    BaseUrl,
    Check,
    Day,
    Force,
    Form,
    Links,
    NoCache,
    NoHistory,
    OutFolder,
    Revision,
    SignKey,
    check_address,
    check_links,
)
from .publish_told import tell

if TYPE_CHECKING:
    from ..publish.build import Built, Order
    from ..publish.writing.again import Told
    from ..store.snapshot import Snapshot


def command(
    out: OutFolder = DEFAULT_OUT,
    rev: Revision = None,
    in_force_on: Day = None,
    form: Form = "html",
    links: Links = "none",
    base_url: BaseUrl = None,
    audience: Audience = "public",
    jobs: JobsOption = None,
    force: Force = False,
    sign_key: SignKey = None,
    check: Check = False,
    no_cache: NoCache = False,
    no_history: NoHistory = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Build the site and swap it in; returns the exit code."""
    demand("--format", form, FORMATS)
    demand("--audience", audience, AUDIENCES)
    check_address(base_url)
    check_links(form, links)
    from ..store.private import refuse_private
    from .cache import cache_folder
    from .publish_past import tip_of

    root, out = _places(workspace, out, committed=rev is not None or in_force_on is not None)
    _check_writing(root, out, sign_key, force=force)
    snapshot = _snapshot(root, rev, in_force_on)
    refuse_private(snapshot)
    without = no_history or in_force_on is not None
    tip = "" if without else tip_of(root, snapshot)
    memory = None if no_cache else cache_folder()
    again = None
    # A filled-in index is no part of the workspace: whether it changed is not remembered.
    if memory is not None and not check and sign_key is None and links in LINKS:
        from ..publish.writing.again import Again

        asked = (form, audience, base_url, links, in_force_on, no_history)
        again = Again(memory, out.resolve(), snapshot, asked, tip)
    told = again.same() if again is not None else None
    if told is None:
        from ..publish.audience import SiteAudience
        from ..publish.build import Order
        from ..publish.siteformat import SiteFormat
        from .publish_gate import gate_of
        from .publish_past import past_of
        from .publish_pasting import pasting_of, refuse_losing

        pasting = pasting_of(links)
        if not force:
            refuse_losing(out, pasting)
        order = Order(
            out,
            SiteFormat(form),
            SiteAudience(audience),
            base_url,
            jobs,
            force,
            sign_key,
            gate=gate_of(root, snapshot, (form, audience)) if check else None,
            memory=memory,
            pasting=pasting,
            past=past_of(root, snapshot, without=not tip, no_cache=no_cache),
        )
        built = _build(snapshot, order, quiet=quiet)
        told = _told(built)
        if built.unsigned:
            _say_unsigned()
        if again is not None:
            again.keep(told, built.site)
    for remark in told.remarks:
        sys.stderr.write(_("注意：") + remark + "\n")
    if not quiet:
        tell(told, out, form)
    return 0


def _places(workspace: Path | None, out: Path, *, committed: bool) -> tuple[Path, Path]:
    """Return the workspace, and where its site goes."""
    from ..store.workspace import find_versions, find_workspace

    root = find_versions(workspace) if committed else find_workspace(workspace)
    if out == DEFAULT_OUT and root.resolve() in Path.cwd().resolve().parents:
        return root, root / DEFAULT_OUT  # from a folder inside the workspace, its own site is meant
    return root, out


def _check_writing(root: Path, out: Path, sign_key: Path | None, *, force: bool) -> None:
    """Refuse, before anything is read, a folder that is not ours and a key that cannot sign."""
    from ..publish.writing.folder import check_target

    check_target(out, root, force=force)
    if sign_key is not None:
        from ..publish.trust.signing import check_key

        check_key(sign_key)


def _build(snapshot: Snapshot, order: Order, *, quiet: bool) -> Built:
    """Build the site; what the gate has to say goes to stdout."""
    from ..errors import BrokenDataError
    from ..publish.build import build
    from ..publish.trust.gate import GateError
    from ..report.gate import gate_text
    from .unread import tell_places

    try:
        with progress.bar(_("生成页面"), quiet=quiet) as advance:
            built = build(snapshot, order, advance, _say_waiting)
    except GateError as error:
        sys.stdout.write(gate_text(error.lacks))
        raise
    except BrokenDataError as error:
        tell_places(snapshot, error.files)
        raise
    sys.stdout.write(gate_text(built.remarks))
    return built


def _told(built: Built) -> Told:
    from ..publish.writing.again import Told

    withheld = {str(reason): number for reason, number in built.withheld.items()}
    items = sum(built.items.values())
    remarks = list(built.notices)
    return Told(built.pages, built.files, items, built.reused, withheld, remarks)


def _say_unsigned() -> None:
    sys.stderr.write(
        _("注意：上一次的网站有签名，内容变了，签名不再有效；现在的网站没有签名。")
        + "\n"
        + _("要签名，就用 --sign-key 再发布一次。")
        + "\n"
    )


def _say_waiting() -> None:
    sys.stderr.write(_("另一个 qingdan publish 正在写同一个文件夹，等它写完。") + "\n")


def _snapshot(root: Path, rev: str | None, in_force_on: str | None) -> Snapshot:
    """Return what is to be published; with both options the law as that revision knew it."""
    from ..store.snapshot import revision, worktree

    if in_force_on is None:
        return worktree(root) if rev is None else revision(root, rev)
    from ..history.in_force import snapshot_on
    from ..store import git
    from .history import open_ledger
    from .validate_input import day

    ledger = open_ledger(root, git.resolve(root, rev or "HEAD"))
    return snapshot_on(root, ledger, day(in_force_on, "--in-force-on"))
