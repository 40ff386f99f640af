"""Redlines as the renderers for people show them: cleaned, organs named, long sameness folded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, takewhile

from ..compare.changes import Change, Comparison, FieldChange, Subject
from ..compare.folded import folded as shorten
from ..compare.redline import Mark, Segment, redline
from ..messages import _
from .unseen import spelled_out

_SUMMARY = 80
_SUMMARY_KEYS = (
    *("类型", "状态", "牵头", "配合", "承办机构", "科室", "行使层级"),
    *("方式", "类别", "主体责任", "镇街", "承接机构", "上级部门", "参与", "办理时限"),
    *("处罚内容", "强制方式", "依据", "时限", "条件", "收费"),
)
_SUMMARY_FIELDS = 8
_SUMMARY_OF_ONE = 3
"""Fields of one key: six citations leave room for what else the item says."""

_ORGAN_KEYS = frozenset(
    {"部门", "牵头", "配合", "自", "至", "谁办", "共同实施", "提出", "上级", "成员", "承接"}
    | {"机构", "谁", "上级部门", "配合部门", "范围", "参与", "执法主体"}
)
_IN_RECORD = re.compile(
    rf"(?<![^；\n])({'|'.join(sorted(_ORGAN_KEYS))})：([a-z][a-z0-9-]*)(?=；|\n|\Z)"
)
"""The id of an organ in a record written as text: ``部门：zjj；责任：…``."""

clean = spelled_out


def field_segments(field: FieldChange, comparison: Comparison) -> list[Segment]:
    """Return the redline of a field, ready to be shown."""
    before, after = (_named(text, field, comparison) for text in (field.before, field.after))
    if before is None or after is None:
        mark = Mark.INSERT if before is None else Mark.DELETE
        segments = [Segment(mark, (after or before or "").rstrip("\n"))]
    elif field.order_only:
        segments = [Segment(Mark.DELETE, before), Segment(Mark.INSERT, after)]
    else:
        segments = folded(compared(*_without_last_break(before, after), comparison))
    return [Segment(segment.mark, clean(segment.text)) for segment in segments]


def compared(before: str, after: str, comparison: Comparison) -> list[Segment]:
    """Return the whole redline of two texts; names of organs of either version are kept whole."""
    names = [name for names in comparison.organs.values() for name in names]
    names.extend(_given_up(comparison))
    return list(_redline(before, after, tuple(n for n in names if n in before or n in after)))


@lru_cache(maxsize=1024)
def _redline(before: str, after: str, names: tuple[str, ...]) -> tuple[Segment, ...]:
    """Remember the redlines of one report, which may be written again, shorter."""
    return tuple(redline(before, after, names))


def whole_redline(field: FieldChange, comparison: Comparison) -> list[Segment]:
    """Return the redline of a field with nothing folded and nothing named."""
    before, after = field.before or "", field.after or ""
    if field.order_only:
        whole = [Segment(Mark.DELETE, before), Segment(Mark.INSERT, after)]
        return [segment for segment in whole if segment.text]
    return compared(before, after, comparison)


def _given_up(comparison: Comparison) -> Iterator[str]:
    """Yield names that the register no longer has; what all lists share comes first."""
    for change in takewhile(lambda change: change.list is None, comparison.changes):
        if change.subject is Subject.ORGANS:
            for field in change.fields:
                if field.before and ("名称" in field.path or "简称" in field.path):
                    yield field.before


def _named(text: str | None, field: FieldChange, comparison: Comparison) -> str | None:
    """Put the name beside the id of an organ, where a field or a part of a record is one."""
    keys = [part for part in field.path if isinstance(part, str)]
    if text is None or not keys:
        return text
    if keys[-1] in _ORGAN_KEYS and text in comparison.organs:
        return _beside(text, comparison)
    return _IN_RECORD.sub(lambda found: f"{found[1]}：{_beside(found[2], comparison)}", text)


def _beside(organ: str, comparison: Comparison) -> str:
    names = comparison.organs.get(organ)
    return _("{id}（{name}）").format(id=organ, name=names[0]) if names else organ


def _without_last_break(before: str, after: str) -> tuple[str, str]:
    """Drop the line break a block of text ends in, where nothing else would be left to show."""
    settled = before.rstrip("\n"), after.rstrip("\n")
    return settled if settled[0] != settled[1] else (before, after)


def folded(segments: list[Segment]) -> list[Segment]:
    """Shorten equal stretches to what stands next to a change, and say how much was left out."""
    return shorten(segments, _("……（略 {count} 字）……"))


def shown_fields(change: Change) -> tuple[FieldChange, ...]:
    """Return the fields to show: all, but of a whole item that came or went only the main ones."""
    if not is_whole(change) or any(not field.path for field in change.fields):
        return change.fields
    main = (
        field
        for key in _SUMMARY_KEYS
        for field in [one for one in change.fields if one.path[0] == key][:_SUMMARY_OF_ONE]
    )
    return tuple(islice(main, _SUMMARY_FIELDS))


def is_whole(change: Change) -> bool:
    """Whether the change is a whole item or text that came or went."""
    return change.base_file is None or change.head_file is None


def is_summarised(change: Change) -> bool:
    """Whether fields besides the name, which is the heading, are not shown."""
    hidden = set(change.fields) - set(shown_fields(change))
    return any(field.path != ("名称",) for field in hidden)


def summary_text(field: FieldChange, comparison: Comparison) -> str:
    """Return the text of a field of an item that came or went, cut short."""
    value = field.after if field.after is not None else field.before
    return shortened((_named(value, field, comparison) or "").rstrip("\n").replace("\n", "；"))


def shortened(text: str) -> str:
    """Return ``text`` on one line, cleaned and cut short."""
    text = clean(text).replace("\n", " ")
    return text if len(text) <= _SUMMARY else text[:_SUMMARY] + "……"


def is_coming(change: Change) -> bool:
    """Whether what is summarised is new (else it is gone)."""
    return change.base_file is None
