"""Working days and the clocks that count them."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.law.succession.clocks import APPROVAL, TRIGGER, clocks, deadlines
from qingdan.law.succession.workdays import (
    Arrangement,
    Unknown,
    add_working_days,
    arrangements,
    shipped,
    working_days_between,
)
from qingdan.rules.profile import load, names

DATE = datetime.date.fromisoformat
CALENDAR = shipped()
LAST = max(CALENDAR.years)
KNOWN = st.dates(datetime.date(2004, 1, 1), datetime.date(LAST, 9, 30))
ANY_DAY = st.dates()


class TestTheCalendar:
    @pytest.mark.parametrize(
        ("day", "worked"),
        [
            # 国庆节 of 2020 with 中秋节: 1 to 8 October off, 27 September and 10 October worked
            ("2020-09-27", True),
            ("2020-10-01", False),
            ("2020-10-08", False),
            ("2020-10-09", True),
            ("2020-10-10", True),
            ("2020-10-11", False),
            ("2018-12-29", True),  # worked for 元旦 of 2019
            ("2018-12-31", False),
            ("2026-08-15", False),  # a Saturday
            ("2026-12-28", True),
        ],
    )
    def test_days(self, day, worked):
        assert CALENDAR.is_worked(DATE(day)) is worked

    def test_it_ends(self):
        assert CALENDAR.is_worked(datetime.date(LAST + 1, 1, 4)) == Unknown(LAST + 1)
        assert CALENDAR.is_worked(datetime.date(2003, 6, 2)) == Unknown(2003)

    def test_the_last_days_of_the_last_year_wait_for_the_next(self):
        assert CALENDAR.is_worked(datetime.date(LAST, 12, 29)) == Unknown(LAST + 1)
        longer = CALENDAR.with_years({LAST + 1: Arrangement(frozenset(), frozenset())})
        assert longer.is_worked(datetime.date(LAST, 12, 29)) in (True, False)


class TestCounting:
    @pytest.mark.parametrize(
        ("start", "count", "due"),
        [
            (
                "2020-09-25",
                10,
                "2020-10-15",
            ),  # over 国庆节: 27 to 30 September, 9, 10, 12 to 15 October
            ("2026-08-15", 10, "2026-08-28"),
            ("2026-08-14", 1, "2026-08-17"),
            ("2026-08-14", 0, "2026-08-14"),
            ("2026-12-25", 1, "2026-12-28"),
        ],
    )
    def test_add(self, start, count, due):
        assert add_working_days(DATE(start), count, CALENDAR) == DATE(due)

    @pytest.mark.parametrize(("start", "count"), [("2026-12-25", 2), ("2026-12-01", 25)])
    def test_beyond_the_end_there_is_no_answer(self, start, count):
        assert add_working_days(DATE(start), count, CALENDAR) == Unknown(2027)

    def test_a_negative_count_is_a_mistake_of_the_caller(self):
        with pytest.raises(ValueError):
            add_working_days(DATE("2026-01-05"), -1, CALENDAR)

    @given(KNOWN, st.integers(1, 40))
    def test_the_day_found_is_worked_and_so_many_away(self, start, count):
        due = add_working_days(start, count, CALENDAR)
        assert isinstance(due, datetime.date)
        assert CALENDAR.is_worked(due) is True
        assert working_days_between(start, due, CALENDAR) == count
        assert working_days_between(due, start, CALENDAR) == -count

    @given(KNOWN, st.integers(0, 20), st.integers(0, 20))
    def test_two_steps_are_one(self, start, first, second):
        between = add_working_days(start, first, CALENDAR)
        assert isinstance(between, datetime.date)
        assert add_working_days(between, second, CALENDAR) == add_working_days(
            start, first + second, CALENDAR
        )

    @given(ANY_DAY, st.integers(0, 300))
    def test_nothing_crashes(self, start, count):
        assert isinstance(add_working_days(start, count, CALENDAR), datetime.date | Unknown)

    @given(st.lists(KNOWN, min_size=2, max_size=5).map(sorted))
    def test_later_starts_never_end_earlier(self, starts):
        ends = [add_working_days(start, 7, CALENDAR) for start in starts]
        assert all(before <= after for before, after in pairwise(ends))


class TestTheCalendarOfAWorkspace:
    def test_adds_a_year(self):
        years, faults = arrangements(
            {"2027": {"放假": ["2027-01-01", "2027-02-05至2027-02-12"], "上班": ["2027-02-14"]}}
        )
        assert not faults
        calendar = CALENDAR.with_years(years)
        assert calendar.is_worked(DATE("2027-02-08")) is False  # a Monday
        assert calendar.is_worked(DATE("2027-02-14")) is True  # a Sunday
        assert calendar.is_worked(DATE("2026-12-29")) is True
        assert add_working_days(DATE("2027-02-04"), 1, calendar) == DATE("2027-02-14")

    def test_may_reach_into_december(self):
        years, faults = arrangements({2027: {"放假": ["2026-12-31至2027-01-02"]}})
        assert not faults
        assert CALENDAR.with_years(years).is_worked(DATE("2026-12-31")) is False

    @pytest.mark.parametrize(
        ("written", "words"),
        [
            ([], "按年份写"),
            ({"明年": {}}, "“明年”不是年份"),
            ({"2027": None}, "没有写“放假”"),
            ({"2027": {"放假": "2027-01-01"}}, "应是一列日子"),
            ({"2027": {"放假": ["1月1日"]}}, "“1月1日”读不懂"),
            ({"2027": {"放假": ["2027-02-30"]}}, "“2027-02-30”读不懂"),
            ({"2027": {"放假": ["2027-02-12至2027-02-05"]}}, "读不懂"),
            ({"2027": {"放假": ["2026-05-01"]}}, "不在这一年"),
            ({"2027": {"放假": ["2027-01-01"], "上班": ["2027-01-01"]}}, "既写了放假又写了上班"),
        ],
    )
    def test_faults_are_told_and_the_year_left_out(self, written, words):
        years, faults = arrangements(written)
        assert not years
        assert len(faults) == 1
        assert words in faults[0]

    @given(
        st.recursive(
            st.none() | st.text(max_size=12) | st.integers(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=6), inner),
            max_leaves=12,
        )
    )
    def test_any_file_is_read_without_a_crash(self, written):
        arrangements(written)


class TestClocks:
    GENERAL = clocks(load("通用").section("调整时限"))

    @pytest.mark.parametrize("name", names())
    def test_every_profile_has_clocks_that_hang_together(self, name):
        known = {TRIGGER, APPROVAL}
        for clock in clocks(load(name).section("调整时限")):
            assert clock.after in known
            assert clock.days > 0
            assert clock.source
            known.add(clock.step)

    def test_a_law_that_enters_into_force(self):
        due = {
            deadline.clock.step: (deadline.due, deadline.planned)
            for deadline in deadlines(self.GENERAL, DATE("2026-08-15"), CALENDAR)
        }
        assert due["申请"] == (DATE("2026-08-28"), False)
        assert due["审核"] == (DATE("2026-09-18"), True)
        assert due["公开"] == (None, True)

    def test_what_happened_counts_from_its_day(self):
        done = {"申请": DATE("2026-08-20"), APPROVAL: DATE("2026-09-30")}
        due = {
            deadline.clock.step: (deadline.due, deadline.planned)
            for deadline in deadlines(self.GENERAL, DATE("2026-08-15"), CALENDAR, done)
        }
        assert due["审核"] == (DATE("2026-09-10"), False)
        assert due["公开"] == (DATE("2026-11-03"), False)

    def test_an_unknown_year_is_handed_on(self):
        found = deadlines(self.GENERAL, DATE("2026-12-24"), CALENDAR)
        assert [deadline.due for deadline in found[:2]] == [Unknown(2027), Unknown(2027)]
        assert not found[0].overdue(DATE("2030-01-01"))

    def test_overdue_is_after_the_last_day(self):
        (first, *_) = deadlines(self.GENERAL, DATE("2026-08-15"), CALENDAR)
        assert not first.overdue(DATE("2026-08-28"))
        assert first.overdue(DATE("2026-08-29"))
