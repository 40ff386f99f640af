"""Blocks as HTML, written by hand: they are nine tenths of a page, and a template took five times
as long over them.

Every text goes through ``text_of``; what comes out is ``Markup`` and may stand in a template as it
is. Lines are left for the page to tidy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup, escape

from ..public.links import Link
from .blocks import (
    Bases,
    Block,
    Cards,
    Cited,
    Clauses,
    Labelled,
    Law,
    Links,
    Pairs,
    Ready,
    Section,
    Steps,
    Table,
    Text,
    Texts,
    Words,
)
from .briefcolumns import brief_columns
from .flowsvg import flow_svg

_IN_FORCE = "现行"
_AS_TEXT = "用文字一步一步看"
_UNTOLD = frozenset({"未收录", "未查明"})
_BARE = ' class="bare"'
"""Of a link whose text is its address: on paper the address is not written behind it once more."""
_NOWRAP = ' class="nowrap"'
_special = re.compile("[&<>\"']").search


def text_of(text: str) -> str:
    """Return a text as HTML; most hold nothing to escape, which is found out faster."""
    return text if _special(text) is None else str(escape(text))


def pairs(labelled: Sequence[Labelled], root: str, says_label: bool = False) -> Markup:
    """Return labelled blocks as a list of descriptions; ``root`` is the way to the site's root.

    ``says_label`` where the heading above says the label already: it is kept for readers by ear.
    """
    parts = ['<dl class="fields">\n']
    for pair in labelled:
        block = pair.block
        if says_label:
            style = ' class="wide bare-label"'
        else:
            style = ' class="wide"' if pair.is_wide else ""
        said = block.html if isinstance(block, Ready) else content(block, root)
        parts.append(f"<div{style}><dt>{text_of(pair.label)}</dt><dd>{said!s}</dd></div>\n")
    parts.append("</dl>\n")
    return Markup("".join(parts))  # noqa: S704 - every text in it was escaped


def contents(sections: Iterable[Section]) -> Markup:
    """Return links to the sections of a page, as entries of a list."""
    return Markup(  # noqa: S704 - every text in it was escaped
        "".join(
            f'<li><a href="#{section.anchor}">{text_of(section.title)}</a></li>'
            for section in sections
        )
    )


def sections(
    shown: Iterable[Section], root: str, explain: Callable[[tuple[tuple[str, str], ...]], Markup]
) -> Markup:
    """Return the sections of a page; ``explain`` says what the labels of one mean."""
    parts = []
    for section in shown:
        anchor, said = section.anchor, pairs(section.fields, root, section.says_label)
        meaning = explain(section.help) if section.help else ""
        parts.append(
            f'<section class="panel" id="{anchor}" aria-labelledby="h-{anchor}">\n'
            f'<h2 id="h-{anchor}">{text_of(section.title)}</h2>\n{said!s}\n{meaning!s}</section>\n'
        )
    return Markup("".join(parts))  # noqa: S704 - every text in it was escaped


def content(block: Block, root: str) -> str:
    """Return what stands beside a label."""
    if isinstance(block, Text) and not block.href:
        return _text(block)
    if isinstance(block, Words):
        return _words(block, root)
    if isinstance(block, Links):
        return _links(block, root)
    if isinstance(block, Bases):
        return _bases(block, root)
    if isinstance(block, Clauses):
        return _clauses(block)
    return _show(block, root)


def link(target: Link, root: str) -> Markup:
    """Return one link, marked where what it leads to has ended."""
    return Markup(_link(target, root))  # noqa: S704 - every text in it was escaped


def _show(block: Block, root: str) -> str:
    return _inner(block, root) + "\n"


def _inner(block: Block, root: str) -> str:
    match block:
        case Text():
            return _text(block)
        case Words():
            return _words(block, root)
        case Bases():
            return _bases(block, root)
        case Clauses():
            return _clauses(block)
        case Links():
            return _links(block, root)
        case Steps():
            return _steps(block)
        case Table():
            return _table(block, root)
        case Pairs():
            return str(pairs(block.pairs, root))
        case Cards():
            return _cards(block, root)
        case Ready():
            return block.html
        case Texts():
            return _listed(block.texts)


def _text(block: Text) -> str:
    if block.href is None:
        return "".join(f"<p>{text_of(line)}</p>" for line in block.lines)
    href = text_of(block.href)
    return "".join(
        f'<p><a{_BARE if line == block.href else ""} href="{href}" rel="noopener">{text_of(line)}'
        "</a></p>"
        for line in block.lines
    )


def _words(block: Words, root: str) -> str:
    said = [text_of(word) for word in block.words]
    if block.hrefs:
        pairs = zip(block.hrefs, said, strict=True)
        said = [f'<a href="{root}{text_of(href)}">{word}</a>' for href, word in pairs]
    if len(said) == 1:
        return f"<p>{said[0]}</p>"
    return f'<ul class="words">{"".join(f"<li>{word}</li>" for word in said)}</ul>'


def _entries(texts: Iterable[str]) -> str:
    return "".join(f"<li>{text_of(text)}</li>" for text in texts)


def _listed(texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return f"<p>{text_of(texts[0])}</p>"
    return f'<ol class="clauses">{_entries(texts)}</ol>'


def _clauses(block: Clauses) -> str:
    if block.lead:
        return f'<p>{text_of(block.lead)}</p><ol class="clauses">{_entries(block.clauses)}</ol>'
    return _listed(block.clauses)


def _link(target: Link, root: str) -> str:
    text = text_of(target.text)
    said = f'<a href="{root}{text_of(target.href)}">{text}</a>' if target.href else text
    return f'{said} <span class="tag">已废止</span>' if target.ended else said


def _links(block: Links, root: str) -> str:
    parts = []
    for target in block.links:
        note = f'<span class="note">{text_of(target.note)}</span>' if target.note else ""
        parts.append(f"<li>{_link(target, root)}{note}</li>")
    return f'<ul class="links">{"".join(parts)}</ul>\n'


def _bases(block: Bases, root: str) -> str:
    return f'<ul class="laws">\n{"".join(_law(law, root) for law in block.laws)}</ul>\n'


def _law(law: Law, root: str) -> str:
    name = text_of(law.title)
    if law.href:
        name = f'<a href="{root}{law.href}">{name}</a>'
    title, mark = f'<li>\n<span class="law-title">{name}</span>', standing(law.standing)
    if law.is_plain:
        places = "、".join(text_of(cited.place) + _marks(cited) for cited in law.cited)
        return f"{title}{places}{mark!s}\n</li>\n"
    history = f'<p class="history">{text_of(law.history)}</p>' if law.history else ""
    cited = "".join(_cited(one) for one in law.cited if one.says_something)
    return f'{title}{mark!s}\n{history}<ul class="cited">\n{cited}</ul>\n</li>\n'


def _cited(cited: Cited) -> str:
    if cited.quote:
        lines = "".join(f"<p>{text_of(line)}</p>" for line in cited.quote)
        said = (
            f'<details open><summary><span class="place">{text_of(cited.place or "原文")}</span>'
            f"{_marks(cited)}</summary>\n<blockquote>{lines}</blockquote></details>\n"
        )
    else:
        said = f'<span class="place">{text_of(cited.place)}</span>{_marks(cited)}\n'
    history = f'<p class="history">{text_of(cited.history)}</p>' if cited.history else ""
    return f"<li>\n{said}{history}</li>\n"


def _marks(cited: Cited) -> str:
    said = (cited.role, cited.label)
    marks = "".join(f' <span class="tag">{text_of(word)}</span>' for word in said if word)
    return marks + (
        f' <span class="tag strong">{text_of(cited.remark)}</span>' if cited.remark else ""
    )


def standing(word: str) -> Markup:
    """Return what a law is today as a mark; what is in force goes without saying much."""
    if not word:
        return Markup("")
    style = "tag in-force" if word == _IN_FORCE else "tag weak" if word in _UNTOLD else "tag strong"
    return Markup(f' <span class="{style}">{text_of(word)}</span>')  # noqa: S704 - escaped


def _steps(block: Steps) -> str:
    drawn = flow_svg(block.steps) if block.drawing is None else block.drawing
    style = " plain" if block.is_plain else ""
    style += " drawn" if drawn and block.is_plain else ""  # the drawing says it all to the eye
    # So does a graph; its list, which is long, is folded on screens only, never for who listens.
    folded = f'<details class="steps"><summary>{_AS_TEXT}</summary></details>\n'
    parts = [drawn, folded if block.drawing else "", f'<ol class="flow{style}">\n']
    for step in block.steps:
        facts = "".join(
            f"<div><dt>{text_of(label)}</dt><dd>{text_of(text)}</dd></div>"
            for label, text in step.facts
        )
        said = f'<dl class="said">{facts}</dl>' if facts else ""
        number = f' data-no="{step.number}"' if step.number else ""
        parts.append(f'<li{number}><span class="step">{text_of(step.name)}</span>{said}</li>\n')
    parts.append("</ol>\n")
    return "".join(parts)


def _table(block: Table, root: str) -> str:
    columns = [text_of(column) for column in block.columns]
    heads = "".join(f'<th scope="col">{column}</th>' for column in columns)
    caption = f'<caption class="visually-hidden">{text_of(block.caption)}</caption>'
    parts = [
        f'<table class="records">\n{caption}\n<thead><tr>{heads}</tr></thead>\n<tbody>\n',
    ]
    brief = brief_columns(block)
    classes = [_NOWRAP if at in brief else "" for at in range(len(columns))]
    for row in block.rows:
        cells = "".join(
            '<td class="none"></td>'
            if cell is None
            else f'<td data-label="{column}"{classes[at]}>{_show(cell, root)}</td>'
            for at, (column, cell) in enumerate(zip(columns, row, strict=True))
        )
        parts.append(f"<tr>{cells}</tr>\n")
    parts.append("</tbody>\n</table>\n")
    return "".join(parts)


def _cards(block: Cards, root: str) -> str:
    parts = ['<ol class="cards">\n']
    for card in block.cards:
        number = f'<span class="no">{text_of(card.number)}</span>' if card.number else ""
        said = str(pairs(card.pairs, root)) if card.pairs else ""
        title = text_of(card.title)
        parts.append(f'<li class="card"><h3>{number}{title}</h3>\n{said}</li>\n')
    parts.append("</ol>\n")
    return "".join(parts)
