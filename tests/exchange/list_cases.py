"""Cases of imports as data: tables as offices write them, and what the files hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def cases(name: str) -> list[Any]:
    """The cases of a file beside this one, as parameters of a test."""
    import pytest

    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [pytest.param(case, id=case["名称"]) for case in yaml.safe_load(text)]


def items_in(files: dict[str, Any], folder: str) -> list[dict[str, Any]]:
    """The items of a list in the order of organ and 序号, without 序号."""
    found = [
        (path.rpartition("/")[0], content["序号"], content)
        for path, content in files.items()
        if path.startswith(f"{folder}/") and not path.endswith("list.yaml")
    ]
    found.sort(key=lambda entry: entry[:2])
    return [{k: v for k, v in content.items() if k != "序号"} for _f, _n, content in found]


def by_name(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {item["名称"]: item for item in items}


def warnings_of(result: Any) -> list[str]:
    """Kinds of the warnings, in their order."""
    return [p.kind for s in result.sources for p in s.problems if p.severity.value == "warning"]
