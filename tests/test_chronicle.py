"""The public past of items, on real repositories: which versions there are, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.errors import QingdanError
from qingdan.publish.audience import SiteAudience
from qingdan.publish.public.versions import Past, Reach
from qingdan.publish.siteformat import SiteFormat

from .offices import Git
from .past_office import (
    FIRST,
    ITEM,
    ORGANS,
    PAGE,
    PATH,
    TEXTS,
    WORKSPACE,
    PastOffice,
    leaks,
    power,
    redacted,
)
from .publish_cases import CANARY


@pytest.fixture
def office(
    make_workspace: Callable[..., Path], git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> PastOffice:
    root = make_workspace(dict(FIRST), name="库/清单")
    git(root.parent, "init", "-q")
    made = PastOffice(root, git, monkeypatch, tmp_path / "site")
    made.commit("2024-01-05")
    return made


def words(past: Past) -> list[tuple[str, str]]:
    """Day and word of each version, the newest first."""
    return [(version.day, version.word) for version in past.versions]


def redlines(past: Past, number: int = 0) -> dict[str, str]:
    """The redline of a version by field: ``-60日+30日``."""
    signs = {"equal": "", "delete": "-", "insert": "+"}
    return {
        field.label: "".join(signs[mark] + text for mark, text in field.stretches)
        for field in past.details()[number].fields
    }


def test_an_item_that_never_changed_has_one_version(office: PastOffice) -> None:
    past = office.past().items[ITEM]
    assert words(past) == [("2024-01-05", "首次公布")]
    assert past.versions[0].commit == office.tip()[:10]
    assert past.details() == ()


def test_versions_follow_each_other_with_their_redlines(office: PastOffice) -> None:
    office.commit("2024-03-01", {PATH: power(limit="30日")})
    office.commit("2024-04-01", {PATH: "# 只加了注释\n" + power(limit="30日")})
    office.commit("2024-05-01", {PATH: power("对占用道路经营的处罚", limit="30日")})
    past = office.past().items[ITEM]
    assert words(past) == [
        ("2024-05-01", "更名"),
        ("2024-03-01", "变更"),
        ("2024-01-05", "首次公布"),
    ]
    assert redlines(past) == {"名称": "对占-道+用道路经营的处罚"}
    assert redlines(past, 1) == {"时限·承诺（压减）": "-60日+30日"}
    texts = [detail.text for detail in past.details()]
    assert texts[0] is None
    assert [text.fields["时限"] for text in texts[1:] if text] == [
        {"承诺": "30日"},
        {"承诺": "60日"},
    ]


INVISIBLE = {
    "an internal note": power(more=f"内部说明: {CANARY}\n"),
    "another internal note": power(more=f"廉政风险点: [{{环节: {CANARY}, 表现: 甲, 等级: 高}}]\n"),
    "a waiver": power(more=f"豁免: [{{规则: QD551, 理由: {CANARY}, 至: 2099-12-31}}]\n"),
    "a field nobody declares today": power(more=f"旧字段: {CANARY}\n"),
    "comments": f"# {CANARY}\n" + power(),
    "a draft in between": power(limit="1日", more="备注: " + CANARY + "\n").replace(
        "类型: 行政处罚", "类型: 行政处罚\n状态: 草案"
    ),
    "an internal version in between": power(limit="1日", more=f"可见性: 内部\n备注: {CANARY}\n"),
    "a version whose visibility cannot be read": power(more=f"可见性: 保密\n备注: {CANARY}\n"),
}


@pytest.mark.parametrize("text", INVISIBLE.values(), ids=INVISIBLE.keys())
def test_what_is_not_public_makes_no_version_and_leaves_no_trace(
    office: PastOffice, text: str
) -> None:
    office.commit("2024-02-01", {PATH: text})
    office.commit("2024-03-01", {PATH: power()})
    office.commit("2024-04-01", {PATH: power(limit="30日")})
    assert words(office.past().items[ITEM]) == [("2024-04-01", "变更"), ("2024-01-05", "首次公布")]
    assert leaks(office) == []


def test_history_begins_with_publication(office: PastOffice) -> None:
    new, path = "cf-00000009", "powers/zfj/cf-00000009.yaml"
    draft = power(f"{CANARY}拟新增的处罚", more="状态: 草案\n")
    office.commit("2024-02-01", {path: draft})
    office.commit("2024-03-01", {path: power(f"{CANARY}内部", more="可见性: 内部\n")})
    office.commit("2024-04-01", {path: power("新增的处罚")})
    assert words(office.past().items[new]) == [("2024-04-01", "首次公布")]
    assert leaks(office) == []


def test_what_is_hidden_today_has_no_history(office: PastOffice) -> None:
    office.commit("2024-02-01", {PATH: power(CANARY, limit="30日")})
    office.commit("2024-03-01", {PATH: power(CANARY, limit="30日", more="可见性: 内部\n")})
    assert ITEM not in office.past().items
    assert leaks(office) == []
    assert not [path for path in office.files() if ITEM in path]


def test_a_field_that_is_internal_today_is_in_no_version(office: PastOffice) -> None:
    office.commit("2024-02-01", {PATH: power(more=f"网办深度: {CANARY}\n")})
    office.commit("2024-03-01", {PATH: power(limit="30日", more=f"网办深度: {CANARY}二\n")})
    hidden = WORKSPACE.replace("{名称: 网办深度}", "{名称: 网办深度, 公开: false}")
    office.commit("2024-04-01", {"qingdan.yaml": hidden})
    past = office.past().items[ITEM]
    assert words(past) == [("2024-03-01", "变更"), ("2024-01-05", "首次公布")]
    assert leaks(office) == []


def test_items_that_are_hidden_today_are_not_named_by_old_versions(office: PastOffice) -> None:
    other = f"zz-{'canary01'}"
    office.commit("2024-02-01", {f"powers/zfj/{other}.yaml": power("主项")})
    office.commit("2024-03-01", {PATH: power(more=f"主项: {other}\n")})
    office.commit("2024-04-01", {PATH: power(limit="30日")})
    office.commit("2024-05-01", {f"powers/zfj/{other}.yaml": power("主项", more="可见性: 内部\n")})
    past = office.past().items[ITEM]
    assert words(past) == [("2024-04-01", "变更"), ("2024-01-05", "首次公布")]
    office.publish()
    assert not [p for p, data in office.bytes().items() if other.encode() in data]


def test_a_task_that_is_internal_today_is_in_no_version(office: PastOffice) -> None:
    path = "duties/zfj/gh000001.yaml"
    duty = (
        "名称: 巡查\n状态: 有效\n类别: 对外\n任务:\n"
        "  - {{编号: '1', 名称: 受理}}\n  - {{编号: '2', 名称: {name}{more}}}\n"
    )
    office.commit("2024-02-01", {path: duty.format(name=f"{CANARY}暗访", more="")})
    office.commit("2024-03-01", {path: duty.format(name=f"{CANARY}暗访", more=", 可见性: 内部")})
    assert len(office.past().items["gh000001"].versions) == 1
    assert leaks(office) == []


def test_the_internal_site_shows_its_own_past(office: PastOffice) -> None:
    office.commit("2024-02-01", {PATH: power(more="内部说明: 甲\n")})
    office.commit("2024-03-01", {PATH: power(more="内部说明: 乙\n")})
    past = office.past(audience=SiteAudience.INTERNAL).items[ITEM]
    assert len(past.versions) == 3
    assert redlines(past) == {"内部说明": "-甲+乙"}


def test_defaults_and_shared_texts_are_part_of_what_an_item_says(office: PastOffice) -> None:
    header = FIRST["powers/zfj/list.yaml"].replace("状态: 有效", "状态: 有效, 生效日期: 2024-02-01")
    bare = power().replace("生效日期: 2024-01-01\n", "")
    office.commit("2024-01-20", {PATH: bare})
    office.commit("2024-02-01", {"powers/zfj/list.yaml": header})
    office.commit("2024-03-01", {"texts/all.yaml": TEXTS.replace("依法决定", "集体讨论决定")})
    past = office.past().items[ITEM]
    assert [day for day, _word in words(past)] == [
        "2024-03-01",
        "2024-02-01",
        "2024-01-20",
        "2024-01-05",
    ]
    assert redlines(past) == {"责任事项·直接实施（第2个）": "-依法决定+集体讨论决定"}
    assert redlines(past, 1) == {"生效日期": "+2024-02-01"}
    untouched = office.past().items["cf-00000002"]
    assert [day for day, _word in words(untouched)] == ["2024-03-01", "2024-01-05"]


def test_another_organ_is_a_version_that_names_both(office: PastOffice) -> None:
    (office.root / "powers/zrzy").mkdir()
    office.git(office.root, "mv", PATH, f"powers/zrzy/{ITEM}.yaml")
    office.commit("2024-06-01", {"powers/zrzy/list.yaml": FIRST["powers/zfj/list.yaml"]})
    past = office.past().items[ITEM]
    assert words(past) == [("2024-06-01", "划转"), ("2024-01-05", "首次公布")]
    said = redlines(past)["实施机构"]
    assert "测试市综合执法局" in said
    assert "测试市自然资源局" in said


def test_a_repealed_item_keeps_its_old_text(office: PastOffice) -> None:
    ended = power(more="状态: 废止\n失效日期: 2024-08-01\n承接: [cf-00000002]\n")
    office.commit("2024-07-20", {PATH: ended})
    past = office.past().items[ITEM]
    assert words(past) == [("2024-07-20", "取消"), ("2024-01-05", "首次公布")]
    assert redlines(past) == {
        "状态": "-有效+废止",
        "失效日期": "+2024-08-01",
        "承接（第1个）": "+对违法建设的处罚",
    }
    old = past.details()[1].text
    assert old is not None
    assert old.fields["时限"] == {"承诺": "60日"}


ADJUSTMENT = """名称: 测试市人民政府关于压减时限的公告
阶段: 公布稿
文号: 测政发〔2024〕3号
日期: 2024-02-25
生效日期: 2024-03-01
依据: [《中华人民共和国行政许可法》第四十二条]
审核: {{机构: zfj, 日期: 2024-02-20}}
合法性审查: {{机构: zfj, 日期: 2024-02-21, 通过: 是}}
审批: {{机关: 测试市人民政府, 日期: 2024-02-24}}
变更:
  - {{事项: {item}, 调整: 变更}}
"""


def test_a_version_names_the_published_adjustment_behind_it(office: PastOffice) -> None:
    office.commit(
        "2024-03-01",
        {PATH: power(limit="30日"), "adjustments/2024-03.yaml": ADJUSTMENT.format(item=ITEM)},
    )
    chronicle = office.past()
    cause = chronicle.items[ITEM].versions[0].causes[0]
    assert (cause.document, cause.page) == ("测政发〔2024〕3号", "changes/2024-03.html")
    assert chronicle.announced[0].named == ((ITEM, "变更"),)
    assert chronicle.announced[0].counts == (("变更要素", 1),)


def test_an_adjustment_that_is_not_published_is_no_cause(office: PastOffice) -> None:
    text = (
        ADJUSTMENT.format(item=ITEM)
        .replace("公布稿", "报批稿")
        .replace("名称: ", f"名称: {CANARY}")
    )
    office.commit("2024-03-01", {PATH: power(limit="30日"), "adjustments/2024-03.yaml": text})
    chronicle = office.past()
    assert chronicle.announced == ()
    assert chronicle.items[ITEM].versions[0].causes == ()
    assert leaks(office) == []


APPROVED = "审批: {机关: 测试市人民政府, 日期: 2024-02-24}\n"
REVIEWED = "合法性审查: {机构: zfj, 日期: 2024-02-21, 通过: 是}\n"
SIGNED = "文号: 测政发〔2024〕3号\n日期: 2024-02-25\n"
EXAMINED = "审核: {机构: zfj, 日期: 2024-02-20}\n"


@pytest.mark.parametrize(
    ("without", "mark"),
    [
        ((), ""),
        ((SIGNED,), ""),
        ((EXAMINED,), "未定稿·缺审核，不作为办事依据"),
        ((EXAMINED, SIGNED), "未定稿·缺审核，文号、日期待填，不作为办事依据"),
        ((EXAMINED, APPROVED, REVIEWED, SIGNED), None),
    ],
)
def test_an_adjustment_that_is_not_final_says_so(
    office: PastOffice, without: tuple[str, ...], mark: str | None
) -> None:
    text = ADJUSTMENT.format(item=ITEM)
    for part in without:
        assert part in text
        text = text.replace(part, "")
    office.commit("2024-03-01", {PATH: power(limit="30日"), "adjustments/2024-03.yaml": text})
    chronicle = office.past()
    said = chronicle.announced[0].mark
    if mark is None:
        assert said.startswith("未定稿·缺审核")
        assert "合法性" not in said
    else:
        assert said == mark
    assert any("未定稿" in remark for remark in chronicle.remarks) == bool(said)
    office.publish()
    for path in ("changes.html", "changes/2024-03.html", "feed.xml"):
        assert ("未定稿" in office.page(path)) == bool(said), path
    office.publish(form=SiteFormat.MARKDOWN)
    assert ("未定稿" in office.page("changes/2024-03.md")) == bool(said)


@pytest.mark.parametrize("passed", ["否", None])
def test_what_came_of_the_review_of_legality_is_told_to_the_publisher_only(
    office: PastOffice, passed: str | None
) -> None:
    text = ADJUSTMENT.format(item=ITEM)
    text = text.replace("通过: 是", "通过: 否") if passed else text.replace(REVIEWED, "")
    text = text.replace("调整: 变更", "调整: 新增")  # asks for every step
    office.commit("2024-03-01", {PATH: power(limit="30日"), "adjustments/2024-03.yaml": text})
    chronicle = office.past()
    assert chronicle.announced[0].mark == "未定稿·不作为办事依据"
    assert any("合法性审查" in remark for remark in chronicle.remarks)
    office.publish()
    assert not [p for p, data in office.bytes().items() if "合法性审查".encode() in data]


def test_an_adjustment_names_no_item_that_is_hidden_today(office: PastOffice) -> None:
    other = "zz-canary02"
    text = ADJUSTMENT.format(item=ITEM) + f"  - {{事项: {other}, 名称: {CANARY}, 调整: 新增}}\n"
    text += "数量: {分类: {变更要素: 1, 新增: 1}}\n"
    office.commit(
        "2024-03-01",
        {
            PATH: power(limit="30日"),
            f"powers/zfj/{other}.yaml": power(CANARY, more="可见性: 内部\n"),
            "adjustments/2024-03.yaml": text,
        },
    )
    chronicle = office.past()
    assert chronicle.announced[0].named == ((ITEM, "变更"),)
    assert chronicle.remarks == ()
    assert leaks(office) == []
    office.publish()
    assert not [p for p, data in office.bytes().items() if other.encode() in data]


REDACTIONS = {
    "a literal": f"{{文字: {CANARY}张三, 原因: 个人隐私}}",
    "a field of an item": f"{{事项: {ITEM}, 字段: 备注, 原因: 误公开}}",
    "a field of all items": "{字段: 备注, 原因: 误公开}",
    "the whole history": f"{{事项: {ITEM}, 原因: 误公开}}",
    "a literal in one field": f"{{事项: {ITEM}, 字段: 备注, 文字: {CANARY}张三, 原因: 误公开}}",
}


@pytest.mark.parametrize("rule", REDACTIONS.values(), ids=REDACTIONS.keys())
def test_what_is_redacted_is_in_no_version_and_no_redline(office: PastOffice, rule: str) -> None:
    office.commit("2024-02-01", {PATH: power(more=f"备注: 联系人{CANARY}张三\n")})
    office.commit("2024-03-01", {PATH: power(limit="30日")})
    assert leaks(office)
    office.commit("2024-04-01", {"qingdan.yaml": redacted(rule)})
    past = office.past().items[ITEM]
    assert leaks(office) == []
    assert past.masked


def test_a_redaction_reaches_announcements(office: PastOffice) -> None:
    text = ADJUSTMENT.format(item=ITEM) + f"衔接措施: [由{CANARY}张三交接]\n"
    office.commit(
        "2024-03-01",
        {
            "adjustments/2024-03.yaml": text,
            "qingdan.yaml": redacted(f"{{文字: {CANARY}张三, 原因: 个人隐私}}"),
        },
    )
    assert office.past().announced[0].measures == ("由〔不公开〕交接。",)
    assert leaks(office) == []


def test_a_redaction_that_says_nothing_is_refused(office: PastOffice) -> None:
    office.commit("2024-02-01", {"qingdan.yaml": redacted("{原因: 不知道}")})
    with pytest.raises(QingdanError, match="第1条没有说遮盖什么"):
        office.past()


def test_a_redaction_of_an_item_that_never_was_is_remarked(office: PastOffice) -> None:
    office.commit("2024-02-01", {"qingdan.yaml": redacted("{事项: cf-99999999, 原因: 笔误}")})
    assert any("cf-99999999" in remark for remark in office.past().remarks)


def test_the_working_tree_comes_after_the_last_commit(office: PastOffice) -> None:
    (office.root / PATH).write_text(power(limit="30日"), encoding="utf-8")
    (office.root / "powers/zfj/cf-00000007.yaml").write_text(power("新的"), encoding="utf-8")
    chronicle = office.past(dirty=True)
    past = chronicle.items[ITEM]
    assert words(past) == [("", "变更"), ("2024-01-05", "首次公布")]
    assert past.versions[0].commit == ""
    assert redlines(past) == {"时限·承诺（压减）": "-60日+30日"}
    assert words(chronicle.items["cf-00000007"]) == [("", "首次公布")]
    assert words(chronicle.items["cf-00000002"]) == [("2024-01-05", "首次公布")]


def test_an_item_under_a_new_id_keeps_its_past_and_its_address(office: PastOffice) -> None:
    office.commit("2024-02-01", {PATH: power(limit="30日")})
    office.git(office.root, "mv", PATH, "powers/zfj/cf-0000newid.yaml")
    office.commit("2024-03-01")
    office.commit("2024-04-01", {"powers/zfj/cf-0000newid.yaml": power(limit="20日")})
    chronicle = office.past()
    assert chronicle.former == {PAGE: ("cf-0000newid",)}
    assert [day for day, _word in words(chronicle.items["cf-0000newid"])] == [
        "2024-04-01",
        "2024-02-01",
        "2024-01-05",
    ]


def test_a_declared_successor_of_what_is_gone_is_led_to(office: PastOffice) -> None:
    office.commit(
        "2024-03-01",
        {PATH: None, "powers/zfj/cf-00000008.yaml": power("新编的", more=f"承接自: [{ITEM}]\n")},
    )
    assert office.past().former == {PAGE: ("cf-00000008",)}


def test_what_never_was_public_has_no_former_page(office: PastOffice) -> None:
    office.commit("2024-02-01", {"powers/zfj/cf-0000draf.yaml": power("拟", more="状态: 草案\n")})
    office.commit(
        "2024-03-01",
        {
            "powers/zfj/cf-0000draf.yaml": None,
            "powers/zfj/cf-00000008.yaml": power("新编的", more="承接自: [cf-0000draf]\n"),
        },
    )
    assert office.past().former == {}


def test_a_shallow_clone_says_that_its_history_is_cut(
    office: PastOffice, git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office.commit("2024-03-01", {PATH: power(limit="30日")})
    office.commit("2024-04-01", {PATH: power(limit="20日")})
    clone = tmp_path / "浅"
    git(tmp_path, "clone", "-q", "--depth", "2", (tmp_path / "库").as_uri(), str(clone))
    shallow = PastOffice(clone / "清单", git, monkeypatch, tmp_path / "site2")
    chronicle = shallow.past()
    assert chronicle.reach is Reach.CUT
    assert words(chronicle.items[ITEM]) == [
        ("2024-04-01", "变更"),
        ("2024-03-01", "历史从这里开始"),
    ]
    assert any("浅克隆" in remark for remark in chronicle.remarks)


def test_notes_of_the_last_run_change_nothing(office: PastOffice, tmp_path: Path) -> None:
    office.notes = tmp_path / "cache"
    office.commit("2024-03-01", {PATH: power(limit="30日", more="主项: cf-00000002\n")})
    first = office.past()
    assert office.past() == first
    office.commit("2024-04-01", {"powers/zfj/cf-00000002.yaml": power("对违章建设的处罚")})
    again = office.past()
    office.notes = None
    assert again == office.past()
    assert redlines(again.items[ITEM])["主项"] == "+对违章建设的处罚"


def test_a_version_in_an_older_format_is_shown_as_far_as_it_can_be_read(
    office: PastOffice,
) -> None:
    office.commit("2024-02-01", {PATH: power(limit="不知道")})
    office.commit("2024-03-01", {PATH: power(limit="20日")})
    past = office.past().items[ITEM]
    assert [detail.partial for detail in past.details()] == [False, True, False]
    assert "时限" not in (past.details()[1].text or ORGANS).fields  # type: ignore[union-attr]
