"""``qingdan publish``: the public site, or the same content as Markdown or as fragments."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from . import progress
from .options import JobsOption, QuietOption, WorkspaceOption
from .publish_told import tell

if TYPE_CHECKING:
    from ..law.succession.workdays import WorkCalendar
    from ..publish.build import Order
    from ..publish.trust.gate import Gate
    from ..publish.writing.again import Told
    from ..store.snapshot import Snapshot

FORMATS = ("html", "markdown", "fragments")
AUDIENCES = ("public", "internal")
_DEFAULT_OUT = Path("site")


def command(
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="DIR", help=_("网站放在哪个文件夹。"))
    ] = _DEFAULT_OUT,
    rev: Annotated[
        str | None,
        typer.Option(
            "--rev",
            metavar="REV",
            help=_("发布哪个版本（提交、标签、分支）；不写则发布工作树。"),
            show_default=False,
        ),
    ] = None,
    in_force_on: Annotated[
        str | None,
        typer.Option(
            "--in-force-on",
            metavar="DATE",
            help=_("发布这一天有效的清单：按生效日期和失效日期，从各次提交里取当天有效的文本。"),
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="html|markdown|fragments",
            help=_("网站、Markdown 文件，或者粘贴到集约化平台的网页片段和附件。"),
        ),
    ] = "html",
    links: Annotated[
        str,
        typer.Option(
            "--links",
            metavar="none|relative|site|FILE",
            help=_(
                "片段之间的链接：none 不链接；relative 按文件相对位置；site 指向整个网站的网址；"
                "FILE 是填好网址的 index.xlsx 或 index.csv。"
            ),
        ),
    ] = "none",
    base_url: Annotated[
        str | None,
        typer.Option(
            "--base-url",
            metavar="URL",
            help=_("网站的网址，写进永久地址和站点地图；不写则取 qingdan.yaml 的 站点.网址。"),
            show_default=False,
        ),
    ] = None,
    audience: Annotated[
        str,
        typer.Option(
            "--audience",
            metavar="public|internal",
            help=_("给谁看：public 只含可以公开的；internal 含草案和内部内容，不得外传。"),
        ),
    ] = "public",
    jobs: JobsOption = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("文件夹里有别的文件也整个换掉。"))
    ] = False,
    sign_key: Annotated[
        Path | None,
        typer.Option(
            "--sign-key",
            metavar="FILE",
            help=_("用这个 OpenSSH 私钥给清单文件签名，写成 manifest.json.sig。"),
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help=_(
                "先做公开前检查（时限、索引、元数据、泄露、断链、保密审查），通过才换上新网站。"
            ),
        ),
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help=_("不用上一次生成的页面，全部重新生成。"))
    ] = False,
    no_history: Annotated[
        bool,
        typer.Option("--no-history", help=_("不读版本库的历史：事项页面上没有历史版本和对照。")),
    ] = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Build the site and swap it in; returns the exit code."""
    _check_choice("--format", form, FORMATS)
    _check_choice("--audience", audience, AUDIENCES)
    _check_address(base_url)

    from ..publish.writing.folder import check_target
    from ..store.workspace import find_versions, find_workspace
    from .cache import cache_folder
    from .publish_past import tip_of

    committed = rev is not None or in_force_on is not None
    root = find_versions(workspace) if committed else find_workspace(workspace)
    if out == _DEFAULT_OUT and root.resolve() in Path.cwd().resolve().parents:
        out = root / _DEFAULT_OUT  # from a folder inside the workspace, its own site is meant
    check_target(out, root, force=force)
    if sign_key is not None:
        from ..publish.trust.signing import check_key

        check_key(sign_key)
    if form != "fragments" and links != "none":
        raise QingdanError(
            _("--links 只和 --format fragments 一起用。"),
            _("去掉 --links，或者加 --format fragments。"),
        )
    snapshot = _snapshot(root, rev, in_force_on)
    tip = "" if no_history or form == "fragments" or in_force_on else tip_of(root, snapshot)
    memory = None if no_cache else cache_folder()
    again = None
    if memory is not None and not check and sign_key is None:
        from ..publish.writing.again import Again

        asked = (form, audience, base_url, links, in_force_on, no_history)
        again = Again(memory, out.resolve(), snapshot, asked, tip)
    told = again.same() if again is not None else None
    if told is None:
        from ..publish.audience import SiteAudience
        from ..publish.build import Order
        from ..publish.siteformat import SiteFormat
        from .publish_past import past_of
        from .publish_pasting import pasting_of

        order = Order(
            out,
            SiteFormat(form),
            SiteAudience(audience),
            base_url,
            jobs,
            force,
            sign_key,
            gate=_gate(root, snapshot, order_of=(form, audience)) if check else None,
            memory=memory,
            pasting=pasting_of(links),
            past=past_of(
                root,
                snapshot,
                without=not tip,
                in_force=in_force_on is not None,
                no_cache=no_cache,
            ),
        )
        told = _build(snapshot, order, quiet=quiet)
        if again is not None:
            again.keep(told)
    for remark in told.remarks:
        sys.stderr.write(_("注意：") + remark + "\n")
    if not quiet:
        tell(told, out, form)
    return 0


def _build(snapshot: Snapshot, order: Order, *, quiet: bool) -> Told:
    """Build the site; what the gate has to say goes to stdout."""
    from ..publish.build import build
    from ..publish.trust.gate import GateError
    from ..publish.writing.again import Told
    from ..report.gate import gate_text

    try:
        with progress.bar(_("生成页面"), quiet=quiet) as advance:
            built = build(snapshot, order, advance, _say_waiting)
    except GateError as error:
        sys.stdout.write(gate_text(error.lacks))
        raise
    sys.stdout.write(gate_text(built.remarks))
    withheld = {str(reason): number for reason, number in built.withheld.items()}
    items = sum(built.items.values())
    remarks = list(built.past_remarks)
    return Told(built.pages, built.files, items, built.reused, withheld, remarks)


def _gate(root: Path, snapshot: Snapshot, order_of: tuple[str, str]) -> Gate:
    """Return what the gate needs to know: the clock of the profile, and what was reviewed."""
    if order_of != ("html", "public"):
        raise QingdanError(
            _(
                "--check 检查的是公开网站，不能和 --format markdown、--format fragments、"
                "--audience internal 一起用。"
            )
        )
    from dataclasses import replace

    from ..appearance.reading import read_appearance
    from ..law.succession.clocks import clocks
    from ..publish.audience import SiteAudience
    from ..publish.public.projection import Projection, project
    from ..publish.trust.gate import Clock, Gate
    from ..rules.profile import load
    from ..store.inventory import load_inventory, read_workspace_file
    from ..store.snapshot import revision

    profile = load(read_workspace_file(snapshot).profile)
    steps = clocks(profile.section("调整时限"))
    step = next(step for step in steps if step.step == "公开")

    def reviewed(commit: str) -> Projection | None:
        try:
            then = revision(root, commit)
            seen = project(load_inventory(then), SiteAudience.PUBLIC)
            return replace(seen, own=read_appearance(then).digest)
        except QingdanError:
            return None

    return Gate(Clock(step.days, step.source, _calendar(snapshot)), reviewed)


def _calendar(snapshot: Snapshot) -> WorkCalendar:
    """Return the calendar with the workspace's own years; their faults go to stderr."""
    from ..law.succession.workdays import arrangements, shipped
    from ..store.reader import read_mapping

    if "calendar.yaml" not in snapshot.paths():
        return shipped()
    years, faults = arrangements(read_mapping(snapshot.read("calendar.yaml")).value or {})
    for fault in faults:
        sys.stderr.write(f"calendar.yaml: {fault}\n")
    return shipped().with_years(years)


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


def _check_choice(option: str, given: str, choices: tuple[str, ...]) -> None:
    if given not in choices:
        raise QingdanError(
            _("{option} 只能是 {choices}，不是“{given}”。").format(
                option=option, choices="、".join(choices), given=given
            ),
            _("运行 qingdan publish --help 看用法。"),
        )


def _check_address(address: str | None) -> None:
    if address is None:
        return
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment or any(c.isspace() for c in address):
        raise QingdanError(
            _("--base-url 不是网址：“{given}”。").format(given=address),
            _("写成 https://www.example.gov.cn/qingdan/ 这样，以 http:// 或 https:// 开头。"),
        )
