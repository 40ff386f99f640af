"""Nothing of an office's tables is kept: not in the workspace, not in a site made of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from . import offices
from .conftest import Run

DUTY = '名称: 规划监督\n状态: 有效\n任务: [{编号: "1", 名称: 受理, 科室: 法规科}]\n'
TABLES = {
    "check": "单位,核定,实有,三定文号\nzrzy,7,5,KANARIE\n",
    "ledger": "日期,自,至,数,文号\n2020-01-01,zrzy,编制池,2,KANARIE\n",
    "rota": "任务,A岗,B岗\n受理,KANARIE1,KANARIE2\n",
    "turnover": "日期,单位,类型,人数,文号\n2020-01-01,zrzy,调入,3,KANARIE\n",
    "evaluate": "职责,内部,外部,依据\n规划监督,77,88,KANARIE\n",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_nothing_of_a_table_reaches_a_workspace_or_a_site(
    make_workspace: Callable[..., Path], run_cli: Run, tmp_path: Path
) -> None:
    root = make_workspace({"duties/zrzy/zz-00000001.yaml": DUTY})
    before = contents(root)
    staff = tmp_path / "staff.csv"
    staff.write_text(offices.wide_table(), encoding="utf-8")
    for name, rows in TABLES.items():
        file = tmp_path / f"{name}.csv"
        file.write_text(rows, encoding="utf-8")
        code, out, err = run_cli("posts", name, file, "-w", root)
        assert (code, err) == (0, ""), out
    code, _out, err = run_cli("load", "--staff", staff, "--by", "organ", "-w", root)
    assert (code, err) == (0, "")
    assert contents(root) == before
    site = tmp_path / "site"
    code, _out, err = run_cli("publish", "-w", root, "--out", site, "--quiet")
    assert code == 0, err
    made = contents(site)
    assert made
    assert not any(b"KANARIE" in data or "示例一镇".encode() in data for data in made.values())
