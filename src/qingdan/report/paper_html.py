"""A paper document as one HTML page that needs nothing else, reads well and prints well."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..compare.redline import Mark
from . import paper as parts
from .unseen import spelled_out

_TAGS = {Mark.INSERT: "ins", Mark.DELETE: "del"}

_STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 60rem; background: #fff;
  color: #1a1a1a; font: 1.125rem/1.9 "仿宋", FangSong, "FangSong_GB2312", STFangsong,
  "Noto Serif CJK SC", serif; }
h1 { margin: 1.5rem 0 .5rem; text-align: center; line-height: 1.5; font-weight: 700;
  font-size: 1.75rem; font-family: "方正小标宋简体", "小标宋", STZhongsong, "华文中宋",
  "Noto Serif CJK SC", serif; text-wrap: balance; }
h2, h3 { margin: 1.6em 0 .4em; font-size: 1.125rem; break-after: avoid;
  font-family: "黑体", SimHei, "Noto Sans CJK SC", sans-serif; }
h3 { font-family: "楷体", KaiTi, STKaiti, "Noto Serif CJK SC", serif; }
p { margin: .35em 0; overflow-wrap: anywhere; white-space: pre-line; }
p.indent { text-indent: 2em; }
p.subtitle { text-align: center; }
p.note { font-size: .9375rem; color: #444; }
p.banner { margin: 0 0 1rem; padding: .4rem 1rem; border: 2px solid #a40000; color: #a40000;
  text-align: center; font-weight: 700; }
.closing { margin: 2.5rem 4em 1rem 0; text-align: right; break-inside: avoid; }
.closing p { white-space: pre; }
.scroll { position: relative; margin: .75rem 0 1.5rem; overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid #1a4fa3; outline-offset: 2px; }
table { width: 100%; min-width: 40rem; border-collapse: collapse; font-size: .9375rem;
  line-height: 1.6; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
th, td { padding: .3rem .45rem; border: 1px solid #555; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; white-space: pre-line; }
th { background: #eef1f5; font-weight: 700; }
thead th { text-align: center; vertical-align: middle; }
ins { color: #00407a; text-decoration: underline; }
del { color: #8a0000; text-decoration: line-through; }
@media (max-width: 40rem) { body { font-size: 1rem; } .closing { margin-right: 0; } }
@page { size: A4; margin: 25mm 20mm; }
@page wide { size: A4 landscape; margin: 20mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 12pt; }
  .page { break-before: page; }
  .wide { page: wide; }
  .scroll { overflow: visible; padding-right: 1px; }
  table { min-width: 0; font-size: 9.5pt; }
  thead { display: table-header-group; break-after: avoid; }
  tr { break-inside: avoid; }
}
"""


def paper_html(paper: parts.Paper) -> str:
    """Return the page; every text is escaped."""
    body = "\n".join(_body(paper))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(paper.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(paper: parts.Paper) -> Iterator[str]:
    opened = False
    for part in paper.parts:
        if isinstance(part, parts.NewPage):
            if opened:
                yield "</section>"
            opened = True
            yield f'<section class="page{" wide" if part.landscape else ""}">'
        else:
            yield _part(part)
    if opened:
        yield "</section>"


def _part(part: parts.Part) -> str:
    match part:
        case parts.Banner(text):
            return f'<p class="banner">{_text(text)}</p>'
        case parts.Title(text):
            return f"<h1>{_text(text)}</h1>"
        case parts.Subtitle(text):
            return f'<p class="subtitle">{_text(text)}</p>'
        case parts.Heading(text, level):
            tag = f"h{min(level + 1, 3)}"
            return f"<{tag}>{_text(text)}</{tag}>"
        case parts.Text(words, indent):
            return f"{'<p class=indent>' if indent else '<p>'}{_words(words)}</p>"
        case parts.Note(text):
            return f'<p class="note">{_text(text)}</p>'
        case parts.Closing(lines):
            inner = "".join(f"<p>{_text(line)}</p>" for line in lines)
            return f'<div class="closing">{inner}</div>'
        case parts.Table():
            return _table(part)
    return ""


def _table(table: parts.Table) -> str:
    head = "".join(f'<th scope="col">{_text(column)}</th>' for column in table.columns)
    whole = sum(table.widths)
    columns = "".join(f'<col style="width:{100 * one / whole:.2f}%">' for one in table.widths)
    rows = "\n".join(_rows(table))
    caption = _text(table.caption)
    return (
        f'<div class="scroll" role="region" aria-label="{caption}" tabindex="0">\n'
        f"<table>\n<caption>{caption}</caption>\n<colgroup>{columns}</colgroup>\n"
        f"<thead><tr>{head}</tr></thead>\n{rows}\n</table>\n</div>"
    )


def _rows(table: parts.Table) -> Iterator[str]:
    """Yield the rows, a ``tbody`` for each band and the rows under it."""
    yield "<tbody>"
    for number, row in enumerate(table.rows):
        if isinstance(row, parts.Band):
            if number:
                yield "</tbody>\n<tbody>"
            span = len(table.columns)
            yield f'<tr><th scope="rowgroup" colspan="{span}">{_text(row.text)}</th></tr>'
        else:
            yield f"<tr>{''.join(_cells(row, headed=table.headed))}</tr>"
    yield "</tbody>"


def _cells(row: tuple[parts.Words, ...], *, headed: bool) -> Iterator[str]:
    for number, cell in enumerate(row):
        if headed and number == 0:
            yield f'<th scope="row">{_words(cell)}</th>'
        else:
            yield f"<td>{_words(cell)}</td>"


def _words(words: parts.Words) -> str:
    if isinstance(words, str):
        return _text(words)
    return "".join(
        f"<{tag}>{_text(one.text)}</{tag}>" if (tag := _TAGS.get(one.mark)) else _text(one.text)
        for one in words
    )


def _text(text: str) -> str:
    return escape(spelled_out(text), quote=True)


__all__ = ["paper_html"]
