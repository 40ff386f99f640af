"""``qingdan ask [NAME] [ABOUT]``: questions of daily work, built in or saved in ``reports/``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _, joined
from ..model.vocabulary import ListKind
from . import ask_options as asked
from .options import (
    AsOfOption,
    OutputOption,
    RevOption,
    WorkspaceOption,
    day_or_today,
    demand,
)
from .reports import demand_file, write_report
from .unread import tell_unread

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path

    from ..ask.answer import Answer, Beside, Desk
    from ..ask.questions import Built
    from ..model.inquiry import Inquiry
    from ..store.snapshot import Snapshot

FORMATS = ("text", "markdown", "json", "xlsx")
LISTS = tuple(map(str, ListKind))


def command(
    name: asked.Name = None,
    about: asked.About = None,
    since: asked.Since = None,
    on: asked.On = None,
    within: asked.Within = None,
    kind: asked.Kind = None,
    rev: RevOption = None,
    as_of: AsOfOption = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出格式。"))
    ] = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the answer, or the list of questions; 1 where files could not be read."""
    demand("--format", output_format, FORMATS)
    demand_file(output_format, output)
    if kind is not None:
        demand("--list", kind, LISTS)
    today = day_or_today(as_of)
    from ..ask.questions import questions
    from ..store.inquiries import saved_inquiries
    from .validate_input import find, snapshot_of

    root = find(workspace, [], rev)
    snapshot = snapshot_of(root, rev, staged=False)
    built, saved = questions(), dict(saved_inquiries(snapshot))
    if name is None:
        write_report(_listed(built, saved, output_format), output)
        return 0
    given = {"--since": since, "--on": on, "--within": within, "--list": kind}
    _demand_known(
        name, about, built, saved, [key for key, said in given.items() if said is not None]
    )
    desk = _desk(root, snapshot, rev, today)
    if name in saved:
        from ..ask.asking import answered

        answer = answered(desk, saved[name])
    else:
        answer = built[name].run(desk, _beside(root, about, since, on, within, kind))
    write_report(_written(name, answer, output_format), output)
    return int(tell_unread(snapshot, [*desk.inventory.broken, *desk.unread]))


def _desk(root: Path, snapshot: Snapshot, rev: str | None, today: datetime.date) -> Desk:
    from ..ask.answer import Desk
    from ..store import git
    from ..store.inventory import load_inventory
    from .announce_versions import profile_of
    from .calendar import calendar_of
    from .history import open_ledger
    from .law_library import open_for

    inventory = load_inventory(snapshot)
    return Desk(
        root=root,
        snapshot=snapshot,
        inventory=inventory,
        profile=profile_of(inventory.workspace.profile),
        calendar=calendar_of(snapshot),
        today=today,
        open_library=lambda: open_for(root).library,
        open_ledger=lambda: open_ledger(root, git.resolve(root, rev or "HEAD")),
    )


def _beside(
    root: Path,
    about: str | None,
    since: str | None,
    on: str | None,
    within: int | None,
    kind: str | None,
) -> Beside:
    from ..ask.answer import Beside
    from ..store.inventory import load_inventory
    from ..store.snapshot import revision
    from .validate_input import day

    return Beside(
        about=about or "",
        on=day(on, "--on") if on is not None else None,
        within=within,
        kind=ListKind(kind) if kind is not None else None,
        earlier=load_inventory(revision(root, since)) if since is not None else None,
    )


def _demand_known(
    name: str,
    about: str | None,
    built: Mapping[str, Built],
    saved: Mapping[str, Inquiry],
    options: list[str],
) -> None:
    """Refuse a question that there is not, and one with too much or too little beside it."""
    one = None if name in saved else built.get(name)
    if one is None and name not in saved:
        raise QingdanError(
            _("没有“{name}”这个问题。").format(name=name),
            _("能问的有：{names}。自己的问题写在 reports/ 里，见 docs/ask.md。").format(
                names=joined((*built, *saved))
            ),
        )
    if one is not None and one.about and about is None:
        raise QingdanError(
            _("“{name}”要写明{about}。").format(name=name, about=one.about),
            _("如 qingdan ask {name} {example}").format(name=name, example=one.example),
        )
    if about is not None and (one is None or not one.about):
        raise QingdanError(
            _("“{name}”后面不用再写，多出了“{about}”。").format(name=name, about=about),
            _("只写 qingdan ask {name}。").format(name=name),
        )
    for option in options:
        if one is None or option not in one.options:
            takers = [other for other, question in built.items() if option in question.options]
            raise QingdanError(
                _("“{name}”用不上 {option}。").format(name=name, option=option),
                _("用得上的：{names}。").format(names=joined(takers)),
            )


def _written(name: str, answer: Answer, output_format: str) -> str | bytes:
    from ..report import ask_tables

    match output_format:
        case "json":
            return ask_tables.ask_json(name, answer)
        case "markdown":
            return ask_tables.ask_markdown(answer)
        case "xlsx":
            return ask_tables.ask_xlsx(answer)
        case _:
            return ask_tables.ask_text(answer)


def _listed(
    built: Mapping[str, Built], saved: Mapping[str, Inquiry], output_format: str
) -> str | bytes:
    from ..ask.answer import Answer
    from ..report.tables_text import figures

    rows = [(_("问什么"), _("还要写"), _("还可以写"), _("回答什么"))]
    rows += [
        (name, one.about, " ".join(one.options), one.title)
        for name, one in built.items()
        if name not in saved
    ]
    rows += [(name, "", "", one.title) for name, one in saved.items()]
    if output_format != "text":
        listed = Answer(_("能问的问题"), rows[0], tuple(rows[1:]))
        return _written(_("问什么"), listed, output_format)
    return "".join(f"{line}\n" for line in figures(rows, len(rows[0])))
