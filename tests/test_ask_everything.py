"""Every built-in question: in four formats, on the sample, and where there is nothing to answer."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from qingdan.ask.questions import questions

from .ask_office import FILES, LAW, ORGANS, TWO
from .conftest import GIT_SETTINGS

Said = tuple[int, str, str]

CALLS = "诉求,时间,镇街\n河里漂着水葫芦,2025-12-01,测试镇\n"
TABLE = "事项名称,事项类型\n规划许可,行政许可\n对占道的处罚,行政处罚\n"
BESIDE = {
    "法规": "城乡规划法",
    "有效": "测试市自然资源局",
    "沿革": "cf-00000001",
    "批文": "cf-00000001",
    "赋权": "测试镇",
    "系统": "表.csv",
    "呼叫": "呼叫.csv",
}
ON_THE_SAMPLE = {
    **BESIDE,
    "有效": "栖云市城市管理局",
    "沿革": "cf-f3e99tkv",
    "批文": "cf-f3e99tkv",
    "赋权": "稻桥镇",
}
ENVIRONMENT = {**os.environ, **GIT_SETTINGS}
NAMES = tuple(questions())


def committed(root: Path, git: Callable[..., str]) -> Path:
    git(root, "init")
    git(root, "add", "-A")
    git(root, "commit", "-m", "第一版")
    return root


@pytest.fixture
def office(make_workspace: Callable[..., Path], git: Callable[..., str]) -> Path:
    upper = {"powers/zrzy/xk-00000009.yaml": TWO.replace("行政许可", "行政确认")}
    make_workspace({"organs.yaml": ORGANS, **upper}, name="upper")
    return committed(make_workspace(dict(FILES)), git)


@pytest.fixture
def asked(run_cli: Callable[..., Said], tmp_path: Path) -> Callable[..., Said]:
    (tmp_path / "表.csv").write_text(TABLE, "utf-8")
    (tmp_path / "呼叫.csv").write_text(CALLS, "utf-8")

    def ask(root: Path, name: str, *more: str, beside: dict[str, str] = BESIDE) -> Said:
        named = [beside[name]] if name in beside else []
        place = ("--workspace", str(root), "--as-of", "2026-01-01")
        return run_cli("ask", name, *named, *place, *more, cwd=tmp_path)

    return ask


def test_there_are_twenty_questions_and_more() -> None:
    assert len(NAMES) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_answered_the_same_in_four_formats(
    name: str, office: Path, asked: Callable[..., Said], tmp_path: Path
) -> None:
    code, out, err = asked(office, name, "--format", "json")
    assert (code, err) == (0, "")
    said = json.loads(out)
    assert said["known"]
    cells = [[cell for cell in row if cell not in (None, "")] for row in said["rows"]]
    assert all(len(row) == len(said["columns"]) for row in said["rows"])

    text = asked(office, name)[1]
    assert text.startswith(f"{said['title']}（{len(said['rows'])} 行）\n")
    assert text.endswith(said["note"] + "\n")

    markdown = asked(office, name, "--format", "markdown")[1]
    table = [line for line in markdown.splitlines() if line.startswith("|")]
    assert len(table) == (len(said["rows"]) + 2 if said["rows"] else 0)

    file = tmp_path / "a.xlsx"
    assert asked(office, name, "--format", "xlsx", "--output", str(file))[0] == 0
    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert list(head) == said["columns"]
    read = [[cell for cell in row if cell not in (None, "")] for row in rows]
    assert [len(row) for row in read] == [len(row) for row in cells]
    assert book.worksheets[1]["B3"].value == said["note"]


EMPTY = {
    "organs.yaml": "机构:\n  dqz: {名称: 测试镇人民政府, 简称: [测试镇], 性质: 乡镇人民政府}\n",
    "qingdan.yaml": (
        "格式: 1\n名称: 测试市清单\n虚构: true\n层级: 市级\n"
        "上级清单: [{名称: 省的, 位置: ../upper}]\n"
    ),
    "powers/dqz/xk-00000001.yaml": (f"名称: 规划许可\n类型: 行政许可\n状态: 草案\n依据: [{LAW}]\n"),
}
UNKNOWN = {"覆盖", "对不上"}
NEVER_EMPTY = {"沿革": 1}


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_without_rows_says_what_was_looked_at(
    name: str,
    make_workspace: Callable[..., Path],
    git: Callable[..., str],
    asked: Callable[..., Said],
    tmp_path: Path,
) -> None:
    make_workspace(dict(EMPTY), name="upper")
    root = committed(make_workspace(dict(EMPTY)), git)
    beside = {**BESIDE, "有效": "dqz", "沿革": "xk-00000001", "批文": "xk-00000001"}
    (tmp_path / "表.csv").write_text("事项名称,事项类型\n规划许可,行政许可\n", "utf-8")
    (tmp_path / "呼叫.csv").write_text("诉求,时间,镇街\n", "utf-8")
    code, out, err = asked(root, name, "--format", "json", beside=beside)
    said = json.loads(out)
    assert (code, err) == (0, "")
    assert len(said["rows"]) == NEVER_EMPTY.get(name, 0)
    assert said["known"] == (name not in UNKNOWN)
    assert len(said["note"]) >= 10


IN_THE_SAMPLE = {
    "法规": "建设工程规划许可证核发",
    "有效": "户外广告和建筑垃圾管理",
    "同条": "《城市市容和环境卫生管理条例》第三十六条第二项",
    "未报": "栖云市教育局",
    "覆盖": "栖云市城市管理局",
    "对不上": "指导人民调解工作",
    "缺项": "强制拆除违法建设",
    "时限": "20个工作日",
    "压减": "95.8%",
    "收费": "污水处理费的征收",
    "沿革": "栖云政发〔2026〕16号",
    "批文": "栖云政发〔2026〕16号",
    "未核对": "统筹违法建设治理",
    "赋权": "建筑工程施工许可证核发",
    "系统": "对占道的处罚",
    "呼叫": "河里漂着水葫芦",
}
"""What one row of each answer holds; the sample has nothing to tell for the others."""


@pytest.fixture(scope="session")
def sample_office(
    sample: Path, made_once: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The sample with a level above it that is the same, in a repository of its own; read only."""

    def fill(at: Path) -> None:
        for name in ("w", "upper"):
            shutil.copytree(sample, at / name)
        with (at / "w/qingdan.yaml").open("a", encoding="utf-8") as file:
            file.write("上级清单: [{名称: 上级, 位置: ../upper}]\n")
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "第一版"]):
            subprocess.run(["git", *words], cwd=at / "w", env=ENVIRONMENT, check=True)

    return made_once("sample-office", fill) / "w"


@pytest.mark.parametrize("name", NAMES)
def test_a_question_on_the_sample(
    name: str, sample_office: Path, asked: Callable[..., Said]
) -> None:
    more = ("--format", "json", "--as-of", "2026-11-23")
    code, out, err = asked(sample_office, name, *more, beside=ON_THE_SAMPLE)
    said = json.loads(out)
    assert (code, err, said["known"]) == (0, "", True)
    assert len(said["note"]) >= 10
    if name in IN_THE_SAMPLE:
        assert any(IN_THE_SAMPLE[name] in str(cell) for row in said["rows"] for cell in row)
    else:
        assert said["rows"] == []
