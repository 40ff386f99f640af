"""``publish --check``: each thing that must hold before a site goes public, broken once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.publish import build as site_build
from qingdan.publish.trust import gate as gate_room
from qingdan.publish.trust.gate import Candidate, Gate
from qingdan.xlsx.sheet import sheet_of
from qingdan.xlsx.workbook import workbook

from .publish_cases import CANARY, SECRET_FILES, files_of

Make = Callable[..., Path]
Cli = Callable[..., tuple[int, str, str]]
Git = Callable[..., str]

SITE = "站点: {标题: 测试市清单, 网址: 'https://l.example.invalid/', 网站标识码: '1234567890'}\n"
GOOD = {
    "qingdan.yaml": "格式: 1\n名称: 测试市三张清单\n虚构: true\n层级: 市级\n" + SITE,
    "powers/zrzy/list.yaml": (
        "公布日期: 2026-03-26\n批准: {日期: 2026-02-27}\n默认: {状态: 有效, 生效日期: 2026-03-01}\n"
    ),
    "powers/zrzy/cf-7k3q9d2m.yaml": (
        "{名称: 某处罚, 类型: 行政处罚, 内部说明: 领导只在电话里说过}\n"
    ),
    "powers/zrzy/cf-dra0ft00.yaml": "{名称: 还没有定的事项, 类型: 行政处罚, 状态: 草案}\n",
}


class Case:
    """A repository of one workspace, and a site published from it."""

    def __init__(self, root: Path, out: Path, git: Git, run_cli: Cli) -> None:
        self.root, self.out, self.git, self.run_cli = root, out, git, run_cli
        git(root, "init")
        self.commit()

    def commit(self) -> str:
        self.git(self.root, "add", "-A")
        self.git(
            self.root,
            "commit",
            "--allow-empty",
            "-m",
            "清单",
            "--date",
            "2026-04-05T12:00:00+08:00",
        )
        return self.git(self.root, "rev-parse", "HEAD").strip()

    def commit_now(self) -> str:
        return self.git(self.root, "rev-parse", "HEAD").strip()

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, encoding="utf-8")

    def check(self, *more: str) -> tuple[int, str, str]:
        order = ["publish", "-w", self.root, "--out", self.out, "--check"]
        return self.run_cli(*order, *(more or ("--rev", "HEAD")))


@pytest.fixture
def case(make_workspace: Make, tmp_path: Path, git: Git, run_cli: Cli) -> Case:
    return Case(make_workspace(GOOD), tmp_path / "site", git, run_cli)


def test_a_good_site_passes_and_takes_its_place(case: Case) -> None:
    code, out, err = case.check()
    assert (code, out) == (0, ""), err
    assert (case.out / "index.html").exists()


def test_a_site_that_fails_leaves_the_old_one(case: Case) -> None:
    case.check()
    before = files_of(case.out)
    case.write("powers/zrzy/list.yaml", "默认: {状态: 有效}\n")
    case.commit()
    code, out, err = case.check()
    assert code == 1
    assert "powers/zrzy/list.yaml: 错误: 没有写公布日期，1 件有效事项的页面缺 PubDate" in out
    assert "没有通过：1 处错误" in err
    assert files_of(case.out) == before


class TestInTime:
    @pytest.mark.parametrize(
        ("published", "code"), [("2026-03-26", 0), ("2026-03-27", 1), ("2026-02-28", 0)]
    )
    def test_twenty_working_days_after_the_approval(
        self, case: Case, published: str, code: int
    ) -> None:
        """From Friday 27 February on: the twentieth working day.

        28 February 2026 is worked in place of a day of the Spring Festival, so it is 26 March.
        """
        text = GOOD["powers/zrzy/list.yaml"]
        case.write("powers/zrzy/list.yaml", text.replace("2026-03-26", published))
        case.commit()
        found, out, _err = case.check()
        assert found == code, out
        if code:
            assert "《中华人民共和国政府信息公开条例》第二十六条" in out

    def test_an_approval_of_the_item_itself_goes_before_that_of_its_list(self, case: Case) -> None:
        case.write(
            "powers/zrzy/cf-7k3q9d2m.yaml",
            "{名称: 某处罚, 类型: 行政处罚, 批准: {日期: 2025-06-03}}\n",
        )
        case.commit()
        code, out, _err = case.check()
        assert code == 1
        assert "powers/cf-7k3q9d2m.html: 错误: 2025-06-03 批准" in out

    def test_a_calendar_that_does_not_reach_is_said_not_guessed(self, case: Case) -> None:
        text = GOOD["powers/zrzy/list.yaml"].replace("2026-0", "2098-0")
        case.write("powers/zrzy/list.yaml", text)
        case.commit()
        code, out, _err = case.check()
        assert code == 0
        assert "警告: 缺少工作日历" in out


class TestDates:
    def test_a_working_tree_has_none(self, case: Case) -> None:
        code, out, _err = case.check("--jobs", "1")
        assert code == 1
        assert "不是一个提交" in out

    def test_a_footer_of_ones_own_may_not_say_another(self, case: Case) -> None:
        (case.root / "templates/site").mkdir(parents=True)
        case.write("templates/site/footer.html.j2", '<time datetime="2020-01-01">2020</time>')
        case.commit()
        code, out, _err = case.check()
        assert code == 1
        assert "index.html: 错误: 页脚的日期不是提交的日期" in out


class TestFiles:
    """What our own templates get right is broken on the way to the folder."""

    def spoil(
        self, monkeypatch: pytest.MonkeyPatch, path: str, change: Callable[[bytes], bytes]
    ) -> None:
        real = site_build.passed

        def passed(candidate: Candidate, gate: Gate) -> object:
            file = candidate.folder / path
            content = file.read_bytes()
            file.unlink()  # it may have a second name in the old site
            file.write_bytes(change(content))
            assert file.read_bytes() != content
            return real(candidate, gate)

        monkeypatch.setattr(site_build, "passed", passed)

    @pytest.mark.parametrize(
        ("path", "old", "new", "said"),
        [
            ("index.html", b'href="organs.html"', b'href="organ.html"', "断链：organ.html"),
            ("organs/zrzy.html", b'id="type-cf"', b'id="t"', "断链：#type-cf"),
            ("index.html", b'name="SiteName"', b'name="Site"', "缺 SiteName"),
            ("organs/zrzy.html", b'name="ColumnType"', b'name="X"', "缺 ColumnType"),
            ("downloads/catalogue.csv", b"powers/cf-7k3q9d2m.html", b"x", "没有它：目录"),
            ("downloads/powers.json", b'"id":"cf-7k3q9d2m"', b'"id":"x"', "没有它：公开数据"),
            ("about.html", b"</main>", "领导只在电话里说过".encode(), "不公开的内容：领导只在"),
            ("about.html", b"</main>", b"cf-dra0ft00", "不公开的内容：cf-dra0ft00"),
            ("about.html", b"</main>", "还没有定的事项".encode(), "不公开的内容：还没有定的事项"),
            ("downloads/powers.jsonl", b'"id"', b'"cf-dra0ft00"', "不公开的内容：cf-dra0ft00"),
            ("api/v1/site.json", b'"title"', b'"cf-dra0ft00"', "不公开的内容：cf-dra0ft00"),
        ],
    )
    def test_are_judged_as_readers_will_get_them(
        self,
        case: Case,
        monkeypatch: pytest.MonkeyPatch,
        path: str,
        old: bytes,
        new: bytes,
        said: str,
    ) -> None:
        self.spoil(monkeypatch, path, lambda content: content.replace(old, new))
        code, out, _err = case.check()
        assert code == 1
        assert said in out
        assert not case.out.exists()

    def test_are_opened_where_they_are_packed(
        self, case: Case, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        leaking = b"".join(workbook([sheet_of("清单", ["名称"], [["领导只在电话里说过"]])]))
        self.spoil(monkeypatch, "downloads/organs/zrzy/items.xlsx", lambda _content: leaking)
        code, out, _err = case.check()
        assert code == 1
        assert "downloads/organs/zrzy/items.xlsx: 错误: 含有不公开的内容：领导只在电话里说过" in out

    def test_canaries_are_looked_for(self, make_workspace: Make) -> None:
        """Everything marked in the workspace of secrets, beyond words too short to tell."""
        from qingdan.publish.audience import SiteAudience
        from qingdan.publish.public.projection import project
        from qingdan.publish.trust.gatepages import secret_texts
        from qingdan.store.inventory import load_inventory
        from qingdan.store.snapshot import worktree

        inventory = load_inventory(worktree(make_workspace(SECRET_FILES)))
        secrets = secret_texts(
            project(inventory, SiteAudience.INTERNAL), project(inventory, SiteAudience.PUBLIC)
        )
        assert len([text for text in secrets if CANARY in text or "canary" in text]) > 10
        assert all(CANARY in text or "canary" in text for text in secrets)


class TestSecrecyReview:
    """政府信息公开条例第十七条: nothing goes public that nobody has looked at."""

    def demand(self, case: Case, *commits: str) -> None:
        records = "".join(
            f"    - {{审查人: 办公室, 日期: 2026-04-0{n}, 提交: '{commit}'}}\n"
            for n, commit in enumerate(commits, 1)
        )
        block = "保密审查:\n  必须: true\n" + (f"  记录:\n{records}" if records else "")
        case.write("qingdan.yaml", GOOD["qingdan.yaml"] + block)
        case.commit()

    def test_is_not_asked_for_where_the_workspace_does_not(self, case: Case) -> None:
        assert case.check()[0] == 0

    def test_missing(self, case: Case) -> None:
        self.demand(case)
        code, out, _err = case.check()
        assert (code, "必须有保密审查记录" in out) == (1, True)

    def test_of_what_is_published(self, case: Case) -> None:
        """The record itself comes in a later commit: what is public must be the same."""
        self.demand(case, case.commit_now())
        code, out, err = case.check()
        assert (code, out) == (0, ""), err
        assert "办公室".encode() not in b"".join(files_of(case.out).values())

    def test_of_what_was_changed_since(self, case: Case) -> None:
        reviewed = case.commit_now()
        case.write("powers/zrzy/cf-7k3q9d2m.yaml", "{名称: 别的处罚, 类型: 行政处罚}\n")
        self.demand(case, reviewed)
        code, out, _err = case.check()
        assert code == 1
        assert f"2026-04-01 审查的是提交 {reviewed[:10]}" in out

    @pytest.mark.parametrize("path", ["pages/guide.md", "templates/site/notice.html.j2"])
    def test_of_what_the_site_has_of_its_own(self, case: Case, path: str) -> None:
        seen, unseen = "# 指南\n\n看过的话\n", "# 指南\n\n没看过的话\n"
        (case.root / path).parent.mkdir(parents=True)
        case.write(path, seen.replace("# ", ""))
        if path.endswith(".md"):
            case.write(path, seen)
        self.demand(case, case.commit())
        code, out, err = case.check()
        assert (code, out) == (0, ""), err
        case.write(path, unseen)
        case.commit()
        code, out, _err = case.check()
        assert (code, "要重新审查" in out) == (1, True)

    def test_of_a_commit_that_is_not_there(self, case: Case) -> None:
        self.demand(case, "0" * 40)
        code, out, _err = case.check()
        assert (code, "不在版本库里" in out) == (1, True)

    def test_the_newest_counts(self, case: Case) -> None:
        self.demand(case, "0" * 40, case.commit_now())
        assert case.check()[0] == 0


def test_only_the_public_site_is_judged(case: Case) -> None:
    for more in (("--format", "markdown"), ("--audience", "internal")):
        code, _out, err = case.check(*more)
        assert (code, "--check" in err) == (2, True)


def test_exit_code_is_that_of_findings() -> None:
    assert gate_room.GateError(()).exit_code == 1
