"""Words about an import that its reports share: what to do about a problem, and what weighs most.

The message of a problem says what is wrong and why; here stands what a person does about it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..exchange.findings import Problem
from ..exchange.outcome import Balance, ColumnResult, SheetResult, SourceResult
from ..exchange.reconciling import Fate
from ..exchange.tables.table import Use
from ..messages import _, bracketed, joined
from ..model.finding import Severity

_NOT_IMPORTED = (
    "unreadable",
    "no-table",
    "no-name-column",
    "no-header",
    "list-unclear",
    "no-organ",
    "no-type",
    "unknown-type",
    "no-class",
    "not-valid",
    "no-name",
    "row-not-understood",
    "kept-existing",
    "differs-before",
    "damaged-cell",
    "hidden-sheet",
)
_TOTALS = ("total-differs", "type-total-differs")
_COLUMNS = ("doubtful-column", "unknown-column", "headless-column", "doubled-column")
_FIRST = {kind: rank for rank, kind in enumerate((*_NOT_IMPORTED, *_TOTALS, *_COLUMNS))}
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_RANGE = re.compile(r"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")


def weight(problem: Problem) -> tuple[int, int]:
    """Return what sorts problems: what was not imported first, then totals, columns, the rest."""
    return _SEVERITIES.index(problem.severity), _FIRST.get(problem.kind, len(_FIRST))


def severity_word(severity: Severity) -> str:
    """Return the word for how grave a problem is."""
    return {
        Severity.ERROR: _("错误"),
        Severity.WARNING: _("请核对"),
        Severity.INFO: _("告知"),
    }[severity]


def remedy(problem: Problem) -> str:
    """Return what a person does about a problem."""
    found = _remedies().get(problem.kind)
    if found is not None:
        return found
    if problem.kind.startswith("basis-"):
        return _("对照原表和法规原文核对这条依据；要改就改事项文件，或改原表后重新导入。")
    if problem.severity is Severity.INFO:
        return _("一般不用处理；抽查一处，看是不是这样。")
    return _("对照原表核对；要改就改原表后重新导入，或导入后改事项文件。")


def _remedies() -> dict[str, str]:
    row = _("在原表补上或改正这一行，再导入一次；已导入的事项不会重复。")
    column = _('用 --map "列名=含义" 指明这一列（不要就写“忽略”），再导入。')
    organ = _("在 organs.yaml 里核对这个机构的名称、简称和性质。")
    total = _("数一数原表：是总数写错了，还是有事项没有读到；改正后再导入。")
    look = _("对照原表抽查这一列，看有没有接错的字句。")
    table = _("检查表头：要有“事项名称”等列名；必要时用 --map 指明各列，再导入。")
    header = _("核对表头文件 list.yaml；不合适就改。")
    text = _("导入后在事项文件里核对这一段。")
    return {
        "unreadable": _("按提示处理这个文件，再导入；其余文件也要等它处理好才写入。"),
        **dict.fromkeys(("no-table", "no-header", "no-name-column"), table),
        "list-unclear": _("用 --list 指明是哪张清单。"),
        **dict.fromkeys(
            ("no-type", "unknown-type", "no-name", "row-not-understood", "not-valid"), row
        ),
        "no-class": row,
        "several-uppers": _("定下一个上级部门，写进事项文件的“上级部门”。"),
        "term-unread": _("在事项文件的“期限”里写起止两个日期。"),
        "type-unknown": _("在原表或者事项文件里写上权力类型；类型不同，赋权的条件不同。"),
        "note-limits": _("确是限定权限的，在事项文件里把这句话移到“权限范围”。"),
        "no-organ": _("在原表写上行使主体，或用 --organ 指定机构，再导入。"),
        "kept-existing": _("要采用表格的内容，改工作区的那个文件；不采用就不用动。"),
        "differs-before": _("核对两处哪一处对；要采用后面的，改原表或调换文件的先后，再导入。"),
        "damaged-cell": _("在 Excel 里打开原表，把这一格改成普通的文字或数值，保存后再导入。"),
        "hidden-sheet": _("这张表要导入，就在 Excel 里取消隐藏再导入；不要就不用动。"),
        **dict.fromkeys(_TOTALS, total),
        "total-unread": total,
        **dict.fromkeys(("doubtful-column", "unknown-column", "headless-column"), column),
        "doubled-column": _("两列只留一列，或用 --map 指明这一列是什么，再导入。"),
        **dict.fromkeys(("placeholder-organ", "organ-bracket", "organ-title", "organ-new"), organ),
        **dict.fromkeys(("unit-kind", "similar-units", "placeholder-unit"), organ),
        **dict.fromkeys(("wrapped-column", "kept-break"), look),
        **dict.fromkeys(("header-status", "header-defaults", "header-year"), header),
        "header-title": header,
        "note-says-ended": _("已经废止的，把事项的状态改为废止，并写失效日期。"),
        "limit-unread": _("在事项文件里把时限写成“20个工作日”这样的写法。"),
        "level-unread": _("在事项文件里按内部说明的原文补写层级权限。"),
        **dict.fromkeys(("repeated-head", "torn-lead", "numbers-jump"), text),
        "unheaded-responsibility": text,
        "personal-column": _("个人信息按规定不导入；确实需要时用 --with-personal 指明这一列。"),
        "duplicate-row": _("确是重复的，删去其中一个事项文件。"),
        "same-file": _("不用处理；命令里少写一次这个文件即可。"),
        "type-differs": _("核对这个事项的权力类型，改原表或改事项文件。"),
        "other-organ": _("核对这些事项是不是属于 --organ 指定的机构。"),
        "code-not-valid": _("核对编码的位数和校验码，在事项文件里改正。"),
        "code-lines": _("核对接成的编码，在事项文件里改正。"),
    }


def place(problem: Problem, sheet: SheetResult | None) -> str:
    """Name where a problem is as people do: a sheet's cell, 第3行, N列, or as a document has it."""
    if problem.sheet is None:
        return _("整个文件")
    if problem.cell is None:
        return problem.sheet
    return f"{problem.sheet}!{cell_words(problem.cell, sheet)}"


def cell_words(cell: str, sheet: SheetResult | None = None) -> str:
    """Name a cell as people do: a range within one row or column by that row or column."""
    if sheet is not None and sheet.grid is not None and sheet.grid.labels:
        return sheet.grid.label(cell)
    found = _RANGE.fullmatch(cell)
    if found and found[2] == found[4]:
        return _("第{row}行").format(row=found[2])
    if found and found[1] == found[3]:
        return _("{column}列").format(column=found[1])
    return cell


def sheets_by_name(source: SourceResult) -> dict[str, SheetResult]:
    """Return every sheet of a source that a problem may name."""
    return {sheet.name: sheet for sheet in [*source.left, *source.sheets]}


def cell_text(problem: Problem, sheet: SheetResult | None) -> str:
    """Return the text of the (first) cell that a problem is at; empty where there is none."""
    if sheet is None or sheet.grid is None or problem.cell is None:
        return ""
    from ..exchange.reading.grid import read_reference

    first = read_reference(problem.cell.split(":")[0])
    return "" if first is None else sheet.grid.cells.get(first, "").strip()


def balance_words(balance: Balance) -> str:
    """Return the sum of the cells of a source in one sentence."""
    return _(
        "非空单元格{cells}个 ＝ 进入事项{items} ＋ 列为问题{problems} ＋ 按规则略去{ignored}"
    ).format(
        cells=balance.cells,
        items=balance.items,
        problems=_summed(balance.problems),
        ignored=_summed(balance.ignored),
    )


def _summed(parts: dict[str, int]) -> str:
    total = str(sum(parts.values()))
    if not parts:
        return total
    return total + bracketed(counted({class_word(name): count for name, count in parts.items()}))


def counted(numbers: Mapping[Any, int]) -> str:
    """Return words with how many there are of each."""
    return joined(_("{word}{count}").format(word=one, count=n) for one, n in numbers.items())


def class_word(name: str) -> str:
    """Return the word of people for a class of cells that are in no item."""
    words: dict[str, str] = {
        Use.HEADING: _("表头"),
        Use.TITLE: _("标题"),
        Use.SECTION: _("分类行"),
        Use.TOTAL: _("合计"),
        Use.NOTE: _("表注"),
        Use.UNKNOWN_COLUMN: _("不认识的列"),
        Use.DOUBLED_COLUMN: _("重复的列"),
        Use.PERSONAL_COLUMN: _("个人信息列"),
        Use.DOUBTFUL_COLUMN: _("存疑的列"),
        Use.IGNORED_COLUMN: _("忽略的列"),
        Use.UNREAD: _("没有看懂"),
        Fate.REFUSED: _("没有导入的事项"),
        Fate.DIFFERENT: _("与工作区不同的事项"),
        Fate.DAMAGED: _("取不到值的单元格"),
        Fate.HEADLESS: _("没有表头的工作表"),
        Fate.HIDDEN: _("隐藏的工作表"),
        Fate.REPEATED: _("重复的文件"),
    }
    return words.get(name, name)


def certainty(column: ColumnResult) -> str:
    """Return how certain it is what a column means, in percent; empty where it was not taken."""
    return f"{round(100 * column.confidence)}%" if column.taken or column.confidence else ""


def declared_words(source: SourceResult) -> str:
    """Return what was read and whether the file's own total agrees."""
    text = _("读到{items}项（主项{mains}项）").format(items=source.items, mains=source.mains)
    if source.declared is None:
        return text + _("；表里没有写总数，无从核对。")
    if source.declared in (source.items, source.mains):
        return text + _("；表里自己写{declared}项，相符。").format(declared=source.declared)
    return text + _("；表里自己写{declared}项，不相符！").format(declared=source.declared)
