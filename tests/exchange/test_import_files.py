"""``qingdan import`` takes files of every kind, and says of each what it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .hostile import CSV, REVISED, TABLE, xlsx
from .packing import HEADINGS, ROW, docx, ods, ods_row, paragraph, word_table

Run = Callable[..., tuple[int, str, str]]

FILES: dict[str, bytes] = {
    "a.docx": docx(),
    "a.ods": ods(ods_row(*HEADINGS) + ods_row(*ROW)),
    "a.html": f"<!DOCTYPE html>{TABLE}".encode(),
    "a.csv": CSV.encode("gb18030"),
    "a.json": json.dumps([dict(zip(HEADINGS, ROW, strict=True))]).encode(),
    "a.txt": "\n".join(f"{k}：{v}" for k, v in zip(HEADINGS[1:], ROW[1:], strict=True)).encode(),
    "a.xlsx": xlsx(),
}


def report(run_cli: Run, path: Path, root: Path, *options: str) -> tuple[int, dict[str, Any]]:
    code, out, _err = run_cli("import", path, "-w", root, "--dry-run", "--format", "json", *options)
    return code, json.loads(out)


@pytest.mark.parametrize("name", FILES)
def test_every_kind_gives_the_same_item(
    name: str, run_cli: Run, empty_workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    assert run_cli("import", path, "-w", empty_workspace, "-q")[0] == 0
    (item,) = [
        one for one in (empty_workspace / "powers").rglob("*.yaml") if one.name != "list.yaml"
    ]
    text = item.read_text(encoding="utf-8")
    assert all(word in text for word in ("甲的处罚", "行政处罚", "第六十五条"))


def test_a_name_that_lies_is_told(run_cli: Run, empty_workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    path.write_bytes(FILES["a.ods"])
    code, found = report(run_cli, path, empty_workspace)
    told = [p["message"] for p in found["sources"][0]["problems"] if p["kind"] == "other-kind"]
    assert (code, told) == (0, ["文件名以 .xlsx 结尾，其实是 .ods，已按 .ods 读。"])


def test_places_in_documents_are_those_of_the_document(
    run_cli: Run, empty_workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    broken = ("2", "乙的处罚", "行政处罚", "第七条：罚款。", "示例市水务局")
    body = word_table(HEADINGS, ROW) + paragraph("") + word_table(broken)
    path.write_bytes(docx(body))
    code, found = report(run_cli, path, empty_workspace)
    cells = {p["kind"]: p["cell"] for p in found["sources"][0]["problems"]}
    assert (code, found["items"]) == (0, 2)
    assert cells["basis-no-title"] == "表2第1行第4列"


@pytest.mark.parametrize(("how", "name"), [("accept", "新增甲的处罚"), ("reject", "甲的处罚")])
def test_revisions(
    how: str, name: str, run_cli: Run, empty_workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(REVISED))
    assert report(run_cli, path, empty_workspace)[0] == 1
    run_cli("import", path, "-w", empty_workspace, "--revisions", how)
    texts = [one.read_text(encoding="utf-8") for one in empty_workspace.rglob("powers/*/*.yaml")]
    assert any(f"名称: {name}\n" in text for text in texts)


def test_revisions_must_be_known(run_cli: Run, empty_workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx())
    code, _out, err = run_cli("import", path, "-w", empty_workspace, "--revisions", "both")
    assert (code, "--revisions" in err) == (2, True)


def test_apostrophes_go_and_are_told(run_cli: Run, empty_workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(CSV.replace("甲的处罚", "'=甲的处罚").encode())
    code, found = report(run_cli, path, empty_workspace)
    kinds = [p["kind"] for p in found["sources"][0]["problems"]]
    assert (code, "apostrophes" in kinds) == (0, True)
