"""Draft the adjustment that belongs to changed citations: what was changed, why, by when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from ..law.citing.rendering import render_title
from ..store.emit import emit
from .already import FOLDER
from .applying import Applied
from .rows import Impact


def draft(impact: Impact, applied: Applied, taken: Iterable[str]) -> tuple[str, str]:
    """Return path and content of the draft; the path is none of ``taken``."""
    change = impact.change
    content: dict[str, Any] = {
        "名称": "因{law}{what}调整依据".format(
            law=render_title(change.law.title), what="废止" if change.repealed else "修改"
        ),
        "状态": "草案",
        "事由": {
            "法规": render_title(change.law.title),
            "情形": "废止" if change.repealed else "修改",
            "日期": change.day,
        },
        "变更": [
            {
                **({"事项": row.citing.item} if row.citing.item else {"文件": row.citing.file}),
                "调整": "变更",
                "字段": row.citing.field,
                "原": row.text,
                "改为": decision.confirmed,
            }
            for row, decision in applied.changed
        ],
    }
    if change.new is not None:
        content["事由"]["文本"] = change.new.key
    if change.successors:
        content["事由"]["承接"] = [render_title(title) for title in change.successors]
    dated = {
        one.clock.step: one.due
        for one in impact.deadlines
        if isinstance(one.due, datetime.date) and not one.clock.actions
    }
    if dated:
        content["最迟"] = dated
    stem = f"{change.day.isoformat()}-{_slug(change.law.id)}"
    names = set(taken)
    path, count = f"{FOLDER}/{stem}.yaml", 2
    while path in names:
        path, count = f"{FOLDER}/{stem}-{count}.yaml", count + 1
    return path, emit(content)


def _slug(name: str) -> str:
    """Return the pinyin initials of a title: 固体废物污染环境防治法 gives gtfwwrhjfzf."""
    from pypinyin import Style, lazy_pinyin

    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore"))
    return "".join(letter for letter in initials.lower() if letter.isascii())[:24] or "law"


__all__ = ["draft"]
