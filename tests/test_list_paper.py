"""What a printed list says of a power: in the Word file of ``qingdan export``, cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.publish.kinds import cells
from qingdan.report import list_pdf

Cli = Callable[..., tuple[int, str, str]]
Make = Callable[..., Path]

POWER = """名称: 对擅自搭建的处罚
类型: 行政处罚
状态: 有效
职责: zz-00000001
行使层级: [市级, 县级]
层级权限:
  - {层级: 市级, 权限: 跨区案件}
依据:
  - 引用: 《某条例》第三条
责任事项:
  直接实施: [细化裁量基准, 公开处罚决定]
  指导监督: [加强对下级的监督。]
  环节:
    - {环节: 立案, 责任: 及时立案, 依据: [{引用: 《某条例》第四条}]}
    - {环节: 调查, 责任: 两人以上}
  依据:
    - {引用: 《某条例》第九条, 原文: 应当公开。}
追责:
  对象: [具体承办人, 分管领导]
  情形: {开头: 有下列情形之一的：, 内容: [没有依据的, 违反程序的；, 其他情形]}
  依据:
    - {引用: 《某条例》第十条}
"""
DUTY = "名称: 规划执法职责\n状态: 有效\n内容: 查处违法建设\n"
FILES = {"powers/zrzy/cf-00000001.yaml": POWER, "duties/zrzy/zz-00000001.yaml": DUTY}

SAID = {
    "对应职责": "规划执法职责",
    "行使层级和权限": "县级\n市级：跨区案件",
    "责任事项": (
        "直接实施责任：\n1.细化裁量基准；\n2.公开处罚决定。\n"
        "指导监督责任：\n加强对下级的监督。\n"
        "1.立案：及时立案（依据：《某条例》第四条）；\n2.调查：两人以上。\n"
        "责任事项依据：\n《某条例》第九条：“应当公开。”"
    ),
    "追责对象": "具体承办人、分管领导",
    "追责情形": (
        "有下列情形之一的：\n1.没有依据的；\n2.违反程序的；\n3.其他情形。\n"
        "追责依据：\n《某条例》第十条"
    ),
}


def test_a_power_on_paper_says_whose_duty_which_level_and_who_answers(
    run_cli: Cli, make_workspace: Make, tmp_path: Path
) -> None:
    from docx import Document

    root = make_workspace(FILES)
    made = []
    for name in ("a.docx", "b.docx"):
        words = ("--format", "docx", "--list", "powers", "-o", tmp_path / name)
        assert run_cli("export", "-w", root, *words)[0] == 0
        made.append((tmp_path / name).read_bytes())
    (table,) = Document(str(tmp_path / "a.docx")).tables
    head = [cell.text for cell in table.rows[0].cells]
    row = dict(zip(head, (cell.text for cell in table.rows[-1].cells), strict=True))

    assert {key: row.get(key) for key in SAID} == SAID
    assert made[0] == made[1]


def test_the_pdf_is_given_the_same_cells(
    run_cli: Cli, make_workspace: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("typst")
    given = []
    plain = list_pdf._plain

    def kept(*args: object) -> object:
        given.append(plain(*args))  # type: ignore[arg-type]
        return given[-1]

    monkeypatch.setattr(list_pdf, "_plain", kept)
    words = ("--format", "pdf", "--list", "powers", "-o", tmp_path / "a.pdf")
    assert run_cli("export", "-w", make_workspace(FILES), *words)[0] == 0
    table = given[0]["tables"][0]

    assert set(SAID.values()) <= set(table["rows"][-1])


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        ("一段话", "一段话"),
        (["只有一条"], "只有一条"),
        (["甲", "乙。"], "1.甲。\n2.乙。"),
        (["甲；", "说“好。”"], "1.甲；\n2.说“好。”"),
        (["（一）甲", "（二）乙"], "（一）甲；\n（二）乙。"),
        (["2024年以前的", "其他"], "1. 2024年以前的；\n2.其他。"),
        ({"内容": ["甲"], "开头": "有下列情形的："}, "有下列情形的：\n1.甲。"),
    ],
)
def test_clauses_get_numbers_and_one_sort_of_ending(value: object, said: str) -> None:
    assert cells.clauses(value) == said
