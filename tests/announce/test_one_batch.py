"""One adjustment among others: what is counted, who signs, what is marked, what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qingdan.announce.announcement import Versions, announce_adjustment
from qingdan.announce.between import alone
from qingdan.announce.categories import read_categories
from qingdan.announce.census import take_census
from qingdan.announce.counting import outside, real_balances
from qingdan.announce.declared import Declared, read
from qingdan.announce.issuing import issuer_in, read_steps
from qingdan.announce.matters import of_adjustment
from qingdan.announce.rows import lay_rows
from qingdan.announce.totals import balances
from qingdan.model.adjustment import Adjustment
from qingdan.report.packet_words import label
from qingdan.rules.profile import load

from ..memory import Memory
from .test_announce import ORGANS, SETTINGS, START, Cli, Git, Repository, line_of, power, versions

FINAL = yaml.load(  # days as text, as the program reads them
    (Path(__file__).parent / "final.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
TEXT = "处罚责任: {{用途: 责任事项, 内容: [立案责任：{}, 调查责任：收集证据]}}\n"
USES = power("己事项的处罚", "责任事项: {直接实施: {套用: 处罚责任}}\n", "行政处罚")


def batch(name: str, entries: str, extra: str = "阶段: 公布稿\n") -> str:
    return f"名称: 测试市人民政府关于{name}的公告\n{extra}变更:\n{entries}"


@pytest.fixture
def office(make_workspace: Callable[..., Path], git: Git) -> Repository:
    """Three batches since v1: one published before, one at work, one drafted; and a stray item."""
    texts = {
        "powers/zfj/aa-000006.yaml": USES,
        "texts/t.yaml": TEXT.format("及时立案"),
        "texts/u.yaml": TEXT.format("甲").replace("处罚责任", "另一责任"),
    }
    made = Repository(make_workspace({**START, **texts}), git)
    ended = power("乙事项的许可", "失效日期: 2026-12-01\n").replace("有效\n", "废止\n")
    made.change(
        {
            "powers/zrzy/aa-000011.yaml": power("子事项的许可"),
            "powers/zrzy/aa-000012.yaml": power("丑事项的许可"),
            "adjustments/2026-10-01-a.yaml": batch(
                "增加事项",
                "  - {事项: aa-000011, 调整: 新增}\n  - {事项: aa-000012, 调整: 新增}\n",
                "阶段: 公布稿\n日期: 2026-10-01\n",
            ),
            "powers/zrzy/aa-000002.yaml": ended,
            "texts/t.yaml": TEXT.format("七日以内立案"),
            "texts/u.yaml": TEXT.format("乙").replace("处罚责任", "另一责任"),
            "adjustments/2026-12-01-b.yaml": batch(
                "调整事项",
                "  - {事项: aa-000002, 调整: 取消}\n"
                "  - {文件: texts/t.yaml, 名称: 处罚责任, 调整: 变更, 理由: 立案期限写明}\n",
                "阶段: 报批稿\n日期: 2026-12-01\n",
            ),
            "powers/zrzy/aa-000013.yaml": power("寅事项的许可"),
            "adjustments/2026-12-20-c.yaml": batch(
                "再增加事项", "  - {事项: aa-000013, 调整: 新增}\n", "阶段: 草案\n"
            ),
            "powers/zrzy/aa-000014.yaml": power("卯事项的许可"),
        }
    )
    return made


def test_an_announcement_counts_its_own_items_only(office: Repository, run_cli: Cli) -> None:
    code, out, err = run_cli("announce", "2026-12-01-b", "--base", "v1", cwd=office.root)
    assert code == 0
    assert "本次共调整1项：取消1项。" in out
    assert "调整后，权力责任清单由7项调整为6项（7－1＝6）。" in out
    assert "另对清单共用的文字、默认内容修改1处，不计入上述数量。" in out
    assert "已经计入此前公布的 1 批调整（增 2 项，减 0 项）" in err
    assert "本批以外另有增 2 项、减 0 项，不在总数里" in err
    assert "--base" not in err


def test_a_batch_published_first_does_not_count_what_came_later(
    office: Repository, run_cli: Cli
) -> None:
    _code, out, err = run_cli("announce", "2026-10-01-a", "--base", "v1", cwd=office.root)
    assert "由5项调整为7项（5＋2＝7）" in out
    assert "共用的文字" not in out
    assert "此前公布" not in err
    assert "本批以外另有增 2 项、减 1 项" in err


def test_the_page_to_sign_counts_its_own_items_only(office: Repository, run_cli: Cli) -> None:
    words = ["packet", "2026-12-01-b", "--base", "v1", "--format", "markdown"]
    _code, out, _err = run_cli(*words, "--as-of", "2026-11-22", cwd=office.root)
    growth = line_of(out, "| 增减")
    assert "权力责任清单7→6（－1）" in growth
    assert "行政许可6→5（－1）" in growth
    assert "测试市自然资源局6→5（－1）" in growth
    assert "调整前的数已计入此前公布的1批（增2项）；本批以外另有增2项，不计入。" in growth


def test_an_item_that_two_batches_changed_is_not_counted_by_guess(
    office: Repository, run_cli: Cli
) -> None:
    ended = power("子事项的许可", "失效日期: 2027-01-01\n").replace("有效\n", "废止\n")
    entries = "  - {事项: aa-000011, 调整: 取消}\n"
    office.change(
        {
            "powers/zrzy/aa-000011.yaml": ended,
            "adjustments/2027-01-01-d.yaml": batch("取消事项", entries),
        },
        "v3",
    )
    _code, out, err = run_cli("announce", "2027-01-01-d", "--base", "v1", cwd=office.root)
    assert "调整后，" not in out
    assert "aa-000011申报的增减和两个版本里的不一样" in err
    _code, out, _err = run_cli("announce", "2027-01-01-d", "--base", "v2", cwd=office.root)
    assert "由8项调整为7项（8－1＝7）" in out
    words = ["packet", "2027-01-01-d", "--base", "v1", "--format", "markdown"]
    _code, out, _err = run_cli(*words, cwd=office.root)
    assert "按清单数不出，按各项调整推算" in line_of(out, "| 增减")


def test_a_version_before_that_is_none_is_said_and_not_counted(
    office: Repository, run_cli: Cli
) -> None:
    _code, out, err = run_cli("announce", "2026-12-01-b", "--base", "v2", cwd=office.root)
    assert "调整后，" not in out
    assert "aa-000002：两个版本之间它的文件没有改动" in err


def test_declared_numbers_are_those_of_the_batch_alone(office: Repository, run_cli: Cli) -> None:
    file = office.root / "adjustments/2026-12-01-b.yaml"
    text = file.read_text(encoding="utf-8")
    for after, code in ((6, 0), (8, 1)):
        file.write_text(text + f"数量: {{调整前: 7, 调整后: {after}}}\n", encoding="utf-8")
        words = ["announce", "2026-12-01-b", "--base", "v1"]
        assert run_cli(*words, cwd=office.root)[0] == code


@pytest.mark.parametrize("base", [["--base", "v1"], []])
def test_a_shared_text_is_before_and_after_in_the_packet(
    office: Repository, run_cli: Cli, base: list[str]
) -> None:
    file = office.root / "adjustments/2026-12-01-b.yaml"
    edited = ", 改动: [{字段: '处罚责任.内容[0]', 原: 及时立案, 改为: 七日以内立案}]}"
    text = file.read_text(encoding="utf-8").replace(", 理由: 立案期限写明}", edited)
    file.write_text(text, encoding="utf-8")
    words = ["packet", "2026-12-01-b", *base, "--format", "markdown"]
    _code, out, _err = run_cli(*words, cwd=office.root)
    table = out.partition("前后对照表")[2].partition("依据汇编")[0]
    heading = line_of(table, "共用文字“处罚责任”")
    assert ("涉及1项事项" in heading) == bool(base)
    row = table.partition(heading)[2]
    assert re.search(
        r"\| 内容第1项 \|.*<del>及时</del>.*\|.*<ins>七日以内</ins>|"
        r"\| 内容第1项 \|.*<del>及时立案</del>.*\|.*<ins>七日以内立案</ins>",
        row,
    )
    assert "另一责任" not in out
    assert "另修改共用文字、默认内容1处" in line_of(out, "| 总体")


def final(case: dict[str, Any]) -> str:
    entries = case.get("entries", [{"事项": "aa-000001", "调整": "取消"}])
    content = {"名称": "关于调整事项的公告", "阶段": "公布稿", **case["says"], "变更": entries}
    return yaml.safe_dump(content, allow_unicode=True).replace("'", "")


@pytest.mark.parametrize("case", FINAL, ids=lambda case: str(case["says"])[:60])
def test_what_stands_over_a_text_and_what_is_left_blank(case: dict[str, Any]) -> None:
    files = {**START, "adjustments/pi.yaml": final(case)}
    snapshot = Memory(files)
    profile = load(None)
    made = announce_adjustment(
        Versions(
            read_categories(profile.section("公告分类")),
            take_census(snapshot),
            steps=read_steps(profile.section("调整审批")),
        ),
        read(snapshot, "adjustments/pi.yaml"),
    )
    said = made.announcement
    assert said.mark == (None if case["mark"] == "null" else case["mark"])
    blanks = [word for word, value in (("文号", said.number), ("日期", said.date)) if not value]
    assert blanks == case["blanks"]
    assert any("未定稿" in remark for remark in made.remarks) == ("未定稿" in (said.mark or ""))


@pytest.mark.parametrize("form", ["markdown", "html", "docx"])
def test_the_mark_is_in_the_document(
    office: Repository, run_cli: Cli, tmp_path: Path, form: str
) -> None:
    from zipfile import ZipFile

    office.change({"adjustments/pi.yaml": final({"says": {}})}, "v3")
    file = tmp_path / "a"
    run_cli("announce", "pi", "--format", form, "-o", file, cwd=office.root)
    if form == "docx":
        with ZipFile(file) as archive:
            text = archive.read("word/document.xml").decode("utf-8")
    else:
        text = file.read_text(encoding="utf-8")
    assert "未定稿·缺审核、合法性审查、审批、依据，文号、日期待填" in text


@pytest.mark.parametrize(
    ("title", "organ"),
    [
        ("栖云市人民政府关于调整部分事项的公告", "栖云市人民政府"),
        ("中共栖云市委机构编制委员会办公室关于调整的通知", "中共栖云市委机构编制委员会办公室"),
        ("栖云市水利局 栖云市林业局关于调整的通知", "栖云市水利局 栖云市林业局"),
        ("关于调整部分事项的公告", None),
        ("2026年第四季度关于动态调整", None),
        ("2026年第四季度动态调整", None),
        ("《栖云市人民政府关于调整的公告》的说明", None),
    ],
)
def test_who_signs_stands_in_the_title(title: str, organ: str | None) -> None:
    assert issuer_in(title) == organ


GOVERNMENT = "测试市人民政府"


@pytest.mark.parametrize(
    ("name", "approval", "signed", "decided"),
    [
        ("测试市人民政府关于调整的公告", GOVERNMENT, GOVERNMENT, "测试市人民政府决定对"),
        ("测试市水利局关于调整的公告", GOVERNMENT, "测试市水利局", "经测试市人民政府批准，对"),
        ("关于调整的公告", GOVERNMENT, GOVERNMENT, "测试市人民政府决定对"),
        ("关于调整的公告", None, "〔发文机关〕", "，对权力责任清单"),
    ],
)
def test_the_host_of_the_site_never_signs(
    office: Repository, run_cli: Cli, name: str, approval: str | None, signed: str, decided: str
) -> None:
    approved = f"审批: {{机关: {approval}}}\n" if approval else ""
    entries = "变更: [{事项: aa-000002, 调整: 取消}]\n"
    office.change({"adjustments/pi.yaml": f"名称: {name}\n{approved}{entries}"}, "v3")
    _code, out, _err = run_cli("announce", "pi", cwd=office.root)
    assert out.split("\n---\n")[0].rstrip().split("\n")[-2].strip() == signed
    assert decided in out
    for words in (["pi"], ["v1..v2"], ["--list", "powers"]):
        _code, out, _err = run_cli("announce", *words, cwd=office.root)
        assert "测试市机构编制委员会办公室" not in out


BROKEN = [
    ("阶段: 公布\n变更: [{事项: aa-000002, 调整: 取消}]\n", "adjustments/pi.yaml:2:5 "),
    ("变更: [{事项: aa-000002, 调整: 撤消}]\n", "adjustments/pi.yaml:2:26 "),
    ("变更: [\n", "adjustments/pi.yaml:2:6 "),
]


@pytest.mark.parametrize(("text", "place"), BROKEN)
@pytest.mark.parametrize(
    "words",
    [
        ["announce", "pi"],
        ["announce", "v2.."],
        ["announce", "v2..v3"],
        ["announce", "2026-12-01-b", "--base", "v2"],
        ["packet", "pi", "--format", "markdown"],
        ["packet", "pi", "--base", "v1"],
    ],
)
def test_a_broken_adjustment_is_shown_line_and_column(
    office: Repository, run_cli: Cli, text: str, place: str, words: list[str]
) -> None:
    office.change({"adjustments/pi.yaml": f"名称: 一批\n{text}"}, "v3")
    code, out, err = run_cli(*words, cwd=office.root)
    assert (code, out) == (1, "")
    assert place in err
    assert "没有生成文件：改好调整文件以后再运行。" in err
    _code, checked, _err = run_cli("adjust", "check", "v2", cwd=office.root)
    assert place in checked


def test_a_basis_that_nobody_can_check_is_not_called_clean(
    office: Repository, run_cli: Cli
) -> None:
    law = "依据: [《中华人民共和国行政许可法》第十二条, 测政办〔2026〕3号文]\n"
    entries = "变更: [{事项: aa-000001, 调整: 变更}]\n"
    for text, said in (
        (law, "核对依据2条，未能核对1条（"),
        ("依据: [《没有人听说过的条例》第三条]\n", "核对依据1条，未能核对1条（"),
        ("依据: [《中华人民共和国行政许可法》第十二条]\n", "按法规库核对依据1条，没有发现问题。"),
        ("", "没有写依据，法律风险没有核对。"),
    ):
        (office.root / "adjustments/pi.yaml").write_text(
            f"名称: 一批\n{text}{entries}", encoding="utf-8"
        )
        words = ["packet", "pi", "--format", "markdown", "--as-of", "2026-11-22"]
        _code, out, _err = run_cli(*words, cwd=office.root)
        assert said in line_of(out, "| 法律风险")
        assert said in out.partition("## 三、法律风险")[2]


def test_documents_speak_no_machine_language(office: Repository, run_cli: Cli) -> None:
    edits = "责任事项: {直接实施: {套用: 另一责任}, 指导监督: [一, 二]}\n主管部门: zrzy\n"
    office.change(
        {
            "powers/zfj/aa-000006.yaml": power(
                "己事项的处罚", edits + "依据: [《中华人民共和国环境保护法》第六条]\n", "行政处罚"
            ),
            "adjustments/pi.yaml": batch("调整", "  - {事项: aa-000006, 调整: 变更}\n"),
        },
        "v3",
    )
    for words in (["packet"], ["announce"]):
        arguments = [*words, "pi", "--base", "v2", "--format", "markdown"]
        code, out, _err = run_cli(*arguments, cwd=office.root)
        assert code == 0
        bare = re.sub(r"</?(?:ins|del|br)>", "", out)
        bare = bare.replace("GB/T", "").replace("未定稿·", "")
        assert re.findall(r"[A-Za-z_]{2,}|[0-9a-f]{12,}|·|\d-\d", bare) == []
        if words == ["packet"]:
            assert "责任事项：直接实施（共用文字）" in out
            assert "法律风险" in out


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("责任事项", "直接实施", "套用"), "责任事项：直接实施（共用文字）"),
        (("依据", 0, "引用"), "依据第1项"),
        (("依据", 1), "依据第2项"),
        (("处罚内容", 0, "情形"), "处罚内容第1项：情形"),
        (("时限", "承诺"), "时限：承诺"),
        ((), "全文"),
    ],
)
def test_where_a_field_stands_is_said_as_on_a_form(path: tuple[str | int, ...], said: str) -> None:
    assert label(path) == said


@given(versions(), st.lists(st.integers(0, 7), max_size=4), st.booleans())
def test_a_batch_alone_balances_and_nothing_is_lost(
    sides: tuple[dict[str, str], dict[str, str], list[str]], others: list[int], published: bool
) -> None:
    base, head = (
        take_census(Memory({"qingdan.yaml": SETTINGS, "organs.yaml": ORGANS, **files}))
        for files in sides[:2]
    )
    declared = _declared("z", sides[2], "草案")
    beside = _declared("a", [f"aa-00000{one}" for one in others], "公布稿" if published else "草案")
    categories = read_categories(load(None).section("公告分类"))
    gathered = of_adjustment(declared, base, head, None)
    rows = lay_rows(gathered, categories, base, head).rows
    between = alone(declared, [declared, beside], gathered, rows, base, head)
    before, after = len(between.before.units), len(between.after.units)
    assert before == len(base.units) + between.counted.came - between.counted.went
    assert len(head.units) == after + between.aside.came - between.aside.went
    assert bool(between.earlier) == published
    assert published or not between.counted
    found = real_balances(rows, categories, between.before, between.after)
    assert not [fault for one in found for fault in balances(one)]
    touched = set(sides[2])
    for item in {*between.before.items, *between.after.items} - touched:
        assert between.before.items.get(item) == between.after.items.get(item)
    if len(rows) == len(sides[2]):
        assert outside(found) == 0


def _declared(name: str, items: list[str], stage: str) -> Declared:
    content = {"名称": name, "阶段": stage, "变更": [{"事项": i, "调整": "变更"} for i in items]}
    return Declared(f"adjustments/{name}.yaml", Adjustment.model_validate(content))
