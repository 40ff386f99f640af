"""``qingdan adjust draft``: the declaration of what changed, for a person to complete."""

from __future__ import annotations

import pytest
import yaml

from qingdan.model.adjustment import Adjustment
from qingdan.rules.schema.check import check_record
from qingdan.store.reader import read_mapping

from .adjust_repository import DAY, FIRST, ONE, TWO, Office, power

HEADER = "powers/zfj/list.yaml"
TEXT = "texts/追责.yaml"
TEXTS = "处罚-追责:\n  用途: 追责情形\n  内容: [{said}]\n"
USING = "追责: {情形: {套用: 处罚-追责}}\n"


@pytest.fixture
def office(make_workspace, run_cli, git) -> Office:
    root = make_workspace(
        {
            ONE: power("甲") + USING,
            TWO: power("乙"),
            "powers/zfj/cf-00000003.yaml": power("丙"),
            "powers/zfj/cf-00000004.yaml": power("丁", status="草案"),
            HEADER: "标题: 权力责任清单\n默认: {行使层级: [市级]}\n",
            TEXT: TEXTS.format(said="不具备资格的"),
        }
    )
    git(root, "init", "-q")
    office = Office(root, run_cli, git)
    office.commit("一")
    return office


def content(office: Office, path: str = FIRST) -> dict:
    read = read_mapping((office.root / path).read_bytes())
    assert read.value is not None
    assert check_record(Adjustment, read.value, path) == []
    return read.value


def entries(office: Office, path: str = FIRST) -> list[dict]:
    return content(office, path)["变更"]


def test_what_a_person_finds_to_complete(office):
    office.write(ONE, power("甲", 60, "2026-02-01") + USING)
    out = office.draft("HEAD", "--name", "关于调整权责清单的公告", "--reason", "法规修改")
    assert out == FIRST + "\n"
    drafted = content(office)
    assert list(drafted) == ["名称", "阶段", "生效日期", "理由", "变更"]
    assert (drafted["名称"], drafted["理由"]) == ("关于调整权责清单的公告", "法规修改")
    assert (drafted["阶段"], drafted["生效日期"]) == ("草案", "2026-02-01")
    (entry,) = drafted["变更"]
    assert list(entry) == ["事项", "名称", "调整", "前", "后", "改动"]
    assert entry["改动"] == [
        {"字段": "生效日期", "原": "2020-01-01", "改为": "2026-02-01"},
        {"字段": "时限.法定", "原": "90日", "改为": "60日"},
    ]
    assert office.read(FIRST).startswith("# 由 qingdan adjust draft 照 ")
    assert office.found("HEAD") == []


def test_the_words_of_each_kind(office):
    office.write(ONE, None)
    office.write("powers/zrzy/cf-00000001.yaml", power("甲") + USING)
    office.write(TWO, power("乙", status="废止") + "失效日期: 2026-01-01\n承接: [cf-00000005]\n")
    office.write("powers/zfj/cf-00000005.yaml", power("乙的后继") + "承接自: [cf-00000002]\n")
    office.write("powers/zfj/cf-00000004.yaml", power("丁"))
    office.draft("HEAD")
    found = {entry["事项"]: entry for entry in entries(office)}
    assert {key: entry["调整"] for key, entry in found.items()} == {
        "cf-00000001": "划转",
        "cf-00000002": "取消",
        "cf-00000004": "新增",
        "cf-00000005": "承接",
    }
    assert (found["cf-00000001"]["自"], found["cf-00000001"]["至"]) == ("zfj", "zrzy")
    assert found["cf-00000002"]["去向"] == ["cf-00000005"]
    assert found["cf-00000005"]["来自"] == ["cf-00000002"]
    assert "前" not in found["cf-00000004"]
    assert "改动" not in found["cf-00000002"]
    assert [name for name, _file in office.found("HEAD")] == []


def test_a_day_that_only_the_new_list_says_is_not_taken_over(office):
    office.write("powers/zrzy/list.yaml", "标题: 清单\n默认: {生效日期: 2021-01-01}\n")
    office.write(TWO, power("乙").replace("生效日期: 2020-01-01\n", ""))
    office.commit("二")
    office.write("powers/zrzy/cf-00000002.yaml", office.read(TWO))
    office.write(TWO, None)
    office.draft("HEAD")
    assert "生效日期" not in content(office)
    assert list(entries(office)[0]) == ["事项", "名称", "调整", "自", "至", "前", "后"]


def test_what_many_share_comes_last_and_once(office):
    office.write(TEXT, TEXTS.format(said="不具备资格的, 违反程序的"))
    office.write(HEADER, "标题: 权力责任清单\n默认: {行使层级: [县级]}\n")
    office.write(TWO, power("乙", 30, "2026-02-01"))
    office.draft("HEAD")
    found = entries(office)
    assert [entry.get("文件") for entry in found] == [None, HEADER, TEXT]
    assert found[2]["名称"] == "处罚-追责"
    assert office.found("HEAD") == []


@pytest.mark.parametrize(
    "changed",
    [
        {ONE: "# 注\n" + power("甲") + USING},
        {ONE: power("甲") + USING + "俗称: [占道]\n内部说明: 待核\n"},
        {"powers/zfj/cf-00000004.yaml": power("丁丁", 30, status="草案")},
        {"powers/zfj/cf-00000004.yaml": None},
        {"powers/zfj/cf-00000006.yaml": power("己", status="审核")},
        {"README.md": "说明\n"},
    ],
)
def test_nothing_to_declare(office, changed):
    for path, text in changed.items():
        office.write(path, text)
    code, out, err = office.adjust("draft", "HEAD")
    assert (code, out) == (0, "")
    assert "没有要写进调整的改动" in err
    assert not (office.root / "adjustments").exists()


def test_what_is_declared_already_is_not_declared_again(office):
    office.write(ONE, power("甲", 60, "2026-02-01") + USING)
    office.draft("HEAD")
    code, out, err = office.adjust("draft", "HEAD")
    assert (code, out) == (0, "")
    assert "改了的 1 处都已经写在调整里" in err


def test_another_batch_goes_on_where_the_first_ended(office):
    office.write(ONE, power("甲", 60, "2026-02-01") + USING)
    office.draft("HEAD")
    after = entries(office)[0]["后"]
    office.write(ONE, power("甲", 45, "2026-03-01") + USING)
    out = office.draft("HEAD")
    assert out == f"adjustments/{DAY}-tzqd-2.yaml\n"
    assert entries(office, out.strip())[0]["前"] == after
    assert office.found("HEAD") == []


def test_the_base_is_the_last_that_was_published(office):
    office.write(ONE, power("甲", 60, "2026-02-01") + USING)
    code, out, err = office.adjust("draft")
    assert (code, out) == (2, "")
    assert "HEAD~1" in err
    office.draft("HEAD")
    office.publish()
    office.commit("二")
    office.write(TWO, power("乙", 60, "2026-02-01"))
    office.commit("三")
    out = office.draft("--slug", "2026-dep")
    assert [entry["事项"] for entry in entries(office, out.strip())] == ["cf-00000002"]


def test_to_the_screen_and_between_commits(office):
    office.write(ONE, power("甲", 60, "2026-02-01") + USING)
    office.commit("二")
    office.write(TWO, power("乙", 60, "2026-02-01"))
    out = office.draft("HEAD~1", "HEAD", "--stdout")
    assert [entry["事项"] for entry in yaml.safe_load(out)["变更"]] == ["cf-00000001"]
    assert not (office.root / "adjustments").exists()


def test_an_item_in_force_that_was_deleted_is_told_not_declared(office):
    office.write(ONE, power("甲", 60, "2026-02-01") + USING)
    office.write(TWO, None)
    _code, _out, err = office.adjust("draft", "HEAD")
    assert f"1 个生效过的事项被删去，没有写进调整：{TWO}" in err
    assert [entry["事项"] for entry in entries(office)] == ["cf-00000001"]


class TestUpdate:
    @pytest.fixture
    def drafted(self, office) -> Office:
        office.write(ONE, power("甲", 60, "2026-02-01") + USING)
        office.draft("HEAD")
        text = office.read(FIRST).replace("  - 事项:", "  # 局里已经商定\n  - 事项:")
        text = text.replace(
            "    调整: 变更\n", "    调整: 变更\n    理由: 程序简化   # 见会议纪要\n"
        )
        office.write(FIRST, text)
        return office

    def test_anchors_are_those_of_now_and_comments_stay(self, drafted):
        before = drafted.read(FIRST)
        drafted.write(ONE, power("甲", 45, "2026-02-01") + USING)
        drafted.write(TWO, power("乙", 30, "2026-02-01"))
        assert drafted.draft("HEAD", "--update", FIRST) == FIRST + "\n"
        after = drafted.read(FIRST)
        found = entries(drafted)
        assert [entry["事项"] for entry in found] == ["cf-00000001", "cf-00000002"]
        assert "  # 局里已经商定\n" in after
        assert "理由: 程序简化   # 见会议纪要\n" in after
        kept = [line for line in before.splitlines() if "后:" not in line]
        assert [line for line in kept if line not in after.splitlines()] == []
        assert drafted.found("HEAD") == []

    def test_anchors_that_nobody_wrote(self, drafted):
        text = drafted.read(FIRST)
        lines = [line for line in text.split("\n") if not line.startswith(("    前", "    后"))]
        drafted.write(FIRST, "\n".join(lines))
        assert drafted.found("HEAD") == [("undeclared-change", ONE)]
        drafted.draft("HEAD", "--update", FIRST)
        assert drafted.read(FIRST) == text

    def test_nothing_new(self, drafted):
        before = drafted.read(FIRST)
        code, out, err = drafted.adjust("draft", "HEAD", "--update", FIRST)
        assert (code, out) == (0, "")
        assert "没有要更新的" in err
        assert drafted.read(FIRST) == before

    def test_what_was_taken_back_is_named_and_stays(self, drafted):
        drafted.write(ONE, power("甲") + USING)
        drafted.write(TWO, power("乙", 30, "2026-02-01"))
        _code, _out, err = drafted.adjust("draft", "HEAD", "--update", FIRST)
        assert "1 条的事项和基线比没有变，原样留着，请核对：cf-00000001" in err
        assert [entry["事项"] for entry in entries(drafted)] == ["cf-00000001", "cf-00000002"]

    def test_a_published_batch_is_left_alone(self, drafted):
        drafted.publish()
        before = drafted.read(FIRST)
        code, _out, err = drafted.adjust("draft", "HEAD", "--update", FIRST)
        assert code == 2
        assert "已经是公布稿" in err
        assert drafted.read(FIRST) == before

    @pytest.mark.parametrize("path", ["adjustments/meiyou.yaml", ONE, "qingdan.yaml"])
    def test_a_file_that_is_no_batch(self, drafted, path):
        code, out, err = drafted.adjust("draft", "HEAD", "--update", path)
        assert (code, out) == (2, "")
        assert err


@pytest.mark.parametrize("slug", ["调整", "a/b", "A", "-a", ""])
def test_a_slug_that_is_no_name_of_a_file(office, slug):
    code, _out, err = office.adjust("draft", "HEAD", "--slug", slug)
    assert code == 2
    assert "--slug" in err
