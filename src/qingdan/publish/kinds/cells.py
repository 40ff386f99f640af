"""Cells of printed lists; ``item`` and ``directory`` are the values of the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any


def name(item: Any, _directory: Any) -> str:
    """Return the name of an item, and that it is suspended or not yet in force."""
    return str(item.name) + (f"（{item.standing}）" if item.standing else "")


def owner(item: Any, directory: Any) -> str:
    """Return the short name of the organ that an item belongs to."""
    return short_name(directory, item.organ)


def bases(item: Any, _directory: Any) -> str:
    """Return the citations, with their words where they are quoted."""
    return cited(item.fields.get("依据", ()))


def cited(given: Iterable[Mapping[str, Any]]) -> str:
    """Return citations, a line each, with their words where they are quoted."""
    return "\n".join(
        basis["引用"] + (f"：“{basis['原文']}”" if "原文" in basis else "") for basis in given
    )


def text(key: str) -> Callable[[Any, Any], str]:
    """Return the cell of a key that holds a text or clauses."""
    return lambda item, _directory: clauses(item.fields.get(key))


def clauses(value: Any) -> str:
    """Return a text, or numbered clauses, a line each, behind their lead; "" for None.

    Files hold clauses without numbers and often without the sign at the end: both are put in as
    offices print them, 1.…；2.…。 A clause that brings its own keeps it; one alone has no number.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "\n".join((*([value["开头"]] if "开头" in value else ()), *_numbered(value["内容"])))
    return "\n".join(_numbered(value) if len(value) > 1 else map(str, value))


_OWN_NUMBER = re.compile(r"[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、]|[①-⑳]")
_ENDED = re.compile(r"[。；;！!？?：:，,、….][”’」』）)]*$")
_FULL_STOP = re.compile(r"。[”’」』）)]*$")


def _numbered(given: Iterable[str]) -> list[str]:
    said = [one.rstrip() for one in given]
    between = "。" if any(_FULL_STOP.search(one) for one in said) else "；"
    ends = [between] * (len(said) - 1) + ["。"]
    ended = [one if _ENDED.search(one) else one + end for one, end in zip(said, ends, strict=False)]
    if any(_OWN_NUMBER.match(one) for one in said):
        return ended
    return [
        f"{number}. {one}" if "0" <= one[:1] <= "9" else f"{number}.{one}"
        for number, one in enumerate(ended, 1)
    ]


def short_name(directory: Any, organ: str | None) -> str:
    """Return the short name of an organ."""
    return str(directory.organ(organ).short)


def short_names(directory: Any, organs: Iterable[str]) -> str:
    """Return the short names of organs, side by side."""
    return "、".join(short_name(directory, organ) for organ in organs)
