"""What a workspace has of its own shows on its site, each thing; and nothing more than it may."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.model.vocabulary import ListKind
from qingdan.publish.audience import SiteAudience
from qingdan.publish.build import Order, build
from qingdan.publish.siteformat import SiteFormat
from qingdan.store.snapshot import worktree

from .html_checks import Page, broken_links
from .publish_cases import CANARY, SECRET_FILES, files_of
from .publish_own import GUIDE, HOME, LOGO, MASTHEAD, OWN_FILES, OWN_SITE

Make = Callable[..., Path]
Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("own")
    for path, text in OWN_FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root / "organs.yaml").write_text(
        "机构:\n  zrzy: {名称: 测试市自然资源和规划局}\n  zfj: {名称: 测试市城管局}\n",
        encoding="utf-8",
    )
    build(worktree(root), Order(root / "site"))
    return files_of(root / "site")


def page_of(site: dict[str, bytes], path: str) -> Page:
    return Page(site[path].decode())


def main_of(site: dict[str, bytes], path: str) -> str:
    return re.findall(r"<main.*?</main>", site[path].decode(), re.DOTALL)[0]


class TestEverything:
    def test_every_page_is_well_formed_and_every_link_leads_somewhere(
        self, own_site: dict[str, bytes]
    ) -> None:
        pages = {p: page_of(own_site, p) for p in own_site if p.endswith(".html")}
        assert {path: page.faults for path, page in pages.items() if page.faults} == {}
        assert broken_links(pages, own_site, "/qd/") == []

    def test_nothing_that_is_not_public_is_in_any_file(self, own_site: dict[str, bytes]) -> None:
        leaking = [
            p for p, data in own_site.items() if CANARY.encode() in data or b"zz-canary" in data
        ]
        assert leaking == []

    def test_only_pictures_that_are_shown_are_published(self, own_site: dict[str, bytes]) -> None:
        assert [path for path in own_site if path.startswith("images/")] == [
            "images/flow.svg",
            "images/logo.svg",
        ]


class TestLogo:
    def test_stands_at_the_head_of_every_page(self, make_workspace: Make, tmp_path: Path) -> None:
        files = {p: t for p, t in OWN_FILES.items() if p != "templates/site/masthead.html.j2"}
        build(worktree(make_workspace(files)), Order(tmp_path / "site"))
        site = files_of(tmp_path / "site")
        for path in (path for path in site if path.endswith(".html")):
            head = site[path].decode().partition("</header>")[0]
            assert 'images/logo.svg" alt="测试市徽" width="45" height="30"' in head, path
        assert site["images/logo.svg"] == LOGO.encode()
        assert 'src="../images/logo.svg"' in site["powers/cf-7k3q9d2m.html"].decode()

    def test_may_hold_the_title_and_have_a_dark_form(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        more = "高: 30, 含标题: true, 深色文件: images/dark.svg"
        text = OWN_FILES["qingdan.yaml"].replace("高: 30", more)
        root = make_workspace(
            {**SECRET_FILES, "qingdan.yaml": text, "images/logo.svg": LOGO, "images/dark.svg": LOGO}
        )
        build(worktree(root), Order(tmp_path / "site"))
        head = (tmp_path / "site/index.html").read_text(encoding="utf-8").partition("</header>")[0]
        assert 'srcset="images/dark.svg"' in head
        assert '<strong class="visually-hidden">测试市清单</strong>' in head
        assert (tmp_path / "site/images/dark.svg").is_file()


class TestTheme:
    def test_is_a_style_sheet_behind_ours(self, own_site: dict[str, bytes]) -> None:
        sheet = own_site["assets/theme.css"].decode()
        assert "--red: #0b5d3b;" in sheet
        for path in (path for path in own_site if path.endswith(".html")):
            text = own_site[path].decode()
            assert text.index("assets/site.css") < text.index("assets/theme.css"), path

    def test_leaves_no_trace_where_there_is_none(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        build(worktree(make_workspace(SECRET_FILES)), Order(tmp_path / "site"))
        site = files_of(tmp_path / "site")
        assert not [p for p, data in site.items() if b"theme.css" in data or "theme" in p]


class TestPages:
    def test_are_laid_out_below_one_heading(self, own_site: dict[str, bytes]) -> None:
        main = main_of(own_site, "pages/guide.html")
        assert re.findall(r"<(h\d)[^>]*>([^<]*)<", main) == [
            ("h1", "办事指南"),
            ("h2", "要带什么"),
            ("h3", "细处"),
        ]
        assert '<th class="number" scope="col">份数</th>' in main
        assert 'src="../images/flow.svg" alt="办事流程图" width="60" height="40">' in main
        assert "<pre><code>第一行 &lt;b&gt;&#10;&#10;第三行</code></pre>" in main

    def test_lead_to_items_organs_and_each_other(self, own_site: dict[str, bytes]) -> None:
        main = main_of(own_site, "pages/guide.html")
        assert '<a href="../powers/cf-7k3q9d2m.html">违建</a>' in main
        assert '<a href="../organs/zrzy.html">机构</a>' in main
        anchor = re.findall(r'href="about-us.html#([^"]+)"', main)[0]
        assert anchor == "sec-在哪里"

    def test_do_not_name_what_is_not_public(self, own_site: dict[str, bytes]) -> None:
        assert "和<a" not in main_of(own_site, "pages/guide.html")
        assert "还没有定的。" in main_of(own_site, "pages/guide.html")

    def test_stand_in_the_navigation_or_at_the_foot(self, own_site: dict[str, bytes]) -> None:
        text = own_site["pages/guide.html"].decode()
        assert re.search(r'href="../pages/guide.html" aria-current="page"\s*>指南<', text)
        assert '<a href="../pages/about-us.html">我们</a>' in text.partition("<footer")[2]

    def test_carry_the_metadata_of_pages(self, own_site: dict[str, bytes]) -> None:
        meta = page_of(own_site, "pages/guide.html").meta
        assert meta["ArticleTitle"] == "办事指南"
        assert meta["PubDate"].startswith("2026-03-05")
        assert meta["description"] == "先看再来"
        assert meta["ContentSource"] == "测试市委编办"
        assert "PubDate" not in page_of(own_site, "pages/about-us.html").meta

    def test_stand_in_the_site_map(self, own_site: dict[str, bytes]) -> None:
        assert b"qd/pages/guide.html" in own_site["sitemap.xml"]
        assert 'href="pages/guide.html">指南' in main_of(own_site, "sitemap.html")
        assert 'href="pages/about-us.html">我们' in main_of(own_site, "sitemap.html")

    def test_are_in_the_order_they_ask_for(self, make_workspace: Make, tmp_path: Path) -> None:
        files = {
            f"pages/{name}.md": f"---\n位置: 导航\n{order}---\n# {name}\n\n字\n"
            for name, order in (
                ("a", ""),
                ("b", "序号: 9\n"),
                ("c", "序号: 1\n"),
                ("d", "序号: 9\n"),
            )
        }
        build(worktree(make_workspace({**SECRET_FILES, **files})), Order(tmp_path / "site"))
        head = (tmp_path / "site/index.html").read_text(encoding="utf-8").partition("</header>")[0]
        assert re.findall(r'href="pages/(.)\.html', head) == ["c", "b", "d", "a"]
        assert head.index("pages/a.html") < head.index("downloads.html")

    @pytest.mark.usefixtures("templates_here")
    def test_that_are_internal_are_in_the_internal_site_only(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        order = Order(tmp_path / "site", audience=SiteAudience.INTERNAL)
        build(worktree(make_workspace(OWN_FILES)), order)
        site = files_of(tmp_path / "site")
        assert "内部的话" in site["pages/inner.html"].decode()
        assert 'draft.html">还没有定的</a>' in site["pages/guide.html"].decode()


@pytest.mark.usefixtures("templates_here")
class TestTemplates:
    def test_each_stands_where_ours_did(self, own_site: dict[str, bytes]) -> None:
        item = own_site["powers/cf-7k3q9d2m.html"].decode()
        for words in ("自己的页眉 测试市清单", "自己的页脚", "自己的通知"):
            assert words in item
            assert words in own_site["index.html"].decode()
        assert "自己的说明" in main_of(own_site, "about.html")
        assert "自己的引言" in main_of(own_site, "index.html")
        assert "自己的首页" in main_of(own_site, "index.html")
        assert "权力类型" not in main_of(own_site, "index.html")

    def test_the_head_knows_where_the_page_lies(self, own_site: dict[str, bytes]) -> None:
        def marked(path: str) -> list[tuple[str, str]]:
            found = re.findall(
                r'href="([^"]*)" aria-current="(\w+)"',
                own_site[path].decode().partition("</nav>")[0],
            )
            return [(href.replace("../", ""), state) for href, state in found]

        assert marked("index.html") == [("index.html", "page")]
        assert marked("powers.html") == [("powers.html", "page")]
        assert marked("powers/cf-7k3q9d2m.html") == [("powers.html", "true")]
        assert marked("pages/guide.html") == [("pages/guide.html", "page")]
        assert marked("accessibility.html") == []

    def test_the_frame_of_a_page_stays_ours(self, own_site: dict[str, bytes]) -> None:
        text = own_site["index.html"].decode()
        assert text.count("<html") == text.count("<main") == text.count("Content-Security-") == 1

    @pytest.mark.parametrize("name", ["about", "accessibility", "not_found"])
    def test_other_fixed_pages_can_be_written_anew(
        self, make_workspace: Make, tmp_path: Path, name: str
    ) -> None:
        text = '<h1>自己的</h1><p><a href="{{ root }}index.html">{{ page.title }}</a></p>'
        root = make_workspace({**SECRET_FILES, f"templates/site/{name}.html.j2": text})
        build(worktree(root), Order(tmp_path / "site", base_url="https://a.invalid/qd/"))
        site = files_of(tmp_path / "site")
        path = "404.html" if name == "not_found" else f"{name}.html"
        assert "<h1>自己的</h1>" in main_of(site, path)
        if name == "not_found":
            assert 'href="/qd/index.html">没有这个页面' in main_of(site, path)

    @pytest.mark.parametrize(
        "name",
        [
            "home",
            "masthead",
            "about",
            "accessibility",
            "not_found",
            "home_intro",
            "about_text",
            "footer",
            "notice",
        ],
    )
    def test_a_copy_of_ours_changes_nothing(
        self, make_workspace: Make, repository: Path, tmp_path: Path, name: str
    ) -> None:
        root = make_workspace(SECRET_FILES)
        build(worktree(root), Order(tmp_path / "ours"))
        own = root / f"templates/site/{name}.html.j2"
        own.parent.mkdir(parents=True)
        own.write_bytes((repository / f"templates/site/{name}.html.j2").read_bytes())
        build(worktree(root), Order(tmp_path / "own"))
        assert files_of(tmp_path / "own") == files_of(tmp_path / "ours")


HOSTILE_HTML = {
    "a script": "<script src='assets/search.js'></script>",
    "an event": '<p onclick="x()">x</p>',
    "a style": '<p style="display:none">x</p>',
    "a style sheet": "<style>body{}</style>",
    "a frame": "<iframe></iframe>",
    "another base": '<base href="https://evil.invalid/">',
    "a refresh": '<meta http-equiv="refresh" content="0">',
    "a picture from elsewhere": '<img src="//evil.invalid/x.png" alt="">',
    "a form that goes elsewhere": '<form action="https://evil.invalid/"></form>',
    "a link that runs": '<a href=" java&#115;cript:alert(1)">x</a>',
    "a mark that does not close": "<div><p>x</p>",
    "a mark that does not open": "</div></footer>",
    "a second heading": "<h1>x</h1>",
    "a second main": "<main></main>",
}


class TestHostileTemplates:
    @pytest.mark.usefixtures("templates_here")
    @pytest.mark.parametrize("text", HOSTILE_HTML.values(), ids=HOSTILE_HTML.keys())
    def test_give_nothing_the_policy_forbids(
        self, make_workspace: Make, tmp_path: Path, run_cli: Cli, text: str
    ) -> None:
        path = "templates/site/footer.html.j2"
        root = make_workspace({**SECRET_FILES, path: text})
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert code == 2
        assert path in err
        assert not (tmp_path / "site").exists()

    @pytest.mark.parametrize(
        ("name", "used", "unknown", "there"),
        [
            ("footer", "{{ site.nope.x }}", "site.nope", "base_url、code"),
            ("footer", "{% if site.nope %}x{% endif %}", "site.nope", "title"),
            ("footer", "{{ sight.title }}", "sight", "root、site。"),
            ("footer", "{{ sight }}", "sight", "root、site。"),
            ("masthead", "{{ nope }}", "nope", "path、root、section、site。"),
            ("home", "<h1>x</h1>{{ blocks.nope }}", "blocks.nope", "footer、home_intro"),
            ("home", "<h1>x</h1>{{ (organs|first).nope }}", "nope", "docs/site.md"),
            ("footer", "{% include 'site/nope.html.j2' %}", "site/nope.html.j2", "docs/site.md"),
        ],
    )
    def test_a_name_that_is_unknown_is_said_with_those_there_are(
        self,
        make_workspace: Make,
        tmp_path: Path,
        run_cli: Cli,
        name: str,
        used: str,
        unknown: str,
        there: str,
    ) -> None:
        path = f"templates/site/{name}.html.j2"
        root = make_workspace({**SECRET_FILES, path: f"<p>甲</p>\n{used}\n"})
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert code == 2
        assert f"{path}:2" in err
        assert f"“{unknown}”" in err
        assert there in err
        assert "qingdan.publish" not in err
        assert "object" not in err

    @pytest.mark.parametrize(
        "text",
        [
            HOME.replace("<h1>{{ site.title }}</h1>", ""),
            HOME.replace("自己的首页", "{{ lists.__class__ }}"),
            HOME.replace("自己的首页", "{{ lists[0][3].by_type.clear() }}"),
            HOME.replace("自己的首页", "{% include '../../qingdan.yaml' %}"),
            HOME.replace("自己的首页", "{{ ('x' * 1000000) * 1000 }}"),
        ],
    )
    def test_pages_reach_no_further_than_blocks(
        self, make_workspace: Make, tmp_path: Path, run_cli: Cli, text: str
    ) -> None:
        path = "templates/site/home.html.j2"
        root = make_workspace({**SECRET_FILES, path: text})
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert code == 2
        assert path in err


HOSTILE_FILES = {
    "a script in the logo": ("images/logo.svg", LOGO.replace("<rect", "<script/><rect")),
    "a logo of 10 MB": ("images/logo.svg", "<!--" + "x" * 10_000_000 + "-->" + LOGO),
    "a link that runs": ("pages/guide.md", GUIDE.replace("cf-7k3q9d2m", "javascript:alert(1)")),
    "a link out of the workspace": (
        "pages/guide.md",
        GUIDE.replace("../images/flow.svg", "../../../etc/passwd"),
    ),
    "HTML in a page": ("pages/guide.md", GUIDE.replace("第三行", "x") + "\n<script>x</script>\n"),
    "an id that is not there": ("pages/guide.md", GUIDE.replace("cf-7k3q9d2m", "cf-00000000")),
    "a head that is wrong": ("pages/guide.md", GUIDE.replace("位置: 导航", "位置: 上面")),
    "a page of GBK": ("pages/guide.md", GUIDE.encode("gb18030")),
}


@pytest.mark.usefixtures("templates_here")
class TestHostileFiles:
    @pytest.mark.parametrize(("path", "text"), HOSTILE_FILES.values(), ids=HOSTILE_FILES.keys())
    def test_stop_publication_and_are_findings_at_a_place(
        self, make_workspace: Make, tmp_path: Path, run_cli: Cli, path: str, text: str | bytes
    ) -> None:
        root = make_workspace({**OWN_FILES, path: text})
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert code == 1
        assert re.search(rf"^{path}:\d+(:\d+)?: ", err, re.MULTILINE)
        assert not (tmp_path / "site").exists()
        code, out, _err = run_cli("validate", "-w", root, "--no-cache")
        assert code == 1
        assert re.search(rf"^{path}:\d+:\d+", out, re.MULTILINE)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("images/logo.svg", "../secret.svg"),
            ("images/logo.svg", "images/../../secret.svg"),
            ("images/logo.svg", "/etc/passwd"),
            ("images/logo.svg", "https://evil.invalid/x.svg"),
            ("images/logo.svg", "qingdan.yaml"),
            ('"#0b5d3b"', '"#fff} body {display: none"'),
            ('"#0b5d3b"', '"#ffeeee"'),
        ],
    )
    def test_values_of_the_workspace_file_too(
        self, make_workspace: Make, tmp_path: Path, run_cli: Cli, old: str, new: str
    ) -> None:
        text = OWN_FILES["qingdan.yaml"].replace(old, new)
        root = make_workspace({**OWN_FILES, "qingdan.yaml": text})
        (tmp_path / "secret.svg").write_text(LOGO, encoding="utf-8")
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert code == 1
        assert re.search(r"^qingdan\.yaml:\d+:\d+: ", err, re.MULTILINE)
        code, out, _err = run_cli("validate", "-w", root, "--no-cache")
        assert code == 1
        assert re.search(r"^qingdan\.yaml:\d+:\d+", out, re.MULTILINE)

    @pytest.mark.parametrize("path", ["images/logo.svg", "pages/guide.md", "images", "pages"])
    def test_links_of_the_disk_are_not_followed(
        self, make_workspace: Make, tmp_path: Path, run_cli: Cli, path: str
    ) -> None:
        root = make_workspace(OWN_FILES)
        (root / path).rename(tmp_path / "elsewhere")
        (root / path).symlink_to(tmp_path / "elsewhere")
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert code == 1
        assert path in err


@pytest.mark.usefixtures("templates_here")
class TestBytes:
    def test_do_not_depend_on_processes_folder_or_seed(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        root = make_workspace(OWN_FILES)
        build(worktree(root), Order(tmp_path / "one", jobs=1))
        script = (
            "from pathlib import Path; from qingdan.publish.build import Order, build; "
            "from qingdan.store.snapshot import worktree; "
            f"build(worktree(Path({str(root)!r})), Order(Path('two'), jobs=2))"
        )
        environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
        subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, check=True)
        assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


@pytest.mark.usefixtures("templates_here")
def test_an_address_that_is_the_text_is_marked_for_paper(
    make_workspace: Make, tmp_path: Path
) -> None:
    """On paper an address stands behind its link, but not behind itself."""
    text = "# 去处\n\n<https://a.invalid/> [甲](https://b.invalid/)\n"
    build(worktree(make_workspace({"pages/where.md": text})), Order(tmp_path / "site"))
    page = (tmp_path / "site/pages/where.html").read_text(encoding="utf-8")
    assert '<a href="https://a.invalid/" class="bare">https://a.invalid/</a>' in page
    assert '<a href="https://b.invalid/">甲</a>' in page


@pytest.mark.usefixtures("templates_here")
class TestMarkdown:
    def test_holds_pages_and_logo_with_links_that_lead_somewhere(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        order = Order(tmp_path / "md", SiteFormat.MARKDOWN)
        build(worktree(make_workspace(OWN_FILES)), order)
        files = files_of(tmp_path / "md")
        guide = files["pages/guide.md"].decode()
        assert guide.count("办事指南") == 1
        assert "[违建](../powers/cf-7k3q9d2m.md)" in guide
        assert "[机构](../organs/zrzy.md)" in guide
        assert "![办事流程图](../images/flow.svg)" in guide
        assert "第一行 <b>\n\n第三行" in guide
        assert files["images/logo.svg"] == LOGO.encode()
        home = files["README.md"].decode()
        assert '<img src="images/logo.svg" alt="测试市徽" width="45" height="30">' in home
        assert "[指南](pages/guide.md)" in home
        assert "[我们](pages/about-us.md)" in home
        listed = files["pages/README.md"].decode()
        assert "[指南](guide.md) | 2026-03-05 |" in listed.replace("../pages/", "")
        assert re.search(r"about-us\.md\) \|\s+\|", listed)
        for path, data in files.items():
            assert CANARY not in data.decode(), path
            for address in re.findall(r"\]\(([^)\s#]+)[^)]*\)", data.decode()):
                if not address.startswith("http"):
                    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
                    assert target in files, f"{path}: {address}"


def test_the_workspace_with_everything_has_nothing_to_complain_of(
    make_workspace: Make, run_cli: Cli
) -> None:
    root = make_workspace(OWN_FILES)
    _code, out, _err = run_cli("validate", "-w", root, "--select", "QD72", "--no-cache")
    assert "QD72" not in out


def test_every_page_that_pages_may_lead_to_is_there(own_site: dict[str, bytes]) -> None:
    from qingdan.appearance.targets import SITE_PAGES

    assert SITE_PAGES.difference(own_site) == {
        f"{kind}.html" for kind in ListKind if not kind.is_core and kind != "delegations"
    }


def test_a_link_to_a_list_that_is_not_shown_is_plain_text(
    make_workspace: Make, tmp_path: Path
) -> None:
    page = "---\n标题: 说明\n---\n看[属地](../territory.html)和[权力](../powers.html)。\n"
    root = make_workspace({**SECRET_FILES, "pages/more.md": page})
    build(worktree(root), Order(tmp_path / "site"))
    shown = (tmp_path / "site/pages/more.html").read_text("utf-8")
    assert "territory.html" not in shown
    assert 'href="../powers.html">权力</a>' in shown


def test_what_the_tests_lean_on() -> None:
    assert "主题" in OWN_SITE
    assert "aria-current" in MASTHEAD
