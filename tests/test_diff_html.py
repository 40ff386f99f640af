"""The redline as a page: alone, accessible, both ways of showing it, nothing taken for markup."""

from __future__ import annotations

import re

import pytest

from qingdan.compare.changes import Comparison, Subject
from qingdan.compare.redline import Mark
from qingdan.report import changes_redline
from qingdan.report.changes_html import changes_html

from .change_cases import TODAY, change, comparison, field, hostile, large, ordinary
from .html_checks import Page

OWN_STYLE = "inline <style>"
SHARED = {"ordinary": ordinary(), "hostile": hostile(), "nothing": comparison()}


def faults(page: Page) -> list[str]:
    """What a strict reader says, but that the style stands in the page, as it must."""
    return [fault for fault in page.faults if fault != OWN_STYLE]


@pytest.mark.parametrize("name", SHARED)
def test_a_page_is_sound_and_asks_for_nothing(name: str) -> None:
    text = changes_html(SHARED[name], TODAY)
    page = Page(text)
    assert faults(page) == []
    assert page.faults.count(OWN_STYLE) == 1
    assert all(address.startswith("#") for _attribute, address in page.links)
    assert all(address[1:] in page.ids for _attribute, address in page.links)
    assert not re.search(r"<(script|link|img|iframe|object|form|base)\b", text)
    style = text.split("<style>")[1].split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_hostile_texts_are_texts() -> None:
    text = changes_html(SHARED["hostile"], TODAY)
    assert "<script" not in text
    assert 'onmouseover="' not in text
    assert "{{ 7*7 }}" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u200b\u202e\u2066\ud800-\udfff]", text)
    assert set(re.findall(r"<(ins|del|b|i|style|details)\b", text)) <= {
        "ins",
        "del",
        "style",
        "details",
    }


def test_both_ways_of_showing_stand_in_the_page() -> None:
    text = changes_html(SHARED["ordinary"], TODAY)
    assert "<del>10万元</del><ins>20万元</ins>以下" in text
    assert "<div><del>10万元</del>以下</div>" in text
    assert "<div><ins>20万元</ins>以下</div>" in text
    assert 'id="view-inline" checked' in text
    assert 'id="view-sides"' in text


def test_a_change_is_seen_without_colour_and_heard() -> None:
    style = changes_html(SHARED["nothing"], TODAY).split("<style>")[1].split("</style>")[0]
    for tag, line, words in (("ins", "underline", "新增"), ("del", "line-through", "删去")):
        assert re.search(rf"^{tag} {{[^}}]*text-decoration: {line}", style, re.M)
        assert re.search(rf"{tag}::before {{ content: [^}}]*{words}", style)


def test_the_table_of_counts_sums() -> None:
    text = changes_html(SHARED["ordinary"], TODAY)
    table = text.split("<table>")[1].split("</table>")[0]
    rows = [
        [int(number or 0) for number in re.findall(r"<td>(\d*)</td>", row)]
        for row in table.split("<tr>")[2:]
    ]
    *groups, total = rows
    assert [sum(column) for column in zip(*groups, strict=True)] == total
    assert all(sum(row[:-1]) == row[-1] for row in rows)
    assert total[-1] == len(SHARED["ordinary"].changes)


def test_an_item_is_reached_by_its_id() -> None:
    page = Page(changes_html(comparison(change(1, field(("备注",), "甲", "乙"))), TODAY))
    assert "cf-00000001" in page.ids or "c1" in page.ids


@pytest.mark.parametrize("dark", [False, True])
def test_contrast_is_that_of_wcag_aa(dark: bool) -> None:
    style = changes_html(SHARED["nothing"], TODAY).split("<style>")[1].split("@media print")[0]
    blocks = re.findall(r":root {(.*?)}", style, re.S)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", blocks[int(dark)]))
    for front, back in (
        ("ink", "page"),
        ("ink", "panel"),
        ("faint", "page"),
        ("faint", "panel"),
        ("link", "page"),
        ("link", "panel"),
        ("ins", "ins-page"),
        ("del", "del-page"),
        ("on-word", "word"),
    ):
        assert contrast(colours[front], colours[back]) >= 4.5, (front, back)


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(d * 2 for d in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_same_comparison_is_the_same_page() -> None:
    assert changes_html(ordinary(), TODAY) == changes_html(ordinary(), TODAY)


def test_an_organ_that_the_register_renamed_is_whole_in_other_fields() -> None:
    text = "由示例市国土资源局查处"
    renamed = change(
        1,
        field(("机构", "zrzy", "名称"), "示例市国土资源局", "示例市自然资源局"),
        subject=Subject.ORGANS,
        list=None,
        item=None,
    )
    body = field(("备注",), text, text.replace("国土", "自然"))
    both: Comparison = comparison(renamed, change(2, body))
    segments = changes_redline.field_segments(body, both)
    assert [(s.mark, s.text) for s in segments] == [
        (Mark.EQUAL, "由"),
        (Mark.DELETE, "示例市国土资源局"),
        (Mark.INSERT, "示例市自然资源局"),
        (Mark.EQUAL, "查处"),
    ]


def test_a_thousand_changes_make_a_page() -> None:
    text = changes_html(large(1000, 32), TODAY)
    assert text.count('<article class="change"') == 1000
