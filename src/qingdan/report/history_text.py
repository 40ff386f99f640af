"""A history for the terminal and, with the same sentences, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..messages import _
from . import history_words as words
from . import markdown_escape
from .unseen import spelled_out

if TYPE_CHECKING:
    from ..history.entries import Entry, ItemHistory
    from ..history.in_force import LawOn
    from ..history.ledger import Ledger
    from ..history.overview import Traced


def history_text(history: ItemHistory, ledger: Ledger) -> str:
    """Return the history of an item, the newest entry first."""
    return _joined(_entries(history, ledger))


def history_markdown(history: ItemHistory, ledger: Ledger) -> str:
    """Return the history of an item as Markdown."""
    return _joined(_sections(history, ledger))


def overview_text(traced: list[Traced], ledger: Ledger) -> str:
    """Return one line an item: id, commits, first and last day, file."""
    return _joined(_aligned(_overview(traced), _ending(traced, ledger)))


def overview_markdown(traced: list[Traced], ledger: Ledger) -> str:
    """Return a table of all items as Markdown."""
    return _tabled(_("全部事项的历史"), _overview(traced), _ending(traced, ledger))


def in_force_text(law: LawOn, ledger: Ledger) -> str:
    """Return one line for each item in force on the day."""
    return _joined(_aligned(_in_force(law), _in_force_ending(law, ledger)))


def in_force_markdown(law: LawOn, ledger: Ledger) -> str:
    """Return a table of the items in force on the day as Markdown."""
    title = _("{day} 有效的事项").format(day=law.day.isoformat())
    return _tabled(title, _in_force(law), _in_force_ending(law, ledger))


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(line.rstrip(" ") for line in lines) + "\n"


def _one_line(text: str) -> str:
    return spelled_out(text).replace("\n", " ")


def _title(history: ItemHistory) -> str:
    name = next((e.name for e in history.entries if e.item == history.item), history.item)
    return _("{name}（{id}）").format(name=_one_line(name), id=history.item)


def _head(entry: Entry, history: ItemHistory) -> str:
    parts = (
        entry.day,
        words.headword(entry),
        words.versioned(entry, history),
        _("提交 {commit}").format(commit=entry.commit[:10]),
    )
    return "  ".join(part for part in parts if part)


def _said(entry: Entry, history: ItemHistory) -> Iterator[str]:
    for line in words.particulars(entry, history):
        yield _one_line(line)
    if entry.version == 1 and entry.kind is not None:
        return  # every field is new: the text itself says it better
    for field in entry.fields:
        yield _one_line(words.field_line(field))


def _entries(history: ItemHistory, ledger: Ledger) -> Iterator[str]:
    yield _title(history)
    for entry in history.entries:
        yield ""
        yield _head(entry, history)
        for line in _said(entry, history):
            yield f"    {line}"
    yield ""
    yield words.begins(ledger.days[0], ledger.commits[0], cut=ledger.cut)


def _sections(history: ItemHistory, ledger: Ledger) -> Iterator[str]:
    yield "## " + markdown_escape.escape(_title(history))
    for entry in history.entries:
        yield ""
        yield "### " + markdown_escape.escape(_head(entry, history))
        yield ""
        for line in _said(entry, history):
            yield "- " + markdown_escape.escape(line)
    yield ""
    yield words.begins(ledger.days[0], ledger.commits[0], cut=ledger.cut)


def _overview(traced: list[Traced]) -> list[list[str]]:
    head = [_("事项"), _("改动次数"), _("最早"), _("最近"), _("文件")]
    return [
        head,
        *(
            [
                one.item,
                str(one.commits),
                one.first.day,
                one.last.day,
                _("（已删除）{file}").format(file=one.file) if one.gone else one.file,
            ]
            for one in traced
        ),
    ]


def _ending(traced: list[Traced], ledger: Ledger) -> list[str]:
    gone = sum(one.gone for one in traced)
    return [
        _("{count} 项事项，其中 {gone} 个的文件已经删除；{commits} 次提交。").format(
            count=len(traced), gone=gone, commits=len(ledger.commits)
        ),
        _("改动次数是写过文件的提交数，只改注释、排版的也算；各版见 qingdan history 事项。"),
        words.begins(ledger.days[0], ledger.commits[0], cut=ledger.cut),
    ]


def _in_force(law: LawOn) -> list[list[str]]:
    head = [_("事项"), _("生效日期"), _("状态"), _("提交"), _("名称")]
    return [
        head,
        *(
            [
                one.item,
                _("{day}（提交日）").format(day=one.day) if one.assumed else one.effective,
                one.status or "",
                one.commit[:10],
                _one_line(one.name),
            ]
            for one in law.items
        ),
    ]


def _in_force_ending(law: LawOn, ledger: Ledger) -> list[str]:
    said = [
        _("{day} 有效的事项 {count} 个。").format(day=law.day.isoformat(), count=len(law.items))
    ]
    if ledger.cut:
        said.append(words.begins(ledger.days[0], ledger.commits[0], cut=True))
    return said


def _aligned(rows: list[list[str]], ending: list[str]) -> Iterator[str]:
    """Yield rows as columns; the last is left as it is."""
    *columns, last = zip(*rows, strict=True)
    for line in zip(*map(_padded, columns), last, strict=True):
        yield "  ".join(line)
    yield ""
    yield from ending


def _padded(column: tuple[str, ...]) -> list[str]:
    widths = [len(cell) if cell.isascii() else _width(cell) for cell in column]
    full = max(widths)
    return [cell + " " * (full - width) for cell, width in zip(column, widths, strict=True)]


def _width(text: str) -> int:
    return sum(1 if ord(sign) < 0x1100 else 2 for sign in text)


def _tabled(title: str, rows: list[list[str]], ending: list[str]) -> str:
    return f"## {title}\n\n{markdown_escape.table(rows)}\n\n" + "\n".join(ending) + "\n"
