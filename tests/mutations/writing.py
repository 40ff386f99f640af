"""How values are written in YAML, and whether a text holds what was meant."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from typing import Any

from qingdan.model.finding import FieldPath
from qingdan.store.reader import read_mapping


class Misfit(Exception):  # noqa: N818 - no error: the place does not suit
    """The edit cannot be made at this place."""


def flow(value: Any) -> str:
    """Write a value on one line, texts bare where that reads the same."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(held) for held in value) + "]"
    if isinstance(value, str):
        read = read_mapping(f"键: [{value}]".encode())
        bare = not read.faults and read.value == {"键": [value]}
        return value if bare else json.dumps(value, ensure_ascii=False)
    return str(value)


def reads_as(text: str, value: Any) -> bool:
    """Whether a text is read without a fault and holds exactly ``value``."""
    read = read_mapping(text.encode())
    return not read.faults and read.value == value


def must_read_as(text: str, value: Any) -> str:
    if not reads_as(text, value):
        raise Misfit
    return text


def value_in(text: str, path: FieldPath) -> Any:
    read = read_mapping(text.encode())
    value: Any = None if read.faults else read.value
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def replaced_in(whole: Any, path: FieldPath, value: Any) -> Any:
    changed = copy.deepcopy(whole)
    holder = _holder(changed, path)
    holder[path[-1]] = value
    return changed


def without(whole: Any, path: FieldPath) -> Any:
    changed = copy.deepcopy(whole)
    del _holder(changed, path)[path[-1]]
    return changed


def _holder(whole: Any, path: Sequence[str | int]) -> Any:
    for part in path[:-1]:
        whole = whole[part]
    return whole


def single_quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def styled(value: str, offset: int, style: str, indent: int) -> tuple[str, int]:
    """Write a text of one line in a style; return it and where its character ``offset`` stands."""
    if style == "double":
        before = json.dumps(value[:offset], ensure_ascii=False)
        return json.dumps(value, ensure_ascii=False), len(before) - 1
    if style == "single":
        return single_quoted(value), len(single_quoted(value[:offset])) - 1
    head = ("|-" if style == "literal" else ">-") + "\n" + " " * indent
    return head + value, len(head) + offset
