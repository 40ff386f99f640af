"""The box “谁来管” of the search page: the answers of ``qingdan who``, in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from qingdan.publish.audience import SiteAudience
from qingdan.publish.public.projection import project
from qingdan.publish.search.asking import Asked, asked_of
from qingdan.publish.search.wording import everyday
from qingdan.store.inventory import Inventory, load_inventory
from qingdan.store.snapshot import worktree
from qingdan.who.answering import Desk, Handling
from qingdan.who.ranking import Answer, Ranking

from ..conftest import EARLY
from ..test_who import NOTHING_ASKED, QUESTIONS
from .conftest import Open, Tab
from .test_site import AXE, CONTRAST, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ODD = [
    "違章建築歸誰管",
    "ＡＢＣ123",
    "誰負責",
    "！？",
    "𠮷野家",
    "a" * 90,
    "电梯 Elevator 困人",
    "市城管局",
    "物业纠纷找谁",
    "家里开小作坊找谁",
    "飞线充电",
    *NOTHING_ASKED,
    "电动车进楼",
]
ASK = """async (questions) => {
  const found = [];
  for (const question of questions) found.push(await QingdanWho.ask(question, 3));
  return found;
}"""


def questions() -> list[str]:
    """All questions of the evaluation set, those that nobody answers included, and odd ones."""
    asked = YAML(typ="safe", pure=True).load(QUESTIONS.read_text(encoding="utf-8"))
    return [*(one["问"] for part in ("甲", "乙") for one in asked[part]), *asked["丙"], *ODD]


@pytest.fixture(scope="module")
def inventory(sample: Path) -> Inventory:
    return load_inventory(worktree(sample))


@pytest.fixture
def told(open_page: Open) -> list[list[dict[str, Any]]]:
    """What the page answers to every question."""
    found: list[list[dict[str, Any]]] = open_page("search.html").evaluate(ASK, questions())
    return found


def best(ranking: Ranking[Asked], question: str) -> list[tuple[str, Answer[Asked]]]:
    """Each organ that leads with its best answer, three of them."""
    chosen: dict[str, Answer[Asked]] = {}
    for answer in ranking.ask(question, 24):
        for organ in answer.lead:
            if len(chosen) < 3:
                chosen.setdefault(organ, answer)
    return list(chosen.items())


def test_the_page_ranks_as_python_does_over_the_same_projection(
    inventory: Inventory, told: list[list[dict[str, Any]]]
) -> None:
    """Organs, items, words, likeness and certainty of all three answers, not of the first only."""
    ranking = Ranking(asked_of(project(inventory, SiteAudience.PUBLIC)), everyday())
    own = [
        [
            (organ, one.matter.item.id, one.phrase.text, one.score, one.certain)
            for organ, one in best(ranking, question)
        ]
        for question in questions()
    ]
    page = [
        [(one["lead"]["id"], one["item"], one["words"], one["score"], one["certain"]) for one in t]
        for t in told
    ]
    assert len(questions()) >= 124 + 15
    assert [row for row in zip(questions(), page, own, strict=True) if row[1] != row[2]] == []


def test_the_page_answers_as_the_command_does(
    inventory: Inventory, told: list[list[dict[str, Any]]]
) -> None:
    """The first organ and whether it is certain; where the item is the same, all that is said."""
    assert differing(Desk(inventory), told) == []


def differing(desk: Desk, told: list[list[dict[str, Any]]]) -> list[Any]:
    """Questions of which desk and page do not say the same."""
    wrong = []
    for question, page in zip(questions(), told, strict=True):
        own = [_of_desk(one) for one in desk.ask(question, 3)[:1]]
        if own != [_of_page(one) for one in page[:1]]:
            wrong.append((question, own, page[:1]))
    return wrong


def test_both_say_from_which_day_what_is_not_yet_in_force(
    browser: Browser, early_site: Path, inventory: Inventory
) -> None:
    """All questions once more, on a day before some items come into force."""
    tab = Tab(browser, early_site)
    tab.page.goto(f"{early_site.as_uri()}/search.html")
    told = tab.page.evaluate(ASK, questions())
    assert differing(Desk(inventory, today=EARLY), told) == []
    coming = {one[0]["item"] for one in told if one and one[0]["starts"]}
    assert coming == {"sd-1t7f4z9a", "sd-6b0y3g4e"}
    tab.page.goto(f"{early_site.as_uri()}/search.html?q=物业纠纷找谁")
    answered(tab.page)
    mark = "尚未生效，自2026年10月15日起"
    assert tab.page.inner_text("#who-state .tag") == mark
    assert tab.page.inner_text("#results li:first-child .tag.strong") == mark
    tab.page.goto(f"{early_site.as_uri()}/search.html?q=业委会找谁")
    assert mark in answered(tab.page).inner_text("#who-more li >> nth=0")
    assert tab.complaints == []
    tab.close()


def _of_desk(one: Handling) -> list[Any]:
    parties = [[party.id, party.name, party.phone or ""] for party in (one.lead, *one.support)]
    said = [list(one.towns), list(one.not_borne), list(one.bases), one.limit or ""]
    said.append(one.starts.isoformat() if one.starts else "")
    return [one.item, str(one.list), one.name, one.certain, parties, *said]


def _of_page(one: dict[str, Any]) -> list[Any]:
    parties = [[o["id"], o["name"], o["phone"]] for o in (one["lead"], *one["support"])]
    said = [one["towns"], one["notBorne"], one["bases"], " ".join(one["limit"]), one["starts"]]
    return [one["item"], one["list"], one["name"], one["certain"], parties, *said]


@pytest.fixture(scope="module")
def phone(browser: Browser, site: Path) -> Iterator[Tab]:
    """A tab of a phone in which axe-core is loaded with every page."""
    tab = Tab(browser, site, viewport=PHONE, bypass_csp=True)
    tab.page.add_init_script((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    yield tab
    tab.close()


def answered(page: Page) -> Page:
    page.wait_for_selector("#who[data-asked]:not([data-asked=''])")
    return page


def test_a_question_is_answered_with_all_that_an_operator_says(open_page: Open) -> None:
    page = answered(open_page("search.html?q=楼上漏水找谁"))
    assert page.inner_text("#who-state").startswith("栖云市住房和城乡建设局（电话 12345） 负责：")
    first, phone, item = page.locator("#who-state a").all()
    assert first.get_attribute("href") == "organs/zjj.html"
    assert phone.get_attribute("href") == "tel:12345"
    assert "俗称“楼上漏水”" in page.inner_text("#who-more")
    item.click()
    page.wait_for_selector("h1:not(:text('搜索'))")


def test_what_towns_do_and_do_not_bear_is_said(open_page: Open) -> None:
    page = answered(open_page("search.html?q=违章建筑谁管"))
    said = page.inner_text("#who-more")
    assert "镇街不承担" in said
    assert "行政处罚" in said
    assert page.locator("#results li").count() > 0


def test_nobody_is_named_where_the_lists_say_nothing(open_page: Open) -> None:
    page = answered(open_page("search.html?q=火星移民找谁"))
    assert page.inner_text("#who-state").startswith("清单里没有找到“火星移民找谁”由谁负责。")
    assert page.locator("#who-state a").count() == 0


def test_nothing_is_loaded_before_somebody_asks(browser: Browser, site: Path) -> None:
    tab = Tab(browser, site)
    loaded: list[str] = []
    tab.page.on("request", lambda request: loaded.append(request.url))
    tab.page.goto(f"{site.as_uri()}/search.html?q=楼上漏水")
    tab.page.wait_for_selector("#results li")
    assert not [url for url in loaded if "/search/w" in url]
    tab.page.focus("#who-ask")
    tab.page.keyboard.press("Enter")
    answered(tab.page)
    assert [url for url in loaded if "/search/w0" in url]
    assert tab.page.evaluate("document.activeElement.getAttribute('href')") == "organs/zjj.html"
    tab.page.fill("#q", "")
    tab.page.press("#q", "Enter")
    assert not tab.page.locator("#who").is_visible()
    assert tab.complaints == []
    tab.close()


def test_a_missing_part_is_said_and_asked_for_again(browser: Browser, site: Path) -> None:
    tab = Tab(browser, site)
    tab.page.route("**/w0.js*", lambda route: route.abort())
    tab.page.goto(f"{site.as_uri()}/search.html?q=楼上漏水找谁")
    tab.page.wait_for_selector("#who-state:not(:empty)")
    assert "没有载入" in tab.page.inner_text("#who-state")
    tab.page.unroute("**/w0.js*")
    tab.page.fill("#q", "楼上漏水谁管")
    answered(tab.page)
    tab.close()


def test_it_works_under_a_sub_path_of_a_server(open_page: Open, server: str) -> None:
    page = answered(open_page("search.html?q=楼上漏水&who=1", base=server))
    assert "住房和城乡建设局" in page.inner_text("#who-state")


def test_markup_in_a_question_stays_text(open_page: Open) -> None:
    page = answered(open_page("search.html?q=<img src=x onerror=alert(1)>谁管"))
    assert page.locator("main img").count() == 0


def test_without_javascript_the_boundaries_are_offered(open_page: Open) -> None:
    page = open_page("search.html?q=违建谁管", java_script_enabled=False)
    assert not page.locator("#who").is_visible()
    assert page.locator("#no-script a[href='boundaries.html']").is_visible()


def test_axe_finds_nothing_with_an_answer_shown(phone: Tab, site: Path) -> None:
    phone.page.goto(f"{site.as_uri()}/search.html?q=违章建筑谁管")
    answered(phone.page)
    assert phone.page.evaluate(AXE) == []
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert phone.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_answer_stands_out(open_page: Open, scheme: str) -> None:
    page = answered(open_page("search.html?q=违章建筑谁管", scheme=scheme))
    told = page.evaluate(CONTRAST)
    assert told["read"] > 50
    assert told["weak"] == []


def test_an_answer_is_printed_without_the_button(open_page: Open) -> None:
    page = answered(open_page("search.html?q=楼上漏水找谁"))
    page.emulate_media(media="print")
    assert not page.locator("#who-ask").is_visible()
    assert page.locator("#who-state").is_visible()
