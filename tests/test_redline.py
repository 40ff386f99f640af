"""The redline: cases as data, and what must hold for any two texts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.compare.clauses import belonging, clauses
from qingdan.compare.lcs import common_length, matching, similarity
from qingdan.compare.redline import SHORTEST_EQUAL, Mark, Segment, redline
from qingdan.compare.tokens import cut

from .case_files import read_cases

CASES = read_cases(Path(__file__).parent / "compare" / "redline.yaml")
SIGNS = {Mark.EQUAL: "{}", Mark.DELETE: "[-{}-]", Mark.INSERT: "{{+{}+}}"}

# Words that redlines are made of, so that random texts have something in common.
WORDS = ["的", "处罚", "第六十四条", "第一款", "《甲法》", "《", "》", "20个工作日", "20", "5万元"]
SIGNS_AND_SPACE = ["，", "。", "\n", "\r\n", " ", "abc-1", "（一）", "二十", "甲", "乙", "é"]
PIECES = st.sampled_from([*WORDS, *SIGNS_AND_SPACE, "2024年1月1日"])
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=60)


def written(segments: list[Segment]) -> str:
    return "".join(SIGNS[segment.mark].format(segment.text) for segment in segments)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_case(case: list) -> None:
    _name, old, new, expected, *names = case
    assert written(redline(old, new, names[0] if names else ())) == expected


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=3))
def test_both_texts_come_back(old: str, new: str, names: list[str]) -> None:
    segments = redline(old, new, names)
    assert "".join(s.text for s in segments if s.mark is not Mark.INSERT) == old
    assert "".join(s.text for s in segments if s.mark is not Mark.DELETE) == new


@given(TEXTS, TEXTS)
def test_no_confetti(old: str, new: str) -> None:
    segments = redline(old, new)
    assert all(segment.text for segment in segments)
    assert all(left.mark is not right.mark for left, right in pairwise(segments))
    between = [segment for segment in segments[1:-1] if segment.mark is Mark.EQUAL]
    assert all(len(segment.text) >= SHORTEST_EQUAL for segment in between)


@given(TEXTS, TEXTS)
def test_one_character_at_an_end_is_a_mark_or_beside_a_whole_piece(old: str, new: str) -> None:
    segments = redline(old, new)
    ends = [(segments[0], segments[1:3]), (segments[-1], segments[-2:-4:-1])] if segments else []
    for number, (end, beside) in enumerate(ends):
        if len(segments) == 1 or end.mark is not Mark.EQUAL or len(end.text) > 1:
            continue
        changed = [segment for segment in beside if segment.mark is not Mark.EQUAL]
        pieces = [cut(segment.text)[-number] for segment in changed]
        assert end.text in "，。；：、！？,.;:!? \r\n" or all(len(piece) > 1 for piece in pieces)


@given(TEXTS, TEXTS)
def test_an_insertion_before_a_deletion_is_made_of_whole_clauses(old: str, new: str) -> None:
    starts = {}
    for mark, text in ((Mark.DELETE, old), (Mark.INSERT, new)):
        pieces = cut(text)
        begins = clauses(pieces)
        starts[mark] = {len("".join(pieces[:begin])) for begin in begins}
    place = {Mark.DELETE: 0, Mark.INSERT: 0}
    before = None
    for segment in redline(old, new):
        if before is Mark.INSERT and segment.mark is Mark.DELETE:
            assert place[Mark.INSERT] in starts[Mark.INSERT]
            assert place[Mark.DELETE] in starts[Mark.DELETE]
        for mark in place:
            if segment.mark in (mark, Mark.EQUAL):
                place[mark] += len(segment.text)
        before = segment.mark


@given(TEXTS)
def test_clauses_cover_the_text_and_end_at_marks(text: str) -> None:
    pieces = cut(text)
    starts = clauses(pieces)
    assert starts[0] == 0
    assert starts[-1] == len(pieces)
    assert all(a < b for a, b in pairwise(starts)) or not pieces
    for begin in starts[1:-1]:
        assert pieces[begin - 1][-1] in "，；。：！？,;:!?\n" or pieces[begin][0] in "（("


@given(TEXTS, TEXTS)
def test_what_belongs_together_is_in_order_and_does_not_overlap(old: str, new: str) -> None:
    left, right = cut(old), cut(new)
    for before, after in pairwise(belonging(left, right)):
        assert before.old < before.old_end <= after.old
        assert before.new < before.new_end <= after.new


@given(TEXTS, TEXTS)
def test_atoms_are_never_cut_through(old: str, new: str) -> None:
    segments = redline(old, new)
    for text, other in ((old, Mark.INSERT), (new, Mark.DELETE)):
        ends = {0}
        for piece in cut(text):
            ends.add(max(ends) + len(piece))
        place = 0
        for segment in segments:
            if segment.mark is not other:
                place += len(segment.text)
                assert place in ends


@given(TEXTS)
def test_the_same_text_has_no_change(text: str) -> None:
    assert [segment.mark for segment in redline(text, text)] == [Mark.EQUAL] * bool(text)


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_pieces_joined_are_the_text(text: str, names: list[str]) -> None:
    assert "".join(cut(text, names)) == text


@given(st.text("甲乙丙", max_size=30), st.text("甲乙丙", max_size=30))
def test_common_length_is_the_longest(left: str, right: str) -> None:
    table = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            table[i + 1][j + 1] = (
                table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
            )
    pairs = matching(left, right)
    assert len(pairs) == common_length(left, right) == table[-1][-1]
    assert all(left[i] == right[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


def test_many_rows_are_aligned_across_the_rows_that_are_kept() -> None:
    left = [str(n % 7) for n in range(1500)]
    right = [str(n % 5) for n in range(1300)]
    pairs = matching(left, right)
    assert len(pairs) == common_length(left, right)
    assert all(left[i] == right[j] for i, j in pairs)


def test_two_texts_alike_but_for_one_character_in_two_hundred() -> None:
    # difflib with autojunk calls these 0.000 alike.
    text = "责令停止建设限期改正处建设工程造价百分之五以上百分之十以下的罚款" * 40
    changed = "".join("改" if n % 200 == 100 else c for n, c in enumerate(text))
    assert similarity(text, changed) > 0.99


PATHOLOGICAL = {
    "nothing in common": ("甲" * 20_000, "乙" * 20_000),
    "one character repeated": ("的" * 20_000, "的" * 19_999 + "地"),
    "two periods": ("的市" * 10_000, "的" * 20_000),
    "open titles": ("《" * 20_000, "《" * 10_000 + "》" * 10_000),
    "line feeds": ("\n" * 20_000, "甲\n" * 10_000),
    "figures": ("1" * 20_000, "1," * 10_000),
    "clauses of one character": ("甲，" * 10_000, "乙，甲，" * 5_000),
    "one clause again and again": ("责令改正，" * 4_000, "责令改正，" * 2_000 + "没收，" * 2_000),
    "numbers of items": ("（一）" * 7_000, "（二）甲" * 5_000),
    "titles that do not close": ("《甲" * 10_000, "《乙" * 10_000),
    "no room for a table": ("甲乙" * 100_000, "乙" + "甲丙" * 100_000),
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_texts_come_back(name: str) -> None:
    old, new = PATHOLOGICAL[name]
    segments = redline(old, new)
    assert "".join(s.text for s in segments if s.mark is not Mark.INSERT) == old
    assert "".join(s.text for s in segments if s.mark is not Mark.DELETE) == new


def test_long_texts_keep_the_clauses_that_stayed_when_others_moved() -> None:
    kept = "".join(f"第{n}项事项由示例{n}科办理；" for n in range(700))
    old = kept + "移到最前面的一句话。"
    segments = redline(old, "移到最前面的一句话。" + kept)
    assert [segment.mark for segment in segments] == [Mark.INSERT, Mark.EQUAL, Mark.DELETE]
    assert segments[1].text == kept
