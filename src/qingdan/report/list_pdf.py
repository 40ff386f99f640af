"""A printed list as PDF, by Typst where it is installed (``qingdan[pdf]``).

The same content and look as the Word file (GB/T 9704-2012: margins, 仿宋, 黑体, numbers between
dashes). Texts are handed over as data, so nothing in them is markup. No day stands in the file; the
same content with the same fonts gives the same bytes.
"""

from __future__ import annotations

import json
from typing import Any

from ..errors import QingdanError
from ..messages import _
from ..publish.fragments.listpaper import Band, ListPaper
from .unseen import spelled_out
from .word.document import Size

_SOURCE = r"""
#let data = json(bytes(sys.inputs.paper))
#let body = (
  "FangSong_GB2312", "FangSong", "STFangsong", "FZFangSong-Z02", "Noto Serif CJK SC",
  "Source Han Serif SC", "SimSun",
)
#let black = ("SimHei", "STHeiti", "FZHei-B01", "Noto Sans CJK SC", "Source Han Sans SC")
#let song = (
  "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong", "Noto Serif CJK SC",
  "Source Han Serif SC", "SimSun",
)
#let kai = ("KaiTi_GB2312", "KaiTi", "STKaiti", "Noto Serif CJK SC", "Source Han Serif SC")
#set document(title: data.title, date: none)
#set text(font: body, size: 10.5pt, lang: "zh", region: "cn")
#set page(
  paper: data.size, flipped: true,
  margin: (top: 28mm, bottom: 26mm, left: 35mm, right: 37mm),
  footer: context {
    let n = counter(page).get().first()
    let side = if calc.odd(n) { right } else { left }
    align(side, pad(x: 14pt, text(size: 14pt)[— #n —]))
  },
)
#set par(leading: 0.5em)
#align(center, text(font: song, size: 22pt, data.title))
#for note in data.notes { align(center, text(font: kai, size: 14pt, note)) }
#for one in data.tables {
  if data.tables.len() > 1 {
    block(above: 14pt, sticky: true, text(font: black, size: 16pt, one.title))
  }
  show table.cell.where(y: 0): set text(font: black)
  table(
    columns: one.widths.map(width => width * 1fr),
    align: (x, y) => if y == 0 or x == 0 { center + horizon } else { left + horizon },
    stroke: 0.5pt,
    inset: (x: 3pt, y: 4pt),
    table.header(..one.columns),
    ..for row in one.rows {
      if type(row) == str {
        (table.cell(colspan: one.columns.len(), align: left, text(font: black, row)),)
      } else { row.map(said => [#said.split("\n").join(linebreak())]) }
    },
  )
}
"""


def list_pdf(paper: ListPaper, size: Size) -> bytes:
    """Return the document as PDF.

    Raises ``QingdanError`` where Typst is not installed, or cannot typeset the document.
    """
    try:
        import typst
    except ImportError:
        raise QingdanError(
            _("输出 PDF 要用 Typst，这里没有安装。"),
            _("运行 pip install 'qingdan[pdf]' 再试；或者用 --format docx，在 Word 里另存为 PDF。"),
        ) from None
    said = json.dumps(_plain(paper, size), ensure_ascii=False)
    try:
        made = typst.compile(_SOURCE.encode(), format="pdf", sys_inputs={"paper": said})
    except RuntimeError as error:
        raise QingdanError(
            _("Typst 排不出这份清单：{why}").format(why=str(error).strip().splitlines()[0]),
            _("用 --format docx；并把这条消息报给我们。"),
        ) from None
    return bytes(made)


def _plain(paper: ListPaper, size: Size) -> dict[str, Any]:
    return {
        "title": spelled_out(paper.title),
        "notes": [spelled_out(note) for note in paper.notes],
        "size": size.lower(),
        "tables": [
            {
                "title": spelled_out(table.title),
                "columns": list(table.columns),
                "widths": list(table.widths),
                "rows": [
                    spelled_out(row.text)
                    if isinstance(row, Band)
                    else [spelled_out(cell) for cell in row]
                    for row in table.rows
                ],
            }
            for table in paper.tables
        ],
    }


__all__ = ["list_pdf"]
