"""Which article took over which: small texts, properties, and the real laws read by hand."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qingdan.law.succession.alignment import Alignment, Fate, Index, align, likeness

from .law_texts import in_words, national_laws, unpacked, version

STATE = "中华人民共和国"
OLD = {
    (1, 0): "为了规范示例水库的管理，制定本办法。",
    (2, 0): "水库管理机构应当每月检查堤坝，并将检查结果报县级人民政府水行政主管部门。",
    (3, 0): "禁止在水库游泳、垂钓。\n禁止在水库周边五百米内放牧。",
    (4, 0): "在水库垂钓的，由水行政主管部门责令改正，处五十元以下的罚款。",
    (5, 0): "在水库周边放牧的，由水行政主管部门责令改正，处一百元以下的罚款。",
    (6, 0): "会计年度从公历一月一日起。",
}
NEW = {
    (1, 0): "为了规范示例水库的管理，制定本办法。",
    (2, 0): "本办法所称水库，是指示例水库和它的引水渠。",
    (3, 0): "水库管理机构应当每月检查堤坝，并将检查结果报县级人民政府水行政主管部门。",
    (4, 0): "禁止在水库游泳、垂钓、露营。",
    (5, 0): "禁止在水库周边五百米以内放牧。",
    (6, 0): "违反本办法规定，在水库垂钓或者在水库周边放牧的，由水行政主管部门责令改正，"
    "处五十元以上五百元以下的罚款。",
}


def fates(alignment: Alignment) -> dict[int, tuple[Fate, list[int]]]:
    return {
        one.article[0]: (one.fate, sorted(number for number, _ in one.parts))
        for one in alignment.successions
    }


def test_what_can_become_of_an_article():
    found = align(OLD, NEW)
    assert fates(found) == {
        1: (Fate.KEPT, [1]),
        2: (Fate.MOVED, [3]),
        3: (Fate.SPLIT, [4, 5]),
        4: (Fate.MERGED, [6]),
        5: (Fate.MERGED, [6]),
        6: (Fate.DROPPED, []),
    }
    assert found.new == ((2, 0),)


def test_changed_words_keep_their_successor():
    found = align(
        {(7, 0): "市人民政府应当每年公布水库的水质。"},
        {(9, 0): "市、县人民政府应当每季度公布水库的水质状况。"},
    )
    (one,) = found.successions
    assert one.fate is Fate.CHANGED
    assert one.candidates[0].article == (9, 0)
    assert 0.3 < one.candidates[0].score < 1


def test_of_two_like_provisions_the_one_beside_the_neighbours():
    repeated = "本章规定的罚款，由水行政主管部门决定。"
    old = {(1, 0): OLD[1, 0], (2, 0): OLD[2, 0], (3, 0): repeated, (4, 0): OLD[4, 0]}
    new = {(1, 0): repeated + "甲乙丙丁。", **{(n + 10, 0): t for (n, _), t in old.items()}}
    new[(13, 0)] = repeated + "戊己庚辛。"
    found = align(old, new).of((3, 0))
    assert found is not None
    assert found.candidates[0].article == (13, 0)


def test_an_article_the_old_text_does_not_have():
    assert align(OLD, NEW).of((99, 0)) is None


def test_nothing_to_align():
    assert align({}, NEW).new == tuple(NEW)
    assert [one.fate for one in align(OLD, {}).successions] == [Fate.DROPPED] * len(OLD)


class TestLikeness:
    def test_how_it_is_set_does_not_count(self):
        assert likeness("处罚：（一）警告；", "处罚:\n(一)警告;") == 1.0

    @given(st.text(max_size=40), st.text(max_size=40))
    def test_is_symmetric_and_bounded(self, left, right):
        assert likeness(left, right) == likeness(right, left)
        assert 0.0 <= likeness(left, right) <= 1.0


WORDS = st.lists(
    st.sampled_from(
        ["水库", "堤坝", "检查", "罚款", "应当", "禁止", "公布", "，", "。", "\n", " "]
    ),
    max_size=25,
).map("".join)
TEXTS = st.dictionaries(
    st.tuples(st.integers(1, 30), st.integers(0, 2)), WORDS | st.text(max_size=30), max_size=12
).map(lambda texts: dict(sorted(texts.items())))


class TestProperties:
    @given(TEXTS, TEXTS)
    def test_proposals_are_ranked_and_exist(self, old, new):
        found = align(old, new)
        assert [one.article for one in found.successions] == list(old)
        for one in found.successions:
            scores = [candidate.score for candidate in one.candidates]
            assert scores == sorted(scores, reverse=True)
            assert all(0 < score <= 1 for score in scores)
            assert {candidate.article for candidate in one.candidates} <= set(new)
            assert (one.fate is Fate.DROPPED) == (not one.parts)
        taken = {part for one in found.successions for part in one.parts}
        assert taken | set(found.new) == set(new)
        assert not taken & set(found.new)

    @given(TEXTS)
    def test_a_text_is_its_own_successor(self, texts):
        for one in align(texts, texts).successions:
            assert one.fate is Fate.KEPT
            assert one.candidates[0].score == 1.0

    @given(TEXTS, TEXTS)
    def test_an_index_is_as_good_as_a_text(self, old, new):
        assert align(old, Index(new)) == align(old, new)


HERE = Path(__file__).parent / "data/successors"
ENVIRONMENT = yaml.safe_load((HERE / "environment.yaml").read_text(encoding="utf-8"))
PENALTY = yaml.safe_load((HERE / "penalty_law.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def national(real_data, tmp_path_factory):
    return national_laws(unpacked(real_data, tmp_path_factory.mktemp("npc")))


@pytest.fixture(scope="module")
def code(real_data):
    return in_words(real_data / "laws/法律/行政法/生态环境法典(2026).md")


@pytest.fixture(scope="module")
def environment(national, code):
    assert len(code) == 1242
    index = Index(code)
    laws = {title for group in ("调试", "留出") for title in ENVIRONMENT[group]}
    return {title: align(national[title.removeprefix(STATE)], index) for title in sorted(laws)}


def hits(
    pairs: dict[str, dict[int, list[int]]], found: dict[str, Alignment], chosen: Any = None
) -> tuple[int, int, int]:
    """Return how many articles have a successor, and for how many it is first, or among three."""
    total = first = three = 0
    for title, articles in pairs.items():
        for number, right in articles.items():
            if not right or (chosen is not None and number not in chosen.get(title, ())):
                continue
            proposed = found[title].of((number, 0))
            assert proposed is not None
            numbers = [candidate.article[0] for candidate in proposed.candidates[:3]]
            total += 1
            first += bool(numbers) and numbers[0] in right
            three += bool(set(numbers) & set(right))
    return total, first, three


@pytest.mark.realdata
class TestRealLaws:
    """The third held out was set aside before the method was tuned on the rest."""

    @pytest.mark.parametrize(
        ("group", "expected"), [("调试", (132, 126, 130)), ("留出", (67, 60, 66))]
    )
    def test_ten_laws_in_one_code(self, environment, group, expected):
        assert hits(ENVIRONMENT[group], environment) == expected

    def test_articles_a_real_list_cites(self, environment):
        pairs: dict[str, dict[int, list[int]]] = {}
        for group in ("调试", "留出"):
            for title, articles in ENVIRONMENT[group].items():
                pairs.setdefault(title, {}).update(articles)
        cited = ENVIRONMENT["清单引用"]
        assert hits(pairs, environment, cited) == (117, 112, 115)

    def test_the_renumbered_penalty_law(self, real_data):
        old = version(real_data, f"{STATE}行政处罚法（2018）")
        new = version(real_data, f"{STATE}行政处罚法（2021）")
        found = {f"{STATE}行政处罚法": align(old, new)}
        assert hits(PENALTY["调试"], found) == (43, 43, 43)
        assert hits(PENALTY["留出"], found) == (19, 19, 19)
        added = {number for number, _ in found[f"{STATE}行政处罚法"].new}
        assert added >= {2, 15, 24, 26, 34, 37, 39, 41, 46, 47, 48, 49, 50, 60, 84, 85}

    def test_it_takes_about_a_second(self, national, code):
        started = time.perf_counter()
        align(national["大气污染防治法"], code)
        assert time.perf_counter() - started < 5  # measured 0.8 s; machines are shared
