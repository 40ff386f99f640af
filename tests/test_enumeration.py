"""Names that divide another name between them, and texts cut around where they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.compare.enumeration import divided
from qingdan.compare.excerpt import GAP, LONGEST, excerpts


@pytest.mark.parametrize(
    ("whole", "names", "found"),
    [
        ("对甲、乙的处罚", ["对甲的处罚", "对乙的处罚"], (0, 1)),
        ("对甲和乙的处罚", ["对丙的处罚", "对乙的处罚", "对甲的处罚"], (1, 2)),
        ("对甲、乙以及丙的处罚", ["对甲、丙的处罚", "对乙的处罚"], (0, 1)),
        ("对未登记或者未注销的处罚", ["对未登记的处罚", "对未注销的处罚"], (0, 1)),
        ("采矿权新立、延续、变更登记", ["采矿权新立登记", "采矿权延续登记"], ()),
        ("对甲、乙的处罚", ["对甲的处罚"], ()),
        ("对甲、乙的处罚", ["对甲的处罚", "对甲的处罚"], ()),
        ("对甲、乙的处罚", ["对甲的处罚", "对乙的检查"], ()),
        ("对甲的处罚", ["对甲的处罚", "对乙的处罚"], ()),
        ("对甲乙的处罚", ["对甲的处罚", "对乙的处罚"], ()),
        ("对甲、甲的处罚", ["对甲的处罚", "对甲的处罚"], (0, 1)),
        ("", ["", ""], ()),
    ],
)
def test_who_divides_a_name(whole: str, names: list[str], found: tuple[int, ...]) -> None:
    assert divided(whole, names) == found


members = st.lists(
    st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=5), min_size=2, max_size=6, unique=True
)


@given(
    members,
    st.data(),
    st.sampled_from(["、", "和", "或者", "以及"]),
    st.sampled_from(["对", "对单位", ""]),
    st.sampled_from(["的处罚", "登记", "行为的处罚"]),
)
def test_every_division_of_an_enumeration_is_found(
    members: list[str], data: st.DataObject, joint: str, head: str, tail: str
) -> None:
    cut = data.draw(st.integers(1, len(members) - 1))
    parts = [members[:cut], members[cut:]]
    whole = f"{head}{joint.join(members)}{tail}"
    names = [f"{head}{joint.join(part)}{tail}" for part in parts]
    found = divided(whole, [*names, "对别的事项的处罚"])
    assert found == (0, 1)


LONG = st.text("一二三四五六七八九十万元 \n以下罚款，。", max_size=200)


@given(LONG, LONG, LONG, LONG)
def test_excerpts_are_never_alike_where_the_texts_differ(
    head: str, old: str, new: str, tail: str
) -> None:
    before, after = head + old + tail, head + new + tail
    first, second = excerpts(before, after)
    assert (first == second) == (before == after)
    for cut, text in ((first, before), (second, after)):
        said = cut.removeprefix(GAP).removesuffix(GAP)
        assert len(said) <= LONGEST
        assert said in " ".join(text.split()) or said in text


def test_what_changed_far_on_is_in_the_excerpt() -> None:
    before = "作为统计调查对象的国家机关有下列行为之一的，" * 6 + "并处十万元以下的罚款。"
    first, second = excerpts(before, before.replace("十万元", "二十万元"))
    assert "并处十万元" in first
    assert "并处二十万元" in second
    assert first.startswith(GAP)
    assert not first.endswith(GAP)
