"""``qingdan law show``: one law, its versions, what ended it, an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _, joined
from .law_library import OnOption
from .options import WorkspaceOption, demand

if TYPE_CHECKING:
    from ..law.facts import Law
    from ..law.library.library import LawLibrary

_FORMATS = ("text", "json")
_CITED = re.compile(
    r"\s*(《[^《》]+》|[^《》]+?)\s*(第[〇零一二三四五六七八九十百千\d]+条"
    r"(?:之[一二三四五六七八九十]+)?)(?:第[^条]*)?\s*"
)


def command(
    title: Annotated[
        str,
        typer.Argument(
            metavar=_("名称"), help=_("法规的名称或简称，可以带书名号。"), show_default=False
        ),
    ],
    article: Annotated[
        str | None,
        typer.Option(
            metavar="N", help=_("只看一条：20、第二十条、第一百二十条之一。"), show_default=False
        ),
    ] = None,
    on: OnOption = None,
    sources: Annotated[
        bool, typer.Option("--sources", help=_("列出每个日期的来源和来源之间的不一致。"))
    ] = False,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help=_("输出的格式。"))
    ] = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Print a law; exit code 0, 2 where the library does not know it."""
    from .law_library import day_of, open_for
    from .law_view import article_lines, article_place, law_lines, law_record

    demand("--format", output_format, _FORMATS)
    day = day_of(on)
    library = open_for(workspace).library
    law = library.find(title)
    if law is None and article is None:
        title, article = _with_article(title)
        law = library.find(title)
    if law is None:
        raise _unknown(library, title)
    place = article_place(article) if article is not None else None
    if output_format == "json":
        import json

        found = law_record(library, law, day, place)
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    lines = (
        article_lines(library, law, day, place)
        if place is not None
        else law_lines(library, law, day, with_sources=sources)
    )
    typer.echo("\n".join(lines))
    return 0


def _with_article(title: str) -> tuple[str, str | None]:
    """Take the article off what was written as a citation: 《土地管理法》第七十七条."""
    found = _CITED.fullmatch(title)
    return (found[1], found[2]) if found else (title, None)


def _unknown(library: LawLibrary, title: str) -> QingdanError:
    near = library.nearest(title)
    covered = library.covers(title) or any(library.covers(law.title) for law in near[:1])
    return QingdanError(_missing(title, covered), _near(near))


def _missing(title: str, covered: bool) -> str:
    shown = title.strip().removeprefix("《").removesuffix("》")
    if covered:
        return _("法规库里没有《{title}》。").format(title=shown)
    return _("法规库不收《{title}》这一类文件，查不到不等于没有。").format(title=shown)


def _near(laws: Sequence[Law]) -> str:
    titles = [f"《{law.title}》" for law in laws]
    if titles:
        return _("名称相近的：{titles}。").format(titles=joined(titles))
    return _("本地的法规、规章和文件可以写进工作区的 laws/ 文件夹。")
