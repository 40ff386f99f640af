"""``qingdan ask [NAME] [ABOUT]``: questions of daily work, built in or saved in ``reports/``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .options import (
    AsOfOption,
    OutputOption,
    RevOption,
    WorkspaceOption,
    day_or_today,
    demand,
)
from .reports import demand_file, write_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..ask.answer import Answer, Desk
    from ..ask.questions import Built
    from ..model.inquiry import Inquiry

FORMATS = ("text", "markdown", "json", "xlsx")


def command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help=_("问哪一个；不写则列出能问的。"), show_default=False),
    ] = None,
    about: Annotated[
        str | None,
        typer.Argument(
            metavar="ABOUT", help=_("问的是哪部法规、哪个镇街、哪个事项。"), show_default=False
        ),
    ] = None,
    rev: RevOption = None,
    as_of: AsOfOption = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=_("输出格式。"))
    ] = "text",
    output: OutputOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Write the answer, or the list of questions."""
    demand("--format", output_format, FORMATS)
    demand_file(output_format, output)
    today = day_or_today(as_of)
    from ..ask.answer import Desk
    from ..ask.questions import questions
    from ..store.inquiries import saved_inquiries
    from ..store.inventory import load_inventory
    from .announce_versions import profile_of
    from .calendar import calendar_of
    from .law_library import open_for
    from .validate_input import find, snapshot_of

    root = find(workspace, [], rev)
    snapshot = snapshot_of(root, rev, staged=False)
    built, saved = questions(), dict(saved_inquiries(snapshot))
    if name is None:
        write_report(_listed(built, saved, output_format), output)
        return 0
    inventory = load_inventory(snapshot)
    desk = Desk(
        root=root,
        snapshot=snapshot,
        inventory=inventory,
        profile=profile_of(inventory.workspace.profile),
        calendar=calendar_of(snapshot),
        today=today,
        open_library=lambda: open_for(root).library,
    )
    answer = _answer(desk, name, about, built, saved)
    write_report(_written(name, answer, output_format), output)
    unread = [*inventory.broken, *desk.unread]
    for path in unread:
        sys.stderr.write(
            _("{path} 读不懂，没有问到；先运行 qingdan validate。").format(path=path) + "\n"
        )
    return int(bool(unread))


def _answer(
    desk: Desk,
    name: str,
    about: str | None,
    built: Mapping[str, Built],
    saved: Mapping[str, Inquiry],
) -> Answer:
    from ..ask.asking import answered

    if name in saved:
        _nothing_more(name, about)
        return answered(desk, saved[name])
    one = built.get(name)
    if one is None:
        raise QingdanError(
            _("没有“{name}”这个问题。").format(name=name),
            _("能问的有：{names}。自己的问题写在 reports/ 里，见 docs/ask.md。").format(
                names="、".join((*built, *saved))
            ),
        )
    if one.about and about is None:
        raise QingdanError(
            _("“{name}”要写明{about}。").format(name=name, about=one.about),
            _("如 qingdan ask {name} {example}").format(name=name, example=one.example),
        )
    if not one.about:
        _nothing_more(name, about)
    return one.run(desk, about or "")


def _nothing_more(name: str, about: str | None) -> None:
    if about is not None:
        raise QingdanError(
            _("“{name}”后面不用再写，多出了“{about}”。").format(name=name, about=about),
            _("只写 qingdan ask {name}。").format(name=name),
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

    rows = [(_("问题"), _("还要写"), _("回答什么"))]
    rows += [(name, one.about, one.title) for name, one in built.items()]
    rows += [(name, "", one.title) for name, one in saved.items() if name not in built]
    if output_format != "text":
        listed = Answer(_("能问的问题"), rows[0], tuple(rows[1:]))
        return _written(_("问题"), listed, output_format)
    return "".join(f"{line}\n" for line in figures(rows, len(rows[0])))
