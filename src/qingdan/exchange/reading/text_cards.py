"""Texts of lists: cards of ``名称：内容`` or ``名称 | 内容``, and tables flattened to lines.

Only what is certain is read. A line that has no label, and a row whose cells cannot be told apart,
is counted and reported; nothing is guessed.
"""

from __future__ import annotations

import re

from ...messages import _
from ...model.vocabulary import PowerType
from .blocks import Block, Paragraph, cell_label, read_blocks
from .cards import is_item, is_label, is_name_label, plain_label
from .grid import Place, Remark, Sheet, UnreadableWorkbook, Workbook
from .raw_table import RawCell, RawTable

_BAR = re.compile(r"\s*\|\s*")
_COLON = re.compile(r"^\s*([^:：|]{2,20}?)\s*[:：]\s*(.*)$", re.S)
_SURE_LABEL = re.compile(r"的标准及依据$|流程图$|^备注$")
_ORGAN = re.compile(r"(?:局|厅|委|委员会|政府|办公室|办事处|大队|中心)$")
_FEWEST = 3


def labelled_lines(lines: list[str]) -> RawTable | None:
    """Return lines of labels and values as a table of two columns; None where they are none.

    A label stands before a colon, or on a line of its own with the value on the next line.
    """
    table = RawTable()
    labels: list[str] = []
    waiting: RawCell | None = None
    for line in lines:
        found = _COLON.match(line)
        if found is not None and is_label(found[1]) and not (waiting is not None and not found[2]):
            labels.append(plain_label(found[1]))
            value = RawCell(found[2].strip())
            table.rows.append([RawCell(found[1], heading=True), value])
            waiting = value if not value.text else None
        elif waiting is not None:
            waiting.text = line.strip()
            waiting = None
    if len(set(labels)) < _FEWEST or not is_item(labels):
        return None
    return table


def read_plain_text(text: str, remarks: list[Remark]) -> Workbook | None:
    """Read a text file as cards or as a flattened table; None where it is neither."""
    lines = text.split("\n")
    blocks = _barred(lines)
    if blocks is not None:
        return read_blocks(blocks, "text", remarks)
    flattened = _flattened(lines)
    if flattened is not None:
        sheet, left = flattened
        if left:
            remarks.append(_left(left))
        return Workbook([sheet], "text", tuple(remarks), {_("没有把握的行"): left})
    table = labelled_lines([line for line in lines if line.strip()])
    return read_blocks([table], "text", remarks) if table is not None else None


def _left(count: int) -> Remark:
    return Remark(
        "lines-left",
        _(
            "有{count}行文字不能确定属于哪一列，没有导入；"
            "文本丢了表格线，请尽量索取 Excel 或 Word 原表。"
        ).format(count=count),
    )


def _barred(lines: list[str]) -> list[Block] | None:
    """Read cards whose cells are parted by bars: ``名称 | 内容 |``; None where there are none."""
    blocks: list[Block] = []
    table = RawTable()
    labels = 0
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text:
            continue
        if line.startswith("#"):
            if table.rows:
                blocks.append(table)
                table = RawTable()
            blocks.append(Paragraph(text, _("第{number}行").format(number=number)))
            continue
        parts = _BAR.split(text)
        if "|" in text and is_label(parts[0]):
            row = _label_row(parts, _("第{number}行").format(number=number))
            labels += 1
            table.rows.append(row)
        elif table.rows:
            _go_on(table.rows[-1], parts, text)
        else:
            blocks.append(Paragraph(text, _("第{number}行").format(number=number)))
    if table.rows:
        blocks.append(table)
    return blocks if labels >= _FEWEST else None


def _label_row(parts: list[str], mark: str) -> list[RawCell]:
    texts = list(parts)
    while len(texts) > 2 and not texts[-1]:
        texts.pop()
    if len(texts) == 2 and _SURE_LABEL.search(texts[1]):  # two labels, both without a value
        texts = [texts[0], "", texts[1], ""]
    return [RawCell(text, heading=n % 2 == 0, mark=mark) for n, text in enumerate(texts)]


def _go_on(row: list[RawCell], parts: list[str], text: str) -> None:
    """Put a line without a first label to the cells of the card's last line."""
    if len(row) % 2:
        row.append(RawCell(mark=row[0].mark))
    texts = [part for part in parts if part]
    if not texts:
        return
    if row[-1].text:
        row[-1].text += f"\n{texts[0]}"
    else:
        row[-1].text = texts[0]
    for part in texts[1:]:
        if len(row) % 2 == 0 and is_label(part):
            row += [RawCell(part, heading=True), RawCell(mark=row[0].mark)]
        else:
            row[-1].text = f"{row[-1].text}\n{part}".strip()


def _flattened(lines: list[str]) -> tuple[Sheet, int] | None:
    """Read rows ``1 行政许可 某某审批`` under a heading of words; with the lines that were left."""
    found = next(
        (
            (number, words)
            for number, line in enumerate(lines)
            if len(words := line.split()) >= _FEWEST
            and all(is_label(word) for word in words)
            and any(is_name_label(word) for word in words)
            and any(re.search("类型|类别", word) for word in words)
        ),
        None,
    )
    if found is None:
        return None
    top, words = found
    cells = {Place(0, column): word for column, word in enumerate(words)}
    labels = {Place(0, column): _line(top, word) for column, word in enumerate(words)}
    row = left = 0
    for number in range(top + 1, len(lines)):
        texts = _certain(lines[number].split(), words)
        if texts is None:
            left += bool(lines[number].strip())
            continue
        row += 1
        left += len(texts) < len(lines[number].split())
        for column, text in texts.items():
            cells[Place(row, column)] = text
            labels[Place(row, column)] = _line(number, words[column])
    left += sum(1 for line in lines[:top] if line.strip())
    return (Sheet("文本", cells, labels=labels), left) if row else None


def _line(number: int, column: str) -> str:
    return _("第{number}行的“{column}”").format(number=number + 1, column=column)


def _certain(parts: list[str], words: list[str]) -> dict[int, str] | None:
    """Return what stands in which column, where number, type and name leave no other reading."""
    kinds = {str(kind) for kind in PowerType}
    if len(parts) < _FEWEST or not parts[0].isdecimal() or parts[1] not in kinds:
        return None
    number = next((n for n, word in enumerate(words) if word in ("序号", "编号")), None)
    kind = next((n for n, word in enumerate(words) if re.search("类型|类别", word)), None)
    name = next((n for n, word in enumerate(words) if is_name_label(word)), None)
    if number is None or kind is None or name is None or parts[2].isascii():
        return None
    found = {number: parts[0], kind: parts[1], name: parts[2]}
    if len(parts) == _FEWEST:
        return found
    organ = next((n for n, word in enumerate(words) if word.endswith(("主体", "机关"))), None)
    if (number, kind, name, organ) != (0, 1, 2, 3) or not _ORGAN.search(parts[3]):
        return None
    return {**found, 3: parts[3]}


def no_cards() -> UnreadableWorkbook:
    """Say that a text holds nothing that could be read with certainty."""
    return UnreadableWorkbook(
        _("这是文本文件，里面没有认得出的表格或卡片。"),
        _("清单请用 Excel、Word、CSV 或 JSON；文本要写成“事项名称：……”这样一行一栏。"),
    )


__all__ = ["cell_label", "labelled_lines", "no_cards", "read_plain_text"]
