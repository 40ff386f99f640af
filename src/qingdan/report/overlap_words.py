"""Powers that two organs claim, for the terminal, as Markdown and JSON (``qingdan/overlap/1``)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ..messages import _, joined
from . import markdown_escape
from .unseen import spelled_out

if TYPE_CHECKING:
    from ..ownership.overlap import Overlap, Overlaps
    from ..store.inventory import Entry

SCHEMA = "qingdan/overlap/1"


def overlap_text(found: Overlaps, named: Callable[[str], str]) -> str:
    """Return the pairs as lines; ``named`` gives the name of an organ."""
    return "".join(f"{line}\n" for line in _lines(found, named))


def overlap_markdown(found: Overlaps, named: Callable[[str], str]) -> str:
    """Return the pairs as a table."""
    lines = ["# " + _("重叠事项"), "", _sum(found)]
    if found.pairs:
        head = (
            _("部门"),
            _("事项"),
            _("另一个部门"),
            _("另一个事项"),
            _("相近程度"),
            _("同一依据"),
        )
        rows = [
            (
                named(one.first.organ or ""),
                one.first.item.name,
                named(one.second.organ or ""),
                one.second.item.name,
                f"{one.alike:.2f}",
                joined(one.bases),
            )
            for one in found.pairs
        ]
        lines += ["", markdown_escape.table([head, *rows])]
    return "\n".join(lines) + "\n"


def overlap_json(found: Overlaps) -> str:
    """Return the pairs as JSON; organs by id."""
    said = {
        "schema": SCHEMA,
        "items": found.looked_at,
        "settled": found.settled,
        "overlaps": [
            {
                "items": [_entry(one.first), _entry(one.second)],
                "alike": one.alike,
                "bases": list(one.bases),
            }
            for one in found.pairs
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _lines(found: Overlaps, named: Callable[[str], str]) -> Iterator[str]:
    yield _sum(found)
    for one in found.pairs:
        yield ""
        yield f"{named(one.first.organ or '')}：{spelled_out(one.first.item.name)}"
        yield f"  {one.first.path}"
        yield f"{named(one.second.organ or '')}：{spelled_out(one.second.item.name)}"
        yield f"  {one.second.path}"
        yield "  " + _evidence(one)


def _evidence(one: Overlap) -> str:
    if one.alike == 1:
        name = _("名称相同")
    else:
        name = _("名称相近程度 {share}").format(share=f"{one.alike:.2f}")
    if not one.bases:
        return name
    return _("{name}；同一依据：{bases}").format(name=name, bases=joined(one.bases))


def _sum(found: Overlaps) -> str:
    settled, items = found.settled, found.looked_at
    if not found.pairs:
        text = _("看了 {items} 项部门权力，没有两个部门都有而没有划清的（已划清的 {settled} 对）。")
        return text.format(items=items, settled=settled)
    return _(
        "看了 {items} 项部门权力：两个部门都有、又没有职责边界事项写到双方的 {count} 对；"
        "已划清的 {settled} 对。"
    ).format(items=items, count=len(found.pairs), settled=settled)


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "item": entry.id,
        "organ": entry.organ,
        "name": entry.item.name,
        "file": entry.path,
    }
