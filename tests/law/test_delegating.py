"""By which way a power may come to a town: a table of cases, and what holds for every case."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.law.delegating.case import Body, Case, Coercion, Grant, Letter, Named
from qingdan.law.delegating.judging import STAYING, judge
from qingdan.law.delegating.verdict import Judgement, Route, Verdict
from qingdan.model.vocabulary import DelegationMethod, GrantKind, Level, PowerType

from ..case_files import read_cases

CASES = read_cases(Path(__file__).with_name("delegating.yaml"))


def case_of(said: dict[str, Any]) -> Case:
    grant, letter = said.get("grant"), said.get("letter")
    return Case(
        type=PowerType(said["type"]) if "type" in said else None,
        method=DelegationMethod(said["method"]) if "method" in said else None,
        body=Body(said["body"]),
        named=Named(said.get("named", "no")),
        coercion=Coercion(said.get("coercion", "unknown")),
        detention=said.get("detention", False),
        decision_cited=said.get("decision_cited", False),
        entrusting_cited=said.get("entrusting_cited", False),
        grant=None
        if grant is None
        else Grant(
            GrantKind(grant["kind"]) if "kind" in grant else None,
            Level(grant["level"]) if "level" in grant else None,
            grant.get("named", False),
            grant.get("published", False),
        ),
        letter=None if letter is None else Letter(**dict.fromkeys(letter, True)),
    )


@pytest.mark.parametrize("told", CASES, ids=lambda told: told["name"])
def test_cases(told: dict[str, Any]) -> None:
    found = judge(case_of(told["case"]))
    assert (found.route, found.verdict) == (told["route"], told["verdict"])
    assert list(found.reasons) == told.get("reasons", [])
    assert list(found.lacks) == told.get("lacks", [])


def test_every_way_and_every_verdict_is_in_the_table() -> None:
    assert {told["route"] for told in CASES} == set(Route)
    assert {told["verdict"] for told in CASES} == set(Verdict)


GRANTS = st.builds(
    Grant,
    st.none() | st.sampled_from(GrantKind),
    st.none() | st.sampled_from(Level),
    st.booleans(),
    st.booleans(),
)
LETTERS = st.builds(Letter, st.booleans(), st.booleans(), st.booleans(), st.booleans())
ANY = st.builds(
    Case,
    st.none() | st.sampled_from(PowerType),
    st.none() | st.sampled_from(DelegationMethod),
    st.sampled_from(Body),
    st.sampled_from(Named),
    st.sampled_from(Coercion),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.none() | GRANTS,
    st.none() | LETTERS,
)


@given(ANY)
def test_a_verdict_says_what_it_stands_on(case: Case) -> None:
    found = judge(case)
    if found.verdict is Verdict.UNLAWFUL:
        assert found.reasons
        assert not found.lacks
    elif found.verdict is Verdict.LAWFUL:
        assert found.route is not Route.NONE
        assert not found.lacks
    else:
        assert found.lacks


@given(ANY)
def test_what_leaves_the_power_where_it_is_needs_nothing(case: Case) -> None:
    for method in sorted(STAYING):
        assert judge(replace(case, method=method)) == Judgement(Route.STAYS, Verdict.LAWFUL)


@given(ANY)
def test_one_more_document_never_makes_it_worse(case: Case) -> None:
    better = [replace(case, entrusting_cited=True)]
    if case.letter is not None:
        better.append(replace(case, letter=Letter(True, True, True, True)))
    if case.grant is not None:
        better.append(replace(case, grant=replace(case.grant, identified=True, published=True)))
    before = judge(case)
    for one in map(judge, better):
        assert set(one.lacks) <= set(before.lacks)
        assert one.reasons == before.reasons
        assert before.verdict is not Verdict.LAWFUL or one.verdict is Verdict.LAWFUL


@given(ANY)
def test_measures_are_never_entrusted_but_by_a_law(case: Case) -> None:
    measure = replace(
        case, type=PowerType.COERCION, method=DelegationMethod.ENTRUSTED, coercion=Coercion.SEIZURE
    )
    found = judge(measure)
    if case.named is Named.LAW and not case.detention:
        assert found.route is Route.CLAUSE
    else:
        assert found.verdict is Verdict.UNLAWFUL
