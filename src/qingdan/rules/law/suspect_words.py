"""What happened to a law since an item was held against it, in words."""

from __future__ import annotations

from ...law.citing.rendering import render, render_title
from ...law.reviewing.citedparts import Part
from ...law.reviewing.suspects import Shift, Suspect, Turn, Why
from ...messages import _, joined

_SHOWN = 3


def what_changed(suspect: Suspect) -> str:
    """Say what happened to the law and to what is cited of it, without a full stop."""
    law = law_changed(suspect)
    return joined((law, shifts_words(suspect)), "，") if suspect.why is Why.CHANGED else law


def law_changed(suspect: Suspect) -> str:
    """Say what happened to the law."""
    law = render_title(suspect.law.title)
    match suspect.why:
        case Why.REPEALED:
            return _repealed(suspect, law)
        case Why.NOT_KNOWN:
            text = _("{law}由 {before} 文本改为 {now} 文本，法规库没有新文本的条文")
        case Why.DIFFERENT:
            text = _("{law}的文本还是 {now}，条文的指纹却不同：引用改过，或者法规库更正了文字")
            if suspect.now is None or suspect.now.key != suspect.before:
                text = _("{law}核对时的文本（{before}）和现在的（{now}）比不出哪里不同")
        case _:
            text = _("{law}由 {before} 文本改为 {now} 文本")
    return text.format(
        law=law,
        before=suspect.before or _("不明"),
        now=suspect.now.key if suspect.now else _("不明"),
    )


def shifts_words(suspect: Suspect) -> str:
    """Say what became of what is cited, the first few parts of it; empty where nothing is known."""
    shifts = suspect.shifts if suspect.why is Why.CHANGED else ()
    moved = [shift for shift in shifts if shift.turn is Turn.MOVED]
    said = [
        text.format(where=_few([part_words(one.part) for one in shifts if one.turn is turn]))
        for turn, text in (
            (Turn.CHANGED, _("{where}的内容变了")),
            (Turn.GONE, _("{where}没有了")),
        )
        if any(one.turn is turn for one in shifts)
    ]
    if moved:
        said.append(_few([shift_words(one) for one in moved]))
    return "，".join(said)


def _few(words: list[str]) -> str:
    shown = joined(words[:_SHOWN])
    return (
        shown
        if len(words) <= _SHOWN
        else _("{some}等 {count} 处").format(some=shown, count=len(words))
    )


def shift_words(shift: Shift) -> str:
    """Say what became of one article, 款 or 项."""
    where = part_words(shift.part)
    if shift.turn is Turn.MOVED and shift.now is not None:
        return _("{where}的原文移到{now}").format(where=where, now=part_words(shift.now))
    if shift.turn is Turn.GONE:
        return _("{where}没有了").format(where=where)
    return _("{where}的内容变了").format(where=where)


def part_words(part: Part) -> str:
    """Return 第三条第二款第一项."""
    return render(part.locator)


def _repealed(suspect: Suspect, law: str) -> str:
    repeal = suspect.law.repeal
    if repeal is None or repeal.on is None:
        return _("{law}已经废止").format(law=law)
    if repeal.by is None:
        return _("{law}自 {day} 起废止").format(law=law, day=repeal.on.isoformat())
    return _("{law}自 {day} 起被{by}废止").format(
        law=law, day=repeal.on.isoformat(), by=render_title(repeal.by)
    )


__all__ = ["law_changed", "part_words", "shift_words", "shifts_words", "what_changed"]
