"""Edits that touch many items at once: departments, list headers, shared texts, the register."""

from __future__ import annotations

import copy
from collections.abc import Callable

import editing as e
from editing import Expected, Script


def _items_of(script: Script, organ: str) -> list[str]:
    return [path for path in script.free if e.has_organ(path) and path.split("/")[1] == organ]


def _take_all(script: Script, paths: list[str]) -> None:
    script.free = [path for path in script.free if path not in set(paths)]


def _large_organ(script: Script, fewest: int = 8) -> str:
    organs = sorted({path.split("/")[1] for path in script.free if e.has_organ(path)})
    script.dice.shuffle(organs)
    return next(organ for organ in organs if len(_items_of(script, organ)) >= fewest)


def _carry(script: Script, paths: list[str], taker: str, edit: str) -> None:
    """Move items to another organ; one in six is changed besides."""
    for path in paths:
        kind, _giver, name = path.split("/")
        value = script.after.pop(path)
        if script.dice.random() < 1 / 6:
            e.change_substance(value, script.dice)
        target = f"{kind}/{taker}/{name}"
        script.after[target] = value
        script.must_find(edit, Expected("moved", "划转", path, target))


def department(script: Script) -> None:
    """Move a whole department, or all but two of its items, to another one."""
    giver = _large_organ(script)
    paths = _items_of(script, giver)
    _take_all(script, paths)
    taker = _large_organ(script)
    leaving = paths if script.dice.random() < 0.5 else paths[2:]
    organs = script.after["organs.yaml"]["机构"]
    if leaving is paths:
        organs[giver] |= {"失效日期": "2026-10-31", "承接": [taker]}
        script.must_find(
            "register", Expected("modified", None, "organs.yaml", "organs.yaml", reach=-1)
        )
        for kind in ("powers", "duties"):
            header = f"{kind}/{giver}/list.yaml"
            if script.after.pop(header, None) is not None:
                script.must_find("department", Expected("removed", None, header, None, reach=0))
    _carry(script, leaving, taker, "department")


def folder(script: Script) -> None:
    """Give the folder of an organ, and the organ in the register, another id."""
    giver = _large_organ(script)
    paths = _items_of(script, giver)
    _take_all(script, paths)
    taker = giver + "x"
    organs = script.after["organs.yaml"]["机构"]
    organs[taker] = organs.pop(giver)
    script.must_find("folder", Expected("moved", None, "organs.yaml", "organs.yaml", reach=-1))
    for kind in ("powers", "duties"):
        header = f"{kind}/{giver}/list.yaml"
        if header in script.after:
            target = f"{kind}/{taker}/list.yaml"
            script.after[target] = script.after.pop(header)
            reach = sum(path.startswith(f"{kind}/") for path in paths)
            script.must_find("folder", Expected("moved", None, header, target, reach=reach))
    _carry(script, paths, taker, "folder")


def _default(key: str, said: object, action: str) -> Callable[[Script], None]:
    def apply(script: Script) -> None:
        giver = _large_organ(script)
        paths = _items_of(script, giver)
        _take_all(script, paths)
        header = f"powers/{giver}/list.yaml"
        script.after[header]["默认"][key] = copy.deepcopy(said)
        reach = sum(path.startswith("powers/") and key not in script.after[path] for path in paths)
        script.must_find("header", Expected("modified", action, header, header, reach=reach))

    return apply


def shared_text(script: Script) -> None:
    """Change a text that nearly all powers use."""
    path = "texts/standard.yaml"
    script.after[path]["追责情形"]["内容"].append("滥用职权、玩忽职守的")
    script.must_find("shared text", Expected("modified", "变更", path, path, reach=-1))


def rename_organ(script: Script) -> None:
    """Give an organ another name in the register."""
    organ = _large_organ(script)
    paths = _items_of(script, organ)
    _take_all(script, paths)
    entry = script.after["organs.yaml"]["机构"][organ]
    entry["曾用名"] = [{"名称": entry["名称"], "至": "2026-10-31"}]
    entry["名称"] += "（新）"
    script.must_find(
        "rename organ", Expected("modified", "更名", "organs.yaml", "organs.yaml", reach=-1)
    )


REFORMS: tuple[Callable[[Script], None], ...] = (
    department,
    folder,
    _default("生效日期", "2027-01-01", "变更"),
    _default("状态", "暂停", "冻结"),
    _default("状态", "废止", "取消"),
    _default("行使层级", ["乡级"], "下放"),
    shared_text,
    rename_organ,
)
"""One of them opens a script."""
