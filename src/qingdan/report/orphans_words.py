"""Matters that nobody owns, for the terminal, as Markdown and as JSON (``qingdan/orphans/1``)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..messages import _
from . import markdown_escape
from .unseen import spelled_out

if TYPE_CHECKING:
    from ..ownership.orphans import Lack, Orphan

SCHEMA = "qingdan/orphans/1"


def orphans_text(
    found: Sequence[Orphan], unread: Sequence[str], named: Callable[[str], str]
) -> str:
    """Return one line an item under the lack; ``named`` gives the name of an organ."""
    return "".join(f"{line}\n" for line in _lines(found, unread, named))


def orphans_markdown(
    found: Sequence[Orphan], unread: Sequence[str], named: Callable[[str], str]
) -> str:
    """Return a table of all of them."""
    lines = ["# " + _("无头事项"), "", _sum(found, unread)]
    if found:
        head = (_("问题"), _("清单"), _("事项"), _("状态"), _("机构"), _("文件"))
        rows = [
            (
                str(one.lack),
                one.list.official_name,
                one.name,
                one.status,
                "、".join(map(named, one.organs)),
                one.file,
            )
            for one in found
        ]
        lines += ["", markdown_escape.table([head, *rows])]
    lines += [line for path in unread for line in ("", markdown_escape.escape(_unread(path)))]
    return "\n".join(lines) + "\n"


def orphans_json(found: Sequence[Orphan], unread: Sequence[str]) -> str:
    """Return the same as JSON; organs by id."""
    said = {
        "schema": SCHEMA,
        "counts": {str(lack): len(own) for lack, own in _grouped(found).items()},
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
            for one in found
        ],
        "unread": list(unread),
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _lines(
    found: Sequence[Orphan], unread: Sequence[str], named: Callable[[str], str]
) -> Iterator[str]:
    yield _sum(found, unread)
    for lack, own in _grouped(found).items():
        yield ""
        yield _("{lack}（{count} 项）").format(lack=lack, count=len(own))
        for one in own:
            organs = "、".join(map(named, one.organs))
            about = f"（{organs}）" if organs else ""
            yield f"  {one.item}  {spelled_out(one.name)}{about}"
    for path in unread:
        yield _unread(path)


def _grouped(found: Sequence[Orphan]) -> dict[Lack, list[Orphan]]:
    groups: dict[Lack, list[Orphan]] = {}
    for one in found:
        groups.setdefault(one.lack, []).append(one)
    return groups


def _sum(found: Sequence[Orphan], unread: Sequence[str]) -> str:
    if not found and unread:
        return _("读得了的事项里没有无头事项；有 {count} 个文件没有看。").format(count=len(unread))
    if not found:
        return _("没有无头事项。")
    parts = "、".join(f"{lack} {len(own)}" for lack, own in _grouped(found).items())
    return _("无头事项 {count} 个（{parts}）。").format(
        count=len({one.item for one in found}), parts=parts
    )


def _unread(path: str) -> str:
    return _("{path} 读不了，没有看；先运行 qingdan validate。").format(path=path)
