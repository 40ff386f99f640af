"""``qingdan adjust draft``: the declaration of what changed, for a person to complete."""

from __future__ import annotations

import json

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
    out = office.draft("HEAD", "--new")
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


class TestAgain:
    """A second draft while the first is still being written."""

    @pytest.fixture
    def drafted(self, office) -> Office:
        office.write(ONE, power("甲", 60, "2026-02-01") + USING)
        office.draft("HEAD")
        office.write(FIRST, office.read(FIRST) + "备注: 人写的   # 会上定的\n")
        return office

    def refused(self, office: Office, *words: str) -> str:
        before = office.read(FIRST)
        code, out, err = office.adjust("draft", *words)
        assert (code, out) == (2, "")
        assert office.read(FIRST) == before
        assert [one.name for one in (office.root / "adjustments").iterdir()] == [
            FIRST.rpartition("/")[2]
        ]
        return err

    def test_what_was_declared_and_changed_again(self, drafted):
        drafted.write(ONE, power("甲", 45, "2026-03-01") + USING)
        err = self.refused(drafted, "HEAD")
        assert f"“对甲的处罚”已经写在还没有公布的 {FIRST}（草案）里，后来又改了" in err
        assert f"qingdan adjust draft HEAD --update {FIRST}。" in err

    def test_what_is_new_beside_a_draft(self, drafted):
        drafted.write(TWO, power("乙", 60, "2026-02-01"))
        err = self.refused(drafted, "HEAD")
        assert f"还有一批没有公布的草案 {FIRST}" in err
        assert "--new" in err

    def test_the_advice_can_be_followed(self, drafted):
        drafted.write(TWO, power("乙", 60, "2026-02-01"))
        command = self.refused(drafted, "HEAD").partition("qingdan adjust ")[2].partition("。")[0]
        code, out, err = drafted.adjust(*command.split())
        assert (code, out) == (0, FIRST + "\n"), err
        assert "备注: 人写的   # 会上定的\n" in drafted.read(FIRST)
        assert [entry["事项"] for entry in entries(drafted)] == ["cf-00000001", "cf-00000002"]
        assert drafted.found("HEAD") == []

    def test_another_batch_when_it_is_asked_for(self, drafted):
        drafted.write(TWO, power("乙", 60, "2026-02-01"))
        before = drafted.read(FIRST)
        out = drafted.draft("HEAD", "--new")
        assert out == f"adjustments/{DAY}-tzqd-2.yaml\n"
        assert [entry["事项"] for entry in entries(drafted, out.strip())] == ["cf-00000002"]
        assert drafted.read(FIRST) == before

    def test_beside_a_batch_that_went_on_to_be_examined(self, drafted):
        drafted.write(FIRST, drafted.read(FIRST).replace("阶段: 草案", "阶段: 报批稿"))
        drafted.write(TWO, power("乙", 60, "2026-02-01"))
        assert drafted.draft("HEAD") == f"adjustments/{DAY}-tzqd-2.yaml\n"

    def test_an_examined_batch_whose_items_changed_again(self, drafted):
        drafted.write(FIRST, drafted.read(FIRST).replace("阶段: 草案", "阶段: 报批稿"))
        drafted.write(ONE, power("甲", 45, "2026-03-01") + USING)
        assert f"{FIRST}（报批稿）" in self.refused(drafted, "HEAD")

    def test_an_update_knows_what_the_draft_was_made_from(self, drafted):
        head = drafted.git(drafted.root, "rev-parse", "HEAD").strip()
        assert f"照 {head[:12]}（" in drafted.read(FIRST)
        assert "到工作区的差别起草" in drafted.read(FIRST)
        drafted.commit("改了，还没有公布")
        drafted.write(TWO, power("乙", 60, "2026-02-01"))
        assert drafted.draft("--update", FIRST) == FIRST + "\n"
        assert [entry["事项"] for entry in entries(drafted)] == ["cf-00000001", "cf-00000002"]

    @pytest.mark.parametrize("first", ["", "# 照 0123456789ab（2020-01-01）到工作区的差别起草。\n"])
    def test_a_base_that_is_not_recorded_or_gone_is_asked_for(self, drafted, first):
        text = drafted.read(FIRST)
        drafted.write(FIRST, first + text.split("\n", 1)[1])
        code, out, err = drafted.adjust("draft", "--update", FIRST)
        assert (code, out) == (2, "")
        assert "HEAD~1" in err

    def test_an_update_and_another_batch_at_once(self, drafted):
        code, _out, err = drafted.adjust("draft", "HEAD", "--new", "--update", FIRST)
        assert code == 2
        assert "不能一起写" in err


class TestOtherId:
    """An item whose file has another name: diff, draft and check advise one and the same."""

    ADVICE = "同一个事项：把文件名改回 cf-00000002.yaml；换成了另一个事项：恢复 " + TWO
    OTHER = "powers/zfj/cf-00000022.yaml"

    @pytest.mark.parametrize("more", ["", "承接自: [cf-00000002]\n"])
    def test_one_advice(self, office, run_cli, more):
        office.write(self.OTHER, office.read(TWO) + more)
        office.write(TWO, None)
        code, out, err = office.adjust("draft", "HEAD")
        assert (code, out) == (0, "")
        assert f"{TWO} 换成了 {self.OTHER}，没有写进调整。" in err
        assert self.ADVICE in err
        assert not (office.root / "adjustments").exists()
        _code, told, _err = run_cli("diff", "HEAD", cwd=office.root)
        assert "原来的 id 是 cf-00000002，现在是 cf-00000022" in told
        assert self.ADVICE in told
        assert ("按编码和内容推定" in told) is (not more)
        _code, page, _err = run_cli("diff", "HEAD", "--format", "markdown", cwd=office.root)
        assert "生效过的事项换了 id：1 项" in page
        assert "推定有承接关系" not in page
        _code, found, _err = office.adjust("check", "HEAD")
        assert self.ADVICE in found.replace("\n", "")

    def test_following_it_by_the_old_name(self, office):
        office.write(self.OTHER, office.read(TWO))
        office.write(TWO, None)
        (office.root / self.OTHER).rename(office.root / TWO)
        assert office.found("HEAD") == []

    def test_following_it_with_another_item(self, office):
        office.write(self.OTHER, power("乙的后继") + "承接自: [cf-00000002]\n")
        office.write(
            TWO,
            power("乙", status="废止") + "失效日期: 2026-01-01\n承接: [cf-00000022]\n",
        )
        office.draft("HEAD")
        assert {one["事项"]: one["调整"] for one in entries(office)} == {
            "cf-00000002": "取消",
            "cf-00000022": "承接",
        }
        assert office.found("HEAD") == []

    def test_a_draft_may_have_another_name(self, office, run_cli):
        old, new = "powers/zfj/cf-00000004.yaml", "powers/zfj/cf-00000044.yaml"
        office.write(new, office.read(old))
        office.write(old, None)
        _code, told, _err = run_cli("diff", "HEAD", cwd=office.root)
        assert "请确认" in told
        assert "把文件名改回" not in told


def test_a_shared_text_that_is_not_declared_is_pointed_at(office):
    office.write(TEXT, "# 一\n# 二\n其他:\n  内容: [子]\n" + TEXTS.format(said="违反程序的"))
    _code, out, _err = office.run(
        *("adjust", "check", "HEAD", "--format", "json", "--as-of", DAY), cwd=office.root
    )
    places = {one["file"]: one["line"] for one in json.loads(out)["findings"]}
    assert places[TEXT] == 5


def test_a_header_that_is_not_declared_is_pointed_at(office):
    office.write(HEADER, "# 一\n标题: 权力责任清单\n默认:\n  行使层级: [县级]\n")
    _code, out, _err = office.run(
        *("adjust", "check", "HEAD", "--format", "json", "--as-of", DAY), cwd=office.root
    )
    places = {one["file"]: one["line"] for one in json.loads(out)["findings"]}
    assert places[HEADER] == 4


def test_what_a_header_no_longer_says_is_pointed_at_where_it_stood(office):
    office.write(HEADER, "标题: 权力责任清单\n默认:\n  行使层级: [市级, 县级]\n")
    office.commit("二")
    office.write(HEADER, "标题: 权力责任清单\n默认:\n  行使层级: [市级]\n")
    _code, out, _err = office.run(
        *("adjust", "check", "HEAD", "--format", "json", "--as-of", DAY), cwd=office.root
    )
    assert [(one["file"], one["line"]) for one in json.loads(out)["findings"]] == [(HEADER, 3)]


def test_without_a_base_the_draft_that_waits_is_named(office):
    office.write(ONE, power("甲", 60, "2026-02-01") + USING)
    office.draft("HEAD")
    code, _out, err = office.adjust("draft")
    assert code == 2
    assert f"qingdan adjust draft --update {FIRST}。" in err


def test_the_base_is_told_by_its_day(office):
    office.write(ONE, power("甲", 60, "2026-02-01") + USING)
    day = office.git(office.root, "show", "-s", "--format=%cs", "HEAD").strip()
    _code, _out, err = office.adjust("check", "HEAD")
    assert f"（{day}）；自那以后改了 1 处" in err
