"""The search page in a real browser: everything is found, by anybody, in the right order."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from qingdan.publish.search.folding import fold, variants

from ..search_reader import grams_of, public_texts
from .conftest import Open, Tab
from .test_site import CONTRAST, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ASK = """async (questions) => {
  const ids = [];
  for (let at = 0; at < QingdanSearch.count; at += 1) ids.push((await QingdanSearch.entry(at)).id);
  const found = [];
  for (const question of questions) {
    const told = await QingdanSearch.search(question, {});
    found.push(told.exact ? told.results.map((result) => ids[result.entry]) : []);
  }
  return found;
}"""

FIRST = """async ([question, filters]) => {
  const told = await QingdanSearch.search(question, filters || {});
  const rows = told.results.map((result) => QingdanSearch.entry(result.entry));
  return {exact: told.exact, rows: await Promise.all(rows)};
}"""


def ask(page: Page, questions: list[str]) -> dict[str, set[str]]:
    """Ids of what each question finds exactly."""
    found = page.evaluate(ASK, questions)
    return {question: set(ids) for question, ids in zip(questions, found, strict=True)}


def rows(page: Page, question: str, **filters: str) -> list[dict[str, Any]]:
    """What a question shows, in order."""
    found: list[dict[str, Any]] = page.evaluate(FIRST, [question, filters])["rows"]
    return found


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, set[str]]:
    return public_texts(site)


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page("search.html")


def visit(page: Page, question: str) -> Page:
    """Type a question and wait for its answer."""
    page.fill("#q", question)
    page.wait_for_selector("#state:not(:empty)")
    return page


class TestRecall:
    def test_any_two_characters_find_their_items(
        self, page: Page, texts: dict[str, set[str]]
    ) -> None:
        wanted = grams_of(texts)
        found = ask(page, sorted(wanted))
        assert len(wanted) > 3_000
        assert [(g, i) for g, ids in wanted.items() for i in ids if i not in found[g]] == []

    def test_any_stretch_of_any_line_finds_its_item(
        self, page: Page, texts: dict[str, set[str]]
    ) -> None:
        chance = random.Random(6)
        wanted = {}
        for ident, lines in texts.items():
            for line in chance.sample(sorted(lines), min(8, len(lines))):
                size = chance.randint(2, min(12, len(line)))
                start = chance.randint(0, len(line) - size)
                wanted[line[start : start + size]] = ident
        found = ask(page, list(wanted))
        assert len(wanted) > 500
        assert [(q, ident) for q, ident in wanted.items() if ident not in found[q]] == []

    def test_one_character_of_a_name_finds_it(self, page: Page) -> None:
        names = page.evaluate(
            """async () => {
              const found = [];
              for (let at = 0; at < QingdanSearch.count; at += 1) {
                const {id, name} = await QingdanSearch.entry(at);
                found.push([id, name]);
              }
              return found;
            }"""
        )
        wanted = [(ident, character) for ident, name in names for character in set(fold(name))]
        found = ask(page, sorted({character for _ident, character in wanted}))
        assert len(wanted) > 1_000
        assert [pair for pair in wanted if pair[0] not in found[pair[1]]] == []

    def test_the_page_folds_as_the_index_does(self, page: Page) -> None:
        """Every character of the basic plane that both know, by itself."""
        known = [
            chr(code)
            for code in range(0x20, 0x10000)
            if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs")
        ]
        page.evaluate("() => QingdanSearch.search('違', {})")
        told = page.evaluate("(all) => all.map((one) => QingdanSearch.key(one))", known)
        table = variants()
        differ = [
            (one, key, fold(one))
            for one, key in zip(known, told, strict=True)
            # The page only has the forms of characters that occur on the site.
            if key != fold(one) and not any(part in table for part in key)
        ]
        assert differ == []


@pytest.mark.realdata
def test_pairs_find_their_items_in_the_imported_lists(
    browser: Browser, imported_site: Path
) -> None:
    """Every fifth pair; tests/test_publish_search.py asks for every pair without a browser."""
    wanted = grams_of(public_texts(imported_site))
    asked = sorted(wanted)[::5]
    tab = Tab(browser, imported_site)
    tab.page.goto(f"{imported_site.as_uri()}/search.html")
    found = ask(tab.page, asked)
    tab.close()
    assert len(asked) > 4_000
    assert [(g, ident) for g in asked for ident in wanted[g] - found[g]] == []


class TestWriting:
    @pytest.mark.parametrize(
        ("question", "plain"),
        [
            ("違章建築", "违章建筑"),
            ("建設工程規劃許可證", "建设工程规划许可证"),
            ("城鄉規劃法", "城乡规划法"),
            ("ｐｍ１２３４５", "pm12345"),
            ("１２３４５", "12345"),
            ("　违章建筑？", "违章建筑"),
            ("“违章”建筑", "违章建筑"),
            ("《城乡规划法》", "城乡规划法"),
        ],
    )
    def test_other_ways_to_write_find_the_same(self, page: Page, question: str, plain: str) -> None:
        found = ask(page, [question, plain])
        assert found[question] == found[plain]
        assert found[plain] or plain == "pm12345"

    def test_every_name_is_found_in_traditional_characters(
        self, page: Page, texts: dict[str, set[str]]
    ) -> None:
        others: dict[str, str] = {}
        for other, simplified in variants().items():
            others.setdefault(simplified, other)
        names = {row["name"]: row["id"] for row in rows(page, "", list="powers")}
        written = {"".join(others.get(c, c) for c in name): i for name, i in names.items()}
        assert sum(one not in names for one in written) > 60
        found = ask(page, list(written))
        assert [one for one, ident in written.items() if ident not in found[one]] == []

    def test_what_people_say_finds_the_item(self, page: Page) -> None:
        said = {word: row["id"] for row in rows(page, "", list="powers") for word in row["words"]}
        said |= {w: row["id"] for row in rows(page, "", list="boundaries") for w in row["words"]}
        assert len(said) > 40
        found = ask(page, list(said))
        assert [word for word, ident in said.items() if ident not in found[word]] == []

    @pytest.mark.parametrize(
        "question", ["违章建筑 谁管", "违章建筑归谁管", "违章建筑哪个部门管？", "违章  建筑"]
    )
    def test_questions_are_understood(self, page: Page, question: str) -> None:
        assert any("违章建筑" in row["words"] for row in rows(page, question)[:2])

    def test_who_asks_who_is_in_charge_sees_the_matter_first(self, page: Page) -> None:
        assert rows(page, "违章建筑 谁管")[0]["list"] == "boundaries"

    def test_half_a_pinyin_word_is_no_question(self, page: Page) -> None:
        page.evaluate(
            """() => {
              const box = document.getElementById("q");
              box.value = "wei zhang";
              box.dispatchEvent(new InputEvent("input", {isComposing: true}));
            }"""
        )
        page.wait_for_timeout(400)
        assert "q=" not in page.url


class TestOrder:
    @pytest.mark.parametrize("question", ["规划", "许可", "占道", "处罚法"])
    def test_names_come_first_then_other_words_and_the_repealed_last(
        self, page: Page, question: str
    ) -> None:
        def place(row: dict[str, Any]) -> tuple[bool, int]:
            if question in fold(row["name"]):
                return row["state"] == 2, 0
            said = any(question in fold(text) for text in (*row["words"], *row["codes"]))
            return row["state"] == 2, 1 if said else 2

        found = [place(row) for row in rows(page, question)]
        assert len(found) > 2
        assert found == sorted(found)

    def test_a_whole_name_comes_before_a_part(self, page: Page) -> None:
        for row in rows(page, "", list="duties"):
            assert rows(page, row["name"])[0]["name"] == row["name"]

    def test_a_code_finds_its_item_first(self, page: Page) -> None:
        coded = [row for row in rows(page, "", list="powers") if row["codes"]]
        assert len(coded) > 20
        for row in coded[:40]:
            first = rows(page, row["codes"][0])[0]
            assert row["codes"][0] in first["codes"]


class TestPage:
    def test_an_address_with_a_question_shows_the_answer(self, open_page: Open) -> None:
        page = open_page("search.html?q=违章建筑")
        page.wait_for_selector("#results li")
        assert page.locator("#results mark").first.inner_text() == "违章建筑"
        assert page.locator("#state").inner_text().startswith("“违章建筑”找到 ")
        assert not page.locator("#help").is_visible()
        page.locator("#results a.name").first.click()
        assert page.locator("h1").count() == 1
        assert "违章建筑" in page.locator("main").inner_text()

    def test_the_form_of_the_home_page_leads_there(self, open_page: Open) -> None:
        page = open_page("index.html")
        page.fill("#q", "违建")
        page.press("#q", "Enter")
        page.wait_for_selector("#results li")
        assert "search.html?q=" in page.url
        assert page.input_value("#q") == "违建"

    def test_what_is_found_in_the_text_is_shown_with_marks(self, page: Page) -> None:
        visit(page, "土地管理法第七十七条")
        page.wait_for_selector("#results .snippet")
        snippet = page.locator("#results .snippet").first
        assert snippet.locator(".label").inner_text() == "依据"
        assert snippet.locator("mark").inner_text() == "土地管理法》第七十七条"

    @pytest.mark.parametrize(
        ("question", "label"), [("缴存登记和账户设立", "任务"), ("事后监管", "环节")]
    )
    def test_a_task_is_called_a_task_and_a_stage_a_stage(
        self, page: Page, question: str, label: str
    ) -> None:
        visit(page, question)
        labels = page.locator(".snippet", has_text=question).locator(".label").all_inner_texts()
        assert set(labels) & {"任务", "环节"} == {label}

    def test_a_part_of_the_index_is_loaded_once(self, browser: Browser, site: Path) -> None:
        tab = Tab(browser, site)
        asked: list[str] = []
        tab.page.on("request", lambda request: asked.append(request.url))
        tab.page.goto(f"{site.as_uri()}/search.html?q=规划")
        tab.page.wait_for_selector("#results li")
        for _time in range(2):
            tab.page.press("#q", "Enter")
            tab.page.wait_for_timeout(100)
        tab.close()
        assert len([url for url in asked if "/search/" in url]) >= 4
        assert len(asked) == len(set(asked))

    def test_markup_in_a_question_stays_text(self, page: Page) -> None:
        visit(page, "<img src=x onerror=alert(1)>违建")
        assert page.locator("main img").count() == 0

    def test_nothing_found_says_what_to_do(self, page: Page) -> None:
        visit(page, "龘靐")
        assert page.locator("#state").inner_text() == "没有找到“龘靐”。"
        assert page.locator("#help .advice").is_visible()
        assert page.locator("#help a").count() >= 4

    def test_what_is_nearly_there_is_shown_as_near(self, page: Page) -> None:
        visit(page, "违章建筑龘")
        assert "相近" in page.locator("#state").inner_text()
        assert page.locator("#results li").count() > 0

    def test_more_results_come_on_demand(self, page: Page) -> None:
        visit(page, "行政")
        assert page.locator("#results li").count() == 10
        page.click("#more button")
        page.wait_for_selector("#results li:nth-child(30)")
        focused = page.evaluate("document.activeElement.getAttribute('href')")
        assert focused == page.locator("#results a.name").nth(10).get_attribute("href")

    def test_filters_are_links_that_narrow(self, page: Page) -> None:
        visit(page, "违法建设")
        everything = page.locator("#state").inner_text()
        page.click("#choices a:has-text('职责边界清单')")
        page.wait_for_selector("#choices a[aria-current]")
        assert "list=boundaries" in page.url
        hrefs = [link.get_attribute("href") for link in page.locator("#results a.name").all()]
        assert hrefs
        assert all(href and href.startswith("boundaries/") for href in hrefs)
        assert page.evaluate("document.activeElement.dataset.choice") == "list=boundaries"
        page.go_back()
        page.wait_for_selector("#choices:not(:has(a[aria-current]))")
        assert page.locator("#state").inner_text() == everything

    @pytest.mark.parametrize(
        ("name", "value"),
        [("type", "行政处罚"), ("level", "乡级"), ("organ", "zrzy"), ("list", "organs")],
    )
    def test_a_filter_in_the_address_holds(self, open_page: Open, name: str, value: str) -> None:
        page = open_page(f"search.html?q=栖云市&{name}={value}")
        page.wait_for_selector("#choices a[aria-current]")
        told = page.evaluate(FIRST, ["栖云市", {}])["rows"]
        own = page.evaluate(FIRST, ["栖云市", {name: value}])["rows"]
        assert 0 < len(own) < len(told)
        assert (
            page.locator("#state").inner_text().startswith(f"“栖云市”找到 {len(own)} 条（不限范围")
        )
        if name == "type":
            assert {row["type"] for row in own} == {value}

    def test_a_filter_without_a_question_lists_what_fits(self, open_page: Open, site: Path) -> None:
        page = open_page("search.html?type=行政处罚")
        page.wait_for_selector("#results li")
        listed = len({row["id"] for row in rows(page, "", type="行政处罚")})
        assert listed == sum(
            '"类型":"行政处罚"' in path.read_text("utf-8") for path in site.glob("powers/*.json")
        )

    def test_nothing_in_this_range_offers_all(self, open_page: Open) -> None:
        page = open_page("search.html?q=违章建筑&type=行政奖励")
        page.click("#state a")
        page.wait_for_selector("#results li")
        assert "type=" not in page.url

    def test_the_keyboard_is_enough(self, open_page: Open) -> None:
        page = open_page("search.html?q=违建")
        page.wait_for_selector("#results li")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.className") == "name"
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.press("Escape")
        assert page.input_value("#q") == ""
        page.keyboard.type("违建")
        page.wait_for_selector("#results li")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_selector("h1:not(:text('搜索'))")

    def test_works_under_a_sub_path_of_a_server(self, open_page: Open, server: str) -> None:
        page = open_page("index.html", base=server)
        page.fill("#q", "違建")
        page.press("#q", "Enter")
        page.wait_for_selector("#results li")
        page.locator("#results a.name").first.click()
        page.wait_for_selector("h1")
        assert page.url.startswith(server)
        assert page.evaluate("getComputedStyle(document.body).display") == "flex"

    def test_without_javascript_the_lists_are_offered(self, open_page: Open) -> None:
        page = open_page("search.html?q=违建", java_script_enabled=False)
        assert "需要启用 JavaScript" in page.inner_text("main")
        targets = [link.get_attribute("href") for link in page.locator("#help a").all()]
        assert {"duties.html", "powers.html", "boundaries.html", "organs.html"} <= set(targets)
        assert "types/cf.html" in targets
        assert not page.locator("#filters").is_visible()

    def test_a_missing_part_is_said_and_asked_for_again(self, browser: Browser, site: Path) -> None:
        tab = Tab(browser, site)
        tab.page.route("**/g*.js*", lambda route: route.abort())
        tab.page.goto(f"{site.as_uri()}/search.html?q=违建")
        tab.page.wait_for_selector("#state:not(:empty)")
        assert "没有载入" in tab.page.inner_text("#state")
        tab.page.unroute("**/g*.js*")
        tab.page.press("#q", "Enter")
        tab.page.wait_for_selector("#results li")
        tab.close()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_results_stand_out_and_fit_a_phone(self, open_page: Open, scheme: str) -> None:
        page = open_page("search.html?q=规划 建设", scheme=scheme, viewport=PHONE)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.wait_for_selector("#results li")
        page.click("#filters summary")
        told = page.evaluate(CONTRAST)
        assert told["read"] > 50
        assert told["weak"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
