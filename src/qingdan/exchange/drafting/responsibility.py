"""责任事项 and 追责: the blocks, stages and lists that stand in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from .clauses import Clauses, split_clauses, without_separators


@dataclass(frozen=True)
class Block:
    """Clauses of one block, cleaned."""

    lead: str
    items: list[str]
    in_sequence: bool = True


@dataclass
class Responsibilities:
    """A cell of 责任事项: blocks, or stages, or neither."""

    direct: Block | None = None
    guidance: Block | None = None
    general: Block | None = None
    stages: list[tuple[str, str]] = field(default_factory=list)
    repeated_heads: list[str] = field(default_factory=list)
    """Block heads that stand twice: the first was probably meant to be another."""


_REMEMBERED = 1 << 12
_HEAD = re.compile(r"(直接实施|指导监督)责任\s*[：:]?[ \t\u3000]*(?=\n|$|\d|[（(一二三①]|\S)")
_HEAD_AT_LINE = re.compile(rf"(?m)^[ \t\u3000]*(?:[一二两][、.]\s*)?{_HEAD.pattern}")
_STAGE = re.compile(r"(.{2,8}?)(?:环节|阶段)?(?:责任|环节|阶段)\s*[：:]\s*(.+)", re.S)


@lru_cache(_REMEMBERED)
def split_responsibilities(text: str) -> Responsibilities:
    """Split a mended cell of 责任事项 (one line a paragraph).

    Many items have the same, so answers are kept: do not change what comes back.
    """
    found = list(_HEAD_AT_LINE.finditer(text))
    if not found:
        return _without_heads(text)
    result = Responsibilities()
    parts: dict[str, list[str]] = {}
    before = text[: found[0].start()].strip()
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        name = match[1]
        if name in parts:
            result.repeated_heads.append(name)
        parts.setdefault(name, []).append(text[match.end() : end].strip())
    if "直接实施" in parts:
        result.direct = block("\n".join(parts["直接实施"]))
    if "指导监督" in parts:
        result.guidance = block("\n".join(parts["指导监督"]))
    if before:
        result.general = block(before)
    return result


def _without_heads(text: str) -> Responsibilities:
    clauses = split_clauses(text)
    stages = _stages(clauses)
    if stages:
        return Responsibilities(stages=stages)
    return Responsibilities(general=_cleaned(clauses))


def _stages(clauses: Clauses) -> list[tuple[str, str]]:
    """Read ``1.受理责任：公示……`` as stages; empty where most clauses are of another form."""
    if clauses.lead or len(clauses.items) < 2:
        return []
    matches = [_STAGE.fullmatch(item) for item in clauses.items]
    if sum(1 for match in matches if match) < max(2, len(matches) - 1):
        return []
    stages = []
    for item, match in zip(clauses.items, matches, strict=True):
        stages.append((match[1], match[2].strip()) if match else ("其他", item))
    return stages


@lru_cache(_REMEMBERED)
def block(text: str) -> Block | None:
    """Read the clauses of one block, as ``split_responsibilities`` does; None for an empty one."""
    return _cleaned(split_clauses(text)) if text.strip() else None


def _cleaned(clauses: Clauses) -> Block | None:
    items = without_separators(clauses.items)
    if not items:
        return Block(clauses.lead, []) if clauses.lead else None
    return Block(clauses.lead, items, clauses.in_sequence)
