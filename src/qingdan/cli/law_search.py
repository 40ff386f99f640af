"""``qingdan law search``: words in titles and in the texts that were added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..messages import _, bracketed, joined
from .law_library import OnOption
from .options import WorkspaceOption, demand

if TYPE_CHECKING:
    from ..law.library.searching import Hit

_FORMATS = ("text", "json")
SCHEMA = "qingdan/law-search/1"


def command(
    words: Annotated[
        list[str],
        typer.Argument(metavar=_("词…"), help=_("要找的词，几个词都要有。"), show_default=False),
    ],
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help=_("最多列出多少条。"))
    ] = 20,
    every_version: Annotated[
        bool, typer.Option("--all", help=_("也找已经修改或者废止的文本。"))
    ] = False,
    on: OnOption = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="|".join(_FORMATS), help=_("输出的格式。"))
    ] = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Print what was found; exit code 0, also where nothing was."""
    from ..law.library.searching import search
    from .law_library import day_of, open_for

    demand("--format", output_format, _FORMATS)
    day = day_of(on)
    library = open_for(workspace).library
    hits = search(library, " ".join(words), day, limit, every_version=every_version)
    if output_format == "json":
        import json

        record = {
            "schema": SCHEMA,
            "words": " ".join(words).split(),
            "as_of": day.isoformat(),
            "hits": [_record(hit) for hit in hits],
        }
        typer.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return 0
    for hit in hits:
        typer.echo(_line(hit))
    if not hits:
        typer.echo(_("没有找到。"), err=True)
    if library.texts is None:
        typer.echo(_("还没有添加法规原文，只找了名称；添加用 qingdan law add。"), err=True)
    return 0


def _record(hit: Hit) -> dict[str, Any]:
    number, suffix = hit.article or (None, None)
    return {
        "title": hit.law.title,
        "version": hit.version.key if hit.version else None,
        "article": number,
        "article_suffix": suffix or None,
        "paragraph": hit.paragraph,
        "excerpt": hit.excerpt,
    }


def _line(hit: Hit) -> str:
    if hit.article is None:
        return f"《{hit.law.title}》{bracketed(hit.law.rank.value)}"
    from ..law.citing.rendering import render
    from ..law.reference import Locator

    number, suffix = hit.article
    place = render(Locator(number, suffix or None, hit.paragraph))
    return joined((f"《{hit.law.title}》{place}", hit.excerpt or ""), "：")
