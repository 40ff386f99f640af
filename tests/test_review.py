"""``qingdan review``: whole commands on committed workspaces, and what other rooms see of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from qingdan.compare.aspects import field_nature
from qingdan.law.reviewing.suspects import REVIEW
from qingdan.model.kinds import ITEM_MODELS
from qingdan.model.record import Aspect
from qingdan.model.vocabulary import ListKind
from qingdan.publish.audience import SiteAudience
from qingdan.publish.public.projection import project
from qingdan.rules.passages import passages, plan_of
from qingdan.store.inventory import load_inventory
from qingdan.store.reader import read_mapping
from qingdan.store.snapshot import worktree

from .law.invented import TITLE, add_law

POWER = "powers/zrzy/cf-7k3q9d2m.yaml"
OTHER = "powers/zfj/cf-8m4r0f3n.yaml"
BOUNDARY = "boundaries/wz01b4n8.yaml"
THEN, NOW = ("--as-of", "2020-01-01"), ("--as-of", "2026-01-01")
ENDED = (
    "名称: 示例市水域管理办法\n位阶: 设区的市政府规章\n施行日期: 2010-01-01\n"
    f"失效日期: 2022-06-01\n废止依据: 《{TITLE}》第五条\n"
    "条文:\n  第一条: 水域由镇人民政府管理。\n  第二条: 本办法自2010年1月1日起施行。\n"
)

TEXT = f"""\
# 注释都要留下
名称: 对向河道倾倒垃圾的处罚
类型: 行政处罚
状态: 有效
依据:
  # 先说禁止
  - 《{TITLE}》第三条第一款  # 禁止
  - 引用: 《{TITLE}》第二条
    原文: 河道由镇人民政府巡查。  # 节选
  - 《示例市城市管理办法》第六条
"""


@pytest.fixture
def laws(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "laws"
    monkeypatch.setenv("QINGDAN_LAWS", str(folder))
    add_law(tmp_path, folder)
    return folder


@pytest.fixture
def workspace(make_workspace, git, laws):
    """A committed workspace; ``commit`` commits what was changed in it."""

    def make(files):
        folder = make_workspace(files)
        git(folder, "init", "-q")
        git(folder, "config", "core.autocrlf", "false")
        commit(git, folder)
        return folder

    return make


def commit(git, folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")


def content(folder: Path, path: str = POWER) -> str:
    return (folder / path).read_bytes().decode()


def masked(text: str) -> str:
    return re.sub(r"指纹: [a-z][0-9a-z]{7}\b", "指纹: X", text)


@pytest.fixture
def reviewed(workspace, run_cli, git):
    """A workspace that was reviewed when the law was another one."""
    folder = workspace({POWER: TEXT, "laws/示例市水域管理办法.yaml": ENDED})
    code, _out, _err = run_cli("review", "--all", "-w", folder, *THEN)
    assert code == 0
    commit(git, folder)
    return folder


RECORDED = f"""\
# 注释都要留下
名称: 对向河道倾倒垃圾的处罚
类型: 行政处罚
状态: 有效
依据:
  # 先说禁止
  - 引用: 《{TITLE}》第三条第一款  # 禁止
    核对: {{日期: 2020-01-01, 版本: 2019-04-02, 指纹: X}}
  - 引用: 《{TITLE}》第二条
    原文: 河道由镇人民政府巡查。  # 节选
    核对: {{日期: 2020-01-01, 版本: 2019-04-02, 指纹: X}}
  - 《示例市城市管理办法》第六条
"""


def test_records_and_touches_nothing_else(reviewed, run_cli):
    assert masked(content(reviewed)) == RECORDED
    code, _out, _err = run_cli("validate", "-w", reviewed, "--select", "QD0,QD1,QD470", *THEN)
    assert code == 0


def test_what_has_not_changed_is_left_alone(reviewed, run_cli):
    before = content(reviewed)
    code, out, err = run_cli("review", "--all", "-w", reviewed, "--as-of", "2021-01-01")
    assert (code, content(reviewed)) == (0, before)
    assert "核对以后没有变：2" in out
    assert "法规库查不到，不能记：1" in out
    assert "记入了 0 个文件。" in err


def test_check_lists_what_changed(reviewed, run_cli):
    code, out, err = run_cli("review", "--check", "-w", reviewed, *NOW)
    assert (code, err) == (1, "")
    assert "测试市自然资源和规划局（zrzy）\n" in out
    assert f"《{TITLE}》由 2019-04-02 文本改为 2024-03-01 文本，2 条依据：\n" in out
    assert "第三条第一款的原文移到第四条第一款\n" in out
    assert "第二条的内容变了；原来 2 款，现在 2 款\n" in out
    assert "汛期每日" in out
    assert "核对以后变了：2，在 1 项事项里\n" in out
    assert masked(content(reviewed)) == RECORDED
    code, out, _err = run_cli("review", "--check", "-w", reviewed, *THEN)
    assert code == 0
    assert "核对以后没有变：2\n" in out


def test_without_texts_the_numbers_are_said(reviewed, run_cli, monkeypatch, tmp_path):
    """The shipped index knows 行政处罚法; no text of it was added."""
    basis = "《中华人民共和国行政处罚法》第二十条"
    (reviewed / POWER).write_text(f"名称: 甲\n类型: 行政处罚\n依据: [{basis}]\n", encoding="utf-8")
    run_cli("review", "--all", "-w", reviewed, *THEN, "--allow-dirty")
    code, out, _err = run_cli("review", "--check", "-w", reviewed, *NOW)
    assert code == 1
    assert "第二十条的内容变了；原来 1 款，现在 4 款" in out
    assert "{+" not in out


def test_a_review_after_the_change_settles_it(reviewed, run_cli):
    code, out, _err = run_cli("review", "cf-7k3q9d2m", "-w", reviewed, *NOW)
    assert code == 0
    assert "变了，按今天的重新记下：2\n" in out
    text = content(reviewed)
    assert masked(text) == RECORDED.replace("2020-01-01", "2026-01-01").replace(
        "2019-04-02", "2024-03-01"
    )
    code, out, _err = run_cli("review", "--check", "-w", reviewed, *NOW)
    assert (code, "核对以后没有变：2" in out) == (0, True)


def test_what_is_gone_cannot_be_settled(workspace, run_cli, git):
    folder = workspace({POWER: TEXT.replace("第三条第一款", "第三条第二款")})
    run_cli("review", "--all", "-w", folder, *THEN)
    text = content(folder).replace("第三条第二款", "第四条第三款")
    (folder / POWER).write_text(text, encoding="utf-8")
    commit(git, folder)
    code, out, _err = run_cli("review", "--all", "-w", folder, *NOW)
    assert code == 0
    assert "所引的条、款、项现在没有了，先改引用才能核对：1\n" in out
    code, _out, _err = run_cli("review", "--check", "-w", folder, *NOW)
    assert code == 1


def test_the_rule_says_it_on_the_line(reviewed, run_cli):
    code, out, _err = run_cli(
        "validate", "-w", reviewed, "--select", "QD470", "--format", "json", *NOW
    )
    assert code == 0
    findings = json.loads(out)["findings"]
    assert [(one["line"], one["column"], one["field"]) for one in findings] == [
        (7, 9, "依据[0].引用"),
        (9, 9, "依据[1].引用"),
    ]
    first = findings[0]
    assert first["message"] == (
        f"“《{TITLE}》第三条第一款”在 2020-01-01 核对以后变了："
        f"《{TITLE}》由 2019-04-02 文本改为 2024-03-01 文本，第三条第一款的原文移到第四条第一款。"
    )
    assert "qingdan review cf-7k3q9d2m" in first["hint"]


def test_a_repealed_law(workspace, run_cli, git):
    folder = workspace(
        {
            POWER: "名称: 甲\n类型: 行政处罚\n依据: [《示例市水域管理办法》第一条]\n",
            "laws/示例市水域管理办法.yaml": ENDED,
        }
    )
    run_cli("review", "--all", "-w", folder, *THEN)
    commit(git, folder)
    code, out, _err = run_cli("review", "--check", "-w", folder, "--as-of", "2022-05-31")
    assert code == 0
    code, out, _err = run_cli("review", "--check", "-w", folder, "--as-of", "2022-06-01")
    assert code == 1
    assert f"《示例市水域管理办法》自 2022-06-01 起被《{TITLE}》废止，1 条依据：" in out


def test_laws_that_have_ended_are_said(workspace, run_cli):
    folder = workspace(
        {
            POWER: "名称: 甲\n类型: 行政处罚\n依据: [《示例市水域管理办法》第一条]\n",
            "laws/示例市水域管理办法.yaml": ENDED,
        }
    )
    _code, out, _err = run_cli("review", "--all", "--dry-run", "-w", folder, *THEN)
    assert "已经废止" not in out
    _code, out, _err = run_cli("review", "--check", "-w", folder, *NOW, "--format", "json")
    assert json.loads(out)["items"][0]["bases"][0]["repealed"] == ["示例市水域管理办法"]
    _code, out, _err = run_cli("review", "--all", "-w", folder, *NOW)
    assert "请改引用：1（《示例市水域管理办法》 1）\n" in out


def test_a_day_before_the_review_compares_nothing(reviewed, run_cli):
    before = content(reviewed)
    code, out, _err = run_cli("review", "--check", "-w", reviewed, "--as-of", "2019-12-31")
    assert code == 0
    assert "在 2019-12-31 以后核对的，没有比较，也不重记：2\n" in out
    code, _out, err = run_cli("review", "--all", "-w", reviewed, "--as-of", "2019-12-31")
    assert (code, content(reviewed)) == (0, before)
    assert "记入了 0 个文件。" in err


def test_quiet_says_only_what_is_suspect(reviewed, run_cli):
    code, out, err = run_cli("review", "--check", "-q", "-w", reviewed, *NOW)
    assert (code, err) == (1, "")
    assert "2 条依据：" in out
    assert "核对了" not in out
    assert run_cli("review", "--check", "-q", "-w", reviewed, *THEN) == (0, "", "")


def test_repealed_items_are_passed_over(workspace, run_cli):
    folder = workspace({POWER: TEXT.replace("有效", "废止")})
    code, out, _err = run_cli("review", "--all", "-w", folder, *NOW)
    assert (code, content(folder)) == (0, TEXT.replace("有效", "废止"))
    assert "核对了 0 项事项" in out


def test_who_is_asked_for(workspace, run_cli):
    files = {
        POWER: TEXT,
        OTHER: TEXT,
        BOUNDARY: f"名称: 乙\n牵头: zfj\n依据: [《{TITLE}》第一条]\n",
    }
    folder = workspace(files)
    run_cli("review", "--organ", "zfj", "-w", folder, *NOW)
    assert {path: "核对" in content(folder, path) for path in files} == {
        POWER: False,
        OTHER: True,
        BOUNDARY: False,
    }
    run_cli("review", folder / BOUNDARY, *NOW, "--allow-dirty")
    assert "核对" in content(folder, BOUNDARY)
    assert "核对" not in content(folder)


def test_only_one_law(workspace, run_cli):
    other = "《中华人民共和国行政处罚法》第二十条"
    folder = workspace({POWER: TEXT.replace("《示例市城市管理办法》第六条", other)})
    code, _out, _err = run_cli("review", "--all", "--by", "行政处罚法", "-w", folder, *NOW)
    assert code == 0
    bases = read_mapping(content(folder).encode()).value["依据"]
    assert [isinstance(one, dict) and "核对" in one for one in bases] == [False, False, True]


WRONG = [
    ((), "没有写明"),
    (("cf-7k3q9d2n",), "是不是 cf-7k3q9d2m"),
    (("--organ", "nobody"), "zrzy"),
    (("cf-7k3q9d2m", "--organ", "zrzy"), "--organ"),
    (("--all", "--by", "中华人民共和国行政处罚办法"), "行政处罚法"),
    (("--all", "--format", "yaml"), "--format"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_wrong_usage(workspace, run_cli, words, said):
    folder = workspace({POWER: TEXT})
    code, out, err = run_cli("review", *words, "-w", folder)
    assert (code, out) == (2, "")
    assert said in err
    assert content(folder) == TEXT


def test_a_dry_run_and_uncommitted_files(workspace, run_cli):
    folder = workspace({POWER: TEXT})
    code, out, err = run_cli("review", "--all", "-w", folder, *NOW, "--dry-run")
    assert (code, content(folder)) == (0, TEXT)
    assert "没有核对过：2\n" in out
    assert "会改 1 个文件；还没有写入。" in err
    (folder / POWER).write_text(TEXT + "备注: 改过\n", encoding="utf-8")
    code, _out, err = run_cli("review", "--all", "-w", folder, *NOW)
    assert (code, "--allow-dirty" in err) == (2, True)
    assert content(folder) == TEXT + "备注: 改过\n"


def test_json(reviewed, run_cli):
    code, out, _err = run_cli("review", "--check", "-w", reviewed, *NOW, "--format", "json")
    report = json.loads(out)
    assert (code, report["schema"], report["written"]) == (1, "qingdan/review/1", False)
    assert report["counts"] == {
        "same": 0,
        "never-reviewed": 0,
        "suspect": 2,
        "reviewed-later": 0,
        "unwatched": 1,
    }
    ((item),) = report["items"]
    assert (item["item"], item["organ"], item["file"]) == ("cf-7k3q9d2m", "zrzy", POWER)
    first, _second, third = item["bases"]
    assert (first["state"], first["reviewed"], first["reviewed_version"], first["version"]) == (
        "suspect",
        "2020-01-01",
        "2019-04-02",
        "2024-03-01",
    )
    assert first["changes"][0]["places"] == ["第三条第一款"]
    assert (third["state"], third["reason"]) == ("unwatched", "not-covered")
    ((law),) = report["laws"]
    assert (law["title"], law["why"], law["bases"]) == (TITLE, "changed", 2)
    changed, moved = law["parts"]
    assert (moved["turn"], moved["now"], moved["redline"]) == ("moved", "第四条第一款", None)
    assert changed["turn"] == "changed"
    assert "".join(text for mark, text in changed["redline"] if mark != "insert") == (
        "河道由镇人民政府巡查：\n（一）汛期每日一次；\n（二）平时每月一次。\n巡查应当留有记录。"
    )


def test_markdown(reviewed, run_cli, tmp_path):
    target = tmp_path / "report.md"
    words = ("--format", "markdown", "-o", target)
    code, out, _err = run_cli("review", "--check", "-w", reviewed, *NOW, *words)
    assert (code, out) == (1, "")
    report = target.read_text(encoding="utf-8")
    assert "## 测试市自然资源和规划局（zrzy）\n" in report
    assert "| cf-7k3q9d2m | 对向河道倾倒垃圾的处罚 |" in report
    assert "<ins>" in report


def test_two_branches_merge(workspace, run_cli, git):
    """One reviews, the other one adds a basis and changes what stands before them."""
    folder = workspace({POWER: TEXT})
    git(folder, "checkout", "-qb", "edits")
    edited = TEXT.replace("对向河道", "对向河道、水库") + f"  - 《{TITLE}》第一条\n"
    (folder / POWER).write_text(edited, encoding="utf-8")
    commit(git, folder)
    git(folder, "checkout", "-q", "-")
    run_cli("review", "--all", "-w", folder, *THEN)
    commit(git, folder)
    git(folder, "merge", "-q", "--no-edit", "edits")
    merged = read_mapping(content(folder).encode()).value
    assert merged["名称"] == "对向河道、水库倾倒垃圾的处罚"
    assert [REVIEW in one if isinstance(one, dict) else one for one in merged["依据"]] == [
        True,
        True,
        "《示例市城市管理办法》第六条",
        f"《{TITLE}》第一条",
    ]


class TestOthers:
    """A review is between editors: it is not published, and changes nothing of substance."""

    def test_no_audience_sees_it(self, reviewed):
        for audience in SiteAudience:
            shown = project(load_inventory(worktree(reviewed)), audience)
            assert "核对" not in repr(shown.items)
            assert TITLE in repr(shown.items)

    def test_no_rule_on_wording_looks_at_it(self, reviewed):
        mapping = read_mapping((reviewed / POWER).read_bytes()).value
        found = passages(plan_of(ITEM_MODELS[ListKind.POWERS]), mapping)
        assert not [one for one in found if "核对" in one.path]

    def test_a_difference_is_editorial_and_internal(self, reviewed, run_cli):
        nature = field_nature(ListKind.POWERS, ("依据", 0, "核对", "日期"))
        assert (nature.aspect, nature.internal) == (Aspect.EDITORIAL, True)
        code, out, _err = run_cli("diff", "HEAD~1", "-w", reviewed, "--format", "json")
        assert code == 0
        changes = json.loads(out)["changes"]
        classes = {field["class"] for change in changes for field in change["fields"]}
        assert classes == {"editorial"}
