"""Waivers (豁免): findings that somebody leaves alone for a time, with a reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..model.finding import Finding
from .facts import Facts, View
from .registry import BY_CODE, BY_SLUG
from .result import Located
from .rule import RawFinding, Scope
from .waiver import Waiver
from .waivers import expired_waiver, unknown_waived_rule, unused_waiver

Used = Counter[tuple[str, int]]
"""How many findings each waiver hid: by file and its place in the list."""

_INDEX = re.compile(r"\[[0-9]+\]")


def waive(located: list[Located], view: View) -> tuple[list[Located], Used]:
    """Take away the findings that valid waivers of their file name."""
    held = {file: waivers for file, waivers, _item in _all(view) if waivers}
    used: Used = Counter()
    if not held:
        return located, used
    today = view.around.today.isoformat()
    kept = []
    for one in located:
        waiver = _waiver_for(one.finding, held.get(one.finding.file, ()), today)
        if waiver is None:
            kept.append(one)
        else:
            used[one.finding.file, waiver] += 1
    return kept, used


def waiver_findings(view: View, used: Used) -> Iterator[RawFinding]:
    """Yield waivers that have expired, that hide nothing, or that name no rule."""
    settings = view.around.settings
    today = view.around.today.isoformat()
    for file, waivers, item in _all(view):
        for index, waiver in enumerate(waivers):
            code = code_of(waiver.rule)
            if code is None:
                yield unknown_waived_rule.finding(file, item, waiver)
            elif waiver.until < today:
                yield expired_waiver.finding(file, item, waiver)
            elif _has_no_base(view) and BY_CODE[code].scope is Scope.CHANGE:
                continue  # what it is for is not looked for in this run
            elif not used[file, index] and settings.is_on(code, file):
                yield unused_waiver.finding(file, item, waiver)


def _has_no_base(view: View) -> bool:
    """Whether what was changed is not known, or only of what adjustments name."""
    return view.since is None or view.since.base is None


def _all(view: View) -> Iterator[tuple[str, list[Waiver], str | None]]:
    for facts in (*view.items, *view.headers):
        if facts.waivers:
            yield facts.path, list(facts.waivers), _item(facts)
    register = view.register
    if register is not None and register.waivers:
        yield register.path, register.waivers, None


def _item(facts: Facts) -> str | None:
    return facts.id or None


def code_of(word: str) -> str | None:
    """Return the code of the one rule that a waiver names by code or name."""
    rule = BY_CODE.get(word.upper()) or BY_SLUG.get(word)
    return rule.code if rule is not None else None


def _waiver_for(finding: Finding, waivers: list[Waiver] | tuple[()], today: str) -> int | None:
    for index, waiver in enumerate(waivers):
        if (
            code_of(waiver.rule) == finding.rule
            and not BY_CODE[finding.rule].unskippable
            and waiver.until >= today
            and _covers(waiver.field, finding.field)
        ):
            return index
    return None


def _covers(wanted: str | None, field: str | None) -> bool:
    """Whether a waived field is the finding's, or holds it; list indices may be left out."""
    if wanted is None:
        return True
    if field is None:
        return False
    return any(
        name == wanted or name.startswith((wanted + ".", wanted + "["))
        for name in (field, _INDEX.sub("", field))
    )
