"""Ask a person at the terminal what a doubtful column is."""

from __future__ import annotations

from ..exchange.findings import short
from ..exchange.tables.guide import Question
from ..exchange.tables.targets import Keep, Note, Skip, Target, target_of
from ..messages import _

_MOST_CANDIDATES = 5
_SAMPLE = 60


def ask(question: Question) -> Target | None:
    """Show the heading, three cells and what it may be; None where the person leaves it open.

    Raises ``KeyboardInterrupt`` where the person ends the input (Ctrl-D).
    """
    from rich.console import Console
    from rich.prompt import Prompt

    console = Console(stderr=True, highlight=False)
    choices = _choices(question)
    for line in _lines(question, choices):
        console.print(line, markup=False)
    while True:
        try:
            said = Prompt.ask(
                _("选哪一个（可直接写字段，如 时限.法定）"), console=console, default="0"
            )
        except EOFError:
            console.print()
            raise KeyboardInterrupt from None
        if said.strip() == "0":
            return None
        target = _chosen(said.strip(), choices, question)
        if target is not None:
            return target
        console.print(_("没有“{said}”，请重选。").format(said=said), markup=False)


def _choices(question: Question) -> list[tuple[str, Target]]:
    """The numbered answers: what it may be, then the ways to keep or leave it."""
    found: list[tuple[str, Target]] = [
        (
            _("{column}（{path}），把握{percent}%：{reason}").format(
                column=question.columns.heading_of(candidate.column),
                path=question.columns.path_of(candidate.column),
                percent=round(100 * candidate.confidence),
                reason=candidate.reason,
            ),
            candidate.column,
        )
        for candidate in question.candidates[:_MOST_CANDIDATES]
    ]
    found.append((_("留作扩展字段“{name}”").format(name=question.heading), Keep(question.heading)))
    found.append((_("只记入内部说明"), Note()))
    found.append((_("不导入"), Skip()))
    return found


def _lines(question: Question, choices: list[tuple[str, Target]]) -> list[str]:
    lines = [
        "",
        _("工作表“{sheet}”的 {column} 列“{heading}”不敢确定是什么：").format(
            sheet=question.sheet, column=question.column, heading=question.heading
        ),
    ]
    lines += [_("  例：{text}").format(text=short(text, _SAMPLE)) for text in question.samples]
    lines += [f"  {number}. {text}" for number, (text, _target) in enumerate(choices, 1)]
    lines.append(_("  0. 先不定（不导入，记在报告里）"))
    return lines


def _chosen(said: str, choices: list[tuple[str, Target]], question: Question) -> Target | None:
    """Return the target of a number or a field; None for what is neither."""
    if said.isdecimal():
        number = int(said)
        return choices[number - 1][1] if 1 <= number <= len(choices) else None
    return target_of(said, question.heading, question.columns)
