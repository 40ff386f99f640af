"""Settle what the columns mean that their letters do not name for certain.

What somebody said beforehand comes first; then neighbours, likeness of letters and content speak.
A column is taken only where nothing else can be meant; else a person is asked or told.
"""

from __future__ import annotations

from dataclasses import replace

from ...messages import _
from ..reading.grid import Sheet, column_letters
from .columns import Column, bare_heading
from .content import (
    DECISIVE,
    accountability,
    cleaned,
    columns_by_content,
    is_personal_content,
    support,
)
from .guide import Guide, Question
from .header import Header
from .lexicon import Candidate, Lexicon
from .readable import fields_by_heading
from .targets import Field, Keep, Note, Skip, Target

TAKEN = 0.9
"""What is at least this certain is taken."""
ASKED = 0.5
"""What is at least this certain is asked; what is less is not known."""
_MARGIN = 0.1
_CELLS = 200
"""How many cells of a column are looked at."""
_SAMPLES = 3
_LIABILITY = {Column.LIABILITY_BASIS, Column.RESPONSIBILITY_BASIS}
_AFTER_LIABILITY = {Column.SITUATIONS, Column.SCOPE}
_RESPONSIBILITY = {Column.RESPONSIBILITY, Column.DIRECT, Column.GUIDANCE}


def settle(header: Header, sheet: Sheet, lexicon: Lexicon, guide: Guide) -> Header:
    """Return the heading with every column taken, kept, left out or called doubtful."""
    return _Settling(header, sheet, lexicon, guide).settle()


class _Settling:
    def __init__(self, header: Header, sheet: Sheet, lexicon: Lexicon, guide: Guide) -> None:
        self.header = replace(
            header,
            columns=dict(header.columns),
            unknown=dict(header.unknown),
            personal=dict(header.personal),
            reasons=dict(header.reasons),
        )
        self.sheet = sheet
        self.lexicon = lexicon
        self.guide = guide
        self.kind = lexicon.columns.kind

    def settle(self) -> Header:
        header = self.header
        for index, heading in list(header.personal.items()):
            target = self.lexicon.target(heading)
            if self.guide.wants(heading):
                header.noted[index] = header.personal.pop(index)
            elif isinstance(target, Skip):
                header.ignored[index] = header.personal.pop(index)
        for index, heading in list(header.unknown.items()):
            target = self.lexicon.target(heading)
            if target is not None and self._follow(index, heading, target):
                del header.unknown[index]
        for index, heading in list(header.unknown.items()):
            if heading not in self.guide.extra.get(self.kind, ()):
                self._judge(index, heading)
        return header

    def _follow(self, index: int, heading: str, target: Target) -> bool:
        """Do with a column what somebody said; False where it cannot be done."""
        header = self.header
        match target:
            case Skip():
                header.ignored[index] = heading
            case Note():
                header.noted[index] = heading
            case Keep(name):
                header.kept[index] = name
            case Field(path) if path in header.given.values():
                return False
            case Field(path):
                header.given[index] = path
            case Column():
                if target in header.columns:
                    header.doubled[index] = target
                else:
                    header.columns[target] = index
                    header.reasons[index] = Candidate(target, 1.0, _("指定"))
        return True

    def _judge(self, index: int, heading: str) -> None:
        header = self.header
        texts = self._texts(index)
        if is_personal_content(cleaned(texts)):
            place = header.noted if self.guide.wants(heading) else header.personal
            place[index] = header.unknown.pop(index)
            return
        field = fields_by_heading(self.kind).get(bare_heading(heading))
        if field is not None and field not in header.given.values():
            header.given[index] = field
            del header.unknown[index]
            return
        found = self._candidates(index, heading, cleaned(texts))
        if not found or found[0].confidence < ASKED:
            return
        del header.unknown[index]
        rival = found[1].confidence if len(found) > 1 else 0.0
        best = found[0]
        if best.confidence >= TAKEN and best.confidence - rival >= _MARGIN:
            header.columns[best.column] = index
            header.reasons[index] = best
            return
        target = self._asked(index, heading, texts, found)
        if target is not None:
            self._follow(index, heading, target)
            return
        header.doubtful[index] = heading
        header.reasons[index] = best

    def _texts(self, index: int) -> list[str]:
        rows = range(self.header.first_row, min(self.sheet.rows, self.header.first_row + _CELLS))
        return [text for row in rows if (text := self.sheet.text(row, index).strip())]

    def _asked(
        self, index: int, heading: str, texts: list[str], found: list[Candidate]
    ) -> Target | None:
        if self.guide.ask is None:
            return None
        samples = tuple(dict.fromkeys(texts))[:_SAMPLES]
        question = Question(
            self.sheet.name,
            column_letters(index),
            heading,
            samples,
            tuple(found),
            self.lexicon.columns,
        )
        target = self.guide.ask(question)
        if target is not None:
            self.guide.answers[self.kind, bare_heading(heading)] = target
        return target

    def _candidates(self, index: int, heading: str, texts: list[str]) -> list[Candidate]:
        """Return the free columns that a heading may mean, the likeliest first."""
        if self.lexicon.is_doubtful(heading):
            found = self._ambiguous(index, heading, texts)
        else:
            found = [self._weighed(candidate, texts) for candidate in self.lexicon.similar(heading)]
            found += self._by_content(texts, {candidate.column for candidate in found})
        free = [c for c in found if c.column not in self.header.columns]
        return sorted(free, key=lambda candidate: -candidate.confidence)

    def _weighed(self, candidate: Candidate, texts: list[str]) -> Candidate:
        """Add what the cells say to what the letters say."""
        share = support(candidate.column, texts)
        if share is None:
            return candidate
        if share >= 0.9:
            certain = candidate.column in DECISIVE
            raised = 0.92 if certain else min(0.85, candidate.confidence + 0.15)
            reason = _("{letters}，内容也像").format(letters=candidate.reason)
            return replace(candidate, confidence=raised, reason=reason)
        if share <= 0.2:
            return replace(candidate, confidence=round(candidate.confidence * 0.5, 2))
        return candidate

    def _by_content(self, texts: list[str], named: set[Column]) -> list[Candidate]:
        """Columns that the cells look like, though the heading does not."""
        known = {k.column for k in self.lexicon.columns.columns}
        found = []
        for column in columns_by_content(texts):
            if column in known - named - {Column.ORDINAL, Column.SUPERVISION, Column.LEVEL}:
                confidence = 0.7 if column in DECISIVE else 0.5
                found.append(Candidate(column, confidence, _("列名不认识，内容像")))
        return found

    def _ambiguous(self, index: int, heading: str, texts: list[str]) -> list[Candidate]:
        meanings = self.lexicon.meanings(heading)
        if set(meanings) == _LIABILITY:
            return self._liability_or_stage(index, texts)
        found = []
        for column in meanings:
            share = support(column, texts)
            if share is None or (not texts and len(meanings) == 1):
                found.append(Candidate(column, 0.9, _("只可能是这一列")))
            elif share >= 0.5:
                reason = _("内容像这一列")
                found.append(Candidate(column, 0.9 + share / 20, reason))
            else:
                reason = _("列名可以是这一列，内容却不像")
                found.append(Candidate(column, 0.6, reason))
        if not texts and found:
            found[0] = replace(found[0], confidence=TAKEN, reason=_("最常见的意思，列里没有内容"))
        return found

    def _liability_or_stage(self, index: int, texts: list[str]) -> list[Candidate]:
        """追责依据: the basis of liability, or (some offices) that of each responsibility."""
        header = self.header
        if Column.RESPONSIBILITY_BASIS in header.columns:
            reason = _("另有“责任事项依据”列")
            return [Candidate(Column.LIABILITY_BASIS, 0.97, reason)]
        left = next((c for c, i in header.columns.items() if i == index - 1), None)
        if left in _AFTER_LIABILITY:
            reason = _("紧跟在追责情形（对象）后面")
            return [Candidate(Column.LIABILITY_BASIS, 0.95, reason)]
        if accountability(texts) >= 0.8:
            reason = _("引的是公务员法、政务处分法等追究责任的规定")
            return [Candidate(Column.LIABILITY_BASIS, 0.92, reason)]
        beside = left in _RESPONSIBILITY
        reason = _("可能是追责的依据，也可能是责任事项的依据")
        return [
            Candidate(Column.LIABILITY_BASIS, 0.55 if beside else 0.65, reason),
            Candidate(Column.RESPONSIBILITY_BASIS, 0.65 if beside else 0.55, reason),
        ]
