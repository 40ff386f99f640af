"""Every rule: its cases, its documentation, its place in the registry."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from qingdan.model.vocabulary import ListKind
from qingdan.rules.examples import (
    BASE,
    BOUNDARY_FILE,
    DUTY_FILE,
    FULFILMENT_FILE,
    POWER_FILE,
    PROCEDURE_FILE,
    TERRITORY_FILE,
    TOWNS,
)
from qingdan.rules.references import Names, patterns
from qingdan.rules.registry import BY_SLUG, RULES

from .case_files import read_cases
from .memory import check, mended

CASES = Path(__file__).parent / "rules"
RULE_FOLDER = Path(__file__).parents[1] / "src/qingdan/rules"
SHORT = {
    "power": POWER_FILE,
    "duty": DUTY_FILE,
    "boundary": BOUNDARY_FILE,
    "territory": TERRITORY_FILE,
    "fulfilment": FULFILMENT_FILE,
    "procedure": PROCEDURE_FILE,
}
WITH_TOWNS = ("territory", "fulfilment")


def cases(kind: str) -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in read_cases(path).get(kind, []):
            found.append(pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}"))
    return found


def files_of(slug: str, case: dict[str, Any]) -> dict[str, str]:
    """The files of a case; a rule that is off by default is turned on, ``options`` are set."""
    given = {SHORT[key]: case[key] for key in SHORT if key in case}
    towns = TOWNS if any(key in case for key in WITH_TOWNS) else {}
    return {**workspace(slug, case.get("options", {})), **towns, **case.get("files", {}), **given}


def workspace(slug: str, options: dict[str, Any] | None = None) -> dict[str, str]:
    chosen = f"规则:\n  选用: [{slug}]\n"
    if options:
        given = yaml.safe_dump({slug: options}, allow_unicode=True, default_flow_style=True)
        chosen += f"  选项: {given}"
    return {"qingdan.yaml": BASE["qingdan.yaml"] + chosen}


def today(case: dict[str, Any]) -> dict[str, Any]:
    return {"as_of": datetime.date.fromisoformat(str(case["as_of"]))} if "as_of" in case else {}


@pytest.mark.parametrize(("slug", "case"), cases("fail"))
def test_fires_at_these_places_and_no_other_rule_does(slug, case):
    report = check(files_of(slug, case), **today(case))
    mine = [f for f in report.findings if f.name == slug]
    item = next((SHORT[key] for key in SHORT if key in case), "")
    expected = [p if p.count(":") == 2 else f"{item}:{p}" for p in case["expect"]]
    assert [f"{f.file}:{f.line}:{f.column}" for f in mine] == expected
    others = {f.name for f in report.findings} - {slug} - set(case.get("also", []))
    assert not others
    if "message" in case:
        assert str(case["message"]) in mine[0].message
    if "hint" in case:
        assert (str(case["hint"]).lower() if case["hint"] is True else case["hint"]) in mine[0].hint


@pytest.mark.parametrize(("slug", "case"), cases("pass"))
def test_keeps_silent(slug, case):
    report = check(files_of(slug, case), **today(case))
    assert {f.name for f in report.findings} == set(case.get("also", []))
    assert slug not in case.get("also", [])


@pytest.mark.parametrize(("slug", "case"), cases("fix"))
def test_mends(slug, case):
    """``after`` is the text of the file that is mended, or texts by path; others stay."""
    files = {**BASE, **files_of(slug, case)}
    item = next((SHORT[key] for key in SHORT if key in case), next(iter(case.get("files", {})), ""))
    after = case["after"] if isinstance(case["after"], dict) else {item: case["after"]}
    options = {"select": (slug,), "unsafe": case.get("unsafe", False), **today(case)}
    once, left = mended(files, **options)
    changed = {path: once.files.get(path, files[path]) for path in {*after, *once.files}}
    assert changed == {**{path: files[path] for path in once.files}, **after}
    assert once.refused == ()
    assert all(one.finding.name == slug for one in once.applied)
    again, still = mended({**files, **once.files}, **options)
    assert again.files == {}
    assert [f.order for f in still.findings] == [f.order for f in left.findings]
    if case.get("unsafe"):
        assert mended(files, **{**options, "unsafe": False})[0].files == {}


def test_every_case_file_is_that_of_a_rule():
    assert {path.stem for path in CASES.glob("*.yaml")} <= set(BY_SLUG)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
class TestDocumentation:
    def test_the_bad_example_is_found(self, rule):
        report = check({**workspace(rule.slug), **rule.bad})
        found = [f for f in report.findings if f.name == rule.slug]
        assert found
        assert all(f.file in rule.bad or f.file in rule.good for f in found)
        assert all(f.rule == rule.code and f.severity == rule.severity for f in found)

    def test_the_good_example_is_clean(self, rule):
        assert check({**workspace(rule.slug), **rule.good}).findings == ()


class TestRegistry:
    def test_every_rule_says_why_and_what_to_do(self):
        for rule in RULES:
            for text in (rule.why, rule.advice):
                assert re.search("[一-鿿]", text), rule.slug
                assert text.endswith("。"), rule.slug
            assert re.search("[一-鿿]", rule.title), rule.slug
            assert not rule.title.endswith("。"), rule.slug

    def test_names_follow_the_files(self):
        import importlib

        for rule in RULES:
            stem = rule.slug.replace("-", "_")
            (path,) = RULE_FOLDER.glob(f"*/{stem}.py")
            module = importlib.import_module(f"qingdan.rules.{path.parent.name}.{stem}")
            assert module.RULE is rule
            assert module.__doc__.startswith(f"{rule.code} {rule.slug}: ")

    def test_codes_and_slugs_are_unique_and_in_order(self):
        codes = [rule.code for rule in RULES]
        assert codes == sorted(set(codes))
        assert len(BY_SLUG) == len(RULES)
        assert all(re.fullmatch(r"QD\d{3}", code) for code in codes)

    def test_holds_every_rule_file(self):
        files = {
            path.stem.replace("_", "-")
            for path in RULE_FOLDER.glob("*/*.py")
            if "RULE = Rule(" in path.read_text(encoding="utf-8")
        }
        assert files == set(BY_SLUG)

    def test_knows_every_fault_of_the_store(self):
        store = Path(__file__).parents[1] / "src/qingdan/store"
        slugs = set()
        for path in store.glob("*.py"):
            text = path.read_text(encoding="utf-8")
            slugs |= set(re.findall(r'(?:Fault|_fault|_refused)\(\s*"([a-z-]+)"', text))
        assert len(slugs) >= 15
        assert slugs <= set(BY_SLUG)

    def test_what_cannot_be_read_is_never_filtered_away(self):
        report = check({POWER_FILE: "名称: [\n"}, select=("QD3",))
        assert [f.name for f in report.findings] == ["syntax"]
        assert check({POWER_FILE: "名称: [\n"}, ignore=("QD0",)).findings


class TestReferences:
    """Which keys the rules between items follow is read from the model."""

    def test_organs(self):
        assert patterns(ListKind.POWERS, Names.ORGAN) == (("共同实施", "*"),)
        assert {p[0] for p in patterns(ListKind.BOUNDARIES, Names.ORGAN)} == {
            "牵头",
            "配合",
            "分工",
            "交接",
            "案例",
            "争议",
        }

    def test_items(self):
        assert ("任务", "*", "权力", "*") in patterns(ListKind.DUTIES, Names.ITEM)
        for kind in ListKind:
            keys = {p[0] for p in patterns(kind, Names.ITEM)}
            assert {"承接", "承接自", "拆分自", "合并自"} <= keys
        assert ("主项",) in patterns(ListKind.POWERS, Names.ITEM)

    def test_shared_texts(self):
        assert set(patterns(ListKind.POWERS, Names.TEXT)) == {
            ("职责", "套用"),
            ("责任事项", "直接实施", "套用"),
            ("责任事项", "指导监督", "套用"),
            ("责任事项", "责任", "套用"),
            ("追责", "对象", "套用"),
            ("追责", "情形", "套用"),
        }
