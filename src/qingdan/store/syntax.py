"""Say what is wrong with text that is no YAML, in the words of somebody who wrote it by hand.

libyaml reports where it gave up, which is often a line after the slip: a full-width colon on one
line makes the next line impossible. The usual slips are looked for around that place first.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from ..messages import _
from .fault import Fault

_LOOK_BACK = 3
_PAIR = re.compile(
    r"(?P<lead>[ \t\u3000]*(?:-[ ]+)?)"
    r"(?P<key>[^\s:：\-#'\"\[{][^:：\[{]*?)"
    r"(?P<colon>[:：])(?P<rest>.*)"
)
_FIRST_WORD = re.compile(r"[ \t\u3000]*(?:-[ ]+)*[^\s:,\[\]{}]*")


def syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    """Return the fault for what libyaml complains of; its place is the slip where one is seen."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.replace("\r\n", "\n").split("\n")
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    at_end = line > len(lines)
    if at_end:
        line, column = len(lines), len(lines[-1]) + 1
    slip = _tab(lines[line - 1], line) or find_slip(lines, line)
    opened = None if slip else _where_it_began(error, lines, line, column)
    slip = slip or (_indent(lines, line) if opened is None else None)
    if slip is not None:
        return slip
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    if at_end and "expected node content" in problem:
        problem = "expected ',' or ']'"  # what ends too early is an open bracket
    message, hint = _explain(problem)
    line, column = opened or (line, column)
    return Fault("syntax", message, hint, line, column)


def _where_it_began(
    error: yaml.YAMLError, lines: list[str], line: int, column: int
) -> tuple[int, int] | None:
    """Return where something stands that was left open, if libyaml noticed only further down.

    A quote or a key is shown where it begins. A bracket that is missing when the next line begins
    is missing at the end of the line before.
    """
    context = str(getattr(error, "context", None) or "")
    began = getattr(error, "context_mark", None)
    if began is None:
        return None
    if context in ("while scanning a quoted scalar", "while scanning a simple key"):
        return began.line + 1, began.column + 1
    if not context.startswith("while parsing a flow") or began.line + 1 >= line:
        return None
    if not _FIRST_WORD.fullmatch(lines[line - 1][: column - 1]):
        return None
    above = next((n for n in range(line - 1, 0, -1) if _holds_something(lines[n - 1])), None)
    return None if above is None else (above, len(lines[above - 1].rstrip()) + 1)


def find_slip(lines: list[str], line: int) -> Fault | None:
    """Look for a colon that is none, on ``line`` (from 1) or a few lines before it."""
    for number in range(line, max(0, line - _LOOK_BACK), -1):
        found = _PAIR.match(lines[number - 1])
        if found is None or found["key"].strip("\u3000 ") not in _known_keys():
            continue
        key, column = found["key"].strip("\u3000 "), found.start("colon") + 1
        if found["colon"] == "：":
            return Fault(
                "syntax",
                _("“{key}”后面用了全角冒号。").format(key=key),
                _("改成半角冒号，后面空一格：{key}: {rest}").format(
                    key=key, rest=found["rest"].strip()
                ),
                number,
                column,
            )
        if found["rest"] and not found["rest"][0].isspace():
            return Fault(
                "syntax",
                _("“{key}:”后面少一个空格。").format(key=key),
                _("写成：{key}: {rest}").format(key=key, rest=found["rest"].strip()),
                number,
                column,
            )
    return None


def _tab(text: str, line: int) -> Fault | None:
    indent = text[: len(text) - len(text.lstrip())]
    if "\t" not in indent:
        return None
    return Fault(
        "tab",
        _("缩进里用了制表符（Tab）。"),
        _("把行首的制表符换成空格，每层两个。"),
        line,
        indent.index("\t") + 1,
    )


def _indent(lines: list[str], line: int) -> Fault | None:
    """Notice a pair that stands further right than the finished pair above it."""
    here = _PAIR.match(lines[line - 1])
    if here is None or here["key"] not in _known_keys():
        return None
    above = next((n for n in range(line - 1, 0, -1) if _holds_something(lines[n - 1])), None)
    if above is None:
        return None
    before = _PAIR.match(lines[above - 1])
    more = _width(lines[line - 1]) - _width(lines[above - 1])
    if before is None or more <= 0 or not before["rest"].strip() or "- " in before["lead"]:
        return None
    return Fault(
        "syntax",
        _("这一行比上一行多缩进了 {count} 格。").format(count=more),
        _("同一层的键要左对齐：删去行首多出的空格。"),
        line,
        1,
    )


def _holds_something(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip().startswith("#")


def _width(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


@cache
def _known_keys() -> frozenset[str]:
    """Every key of the format: only such a word before a colon is surely meant as a key."""
    from ..model.adjustment import Adjustment
    from ..model.kinds import ITEM_MODELS
    from ..model.law import LocalLaw
    from ..model.organ import OrganRegister
    from ..model.shared import SharedText
    from ..model.workspace import ListHeader, WorkspaceFile

    keys: set[str] = set()
    seen: set[Any] = set()
    waiting: list[Any] = [*ITEM_MODELS.values(), OrganRegister, SharedText, ListHeader, LocalLaw]
    waiting += [WorkspaceFile, Adjustment]
    while waiting:
        part = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        if isinstance(part, type) and issubclass(part, BaseModel):
            for field in part.model_fields.values():
                keys.add(field.alias or "")
                waiting.append(field.annotation)
        waiting.extend(a for a in get_args(part) if isinstance(a, type) or get_args(a))
    return frozenset(keys - {""})


def _explain(problem: str) -> tuple[str, str]:
    """Say in words what libyaml's problem means for an editor."""
    for words, message, hint in (
        (
            "mapping values are not allowed",
            _("这里不该有半角冒号加空格。"),
            _("文字里有“: ”时整段加引号；也检查这一行和上一行的缩进。"),
        ),
        (
            "expected <block end>|did not find expected key",
            _("缩进或结构不对：这一行和上面的行对不齐。"),
            _("同一层的键要左对齐；列表的“- ”要对齐；引号和括号要成对。"),
        ),
        (
            "could not find expected ':'",
            _("这一行缺少冒号。"),
            _("写成“键: 内容”，半角冒号后面空一格。"),
        ),
        ("unexpected end of stream", _("引号没有闭合。"), _("补上另一半引号。")),
        (
            "cannot start any token",
            _("这里的字符不能作为内容的开头。"),
            _("以 @ ` % 开头的文字要加引号；行首不能用制表符。"),
        ),
        (
            "expected ',' or",
            _("方括号或花括号没有闭合，或者少了半角逗号。"),
            _("检查括号是否成对、逗号是否半角。"),
        ),
        ("escape", _("双引号里的反斜杠用法不对。"), _("改用单引号，或者把反斜杠写两遍。")),
        ("tag", _("以 ! 开头的内容被当成标签。"), _("给这段文字加引号。")),
        (
            "anchor|alias|alphabetic or numeric",
            _("以 & 或 * 开头的文字要加引号。"),
            _("给这段文字加引号。"),
        ),
        (
            "block sequence entries are not allowed",
            _("列表的“- ”不能和键写在同一行。"),
            _("换行，缩进两格再写“- ”。"),
        ),
        (
            "expected node content",
            _("这里少了内容。"),
            _("检查逗号和括号：两个逗号之间、括号里面不能空着。"),
        ),
    ):
        if re.search(words, problem):
            return message, hint
    return (
        _("YAML 语法错误（{problem}）。").format(problem=problem),
        _("检查这一行的缩进、冒号、引号和括号。"),
    )
