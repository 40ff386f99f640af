"""Pages of versions and changes, and the feeds: valid, whole, the same bytes every time."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from qingdan.publish.siteformat import SiteFormat
from qingdan.publish.trust.gatepages import broken_links as gate_links
from qingdan.publish.trust.gatepages import read_texts

from .html_checks import Page, broken_links
from .offices import Git
from .past_office import FIRST, ITEM, PAGE, PATH, WORKSPACE, PastOffice, power
from .test_chronicle import ADJUSTMENT

Cli = Callable[..., tuple[int, str, str]]

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def office(
    make_workspace: Callable[..., Path], git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> PastOffice:
    """Three commits: a beginning, an adjustment, and a name with markup in it."""
    root = make_workspace(dict(FIRST), name="库/清单")
    git(root.parent, "init", "-q")
    made = PastOffice(root, git, monkeypatch, tmp_path / "site")
    made.commit("2024-01-05")
    made.commit(
        "2024-03-01",
        {PATH: power(limit="30日"), "adjustments/2024-03.yaml": ADJUSTMENT.format(item=ITEM)},
    )
    made.commit("2024-05-01", {PATH: power("'对<b>占道</b>&\"经营\"的处罚'", limit="30日")})
    return made


def old_pages(office: PastOffice) -> list[str]:
    return [path for path in office.files() if re.fullmatch(r".*\.[0-9a-f]{10}\.html", path)]


def test_every_page_is_sound_and_every_link_leads_somewhere(office: PastOffice) -> None:
    (office.root / "powers/zfj/cf-00000002.yaml").unlink()
    office.commit(
        "2024-06-01",
        {"powers/zfj/cf-00000003.yaml": power("新的", more="承接自: [cf-00000002]\n")},
    )
    office.publish()
    pages = {p: Page(office.page(p)) for p in office.files() if p.endswith(".html")}
    assert "powers/cf-00000002.html" in pages
    assert len(old_pages(office)) == 2
    assert {path: page.faults for path, page in pages.items() if page.faults} == {}
    assert broken_links(pages, office.files(), "/qd/") == []
    assert list(gate_links(office.out, read_texts(office.out))) == []


def test_the_page_of_an_item_tells_its_versions_without_a_script(office: PastOffice) -> None:
    office.publish()
    text = office.page()
    history = text[text.index('id="history"') : text.index('id="cite"')]
    assert "共 3 个版本" in history
    assert "<del>60日</del><ins>30日</ins>" in history
    assert (
        'href="../changes/2024-03.html">测试市人民政府关于压减时限的公告</a>（测政发〔2024〕3号）'
        in history
    )
    assert "&lt;b&gt;" in history
    assert "<b>" not in history
    commit = office.tip()[:10]
    assert f'<li id="v-{commit}"><details>' in history
    assert f"版本 {commit}．https://list.example.invalid/qd/{PAGE}#v-{commit}" in text


def test_an_item_that_never_changed_gets_one_line_and_no_more_files(office: PastOffice) -> None:
    office.publish()
    text = office.page("powers/cf-00000002.html")
    history = text[text.index('id="history"') : text.index('id="cite"')]
    assert "首次公布，以后没有改动。" in history
    assert "<details" not in history
    assert not [path for path in old_pages(office) if "cf-00000002" in path]


def test_an_old_version_says_so_and_leads_to_what_holds_now(office: PastOffice) -> None:
    office.publish()
    first = next(path for path in old_pages(office) if "60日" in office.page(path))
    text = office.page(first)
    banner = text[text.index("历史版本。") : text.index("<h1>")]
    assert '<time datetime="2024-01-05">' in banner
    assert '<time datetime="2024-03-01">' in banner
    assert f'href="../{PAGE}"' in banner
    assert '<meta name="robots" content="noindex">' in text
    assert "对占道经营的处罚" in text
    assert f"版本 {first.split('.')[1]}" in text


def test_the_address_of_a_version_stays_when_newer_ones_come(office: PastOffice) -> None:
    office.publish()
    before = {path: office.page(path) for path in old_pages(office)}
    anchors = set(re.findall(r'id="(v-[0-9a-f]+)"', office.page()))
    office.commit("2024-07-01", {PATH: power(limit="10日")})
    office.publish()
    assert set(before) < set(old_pages(office))
    assert anchors < set(re.findall(r'id="(v-[0-9a-f]+)"', office.page()))


def test_changes_are_told_by_adjustment_and_by_day(office: PastOffice) -> None:
    office.publish()
    text = office.page("changes.html")
    assert 'href="changes/2024-03.html">测试市人民政府关于压减时限的公告</a>' in text
    assert "变更要素 1 项" in text
    days = re.findall(r"<h3><time[^>]*>([0-9-]+)", text)
    assert days == ["2024-05-01", "2024-03-01", "2024-01-05"]
    one = office.page("changes/2024-03.html")
    assert "本次共调整1项" in one
    assert re.search(rf'href="\.\./{PAGE}#v-[0-9a-f]{{10}}"', one)


def test_an_adjustment_reads_as_announce_writes_it(office: PastOffice, run_cli: Cli) -> None:
    """The announcement of ``qingdan announce``, part by part, on the page and in Markdown."""
    text = ADJUSTMENT.format(item=ITEM) + (
        "公布: {日期: 2024-03-01}\n主送: 各县人民政府，市直有关部门\n"
        "衔接措施: [已经受理的按原时限办结；, 公布新的办事指南]\n后续监管: 按季抽查\n"
    )
    office.commit("2024-07-01", {"adjustments/2024-03.yaml": text})
    code, announced, err = run_cli("announce", "2024-03", "-w", office.root)
    assert code == 0, err
    body = announced.partition("---")[0]
    parts = [line.lstrip("# ").strip() for line in body.splitlines() if line.strip()]
    for said in ("二、施行时间", "（二）公布新的办事指南。", "2024年2月25日"):
        assert said in parts
    assert any(part.startswith("附件：") for part in parts)
    office.publish()
    page = office.page("changes/2024-03.html")
    office.publish(form=SiteFormat.MARKDOWN)
    markdown = office.page("changes/2024-03.md")
    for shown in ("".join(Page(page).text), markdown):
        for part in parts[2:]:  # title and number stand in the head of the page
            before, found, shown = shown.partition(part)
            assert found, (part, before)
    assert '<time datetime="2024-02-25">2024年2月25日</time>' in page
    assert "附件　" in page


def test_feeds_are_valid_and_dated_by_commits_and_data(office: PastOffice) -> None:
    office.publish()
    feeds = [path for path in office.files() if path.endswith(".xml") and "sitemap" not in path]
    assert {"feed.xml", "powers.xml", "duties.xml", "organs/zfj.xml"} <= set(feeds)
    assert [path for path in feeds if path.startswith("laws/")]
    for path in feeds:
        feed = ElementTree.fromstring(office.page(path))
        assert feed.tag == f"{ATOM}feed"
        base = "https://list.example.invalid/qd/"
        assert feed.findtext(f"{ATOM}id") == base + path
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "测试市委编办"
        entries = feed.findall(f"{ATOM}entry")
        ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
        assert len(set(ids)) == len(ids)
        stamps = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
        assert stamps == sorted(stamps, reverse=True)
        assert all(re.fullmatch(r"20\d\d-\d\d-\d\dT00:00:00\+08:00", stamp) for stamp in stamps)
        for entry in entries:
            link = entry.find(f"{ATOM}link")
            assert link is not None
            target = link.get("href", "").removeprefix(base).partition("#")[0]
            assert target in office.files()
    titles = [
        e.findtext(f"{ATOM}title")
        for e in ElementTree.fromstring(office.page("feed.xml")).findall(f"{ATOM}entry")
    ]
    assert titles == [
        '更名：对<b>占道</b>&"经营"的处罚',
        "测试市人民政府关于压减时限的公告",
        '首次公布：对<b>占道</b>&"经营"的处罚',
        "首次公布：对违法建设的处罚",
    ]


def test_heads_of_pages_name_their_feed(office: PastOffice) -> None:
    office.publish()
    for page, feed in {
        "index.html": "feed.xml",
        "changes.html": "feed.xml",
        "powers.html": "powers.xml",
        "organs/zfj.html": "../organs/zfj.xml",
    }.items():
        assert f'<link rel="alternate" type="application/atom+xml" href="{feed}"' in office.page(
            page
        )
    assert "atom+xml" not in office.page()


def test_without_an_address_there_are_no_feeds(office: PastOffice) -> None:
    bare = WORKSPACE.replace(', 网址: "https://list.example.invalid/qd/"', "")
    office.commit("2024-06-01", {"qingdan.yaml": bare})
    office.publish()
    assert not [path for path in office.files() if path.endswith(".xml")]
    assert "atom+xml" not in office.page("index.html")


def test_typography_and_search_words_are_no_news(office: PastOffice) -> None:
    office.commit(
        "2024-06-01", {PATH: power("'对<b>占道</b>&\"经营\"的处罚'", "30日", "关键词: [摆摊]\n")}
    )
    office.publish()
    assert "共 4 个版本" in office.page()
    assert "2024-06-01T" not in office.page("feed.xml")


def test_the_manifest_says_how_far_back_the_history_goes(
    office: PastOffice, git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office.publish()
    assert json.loads(office.page("manifest.json"))["history"] == "whole"
    clone = tmp_path / "浅"
    git(tmp_path, "clone", "-q", "--depth", "1", (tmp_path / "库").as_uri(), str(clone))
    shallow = PastOffice(clone / "清单", git, monkeypatch, tmp_path / "site2")
    built = shallow.publish()
    assert json.loads(shallow.page("manifest.json"))["history"] == "shallow"
    assert built.notices
    assert "更早的改动没有列出" in shallow.page("changes.html")
    assert "历史从这里开始" in shallow.page()


def test_a_second_run_takes_everything_over_and_a_clean_one_is_the_same(
    office: PastOffice, tmp_path: Path
) -> None:
    memory = tmp_path / "memory"
    office.notes = memory
    office.publish(memory=memory)
    first = office.bytes()
    assert office.publish(memory=memory).reused == 2
    assert office.bytes() == first
    office.notes = None
    office.publish()
    assert office.bytes() == first


def test_only_items_with_a_new_version_are_rendered_again(
    office: PastOffice, tmp_path: Path
) -> None:
    office.notes = tmp_path / "memory"
    (office.root / PATH).write_text(power(limit="5日"), encoding="utf-8")
    office.publish(memory=office.notes, dirty=True)
    assert "尚未提交" in office.page()
    (office.root / PATH).write_text(power(limit="6日"), encoding="utf-8")
    assert office.publish(memory=office.notes, dirty=True).reused == 1
    assert "6日" in office.page()
    kept = office.bytes()
    office.publish(dirty=True)
    assert office.bytes() == kept


def test_markdown_tells_versions_too(office: PastOffice) -> None:
    office.publish(form=SiteFormat.MARKDOWN)
    assert "2024-03-01" in office.page(f"powers/{ITEM}.md")
