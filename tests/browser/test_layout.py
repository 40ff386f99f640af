"""How pages are laid out on paper, on a desk and on a phone: nothing squeezed, nothing broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qingdan.publish.build import Order, build
from qingdan.store.snapshot import worktree

from .conftest import Open

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
SHEET = {"width": 658, "height": 990}
"""What the margins leave of A4, in pixels."""

LINES = """(selector) => Array.from(document.querySelectorAll(selector), (one) => {
  const range = document.createRange();
  range.selectNodeContents(one);
  const tops = new Set(Array.from(range.getClientRects(), (box) => Math.round(box.top / 6)));
  return [one.textContent.trim(), tops.size];
})"""
"""Each element's text, and on how many lines it stands."""


def sheets(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every sheet, in points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(float(width), float(height)) for width, height in boxes]


class TestPaper:
    def test_numbers_of_seven_lists_stand_in_columns_of_one_width(self, open_page: Open) -> None:
        page = open_page("index.html", viewport=SHEET)
        page.emulate_media(media="print")
        widths = page.evaluate(
            "Array.from(document.querySelectorAll('.totals li'), (li) => li.offsetWidth)"
        )
        assert len(widths) == 7
        assert max(widths) - min(widths) <= 1
        assert min(widths) > 100

    @pytest.mark.parametrize(
        ("path", "is_upright", "most"), [("powers.html", True, 8), ("overview.html", True, 4)]
    )
    def test_a_table_of_numbers_stands_among_the_rest(
        self, open_page: Open, path: str, is_upright: bool, most: int
    ) -> None:
        """No sheet with a title alone, and none with the last row of a table."""
        found = sheets(open_page(path).pdf(prefer_css_page_size=True))
        assert 1 < len(found) <= most
        assert {width < height for width, height in found} == {is_upright}

    def test_a_matrix_lies_on_its_side_with_its_title(self, open_page: Open) -> None:
        found = sheets(open_page("boundaries.html").pdf(prefer_css_page_size=True))
        assert {width > height for width, height in found} == {True}

    @pytest.mark.parametrize("path", ["powers.html", "overview.html", "boundaries.html"])
    def test_names_of_rows_do_not_stick(self, open_page: Open, path: str) -> None:
        """Chromium drops the line below what is ``sticky`` on every other row."""
        page = open_page(path)
        page.emulate_media(media="print")
        places = page.evaluate(
            "Array.from(document.querySelectorAll('.heat th, .matrix th'),"
            " (th) => getComputedStyle(th).position)"
        )
        assert len(places) > 20
        assert set(places) == {"static"}

    def test_an_address_that_is_the_text_is_not_written_twice(
        self, open_page: Open, site: Path
    ) -> None:
        page = open_page("organs/zrzy.html")
        page.emulate_media(media="print")
        address = page.locator("a[href='https://zrzy.qiyun.example/']")
        assert address.inner_text() == "https://zrzy.qiyun.example/"
        assert address.evaluate("(a) => getComputedStyle(a, '::after').content") == "none"


class TestDesk:
    def test_an_empty_column_takes_no_room(self, open_page: Open) -> None:
        page = open_page("laws.html", viewport=DESK)
        heads = page.locator("section", has_text="法规库没有收录的").last.locator("thead th")
        assert heads.all_inner_texts() == ["名称", "状态", "作为依据", "其他引用"]
        assert page.locator("thead th", has_text="日期").count() > 1
        assert {count for _text, count in page.evaluate(LINES, "td .tag")} == {1}

    def test_few_characters_stay_on_one_line_beside_long_texts(self, open_page: Open) -> None:
        page = open_page("procedures/ld-2w8k5n3r.html", viewport=DESK)
        cells = "td[data-label='时限'], td[data-label='何时'], td[data-label='自']"
        lines = page.evaluate(LINES, cells)
        assert ["10分钟", 1] in [[text.replace("\u2009", ""), count] for text, count in lines]
        assert {count for _text, count in lines} == {1}


class TestPhone:
    def test_the_box_shows_the_whole_of_what_to_write(self, open_page: Open) -> None:
        page = open_page("index.html", viewport=PHONE)
        room, needed = page.evaluate(
            """() => {
              const box = document.getElementById("q"), style = getComputedStyle(box);
              const pen = document.createElement("canvas").getContext("2d");
              pen.font = style.font;
              const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
              return [box.clientWidth - padding, pen.measureText(box.placeholder).width];
            }"""
        )
        assert 0 < needed <= room

    @pytest.mark.parametrize("path", ["index.html", "boundaries.html"])
    def test_neither_a_date_nor_a_short_link_is_broken(self, open_page: Open, path: str) -> None:
        page = open_page(path, viewport=PHONE)
        lines = page.evaluate(LINES, "time, .update a")
        assert lines
        assert [text for text, count in lines if count > 1] == []

    def test_names_of_organs_have_room_beside_the_numbers(
        self, browser: Browser, make_workspace: Callable[..., Path], tmp_path: Path
    ) -> None:
        """With the three lists alone: more of them scroll."""
        root = make_workspace(
            {"powers/zrzy/cf-7k3q9d2m.yaml": "{名称: 某处罚, 类型: 行政处罚, 状态: 有效}\n"}
        )
        build(worktree(root), Order(tmp_path / "site"))
        page = browser.new_page(viewport=PHONE)
        page.goto((tmp_path / "site/index.html").as_uri())
        width, size = page.locator(".two .scroll tbody th").first.evaluate(
            "(th) => [th.clientWidth, parseFloat(getComputedStyle(th).fontSize)]"
        )
        page.close()
        assert width / size > 7


@pytest.mark.parametrize("name", ["logo.svg", "logo-dark.svg"])
def test_the_picture_of_the_sample_is_not_cut(open_page: Open, sample: Path, name: str) -> None:
    page = open_page("index.html")
    page.set_content((sample / "images" / name).read_text(encoding="utf-8"))
    left, top, right, bottom = page.evaluate(
        """() => {
          const all = document.querySelector("svg").viewBox.baseVal;
          const own = document.querySelector("path").getBBox();
          return [own.x - all.x, own.y - all.y, all.x + all.width - own.x - own.width,
            all.y + all.height - own.y - own.height];
        }"""
    )
    assert min(left, top, right, bottom) >= 1
    assert max(left, top, right, bottom) <= 4
