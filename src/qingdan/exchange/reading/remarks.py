"""What every reader of workbooks remarks in the same words."""

from __future__ import annotations

from collections.abc import Sequence

from ...messages import _
from .grid import Place, Remark, area


def formulas_remark(sheet: str | None, places: Sequence[Place]) -> Remark:
    """Return what is said of the cells of a sheet that are formulas."""
    message = _("有{count}个单元格是公式（在 {where} 之内），取的是保存时的结果。")
    return Remark(
        "formulas", message.format(count=len(places), where=area(places)), sheet, places[0]
    )


__all__ = ["formulas_remark"]
