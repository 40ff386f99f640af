"""Sheets that are only read: how to fill in and send back, shared texts, defaults of the lists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ...cells.codec import Codec, cell_text
from ...cells.columns import list_columns
from ...cells.names import OrganNames
from ...cells.rows import to_cells
from ...model.vocabulary import ListKind
from .continued import SHEET as LONG
from .gathering import Frame

GUIDE, TEXTS, DEFAULTS = "填写说明", "共用文字", "清单默认值"


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet to read: its name, its heads (none for running text), its rows, its widths."""

    name: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[str | int]]
    widths: tuple[float, ...]


_HOW = (
    ("改", "直接改单元格。表头、编号由程序使用，不要改；表头上的批注写明每一列填什么。"),
    ("新增", "在表里插入一行，或者写在最后一行下面。编号留空，名称必填，机构从下拉表里选。"),
    ("删除", "可以删去整行。导回时只提出废止建议，不会直接删去事项。"),
    ("次序", "可以排序、筛选、调整列的次序；程序按表头和编号认，不按位置认。"),
    ("隐藏的列", "没有内容的列隐藏起来了。要填时选中两边的列，右键“取消隐藏”。"),
    ("保护", "工作表只保护表头，没有密码；要移动列时，在“审阅”里撤销工作表保护。"),
    ("一格多条", "一条一行（Alt+Enter 换行）。写成“1.……”的是逐条，不写序号的是一整段。"),
    ("依据", "一条一行。原文、作用等另起一行，前面空一个全角格，如“　原文：……”。"),
    ("共用文字", "“套用：名称”是引用“共用文字”表里的一段。要改这段文字，请改工作区的 texts/。"),
    ("JSON", "以“JSON:”开头的单元格，一般写法表示不了，由程序写成，不要手改。"),
    ("长文本", f"以“〔长文本”开头的单元格放不下全文，全文在“{LONG}”表，要改就改那里。"),
    ("送回", "保存为 .xlsx，运行：qingdan import --update 文件名。先列出改了什么，再写入。"),
)
_OPEN = (
    (
        "公开版本",
        "这是公开版本：没有内部字段，共用文字已经展开。不能导回工作区；要改，请导出内部版本。",
    ),
)


def guidance_pages(frame: Frame, kinds: Collection[ListKind]) -> Iterator[Page]:
    """Yield the sheets that explain a workbook."""
    rows = [("工作区", frame.name)]
    if frame.is_fictional:
        rows.append(("虚构", "虚构示例，不是任何地方的真实清单。"))
    if frame.commit is not None:
        rows.append(("版本", frame.commit))
    rows += _OPEN if frame.is_open else _HOW
    yield Page(GUIDE, (), rows, (14.0, 100.0))
    if frame.is_open:
        return
    texts = list(_texts(frame))
    if texts:
        yield Page(TEXTS, ("名称", "用途", "开头", "内容"), texts, (28.0, 14.0, 40.0, 90.0))
    defaults = list(_defaults(frame, kinds))
    if defaults:
        heads = ("清单", "机构", "列", "默认值")
        yield Page(DEFAULTS, heads, defaults, (16.0, 28.0, 24.0, 80.0))


def _texts(frame: Frame) -> Iterator[tuple[str, ...]]:
    for name, said in frame.texts.items():
        if not isinstance(said, dict):
            continue
        clauses = said.get("内容")
        lines = clauses if isinstance(clauses, list) else []
        numbered = "\n".join(f"{number}.{line}" for number, line in enumerate(lines, 1))
        yield name, str(said.get("用途", "其他")), str(said.get("开头", "")), numbered


def _defaults(frame: Frame, kinds: Collection[ListKind]) -> Iterator[tuple[str, ...]]:
    codec = Codec(OrganNames(frame.organs))
    for (kind, organ), header in sorted(frame.headers.items(), key=lambda one: str(one[0])):
        defaults = header.get("默认")
        if kind not in kinds or not isinstance(defaults, dict):
            continue
        owner = codec.names.show(organ) if organ is not None else "（全部）"
        for path, cell in to_cells(list_columns(kind), defaults, codec).items():
            yield kind.official_name, owner, path, cell_text(cell)


__all__ = ["DEFAULTS", "GUIDE", "TEXTS", "Page", "guidance_pages"]
