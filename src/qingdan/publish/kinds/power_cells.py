"""Cells of the printed list of powers: whose duty, at which level, responsible for what."""

from __future__ import annotations

from typing import Any

from . import cells

_BLOCKS = {"直接实施": "直接实施责任：", "指导监督": "指导监督责任：", "责任": ""}
_SHORT = 16
"""Characters up to which those who answer for something stand side by side."""


def offices(item: Any, _directory: Any) -> str:
    """Return the bodies inside the organ that handle the matter, a line each."""
    return "\n".join(item.fields.get("承办机构", ()))


def duty(item: Any, directory: Any) -> str:
    """Return the duty behind the power: the name of an item of the duties list, or its words."""
    said = item.fields.get("职责")
    if isinstance(said, str) and said in directory.items:
        return str(directory.item(said).text)
    return cells.clauses(said)


def levels(item: Any, _directory: Any) -> str:
    """Return the levels that exercise the power, each with what it may do where that is said."""
    rights = item.fields.get("层级权限", ())
    own = {one["层级"] for one in rights}
    bare = "、".join(level for level in item.fields.get("行使层级", ()) if level not in own)
    said = [one["层级"] + (f"：{one['权限']}" if "权限" in one else "") for one in rights]
    return "\n".join([bare, *said] if bare else said)


def responsibility(item: Any, _directory: Any) -> str:
    """Return 责任事项: the blocks under their names, the stages, at last what they rest on."""
    said = item.fields.get("责任事项", {})
    parts = [
        (f"{label}\n" if label else "") + cells.clauses(said[key])
        for key, label in _BLOCKS.items()
        if key in said
    ]
    parts.append(cells.clauses([_stage(stage) for stage in said.get("环节", ())]))
    parts.append(_resting_on("责任事项依据：", said))
    return "\n".join(part for part in parts if part)


def _stage(stage: Any) -> str:
    cited = "；".join(basis["引用"] for basis in stage.get("依据", ()))
    return f"{stage['环节']}：{stage['责任']}" + (f"（依据：{cited}）" if cited else "")


def answerable(item: Any, _directory: Any) -> str:
    """Return 追责对象: short names side by side, anything else as clauses."""
    said = item.fields.get("追责", {}).get("对象")
    if isinstance(said, list) and all(len(one) <= _SHORT for one in said):
        return "、".join(said)
    return cells.clauses(said)


def liability(item: Any, _directory: Any) -> str:
    """Return 追责情形, at last what it rests on."""
    said = item.fields.get("追责", {})
    parts = (cells.clauses(said.get("情形")), _resting_on("追责依据：", said))
    return "\n".join(part for part in parts if part)


def _resting_on(label: str, said: Any) -> str:
    return f"{label}\n{cells.cited(said['依据'])}" if said.get("依据") else ""


def ways(item: Any, _directory: Any) -> str:
    """Return where to complain, a line each."""
    return "\n".join(way["内容"] for way in item.fields.get("监督方式", ()))
