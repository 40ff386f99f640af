"""Who signs an announcement, and what a text still lacks before it is the final one.

Source: 党政机关公文处理工作条例第九条: the title begins with the organ that issues the text, and
that organ signs it. Nobody signs who is not named by the adjustment itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from ..model.actions import Verdict
from ..model.adjustment import Adjustment
from ..model.record import Record
from .declared import Declared
from .rows import Row
from .wording import listed

_TITLE = re.compile(r"(?P<organ>[^《》“”]{2,}?)\s*关于")
_ORGAN = re.compile(r".*(政府|委员会|办公室|局|厅|部|委|办|院|处|会|中心)(（虚构）)?")
_UNSAID_MANNER = "未写明"

Steps = Mapping[str, Collection[str]]
"""The steps (审核, 合法性审查, 审批) that an official word asks for, by the word."""


def issuer_in(title: str, known: Collection[str] = ()) -> str | None:
    """Return the organ that a title begins with; None where it begins with none.

    ``known`` are names that are taken for organs whatever they end in.
    """
    found = _TITLE.match(title)
    organ = found["organ"] if found else ""
    return organ if organ in known or _ORGAN.fullmatch(organ) else None


def issuer_of(adjustment: Adjustment) -> str | None:
    """Return who signs: the organ in the title, else the one that approved; None for neither."""
    approved = adjustment.approval.organ if adjustment.approval else None
    return issuer_in(adjustment.name, (approved,) if approved else ()) or approved


def lacking(adjustments: Sequence[Declared], rows: Sequence[Row], steps: Steps) -> tuple[str, ...]:
    """Return what a text still lacks, in words for its head; empty for one that is final.

    Number, day and signature are no such thing: they are given when the text is signed, and stand
    as blanks until then.
    """
    said = [one.adjustment for one in adjustments]
    missing = [step for one in said for step in _steps_missing(one, steps)]
    bare = sum(not row.bases for row in rows)
    if bare and bare == len(rows) and not any(one.bases for one in said):
        missing.append("依据")
        bare = 0
    unsaid = sum(row.kind.word.startswith(_UNSAID_MANNER) for row in rows)
    refused = any(one.review and one.review.passed not in (None, Verdict.YES) for one in said)
    found = (
        f"缺{listed(missing)}" if missing else "",
        f"{bare}项缺依据" if bare else "",
        f"{unsaid}项没有写明方式" if unsaid else "",
        "合法性审查没有通过" if refused else "",
    )
    return tuple(text for text in found if text)


def _steps_missing(adjustment: Adjustment, steps: Steps) -> Iterator[str]:
    """Yield the steps that its words ask for and that nothing is written of.

    Of words for which the profile asks nothing, somebody has to have examined or approved them.
    """
    taken = {
        "审核": _is_said(adjustment.examination),
        "合法性审查": _is_said(adjustment.review),
        "审批": _is_said(adjustment.approval),
    }
    asked = {step for entry in adjustment.entries for step in steps.get(entry.action, ())}
    if not asked and not taken["审核"] and not taken["审批"]:
        asked = {"审批"}
    yield from (step for step, done in taken.items() if step in asked and not done)


def _is_said(record: Record | None) -> bool:
    """Whether something is written in a record; an empty one says nothing."""
    return record is not None and any(value for _key, value in record)


def read_steps(section: Mapping[str, Mapping[str, object]]) -> Steps:
    """Return what a profile's section 调整审批 asks for."""
    found: dict[str, tuple[str, ...]] = {}
    for word, entry in section.items():
        demanded = entry.get("要", ())
        found[word] = tuple(map(str, demanded)) if isinstance(demanded, list) else ()
    return found


__all__ = ["Steps", "issuer_in", "issuer_of", "lacking", "read_steps"]
