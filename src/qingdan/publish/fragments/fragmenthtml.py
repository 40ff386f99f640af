"""Blocks as HTML that survives being pasted into another editor.

No class, no id, no script, no style sheet: headings, paragraphs, lists and tables, with the two
inline styles without which a table cannot be read. Every text is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..pages.blockhtml import text_of
from ..pages.blocks import (
    Bases,
    Block,
    Cards,
    Clauses,
    FlowStep,
    Labelled,
    Law,
    Links,
    Pairs,
    Steps,
    Table,
    Text,
    Texts,
    Words,
)
from ..public.links import Link
from .addresses import Addresses

_TABLE = "border-collapse:collapse;width:100%"
_CELL = "border:1px solid #767676;padding:6px 8px;text-align:left;vertical-align:top"


class FragmentHtml:
    """Writes blocks for the fragments of one folder; ``root`` is the way to the root."""

    def __init__(self, addresses: Addresses, root: str) -> None:
        self._addresses = addresses
        self._root = root

    def heading(self, text: str, level: int = 2) -> str:
        """Return a heading; the title of the page is the platform's own."""
        return f"<h{level}>{text_of(text)}</h{level}>\n"

    def paragraph(self, text: str) -> str:
        """Return a paragraph."""
        return f"<p>{text_of(text)}</p>\n"

    def table(
        self, columns: Sequence[str], rows: Iterable[Sequence[str]], caption: str = ""
    ) -> str:
        """Return a table; cells are HTML already, headings and the caption are not."""
        said = f"<caption>{text_of(caption)}</caption>\n" if caption else ""
        heads = "".join(
            f'<th scope="col" style="{_CELL}">{text_of(column)}</th>' for column in columns
        )
        body = "".join(
            "<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in row) + "</tr>\n"
            for row in rows
        )
        return (
            f'<table style="{_TABLE}">\n{said}<thead><tr>{heads}</tr></thead>\n'
            f"<tbody>\n{body}</tbody>\n</table>\n"
        )

    def fields(self, labelled: Iterable[Labelled]) -> str:
        """Return labelled blocks as a table of two columns."""
        rows = "".join(
            f'<tr><th scope="row" style="{_CELL};width:9em">{text_of(pair.label)}</th>'
            f'<td style="{_CELL}">{self.block(pair.block)}</td></tr>\n'
            for pair in labelled
        )
        return f'<table style="{_TABLE}">\n<tbody>\n{rows}</tbody>\n</table>\n'

    def link(self, target: Link) -> str:
        """Return a link, or its text where it leads nowhere."""
        text = text_of(target.text)
        href = self._addresses.href(target.href, self._root) if target.href else ""
        said = f'<a href="{text_of(href)}">{text}</a>' if href else text
        return f"{said}（已废止）" if target.ended else said

    def block(self, block: Block) -> str:
        """Return what stands beside a label."""
        match block:
            case Text():
                return self._text(block)
            case Words():
                return text_of("、".join(block.words))
            case Texts():
                return _listed([text_of(text) for text in block.texts])
            case Links():
                return _listed([self._with_note(target) for target in block.links], ordered=False)
            case Clauses():
                return self._clauses(block)
            case Bases():
                return "".join(map(_law, block.laws))
            case Steps():
                return _listed([_step(step) for step in block.steps])
            case Table():
                rows = [["" if c is None else self.block(c) for c in row] for row in block.rows]
                return self.table(block.columns, rows)
            case Pairs():
                return "".join(self._pair(pair) for pair in block.pairs)
            case Cards():
                return "".join(
                    f"<p><strong>{text_of(f'{card.number} {card.title}'.strip())}</strong></p>\n"
                    + (self.fields(card.pairs) if card.pairs else "")
                    for card in block.cards
                )
        raise TypeError(type(block).__name__)

    def _text(self, block: Text) -> str:
        if block.href is None:
            return "<br>".join(map(text_of, block.lines))
        href = text_of(block.href)
        return "<br>".join(f'<a href="{href}">{text_of(line)}</a>' for line in block.lines)

    def _with_note(self, target: Link) -> str:
        note = f"（{text_of(target.note)}）" if target.note else ""
        return self.link(target) + note

    def _clauses(self, block: Clauses) -> str:
        lead = f"<p>{text_of(block.lead)}</p>" if block.lead else ""
        return lead + _listed([text_of(clause) for clause in block.clauses])

    def _pair(self, pair: Labelled) -> str:
        if isinstance(pair.block, Text | Words):
            return f"<p>{text_of(pair.label)}：{self.block(pair.block)}</p>"
        return f"<p>{text_of(pair.label)}：</p>{self.block(pair.block)}"


def _listed(entries: Sequence[str], *, ordered: bool = True) -> str:
    if len(entries) == 1:
        return entries[0]
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{entry}</li>' for entry in entries)}</{tag}>"


def _step(step: FlowStep) -> str:
    said = "；".join(f"{text_of(label)}：{text_of(text)}" for label, text in step.facts)
    name = text_of(f"第 {step.number} 步：{step.name}" if step.number else step.name)
    return f"{name}（{said}）" if said else name


def _law(law: Law) -> str:
    title = text_of(law.title) + (f"（{text_of(law.standing)}）" if law.standing else "")
    if law.is_plain:
        return f"<p>{title}{'、'.join(_place(c.place, c.role, c.remark) for c in law.cited)}</p>\n"
    parts = [f"<p><strong>{title}</strong></p>\n"]
    if law.history:
        parts.append(f"<p>{text_of(law.history)}</p>\n")
    for cited in law.cited:
        said = _place(cited.place, cited.role, cited.remark)
        if said:
            parts.append(f"<p>{said}</p>\n")
        if cited.quote:
            quoted = "".join(f"<p>{text_of(line)}</p>" for line in cited.quote)
            parts.append(f"<blockquote>{quoted}</blockquote>\n")
        if cited.history:
            parts.append(f"<p>{text_of(cited.history)}</p>\n")
    return "".join(parts)


def _place(place: str, role: str | None, remark: str) -> str:
    said = "，".join(text_of(word) for word in (role, remark) if word)
    return f"{text_of(place)}（{said}）" if said else text_of(place)
