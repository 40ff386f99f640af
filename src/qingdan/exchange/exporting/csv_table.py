"""Items as CSV for spreadsheets, and what its columns mean in a CSV beside it.

UTF-8 with a byte order mark, lines end in CR LF (RFC 4180). A cell that a spreadsheet would take
for a formula begins with an apostrophe; ``cells.escaping.csv_unescaped`` takes it off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from ...cells.codec import cell_text
from ...cells.columns import Role
from ...cells.escaping import csv_escaped
from ...xlsx.sheet import Cell
from .layout import Head, TableColumns
from .making import Row

BOM = b"\xef\xbb\xbf"
_FORMULA = (
    "以 = + - @ ＝ ＋ － ＠、制表符、回车或者单引号 ' 开头的内容（前面有空格、换行也算），"
    "前面加了一个单引号 '，表格软件才不会把它当成公式。"
    "程序读取时，见到单引号后面又是这些字符的，去掉第一个单引号。"
)
_DIGITS = (
    "编码、电话等长数字在表格软件里直接打开会丢掉前面的 0 或者变成科学记数；"
    "请用“数据—从文本/CSV”导入，各列设为文本。"
)
_ABOUT = (
    ("（整个文件）", "编码 UTF-8，行尾 CR LF；第一行是表头，一行一个事项。"),
    ("（公式）", _FORMULA),
    ("（数字）", _DIGITS),
    ("（JSON）", "以“JSON:”开头的单元格是 JSON，一般写法表示不了的值写成这样。"),
)


def csv_row(cells: Sequence[Cell]) -> bytes:
    """Return a line of CSV."""
    line = io.StringIO(newline="")
    csv.writer(line).writerow([csv_escaped(text) for text in map(cell_text, cells)])
    return line.getvalue().encode("utf-8", "surrogatepass")


def item_line(table: TableColumns, cells: Sequence[tuple[int, Cell]]) -> bytes:
    """Return the line of an item; ``cells`` come with the numbers of their columns."""
    line: list[Cell] = [None] * len(table.heads)
    for number, cell in cells:
        line[number] = cell
    return csv_row(line)


def csv_file(heads: Sequence[Head], full: int, rows: Iterable[Row]) -> bytes:
    """Return a table as CSV.

    ``full`` is how many columns the rows were made with: columns that are seldom there and not
    needed stand at the end and are left out.
    """
    less = b"," * (full - len(heads))
    ending = less + b"\r\n"
    lines = [BOM, csv_row([head.heading for head in heads])]
    lines += [row.data.removesuffix(ending) + b"\r\n" if less else row.data for row in rows]
    return b"".join(lines)


def csv_dictionary(heads: Sequence[Head]) -> bytes:
    """Return the data dictionary of a table, itself a CSV."""
    lines = [BOM, csv_row(("列", "类型", "必填", "可以写", "说明"))]
    lines += [csv_row((name, "", "", "", meaning)) for name, meaning in _ABOUT]
    for head in heads:
        column = head.column
        words = [word.value for word in column.shape.vocabulary or ()] or list(column.words)
        meaning = column.help if column.role is not Role.WHOLE else f"{column.help}（整体，JSON）"
        if head.heading != column.path:
            meaning = f"键：{column.path}。{meaning}"
        if column.is_internal:
            meaning += "（内部字段，不公开）"
        required = "是" if column.required else ""
        lines.append(
            csv_row((head.heading, column.type_words, required, "、".join(words), meaning))
        )
    return b"".join(lines)


__all__ = ["csv_dictionary", "csv_file", "csv_row", "item_line"]
