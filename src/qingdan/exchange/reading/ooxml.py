"""Read ``.xlsx`` and ``.xlsm`` workbooks (zip, OOXML): nothing is run, nothing else is opened."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from ...messages import _
from .grid import Remark, Sheet, UnreadableWorkbook, Workbook
from .limits import MAX_SHEETS
from .markup import BrokenMarkup, walk
from .number_formats import EPOCH_1900, EPOCH_1904
from .package import Package
from .remarks import formulas_remark
from .shared_parts import cell_formats, shared_strings
from .sheet_cells import Shared, SheetContent
from .worksheet import read_worksheet

WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True)
class _Listed:
    name: str
    relation: str
    hidden: bool


@dataclass
class _Book:
    sheets: list[_Listed] = field(default_factory=list)
    dates_1904: bool = False
    relations: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Type and target of each relation of the workbook."""


def read_ooxml(package: Package) -> Workbook:
    """Read an OOXML workbook. Raises ``UnreadableWorkbook`` where it is damaged or too large."""
    try:
        book = _book(package)
        shared = Shared(
            shared_strings(package, _target(book, "sharedStrings", "xl/sharedStrings.xml")),
            cell_formats(package, _target(book, "styles", "xl/styles.xml")),
            EPOCH_1904 if book.dates_1904 else EPOCH_1900,
        )
        sheets, remarks = [], _surroundings(package)
        for listed in book.sheets:
            kind, part = book.relations[listed.relation]
            if kind != "worksheet":
                continue  # sheets of charts and old macros hold no cells
            content = read_worksheet(package, part, shared)
            sheets.append(_sheet(listed, content))
            remarks += _remarks(listed.name, content)
    except (BrokenMarkup, ValueError, LookupError, OverflowError):
        raise _damaged() from None
    return Workbook(sheets, "xlsx", tuple(remarks))


def _damaged() -> UnreadableWorkbook:
    return UnreadableWorkbook(
        _("工作簿（.xlsx）已损坏或不完整。"),
        _("用 Excel 或 WPS 打开，若能打开就另存为新文件再导入；否则重新索取。"),
    )


def _book(package: Package) -> _Book:
    book = _Book()

    def opened(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            book.sheets.append(_Listed(attributes.get("name", ""), relation, hidden))
        elif name == "workbookPr":
            book.dates_1904 = attributes.get("date1904") in ("1", "true", "on")

    def related(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/xl", attributes["Target"])).lstrip("/")
            kind = attributes["Type"].rpartition("/")[2]
            book.relations[attributes["Id"]] = (kind, target)

    walk(package.chunks(WORKBOOK), opened, _nothing, _nothing)
    walk(package.chunks("xl/_rels/workbook.xml.rels"), related, _nothing, _nothing)
    if len(book.sheets) > MAX_SHEETS:
        raise UnreadableWorkbook(
            _("工作表有{count}张，超过{limit}张的上限。").format(
                count=len(book.sheets), limit=MAX_SHEETS
            ),
            _("删去用不着的工作表后保存，再导入。"),
        )
    return book


def _nothing(_given: str) -> None:
    """Pass over ends and texts of parts that hold attributes only."""


def _target(book: _Book, kind: str, usual: str) -> str:
    return next((target for one, target in book.relations.values() if one == kind), usual)


def _sheet(listed: _Listed, content: SheetContent) -> Sheet:
    return Sheet(
        name=listed.name,
        cells=content.cells,
        spans=content.spans,
        hidden=listed.hidden,
        hidden_rows=frozenset(content.hidden_rows),
        hidden_columns=frozenset(content.hidden_columns),
        damages=sorted(content.damages, key=lambda damage: damage.place),
        aside={_("合并单元格盖住的"): content.covered} if content.covered else {},
    )


def _surroundings(package: Package) -> list[Remark]:
    """Say what a workbook brings along that is never run or opened."""
    remarks = []
    if any(name.endswith("vbaProject.bin") for name in package.names):
        remarks.append(Remark("macros", _("文件里有宏；没有运行，只读了单元格。")))
    if any(name.startswith("xl/externalLinks/") for name in package.names):
        remarks.append(
            Remark("external-links", _("文件引用了别的工作簿；没有打开它们，用的是保存时的值。"))
        )
    return remarks


def _remarks(sheet: str, content: SheetContent) -> list[Remark]:
    remarks = []
    if content.formulas:
        remarks.append(formulas_remark(sheet, content.formulas))
    for place in content.outside[:20]:
        message = _("这个值是公式从别的工作簿取来的，没有核对，请看一眼。")
        remarks.append(Remark("external-value", message, sheet, place))
    if content.covered:
        remarks.append(
            Remark(
                "covered-cells",
                _("合并单元格下面盖着{count}个有内容的单元格，打开表格看不见，没有导入。").format(
                    count=content.covered
                ),
                sheet,
            )
        )
    return remarks
