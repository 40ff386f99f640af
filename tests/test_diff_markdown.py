"""The pull-request view: what stands first, what folds, what fits, what cannot break out."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from qingdan.report.changes_digest import digest
from qingdan.report.changes_markdown import LIMIT, MARKER, Detail, changes_markdown

from .change_cases import TODAY, comparison, hostile, large, ordinary

READER = MarkdownIt("commonmark").enable(["table"])
TAG = re.compile(r"<!--.*?-->|</?[a-z]+>")
OURS = {"details", "summary", "code", "ins", "del", "br"}


def tokens(page: str) -> list:
    return [t for token in READER.parse(page) for t in (token, *(token.children or []))]


def sections(page: str) -> dict[str, list[str]]:
    """The points of the summary: their items by heading, without the count."""
    found = {}
    for block in re.split(r"\n(?=\*\*)", page.split("<details>")[0])[1:]:
        heading, *lines = block.splitlines()
        name = heading.strip("*").split("：")[0]
        found[name] = [item for line in lines for item in re.findall(r"<code>(.*?)</code>$", line)]
    return found


class TestFirst:
    page = changes_markdown(ordinary(), TODAY)

    def test_a_comment_is_found_again_by_its_first_line(self) -> None:
        assert self.page.startswith(MARKER + "\n## ")

    def test_what_a_reviewer_needs_stands_before_the_details(self) -> None:
        found = sections(self.page)
        items = {name: [item.removeprefix("cf-0000000") for item in found[name]] for name in found}
        assert items == {
            "成批划转": [],
            "设定权限有变化": ["1", "2", "3", "5", "6", "9"],
            "期限和负担有变化": ["4"],
            "权限变了，没有说明依据": ["1", "6", "9"],
            "曾经生效却删除了文件": ["6"],
            "以后才生效或者失效": ["5"],
            "按编码或者文字推定有承接关系": ["9"],
        }

    def test_values_are_told_where_they_are_short(self) -> None:
        assert "处罚内容（第1个）·幅度 10万元以下 → 20万元以下" in self.page
        assert "时限·承诺 60日 → 30日（压减）" in self.page

    def test_a_moved_department_is_one_line_and_one_block(self) -> None:
        assert "- 划转：示例市自然资源局（zrzy） → 示例市城市管理局（zfj），5 项\n" in self.page
        assert self.page.count("事项20") == 1
        assert "cf-00000020" not in self.page

    def test_a_batch_that_takes_effect_later_is_told(self) -> None:
        assert "- 2027-02-01 生效：“第一批”（adjustments/2026-01.yaml）" in self.page

    def test_what_is_later_depends_on_the_day(self) -> None:
        day = TODAY.replace(year=2028)
        assert digest(ordinary(), day).later == ()
        assert "以后才生效" not in changes_markdown(ordinary(), day)

    def test_details_are_folded_by_list_and_by_item(self) -> None:
        assert self.page.count("<details>") == self.page.count("</details>")
        assert self.page.count("<summary>") == 1 + 2 + 9
        html = [token.content for token in tokens(self.page) if token.type == "html_block"]
        assert sum(block.count("<details>") for block in html) == 12
        assert len([token for token in tokens(self.page) if token.type == "table_open"]) == 7


def units(page: str) -> int:
    return len(page.encode("utf-16-le", "surrogatepass")) // 2


class TestRoom:
    @pytest.mark.parametrize("count", [0, 1, 40, 150, 400, 1500, 10_000])
    def test_a_report_fits_into_a_comment(self, count: int) -> None:
        page = changes_markdown(large(count), TODAY)
        assert units(page) <= LIMIT < 65_536
        assert len(page.encode()) <= 4 * LIMIT
        assert page.count("<details>") == page.count("</details>")

    @pytest.mark.parametrize(
        ("limit", "said"),
        [
            (101_000, None),
            (99_000, "文字写法的改动没有逐字列出"),
            (30_000, "文字写法的改动和较长的改动没有逐字列出"),
            (6_000, "只列了改动的事项，没有列出改了哪些字段"),
            (2_000, "只列了各张清单改动的数量，没有逐项列出"),
        ],
    )
    def test_it_says_what_it_left_out_and_how_to_see_it(self, limit: int, said: str | None) -> None:
        page = changes_markdown(large(100), TODAY, limit)
        assert units(page) <= limit
        assert ("放不下" in page) is (said is not None)
        if said:
            assert f"{said}。" in page
            assert "qingdan diff bbbbbbbbbbbb --format html -o diff.html" in page

    def test_every_level_leaves_out_more(self) -> None:
        pages = [changes_markdown(large(100), TODAY, limit) for limit in (101_000, 99_000, 30_000)]
        assert [("<del>老</del>" in page, "<ins>立即</ins>" in page) for page in pages] == [
            (True, True),
            (False, True),
            (False, False),
        ]
        assert all("《乙法》第一条" in page for page in pages)
        assert len(Detail) == 5

    def test_the_summary_lists_some_and_counts_all(self) -> None:
        page = changes_markdown(large(100), TODAY)
        assert "**设定权限有变化：100 项**" in page
        assert "- ……另有 80 项，见下面的明细" in page


class TestHostile:
    page = changes_markdown(hostile(), TODAY, limit=10**9)

    def test_only_our_own_tags_are_tags(self) -> None:
        found = set()
        for token in tokens(self.page):
            if token.type in ("html_block", "html_inline"):
                found |= set(re.findall(r"<\s*/?\s*([a-zA-Z]+)", token.content))
                assert "<" not in TAG.sub("", token.content)
        assert found == OURS

    def test_details_close_in_order(self) -> None:
        depth = 0
        for tag in re.findall(r"</?details>", self.page):
            depth += 1 if tag == "<details>" else -1
            assert depth in (0, 1, 2)
        assert depth == 0

    def test_nothing_is_a_link_a_heading_or_code_of_its_own(self) -> None:
        kinds = {token.type for token in tokens(self.page)}
        assert kinds.isdisjoint({"link_open", "image", "code_inline", "fence", "code_block", "hr"})
        assert self.page.count(MARKER) == 1
        headings = [token for token in tokens(self.page) if token.type == "heading_open"]
        assert len(headings) == 1

    def test_nobody_is_called_and_nothing_referred_to(self) -> None:
        bare = re.sub(r"&#x[0-9a-f]+;", "", self.page)
        assert not re.search(r"[@#](?!<!-- -->)(?![# ])", bare.replace("## ", ""))
        assert not re.search(r"(?<!qingdan):[a-z0-9_+-]+:", bare)
        assert "http://" not in bare
        assert "www." not in bare

    def test_rows_have_three_cells(self) -> None:
        rows = [line for line in self.page.splitlines() if line.startswith("| ")]
        assert rows
        assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)

    @pytest.mark.parametrize("limit", [200_000, 60_000, 20_000])
    def test_at_every_size(self, limit: int) -> None:
        page = changes_markdown(hostile(), TODAY, limit)
        assert page.count("<details>") == page.count("</details>")
        assert "<script" not in page
        assert units(page) <= limit


def test_nothing_changed() -> None:
    page = changes_markdown(comparison(), TODAY)
    assert "两个版本之间没有差别。" in page
    assert "<details>" not in page
