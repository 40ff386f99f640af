"""How long an import of a large workbook takes: ``python benchmarks/importing.py [--items N]``.

Makes a workbook of N items in 26 columns as offices write them (blocks of responsibility in one
cell, several laws in one cell with their words, a title, the same standard texts again and again;
the same N and seed give the same bytes), imports it as a whole process, and prints the medians.
With ``--profile`` it imports once inside this process and prints where the time went; with
``--write FILE`` it only writes the workbook. It serves timing and nothing else.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime
import pstats
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import phrases as p
from generate import TYPES
from writing import Dice, citation, numeral, power_name

HEADINGS = (
    "序号",
    "权力编码",
    "事项名称",
    "权力类型",
    "实施依据",
    "行使主体",
    "承办机构",
    "实施层级",
    "权限",
    "部门职责",
    "责任事项",
    "责任事项依据",
    "追责对象范围",
    "追责情形",
    "追责依据",
    "法定时限",
    "承诺时限",
    "申请条件",
    "申请材料",
    "监督方式",
    "状态",
    "备注",
    "服务对象",
    "办理地点",
    "办理时间",
    "联系人",
)
"""Twenty-six columns: twenty-two that a power has, three it has not, and one of personal data."""

_NO_TIME = datetime.datetime(2000, 1, 1)


def rows(items: int, seed: int) -> Iterator[list[str]]:
    """Yield the cells of every item."""
    for number in range(items):
        yield _row(Dice(seed, f"row {number}"), number, items)


def _row(dice: Dice, number: int, items: int) -> list[str]:
    organs = min(len(p.DEPARTMENTS), max(1, items // 50))
    organ = number * organs // items
    _ident, name, field = p.DEPARTMENTS[organ]
    kind = TYPES[number % len(TYPES)]
    return [
        str(number + 1),
        f"{organ:03d}{number:06d}",
        power_name(kind, field, number),
        kind,
        _basis(dice, field),
        f"某市{name}",
        f"{dice.one(p.OFFICES[1:])}、{dice.one(p.TEAMS)}",
        "地州市级" if number % 3 else "市级",
        f"负责本行政区域内{field}的监督管理",
        f"负责{field}工作；{p.DUTY_CLAUSES[organ % len(p.DUTY_CLAUSES)].format(**_words(field))}",
        "直接实施责任：\n"
        + _numbered(dice, p.DUTY_CLAUSES, field, 3)
        + "\n指导监督责任：\n1.加强对下级的指导监督。\n2.依法处理投诉举报。",
        "《中华人民共和国行政处罚法》第五章、第六章",
        "1.具体承办人；\n2.内设机构负责人；\n3.单位法定代表人或分管领导。",
        "因不履行或不正确履行行政职责，有下列情形的，行政机关及相关工作人员应承担相应责任：\n"
        + _numbered(dice, p.LIABILITY_CLAUSES, field, 4),
        "《中华人民共和国公务员法》第六十一条",
        "20个工作日",
        f"{5 + dice.below(15)}个工作日",
        f"1.从事{field}活动；\n2.{dice.one(p.OBJECTS)}符合规定。",
        f"1.申请书\n2.{dice.one(p.OBJECTS)}证明",
        "0000-12345",
        "有效",
        "每季度公布一次。" if number % 5 == 0 else "",
        "公民、法人",
        "政务服务大厅",
        "工作日9:00—17:00",
        "甲某",
    ]


def _basis(dice: Dice, field: str) -> str:
    quotes = dice.some(p.QUOTES, 2)
    return (
        f"【法律】{citation(dice)}：{quotes[0]}\n"
        f"【地方性法规】《某市{field}管理条例》（2019年9月27日通过）\n"
        f"    第{numeral(1 + dice.below(60))}条：{quotes[1]}\n"
        "（一）首次违反的；\n（二）拒不改正的。"
    )


def _words(field: str) -> dict[str, str]:
    return {"field": field, "object": p.OBJECTS[0]}


def _numbered(dice: Dice, bank: Sequence[str], field: str, count: int) -> str:
    """Standard texts serve many items: a quarter of them is an item's own."""
    thing = dice.one(p.OBJECTS) if dice.below(4) == 0 else p.OBJECTS[0]
    words = {"field": field, "object": thing}
    return "\n".join(f"{n}.{clause.format(**words)}；" for n, clause in enumerate(bank[:count], 1))


def write_workbook(path: Path, items: int, seed: int) -> None:
    """Write the workbook; the same items and seed, the same bytes."""
    from xlsxwriter import Workbook

    with Workbook(path, {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        book.set_properties({"created": _NO_TIME})
        sheet = book.add_worksheet("权责清单")
        sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, f"某市权责清单（共{items}项）")
        for row, cells in enumerate([list(HEADINGS), *rows(items, seed)], 1):
            for column, text in enumerate(cells):
                if text:
                    sheet.write_string(row, column, text)


def fresh(folder: Path) -> Path:
    """Make an empty workspace; return its folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "qingdan.yaml").write_text("格式: 1\n名称: 测速\n层级: 市级\n", encoding="utf-8")
    return folder


def timed(source: Path, folder: Path) -> tuple[float, int]:
    """Import once as a whole process; return the seconds and the files that there are then."""
    command = [sys.executable, "-m", "qingdan", "import", "--quiet", str(source.resolve())]
    root = fresh(folder)
    started = time.perf_counter()
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started, sum(1 for _path in root.rglob("*.yaml"))


def profiled(source: Path, folder: Path) -> None:
    """Import once in this process and print what took longest."""
    from qingdan.exchange.importer import import_workbooks

    profile = cProfile.Profile()
    profile.runcall(import_workbooks, fresh(folder), [source], organ=None, dry_run=False)
    pstats.Stats(profile).sort_stats("tottime").print_stats(40)


def main(arguments: Sequence[str] | None = None) -> int:
    """Time imports; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args(arguments)
    if options.write:
        write_workbook(options.write, options.items, options.seed)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        source, root = Path(folder) / "list.xlsx", Path(folder) / "workspace"
        write_workbook(source, options.items, options.seed)
        if options.profile:
            profiled(source, root)
            return 0
        runs = [timed(source, root) for _run in range(options.runs)]
    seconds = sorted(run[0] for run in runs)
    print(f"{options.items} items, {len(HEADINGS)} columns, {runs[0][1]} files")
    print(f"median {statistics.median(seconds):.2f} s, {seconds[0]:.2f} to {seconds[-1]:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
