"""Nothing of an office's tables is kept: not in the workspace, not in a site made of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.fixture
def office(make_workspace: Callable[..., Path], tmp_path: Path) -> Path:
    """A private workspace that names its tables and its lists."""
    organs = "机构:\n  zrzy: {名称: 示例市自然资源局}\n  dz: {名称: 示例镇, 性质: 乡镇人民政府}\n"
    make_workspace({"organs.yaml": organs, "duties/zrzy/zz-00000001.yaml": DUTY}, name="lists")
    private = tmp_path / "private"
    private.mkdir()
    for name, rows in TABLES.items():
        (private / f"{name}.csv").write_text(rows, encoding="utf-8")
    named = (
        "编制: check.csv, 台账: ledger.csv, AB岗: rota.csv, 流动: turnover.csv, 评价: evaluate.csv"
    )
    said = f"格式: 1\n名称: 测试\n工作区: ../lists\n表格: {{{named}}}\n"
    (private / "qingdan-private.yaml").write_text(said, encoding="utf-8")
    return private


@pytest.mark.parametrize("name", TABLES)
def test_a_private_workspace_names_the_tables(office: Path, run_cli: Run, name: str) -> None:
    lists = office.parent / "lists"
    code, given, err = run_cli("posts", name, office / f"{name}.csv", "-w", lists)
    assert (code, err) == (0, "")
    assert run_cli("posts", name, "--private", office) == (0, given, "")


def test_the_load_knows_the_people_of_the_private_workspace(
    office: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("load", "--by", "organ")
    given = run_cli(*asked, "--staff", office / "check.csv", "-w", office.parent / "lists")
    assert "人均职责 0.2 项" in given[1]
    monkeypatch.chdir(office)
    assert run_cli(*asked) == given


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("格式: 1\n表格: {工资: x.csv}\n", "“表格”写得不对"),
        ("格式: 1\n表格: 编制.csv\n", "“表格”写得不对"),
        ("格式: 1\n清单: x\n", "不认识的：清单"),
        ("格式: 2\n", "里只写 格式: 1"),
        ("格式: 1\n", "没有写表格"),
    ],
)
def test_what_it_says_wrongly_is_told(office: Path, run_cli: Run, said: str, why: str) -> None:
    (office / "qingdan-private.yaml").write_text(said, encoding="utf-8")
    code, out, err = run_cli("posts", "check", "--private", office)
    assert (code, out) == (2, "")
    assert why in err
