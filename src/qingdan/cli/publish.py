"""``qingdan publish``: the public site, or the same content as Markdown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from . import progress
from .options import JobsOption, QuietOption, WorkspaceOption

if TYPE_CHECKING:
    from ..publish.build import Built
    from ..store.snapshot import Snapshot

FORMATS = ("html", "markdown")
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
    form: Annotated[
        str, typer.Option("--format", metavar="html|markdown", help=_("网站，或 Markdown 文件。"))
    ] = "html",
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
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Build the site and swap it in; returns the exit code."""
    _check_choice("--format", form, FORMATS)
    _check_choice("--audience", audience, AUDIENCES)
    _check_address(base_url)

    from ..publish.audience import SiteAudience
    from ..publish.build import Order, build
    from ..publish.folder import check_target
    from ..publish.siteformat import SiteFormat
    from ..store.snapshot import revision, worktree
    from ..store.workspace import find_workspace

    root = find_workspace(workspace)
    if out == _DEFAULT_OUT and root.resolve() in Path.cwd().resolve().parents:
        out = root / _DEFAULT_OUT  # from a folder inside the workspace, its own site is meant
    check_target(out, root, force=force)
    snapshot: Snapshot = revision(root, rev) if rev is not None else worktree(root)
    order = Order(out, SiteFormat(form), SiteAudience(audience), base_url, jobs)
    with progress.bar(_("生成页面"), quiet=quiet) as advance:
        built = build(snapshot, order, advance)
    if not quiet:
        _tell(built, out, form)
    return 0


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


def _tell(built: Built, out: Path, form: str) -> None:
    """Say what was made, what was left out and why, and how to look at it."""
    from ..publish.projection import Withheld

    items = sum(built.items.values())
    lines = [
        _("已生成 {pages} 页、{files} 个文件（{items} 件事项），在 {out}。").format(
            pages=built.pages, files=built.files, items=items, out=out
        )
    ]
    if built.withheld:
        reasons = "、".join(f"{_(reason.value)} {n}" for reason, n in built.withheld.items())
        lines.append(_("没有公开的事项：{reasons}。").format(reasons=reasons))
    if Withheld.NO_STATUS in built.withheld:
        lines.append(_("要公开没有写明状态的事项，在 list.yaml 的“默认”里写“状态: 有效”。"))
    if form == "html":
        lines.append(_("用浏览器打开 {page} 就能看。").format(page=out / "index.html"))
    else:
        lines.append(_("从 {page} 看起。").format(page=out / "README.md"))
    sys.stderr.write("\n".join(lines) + "\n")
