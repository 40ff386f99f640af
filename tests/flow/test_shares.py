"""Shares are exact, round half up, and agree with how durations compare."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.flow.conversion import Conversion, read_conversion
from qingdan.model.duration import Duration, Unit
from qingdan.model.share import percent, percent_beside, rounded
from qingdan.rules.profile import load, names

from ..effort import examples

EIGHT = Conversion(Fraction(8))
DURATIONS = st.builds(Duration, st.integers(0, 400), st.sampled_from(Unit))


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
@examples(200)
def test_rounds_half_away_from_zero(number: int, places: int) -> None:
    with localcontext(prec=40):
        exact = Decimal(number) / 64
        nearest = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    said = f"{nearest.copy_abs()}" if not nearest else f"{nearest}".replace("-", "−")
    assert rounded(Fraction(number, 64), places) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Fraction(23, 24), "95.8%"),
        (Fraction(11, 14), "78.6%"),
        (Fraction(278 - 674, 674), "−58.8%"),
        (Fraction(1, 2000), "0.1%"),
        (Fraction(-1, 10000), "0.0%"),
        (Fraction(1), "100.0%"),
    ],
)
def test_per_cent(value: Fraction, said: str) -> None:
    assert percent(value) == said


@given(st.fractions(-2, 1, max_denominator=10**5), st.fractions(0, 1, max_denominator=10**4))
@examples(200)
def test_a_share_never_seems_to_stand_on_the_other_side(
    value: Fraction, threshold: Fraction
) -> None:
    said = percent_beside(value, threshold).removesuffix("%").replace("−", "-")
    shown = Fraction(said) / 100
    assert (shown >= threshold) == (value >= threshold)
    assert abs(shown - value) <= Fraction(1, 2000)


@given(DURATIONS, DURATIONS)
@examples(300)
def test_saving_agrees_with_comparing(before: Duration, after: Duration) -> None:
    saved, order = EIGHT.saved(before, after), before.compare(after)
    if saved is None:
        assert not before.number or order is None
    elif order is None:
        assert EIGHT.converts(before, after)
    else:
        assert (saved > 0) - (saved < 0) == order
        assert saved <= 1


@given(DURATIONS, DURATIONS)
@examples(100)
def test_without_a_rule_working_days_and_hours_do_not_compare(
    before: Duration, after: Duration
) -> None:
    saved = Conversion().saved(before, after)
    assert saved is None or before.compare(after) is not None
    assert (saved is None) == (EIGHT.saved(before, after) is None) or EIGHT.converts(before, after)


@pytest.mark.parametrize("name", names())
def test_every_profile_states_its_rule_with_a_source(name: str) -> None:
    rule = read_conversion(load(name).section("时限换算"))
    assert rule.hours == 8
    assert "《国务院关于职工工作时间的规定》第三条" in rule.source
    assert rule.verified
    assert read_conversion({}) == Conversion()
