"""A whole site: the pages hold together, the bytes are the same, nothing is half done."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.publish.build import Order, build
from qingdan.publish.siteformat import SiteFormat
from qingdan.publish.writing import folder as site_folder
from qingdan.publish.writing import limited
from qingdan.publish.writing.folder import built_aside, check_target
from qingdan.store.snapshot import worktree

from .html_checks import Page, broken_links
from .publish_cases import SECRET_FILES, files_of

Make = Callable[..., Path]
Cli = Callable[..., tuple[int, str, str]]
Git = Callable[..., str]

HOSTILE = "<script>alert(1)</script>\"'><b onclick=x>{{ 7*7 }}{% x %}\\`|*_[a](b)&amp;</title>"


@pytest.fixture(scope="module")
def published(sample_site: Path) -> dict[str, bytes]:
    """The files of the sample workspace's site."""
    return files_of(sample_site)


@pytest.fixture(scope="module")
def pages(published: dict[str, bytes]) -> dict[str, Page]:
    return {
        path: Page(content.decode())
        for path, content in published.items()
        if path.endswith(".html")
    }


class TestPages:
    def test_are_well_formed_with_nothing_inline(self, pages: dict[str, Page]) -> None:
        assert {path: page.faults for path, page in pages.items() if page.faults} == {}

    def test_every_link_leads_somewhere_inside_the_site(
        self, pages: dict[str, Page], published: dict[str, bytes]
    ) -> None:
        assert broken_links(pages, published) == []

    def test_every_page_can_be_reached_from_the_home_page(self, pages: dict[str, Page]) -> None:
        import posixpath

        reached, waiting = {"index.html"}, ["index.html"]
        while waiting:
            path = waiting.pop()
            for _attribute, address in pages[path].links:
                name = address.partition("#")[0]
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
                if name.endswith(".html") and target in pages and target not in reached:
                    reached.add(target)
                    waiting.append(target)
        assert set(pages) - reached == {"404.html"}

    def test_every_page_says_that_the_sample_is_fictional(self, pages: dict[str, Page]) -> None:
        assert [p for p, page in pages.items() if "虚构示例" not in "".join(page.text)] == []

    def test_every_page_names_the_site_and_forbids_what_is_foreign(
        self, pages: dict[str, Page], published: dict[str, bytes]
    ) -> None:
        for path, page in pages.items():
            assert page.meta["SiteName"], path
            assert b"default-src 'none'; script-src 'self'" in published[path], path
            ours = re.compile(r"(\.\./)?assets/(search/)?[a-z]+\.js(\?[0-9a-f]+)?")
            assert [name for name in page.scripts if not ours.fullmatch(name)] == [], path

    def test_an_item_page_carries_the_metadata_of_an_article(self, pages: dict[str, Page]) -> None:
        items = [p for path, p in pages.items() if path.startswith(("powers/", "duties/"))]
        assert len(items) > 60
        for page in items:
            for name in ("ColumnName", "ColumnType", "ArticleTitle", "ContentSource"):
                assert page.meta[name], name

    def test_each_item_has_data_beside_it(self, published: dict[str, bytes]) -> None:
        stems = [p.removesuffix(".html") for p in published if p.startswith("powers/")]
        for stem in {s for s in stems if not s.endswith((".json", ".yaml", ".csv"))}:
            record = json.loads(published[f"{stem}.json"])
            assert record["schema"] == "qingdan/item/1"
            assert record["id"] == stem.removeprefix("powers/")
            assert published[f"{stem}.yaml"].decode().startswith("名称: ")
            rows = list(csv.reader(published[f"{stem}.csv"].decode("utf-8-sig").splitlines(True)))
            assert rows[0] == ["栏目", "内容"]
            assert ["名称", record["item"]["名称"]] in rows
            assert {name.partition(".")[0] for name, _value in rows[3:]} >= {*record["item"]}

    def test_the_totals_of_the_home_page_add_up(self, published: dict[str, bytes]) -> None:
        """Counted again from the open data: the smallest unit, in force or suspended."""
        items = json.loads(published["downloads/powers.json"])["items"]
        current = {i["id"]: i["item"] for i in items if i["item"]["状态"] in ("有效", "暂停")}
        parents = {item["主项"] for item in current.values() if "主项" in item}
        units = len(current.keys() - parents)
        home = published["index.html"].decode()
        assert f'<p class="count">{units}<small>项</small></p>' in home


class TestManifest:
    def test_names_every_file_with_its_hash(self, published: dict[str, bytes]) -> None:
        manifest = json.loads(published["manifest.json"])
        assert manifest["schema"] == "qingdan/site/1"
        assert manifest["revision"] == "worktree"
        assert manifest["files"] == {
            path: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for path, content in published.items()
            if path != "manifest.json"
        }


class TestSameBytes:
    def test_whatever_the_processes_hash_seed_time_zone_and_locale(
        self, sample: Path, published: dict[str, bytes], tmp_path: Path
    ) -> None:
        script = (
            "import sys; from pathlib import Path; from qingdan.store.snapshot import worktree;"
            "from qingdan.publish.build import Order, build;"
            "build(worktree(Path(sys.argv[1])), Order(Path(sys.argv[2]), jobs=2))"
        )
        odd = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
        command = [sys.executable, "-c", script, str(sample), str(tmp_path / "site")]
        subprocess.run(command, check=True, env=odd, cwd=tmp_path)
        assert files_of(tmp_path / "site") == published

    def test_of_a_commit_and_its_date(
        self, make_workspace: Make, tmp_path: Path, git: Git, run_cli: Cli
    ) -> None:
        root = make_workspace(SECRET_FILES)
        git(root, "init")
        git(root, "add", "-A")
        git(root, "commit", "-m", "清单", "--date", "2026-04-05T23:30:00+08:00")
        commit = git(root, "rev-parse", "HEAD").strip()
        (root / "powers/zrzy/cf-7k3q9d2m.yaml").unlink()
        sites = []
        for name in ("a", "b"):
            code, _out, err = run_cli(
                "publish", "-w", root, "--out", tmp_path / name, "--rev", "HEAD"
            )
            assert code == 0, err
            sites.append(files_of(tmp_path / name))
        assert sites[0] == sites[1]
        assert "powers/cf-7k3q9d2m.html" in sites[0]
        assert json.loads(sites[0]["manifest.json"])["revision"] == commit
        assert commit[:10] in sites[0]["index.html"].decode()


class TestHostileText:
    @pytest.fixture
    def hostile(self, make_workspace: Make, tmp_path: Path) -> dict[str, bytes]:
        quoted = json.dumps(HOSTILE)
        root = make_workspace(
            {
                "qingdan.yaml": (
                    f"格式: 1\n名称: {quoted}\n站点: {{说明: {quoted}, 邮箱: {quoted}}}\n"
                ),
                "powers/zrzy/cf-7k3q9d2m.yaml": (
                    f"名称: {quoted}\n类型: 行政处罚\n状态: 有效\n俗称: [{quoted}, '=1+1']\n"
                    f"咨询方式: 'javascript:alert(1)'\n备注: {quoted}\n依据: [{quoted}]\n"
                    f"流程: [{quoted}]\n材料: [{quoted}]\n"
                ),
            }
        )
        build(worktree(root), Order(tmp_path / "site"))
        return files_of(tmp_path / "site")

    def test_stays_text(self, hostile: dict[str, bytes]) -> None:
        for path, content in hostile.items():
            if path.endswith(".html"):
                page = Page(content.decode())
                assert page.faults == [], path
                assert all("javascript" not in address for _name, address in page.links)
        item = Page(hostile["powers/cf-7k3q9d2m.html"].decode())
        assert HOSTILE in "".join(item.text)
        assert item.meta["ArticleTitle"] == HOSTILE

    def test_cannot_end_the_script_it_stands_in(self, hostile: dict[str, bytes]) -> None:
        scripts = {p: c.decode() for p, c in hostile.items() if p.startswith("assets/search/")}
        assert [path for path, script in scripts.items() if "<" in script] == []
        rows = scripts["assets/search/r0.js"].removeprefix("qingdanPart(").removesuffix(");\n")
        assert json.loads(f"[{rows}]")[2][0][1] == HOSTILE

    def test_is_no_formula_in_a_spreadsheet(self, hostile: dict[str, bytes]) -> None:
        text = hostile["downloads/powers.csv"].decode("utf-8-sig")
        (row,) = csv.DictReader(text.splitlines(keepends=True))
        assert row["俗称"].splitlines()[0] == HOSTILE
        assert hostile["downloads/powers.csv"].startswith(b"\xef\xbb\xbf")


class TestAddress:
    @pytest.fixture
    def root(self, make_workspace: Make) -> Path:
        return make_workspace(
            {"powers/zrzy/cf-7k3q9d2m.yaml": "{名称: 某处罚, 类型: 行政处罚, 状态: 有效}\n"}
        )

    def test_goes_into_permalinks_site_map_and_the_page_for_lost_readers(
        self, root: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        out = tmp_path / "site"
        code, _out, err = run_cli(
            "publish", "-w", root, "--out", out, "--base-url", "https://qd.example.invalid/a"
        )
        assert code == 0, err
        page = (out / "powers/cf-7k3q9d2m.html").read_text(encoding="utf-8")
        assert '<link rel="canonical" href="https://qd.example.invalid/a/powers/cf-' in page
        assert "https://qd.example.invalid/a/powers/cf-" in (out / "sitemap.xml").read_text()
        assert 'href="/a/assets/site.css"' in (out / "404.html").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("said", "given", "start"),
        [
            ("https://list.example.invalid/qd", None, "/qd/"),
            ("https://list.example.invalid", None, "/"),
            ("https://list.example.invalid/qd", "https://other.example.invalid/b/c/", "/b/c/"),
            (None, None, "/"),
        ],
    )
    def test_says_where_the_page_for_lost_readers_leads(
        self, root: Path, tmp_path: Path, said: str | None, given: str | None, start: str
    ) -> None:
        """A server shows it at any depth, so nothing in it may be relative."""
        site = f"站点: {{网址: '{said}'}}\n" if said else ""
        (root / "qingdan.yaml").write_text(f"格式: 1\n名称: 测试\n{site}", encoding="utf-8")
        build(worktree(root), Order(tmp_path / "site", base_url=given))
        page = Page((tmp_path / "site/404.html").read_text(encoding="utf-8"))
        addresses = [href.partition("#")[0] for _name, href in page.links]
        inside = [href for href in addresses if href and not href.startswith("https:")]
        assert len(inside) > 10
        assert [href for href in inside if not href.startswith(start)] == []
        assert all((tmp_path / "site" / href.removeprefix(start)).exists() for href in inside)

    def test_no_address_no_site_map(self, root: Path, tmp_path: Path) -> None:
        build(worktree(root), Order(tmp_path / "site"))
        assert not (tmp_path / "site" / "sitemap.xml").exists()

    @pytest.mark.parametrize("wrong", ["qd.example", "ftp://a.b", "https://", "https://a.b/?q=1"])
    def test_that_is_none_is_refused(
        self, root: Path, tmp_path: Path, run_cli: Cli, wrong: str
    ) -> None:
        code, _out, err = run_cli(
            "publish", "-w", root, "--out", tmp_path / "s", "--base-url", wrong
        )
        assert code == 2
        assert "--base-url" in err


class TestFolder:
    @pytest.fixture
    def root(self, make_workspace: Make) -> Path:
        return make_workspace(
            {"powers/zrzy/cf-7k3q9d2m.yaml": "{名称: 某处罚, 类型: 行政处罚, 状态: 有效}\n"}
        )

    def test_a_site_is_replaced_and_says_how_to_open_it(
        self, root: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        for _time in (1, 2):
            code, out, err = run_cli("publish", "-w", root, "--out", "site", cwd=tmp_path)
            assert (code, out) == (0, "")
            assert os.path.join("site", "index.html") in err  # noqa: PTH118 - as typed
        assert [p.name for p in tmp_path.iterdir() if "qingdan" in p.name] == []

    @pytest.mark.parametrize("name", ["keep.txt", "powers/keep.txt"])
    def test_foreign_files_are_kept_unless_forced(
        self, root: Path, tmp_path: Path, run_cli: Cli, name: str
    ) -> None:
        out = tmp_path / "site"
        build(worktree(root), Order(out))
        (out / name).write_text("不要丢")
        code, _out, err = run_cli("publish", "-w", root, "--out", out)
        assert code == 2
        assert "keep.txt" in err
        assert (out / name).read_text() == "不要丢"
        assert run_cli("publish", "-w", root, "--out", out, "--force")[0] == 0
        assert not (out / name).exists()

    def test_a_folder_of_other_things_is_refused(
        self, root: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        (tmp_path / "papers").mkdir()
        (tmp_path / "papers" / "a.txt").write_text("文稿")
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "papers")
        assert code == 2
        assert "--force" in err
        assert (tmp_path / "papers" / "a.txt").exists()

    @pytest.mark.parametrize("place", [".", "..", "w", "w/powers", "w/new", "a.txt", "repo"])
    def test_some_places_are_never_overwritten(
        self, root: Path, tmp_path: Path, run_cli: Cli, place: str
    ) -> None:
        (tmp_path / "a.txt").write_text("一个文件")
        (tmp_path / "repo" / ".git").mkdir(parents=True)
        before = files_of(tmp_path)
        code, _out, _err = run_cli("publish", "-w", root, "--out", place, "--force", cwd=tmp_path)
        assert code == 2
        assert files_of(tmp_path) == before

    def test_inside_the_workspace_only_the_output_folder(self, root: Path) -> None:
        check_target(root / "site", root, force=False)

    def test_an_error_leaves_the_old_site_as_it_was(
        self, root: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        out = tmp_path / "site"
        build(worktree(root), Order(out))
        before = files_of(out)
        (root / "templates/site").mkdir(parents=True)
        (root / "templates/site/footer.html.j2").write_text("{{ nothing }}")
        assert run_cli("publish", "-w", root, "--out", out)[0] == 2
        assert files_of(out) == before
        assert sorted(p.name for p in tmp_path.iterdir()) == ["site", "w"]

    def test_where_names_cannot_be_exchanged_two_renames_do(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(site_folder, "_exchange", lambda _one, _other: False)
        for text in ("一", "二"):
            with built_aside(tmp_path / "site", force=True) as aside:
                (aside / "a.txt").write_text(text)
        assert (tmp_path / "site" / "a.txt").read_text() == "二"
        assert [p.name for p in tmp_path.iterdir()] == ["site"]

    def test_an_interruption_between_the_renames_is_mended(self, tmp_path: Path) -> None:
        (tmp_path / ".site.qingdan-old").mkdir()
        (tmp_path / ".site.qingdan-old" / "manifest.json").write_text(
            '{"schema": "qingdan/site/1", "files": {}}'
        )
        check_target(tmp_path / "site", tmp_path / "w", force=False)
        assert (tmp_path / "site" / "manifest.json").exists()

    def test_a_broken_file_stops_everything(self, root: Path, tmp_path: Path, run_cli: Cli) -> None:
        (root / "powers/zrzy/cf-br0ken00.yaml").write_text("名称: [", encoding="utf-8")
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert code == 1
        assert "cf-br0ken00.yaml" in err
        assert "validate" in err
        assert not (tmp_path / "site").exists()


FOOTER = "templates/site/footer.html.j2"
OWN_BLOCK = {
    "powers/zrzy/cf-7k3q9d2m.yaml": "{名称: 某处罚, 类型: 行政处罚, 状态: 有效}\n",
    FOOTER: '<p>自己的页脚 {{ site.title }} <a href="{{ root }}index.html">首页</a></p>',
}
BAD_BLOCKS = {
    # what it tries: (the block, what the message names)
    "a field that is not there": ("{{ site.titel }}", "titel"),
    "the inside of Python": ("{{ ''.__class__.__mro__ }}", "__class__"),
    "the inside of our values": ("{{ site.__class__ }}", "__class__"),
    "a file of the machine": ("{% include '/etc/passwd' %}", "/etc/passwd"),
    "a template that does not close": ("一\n二{% if site.title %}", FOOTER),
    "a sum that cannot be": ("{{ 1 / 0 }}", FOOTER),
    "an endless row": ("{% for i in range(10**9) %}x{% endfor %}", FOOTER),
}


GREEDY_BLOCKS = {
    "memory": "{{ ('x' * 1000000) * 1000 }}",
    "time": (
        "{% for a in range(90000) %}{% for b in range(90000) %}{% for c in range(90000) %}"
        "{% endfor %}{% endfor %}{% endfor %}"
    ),
    "a page longer than any": "{{ 'x' * 2000000 }}",
}


class TestOwnBlocks:
    def test_replace_ours_on_every_page(self, make_workspace: Make, tmp_path: Path) -> None:
        build(worktree(make_workspace(OWN_BLOCK)), Order(tmp_path / "site"))
        files = files_of(tmp_path / "site")
        pages = {path: Page(f.decode()) for path, f in files.items() if path.endswith(".html")}
        for path, page in pages.items():
            assert "自己的页脚 测试市三张清单" in "".join(page.text), path
        assert broken_links(pages, files) == []

    @pytest.mark.usefixtures("templates_here")
    @pytest.mark.parametrize("text", BAD_BLOCKS.values(), ids=BAD_BLOCKS.keys())
    def test_cannot_reach_further(
        self, make_workspace: Make, tmp_path: Path, run_cli: Cli, text: tuple[str, str]
    ) -> None:
        root = make_workspace({**OWN_BLOCK, FOOTER: text[0]})
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert code == 2
        assert f"\n{FOOTER}:" in "\n" + err
        assert text[1] in err

    @pytest.mark.skipif(sys.platform == "win32", reason="no limits but that of time")
    @pytest.mark.parametrize("text", GREEDY_BLOCKS.values(), ids=GREEDY_BLOCKS.keys())
    def test_may_not_use_all_time_or_memory(
        self,
        make_workspace: Make,
        tmp_path: Path,
        run_cli: Cli,
        monkeypatch: pytest.MonkeyPatch,
        text: str,
    ) -> None:
        monkeypatch.setattr(limited, "SECONDS", 1)
        root = make_workspace({**OWN_BLOCK, FOOTER: text})
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert code == 2
        assert f"\n{FOOTER}:" in "\n" + err
        assert not (tmp_path / "site").exists()

    @pytest.mark.parametrize("name", ["site/base.html.j2", "site/item.html.j2", "other.j2"])
    def test_replace_nothing_else(
        self, make_workspace: Make, tmp_path: Path, run_cli: Cli, name: str
    ) -> None:
        root = make_workspace({**OWN_BLOCK, f"templates/{name}": "x"})
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert code == 2
        assert "footer.html.j2" in err


class TestMarkdown:
    def test_every_link_leads_to_a_file(self, sample: Path, tmp_path: Path) -> None:
        import posixpath
        import re

        build(worktree(sample), Order(tmp_path / "md", SiteFormat.MARKDOWN))
        files = files_of(tmp_path / "md")
        assert "README.md" in files
        found = 0
        for path, content in files.items():
            for address in re.findall(r"\]\(([^)\s]+)\)", content.decode()):
                if not address.startswith("http"):
                    target = posixpath.join(posixpath.dirname(path), address)
                    assert posixpath.normpath(target) in files, f"{path}: {address}"
                    found += 1
        assert found > 200


@pytest.mark.parametrize("option", [("--format", "pdf"), ("--audience", "everyone")])
def test_unknown_choices_are_refused(sample: Path, run_cli: Cli, option: tuple[str, str]) -> None:
    code, _out, err = run_cli("publish", "-w", sample, *option)
    assert code == 2
    assert option[0] in err


class TestNothingIsDroppedInSilence:
    @pytest.fixture
    def root(self, make_workspace: Make) -> Path:
        return make_workspace(
            {"powers/zrzy/cf-7k3q9d2m.yaml": "{名称: 某处罚, 类型: 行政处罚, 状态: 有效}\n"}
        )

    @pytest.mark.parametrize(
        "path",
        ["powers/zrzy/d78.yaml", "powers/zrzy/d78visvis.yml", "powers/zrzy/甲 - 副本.yaml"],
    )
    def test_a_misplaced_file_stops_everything(
        self, root: Path, tmp_path: Path, run_cli: Cli, path: str
    ) -> None:
        (root / path).write_text("名称: 甲\n类型: 行政处罚\n状态: 有效\n", encoding="utf-8")
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert (code, path in err) == (1, True)

    def test_an_id_used_twice_stops_everything(
        self, root: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        for kind in ("powers/zrzy", "duties/zrzy"):
            file = root / kind / "aa-00000000.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(
                "名称: 甲\n状态: 有效\n" + ("类型: 行政处罚\n" if kind[0] == "p" else ""),
                encoding="utf-8",
            )
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert (code, "aa-00000000.yaml" in err) == (1, True)

    def test_a_missing_register_stops_everything(
        self, root: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        (root / "organs.yaml").unlink()
        code, _out, err = run_cli("publish", "-w", root, "--out", tmp_path / "site")
        assert (code, "organs.yaml" in err) == (1, True)
