"""Time how fast a workbook is read: our reader, openpyxl and calamine, round after round.

Every reading is a process of its own, so that memory is its own, too. What each row does is not
the same: ours gives what a list needs (merged and hidden cells, number formats, formulas told
apart, limits); openpyxl gives more; calamine gives values only, and is timed where it is installed
(``pip install python-calamine``).
"""

from __future__ import annotations

import argparse
import datetime
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

OURS = """
from qingdan.exchange.reading.workbook import read_workbook
data = open(path, "rb").read()
begun = time.perf_counter(), time.process_time()
cells = sum(len(sheet.cells) for sheet in read_workbook(data).sheets)
"""
OURS_CAREFUL = """
from qingdan.exchange.reading import shared_parts, worksheet
from qingdan.exchange.reading.xml_text import NotPlain
def refuse(*given):
    raise NotPlain
worksheet._read_plain = shared_parts._plain_strings = refuse
"""
OPENPYXL = """
from openpyxl import load_workbook
begun = time.perf_counter(), time.process_time()
book = load_workbook(path, {options})
cells = sum(1 for sheet in book for row in sheet.iter_rows(values_only=True) for v in row if v)
"""
CALAMINE = """
from python_calamine import CalamineWorkbook
begun = time.perf_counter(), time.process_time()
book = CalamineWorkbook.from_path(path)
rows = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
cells = sum(1 for sheet in rows for row in sheet for value in row if value != "")
"""
READERS = {
    "qingdan": OURS,
    "qingdan, event by event": OURS_CAREFUL + OURS,
    "openpyxl": OPENPYXL.format(options=""),
    "openpyxl, read only": OPENPYXL.format(options="read_only=True"),
    "calamine, values only": CALAMINE,
}
FRAME = """
import json, resource, sys, time
path = {path!r}
{code}
took, worked = time.perf_counter() - begun[0], time.process_time() - begun[1]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
json.dump([took, worked, peak, cells], sys.stdout)
"""


def make_workbook(path: Path, rows: int, columns: int) -> None:
    """Write a list: a number, a code with leading zeros, a date, and texts that mostly differ."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("清单")
        code = book.add_format({"num_format": "000000"})
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        first = datetime.datetime(2024, 1, 1)
        for row in range(rows):
            sheet.write_number(row, 0, row + 1)
            sheet.write_number(row, 1, row + 1, code)
            sheet.write_datetime(row, 2, first + datetime.timedelta(days=row % 900), date)
            for column in range(3, columns):
                sheet.write_string(
                    row, column, f"第{row}项第{column}栏的内容" + "，若干字" * column
                )


class Reading(NamedTuple):
    """One reading: seconds on the clock and of the processor, peak memory in KiB (Linux)."""

    clock: float
    processor: float
    peak: int
    cells: int


def read_once(code: str, path: Path) -> Reading | None:
    """Read a workbook in a process of its own; None where the reader is not installed."""
    program = FRAME.format(path=str(path), code=code)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    if done.returncode:
        if "ModuleNotFoundError" in done.stderr:
            return None
        raise SystemExit(done.stderr)
    return Reading(*json.loads(done.stdout))


def main() -> None:
    """Write a workbook, read it with every reader in turn, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--columns", type=int, default=26)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        make_workbook(path, options.rows, options.columns)
        found: dict[str, list[Reading]] = {name: [] for name in READERS}
        for _round in range(options.runs):
            for name, code in READERS.items():
                one = read_once(code, path)
                if one is not None:
                    found[name].append(one)
    print("| reader | median s | min s | max s | processor s (median) | peak MB | cells |")
    print("|---|---|---|---|---|---|---|")
    for name, runs in found.items():
        if not runs:
            print(f"| {name} | not installed | | | | | |")
            continue
        clocks = [run.clock for run in runs]
        times = " | ".join(f"{f(clocks):.2f}" for f in (statistics.median, min, max))
        worked = statistics.median(run.processor for run in runs)
        peak = max(run.peak for run in runs) // 1024
        print(f"| {name} | {times} | {worked:.2f} | {peak} | {runs[0].cells} |")


if __name__ == "__main__":
    main()
