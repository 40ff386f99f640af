"""How rules are called: by code (QD301), by prefix (QD3), by name (unknown-organ).

Loads no rule, so that a listing made before can be searched at once.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import QingdanError
from ..messages import _
from .nearest import nearest

GROUPS: tuple[str, ...] = ("QD0", "QD1", "QD2", "QD3", "QD4", "QD5", "QD6", "QD7")
"""Prefixes that are always known, whether or not the group has rules yet."""


class UnknownRuleError(QingdanError):
    """A word that names no rule; the caller may add where it was written."""


def codes_named(word: str, codes: Mapping[str, str]) -> list[str]:
    """Return the codes that a word names, in their order.

    ``codes`` gives the code of each name. Raises ``UnknownRuleError`` where the word is none.
    """
    word = word.strip()
    if word.lower() in codes:
        return [codes[word.lower()]]
    prefix = word.upper()
    found = sorted(code for code in codes.values() if prefix and code.startswith(prefix))
    if found or prefix in GROUPS:
        return found
    near = nearest(word, tuple(codes))
    raise UnknownRuleError(
        _("没有规则“{word}”。").format(word=word),
        _("是不是 {near}？").format(near=near)
        if near
        else _("规则写编号（QD301）、前缀（QD3）或名称（unknown-organ）；qingdan rules 列出全部。"),
    )
