"""A theme becomes variables of ours with values we wrote, whatever stands in the file."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.appearance.theme import SANS, SERIF, style_sheet, theme_complaints
from qingdan.model.appearance import Theme
from qingdan.model.workspace import WorkspaceFile
from qingdan.store.templates import template_folder

_FONT = r"(?:\"[^\"\\;{}<>/]+\"|[a-z-]+)"
ONLY = re.compile(
    r"(?:(?:@media screen and \(prefers-color-scheme: (?:light|dark)\) \{\n)?:root \{\n"
    r"(?:  --(?:radius|size|width|sans|serif|red|link|bar|ground): "
    r"(?:#[0-9a-f]{6}|\d{1,10}(?:px|%|rem)|" + _FONT + r"(?:, " + _FONT + r")*);\n)+"
    r"\}\n(?:\}\n)?)*"
)


def theme(**values: Any) -> Theme:
    return Theme.model_validate(values)


def said(**values: Any) -> list[tuple[str, str]]:
    workspace = WorkspaceFile.model_validate({"格式": 1, "名称": "某市", "站点": {"主题": values}})
    return [
        (complaint.slug, ".".join(str(part) for part in complaint.at[2:]))
        for complaint in theme_complaints(workspace)
    ]


HOSTILE = [
    "red",
    "#fff; } body { display: none",
    "#fff/*",
    "url(https://evil.invalid/x)",
    "#12345g",
    "expression(alert(1))",
    "\u202e#ffffff",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_no_colour_is_told_and_never_written(text: str) -> None:
    values = {"主色": text, "深色": {"链接色": text}}
    assert said(**values) == [("bad-theme", "主色"), ("bad-theme", "深色.链接色")]
    assert style_sheet(theme(**values)) == b""


@pytest.mark.parametrize(
    "name", ['宋体"; } body { x: y', "a\\22 b", "url(x)", "x;y", "a\nb", "<b>", "'", "字" * 61, "*"]
)
def test_what_is_no_font_is_told_and_never_written(name: str) -> None:
    assert said(正文字体=["黑体", name], 标题字体=[name]) == [
        ("bad-theme", "正文字体.1"),
        ("bad-theme", "标题字体.0"),
    ]
    sheet = style_sheet(theme(正文字体=["黑体", name], 标题字体=[name])).decode()
    assert sheet == f':root {{\n  --sans: "黑体", {SANS};\n}}\n'


@pytest.mark.parametrize(
    ("values", "at"),
    [
        ({"圆角": 25}, "圆角"),
        ({"字号": 99}, "字号"),
        ({"字号": 131}, "字号"),
        ({"版心": 49}, "版心"),
        ({"正文字体": ["a", "b", "c", "d", "e", "f"]}, "正文字体"),
        ({"主色": None}, "主色"),  # 主色: #9b1c20 without quotes
    ],
)
def test_what_is_out_of_range_is_told(values: dict[str, Any], at: str) -> None:
    assert said(**values) == [("bad-theme", at)]


@pytest.mark.parametrize(
    ("values", "at"),
    [
        ({"主色": "#f66"}, "主色"),
        ({"链接色": "#4aa3ff"}, "链接色"),
        ({"图表色": "#cccccc"}, "图表色"),
        ({"底色": "#777777"}, "底色"),
        ({"深色": {"主色": "#440000"}}, "深色.主色"),
    ],
)
def test_what_cannot_be_read_is_told(values: dict[str, Any], at: str) -> None:
    assert said(**values) == [("weak-contrast", at)]


def test_the_pair_the_ratio_and_what_is_needed_are_named() -> None:
    workspace = WorkspaceFile.model_validate(
        {"格式": 1, "名称": "某市", "站点": {"主题": {"图表色": "#cccccc"}}}
    )
    (complaint,) = theme_complaints(workspace)
    for part in ("图表色", "#cccccc", "纸面", "#ffffff", "1.60:1", "3:1"):
        assert part in complaint.message


def test_everything_that_can_be_set_is_written() -> None:
    values = {
        "主色": "#0B5D3B",
        "链接色": "#0a5a8a",
        "图表色": "#456",
        "底色": "#f2f6f3",
        "深色": {"主色": "#9fd8bd", "底色": "#000000"},
        "正文字体": ["方正兰亭黑 GBK"],
        "标题字体": ["方正小标宋简体"],
        "圆角": 0,
        "字号": 112,
        "版心": 80,
    }
    assert said(**values) == []
    sheet = style_sheet(theme(**values)).decode()
    assert ONLY.fullmatch(sheet)
    for part in (
        "--radius: 0px;",
        "--size: 112%;",
        "--width: 80rem;",
        f'--sans: "方正兰亭黑 GBK", {SANS};',
        f'--serif: "方正小标宋简体", {SERIF};',
        "--red: #0b5d3b;",
        "--bar: #445566;",
        "--ground: #f2f6f3;",
        "--red: #9fd8bd;",
        "--ground: #000000;",
    ):
        assert part in sheet
    light, _mark, dark = sheet.partition("(prefers-color-scheme: dark)")
    assert "#f2f6f3" in light
    assert "#f2f6f3" not in dark


ANY = st.one_of(st.text(max_size=20), st.sampled_from(HOSTILE), st.from_regex(r"#[0-9a-fA-F]{6}\Z"))


@given(
    st.lists(ANY, min_size=4, max_size=4), st.lists(ANY.filter(bool), max_size=3), st.integers(0)
)
def test_no_text_of_the_file_gets_out_of_its_variable(
    colours: list[str], fonts: list[str], number: int
) -> None:
    names = ("主色", "链接色", "图表色", "底色")
    values: dict[str, Any] = {k: v for k, v in zip(names, colours, strict=True) if v}
    values |= {"正文字体": fonts, "标题字体": fonts, "圆角": number % 10**10}
    assert ONLY.fullmatch(style_sheet(theme(**values)).decode())


def test_the_fonts_are_those_of_the_style_sheet() -> None:
    text = (template_folder() / "site/assets/site.css").read_text(encoding="utf-8")
    found = dict(re.findall(r"--(sans|serif): ([^;]+);", text))
    assert {name: " ".join(value.split()) for name, value in found.items()} == {
        "sans": SANS,
        "serif": SERIF,
    }
