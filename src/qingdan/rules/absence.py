"""Which keys of a complete item are not there, neither written nor given by the list's header."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model.vocabulary import ListKind, Status

_EXPECTED: Mapping[ListKind, tuple[str, ...]] = {
    ListKind.POWERS: (
        "责任事项",
        "追责",
        "监督方式",
        "救济",
        "流程",
        "时限",
        "条件",
        "材料",
        "收费",
        "处罚内容",
        "强制类别",
        "强制方式",
        "批准",
    ),
}
_OF_EVERY_LIST = ("批准",)
_SAYS_NOTHING: Mapping[str, frozenset[str]] = {
    "责任事项": frozenset({"依据"}),
    "时限": frozenset({"起算", "依据"}),
}
"""Keys that are there in vain where they hold nothing but these."""

_REASONS = ("承接", "备注", "内部说明")
REASON = "废止的原因"
"""Stands among the absent keys of a repealed item that does not say why."""


def absent_keys(
    kind: ListKind, mapping: Mapping[str, Any], defaults: Mapping[str, Any], meant: frozenset[str]
) -> list[str]:
    """Return the keys that a reader would look for in vain.

    A key that stands there with a wrong form is not absent: the rules of the schema say so.
    ``meant`` are keys that stand there under a misspelt name.
    """
    absent = []
    for key in _EXPECTED.get(kind, _OF_EVERY_LIST):
        value = mapping.get(key)
        if value is None:
            value = defaults.get(key)
        if (not value or type(value) is dict) and _is_vain(key, value) and key not in meant:
            absent.append(key)
    status = mapping.get("状态", defaults.get("状态"))
    if status == Status.REPEALED and not any(mapping.get(key) for key in _REASONS):
        absent.append(REASON)
    return absent


def absent_in_header(mapping: Mapping[str, Any]) -> list[str]:
    """Return the same for the header of a list: 批准 where no decision is named."""
    return [] if mapping.get("批准") or mapping.get("文号") else ["批准"]


def _is_vain(key: str, value: Any) -> bool:
    if isinstance(value, dict):
        return value.keys() <= _SAYS_NOTHING.get(key, frozenset())
    return value is None or (isinstance(value, list) and not value)
