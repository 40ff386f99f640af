"""Chinese numerals both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.law.numerals import read_number, to_arabic, to_chinese


def test_round_trip_of_every_number() -> None:
    assert [to_arabic(to_chinese(number)) for number in range(1, 10_000)] == [*range(1, 10_000)]


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"),
     (120, "一百二十"), (1001, "一千零一"), (1020, "一千零二十"), (1242, "一千二百四十二")],
)  # fmt: skip
def test_as_laws_write(number: int, text: str) -> None:
    assert to_chinese(number) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [("一百十条"[:-1], 110), ("一十二", 12), ("两百零五", 205), ("七一一", 711), ("二〇二四", 2024),
     ("十十", None), ("百二", None), ("一百五", None), ("一千五", None), ("甲", None), ("", None),
     ("百", None), ("十百", None), ("条", None)],
)  # fmt: skip
def test_reading(text: str, number: int | None) -> None:
    assert to_arabic(text) == number


def test_digits_of_both_widths() -> None:
    assert [read_number(text) for text in ("12", "１２", "十二", "1二", "")] == [
        12,
        12,
        12,
        None,
        None,
    ]


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_other_numbers_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_chinese(number)


@given(st.text("〇零一二两三四五六七八九十百千", max_size=9))
def test_any_characters_of_numbers(text: str) -> None:
    number = to_arabic(text)
    assert number is None or (number >= 0 and text)
