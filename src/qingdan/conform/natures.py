"""What kind of table an office keeps, where that says which items belong in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_LICENCES = re.compile(r"行政许可(?:事项)?(?:清单|目录)")
_FEES = re.compile(r"(?:收费|收费项目|收费基金)(?:目录|清单)")


def is_licence_list(titles: Iterable[str]) -> bool:
    """Whether titles of a table, or the names of its sheets and file, say 行政许可事项清单.

    Outside of it nobody may license (优化营商环境条例第四十条第一款).
    """
    return _says(_LICENCES, titles)


def is_fee_list(titles: Iterable[str], paths: Collection[str]) -> bool:
    """Whether it is a 收费目录, by titles or because it speaks of fees and of nothing else.

    Charges on enterprises outside of theirs must not be made (优化营商环境条例第二十五条).
    ``paths`` are the fields of its columns.
    """
    fees = any(path.startswith("收费.") for path in paths)
    return _says(_FEES, titles) or (fees and not {"类型", "依据", "编码.基本编码"} & set(paths))


def _says(pattern: re.Pattern[str], titles: Iterable[str]) -> bool:
    return any(pattern.search("".join(title.split())) for title in titles)


__all__ = ["is_fee_list", "is_licence_list"]
