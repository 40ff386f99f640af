"""Pages of one's own: what they lead to, where it stands in the file, what they may not hold."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.appearance.markdown import parse
from qingdan.appearance.ownpage import (
    LONGEST,
    link_complaints,
    page_complaints,
    read_page,
)
from qingdan.appearance.targets import Known, Sort, Target, read_target

from ..memory import check

KNOWN = Known(
    items={"cf-7k3q9d2m"},
    organs={"zrzy"},
    pages={"guide": {"要带什么"}, "rules": {"怎样投诉"}},
    pictures={"images/flow.svg"},
)


def page(text: str, name: str = "guide"):
    return read_page(f"pages/{name}.md", text.encode())


def links(text: str) -> list[tuple[int, int, str]]:
    return [(found.line, found.column, found.slug) for found in link_complaints(page(text), KNOWN)]


LEADING = {
    "cf-7k3q9d2m": Target(Sort.ITEM, "cf-7k3q9d2m"),
    "../powers/zrzy/cf-7k3q9d2m.yaml": Target(Sort.ITEM, "cf-7k3q9d2m"),
    "../powers/cf-7k3q9d2m.html": Target(Sort.ITEM, "cf-7k3q9d2m"),
    "rules.md#怎样投诉": Target(Sort.PAGE, "rules", "怎样投诉"),
    "./rules.html": Target(Sort.PAGE, "rules"),
    "#要带什么": Target(Sort.PAGE, "guide", "要带什么"),
    "#%E8%A6%81%E5%B8%A6%E4%BB%80%E4%B9%88": Target(Sort.PAGE, "guide", "要带什么"),
    "../images/flow.svg": Target(Sort.PICTURE, "images/flow.svg"),
    "../organs/zrzy.html": Target(Sort.ORGAN, "zrzy"),
    "../organs.html": Target(Sort.SITE, "organs.html"),
    "https://www.gov.cn/a?b=1#c": Target(Sort.OUTSIDE, "https://www.gov.cn/a?b=1#c"),
    "mailto:a@b.example": Target(Sort.OUTSIDE, "mailto:a@b.example"),
    "tel:12345": Target(Sort.OUTSIDE, "tel:12345"),
}


@pytest.mark.parametrize(("href", "target"), LEADING.items())
def test_where_an_address_leads(href: str, target: Target) -> None:
    assert read_target(href, "guide") == target
    assert links(f"# 题\n\n## 要带什么\n\n[字]({href})\n") == []


HOSTILE = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "&#106;avascript:alert(1)",
    "java\\script:alert(1)",
    "%6Aavascript:alert(1)",
    "data:text/html,x",
    "data:image/png;base64,AAAA",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.invalid/x",
    "\\\\evil.invalid\\x",
    "/etc/passwd",
    "../../etc/passwd",
    "..%2f..%2fetc/passwd",
    "../qingdan.yaml",
    "../templates/site/footer.html.j2",
    "https://user@evil.invalid/",
    "http:evil.invalid",
    "tel:javascript",
    "rules.md?x=1",
    "none.md",
    "rules.md#没有",
    "cf-00000000",
    "../organs/none.html",
    "../images/none.svg",
    "../images/../../secret.svg",
    "",
]


@pytest.mark.parametrize("href", HOSTILE)
def test_what_leads_nowhere_or_may_not_is_told(href: str) -> None:
    assert [found[2] for found in links(f"# 题\n\n见[字](<{href}>)。\n")] == ["page-link"]


@pytest.mark.parametrize(
    "text", ["<javascript:alert(1)>", "[字][r]\n\n[r]: javascript:alert(1)", "[a](vbscript:b)"]
)
def test_however_it_is_written(text: str) -> None:
    assert [found[2] for found in links(f"# 题\n\n{text}\n")] == ["page-link"]


def test_a_picture_comes_from_the_workspace() -> None:
    assert links("# 题\n\n![图](https://evil.invalid/x.png)\n") == [(3, 6, "page-link")]
    assert links("# 题\n\n![图](rules.md)\n") == [(3, 6, "page-link")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# 题\n\n见[字](none.md)。", (3, 6)),
        ("---\n标题: 题\n---\n\n一\n二[字](none.md)", (6, 6)),
        ("# 题\n\n`[字](none.md)` [字](none.md)", (3, 20)),
        ("# 题\n\n> - 引[字](none.md)", (3, 10)),
        ("# 题\n\n| 甲 | 乙 |\n| --- | --- |\n| [字](rules.md) | [字](none.md) |", (5, 23)),
        ("# 题\n\n[字][r]\n\n[r]: none.md", (5, 6)),
        ("# 题\n\n[![图](../images/flow.svg)](none.md)", (3, 28)),
    ],
)
def test_the_place_is_that_of_the_address(text: str, place: tuple[int, int]) -> None:
    assert [found[:2] for found in links(text)] == [place]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("正文", [("bad-page", 1)]),
        ("", [("bad-page", 1), ("bad-page", 1)]),
        ("---\n标题: 题\n---\n", [("bad-page", 4)]),
        ("# 题\n\n<b>粗</b>", [("page-html", 3)]),
        ("# 题\n\n<div>\n\n字\n\n</div>", [("page-html", 3), ("page-html", 7)]),
        ("# 题\n\n<!-- 说明 -->", [("page-html", 3)]),
        ("# 题\n\n![](../images/flow.svg)", [("image-without-text", 3)]),
        ("# 题\n\n[](rules.md)", [("image-without-text", 3)]),
        ("# 题\n\n`<b>` 1 < 2 &lt;b&gt; <https://a.example>\n\n    <b>", []),
    ],
)
def test_what_a_page_may_not_be(text: str, found: list[tuple[str, int]]) -> None:
    assert [(one.slug, one.line) for one in page_complaints(page(text))] == found


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        (b"---\n\xe9: x\n", "encoding"),
        ("---\n标题: 题\n正文".encode(), "bad-page"),
        ("---\n标题: [\n---\n正文".encode(), "syntax"),
        ("---\n- 甲\n---\n正文".encode(), "not-a-mapping"),
        (b"x" * (LONGEST + 1), "bad-page"),
        (b"[" * 5_000, "bad-page"),
        ("# 题\u202e\n".encode(), "control-character"),
        ("# 题\n<<<<<<< HEAD\n>>>>>>> x\n".encode(), "conflict-marker"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, slug: str) -> None:
    assert [fault.slug for fault in read_page("pages/a.md", data).faults] == [slug]


def test_the_title_is_that_of_the_head_else_the_first_heading() -> None:
    assert page("---\n标题: 甲\n---\n# 乙\n").title == "甲"
    assert page("## 乙 *丙* `丁`\n").title == "乙 丙 丁"
    assert page("---\n---\n# 乙\n").title == "乙"
    assert page("---\n标题: 甲\n---\n# 甲\n").titled_by_heading


def test_anchors_are_those_of_git_hosts() -> None:
    found = page("# 题\n## A b，c!\n## A b c\n## A b c\n## ？\n").anchors
    assert list(found.values()) == ["题", "a-bc", "a-b-c", "a-b-c-1", "section"]


GREEDY = {
    "brackets": "[" * 4_000,
    "links in links": "[a](b" * 4_000,
    "stars": "*a " * 33_000,
    "quotes": ">" * 100_000,
    "lists": "".join(" " * i + "- a\n" for i in range(400)),
    "tables": "a|" * 20_000 + "\n" + "-|" * 20_000,
    "ticks": "".join("`" * i + " " for i in range(400)),
    "references": "".join(f"[a{i}]: x\n" for i in range(3_999)),
    "angles": "<" * 100_000,
}


@pytest.mark.parametrize("text", GREEDY.values(), ids=GREEDY.keys())
def test_no_page_takes_long(text: str) -> None:
    start = time.process_time()
    given_ = page(f"# 题\n\n{text}"[:LONGEST])
    list(page_complaints(given_))
    list(link_complaints(given_, KNOWN))
    assert time.process_time() - start < 10


@given(st.text(alphabet="[]()<>!#|-*`\\&;:/.\n ab题", max_size=80))
def test_every_place_holds_its_address(text: str) -> None:
    lines = text.split("\n")
    for address in parse(text).addresses:
        for spot in address.spots:
            shown = lines[spot.line][spot.start : spot.end]
            if "\\" not in shown and "&" not in shown:
                assert shown.strip("<>") == address.href.strip("<>")


def test_what_must_not_be_public_is_found_and_blacked_out() -> None:
    report = check(
        {"pages/a.md": "---\n标题: 题\n---\n电话 13912345678，证 11010519491231002X。\n"}
    )
    found = [(one.finding.rule, one.finding.line, one.finding.column) for one in report.located]
    assert found == [("QD703", 4, 4), ("QD701", 4, 18)]
    for one in report.located:
        assert one.excerpt is not None
        assert "1391" not in one.excerpt.text
        assert "1949" not in one.excerpt.text


def test_a_page_that_is_internal_is_judged_as_such() -> None:
    text = "---\n标题: 题\n可见性: 内部\n---\n证 11010519491231002X\n"
    assert [one.rule for one in check({"pages/a.md": text}).findings] == ["QD702"]
