"""Hold confirmed citations against the law library before any of them is put in.

What a person typed may be no citation, an article that does not exist, or the old law again. One
such row and nothing is put in: all rows at fault are named together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..errors import QingdanError
from ..law.citing.parsing import read
from ..law.citing.rendering import render, render_title
from ..law.facts import Status
from ..law.judging.judged import Judged, Remark
from ..law.judging.judging import judge_all
from ..law.library.library import LawLibrary
from ..law.reference import Citation, Unread
from ..messages import _
from .applying import Decision, row_of
from .change import LawChange
from .rows import Row

_BETWEEN = " \t\n\u3000、，,；;和及与以并"
_AT_THE_END = "。.；;，,、 \t\n\u3000"
_MISREAD = frozenset(
    {Unread.UNREAD, Unread.UNRESOLVED, Unread.UNCLOSED_TITLE, Unread.BAD_NUMERAL, Unread.REVERSED}
)


def settled(
    library: LawLibrary, change: LawChange, rows: Iterable[Row], decisions: Iterable[Decision]
) -> list[Decision]:
    """Return the decisions with a title in each; an article without one is of the new law.

    Raises ``QingdanError`` that names all rows that are no citations of law in force.
    """
    known = list(rows)
    good: list[Decision] = []
    faults: list[str] = []
    for decision in decisions:
        row = row_of(known, decision)
        if row is None:  # refused later: it does not stand there any more
            good.append(decision)
            continue
        full = _with_title(change, row, decision.confirmed.strip().rstrip(_AT_THE_END))
        why = _fault(library, change, full)
        if why is None:
            good.append(replace(decision, confirmed=full))
        else:
            faults.append(
                _("第 {number} 行“{text}”：{why}").format(
                    number=decision.number, text=decision.confirmed, why=why
                )
            )
    if faults:
        raise QingdanError(
            _("工作单里有 {count} 行不能照改，所以一处也没有改：").format(count=len(faults))
            + "".join("\n  " + fault for fault in faults),
            _("改正这些行的“确认改为”再交回来；不改的行空着。"),
        )
    return good


def _with_title(change: LawChange, row: Row, text: str) -> str:
    if not text.startswith("第"):
        return text
    if not change.repealed:
        return render_title(row.citations[0].title or change.law.title) + text
    return render_title(change.successors[0]) + text if len(change.successors) == 1 else text


def _fault(library: LawLibrary, change: LawChange, text: str) -> str | None:
    """Say why a text cannot stand as a citation; None where it can."""
    citations = read(text).citations
    if text.startswith("第") and citations:
        return _("没有写是哪部法规")
    if not text.startswith("《") or not citations or not _nothing_else(text, citations):
        return _("不是引用，要写成 《某法》第十二条 的样子")
    for one in judge_all(citations, library, change.day):
        why = _of_one(library, change, one)
        if why is not None:
            return why
    return None


def _nothing_else(text: str, citations: Iterable[Citation]) -> bool:
    at = 0
    for one in citations:
        if text[at : one.start].strip(_BETWEEN):
            return False
        at = one.end
    return not text[at:].strip(_BETWEEN)


def _of_one(library: LawLibrary, change: LawChange, judged: Judged) -> str | None:
    citation, law = judged.citation, judged.law
    named = render_title(citation.title or "")
    if judged.status is Status.MALFORMED or _MISREAD.intersection(citation.diagnostics):
        return _("“{words}”读不懂").format(words=citation.text)
    if law is change.law and change.repealed:
        return _("{law}就是废止的那部，要换成承接它的法规").format(law=named)
    match judged.status:
        case Status.REPEALED:
            return _("{law}也已经废止").format(law=named)
        case Status.AMENDED:
            return _("写明的还是{law}的旧文本").format(law=named)
        case Status.UNKNOWN_LAW:
            return _("法规库里没有{law}").format(law=named)
        case Status.NO_SUCH_ARTICLE:
            return _without(library, judged, _("{law}没有{place}"))
        case Status.NO_SUCH_PARAGRAPH | Status.NO_SUCH_SUBPARAGRAPH:
            return _without(library, judged, _("{law}的条文里没有{place}"))
    if Remark.NO_SUCH_DIVISION in judged.also:
        return _without(library, judged, _("{law}没有{place}"))
    return None


def _without(library: LawLibrary, judged: Judged, words: str) -> str:
    citation = judged.citation
    text = words.format(law=render_title(citation.title or ""), place=render(citation.locator))
    held = library.articles(judged.law, judged.version) if judged.law and judged.version else {}
    if judged.status is Status.NO_SUCH_ARTICLE and held:
        text += _("（到第{last}条为止）").format(last=max(number for number, _suffix in held))
    return text


__all__ = ["settled"]
