"""``qingdan announce`` on real repositories: what is said, what is left out, what is refused."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.announce.categories import read_categories
from qingdan.announce.census import take_census
from qingdan.announce.counting import real_balances, tallies
from qingdan.announce.matters import Gathered, Matter
from qingdan.announce.rows import lay_rows
from qingdan.announce.totals import balances, sums
from qingdan.model.actions import Action
from qingdan.rules.profile import load

from ..memory import Memory

Cli = Callable[..., tuple[int, str, str]]
Git = Callable[..., str]
SETTINGS = (
    "格式: 1\n名称: 测试市三张清单\n虚构: true\n站点: {主办单位: 测试市机构编制委员会办公室}\n"
)
ORGANS = (
    "机构:\n  zrzy: {名称: 测试市自然资源局}\n  zfj: {名称: 测试市城市管理局}\n"
    "  dqz: {名称: 稻桥镇人民政府, 性质: 乡镇人民政府, 层级: 乡级}\n"
)


def power(name: str, extra: str = "", kind: str = "行政许可") -> str:
    return f"名称: {name}\n类型: {kind}\n状态: 有效\n{extra}"


START = {
    "qingdan.yaml": SETTINGS,
    "organs.yaml": ORGANS,
    "powers/zrzy/aa-000001.yaml": power("甲事项的许可", "时限: {法定: 20日, 承诺: 10日}\n"),
    "powers/zrzy/aa-000002.yaml": power("乙事项的许可"),
    "powers/zrzy/aa-000003.yaml": power("丙事项的许可"),
    "powers/zrzy/aa-000004.yaml": power("丁事项的许可"),
    "powers/zrzy/aa-000005.yaml": power("戊事项的许可", "可见性: 内部\n内部说明: 张某某经办\n"),
    "powers/zfj/aa-000006.yaml": power("己事项的许可", "备注: 旧的,说法\n"),
}


class Repository:
    """A workspace in a repository; ``change`` writes files (None takes one away) and tags."""

    def __init__(self, root: Path, git: Git) -> None:
        self.root, self.git = root, git
        git(root, "init", "-q")
        self.tag("v1")

    def tag(self, name: str) -> None:
        self.git(self.root, "add", "-A")
        self.git(self.root, "commit", "-q", "--allow-empty", "-m", name)
        self.git(self.root, "tag", name)

    def change(self, files: dict[str, str | None], tag: str = "v2") -> None:
        for path, text in files.items():
            target = self.root / path
            if text is None:
                target.unlink()
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(text.encode())
        self.tag(tag)


@pytest.fixture
def repository_(make_workspace: Callable[..., Path], git: Git) -> Repository:
    return Repository(make_workspace(START), git)


def line_of(text: str, word: str) -> str:
    return next(line for line in text.splitlines() if word in line)


ADJUSTED = {
    "powers/zrzy/aa-000001.yaml": power("甲事项的许可", "时限: {法定: 20日, 承诺: 5日}\n"),
    "powers/zrzy/aa-000002.yaml": power("乙事项的许可", "失效日期: 2026-12-01\n").replace(
        "有效\n", "废止\n"
    ),
    "powers/zrzy/aa-000003.yaml": None,
    "powers/zfj/aa-000003.yaml": power("丙事项的许可"),
    "powers/zrzy/aa-000005.yaml": power("戊事项的秘密", "可见性: 内部\n内部说明: 李某某经办\n"),
    "powers/zfj/aa-000006.yaml": power("己事项的许可", "备注: 旧的，说法\n"),
    "powers/zrzy/aa-000007.yaml": power("庚事项的许可"),
    "powers/zrzy/aa-000008.yaml": power("辛事项的许可").replace("有效", "草案"),
}


def test_a_range_says_what_changed_and_the_list_balances(
    repository_: Repository, run_cli: Cli
) -> None:
    repository_.change(ADJUSTED)
    code, out, err = run_cli("announce", "v1..v2", cwd=repository_.root)
    assert code == 0
    assert "本次共调整4项：新增1项、取消1项、划转1项、变更要素1项。" in out
    assert "调整后，权力责任清单仍为5项（5＋1－1＝5）。" in out
    assert "变更要素（时限）" in out
    assert "草案·未经公布" in out
    assert "〔　　　　〕　　号" in out
    assert "　　　　年　　月　　日" in out
    assert "〔发文机关〕" in out
    assert "测试市机构编制委员会办公室" not in out
    assert out.count("依据待补") == 4
    assert "有 4 项没有写调整依据" in err


@pytest.mark.parametrize("form", ["markdown", "html", "docx"])
def test_what_is_internal_a_draft_or_a_slip_is_not_in_it(
    repository_: Repository, run_cli: Cli, form: str, tmp_path: Path
) -> None:
    repository_.change(ADJUSTED)
    file = tmp_path / "a"
    run_cli("announce", "v1..v2", "--format", form, "-o", file, cwd=repository_.root)
    data = file.read_bytes()
    if form == "docx":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    text = data.decode("utf-8")
    assert "庚事项的许可" in text
    for hidden in ("戊事项", "李某某", "张某某", "辛事项", "己事项", "内部说明"):
        assert hidden not in text


def test_the_same_input_gives_the_same_bytes(
    repository_: Repository, run_cli: Cli, tmp_path: Path
) -> None:
    repository_.change(ADJUSTED)
    for form in ("markdown", "html", "docx"):
        made = []
        for number in range(2):
            file = tmp_path / f"{form}{number}"
            run_cli("announce", "v1..v2", "--format", form, "-o", file, cwd=repository_.root)
            made.append(file.read_bytes())
        assert made[0] == made[1] != b""


DECIDED = (
    "审核: {日期: 2026-11-20}\n合法性审查: {日期: 2026-11-24, 通过: 是}\n"
    "审批: {机关: 测试市人民政府, 日期: 2026-11-30}\n"
)


def declared(lines: str, extra: str = "") -> dict[str, str | None]:
    return {
        "adjustments/2026-12-pi.yaml": (
            "名称: 关于调整一批事项的公告\n阶段: 公布稿\n文号: 测政发〔2026〕9号\n"
            f"日期: 2026-12-01\n依据: [《示例条例》第一条]\n{DECIDED}{extra}变更:\n{lines}"
        )
    }


ALL = (
    "  - {事项: aa-000001, 调整: 变更, 理由: 压减时限}\n"
    "  - {事项: aa-000002, 调整: 取消, 监管: 加强日常检查}\n"
    "  - {事项: aa-000003, 调整: 划转, 自: zrzy, 至: zfj}\n"
    "  - {事项: aa-000007, 调整: 承接, 依据: [《另一条例》第二条]}\n"
)


def test_the_adjustment_gives_word_basis_number_and_day(
    repository_: Repository, run_cli: Cli
) -> None:
    repository_.change({**ADJUSTED, **declared(ALL, "数量: {调整前: 5, 调整后: 5}\n")})
    code, out, err = run_cli("announce", "v1..v2", cwd=repository_.root)
    assert code == 0
    assert "本次共调整4项：承接1项、取消1项、划转1项、变更要素1项。" in out
    assert "测政发〔2026〕9号" in out
    assert "2026年12月1日" in out
    assert "未经公布" not in out
    assert "未定稿" not in out
    assert "《另一条例》第二条" in line_of(out, "庚事项的许可")
    assert "（压减时限）" in line_of(out, "甲事项的许可")
    assert "加强日常检查" in line_of(out, "乙事项的许可")
    assert "申报的是“承接”，改动看来是“新增”" in err
    alone = run_cli("announce", "2026-12-pi", "--base", "v1", cwd=repository_.root)
    assert alone[:2] == (0, out)


def test_an_item_changed_and_not_declared_makes_it_a_draft(
    repository_: Repository, run_cli: Cli
) -> None:
    lines = "".join(line + "\n" for line in ALL.splitlines()[:3])
    repository_.change({**ADJUSTED, **declared(lines)})
    _code, out, err = run_cli("announce", "v1..v2", cwd=repository_.root)
    assert "草案·未经公布" in out
    assert "aa-000007：改动没有在任何一个调整里申报" in err
    _code, out, err = run_cli("announce", "pi", "--base", "v1", cwd=repository_.root)
    assert "调整后，权力责任清单由5项调整为4项（5－1＝4）。" in out
    assert "本批以外另有增 1 项、减 0 项，不在总数里" in err
    assert "--base" not in err


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ("数量: {调整前: 6, 调整后: 5}\n", "“调整前”写的是 6 项，算出来是 5 项"),
        ("数量: {调整后: 6}\n", "“调整后”写的是 6 项，算出来是 5 项"),
        ("数量: {分类: {取消: 2}}\n", "“取消”写的是 2 项，算出来是 1 项"),
    ],
)
def test_a_number_that_is_not_so_is_never_written(
    repository_: Repository, run_cli: Cli, tmp_path: Path, extra: str, said: str
) -> None:
    repository_.change({**ADJUSTED, **declared(ALL, extra)})
    file = tmp_path / "公告.docx"
    file.write_bytes("旧的".encode())
    arguments = ["announce", "v1..v2", "--format", "docx", "-o", file]
    code, out, err = run_cli(*arguments, cwd=repository_.root)
    assert (code, out) == (1, "")
    assert said in err
    assert "Traceback" not in err
    assert file.read_bytes() == "旧的".encode()


def test_an_item_that_nobody_knows_is_not_announced(repository_: Repository, run_cli: Cli) -> None:
    repository_.change(declared("  - {事项: aa-999999, 调整: 取消, 名称: 不知道能不能公开}\n"))
    code, out, err = run_cli("announce", "pi", cwd=repository_.root)
    assert (code, out) == (1, "")
    assert "aa-999999" in err


def test_a_merger_counts_what_went_in_and_a_split_what_was_split(
    repository_: Repository, run_cli: Cli
) -> None:
    gone = {
        f"powers/zrzy/aa-00000{n}.yaml": power(
            f"{name}事项的许可", "失效日期: 2026-12-01\n"
        ).replace("有效", "废止")
        for n, name in ((1, "甲"), (2, "乙"), (3, "丙"))
    }
    repository_.change(
        {
            **gone,
            "powers/zrzy/aa-000010.yaml": power(
                "甲乙合并的许可", "合并自: [aa-000001, aa-000002]\n"
            ),
            "powers/zrzy/aa-000011.yaml": power("丙之一的许可", "拆分自: [aa-000003]\n"),
            "powers/zrzy/aa-000012.yaml": power("丙之二的许可", "拆分自: [aa-000003]\n"),
        }
    )
    code, out, _err = run_cli("announce", "v1..v2", cwd=repository_.root)
    assert code == 0
    assert "本次共调整3项：变更要素3项，其中合并2项、拆分1项。" in out
    assert "调整后，权力责任清单仍为5项。" in out
    assert "甲乙合并的许可" in line_of(out, "| 甲事项的许可")
    assert "丙之一的许可；丙之二的许可" in line_of(out, "| 丙事项的许可")


def test_sources_declared_as_cancelled_belong_to_the_merger(
    repository_: Repository, run_cli: Cli
) -> None:
    gone = {
        f"powers/zrzy/aa-00000{n}.yaml": power(f"{name}事项的许可").replace("有效", "废止")
        for n, name in ((1, "甲"), (2, "乙"))
    }
    lines = (
        "  - {事项: aa-000010, 调整: 合并, 来自: [aa-000001, aa-000002]}\n"
        "  - {事项: aa-000001, 调整: 取消, 去向: [aa-000010]}\n"
        "  - {事项: aa-000002, 调整: 取消, 去向: [aa-000010]}\n"
    )
    new = {"powers/zrzy/aa-000010.yaml": power("甲乙合并的许可")}
    totals = "数量: {调整前: 5, 调整后: 4, 分类: {变更要素: 2}}\n"
    repository_.change({**gone, **new, **declared(lines, totals)})
    for words in (["pi"], ["pi", "--base", "v1"], ["v1..v2"]):
        code, out, err = run_cli("announce", *words, cwd=repository_.root)
        assert code == 0, err
        assert "本次共调整2项：变更要素2项，均为合并。" in out
        assert "由5项调整为4项" in out


def test_what_becomes_a_matter_of_the_inside_is_told_as_it_was(
    repository_: Repository, run_cli: Cli
) -> None:
    inside = power("甲事项的内部审批", "可见性: 内部\n")
    lines = "  - {事项: aa-000001, 调整: 转为, 方式: 转为政府内部审批}\n"
    repository_.change({"powers/zrzy/aa-000001.yaml": inside, **declared(lines)})
    for words in (["pi", "--base", "v1"], ["v1..v2"]):
        _code, out, _err = run_cli("announce", *words, cwd=repository_.root)
        assert "本次共调整1项：转为政府内部审批1项。" in out
        assert "由5项调整为4项（5－1＝4）" in out
        assert "甲事项的许可" in out
        assert "内部审批" not in out.replace("转为政府内部审批", "")
    _code, out, err = run_cli("announce", "pi", cwd=repository_.root)
    assert "甲事项" not in out
    assert "1 项是内部事项" in err


def test_the_header_of_a_list_can_put_items_in_force(repository_: Repository, run_cli: Cli) -> None:
    bare = "名称: {}事项的检查\n类型: 行政检查\n"
    items = {f"powers/dqz/bb-00000{n}.yaml": bare.format(n) for n in range(3)}
    repository_.change({**items, "powers/dqz/list.yaml": "默认: {状态: 草案}\n"}, "v1a")
    repository_.change({"powers/dqz/list.yaml": "默认: {状态: 有效}\n"})
    _code, out, _err = run_cli("announce", "v1..v1a", cwd=repository_.root)
    assert "本次没有需要公告的调整。" in out
    assert "共用的文字" not in out
    _code, out, _err = run_cli("announce", "v1a..v2", cwd=repository_.root)
    assert "本次共调整3项：新增3项。" in out
    assert "由5项调整为8项（5＋3＝8）" in out


def test_a_shared_text_is_one_change_and_keeps_its_name(
    repository_: Repository, run_cli: Cli
) -> None:
    text = "处罚-追责-某科: {{用途: 追责情形, 内容: [{}]}}\n"
    uses = {"powers/zfj/aa-000006.yaml": power("己", "追责: {情形: {套用: 处罚-追责-某科}}\n")}
    repository_.change({**uses, "texts/t.yaml": text.format("玩忽职守的")}, "v1a")
    repository_.change({"texts/t.yaml": text.format("滥用职权的")})
    _code, out, err = run_cli("announce", "v1a..v2", cwd=repository_.root)
    assert "另对清单共用的文字、默认内容修改1处，不计入上述数量。" in out
    assert "处罚-追责-某科" not in out
    assert "涉及 1 项事项" in err


def test_a_main_item_that_gets_children_counts_by_them(
    repository_: Repository, run_cli: Cli
) -> None:
    child = "主项: aa-000004\n"
    repository_.change(
        {
            "powers/zrzy/aa-000020.yaml": power("丁之一的许可", child),
            "powers/zrzy/aa-000021.yaml": power("丁之二的许可", child),
        }
    )
    _code, out, _err = run_cli("announce", "v1..v2", cwd=repository_.root)
    assert "由5项调整为6项（5＋2－1＝6）" in out
    assert "丁之一的许可" in line_of(out, "丁之一的许可")
    assert "丁事项的许可" in line_of(out, "丁之一的许可")


NASTY = '甲<script>alert(1)</script>|*粗*"引"'


def test_names_are_never_taken_for_markup(
    repository_: Repository, run_cli: Cli, tmp_path: Path
) -> None:
    repository_.change({"powers/zrzy/aa-000030.yaml": power(f"'{NASTY}'")})
    _code, out, _err = run_cli("announce", "v1..v2", cwd=repository_.root)
    assert "<script>" not in out
    assert "\\|\\*粗\\*" in out
    file = tmp_path / "a.html"
    run_cli("announce", "v1..v2", "--format", "html", "-o", file, cwd=repository_.root)
    page = file.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_file_that_cannot_be_read_is_named(repository_: Repository, run_cli: Cli) -> None:
    repository_.change({"powers/zrzy/aa-000031.yaml": power("甲\u202e乙")})
    code, out, err = run_cli("announce", "v1..v2", cwd=repository_.root)
    assert (code, out) == (1, "")
    assert "\u202e" not in err
    assert "powers/zrzy/aa-000031.yaml:1:" in err
    assert "有 1 个文件读不了，数量会不对" in err


def test_the_page_needs_nothing_else_and_names_its_tables(
    repository_: Repository, run_cli: Cli
) -> None:
    repository_.change(ADJUSTED)
    _code, page, _err = run_cli("announce", "v1..v2", "--format", "html", cwd=repository_.root)
    assert '<html lang="zh-CN">' in page
    assert not re.search(r"(?:src|href)=|url\(|@import", page)
    assert page.count("<table>") == page.count("<caption>") == 4
    heads = re.findall(r"<thead>.*?</thead>", page)
    assert all("<th>" not in head and 'scope="col"' in head for head in heads)
    assert page.count('scope="rowgroup"') == 4


def test_a_whole_list_is_announced_by_type_and_organ(repository_: Repository, run_cli: Cli) -> None:
    code, out, _err = run_cli("announce", "--list", "powers", cwd=repository_.root)
    assert code == 0
    assert "权力责任清单共5项，均为行政许可。" in out
    assert line_of(out, "合计").split("|")[3].strip() == "5"
    repository_.change({"powers/zfj/list.yaml": "声明数量: {最小颗粒: 2}\n"})
    code, out, err = run_cli("announce", "--list", "powers", cwd=repository_.root)
    assert (code, out) == (1, "")
    assert "测试市城市管理局、最小颗粒”写的是 2 项，算出来是 1 项" in err
    assert run_cli("announce", "--list", "powers", "--rev", "v1", cwd=repository_.root)[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["v1..v2", "--list", "powers"],
        ["v1..v2", "--base", "v1"],
        ["v1..v2", "--rev", "v1"],
        ["--list", "laws"],
        ["--list", "powers", "--base", "v1"],
        ["没有的调整"],
        ["v1..没有"],
        ["v1...v1"],
        ["..v1"],
        ["v1..v1", "--format", "pdf"],
    ],
)
def test_wrong_usage_is_said(repository_: Repository, run_cli: Cli, arguments: list[str]) -> None:
    code, out, err = run_cli("announce", *arguments, cwd=repository_.root)
    assert (code, out) == (2, "")
    assert "Traceback" not in err


def test_nothing_to_announce_is_said_as_such(repository_: Repository, run_cli: Cli) -> None:
    code, out, _err = run_cli("announce", "v1..v1", cwd=repository_.root)
    assert code == 0
    assert "本次没有需要公告的调整。" in out


STATES = st.sampled_from(["有效", "暂停", "废止", "草案", None])


@st.composite
def versions(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Two versions of up to eight items with 子项 and internal ones, and who is in the batch."""
    sides: list[dict[str, str]] = [{}, {}]
    batch = []
    for number in range(draw(st.integers(1, 8))):
        for files in sides:
            state = draw(STATES)
            if state is None:
                continue
            hidden = "可见性: 内部\n" if draw(st.integers(0, 4)) == 0 else ""
            parent = draw(st.integers(0, 7))
            child = f"主项: aa-00000{parent}\n" if parent < number else ""
            files[f"powers/zrzy/aa-00000{number}.yaml"] = (
                f"名称: 事项{number}\n类型: 行政许可\n状态: {state}\n{hidden}{child}"
            )
        if draw(st.booleans()):
            batch.append(f"aa-00000{number}")
    return sides[0], sides[1], batch


@given(versions(), st.data())
def test_every_list_balances_whatever_the_batch_names(
    sides: tuple[dict[str, str], dict[str, str], list[str]], data: st.DataObject
) -> None:
    base, head = (
        take_census(Memory({"qingdan.yaml": SETTINGS, "organs.yaml": ORGANS, **files}))
        for files in sides[:2]
    )
    actions = st.sampled_from([Action.ADD, Action.CANCEL, Action.ALTER, Action.TRANSFER])
    categories = read_categories(load(None).section("公告分类"))
    gathered = Gathered(tuple(Matter(item, data.draw(actions)) for item in sides[2]))
    rows = lay_rows(gathered, categories, base, head).rows
    for balance in real_balances(rows, categories, base, head):
        assert not [*balances(balance)]
        assert (balance.before, balance.after) == (len(base.units), len(head.units))
    told = tallies(rows, categories)
    assert sum(one.count for one in told) == len(rows)
    assert not [fault for one in told for fault in sums(one)]
