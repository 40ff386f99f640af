"""Made-up towns and tables of posts that give the published figures of 大安 (2016)."""

from __future__ import annotations

TOWNS = [f"示例{n}镇" for n in "一二三四五六七八九"] + ["示例十镇", "示例甲镇", "示例乙镇"]

POSTS: list[tuple[int, int, int, int]] = [
    *((6, 3, 4, 0), (5, 3, 4, 0), (6, 2, 4, 0), (5, 2, 3, 1)),
    *((5, 2, 4, 0), (5, 2, 4, 0), (5, 2, 4, 0)),
    *((5, 2, 5, 1), (5, 2, 5, 1), (5, 2, 5, 1)),
    *((5, 1, 5, 1), (5, 1, 5, 1)),
]
"""Authorised 党政 and 工勤, actual 党政 and 工勤 of each town: only the sums are published."""

DEPARTMENTS = 19


def organs_file() -> str:
    """A register of twelve towns, a group of all of them, and the departments above."""
    lines = ["机构:"]
    lines += [
        f"  xz{n:02}: {{名称: {name}人民政府, 简称: [{name}], 性质: 乡镇人民政府}}"
        for n, name in enumerate(TOWNS, 1)
    ]
    members = ", ".join(f"xz{n:02}" for n in range(1, len(TOWNS) + 1))
    lines.append(f"  zhenjie: {{名称: 各乡镇, 性质: 机构群组, 成员: [{members}]}}")
    lines += [f"  bm{n:02}: {{名称: 示例市部门{n:02}}}" for n in range(1, DEPARTMENTS + 1)]
    return "\n".join(lines) + "\n"


def wide_table() -> str:
    """A heading of two rows, a row a town, a sum at the end."""
    rows = ["示例市乡镇党政办编制情况,,,,,,,", "单位,核定编制,,实有人数,,临聘人员,抽调,三定文号"]
    rows.append(",党政,工勤,党政,工勤,,,")
    temporary = [1] * 9 + [0] * 3
    lent = [2] * 11 + [0]
    for name, posts, hired, gone in zip(TOWNS, POSTS, temporary, lent, strict=True):
        rows.append(",".join([name, *map(str, posts), str(hired), str(gone), "某委办〔2016〕36号"]))
    sums = [sum(column) for column in zip(*POSTS, strict=True)]
    rows.append(",".join(["合计", *map(str, sums), str(sum(temporary)), str(sum(lent)), ""]))
    return "\n".join(rows) + "\n"


def long_table() -> str:
    """A row for each town and kind; the town is written once."""
    rows = ["单位,类别,核定,实有"]
    for name, (admin, support, has_admin, has_support) in zip(TOWNS, POSTS, strict=True):
        rows.append(f"{name},行政,{admin},{has_admin}")
        rows.append(f",工勤,{support},{has_support}")
        rows.append(f",小计,{admin + support},{has_admin + has_support}")
    return "\n".join(rows) + "\n"
