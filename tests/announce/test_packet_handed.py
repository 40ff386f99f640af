"""What a leader need not read twice: items that only changed hands, names made by a program."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .test_announce import START, Cli, Git, Repository, line_of, power

BATCH = "名称: 测试市人民政府关于调整清单的公告\n变更:\n"
MADE = "处罚-直接-p92p"
TEXTS = f"{MADE}:\n  用途: 责任事项\n  内容:\n    - 立案责任：{{said}}立案\n"
USING = f"责任事项: {{直接实施: {{套用: {MADE}}}}}\n"


@pytest.fixture
def repository_(make_workspace: Callable[..., Path], git: Git) -> Repository:
    texts = {"texts/责任.yaml": TEXTS.format(said="及时")}
    one = {"powers/zrzy/aa-000001.yaml": power("甲事项的许可", USING)}
    return Repository(make_workspace({**START, **texts, **one}), git)


def packet(repository_: Repository, run_cli: Cli, entries: str) -> str:
    repository_.change({"adjustments/2026-12-01-hz.yaml": BATCH + entries})
    arguments = ("2026-12-01-hz", "--base", "v1", "--format", "markdown")
    code, out, err = run_cli("packet", *arguments, cwd=repository_.root)
    assert code == 0, err
    return out


@pytest.mark.parametrize("count", [2, 3, 4])
def test_items_that_only_changed_hands_are_one_table(
    repository_: Repository, run_cli: Cli, count: int
) -> None:
    files: dict[str, str | None] = {}
    entries = ""
    for number in range(1, count + 1):
        path = f"aa-00000{number}.yaml"
        text = (repository_.root / "powers/zrzy" / path).read_text(encoding="utf-8")
        files |= {
            f"powers/zrzy/{path}": None,
            f"powers/zfj/{path}": text + "生效日期: 2026-12-01\n",
        }
        entries += f"  - {{事项: aa-00000{number}, 调整: 划转, 自: zrzy, 至: zfj}}\n"
    path = "powers/zfj/aa-000001.yaml"
    files[path] = str(files[path]) + "备注: 另有说明\n"  # one says something else besides
    repository_.change(files, "v1b")
    out = packet(repository_, run_cli, entries)
    table = out.partition("前后对照表")[2].partition("依据汇编")[0]
    grouped = count > 3
    assert ("测试市自然资源局→测试市城市管理局（3项）" in table) == grouped
    assert table.count("| 实施主体 |") == (1 if grouped else count)
    assert "另有说明" in table
    assert re.search(r"\| 1 \| 乙事项的许可 \| 行政许可 \|", table) or not grouped


def test_a_text_that_a_program_named_is_called_by_its_words(
    repository_: Repository, run_cli: Cli
) -> None:
    repository_.change({"texts/责任.yaml": TEXTS.format(said="七日以内")}, "v1b")
    out = packet(repository_, run_cli, f"  - {{文件: texts/责任.yaml, 名称: {MADE}, 调整: 变更}}\n")
    assert MADE not in out
    assert "共用文字“立案责任：七日以内立案”" in line_of(out, "共用文字“")


def test_an_item_that_uses_another_text_shows_the_words(
    repository_: Repository, run_cli: Cli
) -> None:
    repository_.change({"powers/zrzy/aa-000001.yaml": power("甲事项的许可")}, "v1b")
    out = packet(repository_, run_cli, "  - {事项: aa-000001, 调整: 变更}\n")
    assert MADE not in out
    assert "立案责任：及时立案" in out


def test_a_long_row_may_be_split_between_pages() -> None:
    from qingdan.report.word import tables
    from qingdan.report.word.document import new_document

    made = new_document(title="表")
    tables.add_table(made, [["甲", "乙"]], [["短", "短"], ["短", "长" * 600]], [1, 1])
    rows = made.tables[0]._tbl.tr_lst
    assert ["cantSplit" in row.xml for row in rows] == [True, True, False]


def test_the_page_to_sign_tells_what_the_batch_brings_from_what_was_there(
    repository_: Repository, run_cli: Cli
) -> None:
    """An article that does not exist: cited before the batch, and cited by it."""
    old = "依据: [《中华人民共和国行政许可法》第九百条]\n"
    repository_.change({"powers/zrzy/aa-000002.yaml": power("乙事项的许可", old)}, "v1a")
    changed = power("乙事项的许可", old + "备注: 换了说法\n")
    repository_.change({"powers/zrzy/aa-000002.yaml": changed}, "v1b")
    repository_.change({"powers/zrzy/aa-000003.yaml": power("丙事项的许可", old)}, "v1c")
    repository_.change(
        {
            "adjustments/2026-12-01-hz.yaml": BATCH
            + "  - {事项: aa-000002, 调整: 变更}\n  - {事项: aa-000003, 调整: 变更}\n"
        }
    )
    words = ("packet", "2026-12-01-hz", "--format", "markdown", "--base")
    _code, out, _err = run_cli(*words, "v1a", cwd=repository_.root)
    risks = line_of(out, "| 法律风险")
    assert "本批改动的内容涉及1项事项，错误1个" in risks
    assert "事项里原有、本批没有改的问题1处" in risks
    table = out.partition("## 三、法律风险")[2].partition("## 四")[0]
    assert "| 1 | 错误 | 丙事项的许可 |" in table
    assert "| 2 | 错误（原有） | 乙事项的许可 |" in table
    _code, out, _err = run_cli(*words, "v1b", cwd=repository_.root)
    assert "原有、本批没有改的问题1处" in line_of(out, "| 法律风险")
