"""Every character of a value is found in the file, whatever the style it is written in."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qingdan.store.events import parse
from qingdan.store.positions import positions
from qingdan.store.spans import source_index, written

from .effort import examples

ESCAPES = {
    "0": "\0",
    "a": "\x07",
    "b": "\x08",
    "t": "\t",
    "n": "\n",
    "v": "\x0b",
    "f": "\x0c",
    "r": "\r",
    "e": "\x1b",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}


def stands_for(text: str, start: int, end: int, quote: str) -> str:
    """What ``text[start:end]`` is as a part of a scalar; a line break may also be a space."""
    part = text[start:end]
    if part in ("\n", "\r\n"):
        return "\n"
    if quote == "'" and part == "''":
        return "'"
    if quote == '"' and part.startswith("\\"):
        if part[1] in "xuU":
            return chr(int(part[2:], 16))
        return ESCAPES[part[1]]
    return part


def assert_found(text: str, path: tuple[str | int, ...] = ("键",)) -> str:
    """Check every character of the value at ``path``; return the value."""
    where = positions(text)
    value = where.content_at(path)
    assert isinstance(value, str)
    places = [where.index(path, offset) for offset in range(len(value) + 1)]
    assert places == sorted(places)
    start = _start(text, path)
    scalar = written(text, start, value)
    for offset, char in enumerate(value):
        first, behind = scalar.span(offset, offset + 1)
        assert first == places[offset] == source_index(text, start, value, offset)
        found = stands_for(text, first, behind, scalar.style)
        assert found == char or (found == "\n" and char == " "), (text, value, offset)
    assert value == "" or places[-1] == scalar.ends[-1]
    event = next(
        e
        for e in yaml.parse(text, yaml.CSafeLoader)
        if _is_scalar(e) and e.start_mark.index == start
    )
    rest = text[scalar.stop : event.end_mark.index]
    assert rest == "" or (scalar.style in "|>" and not rest.strip())
    return value


def _is_scalar(event: yaml.Event) -> bool:
    return isinstance(event, yaml.ScalarEvent)


def _start(text: str, path: tuple[str | int, ...]) -> int:
    line, column = parse(text).values[path]
    return sum(len(one) for one in text.splitlines(keepends=True)[: line - 1]) + column - 1


CASES = {
    "plain": ("键: 甲乙 丙 # 注\n", "甲乙 丙"),
    "plain over lines": ("键: 甲\n  乙 \n\n\n  丙\n", "甲 乙\n\n丙"),
    "plain in a flow": ("键: {子: 甲\n  乙}\n", None),
    "single": ("键: '甲''乙'''\n", "甲'乙'"),
    "single over lines": ("键: '甲 \n\n  乙  丙\n  '\n", "甲\n乙  丙 "),
    "double": ('键: "甲\\u4e59\\x41\\U0001F600\\n\\"\\\\丙"\n', '甲乙A😀\n"\\丙'),
    "double with an escaped break": ('键: "甲 \\\n   \\ 乙\\\n\n  丙"\n', "甲  乙\n丙"),
    "double over lines": ('键: "甲  \n  乙\n\n  丙 "\n', "甲 乙\n丙 "),
    "literal": ("键: |\n  甲\n\n   乙\n  丙\n", "甲\n\n 乙\n丙\n"),
    "literal with a comment": ("键: |- # 注\n  甲#乙\n  丙\n\n", "甲#乙\n丙"),
    "literal with an indicator": ("键: |2-\n    甲\n  乙\n", "  甲\n乙"),
    "literal with another one": ("键: |+4\n      甲\n    乙\n\n\n", "  甲\n乙\n\n\n"),
    "literal that begins with empty lines": ("键: |\n\n   \n   甲\n", "\n\n甲\n"),
    "literal at the end": ("键: |\n  甲", "甲"),
    "literal with a line of blanks": ("键: |\n  甲\n     \n  乙\n", "甲\n   \n乙\n"),
    "folded": ("键: >-\n  甲\n  乙\n\n  丙\n\n\n  丁\n", "甲 乙\n丙\n\n丁"),
    "folded with deeper lines": (
        "键: >\n  甲\n   乙\n   丙\n\n  丁\n  戊\n",
        "甲\n 乙\n 丙\n\n丁 戊\n",
    ),
    "folded that says the same twice": ("键: >\n  甲\n  甲\n  甲\n", "甲 甲 甲\n"),
    "folded with an indicator": ("键: >1\n  甲\n 乙\n", " 甲\n乙\n"),
    "behind an exclamation mark": ("键: ! 甲\n", "甲"),
    "on its own line": ("键:\n  # 注\n  '甲乙'\n", "甲乙"),
    "empty": ("键: ''\n", ""),
    "empty block": ("键: |-\n子: 甲\n", ""),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", CASES)
def test_every_style(name, newline):
    text, expected = CASES[name]
    path: tuple[str | int, ...] = ("键",) if expected is not None else ("键", "子")
    value = assert_found(text.replace("\n", newline), path)
    assert expected is None or value == expected


def test_of_several_empty_lines_the_first_stand_for_the_breaks():
    text = "键: >\n  甲\n\n\n  乙\n"
    where = positions(text)
    assert [where.inside(("键",), n) for n in range(4)] == [(2, 3), (2, 4), (3, 1), (5, 3)]


def test_a_span_never_takes_more_than_its_characters():
    text = "键: >\n  甲甲\n\n  乙\n"
    scalar = written(text, 3, "甲甲\n乙\n")
    assert [text[slice(*scalar.span(*span))] for span in ((1, 2), (0, 2), (2, 3), (3, 4))] == [
        "甲",
        "甲甲",
        "\n",
        "乙",
    ]
    assert scalar.span(1, 1) == (8, 8)


def test_the_end_of_a_scalar():
    for text, end in (
        ("键: 甲 # 注\n", 4),
        ("键: '甲' # 注\n", 6),
        ('键: "甲  \\\n  "  # 注\n', 12),
        ("键: |\n  甲\n\n# 注\n", 9),
        ("键: |+\n  甲\n\n# 注\n", 11),
    ):
        value = positions(text).content_at(("键",))
        assert written(text, 3, value).stop == end


CHARS = "甲乙ab01 \t\n,:#-'\"\\[]{}|>&*!%@`?\u3000\xa0é😀"
CONTENT = st.text(CHARS, max_size=25)
LINES = st.lists(st.tuples(st.integers(0, 4), st.text("甲a :#-\t'\"", max_size=6)), max_size=7)


def same_everywhere(text: str) -> None:
    """Check all values of ``text`` where it is YAML; else there is nothing to check."""
    parsed = parse(text)
    if not isinstance(parsed.value, dict):
        return
    where = positions(text)
    for path in parsed.values:
        value = where.content_at(path)
        if isinstance(value, str) and not parsed.faults:
            assert_found(text, path)
        elif isinstance(value, str):  # anchors and tags are refused: the place is a guess
            assert 0 <= where.index(path, len(value)) <= len(text)


@given(CONTENT, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["键: ", "- ", "键: {子: "]))
@examples(100)
def test_any_plain_text(content, newline, lead):
    body = content.replace("\n", "\n    ")
    text = {"键: ": f"键: {body}\n", "- ": f"键:\n  - {body}\n"}.get(lead, f"键: {{子: {body}}}\n")
    same_everywhere(text.replace("\n", newline))


@given(CONTENT, st.sampled_from(["\n", "\r\n"]), st.integers(1, 5), st.booleans())
@examples(100)
def test_any_single_quoted_text(content, newline, indent, flow):
    body = content.replace("'", "''").replace("\n", "\n" + " " * indent)
    text = f"键: ['{body}']\n" if flow else f"键:\n  '{body}'   # 注\n"
    same_everywhere(text.replace("\n", newline))


DOUBLE = st.lists(
    st.one_of(
        st.sampled_from([f"\\{letter}" for letter in ESCAPES]),
        st.sampled_from(["\\\n", "\\\n\n", " \\\n  ", "\n", "\n\n", "  \n \n  ", "\t", "\\x41"]),
        st.sampled_from(["\\u4e59", "\\U0001F600", "'", "#", ": ", "甲", "ab", " "]),
    ),
    max_size=12,
).map("".join)


@given(DOUBLE, st.sampled_from(["\n", "\r\n"]), st.integers(1, 5), st.booleans())
@examples(150)
def test_any_double_quoted_text(content, newline, indent, flow):
    body = content.replace("\n", "\n" + " " * indent)
    text = f'键: ["{body}", 乙]\n' if flow else f'键: "{body}"\n子: 乙\n'
    same_everywhere(text.replace("\n", newline))


@given(
    st.sampled_from("|>"),
    st.sampled_from(["", "-", "+"]),
    st.sampled_from(["", "1", "2", "3", "5"]),
    st.booleans(),
    LINES,
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["键: ", "键:\n  - ", "键:\n- - ", "键:\n  - 甲: 乙\n    丙: "]),
    st.sampled_from(["", "\n", "\n# 注\n", "\n\n子: 丁\n"]),
    st.sampled_from(["", " # 注"]),
)
@examples(300)
def test_any_block(style, chomp, digit, digit_first, lines, newline, lead, tail, comment):
    header = style + (digit + chomp if digit_first else chomp + digit) + comment
    base = 1 if lead == "键: " else 5
    body = "\n".join(" " * (base + more) + line for more, line in lines)
    same_everywhere(f"{lead}{header}\n{body}{tail}".replace("\n", newline))


def test_the_walk_knows_every_escape():
    for letter, char in ESCAPES.items():
        assert yaml.safe_load(f'"\\{letter}"') == char
