"""A report as Markdown: read by a CommonMark parser with GitHub's tables, whatever a file holds."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from qingdan.model.finding import Severity
from qingdan.report import findings_markdown
from qingdan.report.findings_escape import visible
from qingdan.report.findings_markdown import COMMENT, SUMMARY, Room, render
from qingdan.report.markdown_escape import escape

from .report_cases import HOSTILE, HOSTILE_FILES, finding, hostile, report

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"<!-- -->", "<code>", "</code>", "<br>"}


def tokens(markdown: str) -> list:
    """Every token of a page, inline ones too."""
    found = []
    for token in READER.parse(markdown):
        found += [token, *(token.children or [])]
    return found


def text_of(markdown: str) -> str:
    """What a reader sees."""
    return "".join(
        token.content if token.type in ("text", "text_special") else "\n"
        for token in tokens(markdown)
        if token.type in ("text", "text_special", "softbreak", "list_item_close", "heading_close")
    )


class TestHostile:
    page = render(hostile(), statistics=True)

    def test_nothing_of_a_file_becomes_markup(self):
        found = tokens(self.page)
        kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in found}
        assert kinds <= {
            *("heading", "inline", "text", "text_special", "bullet_list", "list_item"),
            *("paragraph", "table", "thead", "tbody", "tr", "th", "td", "strong"),
            *("html_inline", "html_block"),
        }
        tags = [t.content.strip() for t in found if t.type.startswith("html_")]
        assert set(tags) <= {*OURS, findings_markdown.MARKER}
        assert sum(token.type == "list_item_open" for token in found) == len(hostile().located) + 1

    def test_nobody_is_called_and_nothing_is_linked(self):
        seen = re.sub(r"<!-- -->", "\0", self.page)
        assert "@\0all" in seen
        assert not re.search(r"@\w|#\d|\bGH-\d|https?://|\bwww\.|:[a-z]+:", seen)

    def test_everything_can_be_read_as_it_stands_in_the_file(self):
        seen = text_of(self.page)
        for text in HOSTILE[:-1]:
            assert visible(text).strip() in seen
        for file in HOSTILE_FILES:
            assert visible(f"inventories/{file}") in seen

    def test_nothing_hidden_reaches_the_page(self):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u202e\u2066]", self.page)
        self.page.encode("utf-8")


def test_a_message_is_cut():
    page = render(report(finding(message="甲" * 1000, hint="")))
    assert "甲" * 500 + "……" in page
    assert "甲" * 501 not in page


def test_the_worst_come_first_by_file():
    shown = report(
        finding(file="b.yaml"),
        finding(file="a.yaml", severity=Severity.WARNING),
        finding(file="b.yaml", line=7),
        finding(file="c.yaml", severity=Severity.INFO, hint=""),
    )
    assert render(shown).split("\n### ")[1:] == [
        (
            "错误 2\n\n**<code>inventories/b.yaml</code>**\n\n"
            "- 3:5 QD301 消息 → 提示\n- 7:5 QD301 消息 → 提示\n"
        ),
        "警告 1\n\n**<code>inventories/a.yaml</code>**\n\n- 3:5 QD301 消息 → 提示\n",
        "提示 1\n\n**<code>inventories/c.yaml</code>**\n\n- 3:5 QD301 消息\n",
    ]


def test_clean():
    assert render(report()) == (
        "<!-- qingdan:report -->\n## 清单检查：没有发现问题\n\n"
        "- 没有发现问题；检查了 1 项事项（权力责任清单 1）。\n"
    )


def test_statistics_name_every_rule():
    codes = ("QD001", "QD002", "QD003", "QD004", "QD005")
    shown = report(*[finding(rule=code) for code in codes])
    rows = [line for line in render(shown, statistics=True).split("\n") if line.startswith("| ")]
    assert len(rows) == 7
    assert len([line for line in render(shown).split("\n") if line.startswith("| ")]) == 5


class TestRoom:
    def many(self, count: int = 2000):
        errors = [
            finding(file=f"powers/{n % 90:03}.yaml", line=n, message="错" * 40)
            for n in range(count)
        ]
        warnings = [finding(line=n, severity=Severity.WARNING) for n in range(300)]
        return report(*sorted(errors, key=lambda f: f.order), *warnings)

    def test_a_comment_fits_and_says_what_is_missing(self):
        shown = self.many()
        page = render(shown)
        assert len(page.encode("utf-16-le")) // 2 <= 65_536
        assert len(page.encode()) <= 262_144
        listed = len(re.findall(r"^- \d", page, flags=re.M))
        assert listed > 500
        missing = len(shown.findings) - listed
        assert f"**还有 {missing} 个没有列出（{missing - 300} 个错误，300 个警告）" in page
        assert "### 警告" not in page

    def test_characters_outside_the_first_plane_count_twice(self):
        shown = report(*[finding(message="𠮷" * 100, line=n) for n in range(2000)])
        page = render(shown)
        assert 60_000 < len(page.encode("utf-16-le")) // 2 <= 65_000
        assert len(page) < 45_000

    def test_the_summary_counts_bytes(self):
        page = render(self.many(9000), room=SUMMARY)
        assert 1024 * 1024 - 500 < len(page.encode()) <= 1024 * 1024
        assert "个没有列出" in page

    @pytest.mark.parametrize("units", range(600, 1200, 7))
    def test_it_fits_whatever_the_room(self, units):
        page = render(self.many(20), room=Room(units, None))
        assert len(page) <= units
        assert "个没有列出" in page
        assert READER.parse(page)

    def test_all_are_listed_where_there_is_room(self):
        shown = self.many(100)
        page = render(shown)
        assert len(re.findall(r"^- \d", page, flags=re.M)) == len(shown.findings)
        assert "没有列出" not in page
        assert COMMENT.holds(len(page.encode("utf-16-le")) // 2, len(page.encode()))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("https://x.y", "https:<!-- -->//x.y"),
        ("www.x.y", "www<!-- -->.x.y"),
        ("GH-12 gh-1", "GH<!-- -->-12 gh<!-- -->-1"),
        ("12:30 类型: 处罚", "12:30 类型: 处罚"),
        ("a\nb", "a<br>b"),
    ],
)
def test_escape(text, escaped):
    assert escape(text) == escaped
