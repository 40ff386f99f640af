"""Which rules are asked for: codes (QD301), prefixes (QD3) and names (unknown-organ)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import QingdanError
from ..messages import _
from .nearest import nearest
from .registry import BY_CODE, BY_SLUG, GROUPS, RULES


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes of the rules whose findings are reported."""

    codes: frozenset[str]

    def __contains__(self, code: str) -> bool:
        return code in self.codes


class UnknownRuleError(QingdanError):
    """A word that names no rule; the caller may add where it was written."""


def choose(select: Iterable[str], ignore: Iterable[str]) -> Selection:
    """Return the selection; without ``select`` all rules, then those of ``ignore`` taken away.

    Files that cannot be read are always reported: about them nothing else can be said.
    Raises ``UnknownRuleError``.
    """
    chosen = [code for word in select for code in codes_of(word)]
    left = set(chosen) if chosen else set(BY_CODE)
    left -= {code for word in ignore for code in codes_of(word)}
    left |= {rule.code for rule in RULES if rule.unskippable}
    return Selection(frozenset(left))


def codes_of(word: str) -> list[str]:
    """Return the codes that a word names; ``UnknownRuleError`` where it names none."""
    word = word.strip()
    if word in BY_SLUG:
        return [BY_SLUG[word].code]
    code = word.upper()
    found = [known for known in BY_CODE if code and known.startswith(code)]
    if found or code in GROUPS:
        return found
    near = nearest(word, tuple(BY_SLUG))
    raise UnknownRuleError(
        _("没有规则“{word}”。").format(word=word),
        _("是不是 {near}？").format(near=near)
        if near
        else _("规则写编号（QD301）、前缀（QD3）或名称（unknown-organ）。"),
    )


def split(words: Iterable[str]) -> list[str]:
    """Take apart what was written with commas."""
    parts = (part.strip() for word in words for part in word.replace("，", ",").split(","))
    return [part for part in parts if part]
