"""Cells of printed lists; ``item`` and ``directory`` are the values of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any


def name(item: Any, _directory: Any) -> str:
    """Return the name of an item, and that it is suspended."""
    suspended = item.status is not None and item.status.value == "暂停"
    return str(item.name) + ("（暂停）" if suspended else "")


def owner(item: Any, directory: Any) -> str:
    """Return the short name of the organ that an item belongs to."""
    return short_name(directory, item.organ)


def bases(item: Any, _directory: Any) -> str:
    """Return the citations, with their words where they are quoted."""
    return "\n".join(
        basis["引用"] + (f"：“{basis['原文']}”" if "原文" in basis else "")
        for basis in item.fields.get("依据", ())
    )


def text(key: str) -> Callable[[Any, Any], str]:
    """Return the cell of a key that holds a text or clauses."""
    return lambda item, _directory: clauses(item.fields.get(key))


def clauses(value: Any) -> str:
    """Return a text, clauses, or clauses behind a lead, a line each; "" for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "\n".join((*([value["开头"]] if "开头" in value else ()), *value["内容"]))
    return "\n".join(str(part) for part in value)


def short_name(directory: Any, organ: str | None) -> str:
    """Return the short name of an organ."""
    return str(directory.organ(organ).short)


def short_names(directory: Any, organs: Iterable[str]) -> str:
    """Return the short names of organs, side by side."""
    return "、".join(short_name(directory, organ) for organ in organs)
