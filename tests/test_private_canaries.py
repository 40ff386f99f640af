"""What an office keeps for itself reaches no site, no download, no interface and no export."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .test_calls import FUMES, ORGANS

Said = tuple[int, str, str]
CALLS = (
    "工单号,镇街,诉求,呼叫时间,派往,办结时间\n"
    "KANARIE1,甲镇KANARIE2,河里漂着KANARIE3,2020-09-28,测试市城市管理局,2020-10-19\n"
    "KANARIE4,甲镇,饭店油烟KANARIE5,2020-10-12,KANARIE6局,\n"
)
POSTS = {
    "check": "单位,核定,实有,三定文号\ncgj,7,5,KANARIE\n",
    "ledger": "日期,自,至,数,文号\n2020-01-01,cgj,编制池,2,KANARIE\n",
    "rota": "任务,A岗,B岗\n受理,KANARIE7,KANARIE8\n",
    "turnover": "日期,单位,类型,人数,文号\n2020-01-01,cgj,调入,3,KANARIE\n",
    "evaluate": "职责,内部,外部,依据\n市容管理,77,88,KANARIE\n",
}
DUTY = '名称: 市容管理\n状态: 有效\n任务: [{编号: "1", 名称: 受理}]\n'
KNOWN = "餐饮油烟扰民的处理"
"""A name of the lists: what is looked through must hold it, or nothing was looked through."""
POWER = f"名称: {KNOWN}的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"


def contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file or of every file of a folder, what is packed in them unpacked."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            data = file.read_bytes()
            yield data + file.name.encode()
            if data[:2] == b"\x1f\x8b":
                yield gzip.decompress(data)
            if data[:2] == b"PK":
                with zipfile.ZipFile(io.BytesIO(data)) as packed:
                    yield from map(packed.read, packed.namelist())


@pytest.fixture
def office(make_workspace: Callable[..., Path], run_cli: Callable[..., Said]) -> Path:
    """Lists with calls imported beside them, every report on private tables written there."""
    root = make_workspace(
        {
            "organs.yaml": ORGANS,
            "boundaries/bj-00000001.yaml": FUMES,
            "duties/cgj/zz-00000001.yaml": DUTY,
            "powers/cgj/cf-00000001.yaml": POWER,
        },
        name="office/lists",
    )
    private = root.parent / "private"
    table = root.parent / "calls.csv"
    table.write_text(CALLS, encoding="utf-8")
    where = ("--workspace", root)
    assert run_cli("calls", "import", table, "--private", private, *where)[0] == 0
    asked = [
        ("calls", "check", "--private", private),
        ("orphans", "list", "--calls", private),
        ("due", "--calls", private),
        ("ask", "呼叫", private),
    ]
    for name, rows in POSTS.items():
        own = private / f"{name}.csv"
        own.write_text(rows, encoding="utf-8")
        asked.append(("posts", name, own))
    asked.append(("load", "--by", "organ", "--staff", private / "check.csv"))
    for number, command in enumerate(asked):
        code, _out, err = run_cli(*command, *where, "--output", private / f"{number}.txt")
        assert code in (0, 1), err
    kept = b"".join(contents(private)).decode("utf-8")
    assert all(f"KANARIE{number}" in kept for number in range(1, 7))
    return root


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("form", ["html", "markdown", "fragments"])
def test_no_site_holds_it(
    office: Path, run_cli: Callable[..., Said], tmp_path: Path, form: str, audience: str
) -> None:
    out = tmp_path / "site"
    asked = ("publish", "--workspace", office, "--out", out, "--format", form)
    code, _out, err = run_cli(*asked, "--audience", audience, "--quiet")
    assert code == 0, err
    made = list(contents(out))
    assert any(KNOWN.encode() in data for data in made)
    assert [data for data in made if b"KANARIE" in data] == []


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "jsonl", "docx", "jsonld"])
def test_no_export_holds_it(
    office: Path, run_cli: Callable[..., Said], tmp_path: Path, form: str
) -> None:
    out = tmp_path / ("out" if form == "csv" else f"out.{form}")
    asked = ("export", "--workspace", office, "--format", form, "--output", out)
    code, _out, err = run_cli(*asked)
    assert code == 0, err
    made = list(contents(out))
    assert any(KNOWN.encode() in data for data in made)
    assert [data for data in made if b"KANARIE" in data] == []
