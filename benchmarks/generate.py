"""Write a whole workspace of N made-up items: ``python benchmarks/generate.py DIR N [--seed S]``.

The same N and seed give the same bytes on every machine and Python. About 80 % of the items are
powers, 15 % duties, 5 % boundary matters, spread over 60 organs; an item is about 2 KB. The
workspace validates without a finding: names are unique within an organ and a type, every power is
covered by a duty and points back to it, every reference resolves.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import phrases as p
from writing import boundary, duty, item_id, power, power_name

Item = tuple[str, str]
"""Path inside the workspace and text."""

TYPES = (
    *["行政处罚"] * 11,
    *["行政许可"] * 2,
    *["行政检查"] * 2,
    "行政强制",
    "行政征收",
    "行政给付",
    "行政确认",
    "行政奖励",
    "行政裁决",
    "其他行政权力",
)
LETTERS = {
    "行政处罚": "cf",
    "行政许可": "xk",
    "行政检查": "jc",
    "行政强制": "qz",
    "行政征收": "zs",
    "行政给付": "jf",
    "行政确认": "qr",
    "行政奖励": "jl",
    "行政裁决": "cj",
    "其他行政权力": "qt",
}


def frame(organs: int) -> list[Item]:
    """Return what is not an item: workspace file, organs, shared texts, headers."""
    register = ["机构:\n"]
    for ident, name, field in p.DEPARTMENTS:
        kind = (
            "乡镇人民政府" if name.endswith("人民政府")
            else "街道办事处" if name.endswith("办事处")
            else "政府工作部门"
        )  # fmt: skip
        register.append(
            f"  {ident}:\n    名称: 某市{name}\n    简称: [{name}]\n    性质: {kind}\n"
            f"    层级: {'乡级' if kind != '政府工作部门' else '市级'}\n"
            f"    内设机构: [{', '.join(p.OFFICES)}]\n    执法队伍: [{', '.join(p.TEAMS)}]\n"
            f"    备注: 负责{field}管理\n"
        )
    files = [
        ("qingdan.yaml", "格式: 1\n名称: 某市部门三张清单（生成数据）\n层级: 市级\n虚构: true\n"),
        ("organs.yaml", "".join(register)),
        ("texts/standard.yaml", TEXTS),
        ("boundaries/list.yaml", header("职责边界清单")),
    ]
    for ident, name, _ in p.DEPARTMENTS[:organs]:
        files.append((f"powers/{ident}/list.yaml", header(f"某市{name}权力责任清单", POWERS)))
        files.append((f"duties/{ident}/list.yaml", header(f"某市{name}职责任务清单")))
    return files


TEXTS = """\
指导监督:
  用途: 责任事项
  内容:
    - 指导县区依法履行职责
    - 监督检查法律法规执行情况
追责对象:
  用途: 追责对象
  内容: [承办人员, 审核人员, 批准人员]
追责情形:
  用途: 追责情形
  开头: 不履行或者不正确履行职责，有下列情形之一的
  内容:
    - 没有法律、法规依据实施的
    - 违反法定权限、程序的
"""
POWERS = (
    "  主体性质: 法定机关\n  权力来源: 法定本级行使\n  行使层级: [市级, 县级]\n"
    '  监督方式: [{方式: 电话, 内容: "12345"}]\n'
    "  救济: {复议机关: 某市人民政府, 诉讼法院: 有管辖权的人民法院}\n"
)


def header(title: str, more: str = "") -> str:
    """Return a ``list.yaml`` with the defaults that every item takes over."""
    return (
        f"标题: {title}\n年度: 2026\n公布日期: 2026-09-01\n"
        f"批准: {{文号: 某政发〔2026〕1号, 机关: 某市人民政府, 日期: 2026-08-20}}\n"
        f"默认:\n  状态: 有效\n  生效日期: 2026-09-01\n{more}"
    )


def items(count: int, seed: int) -> tuple[list[Item], int]:
    """Return ``count`` items and over how many organs the powers and duties are spread."""
    duties = max(1, round(count * 0.15)) if count > 1 else 0
    boundaries = round(count * 0.05)
    powers = count - duties - boundaries
    organs = max(1, min(len(p.DEPARTMENTS), duties))
    duty_ids: list[str] = []
    for n in range(duties):
        duty_ids.append(item_id(seed, "zz", f"duty/{n}"))
    covered: dict[str, list[str]] = {ident: [] for ident in duty_ids}
    files: list[Item] = []
    used: dict[tuple[int, str], int] = {}
    for n in range(powers):
        organ, order = n % organs, n // organs
        kind = TYPES[(order * 5 + organ * 3) % len(TYPES)]
        number = used.get((organ, kind), 0)
        used[organ, kind] = number + 1
        ident = item_id(seed, LETTERS[kind], f"power/{n}")
        mine = duty_ids[organ::organs]
        chosen = mine[order % len(mine)] if mine else ""
        if chosen:
            covered[chosen].append(ident)
        folder, _, field = p.DEPARTMENTS[organ]
        name = power_name(kind, field, number)
        text = power(seed, ident, organ, kind, name, chosen or f"{field}管理", order + 1)
        files.append((f"powers/{folder}/{ident}.yaml", text))
    for n, ident in enumerate(duty_ids):
        folder = p.DEPARTMENTS[n % organs][0]
        text = duty(seed, ident, n % organs, n // organs, covered[ident])
        files.append((f"duties/{folder}/{ident}.yaml", text))
    for n in range(boundaries):
        ident = item_id(seed, "bj", f"boundary/{n}")
        files.append((f"boundaries/{ident}.yaml", boundary(seed, ident, n)))
    return files, organs


def generate(folder: Path, count: int, seed: int = 1) -> int:
    """Write a workspace of ``count`` items into ``folder``; return the bytes of the items."""
    made, organs = items(count, seed)
    if len({path for path, _ in made}) != count:
        raise SystemExit("two items got the same id: take another --seed")
    size = 0
    seen: set[Path] = set()
    for path, text in [*frame(organs), *made]:
        target = folder / path
        if target.parent not in seen:
            target.parent.mkdir(parents=True, exist_ok=True)
            seen.add(target.parent)
        target.write_bytes(text.encode())
    for _, text in made:
        size += len(text.encode())
    return size


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Write a workspace of N made-up items.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="a new or empty folder")
    parser.add_argument("count", metavar="N", type=int, help="number of items, 1 to 200,000")
    parser.add_argument("--seed", type=int, default=1, help="same seed, same bytes (default 1)")
    given = parser.parse_args(arguments)
    if not 1 <= given.count <= 200_000:
        parser.error("N must lie between 1 and 200,000")
    if given.folder.exists() and (not given.folder.is_dir() or any(given.folder.iterdir())):
        parser.error(f"{given.folder} is not an empty folder")
    size = generate(given.folder, given.count, given.seed)
    sys.stdout.write(
        f"{given.count} items, {size / 1e6:.1f} MB, {size / given.count:.0f} bytes an item\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
