"""What ``publish`` says when it is done."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..messages import _, joined

if TYPE_CHECKING:
    from ..publish.writing.again import Told

_NO_STATUS = "没有写明状态"
"""The reason ``Withheld.NO_STATUS``; the enumeration is not loaded for it."""


def tell(told: Told, out: Path, form: str) -> None:
    """Say what was made, what was left out and why, and how to look at it."""
    lines = [
        _("已生成 {pages} 页、{files} 个文件（{items} 件事项），在 {out}。").format(
            pages=told.pages, files=told.files, items=told.items, out=out
        )
    ]
    if told.reused:
        lines.append(_("没有变化、不用重新生成的事项：{count} 件。").format(count=told.reused))
    if told.withheld:
        reasons = joined(
            f"{shown} {n}"
            for shown, n in zip(map(_, told.withheld), told.withheld.values(), strict=True)
        )
        lines.append(_("没有公开的事项：{reasons}。").format(reasons=reasons))
    if _NO_STATUS in told.withheld:
        lines.append(_("要公开没有写明状态的事项，在 list.yaml 的“默认”里写“状态: 有效”。"))
    if form == "html":
        lines.append(_("用浏览器打开 {page} 就能看。").format(page=out / "index.html"))
    elif form == "fragments":
        lines.append(_("哪一页粘贴到哪里，见 {page}。").format(page=out / "index.html"))
    else:
        lines.append(_("从 {page} 看起。").format(page=out / "README.md"))
    sys.stderr.write("\n".join(lines) + "\n")
