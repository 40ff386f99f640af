"""``qingdan review``: record what the cited articles are today; list those that changed since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _, joined
from .law_library import OnOption
from .options import (
    FORMATS,
    FormatOption,
    OutputOption,
    QuietOption,
    WorkspaceOption,
    demand,
)

if TYPE_CHECKING:
    from ..law.library.library import LawLibrary
    from ..report.review_words import Told
    from ..store.snapshot import Snapshot


def command(
    items: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[事项…]"), help=_("事项的 id，或者它的文件。"), show_default=False
        ),
    ] = None,
    organ: Annotated[
        str | None,
        typer.Option(metavar="ID", help=_("一个机构的全部事项。"), show_default=False),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help=_("全部事项。"))] = False,
    by: Annotated[
        str | None,
        typer.Option(metavar="LAW", help=_("只看引用了这部法规的依据。"), show_default=False),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help=_("只列出存疑的依据，不记；有存疑的退出码为 1。")),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("只报告会怎样，不写文件。"))] = False,
    on: OnOption = None,
    output_format: FormatOption = "text",
    output: OutputOption = None,
    allow_dirty: Annotated[
        bool, typer.Option("--allow-dirty", help=_("改写还没有提交的文件。"))
    ] = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Report, and record today's fingerprints.

    Returns 1 where a file cannot be read, under ``--check`` also where something is suspect.
    """
    demand("--format", output_format, FORMATS)
    _demand_choice(items, organ, everything=everything or check)
    from ..report.review_words import Told
    from ..store.inventory import read_workspace_file
    from ..store.organ_names import organ_names
    from ..store.reviews import Asked, State, reviews
    from ..store.snapshot import worktree
    from .law_library import day_of, open_for, pin_differs
    from .progress import bar
    from .reports import write_report
    from .rewriting import say, write_over
    from .unread import tell_unread
    from .validate_input import find

    day = day_of(on)
    root = find(workspace, [one for one in items or [] if one.endswith(".yaml")])
    snapshot = worktree(root)
    read_workspace_file(snapshot)  # a broken one is refused, as everywhere
    chosen = _chosen(snapshot, items or [], organ)
    opened = open_for(root)
    different = pin_differs(opened)
    if different and not quiet:
        say(different)
    law = _law(opened.library, by) if by is not None else None
    with bar(_("核对依据"), quiet=quiet) as progress:
        asked = Asked(opened.library, day, law, record=not check)
        found = reviews(snapshot, chosen, asked, progress)
    recording = not (check or dry_run)
    if recording:
        write_over(root, found.before, found.after, allow_dirty=allow_dirty)
    told = Told(found, opened.library, day, organ_names(snapshot), written=recording)
    counts = output is not None or not quiet
    write_report(_render(told, output_format, counts=counts), output)
    if not quiet and not check:
        said = _("记入了 {count} 个文件。") if recording else _("会改 {count} 个文件；还没有写入。")
        say(said.format(count=len(found.after)))
    unread = tell_unread(snapshot, found.unreadable)
    return int(unread or (check and bool(found.of(State.SUSPECT))))


def _demand_choice(items: Sequence[str] | None, organ: str | None, *, everything: bool) -> None:
    if not items and organ is None and not everything:
        raise QingdanError(
            _("没有写明核对哪些事项。"),
            _("写事项的 id，或者 --organ 机构、--all；只看哪些存疑用 --check。"),
        )
    if items and organ is not None:
        raise QingdanError(_("写了事项就不要再写 --organ。"), _("一个机构的全部事项只写 --organ。"))


def _chosen(snapshot: Snapshot, items: Sequence[str], organ: str | None) -> list[str]:
    """Return the paths of the items that were asked for."""
    from ..store.layout import locate

    located = {path: found for path in snapshot.paths() if (found := locate(path)) is not None}
    if organ is not None:
        chosen = [path for path, found in located.items() if found.organ == organ]
        if not chosen:
            known = sorted({found.organ for found in located.values() if found.organ})
            raise QingdanError(
                _("机构“{organ}”没有事项。").format(organ=organ),
                _("有事项的机构：{known}。").format(known=joined(known)),
            )
        return chosen
    if not items:
        return list(located)
    by_id: dict[str, list[str]] = {}
    for path, found in located.items():
        by_id.setdefault(found.id, []).append(path)
    chosen = []
    for item in items:
        stem = item.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".yaml")
        if stem not in by_id:
            raise _unknown_item(item, stem, by_id)
        chosen += by_id[stem]
    return list(dict.fromkeys(chosen))


def _unknown_item(item: str, stem: str, by_id: dict[str, list[str]]) -> QingdanError:
    from difflib import get_close_matches

    near = get_close_matches(stem, by_id, 1)
    return QingdanError(
        _("没有事项“{item}”。").format(item=item),
        _("是不是 {near}？").format(near=near[0])
        if near
        else _("事项的 id 是它的文件名，不带 .yaml。"),
    )


def _law(library: LawLibrary, title: str) -> str:
    law = library.find(title)
    if law is not None:
        return law.id
    near = joined(f"《{one.title}》" for one in library.nearest(title))
    raise QingdanError(
        _("法规库里没有《{title}》。").format(
            title=title.strip().removeprefix("《").removesuffix("》")
        ),
        _("名称相近的：{titles}。").format(titles=near) if near else _("核对法规的名称。"),
    )


def _render(told: Told, output_format: str, *, counts: bool) -> str:
    if output_format == "json":
        from ..report.review_json import review_json

        return review_json(told)
    if output_format == "markdown":
        from ..report.review_markdown import review_markdown

        return review_markdown(told)
    from ..report.review_text import review_text

    return review_text(told, counts=counts)
