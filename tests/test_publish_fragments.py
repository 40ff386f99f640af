"""Fragments for a platform that others run: whole without a frame, safe to paste, easy to place."""

from __future__ import annotations

import csv
import io
import json
import os
import posixpath
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import openpyxl
import pytest

from qingdan.publish.build import Order, build
from qingdan.publish.fragments.addresses import Addresses, Linking
from qingdan.publish.fragments.fragmentfiles import Pasting, file_name
from qingdan.publish.siteformat import SiteFormat
from qingdan.publish.trust.verify import verify_folder
from qingdan.report.list_word import list_word
from qingdan.store.snapshot import worktree

from .html_checks import VOID
from .offices import Git
from .past_office import FIRST, PATH, PastOffice, power, redacted
from .past_office import ITEM as OLD
from .publish_cases import CANARY, CANARY_ID, SECRET_FILES, SEVERAL_FILES, files_of, opened
from .test_chronicle import ADJUSTMENT

Make = Callable[..., Path]
Cli = Callable[..., tuple[int, str, str]]

ALLOWED = {"h2", "h3", "p", "br", "strong", "a", "ul", "ol", "li", "blockquote"} | {
    *("table", "caption", "thead", "tbody", "tr", "th", "td")
}
ATTRIBUTES = {"th": {"style", "scope"}, "td": {"style"}, "table": {"style"}, "a": {"href"}}
HOSTILE = "<script>alert(1)</script>\"'><b onclick=x>{{ 7*7 }}&amp;</table>"
ITEM = "{名称: 某处罚, 类型: 行政处罚, 状态: 有效}\n"


class Fragment(HTMLParser):
    """Parses a fragment; ``faults`` are what an editor of a platform would choke on."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(content.decode())
        self.close()
        if self._open:
            self.faults.append(f"left open: {self._open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, ()):
                self.faults.append(f"<{tag} {name}>")
            if name == "href":
                self.links.append(value or "")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"<!{decl}>")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}-->")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def built(root: Path, out: Path, linking: Linking = Linking.RELATIVE) -> dict[str, bytes]:
    pasting = Pasting(Addresses(linking), binder=list_word)
    build(worktree(root), Order(out, SiteFormat.FRAGMENTS, pasting=pasting))
    return files_of(out)


@pytest.fixture(scope="module")
def folder(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(sample, tmp_path_factory.mktemp("fragments") / "out")


@pytest.fixture(scope="module")
def found(folder: dict[str, bytes]) -> dict[str, Fragment]:
    return fragments(folder)


def fragments(folder: dict[str, bytes]) -> dict[str, Fragment]:
    return {
        path: Fragment(content)
        for path, content in folder.items()
        if path.endswith(".html") and path != "index.html"
    }


def broken(folder: dict[str, bytes], parsed: dict[str, Fragment]) -> list[str]:
    """Links between fragments that lead to no file."""
    found = []
    for path, one in parsed.items():
        for href in one.links:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href)))
            if not href.startswith(("http://", "https://", "mailto:", "tel:")):
                found += [f"{path}: {href}"] if target not in folder else []
    return found


def index(folder: dict[str, bytes]) -> list[dict[str, str]]:
    text = folder["index.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


class TestFragments:
    def test_hold_nothing_that_does_not_survive_an_editor(self, found: dict[str, Fragment]) -> None:
        assert len(found) > 150
        assert {path: one.faults for path, one in found.items() if one.faults} == {}

    def test_relative_links_lead_to_fragments(
        self, folder: dict[str, bytes], found: dict[str, Fragment]
    ) -> None:
        assert sum(len(one.links) for one in found.values()) > 500
        assert broken(folder, found) == []

    def test_say_what_the_pages_say(self, folder: dict[str, bytes], sample: Path) -> None:
        path = "powers/cf-0rzqb9j7.html"
        text = "".join(Fragment(folder[path]).text)
        for said in ("责令退还非法占用的土地", "有管辖权的人民法院", "第七十七条", "虚构示例"):
            assert said in text

    def test_are_the_same_whatever_the_hash_seed_time_zone_and_locale(
        self, folder: dict[str, bytes], sample: Path, tmp_path: Path
    ) -> None:
        order = ("publish", "-w", sample, "--format", "fragments", "--links", "relative", "-q")
        odd = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
        more = ("--no-cache", "--no-history", "-o", "out")
        command = [sys.executable, "-m", "qingdan", *order, *more]
        subprocess.run(command, check=True, env={**os.environ, **odd}, cwd=tmp_path)
        assert files_of(tmp_path / "out") == folder
        assert verify_folder(tmp_path / "out").deviations == ()
        assert "附件/权力责任清单.docx" in folder

    def test_a_long_list_leads_to_organs(
        self, make_workspace: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("qingdan.publish.fragments.fragments.LONG_LIST", 3)
        files = built(make_workspace(SEVERAL_FILES), tmp_path / "out")
        one = Fragment(files["powers.html"])
        assert "organs/zrzy.html" in one.links
        assert not any(href.startswith("powers/") for href in one.links)


class TestLinks:
    FILES = {  # noqa: RUF012
        "powers/zrzy/cf-7k3q9d2m.yaml": ITEM,
        "duties/zrzy/gh03a7k2.yaml": (
            "{名称: 监督, 状态: 有效, 任务: [{编号: '1', 名称: 受理, 权力: [cf-7k3q9d2m]}]}\n"
        ),
        "qingdan.yaml": "格式: 1\n名称: 测试\n站点: {网址: 'https://list.example.invalid/qd'}\n",
    }

    @pytest.fixture
    def root(self, make_workspace: Make) -> Path:
        return make_workspace(self.FILES)

    def links(self, root: Path, out: Path, run_cli: Cli, *how: str | Path) -> list[str]:
        code, _out, err = run_cli(
            "publish", "-w", root, "--out", out, "--format", "fragments", *how
        )
        assert code == 0, err
        return Fragment((out / "duties/gh03a7k2.html").read_bytes()).links

    def test_are_text_unless_asked_for(self, root: Path, tmp_path: Path, run_cli: Cli) -> None:
        assert self.links(root, tmp_path / "a", run_cli) == []
        relative = self.links(root, tmp_path / "b", run_cli, "--links", "relative")
        assert "../powers/cf-7k3q9d2m.html" in relative

    def test_lead_to_the_site_elsewhere(self, root: Path, tmp_path: Path, run_cli: Cli) -> None:
        found = self.links(root, tmp_path / "a", run_cli, "--links", "site")
        assert "https://list.example.invalid/qd/powers/cf-7k3q9d2m.html" in found

    def test_to_a_site_without_an_address_are_refused(
        self, make_workspace: Make, tmp_path: Path, run_cli: Cli
    ) -> None:
        root = make_workspace({**self.FILES, "qingdan.yaml": "格式: 1\n名称: 测试\n"})
        out = tmp_path / "a"
        code, _out, err = run_cli(
            "publish", "-w", root, "--out", out, "--format", "fragments", "--links", "site"
        )
        assert code == 2
        assert "--base-url" in err
        assert not out.exists()

    @pytest.mark.parametrize("form", ["csv", "xlsx", "gb18030"])
    def test_follow_the_addresses_that_somebody_filled_in(
        self, root: Path, tmp_path: Path, run_cli: Cli, form: str
    ) -> None:
        self.links(root, tmp_path / "a", run_cli)
        given = "https://platform.example.invalid/art/2026/3/1/art_1_2.html"
        filled = fill(tmp_path / "a", tmp_path, {"powers/cf-7k3q9d2m.html": given}, form)
        (root / "duties/zrzy/gh03a7k2.yaml").write_text(
            self.FILES["duties/zrzy/gh03a7k2.yaml"].replace("监督", "监督检查"), encoding="utf-8"
        )
        (root / "powers/zrzy/cf-new00000.yaml").write_text(ITEM, encoding="utf-8")
        found = self.links(root, tmp_path / "b", run_cli, "--links", filled)
        assert found == [given, given]  # in the task, and among the powers of the duty
        rows = {row["文件"]: row for row in index(files_of(tmp_path / "b"))}
        assert rows["powers/cf-7k3q9d2m.html"]["网址"] == given
        states = {path: row["变化"] for path, row in rows.items()}
        assert states["powers/cf-7k3q9d2m.html"] == "没有变化"
        assert states["duties/gh03a7k2.html"] == "有变化，重新粘贴"
        assert states["powers/cf-new00000.html"] == "新增"
        assert states["boundaries.html"] == "没有变化"

    def test_follow_an_index_that_was_filled_in_further(
        self, root: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        out = tmp_path / "a"
        self.links(root, out, run_cli)
        key = "powers/cf-7k3q9d2m.html"
        for given in ("https://platform.example.invalid/1", "https://platform.example.invalid/2"):
            filled = fill(out, tmp_path, {key: given}, "csv")  # always the same file
            assert set(self.links(root, out, run_cli, "--links", filled)) == {given}

    def test_what_is_no_longer_public_is_said(
        self, root: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        self.links(root, tmp_path / "a", run_cli)
        given = "https://platform.example.invalid/1"
        filled = fill(tmp_path / "a", tmp_path, {"powers/cf-7k3q9d2m.html": given}, "csv")
        hidden = ITEM.replace("状态: 有效", "状态: 有效, 可见性: 内部")
        (root / "powers/zrzy/cf-7k3q9d2m.yaml").write_text(hidden, encoding="utf-8")
        self.links(root, tmp_path / "b", run_cli, "--links", filled)
        files = files_of(tmp_path / "b")
        (row,) = [r for r in index(files) if r["文件"].startswith("powers/")]
        assert (row["变化"], row["内容指纹"]) == ("不再公开，撤下", "")
        assert (row["栏目"], row["标题"], row["网址"]) == ("权力责任清单", "某处罚", given)
        page = files["index.html"].decode()
        assert "<h2>撤下</h2>" in page
        assert 'href="powers/cf-7k3q9d2m.html"' not in page

    def test_what_a_short_index_says_of_what_is_gone(
        self, root: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        short = tmp_path / "short.csv"
        short.write_text("文件,内容指纹,网址\npowers/old.html,0a,\n", encoding="utf-8")
        self.links(root, tmp_path / "a", run_cli, "--links", short)
        (row,) = [r for r in index(files_of(tmp_path / "a")) if r["变化"] == "不再公开，撤下"]
        assert (row["文件"], row["标题"]) == ("powers/old.html", "")

    @pytest.mark.parametrize("form", ["csv", "xlsx"])
    @pytest.mark.parametrize("how", ["none", "relative", "other index", "html"])
    def test_that_somebody_filled_in_are_not_lost(
        self, root: Path, tmp_path: Path, run_cli: Cli, form: str, how: str
    ) -> None:
        out = tmp_path / "a"
        key, given = "powers/cf-7k3q9d2m.html", "https://platform.example.invalid/1"
        self.links(root, out, run_cli)
        empty = fill(out, tmp_path, {}, "csv").rename(tmp_path / "empty.csv")
        mine = fill(out, tmp_path, {key: given}, form).replace(out / f"index.{form}")
        before = files_of(out)
        asked = {"other index": ["--links", empty], "html": []}.get(how, ["--links", how])
        order = ["publish", "-w", root, "--out", out, *asked]
        order += [] if how == "html" else ["--format", "fragments"]
        code, _out, err = run_cli(*order)
        assert code == 2
        assert "1 个填好的网址" in err
        assert key in err
        assert f"--links {mine}" in err
        assert files_of(out) == before
        assert set(self.links(root, out, run_cli, "--links", mine)) == {given}
        assert run_cli(*order, "--force")[0] == 0

    def test_of_an_index_that_cannot_be_read_are_not_lost(
        self, root: Path, tmp_path: Path, run_cli: Cli
    ) -> None:
        out = tmp_path / "a"
        self.links(root, out, run_cli)
        (out / "index.csv").write_text("没有表头\n", encoding="utf-8")
        code, _out, err = run_cli("publish", "-w", root, "--out", out, "--format", "fragments")
        assert code == 2
        assert "index.csv" in err
        assert "--force" in err

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("文件,网址\npowers.html,javascript:alert(1)\n", "第 2 行"),
            ("文件,网址\npowers.html,https://a b\n", "第 2 行"),
            ("名称\n甲\n", "网址"),
            ("%PDF-1.7", "网址"),
        ],
    )
    def test_of_a_file_that_is_no_index_are_refused(
        self, root: Path, tmp_path: Path, run_cli: Cli, text: str, says: str
    ) -> None:
        (tmp_path / "index.csv").write_text(text, encoding="utf-8")
        code, _out, err = run_cli(
            *("publish", "-w", root, "--out", tmp_path / "a", "--format", "fragments"),
            *("--links", tmp_path / "index.csv"),
        )
        assert code == 2
        assert says in err

    @pytest.mark.parametrize("given", ["nothing.xlsx", "."])
    def test_of_a_file_that_cannot_be_read_are_refused(
        self, root: Path, tmp_path: Path, run_cli: Cli, given: str
    ) -> None:
        code, _out, err = run_cli(
            *("publish", "-w", root, "--out", tmp_path / "a", "--format", "fragments"),
            *("--links", given),
        )
        assert code == 2
        assert "--links" in err

    def test_belong_to_fragments_alone(self, root: Path, tmp_path: Path, run_cli: Cli) -> None:
        code, _out, err = run_cli(
            "publish", "-w", root, "--out", tmp_path / "a", "--links", "relative"
        )
        assert code == 2
        assert "--format fragments" in err


def fill(out: Path, place: Path, addresses: dict[str, str], form: str) -> Path:
    """The index of a folder with addresses filled in, as a spreadsheet program saves it."""
    if form == "xlsx":
        book = openpyxl.load_workbook(out / "index.xlsx")
        one = book.worksheets[0]
        heads = [cell.value for cell in one[1]]
        for row in one.iter_rows(min_row=2):
            if row[0].value in addresses:
                row[heads.index("网址")].value = addresses[row[0].value]
        book.save(place / "filled.xlsx")
        return place / "filled.xlsx"
    rows = index(files_of(out))
    for row in rows:
        row["网址"] = addresses.get(row["文件"], "")
    encoding = "gb18030" if form == "gb18030" else "utf-8-sig"
    with (place / "filled.csv").open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return place / "filled.csv"


class TestIndex:
    def test_names_every_fragment_with_what_belongs_to_it(self, folder: dict[str, bytes]) -> None:
        rows = index(folder)
        assert {row["文件"] for row in rows} == set(fragments(folder))
        attached = {name for row in rows for name in row["附件"].split("\n") if name}
        assert attached == {path for path in folder if path.startswith("附件/")}
        assert {row["栏目"] for row in rows} >= {"清单", "机构", "权力责任清单", "职责边界清单"}
        book = openpyxl.load_workbook(io.BytesIO(folder["index.xlsx"])).worksheets[0]
        assert book.max_row == len(rows) + 1
        (row,) = [row for row in rows if row["文件"] == "powers/cf-0rzqb9j7.html"]
        assert row["标题"] == "对未经批准或者采取欺骗手段骗取批准非法占用土地的处罚"
        assert row["更新日期"] == "2026-09-01"

    def test_says_when_a_list_was_published_that_organs_publish_one_by_one(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        root = make_workspace(
            {
                "powers/zrzy/list.yaml": "公布日期: 2026-03-01\n",
                "powers/zrzy/cf-7k3q9d2m.yaml": ITEM,
                "powers/zfj/list.yaml": "公布日期: 2026-04-01\n",
                "powers/zfj/cf-7k3q9d2n.yaml": ITEM,
            }
        )
        days = {row["文件"]: row["发布日期"] for row in index(built(root, tmp_path / "out"))}
        assert days["powers.html"] == "2026-04-01"
        assert days["organs/zrzy.html"] == days["powers/cf-7k3q9d2m.html"] == "2026-03-01"
        assert days["duties.html"] == ""

    def test_is_a_page_that_leads_to_all_of_them(self, folder: dict[str, bytes]) -> None:
        page = folder["index.html"].decode()
        for row in index(folder):
            assert f'href="{row["文件"]}"' in page
        assert page.startswith("<!DOCTYPE html>")
        assert "虚构示例" in page

    def test_of_very_many_leads_to_the_workbook(
        self, make_workspace: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("qingdan.publish.fragments.fragmentfiles.LONG_LIST", 5)
        files = built(make_workspace(SEVERAL_FILES), tmp_path / "out")
        assert b'href="powers/' not in files["index.html"]
        assert b'href="index.xlsx"' in files["index.html"]


class TestAttachments:
    def test_hold_the_items_of_their_organ(self, folder: dict[str, bytes]) -> None:
        stem = "附件/栖云市自然资源和规划局清单"
        book = openpyxl.load_workbook(io.BytesIO(folder[f"{stem}.xlsx"]))
        first, *rest = book["权力责任清单"].iter_rows(values_only=True)
        rows = [dict(zip(first, row, strict=True)) for row in rest]
        names = [row["名称"] for row in rows if row["状态"] == "有效"]
        assert "对未经批准或者采取欺骗手段骗取批准非法占用土地的处罚" in names
        document = docx.Document(io.BytesIO(folder[f"{stem}.docx"]))
        cells = {cell.text for table in document.tables for r in table.rows for cell in r.cells}
        assert set(names) <= cells
        assert "行政处罚" in cells
        assert document.paragraphs[0].text == "栖云市自然资源和规划局清单"

    def test_leave_out_what_was_repealed_on_paper(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        ended = "{名称: 旧处罚, 类型: 行政处罚, 状态: 废止}\n"
        root = make_workspace(
            {"powers/zrzy/cf-7k3q9d2m.yaml": ITEM, "powers/zrzy/cf-0ld00000.yaml": ended}
        )
        files = built(root, tmp_path / "out")
        document = docx.Document(io.BytesIO(files["附件/权力责任清单.docx"]))
        cells = {cell.text for table in document.tables for r in table.rows for cell in r.cells}
        assert "某处罚" in cells
        assert "旧处罚" not in cells
        assert "旧处罚" in opened(files["附件/权力责任清单.xlsx"]).decode()

    def test_of_organs_of_one_name_do_not_take_each_others_place(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        root = make_workspace(
            {
                "organs.yaml": "机构: {zrzy: {名称: 权力责任}, zfj: {名称: 权力责任}}\n",
                "powers/zrzy/cf-7k3q9d2m.yaml": ITEM,
                "powers/zfj/cf-7k3q9d2n.yaml": ITEM,
            }
        )
        files = built(root, tmp_path / "out")
        assert sorted(p for p in files if p.endswith(".xlsx")) == [
            "index.xlsx",
            "附件/权力责任清单.xlsx",
            "附件/权力责任清单_zfj.xlsx",
            "附件/权力责任清单_zrzy.xlsx",
        ]

    @pytest.mark.parametrize(
        ("title", "name"),
        [("甲/乙:丙?", "甲_乙_丙"), ("../..", "_"), (" a\tb ", "a_b"), ("长" * 99, "长" * 60)],
    )
    def test_have_names_that_every_system_takes(self, title: str, name: str) -> None:
        assert file_name(title) == name


class TestPast:
    @pytest.fixture
    def office(
        self, make_workspace: Make, git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> PastOffice:
        root = make_workspace(dict(FIRST), name="库/清单")
        git(root.parent, "init", "-q")
        made = PastOffice(root, git, monkeypatch, tmp_path / "past")
        made.commit("2024-01-05", {PATH: power(more=f"内部说明: {CANARY}\n备注: 找张三\n")})
        made.commit(
            "2024-03-01",
            {
                PATH: power(limit="30日", more=f"备注: {'很长的话' * 20}\n"),
                "adjustments/2024-03.yaml": ADJUSTMENT.format(item=OLD),
            },
        )
        made.commit("2024-05-01", {PATH: power("'对<b>占道</b>的处罚'", limit="30日")})
        return made

    def test_is_a_table_of_versions_in_words(self, office: PastOffice) -> None:
        office.publish(form=SiteFormat.FRAGMENTS)
        one = Fragment(office.bytes()[f"powers/{OLD}.html"])
        assert one.faults == []
        assert not any("2024" in href or "changes" in href for href in one.links)
        page = office.page(f"powers/{OLD}.html").partition("<h2>历史版本</h2>")[2]
        rows = [Fragment(row.encode()).text for row in page.split("<tr>")[2:5]]
        assert [row[0] for row in rows] == ["2024-05-01", "2024-03-01", "2024-01-05"]
        assert rows[0][1].endswith("（现行内容）")
        assert "名称：由“对占道经营的处罚”改为“对<b>占道</b>的处罚”" in rows[0]
        assert "测试市人民政府关于压减时限的公告（测政发〔2024〕3号）" in rows[1]
        assert "时限·承诺（压减）：由“60日”改为“30日”" in rows[1]
        assert "备注" in rows[1], "a long text is only named"
        assert "最早的版本" in rows[2]
        other = office.page("powers/cf-00000002.html")
        assert "首次公布，以后没有改动。" in other

    def test_tells_that_a_page_has_a_new_version(self, office: PastOffice) -> None:
        def signs() -> dict[str, str]:
            office.publish(form=SiteFormat.FRAGMENTS)
            return {row["文件"]: row["内容指纹"] for row in index(office.bytes())}

        before = signs()
        assert signs() == before
        text = ADJUSTMENT.format(item=OLD).replace("3号", "4号")
        office.commit("2024-06-01", {"adjustments/2024-03.yaml": text})
        after = signs()
        assert [path for path in after if after[path] != before[path]] == [f"powers/{OLD}.html"]

    def test_shows_nothing_internal_and_nothing_redacted(self, office: PastOffice) -> None:
        rule = redacted("{文字: 张三, 原因: 个人隐私}")
        office.commit("2024-06-01", {PATH: power(more="备注: 找张三\n")})
        office.commit("2024-06-15", {PATH: power()})
        office.publish(form=SiteFormat.FRAGMENTS)
        assert "张三" in office.page(f"powers/{OLD}.html")
        office.commit("2024-07-01", {"qingdan.yaml": rule})
        office.publish(form=SiteFormat.FRAGMENTS)
        for path, content in office.bytes().items():
            text = opened(content).decode("utf-8", "replace")
            assert CANARY not in text, path
            assert "张三" not in text, path
        assert "有的内容按规定不在历史里显示" in office.page(f"powers/{OLD}.html")

    def test_of_laws_is_said_beside_each_citation(self, office: PastOffice) -> None:
        office.publish(form=SiteFormat.FRAGMENTS)
        page = office.page(f"powers/{OLD}.html")
        assert "《中华人民共和国城乡规划法》（现行）" in page


class TestSafety:
    def test_no_canary_leaves(self, make_workspace: Make, tmp_path: Path) -> None:
        files = built(make_workspace(SECRET_FILES), tmp_path / "out")
        assert any(path.endswith(".docx") for path in files)
        for path, content in files.items():
            text = opened(content).decode("utf-8", "replace")
            assert CANARY not in text + path, path
            assert CANARY_ID not in text + path, path

    def test_hostile_text_stays_text(self, make_workspace: Make, tmp_path: Path) -> None:
        quoted = json.dumps(HOSTILE)
        item = (
            f"名称: {quoted}\n类型: 行政处罚\n状态: 有效\n俗称: [{quoted}, '=1+1']\n"
            f"咨询方式: 'javascript:alert(1)'\n备注: {quoted}\n依据: [{quoted}]\n"
            f"流程: [{quoted}]\n材料: [{quoted}]\n"
            f"处罚内容: [{{种类: [罚款], 情形: {quoted}}}]\n"
        )
        organs = f"机构: {{zrzy: {{名称: {quoted}, 地址: {quoted}}}}}\n"
        root = make_workspace({"organs.yaml": organs, "powers/zrzy/cf-7k3q9d2m.yaml": item})
        files = built(root, tmp_path / "out")
        found: dict[str, Any] = fragments(files)
        for path, one in found.items():
            assert one.faults == [], path
            assert not any("javascript" in href for href in one.links)
        assert HOSTILE in "".join(found["powers/cf-7k3q9d2m.html"].text)
        assert HOSTILE in "".join(found["organs/zrzy.html"].text)
        assert "<script" not in files["index.html"].decode()
        for path in (p for p in files if p.endswith((".xlsx", ".docx"))):
            assert b"<script" not in opened(files[path]), path
