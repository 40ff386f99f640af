"""Items that serve pending cases only: their repealed basis still holds for what happened before.

行政处罚法第三十七条 (从旧兼从轻). An item says so in its 备注.
"""

from __future__ import annotations

import re

from ..itemview import ItemView

_PENDING = re.compile(
    r"(?:仅|只)(?:限于?|用于|适用于|办理)?.{0,12}(?:在办|未办结|尚未办结|正在办理)的?[^，。；]{0,6}案件"
    r"|(?:在办|未办结)案件(?:适用|使用|办结)"
)


def for_pending_cases(item: ItemView) -> bool:
    """Whether the remarks of an item say that it is kept for pending cases."""
    return speaks_of_pending(item.text("备注"))


def speaks_of_pending(remarks: str) -> bool:
    """Whether remarks (备注) say that an item is kept for pending cases."""
    return "案件" in remarks and _PENDING.search(remarks) is not None
