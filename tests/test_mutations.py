"""Every rule notices the faults it is for, on the right line, and no other rule cries out.

Each mutator breaks the sample at a few random places; ``benchmarks/mutations.py`` does it many
times over.
"""

from __future__ import annotations

from random import Random

import pytest

from qingdan.rules.registry import BY_SLUG, RULES

from .effort import times
from .mutations import IMPOSSIBLE, MUTATORS, Mutator
from .mutations.bench import Bench, Sound, random_for
from .mutations.document import Document
from .mutations.mutation import Content
from .mutations.workspace import sample
from .mutations.writing import Misfit

SEED = 3


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(sample(), tmp_path_factory.mktemp("remembered"))


def of_rule(slug: str) -> list[Mutator]:
    return [mutator for mutator in MUTATORS if mutator.rule == slug]


@pytest.mark.parametrize("slug", [rule.slug for rule in RULES if rule.slug not in IMPOSSIBLE])
def test_the_fault_is_found_where_it_is_and_nothing_else(slug: str, bench: Bench):
    for mutator in of_rule(slug):
        for time in range(times(1)):
            mutation = bench.mutation(mutator, random_for(mutator, SEED, time))
            outcome = bench.run(mutator, mutation)
            assert outcome.is_placed, f"{mutator.name} #{time}\n{outcome}"
            assert outcome.is_clean, f"{mutator.name} #{time}\n{outcome}"


def test_every_rule_has_a_mutator():
    mutated = {mutator.rule for mutator in MUTATORS}
    assert mutated | set(IMPOSSIBLE) == set(BY_SLUG)
    assert not mutated & set(IMPOSSIBLE)


def test_mutators_have_names_of_their_own():
    names = [mutator.name for mutator in MUTATORS]
    assert len(set(names)) == len(names)


def test_remembering_finds_the_same_as_judging_anew(bench: Bench):
    """Faults in items that do not touch the same file stand in one sample: anew takes long."""
    samples: list[tuple[Sound, dict[str, Content], list[str]]] = []
    for mutator in MUTATORS[::9]:
        sound, mutation = (
            bench.sound(mutator),
            bench.mutation(mutator, random_for(mutator, SEED, 0)),
        )
        for broken, changes, names in samples:
            alone = changes.keys().isdisjoint(mutation.changes)
            if broken is sound and alone and sound.holds_items({**changes, **mutation.changes}):
                changes.update(mutation.changes)
                names.append(mutator.name)
                break
        else:
            samples.append((sound, dict(mutation.changes), [mutator.name]))
    for sound, changes, names in samples:
        assert sound.is_exact(changes), names


class TestTheBenchItself:
    """A bench that could not fail would prove nothing."""

    def test_a_fault_that_no_rule_sees_is_not_detected(self, bench: Bench):
        mutator = of_rule("bom")[0]
        mutation = bench.mutation(mutator, random_for(mutator, SEED, 0))
        ((path, text),) = mutation.changes.items()
        assert isinstance(text, str)
        harmless = type(mutation)({path: text.removeprefix("\ufeff")}, mutation.places)
        outcome = bench.run(mutator, harmless)
        assert not outcome.is_detected
        assert not outcome.is_placed
        assert outcome.is_clean

    def test_another_line_is_the_wrong_line(self, bench: Bench):
        mutator = of_rule("unknown-key")[0]
        mutation = bench.mutation(mutator, random_for(mutator, SEED, 0))
        ((path, line),) = mutation.places
        outcome = bench.run(mutator, type(mutation)(mutation.changes, ((path, line + 1),)))
        assert outcome.is_detected
        assert not outcome.is_placed

    def test_what_another_rule_says_is_false(self, bench: Bench):
        mutator, other = of_rule("bom")[0], of_rule("bad-date")[0]
        mutation = bench.mutation(mutator, random_for(mutator, SEED, 0))
        outcome = bench.run(other, mutation)
        assert not outcome.is_detected
        assert [one.finding.name for one in outcome.false] == ["bom"]
        assert "bom" in str(outcome)

    def test_a_finding_that_is_gone_is_told(self, bench: Bench):
        mutator = of_rule("citation-without-article")[0]
        known = next(
            one.finding for one in bench.sound(mutator).before if one.finding.name == mutator.rule
        )
        document = sample().document(known.file).without(("依据",))
        mutation = bench.mutation(mutator, random_for(mutator, SEED, 0))
        also = frozenset({"power-without-basis"})
        outcome = bench.run(mutator, type(mutation)({known.file: document.text}, (), also))
        assert not outcome.is_clean
        assert "lost" in str(outcome)


class TestEditing:
    TEXT = (
        "# 注\n名称: 甲\n俗称: [乙, 丙]  # 注\n依据:\n"
        "  - {引用: 《子法》, 作用: 设定}\n  - 引用: 《丑法》\n    作用: 程序\n"
    )

    @pytest.fixture
    def document(self) -> Document:
        return Document(self.TEXT)

    def test_places(self, document: Document):
        assert document.key_line(("名称",)) == document.first_key_line() == 2
        assert document.line(("依据", 1, "作用")) == 7

    @pytest.mark.parametrize(
        ("path", "left"),
        [
            (("名称",), "# 注\n俗称: [乙, 丙]  # 注\n"),
            (("俗称", 1), "俗称: [乙]  # 注\n"),
            (("依据", 0), "依据:\n  - 引用: 《丑法》\n"),
            (("依据", 1), "作用: 设定}\n"),
            (("依据", 1, "引用"), "  - 作用: 程序\n"),
            (("依据", 0, "作用"), "  - {引用: 《子法》}\n"),
        ],
    )
    def test_takes_away_what_stands_at_a_path_alone(self, document, path, left):
        assert left in document.drop(path)

    def test_does_not_leave_an_empty_record(self):
        with pytest.raises(Misfit):
            Document("依据:\n  - 引用: 《子法》\n").drop(("依据", 0, "引用"))

    def test_adds_where_and_as_the_others_stand(self, document: Document):
        edit = document.add(Random(1), ("依据", 1), "原注", "虚构: 文件")
        assert '    原注: "虚构: 文件"' in edit.text or "    原注: '虚构: 文件'" in edit.text
        assert edit.text.split("\n")[edit.line - 1].lstrip().startswith("原注")
        assert "[乙, 丙, 丁]" in document.append(Random(1), ("俗称",), "丁").text

    def test_a_text_keeps_its_place_in_every_style(self, document: Document):
        for seed in range(30):
            edit = document.retext(Random(seed), ("依据", 1, "引用"), 2, 2, "#: ")
            assert Document(edit.text).at(("依据", 1, "引用")) == "《丑#: 法》"
            assert edit.text[edit.at :].startswith("#: ")
