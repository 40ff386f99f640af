"""Where a cited article went: along the shipped maps, and along texts that a user has added."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml
from hypothesis import given

from qingdan.law.facts import Law, Rank, Repeal, Version
from qingdan.law.library.lawtext import Provision
from qingdan.law.library.library import open_library
from qingdan.law.succession.alignment import Key, align
from qingdan.law.succession.successor_maps import PATH, Edition, line, proposal, read, shipped
from qingdan.law.succession.successors import SuccessorFinder

from .test_alignment import NEW, OLD, TEXTS

DAY = datetime.date.fromisoformat
CODE = "中华人民共和国生态环境法典"
HERE = Path(__file__).parent / "data/successors"


class TestLines:
    def test_the_example_of_the_module(self):
        written = "甲|1|乙|2|1-2>1 3>5~81 4>6~44,7~31 5>8~40+9~38 6 120_1>121"
        ((step,),) = read([written]).values()
        assert step.old == Edition("甲", "1")
        assert step.new == Edition("乙", "2")
        became = {
            place: ([c.article[0] for c in found.candidates], found.parts, found.dropped)
            for place, found in step.articles.items()
        }
        assert became == {
            (1, 0): ([1], ((1, 0),), False),
            (2, 0): ([2], ((2, 0),), False),
            (3, 0): ([5], ((5, 0),), False),
            (4, 0): ([6, 7], ((6, 0),), False),
            (5, 0): ([8, 9], ((8, 0), (9, 0)), False),
            (6, 0): ([], (), True),
            (120, 1): ([121], ((121, 0),), False),
        }

    @given(TEXTS, TEXTS)
    def test_what_is_written_is_read(self, old, new):
        found = align(old, new)
        written = line(Edition("甲", "1"), Edition("乙", "2"), found)
        ((step,),) = read(["# 说明", "", written]).values()
        assert step.articles == {one.article: proposal(one) for one in found.successions}


class TestTheShippedMaps:
    def test_they_hold_numbers_and_no_text(self):
        text = PATH.read_text(encoding="utf-8")
        rows = [row for row in text.split("\n") if row and not row.startswith("#")]
        assert len(rows) > 200
        assert rows == sorted(rows)
        for row in rows:
            assert set(row.split("|")[4]) <= set("0123456789_->,+~ ")

    def test_every_line_can_be_read_and_belongs_to_laws_of_the_library(self):
        library = open_library()
        for old, steps in shipped().items():
            for step in steps:
                assert step.articles
                for edition in (old, step.new):
                    law = library.find(edition.law)
                    assert law is not None, edition
                    assert edition.version in {version.key for version in law.versions}, edition

    @pytest.mark.parametrize(
        ("name", "version", "successor", "group", "expected"),
        [
            ("environment.yaml", None, CODE, "调试", (132, 126, 130)),
            ("environment.yaml", None, CODE, "留出", (67, 60, 66)),
            ("penalty_law.yaml", 2017, "中华人民共和国行政处罚法", "调试", (43, 43, 43)),
            ("penalty_law.yaml", 2017, "中华人民共和国行政处罚法", "留出", (19, 19, 19)),
        ],
    )
    def test_against_what_was_read_by_hand(self, name, version, successor, group, expected):
        library = open_library()
        finder = SuccessorFinder(library)
        total = first = three = 0
        for title, articles in yaml.safe_load((HERE / name).read_text(encoding="utf-8"))[
            group
        ].items():
            law = library.find(title)
            assert law is not None
            cited = library.version(law, version) if version else None
            for number, right in articles.items():
                if not right:
                    continue
                answer = finder.successors(law, cited, number, 0, DAY("2026-08-15"), 3)
                assert not answer.missing
                assert {one.title for one in answer.found} <= {successor}
                numbers = [one.article for one in answer.found[:3]]
                total += 1
                first += numbers[:1] != [] and numbers[0] in right
                three += bool(set(numbers) & set(right))
        assert (total, first, three) == expected


class TestTheDay:
    LIBRARY = open_library()
    FINDER = SuccessorFinder(LIBRARY)

    def ask(self, title: str, article: int, on: str, version: int | None = None):
        law = self.LIBRARY.find(title)
        assert law is not None
        cited = self.LIBRARY.version(law, version) if version else None
        return self.FINDER.successors(law, cited, article, 0, DAY(on))

    def test_before_the_repeal_nothing_is_sought(self):
        assert self.ask("固体废物污染环境防治法", 112, "2026-08-14").current

    def test_from_the_day_of_the_repeal_on(self):
        answer = self.ask("固体废物污染环境防治法", 112, "2026-08-15")
        assert not answer.current
        assert answer.laws == (CODE,)
        assert (answer.found[0].title, answer.found[0].article) == (CODE, 1175)
        assert answer.found[0].part

    def test_over_two_laws(self):
        """环境噪声污染防治法 to 噪声污染防治法 to the code."""
        answer = self.ask("环境噪声污染防治法", 1, "2026-08-15")
        assert {one.title for one in answer.found} == {CODE}
        halfway = self.ask("环境噪声污染防治法", 1, "2023-01-01")
        assert {one.title for one in halfway.found} == {"中华人民共和国噪声污染防治法"}

    def test_renumbered_in_a_later_version(self):
        answer = self.ask("行政处罚法", 18, "2021-07-15", 2017)
        assert [one.article for one in answer.found if one.part] == [20]
        assert self.ask("行政处罚法", 18, "2021-07-14", 2017).current

    def test_a_provision_that_nothing_took_over(self):
        assert self.ask("行政处罚法", 63, "2026-08-15", 2017).dropped

    def test_texts_that_would_be_needed_are_named(self):
        answer = self.ask("婚姻法", 3, "2026-08-15")
        assert not answer.found
        assert not answer.dropped
        assert [title for title, _ in answer.missing] == [
            "中华人民共和国婚姻法",
            "中华人民共和国民法典",
        ]


@dataclass
class Shelf:
    """A library of a few laws with texts by (id, version)."""

    laws: tuple[Law, ...]
    words: Mapping[tuple[str, str], Mapping[Key, str]]
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, title: str) -> Law | None:
        return next((law for law in self.laws if law.title == title), None)

    def in_force(self, law: Law, on: datetime.date) -> Version | None:
        if law.repeal is not None and (law.repeal.on is None or law.repeal.on <= on):
            return None
        begun = [one for one in law.versions if one.effective and one.effective <= on]
        return begun[-1] if begun else None

    def replaced_by(self, law: Law) -> tuple[str, ...]:
        return self.after.get(law.title, ())

    def provisions(self, law: Law, version: Version) -> Mapping[Key, Provision]:
        return {
            place: Provision(*place, tuple(text.split("\n")))
            for place, text in self.words.get((law.id, version.key), {}).items()
        }


def made(title: str, *days: str, repealed: str | None = None) -> Law:
    versions = tuple(Version(day, DAY(day), DAY(day), "通过", True) for day in days)
    repeal = Repeal(DAY(repealed), None, None) if repealed else None
    return Law(title, title, (), None, Rank.CITY_RULE, versions, repeal)


class TestAddedTexts:
    OLD_LAW = made("示例水库办法", "2001-01-01", "2010-01-01", repealed="2020-01-01")
    DAMS, WATERS = made("示例堤坝条例", "2020-01-01"), made("示例水域条例", "2019-01-01")

    def shelf(self, *without: str) -> Shelf:
        words = {
            ("示例水库办法", "2001-01-01"): {(n + 1, 0): text for (n, _), text in OLD.items()},
            ("示例水库办法", "2010-01-01"): OLD,
            ("示例堤坝条例", "2020-01-01"): {(1, 0): OLD[2, 0], (2, 0): "本条例自公布之日起施行。"},
            ("示例水域条例", "2019-01-01"): {key: NEW[key] for key in [(4, 0), (5, 0), (6, 0)]},
        }
        return Shelf(
            (self.OLD_LAW, self.DAMS, self.WATERS),
            {key: text for key, text in words.items() if key[0] not in without},
            {"示例水库办法": ("示例堤坝条例", "示例水域条例")},
        )

    def test_one_law_into_two(self):
        finder = SuccessorFinder(self.shelf(), maps={})
        answer = finder.successors(self.OLD_LAW, None, 2, 0, DAY("2026-01-01"))
        assert [(one.title, one.article, one.score) for one in answer.found[:1]] == [
            ("示例堤坝条例", 1, 1.0)
        ]
        assert answer.laws == ("示例堤坝条例", "示例水域条例")

    def test_from_an_older_version_through_the_last_one(self):
        finder = SuccessorFinder(self.shelf(), maps={})
        first = self.OLD_LAW.versions[0]
        answer = finder.successors(self.OLD_LAW, first, 3, 0, DAY("2026-01-01"))
        assert (answer.found[0].title, answer.found[0].article) == ("示例堤坝条例", 1)

    def test_what_is_missing_does_not_hide_what_is_there(self):
        finder = SuccessorFinder(self.shelf("示例水域条例"), maps={})
        answer = finder.successors(self.OLD_LAW, None, 2, 0, DAY("2026-01-01"))
        assert answer.found[0].article == 1
        assert answer.missing == (("示例水域条例", None),)

    def test_repealed_and_replaced_by_nothing(self):
        alone = Shelf((self.OLD_LAW,), {})
        answer = SuccessorFinder(alone, maps={}).successors(
            self.OLD_LAW, None, 2, 0, DAY("2026-01-01")
        )
        assert answer.dropped
        assert not answer.laws

    def test_an_article_that_the_text_does_not_have(self):
        answer = SuccessorFinder(self.shelf(), maps={}).successors(
            self.OLD_LAW, None, 99, 0, DAY("2026-01-01")
        )
        assert answer.dropped

    def test_a_successor_the_library_does_not_hold(self):
        shelf = Shelf((self.OLD_LAW,), {}, {"示例水库办法": ("示例新法",)})
        answer = SuccessorFinder(shelf, maps={}).successors(
            self.OLD_LAW, None, 2, 0, DAY("2026-01-01")
        )
        assert answer.missing == (("示例新法", None),)
