"""Only what changed is rendered, and nobody can tell from the bytes."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.publish.build import Built, Order, build
from qingdan.publish.siteformat import SiteFormat
from qingdan.store.snapshot import worktree

from .effort import some, times
from .publish_cases import SECRET_FILES, files_of
from .publish_own import OWN_FILES

pytestmark = pytest.mark.usefixtures("templates_here")

Make = Callable[..., Path]
Cli = Callable[..., tuple[int, str, str]]

POWER = "powers/zrzy/cf-{id}.yaml"


def many_items() -> dict[str, str]:
    """A workspace whose items lean on one another, on shared texts, headers and organs."""
    files = dict(SECRET_FILES)
    for number in range(12):
        files[POWER.format(id=f"1tem{number:04}")] = (
            f"名称: 对第{number}种行为的处罚\n类型: 行政处罚\n主项: cf-7k3q9d2m\n"
            f"俗称: [俗称{number % 3}]\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"
            "责任事项: {直接实施: {套用: 处罚-直接}}\n"
        )
    return files


@pytest.fixture
def root(make_workspace: Make) -> Path:
    return make_workspace(many_items())


def swap(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, (file, old)
    file.write_text(text.replace(old, new), encoding="utf-8")


class Site:
    """One site built again and again beside clean builds of the same workspace."""

    def __init__(self, root: Path, place: Path, form: SiteFormat = SiteFormat.HTML) -> None:
        self.root, self.place, self.form = root, place, form
        self.out = place / "site"

    def build(self) -> Built:
        memory = self.place / "cache"
        return build(worktree(self.root), Order(self.out, self.form, jobs=1, memory=memory))

    def is_clean(self) -> bool:
        clean = self.place / "clean"
        build(worktree(self.root), Order(clean, self.form, jobs=1))
        return files_of(self.out) == files_of(clean)


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Site:
    return Site(root, tmp_path)


def item(root: Path, number: int) -> Path:
    return root / POWER.format(id=f"1tem{number:04}")


EDITS: dict[str, Callable[[Path], object]] = {
    "a name": lambda root: swap(item(root, 3), "第3种", "第三种"),
    "the name of an item others link to": lambda root: swap(
        root / "powers/zrzy/cf-7k3q9d2m.yaml", "对未取得", "对没有取得"
    ),
    "the type of an item": lambda root: swap(item(root, 1), "行政处罚", "行政检查"),
    "the levels of an item": lambda root: swap(
        item(root, 2), "类型: 行政处罚", "类型: 行政处罚\n行使层级: [市级, 县级]"
    ),
    "the law of an item": lambda root: swap(item(root, 4), "城乡规划法", "土地管理法"),
    "the state of an item": lambda root: swap(item(root, 10), "主项:", "状态: 暂停\n主项:"),
    "a shared text": lambda root: swap(root / "texts/all.yaml", "依法立案", "立案"),
    "a header": lambda root: swap(root / "powers/zrzy/list.yaml", "2026-03-01", "2026-03-02"),
    "a default of a list": lambda root: swap(
        root / "powers/zrzy/list.yaml", "状态: 有效,", "状态: 暂停,"
    ),
    "an organ": lambda root: swap(root / "organs.yaml", "测试市自然资源和规划局", "测试市规划局"),
    "the title of the site": lambda root: swap(root / "qingdan.yaml", "测试市清单", "清单"),
    "a declared field": lambda root: swap(root / "qingdan.yaml", "能网上办到哪一步", "网办"),
    "an item that goes": lambda root: item(root, 5).unlink(),
    "an item that becomes internal": lambda root: swap(
        root / "powers/zrzy/cf-7k3q9d2m.yaml", "类型: 行政处罚", "类型: 行政处罚\n可见性: 内部"
    ),
    "an item that is repealed": lambda root: swap(
        item(root, 6), "主项: cf-7k3q9d2m", "状态: 废止\n承接: [cf-7k3q9d2m]"
    ),
    "an item that comes": lambda root: shutil.copy(item(root, 7), item(root, 70)),
    "an item that moves to another organ": lambda root: shutil.move(
        item(root, 8), root / "powers/zfj/cf-1tem0008.yaml"
    ),
    "what a case of a boundary says": lambda root: swap(
        root / "boundaries/wz01b4n8.yaml", "立案、决定并执行", "立案、决定和执行"
    ),
    "a common name shared with a boundary": lambda root: swap(
        item(root, 9), "俗称: [俗称0]", "俗称: [违章建筑]"
    ),
    "an item that is shown again": lambda root: swap(
        root / "powers/zrzy/zz-canary-draft.yaml", "状态: 草案", "状态: 有效"
    ),
    "a law of one's own": lambda root: (
        (root / "laws").mkdir(exist_ok=True),
        (root / "laws/gh.yaml").write_text(
            "名称: 中华人民共和国城乡规划法\n位阶: 法律\n施行日期: 2008-01-01\n", encoding="utf-8"
        ),
    ),
    "a block of one's own": lambda root: (
        (root / "templates/site").mkdir(parents=True, exist_ok=True),
        (root / "templates/site/footer.html.j2").write_text("<p>页脚</p>", encoding="utf-8"),
    ),
}


class TestIsWhatACleanBuildGives:
    @pytest.mark.parametrize("edit", some(list(EDITS)))
    def test_after_one_edit(self, site: Site, edit: str) -> None:
        site.build()
        EDITS[edit](site.root)
        site.build()
        assert site.is_clean()

    @pytest.mark.parametrize("seed", range(times(1)))
    def test_after_edits_in_any_order(self, site: Site, seed: int) -> None:
        order = list(EDITS)
        random.Random(seed).shuffle(order)
        site.build()
        for place in range(0, len(order), 4):
            for name in order[place : place + 4]:
                try:
                    EDITS[name](site.root)
                except (AssertionError, FileNotFoundError):
                    continue  # another edit took away what this one changes
            site.build()
            assert site.is_clean(), order[: place + 4]

    def test_in_markdown(self, root: Path, tmp_path: Path) -> None:
        site = Site(root, tmp_path, SiteFormat.MARKDOWN)
        site.build()
        EDITS["a name"](root)
        assert site.build().reused > 10
        assert site.is_clean()

    def test_where_the_form_changes(self, site: Site) -> None:
        site.build()
        site.form = SiteFormat.MARKDOWN
        assert site.build().reused == 0
        assert site.is_clean()


class TestReuses:
    def test_everything_where_nothing_changed(self, site: Site) -> None:
        first, second = site.build(), site.build()
        assert (first.reused, second.reused) == (0, sum(second.items.values()))
        assert site.is_clean()

    def test_all_but_the_item_that_changed_and_those_that_name_it(self, site: Site) -> None:
        site.build()
        EDITS["a name"](site.root)
        built = site.build()
        assert built.reused == sum(built.items.values()) - 2  # the item and its 主项

    def test_the_very_same_files(self, site: Site) -> None:
        site.build()
        page = site.out / "powers/cf-1tem0004.html"
        inode = page.stat().st_ino
        EDITS["a name"](site.root)
        site.build()
        assert page.stat().st_ino == inode
        assert page.stat().st_nlink == 1

    def test_again_and_again(self, site: Site) -> None:
        """Names of a file that come or go move its stamp; the note tells of it as it is then."""
        site.build()
        for number in (3, 4, 5):
            swap(item(site.root, number), f"第{number}种", f"第 {number} 种")
            built = site.build()
            assert built.reused == sum(built.items.values()) - 2
        assert site.is_clean()

    def test_by_copying_where_the_disk_knows_no_links(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def no_links(*_arguments: object) -> None:
            raise PermissionError(1, "no links here")

        site.build()
        monkeypatch.setattr(os, "link", no_links)
        assert site.build().reused > 10
        assert site.is_clean()

    def test_nothing_of_another_program(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        site.build()
        monkeypatch.setattr(
            "qingdan.publish.writing.incremental.code_signature", lambda _folder: "新版"
        )
        assert site.build().reused == 0

    def test_nothing_without_a_note(self, site: Site) -> None:
        site.build()
        for note in (site.place / "cache").rglob("*.bin"):
            note.write_bytes(note.read_bytes()[:-1])
        assert site.build().reused == 0
        assert site.is_clean()


class TestTrustsNothing:
    @pytest.mark.parametrize("path", ["powers/cf-1tem0004.html", "powers/cf-1tem0004.json"])
    def test_that_was_changed_by_hand_and_dated_back(self, site: Site, path: str) -> None:
        site.build()
        file = site.out / path
        about = file.stat()
        data = bytearray(file.read_bytes())
        data[-3] ^= 1
        file.write_bytes(data)
        os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
        site.build()
        assert site.is_clean()

    def test_that_is_gone(self, site: Site) -> None:
        site.build()
        (site.out / "powers/cf-1tem0004.html").unlink()
        site.build()
        assert site.is_clean()

    def test_and_never_writes_into_the_old_site(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A file that could not be taken over is rendered anew; the old one keeps its bytes."""
        site.build()
        shutil.copytree(site.out, site.place / "kept", copy_function=os.link)
        before = files_of(site.place / "kept")
        real, left = os.link, [2]

        def some(old: str, new: str) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise PermissionError(1, "no links here")
            real(old, new)

        monkeypatch.setattr(os, "link", some)
        monkeypatch.setattr(shutil, "copyfile", lambda *_a, **_k: os.link("", ""))
        EDITS["a name"](site.root)
        site.build()
        assert files_of(site.place / "kept") == before
        assert site.is_clean()


class TestCommand:
    def test_says_what_it_did_not_have_to_do(
        self, root: Path, tmp_path: Path, run_cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("QINGDAN_CACHE_DIR", str(tmp_path / "cache"))
        order = ["publish", "-w", root, "--out", tmp_path / "site"]
        assert "不用重新生成" not in run_cli(*order)[2]
        assert "不用重新生成的事项" in run_cli(*order)[2]
        assert "不用重新生成" not in run_cli(*order, "--no-cache")[2]


OWN_EDITS: dict[str, Callable[[Path], object]] = {
    "a page's text": lambda root: swap(root / "pages/guide.md", "身份证", "户口簿"),
    "a page's title": lambda root: swap(root / "pages/guide.md", "办事指南", "办事须知"),
    "a page's place": lambda root: swap(root / "pages/guide.md", "位置: 导航", "位置: 不列"),
    "a page that goes": lambda root: (
        (root / "pages/about-us.md").unlink(),
        swap(root / "pages/guide.md", "[那一页](about-us.md#在哪里)", "那一页"),
    ),
    "a page that becomes internal": lambda root: swap(
        root / "pages/guide.md", "位置: 导航", "位置: 导航\n可见性: 内部"
    ),
    "a page that is public now": lambda root: swap(root / "pages/inner.md", "可见性: 内部\n", ""),
    "the logo": lambda root: swap(root / "images/logo.svg", "#0b5d3b", "#ffffff"),
    "a picture of a page": lambda root: swap(root / "images/flow.svg", "#456789", "#ffffff"),
    "the size of the logo": lambda root: swap(root / "qingdan.yaml", "高: 30", "高: 60"),
    "a colour": lambda root: swap(root / "qingdan.yaml", "#0b5d3b", "#0a5a8a"),
    "the theme": lambda root: swap(
        root / "qingdan.yaml", '  主题: {主色: "#0b5d3b", 圆角: 2}\n', ""
    ),
    "the home page": lambda root: swap(root / "templates/site/home.html.j2", "自己的首页", "首页"),
    "the head": lambda root: swap(root / "templates/site/masthead.html.j2", "自己的页眉", "页眉"),
    "a block that goes": lambda root: (root / "templates/site/notice.html.j2").unlink(),
    "an item a page leads to": lambda root: swap(
        root / "powers/zrzy/cf-7k3q9d2m.yaml", "类型: 行政处罚", "类型: 行政处罚\n可见性: 内部"
    ),
}


class TestWhatTheSiteHasOfItsOwn:
    @pytest.mark.parametrize("edit", some(list(OWN_EDITS)))
    def test_is_what_a_clean_build_gives(
        self, make_workspace: Make, tmp_path: Path, edit: str
    ) -> None:
        site = Site(make_workspace({**many_items(), **OWN_FILES}), tmp_path)
        site.build()
        before = files_of(site.out)
        OWN_EDITS[edit](site.root)
        site.build()
        assert files_of(site.out) != before
        assert site.is_clean()

    def test_costs_no_item_where_only_a_page_says_more(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        site = Site(make_workspace({**many_items(), **OWN_FILES}), tmp_path)
        site.build()
        OWN_EDITS["a page's text"](site.root)
        built = site.build()
        assert built.reused == sum(built.items.values())
