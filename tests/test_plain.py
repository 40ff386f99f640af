"""The quickest reader gives what the careful one gives, or leaves the file to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.store.emit import emit
from qingdan.store.events import parse
from qingdan.store.guard import guard
from qingdan.store.plain import read_plain

from .effort import examples

INVENTORIES = Path(__file__).parent.parent / "inventories"
SAMPLES = sorted(INVENTORIES.glob("*/*/*.yaml")) + sorted(INVENTORIES.glob("boundaries/*.yaml"))
PIECES = [
    *("甲", "乙丙", "90日", "12", "0", "012", "-1", "1.5", "2024-01-02", "2024-1-2", "true", "yes"),
    *(
        "null",
        "~",
        "no-1",
        "zrzy",
        "cf-7k3q9d2m",
        "y",
        "nan",
        "on",
        "甲: 乙",
        "甲:",
        "甲#",
        "甲 #乙",
    ),
    *('"引号"', "'单'", '"', "'", '"a\\n"', "'a''b'", "[", "]", "{", "}", "[甲, 乙]", "{甲: 乙}"),
    *(
        "[甲,乙]",
        "[ 甲 ]",
        "{甲: [乙, 丙]}",
        "{甲: 乙, 甲: 丙}",
        "[甲, {乙: 丙}]",
        "[]",
        "{}",
        ", ",
    ),
    *(
        "|",
        "|-",
        ">-",
        ">",
        "|2",
        "|+",
        "- ",
        "-",
        ":",
        "：",
        "?",
        "&甲",
        "*甲",
        "!甲",
        "@",
        "%",
        "`",
    ),
    *(
        "《法》第一条",
        "（一）",
        "、",
        "，",
        "…",
        "<<",
        "=",
        " ",
        "  ",
        "\n",
        "\n  ",
        "\n    ",
        "\n- ",
    ),
    *(
        "\n  - ",
        "\n甲: ",
        "\n  乙: ",
        "\n丙:\n",
        "# 注",
        "\n# 注\n",
        "---",
        "...",
        "\u3000",
        "\u00a0",
    ),
]


def agrees(text: str) -> bool:
    """Whether the quickest reader read ``text``; fails where it reads it otherwise."""
    value = read_plain(text)
    if value is None:
        return False
    guarded = guard(text.encode())
    assert guarded.text is not None
    if not guarded.faults:
        careful = parse(guarded.text)
        assert careful.faults == []
        assert _typed(careful.value) == _typed(value)
    return True


def _typed(value: object) -> object:
    """Return a value in which True and 1, and the order of keys, are told apart."""
    if isinstance(value, dict):
        return [(key, _typed(part)) for key, part in value.items()]
    if isinstance(value, list):
        return ["list", *map(_typed, value)]
    return type(value).__name__, value


def test_reads_nearly_all_of_the_sample() -> None:
    read = [path for path in SAMPLES if agrees(path.read_text(encoding="utf-8"))]
    assert len(read) > 0.9 * len(SAMPLES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "甲",
        "- 甲\n",
        "甲:\n",
        "甲: \n",
        "甲: 乙",
        "甲: 乙\n甲: 丙\n",
        "甲: 乙\n  丙\n",
        "甲:\n  乙: 丙\n 丁: 戊\n",
        "甲:\n- 乙\n",
        "甲:\n    乙: 丙\n",
        "甲: >-\n  乙\n\n  丙\n",
        "甲: >-\n  乙\n   丙\n",
        "甲: |-\n乙: 丙\n",
        "甲: |-\n  乙 \n",
        "甲: |-\n  乙\n\n丙: 丁\n",
        "甲: yes\n",
        "甲: 012\n",
        "甲: null\n",
        "甲: [yes]\n",
        "甲: {乙: no}\n",
        "甲: [乙, 012]\n",
        "甲: {乙: 1.5}\n",
        "甲: 乙 #丙\n",
        "甲: 乙: 丙\n",
        "甲: 乙:\n",
        "甲: \t乙\n",
        "甲: 乙 \n",
        "甲: &乙 丙\n",
        "甲: '乙''丙'\n",
        '甲: "乙\\n丙"\n',
        "甲: {乙: 丙, 乙: 丁}\n",
        "甲:\n  - 乙\n  丙: 丁\n",
        "甲: >-\n  乙\n\n# 注\n",
        '甲: {乙: "丙, 丁"}\n',
        "标题:甲 乙\n",
    ],
)
def test_leaves_what_it_may_not_read(text: str) -> None:
    assert read_plain(text) is None


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@examples(600)
def test_agrees_on_anything(text: str) -> None:
    agrees(text)
    agrees(f"甲: {text}\n")
    agrees(f"甲:\n  - 乙: {text}\n    丙: 丁\n")


@given(st.data())
@examples(300)
def test_agrees_on_damaged_pages(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SAMPLES)).read_text(encoding="utf-8")
    for _round in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 6))
        text = text[:at] + data.draw(st.sampled_from(["", *PIECES])) + text[at + cut :]
    agrees(text)


WORD = st.one_of(st.sampled_from(PIECES), st.text("甲乙丙 0:、，\n\"'#", max_size=12))
VALUE = st.recursive(
    st.one_of(WORD, st.integers(-5, 2000), st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text("甲乙丙", min_size=1), inner, max_size=3),
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text("甲乙丙丁", min_size=1, max_size=3), VALUE, min_size=1, max_size=4))
@examples(300)
def test_agrees_on_what_is_written(value: dict[str, object]) -> None:
    agrees(emit(value))


PLAIN = st.one_of(
    st.sampled_from(
        ["甲", "90日", "2万元以上", "zrzy", "cf-7k3q9d2m", "2024-01-02", "（一）丙、丁。"]
    ),
    st.text("甲乙丙丁《》（）、；。0", min_size=1, max_size=30).map(lambda text: "戊" + text),
    st.integers(0, 9999),
    st.booleans(),
)
ENTRY = PLAIN.filter(lambda value: isinstance(value, str))
SHORT = st.dictionaries(st.sampled_from("甲乙丙"), PLAIN, min_size=1, max_size=3)


@given(
    st.dictionaries(
        st.sampled_from("甲乙丙丁戊己"),
        PLAIN | st.lists(ENTRY, min_size=1, max_size=4) | SHORT | st.lists(SHORT, min_size=1),
        min_size=1,
    )
)
@examples(200)
def test_reads_every_plain_value_that_is_laid_out(value: dict[str, object]) -> None:
    assert agrees(emit(value))
    assert read_plain(emit(value)) == value


def test_gives_every_file_its_own_values() -> None:
    text = "甲: [乙]\n丙: {丁: [戊], 己: 庚}\n"
    first, second = read_plain(text), read_plain(text)
    assert first is not None
    assert second is not None
    first["甲"].append("辛")
    first["丙"]["丁"].append("壬")
    assert second == {"甲": ["乙"], "丙": {"丁": ["戊"], "己": "庚"}}
