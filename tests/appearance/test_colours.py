"""Contrast as WCAG reckons it, and colours that are made to be read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.appearance.colours import (
    BLACK,
    TEXT_CONTRAST,
    WHITE,
    Colour,
    contrast,
    parse_colour,
    readable,
)
from qingdan.appearance.palette import DARK, LIGHT, Palette, palette_of, weak_pairs
from qingdan.model.appearance import DarkColours, Theme
from qingdan.store.templates import template_folder

parts = st.integers(0, 255)
colours = st.builds(Colour, parts, parts, parts)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # Reckoned by hand after the formula of WCAG 2.2; #767676 is its well-known limit on white.
    [
        ("#000000", "#ffffff", 21.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_ratios_of_wcag(one: str, other: str, ratio: float) -> None:
    first, second = parse_colour(one), parse_colour(other)
    assert first is not None
    assert second is not None
    assert contrast(first, second) == pytest.approx(ratio, abs=0.005)


@given(colours, colours)
def test_the_order_of_two_colours_does_not_matter(one: Colour, other: Colour) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(colours)
def test_what_is_written_is_read(colour: Colour) -> None:
    assert parse_colour(str(colour)) == colour


@pytest.mark.parametrize(
    "text", ["red", "#12", "#12345", "#1234567", "rgb(0,0,0)", "#fff;", " #fff"]
)
def test_nothing_else_is_a_colour(text: str) -> None:
    assert parse_colour(text) is None


@given(colours)
def test_a_colour_for_dark_pages_can_be_read_on_all_of_them(colour: Colour) -> None:
    palette = palette_of(Theme.model_validate({"主色": str(colour), "链接色": str(colour)}))
    assert [weak for weak in weak_pairs(palette) if weak.is_dark] == []


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable(WHITE, [BLACK], TEXT_CONTRAST) == WHITE
    grey = Colour(0x33, 0x33, 0x33)
    assert contrast(readable(grey, [BLACK], TEXT_CONTRAST), BLACK) >= TEXT_CONTRAST


def test_what_is_written_for_dark_pages_is_taken_and_judged() -> None:
    theme = Theme(深色=DarkColours(链接色="#333333", 底色="#000"))
    palette = palette_of(theme)
    assert palette == Palette({}, {"link": Colour(0x33, 0x33, 0x33), "ground": BLACK})
    assert {(weak.key, weak.is_dark) for weak in weak_pairs(palette)} == {("链接色", True)}


def test_the_colours_are_those_of_the_style_sheet() -> None:
    text = (template_folder() / "site/assets/site.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", text, re.DOTALL)[:2]
    for given_, expected in ((light, LIGHT), (dark, DARK)):
        found = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", given_))
        assert {name: found[name] for name in expected} == dict(expected)


def test_the_colours_of_the_style_sheet_can_be_read() -> None:
    own = {name: parse_colour(text) for name, text in LIGHT.items()}
    dark = {name: parse_colour(text) for name, text in DARK.items()}
    assert None not in {*own.values(), *dark.values()}
    assert weak_pairs(Palette(own, dark)) == []  # type: ignore[arg-type]
