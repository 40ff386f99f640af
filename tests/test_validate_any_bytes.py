"""Whatever stands in a file, checking comes to an end with a report or with advice."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from qingdan.errors import QingdanError
from qingdan.model.finding import Finding
from qingdan.model.kinds import ITEM_MODELS
from qingdan.model.vocabulary import ListKind
from qingdan.report import findings_github, findings_json, findings_text
from qingdan.rules.examples import (
    BASE,
    BOUNDARY_FILE,
    DUTY_FILE,
    FULFILMENT_FILE,
    GOOD_BOUNDARY,
    GOOD_FULFILMENT,
    GOOD_PROCEDURE,
    GOOD_TERRITORY,
    POWER_FILE,
    PROCEDURE_FILE,
    TERRITORY_FILE,
    TOWNS,
)
from qingdan.rules.registry import BY_CODE
from qingdan.rules.result import Report
from qingdan.store.emit import emit

from .effort import examples
from .memory import check
from .strategies import records

LIMIT = datetime.timedelta(seconds=20)  # against a hang; the usual example takes a few thousandths
ITEM_FILES = {
    ListKind.POWERS: POWER_FILE,
    ListKind.DUTIES: DUTY_FILE,
    ListKind.BOUNDARIES: BOUNDARY_FILE,
    ListKind.TERRITORY: TERRITORY_FILE,
    ListKind.DELEGATIONS: "delegations/zrzy/fq05f8s5.yaml",
    ListKind.FULFILMENT: FULFILMENT_FILE,
    ListKind.PROCEDURES: PROCEDURE_FILE,
}
FILES = (
    *ITEM_FILES.values(),
    "organs.yaml",
    "powers/zrzy/list.yaml",
    "boundaries/list.yaml",
    "fulfilment/csz/list.yaml",
    "texts/追责.yaml",
    "qingdan.yaml",
    "laws/某条例.yaml",
)
KEYS = sorted(
    {f.alias for model in ITEM_MODELS.values() for f in model.model_fields.values() if f.alias}
    | {"机构", "默认", "扩展字段", "套用", "另加", "引用", "格式", "规则", "忽略", "zrzy", "", "1"}
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-9, 10**18),
    st.floats(allow_nan=True),
    st.dates(),
    st.text(max_size=8),
    st.sampled_from(["有效", "cf-7k3q9d2m", "zfj", "处罚", "2024-02-30", "二十日", "QD3", "1.10"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=4)), inner, max_size=5),
    ),
    max_leaves=12,
)
MARKS = [
    "[",
    "{",
    "}",
    ":",
    ": ",
    "- ",
    "\t",
    "\n",
    "&a ",
    "*a",
    "!!x ",
    "'",
    '"',
    "#",
    "|\n",
    "? ",
]
MARKS += ["---\n", "<<: ", "\ufeff", "\u202e", "\x00", "\r", "<<<<<<< a\n", "%", "@", "`", ">-\n"]


@st.composite
def near_yaml(draw: st.DrawFn) -> bytes:
    """YAML that a person might have meant, with a slip of the hand here and there."""
    content = draw(st.one_of(VALUES, st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6)))
    flow = draw(st.sampled_from([None, True, False]))
    text = yaml.safe_dump(content, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    for _slip in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 3))
        text = text[:at] + draw(st.one_of(st.sampled_from(MARKS), st.just(""))) + text[at + cut :]
    encoding = draw(st.sampled_from(["utf-8"] * 6 + ["gb18030", "utf-16"]))
    return text.encode(encoding, errors="replace")


def report_or_error(files: dict[str, bytes]) -> Report | QingdanError:
    try:
        return check(files)
    except QingdanError as error:
        return error


def is_whole(finding: Finding, files: dict[str, bytes]) -> bool:
    """Whether a finding says which rule found what where, and what to do."""
    known = finding.rule in BY_CODE and (finding.file in files or finding.file in BASE)
    says = bool(finding.message and finding.hint)
    return known and says and finding.line >= 1 and finding.column >= 1


def faults(files: dict[str, bytes]) -> list[str]:
    """What is wrong with what checking these files comes to; errors name ``qingdan.yaml``."""
    report = report_or_error(files)
    if isinstance(report, QingdanError):
        return [] if report.file == "qingdan.yaml" and report.message else [repr(report)]
    found = [repr(one) for one in report.findings if not is_whole(one, files)]
    count = len(report.findings)
    if list(report.findings) != sorted(report.findings, key=lambda finding: finding.order):
        found.append("not in the order of a report")
    if len(json.loads(findings_json.render(report))["findings"]) != count:
        found.append("JSON does not hold each of them once")
    commands = findings_github.render(report).splitlines()
    told = [line for line in commands if not line.startswith("::notice title=qingdan::")]
    if len(told) != count:
        found.append("GitHub is not told each of them once")
    if "\x1b" in findings_text.render(report):
        found.append("the text holds an escape")
    return found


@examples(80, deadline=LIMIT, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), near_yaml())
def test_near_yaml(path, data):
    assert faults({path: data}) == []


@examples(50, deadline=LIMIT)
@given(st.sampled_from(FILES), st.binary(max_size=200))
def test_any_bytes(path, data):
    assert faults({path: data}) == []


@examples(20, deadline=LIMIT, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(FILES), near_yaml(), max_size=4))
def test_several_files_at_once(files):
    assert faults(files) == []


@examples(30, deadline=LIMIT, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_valid_item_has_no_schema_finding(data):
    kind = data.draw(st.sampled_from(ListKind))
    item = data.draw(records(ITEM_MODELS[kind]))
    item["状态"] = "草案"
    path = ITEM_FILES[kind]
    item.pop("豁免", None)  # what a waiver may name is not the schema's to say
    found = {finding.rule for finding in check({path: emit(item)}).findings}
    judged_by_content = {"QD114", "QD115", "QD116", "QD117", "QD118", "QD119"}
    assert not {rule for rule in found if rule[:3] in ("QD0", "QD1")} - judged_by_content


MATTERS = {
    path: yaml.safe_load(text)
    for good in (GOOD_TERRITORY, GOOD_FULFILMENT, GOOD_PROCEDURE, GOOD_BOUNDARY)
    for path, text in good.items()
    if path != "organs.yaml"
}


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the place of everything that stands below a value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from places(inner, (*path, key))


@examples(80, deadline=LIMIT)
@given(st.sampled_from(sorted(MATTERS)), st.data(), VALUES)
def test_a_value_of_another_form_anywhere(path, data, value):
    """One value of a sound matter is replaced; the strictest rules look at it."""
    matter = deepcopy(MATTERS[path])
    *above, last = data.draw(st.sampled_from(list(places(matter))))
    holder = matter
    for key in above:
        holder = holder[key]
    holder[last] = value
    text = yaml.safe_dump(matter, allow_unicode=True, sort_keys=False)
    strict = BASE["qingdan.yaml"] + "规则: {预设: 严格}\n"
    assert faults({**TOWNS, "qingdan.yaml": strict, path: text.encode()}) == []
