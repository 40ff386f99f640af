"""Matters that nobody owns, for the terminal, as Markdown and as JSON (``qingdan/orphans/1``)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..messages import _, bracketed, joined
from . import markdown_escape
from .tables_text import figures
from .unseen import spelled_out

if TYPE_CHECKING:
    from ..calls.uncovered import Uncovered
    from ..ownership.orphans import Lack, Orphan

SCHEMA = "qingdan/orphans/1"


@dataclass(frozen=True)
class Ownerless:
    """What nobody owns among ``looked_at`` items; ``calls`` is None where none were given.

    ``unread`` are files that could not be looked at, ``named`` gives the name of an organ.
    """

    found: Sequence[Orphan]
    looked_at: int
    unread: Sequence[str]
    named: Callable[[str], str]
    calls: Uncovered | None = None


def orphans_text(said: Ownerless) -> str:
    """Return one line an item under the lack, then the calls that no list covers."""
    return "".join(f"{line}\n" for line in _lines(said))


def orphans_markdown(said: Ownerless) -> str:
    """Return a table of all of them, and one of calls."""
    lines = ["# " + _("无头事项"), "", _sum(said)]
    if said.found:
        head = (_("问题"), _("清单"), _("事项"), _("状态"), _("机构"), _("文件"))
        rows = [
            (
                str(one.lack),
                one.list.official_name,
                one.name,
                one.status,
                joined(map(said.named, one.organs)),
                one.file,
            )
            for one in said.found
        ]
        lines += ["", markdown_escape.table([head, *rows])]
    if said.calls is not None:
        lines += ["", markdown_escape.escape(_calls_sum(said.calls))]
        for title, cells, _texts in _call_tables(said.calls):
            lines += ["", "## " + title, "", markdown_escape.table(cells)]
    lines += [line for path in said.unread for line in ("", markdown_escape.escape(_unread(path)))]
    return "\n".join(lines) + "\n"


def orphans_json(said: Ownerless) -> str:
    """Return the same as JSON; organs by id, calls without what people said."""
    whole = {
        "schema": SCHEMA,
        "items": said.looked_at,
        "counts": {str(lack): len(own) for lack, own in _grouped(said.found).items()},
        "orphans": [
            {
                "lack": str(one.lack),
                "list": str(one.list),
                "item": one.item,
                "name": one.name,
                "status": one.status,
                "file": one.file,
                "organs": list(one.organs),
            }
            for one in said.found
        ],
        "calls": None if said.calls is None else _calls_json(said.calls),
        "unread": list(said.unread),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _calls_json(calls: Uncovered) -> dict[str, Any]:
    return {
        "looked_at": calls.looked_at,
        "uncovered": [
            {
                "place": one.place,
                "number": one.number,
                "town": one.town,
                "raised": one.raised.isoformat(),
            }
            for one in calls.calls
        ],
        "gaps": [{"words": words, "calls": count} for words, count in calls.gaps],
    }


def _lines(said: Ownerless) -> Iterator[str]:
    yield _sum(said)
    for lack, own in _grouped(said.found).items():
        yield ""
        yield _("{lack}（{count} 项）").format(lack=lack, count=len(own))
        for one in own:
            organs = joined(map(said.named, one.organs))
            about = bracketed(organs) if organs else ""
            yield f"  {one.item}  {spelled_out(one.name)}{about}"
    if said.calls is not None:
        yield ""
        yield _calls_sum(said.calls)
        for title, rows, texts in _call_tables(said.calls):
            yield ""
            yield title
            yield from ("  " + line for line in figures(rows, texts))
    for path in said.unread:
        yield _unread(path)


def _calls_sum(calls: Uncovered) -> str:
    return _("呼叫 {count} 件，清单没有写到的 {outside} 件。").format(
        count=calls.looked_at, outside=len(calls.calls)
    )


def _call_tables(calls: Uncovered) -> Iterator[tuple[str, list[tuple[str, ...]], int]]:
    """Yield each table: its title, its rows, and how many of its columns are words."""
    if calls.calls:
        head = (_("位置"), _("镇街"), _("诉求"), _("呼叫时间"))
        rows = [(one.place, one.town, one.text, one.raised.isoformat()) for one in calls.calls]
        yield _("清单没有写到的呼叫"), [head, *rows], len(head)
    if gaps := calls.gaps:
        words = [(word, str(count)) for word, count in gaps]
        yield _("清单没有写到、呼叫里反复说的"), [(_("词"), _("件数")), *words], 1


def _grouped(found: Sequence[Orphan]) -> dict[Lack, list[Orphan]]:
    groups: dict[Lack, list[Orphan]] = {}
    for one in found:
        groups.setdefault(one.lack, []).append(one)
    return groups


def _sum(said: Ownerless) -> str:
    if not said.found and said.unread:
        text = _("读得了的 {items} 个事项里没有无头事项；有 {count} 个文件没有看。")
        return text.format(items=said.looked_at, count=len(said.unread))
    if not said.found:
        return _("看了 {items} 个事项，没有无头事项。").format(items=said.looked_at)
    parts = joined(f"{lack} {len(own)}" for lack, own in _grouped(said.found).items())
    return _("无头事项 {count} 个（{parts}）；看了 {items} 个事项，不含废止的。").format(
        count=len({one.item for one in said.found}), parts=parts, items=said.looked_at
    )


def _unread(path: str) -> str:
    return _("{path} 读不了，没有看；先运行 qingdan validate。").format(path=path)


WRITERS: Mapping[str, Callable[[Ownerless], str]] = {
    "text": orphans_text,
    "json": orphans_json,
    "markdown": orphans_markdown,
}
"""A renderer for each format."""
