"""``qingdan law fill``: whole commands on committed workspaces."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qingdan.law.library.adding import add_texts
from qingdan.law.library.library import open_library
from qingdan.law.reviewing.filling import Words, words_of
from qingdan.law.reviewing.same_words import Match, compared
from qingdan.model.bases import bases_of_item
from qingdan.store.layout import place
from qingdan.store.reader import read_mapping

from .law.invented import NOW, TITLE, add_law

POWER = "powers/zrzy/cf-7k3q9d2m.yaml"
HEADER = "powers/zrzy/list.yaml"
BOUNDARY = "boundaries/wz01b4n8.yaml"
AS_OF = ("--as-of", "2026-01-01")

TEXT = f"""\
# 示例，注释都要留下
名称: 对向河道倾倒垃圾的处罚
类型: 行政处罚  # 类型
状态: 有效
依据:
  # 先说禁止
  - 《{TITLE}》第四条第一款  # 禁止
  - 引用: 《{TITLE}》第四条第二款
    作用: 设定  # 罚
  - 引用: 《{TITLE}》第一条
    原文: 为了保护河道,制定本条例
  - 引用: 《{TITLE}》第三条
    原文: 禁止向河道倾倒垃圾。违反前款规定的，处二百元以下罚款。
  - 引用: 《{TITLE}》第五条
    原文: 本条例自发布之日起施行。
  - 《示例市城市管理办法》第六条
责任事项:
  依据: [《{TITLE}》第二条第一款第二项, 《{TITLE}》]
"""
FILLED = f"""\
# 示例，注释都要留下
名称: 对向河道倾倒垃圾的处罚
类型: 行政处罚  # 类型
状态: 有效
依据:
  # 先说禁止
  - {{引用: 《{TITLE}》第四条第一款, 原文: 禁止向河道倾倒垃圾。}}  # 禁止
  - 引用: 《{TITLE}》第四条第二款
    作用: 设定  # 罚
    原文: 违反前款规定的，处二百元以下罚款。
  - 引用: 《{TITLE}》第一条
    原文: 为了保护河道,制定本条例
  - 引用: 《{TITLE}》第三条
    原文: 禁止向河道倾倒垃圾。违反前款规定的，处二百元以下罚款。
  - 引用: 《{TITLE}》第五条
    原文: 本条例自发布之日起施行。
  - 《示例市城市管理办法》第六条
责任事项:
  依据:
    - 引用: 《{TITLE}》第二条第一款第二项
      原文: |-
        河道由镇人民政府巡查：
        （二）平时每月一次。
    - 《{TITLE}》
"""


@pytest.fixture
def laws(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "laws"
    monkeypatch.setenv("QINGDAN_LAWS", str(folder))
    add_law(tmp_path, folder)
    return folder


@pytest.fixture
def workspace(make_workspace, git, laws):
    """A committed workspace, the items of which cite an invented law."""

    def make(files):
        folder = make_workspace(files)
        git(folder, "init", "-q")
        git(folder, "config", "core.autocrlf", "false")
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "x")
        return folder

    return make


def content(folder: Path, path: str = POWER) -> str:
    return (folder / path).read_bytes().decode()


def test_fills_what_lacks_words_and_touches_nothing_else(workspace, run_cli):
    folder = workspace({POWER: TEXT})
    code, out, err = run_cli("law", "fill", "-w", folder, *AS_OF)
    assert code == 0
    assert content(folder) == FILLED
    assert "写入原文：3\n" in out
    assert "引的是整部法规，没有写到条：1" in out
    assert "法规库不收这类文件；常用的可以写进工作区的 laws/：1" in out
    assert "已有原文，与法规库一致：1" in out
    assert "已有原文，是另一个文本的：1" in out
    assert "已有原文，与法规库不同：1" in out
    assert "改了 1 个文件。" in err


def test_doing_it_again_changes_nothing(workspace, run_cli):
    folder = workspace({POWER: TEXT})
    run_cli("law", "fill", "-w", folder, *AS_OF)
    code, out, err = run_cli("law", "fill", "-w", folder, *AS_OF, "--allow-dirty")
    assert (code, content(folder)) == (0, FILLED)
    assert "写入原文" not in out
    assert "已有原文，与法规库一致：4" in out
    assert "改了 0 个文件。" in err


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_taking_away_undoes_it(workspace, run_cli, newline):
    canonical = (
        f"名称: 甲\n类型: 行政处罚\n状态: 有效\n依据:\n  - 《{TITLE}》第四条\n"
        f"  - {{引用: 《{TITLE}》第一条, 作用: 设定}}\n"
        f"责任事项: {{依据: [《{TITLE}》第二条第一款第二项]}}\n"
    ).replace("\n", newline)
    folder = workspace({POWER: canonical})
    run_cli("law", "fill", "-w", folder, *AS_OF)
    assert content(folder).count("原文") == 3
    code, out, _err = run_cli("law", "fill", "--remove", "-w", folder, *AS_OF, "--allow-dirty")
    assert (code, "删去原文：3" in out) == (0, True)
    assert content(folder) == canonical


def test_taking_away_says_how_to_get_it_back(workspace, run_cli):
    folder = workspace({POWER: FILLED})
    _code, out, err = run_cli("law", "fill", "--remove", "--dry-run", "-w", folder, *AS_OF)
    assert "删去原文：" in out
    assert "也有不是 law fill 写的；要恢复，用 git restore" in err
    _code, _out, err = run_cli("law", "fill", "--dry-run", "-w", folder, *AS_OF)
    assert "git restore" not in err


def test_quiet_says_nothing_unless_asked(workspace, run_cli, tmp_path):
    folder = workspace({POWER: FILLED})
    assert run_cli("law", "fill", "-q", "--dry-run", "-w", folder, *AS_OF) == (0, "", "")
    _code, out, _err = run_cli("law", "fill", "-q", "-v", "--dry-run", "-w", folder, *AS_OF)
    assert out
    assert "：1\n" not in out
    report = tmp_path / "report.txt"
    run_cli("law", "fill", "-q", "--dry-run", "-w", folder, *AS_OF, "-o", report)
    assert "已有原文" in report.read_text(encoding="utf-8")


def test_only_the_words_of_the_law_are_taken_away(workspace, run_cli):
    folder = workspace({POWER: FILLED})
    run_cli("law", "fill", "--remove", "-w", folder, *AS_OF)
    left = content(folder)
    assert left.count("原文") == 2
    assert "本条例自发布之日起施行。" in left
    assert "  # 先说禁止\n" in left
    assert "# 禁止\n" in left
    run_cli("law", "fill", "--remove-all", "-w", folder, "--allow-dirty")
    assert "原文" not in content(folder)
    assert read_mapping(content(folder).encode()).value["依据"][2] == f"《{TITLE}》第一条"


def test_what_stands_in_headers_and_parts_is_filled_too(workspace, run_cli):
    folder = workspace(
        {
            POWER: "名称: 甲\n类型: 行政处罚\n状态: 有效\n"
            f"时限: {{法定: 90日, 依据: 《{TITLE}》第一条}}\n",
            HEADER: f"默认:\n  追责:\n    依据: [《{TITLE}》第三条]\n",
            BOUNDARY: "名称: 乙\n状态: 有效\n牵头: zfj\n分工:\n"
            f"  - {{部门: zfj, 职责: [立案], 依据: [《{TITLE}》第一条]}}\n",
        }
    )
    code, out, _err = run_cli("law", "fill", "-w", folder, *AS_OF)
    assert (code, "写入原文：3" in out) == (0, True)
    power = read_mapping((folder / POWER).read_bytes()).value
    assert power["时限"]["依据"]["原文"] == "为了保护河道，制定本条例。"
    header = read_mapping((folder / HEADER).read_bytes()).value
    assert header["默认"]["追责"]["依据"][0]["原文"] == "河道实行河长制。"
    boundary = read_mapping((folder / BOUNDARY).read_bytes()).value
    assert boundary["分工"][0]["依据"][0]["原文"] == "为了保护河道，制定本条例。"
    code, _out, _err = run_cli("validate", "-w", folder, "--select", "QD0,QD1")
    assert code == 0


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("territory/sd-00000001.yaml", "名称: 甲\n状态: 有效\n"),
        ("delegations/zrzy/fq-00000001.yaml", "名称: 甲\n状态: 有效\n方式: 下放\n"),
        ("fulfilment/dqz/lz-00000001.yaml", "名称: 甲\n状态: 有效\n类别: 基本履职\n"),
        ("procedures/ld-00000001.yaml", "名称: 甲\n状态: 有效\n牵头: zrzy\n"),
    ],
)
def test_every_list_beside_the_three_is_filled(workspace, run_cli, path, text):
    folder = workspace({path: text + f"依据: [《{TITLE}》第一条]  # 留下\n"})
    code, out, _err = run_cli("law", "fill", "-w", folder, *AS_OF)
    assert (code, "写入原文：1" in out) == (0, True)
    (basis,) = read_mapping((folder / path).read_bytes()).value["依据"]
    assert basis["原文"] == "为了保护河道，制定本条例。"
    assert "# 留下" in content(folder, path)


def test_the_day_decides_the_version(workspace, run_cli):
    folder = workspace({POWER: f"名称: 甲\n类型: 行政处罚\n依据: [《{TITLE}》第三条第一款]\n"})
    run_cli("law", "fill", "-w", folder, "--as-of", "2020-01-01")
    assert "原文: 禁止向河道倾倒垃圾。" in content(folder)


def test_a_dry_run_and_a_diff_write_nothing(workspace, run_cli, git):
    folder = workspace({POWER: TEXT})
    code, _out, err = run_cli("law", "fill", "-w", folder, *AS_OF, "--dry-run")
    assert (code, "会改 1 个文件；还没有写入。" in err) == (0, True)
    code, out, _err = run_cli("law", "fill", "-w", folder, *AS_OF, "--diff")
    assert code == 1
    assert content(folder) == TEXT
    (folder / "a.diff").write_text(out, encoding="utf-8")
    git(folder, "apply", "a.diff")
    assert content(folder) == FILLED
    code, out, _err = run_cli("law", "fill", "-w", folder, *AS_OF, "--diff")
    assert (code, out) == (0, "")


def test_what_is_not_committed_is_not_rewritten(workspace, run_cli):
    folder = workspace({POWER: TEXT, BOUNDARY: "名称: 乙\n牵头: zfj\n"})
    (folder / POWER).write_text(TEXT + "备注: 改过\n", encoding="utf-8")
    code, out, err = run_cli("law", "fill", "-w", folder, *AS_OF)
    assert (code, out) == (2, "")
    assert POWER in err
    assert content(folder) == TEXT + "备注: 改过\n"


def test_a_file_that_changes_meanwhile_stops_everything(workspace, run_cli, monkeypatch):
    from qingdan.cli import validate_waive

    folder = workspace({POWER: TEXT})

    def slow(_root, _paths, *, allowed):
        (folder / POWER).write_text("名称: 别人的\n", encoding="utf-8")

    monkeypatch.setattr(validate_waive, "refuse_uncommitted", slow)
    code, _out, err = run_cli("law", "fill", "-w", folder, *AS_OF)
    assert (code, "被改动" in err) == (2, True)
    assert content(folder) == "名称: 别人的\n"


def test_paths_narrow_it(workspace, run_cli):
    other = "powers/zrzy/cf-8m4r0f3n.yaml"
    folder = workspace({POWER: TEXT, other: TEXT})
    run_cli("law", "fill", folder / other, *AS_OF)
    assert (content(folder), content(folder, other)) == (TEXT, FILLED)


def test_json(workspace, run_cli):
    folder = workspace({POWER: TEXT})
    _code, out, _err = run_cli("law", "fill", "-w", folder, *AS_OF, "--format", "json", "--dry-run")
    report = json.loads(out)
    assert report["schema"] == "qingdan/law-fill/1"
    assert report["counts"] == {
        "different": 1,
        "filled": 3,
        "other-version": 1,
        "same": 1,
        "unfilled": 2,
    }
    assert report["files"] == [POWER]
    first, *_others, last = report["bases"]
    assert first == {
        "file": POWER,
        "item": "cf-7k3q9d2m",
        "field": "依据[0]",
        "citation": f"《{TITLE}》第四条第一款",
        "outcome": "filled",
        "reason": None,
        "title": TITLE,
        "law_version": "2024-03-01",
    }
    assert (last["outcome"], last["reason"]) == ("unfilled", "whole-text")


def test_places_of_what_a_person_should_look_at(workspace, run_cli):
    folder = workspace({POWER: TEXT})
    _code, out, _err = run_cli("law", "fill", "-w", folder, *AS_OF, "--dry-run", "-v")
    assert f"    {POWER} 依据[3] 《{TITLE}》第三条 是 2019-04-02 的文本\n" in out
    assert f"    {POWER} 依据[4] 《{TITLE}》第五条\n" in out


def test_a_broken_file_is_counted_and_left_alone(workspace, run_cli):
    folder = workspace({POWER: "名称: [\n"})
    code, out, _err = run_cli("law", "fill", "-w", folder, *AS_OF)
    assert (code, "读不了的文件：1" in out) == (0, True)
    assert content(folder) == "名称: [\n"


def test_without_texts_it_says_what_to_do(make_workspace, run_cli, tmp_path, monkeypatch):
    monkeypatch.setenv("QINGDAN_LAWS", str(tmp_path / "nothing"))
    folder = make_workspace({POWER: TEXT})
    code, out, err = run_cli("law", "fill", "-w", folder)
    assert (code, out) == (2, "")
    assert "qingdan law add" in err


def test_what_contradicts_itself_is_refused(make_workspace, run_cli):
    folder = make_workspace({POWER: TEXT})
    code, _out, err = run_cli("law", "fill", "-w", folder, "--remove", "--remove-all")
    assert (code, "不能同时用" in err) == (2, True)


@pytest.mark.realdata
def test_every_filled_text_of_the_real_lists_is_the_law(real_data, tmp_path, run_cli, git):
    """Import a workbook, fill it from real laws: what is written compares as the same."""
    source = tmp_path / "versions"
    shutil.copytree(real_data / "laws/versions/法律", source / "法律")
    texts = tmp_path / "texts.sqlite"
    add_texts(str(source), texts)
    library = open_library((), texts)
    (book,) = [one for one in (real_data / "powers_xls").iterdir() if "财政" in one.name]
    folder = tmp_path / "w"
    run_cli("init", folder)
    run_cli("import", book, "-w", folder)
    found = []
    for path in sorted(folder.glob("powers/*/*.yaml")):
        placed = place(path.relative_to(folder).as_posix())
        if placed.id is None:
            continue
        for base in bases_of_item(placed.kind, read_mapping(path.read_bytes()).value):
            words = words_of(base.citation, library, NOW, most=100)
            if isinstance(words, Words):
                found.append((base.citation, compared(base.citation, words.text, library, NOW)))
    assert len(found) > 20
    assert {match.match for _citation, match in found} == {Match.SAME}
