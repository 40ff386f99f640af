"""Draft the adjustment that belongs to changed citations: what was changed, why, by when.

The anchors of its entries are written by ``qingdan adjust draft --update``, once the items have
their new 生效日期 too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from ..law.citing.rendering import render_title
from ..model.actions import Action, AdjustmentReason, AdjustmentStage
from ..store.emit import emit
from ..store.layout import TEXTS_FOLDER
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
        "阶段": str(AdjustmentStage.DRAFT),
        "事由": {
            "法规": render_title(change.law.title),
            "情形": "废止" if change.repealed else "修改",
            "日期": change.day,
        },
        "变更": _entries(applied, repealed=change.repealed),
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


def _entries(applied: Applied, *, repealed: bool) -> list[dict[str, Any]]:
    """Return one entry for each item (or shared file, or text in one) with what was put in."""
    reason = AdjustmentReason.BASIS_LOST if repealed else AdjustmentReason.BASIS_CHANGED
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row, decision in applied.changed:
        citing = row.citing
        shared = citing.file.startswith(f"{TEXTS_FOLDER}/")
        name = str(citing.path[0]) if shared else citing.name if citing.item else ""
        entry = found.setdefault(
            (citing.item or citing.file, name),
            {
                **({"事项": citing.item} if citing.item else {"文件": citing.file}),
                **({"名称": name} if name else {}),
                "调整": str(Action.ALTER),
                "原因": str(reason),
                "改动": [],
            },
        )
        entry["改动"].append({"字段": citing.field, "原": row.text, "改为": decision.confirmed})
    return list(found.values())


def _slug(name: str) -> str:
    """Return the pinyin initials of a title: 固体废物污染环境防治法 gives gtfwwrhjfzf."""
    from pypinyin import Style, lazy_pinyin

    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore"))
    return "".join(letter for letter in initials.lower() if letter.isascii())[:24] or "law"


__all__ = ["draft"]
