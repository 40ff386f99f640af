"""``qingdan transfer``: items go to another organ with nothing lost and nothing changed unsaid."""

from __future__ import annotations

import datetime
import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from qingdan.errors import QingdanError
from qingdan.model.kinds import inheritable_keys
from qingdan.model.vocabulary import ListKind
from qingdan.report.transfer_json import transfer_json
from qingdan.rules.profile import load
from qingdan.store.emit import emit
from qingdan.store.reader import read_mapping
from qingdan.transfer.moving import OF_THE_ORGAN
from qingdan.transfer.order import Order
from qingdan.transfer.planning import plan_transfer
from qingdan.transfer.scene import read_scene

DAY = "2026-11-01"
CREDIT = {"zrzy": "11990100M00000019X", "zfj": "11990100M00000027Q"}

ORGANS = """\
机构:
  zrzy:
    名称: 测试市自然资源和规划局
    简称: [自规局]
    统一社会信用代码: 11990100M00000019X
    内设机构:
      - 规划执法科   # 二十人
      - {名称: 法规科, 职责: 合法性审核}
  zfj:
    名称: 测试市城市管理综合行政执法局
    统一社会信用代码: 11990100M00000027Q
    内设机构: [法制科]
  glj:
    名称: 测试市公路管理站
    上级: zrzy
  gb:
    名称: 测试市各部门
    性质: 机构群组
    成员: [zrzy, zfj]
  old:
    名称: 测试市规划局
    失效日期: 2019-01-20
    承接: [zrzy]
"""
HEADER = "标题: 清单\n默认: {状态: 有效, 生效日期: 2025-01-01%s}\n"
POWER = """\
# 甲
名称: 甲许可
类型: 行政许可
序号: 3      # 排在最前
编码:
  基本编码: "000115012000"
  实施编码: 11990100M00000019X3000115012000
  业务办理项编码: 11990100M00000019X300011501200001
承办机构: [规划执法科]
决定机构: 自规局
依据: [《中华人民共和国城乡规划法》第四十条]
备注: 由自规局会同有关部门办理
"""
FILES = {
    "organs.yaml": ORGANS,
    "powers/zrzy/list.yaml": HEADER % ', 流程: [受理, 决定], 咨询方式: "1"',
    "powers/zfj/list.yaml": HEADER % ', 咨询方式: "2"',
    "powers/zrzy/xk-aaaaaaaa.yaml": POWER,
    "powers/zrzy/xk-bbbbbbbb.yaml": "名称: 乙许可\n类型: 行政许可\n",
    "powers/zrzy/xk-cccccccc.yaml": "名称: 丙许可\n类型: 行政许可\n主项: xk-bbbbbbbb\n流程: []\n",
    "powers/zrzy/xk-dddddddd.yaml": "名称: 丁许可\n类型: 行政许可\n状态: 草案\n",
    "powers/zrzy/xk-eeeeeeee.yaml": "名称: 戊许可\n类型: 行政许可\n状态: 废止\n",
    "powers/zfj/xk-ffffffff.yaml": "名称: 己许可\n类型: 行政许可\n序号: 7\n共同实施: [zrzy]\n",
    "boundaries/bj-aaaaaaaa.yaml": (
        "名称: 违建\n状态: 有效\n牵头: [zrzy]  # 定了\n配合: [zfj]\n"
        "分工:\n  - {部门: zrzy, 职责: [认定]}\n  - {部门: zfj, 职责: [查处]}\n"
        "争议: [{提出: zrzy}]\n"
    ),
}


@pytest.fixture
def workspace(make_workspace, git) -> Path:
    root = make_workspace(FILES)
    commit(git, root)
    return root


def commit(git, root: Path) -> None:
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "a")


def moved(run_cli, root: Path, *more: str, code: int = 0) -> dict:
    done = run_cli("transfer", "zrzy", "zfj", "--on", DAY, "--format", "json", "-w", root, *more)
    assert done[0] == code, done
    return json.loads(done[1])


def value(root: Path, path: str) -> dict:
    return read_mapping((root / path).read_bytes()).value


def effective(root: Path, path: str) -> dict:
    kind, organ = path.split("/")[:2]
    defaults = value(root, f"{kind}/{organ}/list.yaml").get("默认", {})
    usable = {key: defaults[key] for key in defaults if key in inheritable_keys(ListKind(kind))}
    return {**usable, **value(root, path)}


def topics(notes: list[dict]) -> set[str]:
    return {note["topic"] for note in notes}


class TestOneItem:
    def test_keeps_id_comments_and_what_it_inherited(self, workspace, run_cli):
        report = moved(
            run_cli, workspace, "--items", "xk-aaaaaaaa", "--document", "测发〔2026〕1号"
        )
        assert not (workspace / "powers/zrzy/xk-aaaaaaaa.yaml").exists()
        path = "powers/zfj/xk-aaaaaaaa.yaml"
        text = (workspace / path).read_text(encoding="utf-8")
        assert text.startswith("# 甲\n名称: 甲许可\n")
        assert "# 排在最前" in text
        now = value(workspace, path)
        assert now["生效日期"] == DAY
        assert now["批准"] == {"文号": "测发〔2026〕1号"}
        assert now["流程"] == ["受理", "决定"]
        assert now["序号"] == 8
        assert now["决定机构"] == "测试市城市管理综合行政执法局"
        assert "咨询方式" not in now
        assert report["written"] == [path]
        assert report["removed"] == ["powers/zrzy/xk-aaaaaaaa.yaml"]
        assert {"codes", "defaults", "ordinals", "words"} <= topics(report["done"])
        assert {"units", "boundaries", "words"} <= topics(report["open"])

    def test_codes_get_the_new_organs_credit_code(self, workspace, run_cli):
        moved(run_cli, workspace, "--items", "xk-aaaaaaaa")
        codes = value(workspace, "powers/zfj/xk-aaaaaaaa.yaml")["编码"]
        assert codes["基本编码"] == "000115012000"
        assert codes["实施编码"] == CREDIT["zfj"] + "3000115012000"
        assert codes["业务办理项编码"] == CREDIT["zfj"] + "300011501200001"
        assert codes["曾用"] == [
            CREDIT["zrzy"] + "3000115012000",
            CREDIT["zrzy"] + "300011501200001",
        ]

    @pytest.mark.parametrize(
        ("policy", "code"), [("保留", CREDIT["zrzy"] + "3000115012000"), ("留空", None)]
    )
    def test_codes_by_profile(self, workspace, run_cli, monkeypatch, policy, code):
        from qingdan.transfer import planning
        from qingdan.transfer.order import CodePolicy

        monkeypatch.setattr(planning, "policy_of", lambda _profile: CodePolicy(policy))
        report = moved(run_cli, workspace, "--items", "xk-aaaaaaaa")
        codes = value(workspace, "powers/zfj/xk-aaaaaaaa.yaml")["编码"]
        assert codes.get("实施编码") == code
        assert ("曾用" in codes) == (policy == "留空")
        assert "codes" in topics(report["open"])

    def test_without_a_credit_code_the_code_is_left_and_reported(self, make_workspace, run_cli):
        organs = ORGANS.replace("    统一社会信用代码: 11990100M00000027Q\n", "")
        root = make_workspace({**FILES, "organs.yaml": organs})
        report = moved(run_cli, root, "--items", "xk-aaaaaaaa")
        assert value(root, "powers/zfj/xk-aaaaaaaa.yaml")["编码"]["实施编码"].startswith(
            CREDIT["zrzy"]
        )
        assert "codes" in topics(report["open"])

    def test_children_go_with_their_main(self, workspace, run_cli):
        report = moved(run_cli, workspace, "--items", "xk-bbbbbbbb")
        assert [one["item"] for one in report["moved"]] == ["xk-bbbbbbbb", "xk-cccccccc"]
        assert value(workspace, "powers/zfj/xk-cccccccc.yaml")["流程"] == []

    def test_organs_may_be_named(self, workspace, run_cli):
        code, out, err = run_cli(
            *("transfer", "自规局", "测试市城市管理综合行政执法局", "--items", "xk-aaaaaaaa"),
            *("-w", workspace, "--dry-run"),
        )
        assert (code, "xk-aaaaaaaa" in out) == (0, True)
        assert "按今天" in err


class TestWhole:
    def test_dry_run_says_the_same_and_writes_nothing(self, workspace, run_cli, git):
        tried = moved(run_cli, workspace, "--all", "--close", "--dry-run")
        assert git(workspace, "status", "--porcelain") == ""
        done = moved(run_cli, workspace, "--all", "--close")
        assert {**tried, "dry_run": False} == done

    def test_the_old_organ_ends_and_keeps_its_tombstones(self, workspace, run_cli):
        report = moved(
            run_cli, workspace, "--all", "--close", "--with-units", "--boundaries", "all",
            "--basis", "机构改革方案",
        )  # fmt: skip
        organs = value(workspace, "organs.yaml")["机构"]
        assert organs["zrzy"]["失效日期"] == DAY
        assert organs["zrzy"]["承接"] == ["zfj"]
        assert organs["zrzy"]["备注"] == "撤销依据：机构改革方案"
        assert "曾用名" not in organs["zfj"]
        assert organs["zfj"]["内设机构"] == ["法制科", "规划执法科"]
        assert organs["glj"]["上级"] == "zfj"
        assert organs["gb"]["成员"] == ["zfj"]
        assert organs["old"]["承接"] == ["zrzy"]
        assert "# 二十人" in (workspace / "organs.yaml").read_text(encoding="utf-8")
        left = sorted(path.name for path in (workspace / "powers/zrzy").iterdir())
        assert left == ["list.yaml", "xk-eeeeeeee.yaml"]
        draft = value(workspace, "powers/zfj/xk-dddddddd.yaml")
        assert "生效日期" not in draft
        assert "references" in topics(report["open"])  # 共同实施 of 己许可
        matter = value(workspace, "boundaries/bj-aaaaaaaa.yaml")
        assert matter["牵头"] == ["zfj"]
        assert "配合" not in matter
        assert [one["部门"] for one in matter["分工"]] == ["zfj", "zfj"]
        assert matter["争议"] == [{"提出": "zrzy"}]
        assert "# 定了" in (workspace / "boundaries/bj-aaaaaaaa.yaml").read_text(encoding="utf-8")

    def test_boundaries_are_left_alone_unasked(self, workspace, run_cli, git):
        report = moved(run_cli, workspace, "--all")
        (note,) = [one for one in report["open"] if one["topic"] == "boundaries"]
        assert (note["item"], note["field"]) == ("bj-aaaaaaaa", "牵头[0]")
        assert git(workspace, "status", "--porcelain", "boundaries") == ""

    def test_a_list_without_a_header_gets_one(self, make_workspace, run_cli):
        root = make_workspace({**FILES, "powers/zfj/list.yaml": None})
        report = moved(run_cli, root, "--all")
        header = value(root, "powers/zfj/list.yaml")
        assert header["标题"] == "测试市城市管理综合行政执法局权力责任清单"
        assert header["默认"]["生效日期"] == DAY
        assert header["默认"]["流程"] == ["受理", "决定"]
        assert "生效日期" not in value(root, "powers/zfj/xk-bbbbbbbb.yaml")
        assert "headers" in topics(report["open"])

    def test_declared_numbers_follow(self, make_workspace, run_cli):
        count = "声明数量: {主项: 2, 最小颗粒: 2, 类型: {行政许可: 2}}\n"
        header = FILES["powers/zrzy/list.yaml"] + count
        root = make_workspace({**FILES, "powers/zrzy/list.yaml": header})
        moved(run_cli, root, "--items", "xk-bbbbbbbb")
        now = value(root, "powers/zrzy/list.yaml")["声明数量"]
        assert now == {"主项": 1, "最小颗粒": 1, "类型": {"行政许可": 1}}

    def test_git_sees_renames_and_restores(self, workspace, run_cli, git):
        moved(run_cli, workspace, "--all", "--close")
        git(workspace, "add", "-A")
        status = git(workspace, "diff", "--cached", "--name-status", "-M")
        assert "R" in {line[0] for line in status.splitlines()}
        git(workspace, "restore", "--staged", "--worktree", ".")
        assert git(workspace, "status", "--porcelain") == ""
        assert (workspace / "powers/zrzy/xk-aaaaaaaa.yaml").read_text(encoding="utf-8") == POWER


class TestDays:
    """A transfer brings nothing into force before its own day."""

    def changed(self, make_workspace, **dated: str) -> Path:
        files = {f"powers/zrzy/xk-{key}.yaml": text for key, text in dated.items()}
        return make_workspace({**FILES, **files})

    @pytest.mark.parametrize(
        ("on", "own", "after", "told"),
        [
            ("2026-11-01", "2027-06-01", "2027-06-01", True),
            ("2000-01-01", "2025-01-01", "2025-01-01", True),
            ("2026-11-01", "2026-11-01", "2026-11-01", False),
            ("2026-11-01", "2026-10-31", "2026-11-01", False),
            ("2026-11-01", "不明", "2026-11-01", False),
        ],
    )
    def test_a_later_day_of_its_own_stays(self, make_workspace, run_cli, on, own, after, told):
        text = f"名称: 乙许可\n类型: 行政许可\n生效日期: {own}\n"
        root = self.changed(make_workspace, bbbbbbbb=text)
        report = moved(run_cli, root, "--items", "xk-bbbbbbbb", "--on", on)
        assert value(root, "powers/zfj/xk-bbbbbbbb.yaml")["生效日期"] == after
        notes = [one for one in report["open"] if one["field"] == "生效日期"]
        assert [f"晚于划转的 {on}" in one["message"] for one in notes] == [True] * told
        assert all("xk-bbbbbbbb" in one["message"] for one in notes)

    def test_a_later_day_that_was_inherited_is_written_down(self, make_workspace, run_cli):
        later = FILES["powers/zrzy/list.yaml"].replace("2025-01-01", "2027-06-01")
        root = make_workspace({**FILES, "powers/zrzy/list.yaml": later})
        moved(run_cli, root, "--items", "xk-bbbbbbbb")
        assert value(root, "powers/zfj/xk-bbbbbbbb.yaml")["生效日期"] == "2027-06-01"

    def test_boundary_matters_change_on_the_day_too(self, make_workspace, run_cli, git):
        matter = FILES["boundaries/bj-aaaaaaaa.yaml"]
        root = make_workspace(
            {
                **FILES,
                "boundaries/bj-aaaaaaaa.yaml": matter + "生效日期: 2024-01-01\n",
                "boundaries/bj-bbbbbbbb.yaml": matter.replace("违建", "乙")
                + "生效日期: 2027-06-01\n",
                "boundaries/bj-cccccccc.yaml": matter.replace("状态: 有效", "状态: 草案"),
            }
        )
        commit(git, root)
        report = moved(run_cli, root, "--all", "--boundaries", "all", "--document", "文〔2026〕1号")
        days = [value(root, f"boundaries/bj-{x * 8}.yaml").get("生效日期") for x in "abc"]
        assert days == [DAY, "2027-06-01", None]
        assert value(root, "boundaries/bj-aaaaaaaa.yaml")["批准"] == {"文号": "文〔2026〕1号"}
        assert "批准" not in value(root, "boundaries/bj-cccccccc.yaml")
        (note,) = [one for one in report["open"] if one["field"] == "生效日期"]
        assert "bj-bbbbbbbb" in note["message"]
        _code, out, _err = run_cli(
            *("validate", "--changed-since", "HEAD", "--select", "QD606", "--format", "json"),
            *("-w", root, "-q"),
        )
        assert [one["item"] for one in json.loads(out)["findings"]] == ["bj-bbbbbbbb"]


class TestLeftToPeople:
    def test_who_entrusts_now(self, make_workspace, run_cli):
        text = "名称: 乙许可\n类型: 行政许可\n委托: {受托: 测试市公路管理站, 至: 2028-01-01}\n"
        other = text.replace("公路管理站", "城市管理综合行政执法局")
        root = make_workspace(
            {
                **FILES,
                "powers/zrzy/xk-bbbbbbbb.yaml": text,
                "powers/zrzy/xk-cccccccc.yaml": other,
            }
        )
        report = moved(run_cli, root, "--all")
        said = {one["item"]: one["message"] for one in report["open"] if one["field"] == "委托"}
        assert set(said) == {"xk-bbbbbbbb", "xk-cccccccc"}
        assert "重新委托" in said["xk-bbbbbbbb"]
        assert "删去“委托”" in said["xk-cccccccc"]
        assert value(root, "powers/zfj/xk-bbbbbbbb.yaml")["委托"]["受托"] == "测试市公路管理站"

    def test_of_a_few_items_the_matters_are_named_in_one_line(self, make_workspace, run_cli):
        matter = FILES["boundaries/bj-aaaaaaaa.yaml"]
        root = make_workspace({**FILES, "boundaries/bj-bbbbbbbb.yaml": matter})
        few, every = (
            [
                one
                for one in moved(run_cli, root, *which, "--dry-run")["open"]
                if one["topic"] == "boundaries"
            ]
            for which in (("--items", "xk-aaaaaaaa"), ("--all",))
        )
        assert len(few) == 1
        assert "违建（bj-aaaaaaaa）、违建（bj-bbbbbbbb）" in few[0]["message"]
        assert len(every) == 2


class TestUndo:
    def undo(self, run_cli, root: Path, *more: str) -> tuple[int, str, str]:
        return run_cli("transfer", "--undo", "-w", root, *more)

    def state(self, root: Path) -> dict[str, bytes]:
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in root.rglob("*")
            if path.is_file() and ".git" not in path.parts
        }

    @pytest.mark.parametrize("in_git", [True, False])
    def test_takes_back_what_it_did_and_nothing_else(self, make_workspace, run_cli, git, in_git):
        root = make_workspace({**FILES, "powers/zfj/list.yaml": None})
        if in_git:
            commit(git, root)
        (root / "powers/zfj/xk-ffffffff.yaml").write_text("名称: 我改的\n类型: 行政许可\n")
        (root / "未提交.txt").write_text("别人的")
        before = self.state(root)
        moved(run_cli, root, "--all", "--close", "--allow-dirty")
        code, out, _err = self.undo(run_cli, root)
        assert (code, "别的文件没有动" in out) == (0, True)
        assert self.state(root) == before
        if in_git:
            listed = git(root, "-c", "core.quotepath=false", "status", "--porcelain").split("\n")
            assert listed == [" M powers/zfj/xk-ffffffff.yaml", "?? 未提交.txt", ""]
        code, _out, err = self.undo(run_cli, root)
        assert (code, "没有可以撤回的划转" in err) == (2, True)

    def test_not_what_was_changed_since(self, workspace, run_cli):
        moved(run_cli, workspace, "--all")
        path = workspace / "powers/zfj/xk-aaaaaaaa.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "俗称: [甲]\n", encoding="utf-8")
        before = self.state(workspace)
        code, out, err = self.undo(run_cli, workspace)
        assert (code, out) == (2, "")
        assert "有 1 个文件后来又改过" in err
        assert "powers/zfj/xk-aaaaaaaa.yaml" in err
        assert self.state(workspace) == before

    def test_a_transfer_that_failed_leaves_the_one_before(self, workspace, run_cli, monkeypatch):
        from qingdan.store import undoing

        old = {"a.txt": None}
        undoing.write_and_remember(workspace, {}, {"a.txt": b"1"})

        def fails(*_given):
            raise QingdanError("x")

        with monkeypatch.context() as patched:
            patched.setattr(undoing, "write_files", fails)
            with pytest.raises(QingdanError):
                undoing.write_and_remember(workspace, {"a.txt": b"1"}, {"a.txt": b"2"})
        assert undoing.undo(workspace) == list(old)
        assert not (workspace / "a.txt").exists()

    def test_stands_alone(self, workspace, run_cli):
        code, _out, err = run_cli("transfer", "zrzy", "zfj", "--undo", "-w", workspace)
        assert (code, "单独用" in err) == (2, True)
        code, _out, err = run_cli("transfer", "-w", workspace)
        assert (code, "两个机构" in err) == (2, True)

    def test_the_report_begins_with_what_is_open_and_names_the_workspace(self, workspace, run_cli):
        code, out, _err = run_cli("transfer", "zrzy", "zfj", "--all", "--on", DAY, "-w", workspace)
        assert code == 0
        parts = ["权力责任清单 4 个", "还要您定的", "做了什么", "接下来", "  xk-aaaaaaaa  甲许可"]
        assert [out.index(part) for part in parts] == sorted(out.index(part) for part in parts)
        assert f"qingdan transfer --undo -w {workspace}" in out
        assert "restore" not in out


REFUSED = [
    (["zrzy", "zrzy", "--all"], "同一个机构"),
    (["zrzy", "zfjj", "--all"], "没有“zfjj”"),
    (["zrzy", "old", "--all"], "已于 2019-01-20 撤销"),
    (["zrzy", "gb", "--all"], "机构群组"),
    (["glj", "zfj", "--all"], "没有可以划转的事项"),
    (["zrzy", "zfj"], "只写一个"),
    (["zrzy", "zfj", "--all", "--items", "xk-aaaaaaaa"], "只写一个"),
    (["zrzy", "zfj", "--items", "xk-aaaaaaab"], "没有事项“xk-aaaaaaab”"),
    (["zrzy", "zfj", "--items", "xk-ffffffff"], "不是“测试市自然资源和规划局”的"),
    (["zrzy", "zfj", "--items", "bj-aaaaaaaa"], "不归哪一个机构"),
    (["zrzy", "zfj", "--items", "xk-eeeeeeee"], "已经废止"),
    (["zrzy", "zfj", "--items", "xk-cccccccc"], "主项没有一起划转"),
    (["zrzy", "zfj", "--items", "xk-aaaaaaaa", "--close"], "不能撤销"),
    (["zrzy", "zfj", "--all", "--boundaries", "bj-zzzzzzzz"], "不是写着"),
    (["zrzy", "zfj", "--all", "--on", "明天"], "不是日期"),
]


class TestRefusals:
    @pytest.mark.parametrize(("words", "said"), REFUSED, ids=[said for _words, said in REFUSED])
    def test_says_why_and_writes_nothing(self, workspace, run_cli, git, words, said):
        on = [] if "--on" in words else ["--on", DAY]
        code, out, err = run_cli("transfer", *words, *on, "-w", workspace)
        assert (code, out) == (2, "")
        assert said in err
        assert git(workspace, "status", "--porcelain") == ""

    def test_uncommitted_changes(self, workspace, run_cli):
        path = workspace / "powers/zrzy/xk-aaaaaaaa.yaml"
        path.write_text(POWER + "俗称: [甲]\n", encoding="utf-8")
        code, _out, err = run_cli("transfer", "zrzy", "zfj", "--all", "--on", DAY, "-w", workspace)
        assert (code, "还没有提交" in err) == (2, True)
        assert path.exists()
        moved(run_cli, workspace, "--all", "--allow-dirty")
        assert value(workspace, "powers/zfj/xk-aaaaaaaa.yaml")["俗称"] == ["甲"]

    def test_a_broken_item(self, workspace, run_cli):
        path = workspace / "powers/zrzy/xk-bbbbbbbb.yaml"
        path.write_text("名称: [\n", encoding="utf-8")
        code, _out, err = run_cli(
            *("transfer", "zrzy", "zfj", "--all", "--on", DAY, "--allow-dirty", "-w", workspace)
        )
        assert (code, "xk-bbbbbbbb.yaml" in err) == (1, True)
        assert (workspace / "powers/zrzy/xk-aaaaaaaa.yaml").exists()

    def test_an_id_that_two_files_have(self, workspace, run_cli):
        shutil.copy(
            workspace / "powers/zrzy/xk-bbbbbbbb.yaml", workspace / "powers/zfj/xk-bbbbbbbb.yaml"
        )
        code, _out, err = run_cli("transfer", "zrzy", "zfj", "--all", "--on", DAY, "-w", workspace)
        assert (code, "有两个文件" in err) == (2, True)


ODD = [None, 5, "zrzy", [], ["x"], {}, {"x": 1}, [["x"]], [{"x": 1}]]


def test_whatever_stands_in_a_file_there_is_a_plan_or_a_reason(tmp_path):
    """No value of another shape than expected is a bug of ours: some of all such changes."""

    class Snapshot:
        def __init__(self, files: dict[str, bytes]) -> None:
            self.files = files

        def paths(self) -> list[str]:
            return sorted(self.files)

        def read_all(self, paths):
            return ((path, self.files[path]) for path in paths)

    def places(value, path=()):
        parts = value.items() if isinstance(value, dict) else ()
        parts = enumerate(value) if isinstance(value, list) else parts
        for key, part in parts:
            yield (*path, key)
            yield from places(part, (*path, key))

    base = {path: text.encode() for path, text in FILES.items()}
    base["qingdan.yaml"] = "格式: 1\n规则: {路径: [{路径: powers/zrzy}]}\n".encode()
    day = datetime.date(2026, 11, 1)
    order = Order("zrzy", "zfj", day, None, "文", "据", close=True, units=True, boundaries=None)
    outcomes = Counter()
    changes = [(f, p, odd) for f in base for p in places(content(base[f])) for odd in ODD]
    for file, path, odd in changes[::29]:
        value = content(base[file])
        holder = value
        for part in path[:-1]:
            holder = holder[part]
        holder[path[-1]] = odd
        snapshot = Snapshot({**base, file: emit(value).encode()})
        try:
            plan = plan_transfer(read_scene(snapshot), order, load(None))
        except QingdanError:
            outcomes["refused"] += 1
        else:
            json.loads(transfer_json(plan, dry_run=True))
            outcomes["planned"] += 1
    assert outcomes["planned"] > 20
    assert outcomes["refused"] > 0


def content(data: bytes) -> dict:
    return read_mapping(data).value


class TestSample:
    """The sample workspace: every department to another, and the whole of one closed."""

    @pytest.fixture
    def copied(self, sample, tmp_path, git) -> Path:
        root = tmp_path / "inventories"
        shutil.copytree(sample, root)
        commit(git, root)
        return root

    def test_no_new_errors_and_the_diff_reads_as_transfers(self, copied, run_cli):
        def errors() -> set[tuple[str, str, str]]:
            _code, out, _err = run_cli("validate", "--format", "json", "-w", copied, "-q")
            return {
                (one["rule"], one["item"], one["field"])
                for one in json.loads(out)["findings"]
                if one["severity"] == "error"
            }

        before = errors()
        code, out, _err = run_cli(
            *("transfer", "zrzy", "cgj", "--all", "--close", "--with-units", "--on", DAY),
            *("--boundaries", "all", "--document", "栖云政发〔2026〕30号", "-w", copied),
            *("--format", "json"),
        )
        assert code == 0
        report = json.loads(out)
        assert errors() <= before
        _code, out, _err = run_cli("diff", "HEAD", "--format", "json", "-w", copied)
        changes = {one["item"]: one for one in json.loads(out)["changes"]}
        for one in report["moved"]:
            change = changes[one["item"]]
            assert (change["kind"], change["action"]) == ("moved", "划转")
            assert change["head_file"] == one["head_file"]
        code, out, _err = run_cli("fmt", "--check", "-w", copied, "-q")
        assert (code, out) == (0, "")

    @pytest.mark.parametrize(("giver", "taker"), [("zjj", "zrzy"), ("scjg", "yjj"), ("szf", "mzj")])
    def test_nothing_effective_changes_unsaid(self, copied, run_cli, giver, taker):
        before = {
            path.stem: effective(copied, path.relative_to(copied).as_posix())
            for kind in ("powers", "duties", "delegations")
            for path in (copied / kind / giver).glob("*-*.yaml")
        }
        code, out, _err = run_cli(
            *("transfer", giver, taker, "--all", "--on", DAY, "-w", copied, "--format", "json")
        )
        assert code == 0
        report = json.loads(out)
        said = {note["field"] for note in [*report["done"], *report["open"]]}
        for one in report["moved"]:
            now = effective(copied, one["head_file"])
            fields = {edit["field"].split("[")[0].split(".")[0] for edit in one["fields"]}
            old = before[one["item"]]
            for key in old.keys() | now.keys():
                if old.get(key) != now.get(key) and not (key == "流程" and not now.get(key)):
                    assert key in fields or key in said or key == "生效日期"
                    assert key in fields or key in OF_THE_ORGAN or key in ("生效日期", "批准")
