"""The versions of an item as a table that survives being pasted: when, what, by which announcement.

Other platforms drop ``<ins>`` and ``<del>``, so a change is said in words: the field, and what it
said before and says now where both are short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..pages.blockhtml import text_of
from ..pages.historyhtml import CUT, HIDDEN, MASKED, NOT_COMMITTED, PARTIAL
from ..public.versions import Cause, Detail, Past, Redlined, Stretch, Version
from .fragmenthtml import FragmentHtml

_COLUMNS = ("日期", "调整", "生效日期", "公告", "改了什么")
_SHORT = 60
"""Characters; of a longer text only its field is named."""
_FIRST = "最早的版本"


def history_parts(past: Past, html: FragmentHtml) -> Iterator[str]:
    """Yield the heading and the table of the versions; nothing where nothing is known."""
    versions = past.versions
    if not versions and not past.masked:
        return
    yield html.heading("历史版本")
    if not versions:
        yield html.paragraph(HIDDEN)
        return
    if len(versions) == 1:
        said = f"{_day(versions[0])} {versions[0].word}，以后没有改动。"
        causes = _causes(versions[0].causes)
        yield html.paragraph(said + (f"公告：{causes}。" if causes else ""))
    else:
        yield html.paragraph(f"共 {len(versions)} 个版本，新的在前。")
        pairs = list(zip(versions, past.details(), strict=True))
        last = len(pairs) - 1
        rows = [
            _row(version, detail, is_current=at == 0, is_first=at == last)
            for at, (version, detail) in enumerate(pairs)
        ]
        yield html.table(_COLUMNS, rows)
    if past.cut:
        yield html.paragraph(CUT)
    if past.masked:
        yield html.paragraph(MASKED)


def _row(version: Version, detail: Detail, *, is_current: bool, is_first: bool) -> list[str]:
    current = "（现行内容）" if is_current else ""
    return [
        text_of(_day(version)),
        text_of(version.word + current),
        text_of(version.effective),
        text_of(_causes(version.causes)),
        _changes(detail, is_first=is_first),
    ]


def _changes(detail: Detail, *, is_first: bool) -> str:
    said = [_changed(field) for field in detail.fields]
    if detail.partial:
        said.append(PARTIAL)
    if not said and is_first:
        said.append(_FIRST)
    return "<br>".join(map(text_of, said))


def _changed(field: Redlined) -> str:
    """A field in words: ``时限·承诺：由“60日”改为“30日”``."""
    before = _text(field.stretches, "delete")
    after = _text(field.stretches, "insert")
    if len(before) > _SHORT or len(after) > _SHORT:
        return field.label
    if not before:
        return f"{field.label}：新增“{after}”"
    if not after:
        return f"{field.label}：删去“{before}”"
    return f"{field.label}：由“{before}”改为“{after}”"


def _text(stretches: Iterable[Stretch], mark: str) -> str:
    return "".join(one.text for one in stretches if one.mark in ("equal", mark))


def _causes(causes: Iterable[Cause]) -> str:
    return "、".join(
        cause.title + (f"（{cause.document}）" if cause.document else "") for cause in causes
    )


def _day(version: Version) -> str:
    return version.day or NOT_COMMITTED
