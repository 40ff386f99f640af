"""QD104 wrong-type: a list for a text, a text for a list, an unquoted number."""

from __future__ import annotations

import re
from typing import Any

from ...messages import _, joined
from ...model.finding import Severity
from ...model.record import Record
from ..examples import power
from ..rule import N_, Rule, Scope
from .phrases import example, expected, found, label, shown
from .problem import Problem, Words
from .shape import Form, slot_at

TYPES = frozenset(
    {
        "string_type",
        "list_type",
        "dict_type",
        "model_type",
        "int_type",
        "int_parsing",
        "int_from_float",
        "bool_type",
        "qd_clauses",
        "qd_anchor",
        "qd_item_id",
    }
)

RULE = Rule(
    code="QD104",
    slug="wrong-type",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("内容的形式不对"),
    why=(
        "每个键的内容有固定的形式：一段文字、一个列表、一组“键: 内容”、整数或是非值。"
        "编码、编号、电话看上去是数字，其实是文字，不加引号会丢掉前面的零。"
    ),
    advice=N_("按提示改写：列表用方括号或行首的“- ”，像数字的文字加引号。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n俗称: 违建\n依据: [《示例条例》第一条]\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n俗称: [违建]\n依据: [《示例条例》第一条]\n"
    ),
)

_DASH_WITHOUT_BLANK = re.compile(r"-[^\s-]")
_WIDE_BRACKETS = re.compile("[［【〔（](.*)[］】〕）]")
_SEPARATOR = re.compile("[、，,;；]")


def explain(problem: Problem) -> Words:
    """Say what was found, what belongs there, and how to write it."""
    if isinstance(problem.value, str) and problem.kind in _FORMS:
        return _other_form(problem)
    message = _("{place}应当是{expected}，这里却是{found}。").format(
        place=label(problem.path), expected=expected(problem.slot), found=found(problem.value)
    )
    return Words(message, _hint(problem))


_FORMS = frozenset({"qd_anchor", "qd_item_id"})


def _other_form(problem: Problem) -> Words:
    """Speak of a text in which the program recognises nothing."""
    if problem.kind == "qd_anchor":
        message = _("{place}应当是指纹（h 和十二位小写的十六进制数字），这里却是“{value}”。")
        hint = _("指纹由程序写，不要手改：运行 qingdan adjust draft --update。")
    else:
        message = _("{place}应当是事项 id，这里却是“{value}”。")
        hint = _("id 就是事项的文件名，不带 .yaml，如 cf-7k3q9d2m。")
    return Words(message.format(place=label(problem.path), value=shown(problem.value)), hint)


def _hint(problem: Problem) -> str:
    value, form = problem.value, problem.slot.form
    key = next((str(part) for part in reversed(problem.path) if isinstance(part, str)), "")
    match form:
        case Form.LIST:
            return _list_hint(value, key)
        case Form.RECORD:
            return _record_hint(problem, key)
        case Form.TABLE:
            return _("换行后缩进两格，每行写一个“键: 内容”。")
        case Form.CLAUSES:
            return _("写成一段文字，或 [第一条, 第二条]，或 {套用: 共用文字的名字}。")
        case Form.NUMBER:
            return _("写一个不带引号、不带单位的整数，如 {key}: 3。").format(key=key)
        case Form.FLAG:
            return _("“是”写 true，“否”写 false，不加引号。")
    return _text_hint(value, key)


def _text_hint(value: Any, key: str) -> str:
    if isinstance(value, bool | int):
        return _('加上半角引号：{key}: "{value}"。').format(key=key, value=shown(value, 20))
    if isinstance(value, list):
        return _("去掉方括号或行首的“- ”，写成一行文字。")
    return _("写成一行文字；文字里有“: ”（半角冒号加空格）时整段加引号。")


def _list_hint(value: Any, key: str) -> str:
    if isinstance(value, str):
        if _DASH_WITHOUT_BLANK.match(value):
            return _("行首的“-”后面要空一格，写成“- 内容”。")
        bracketed = _WIDE_BRACKETS.fullmatch(value.strip())
        if bracketed:
            words = ", ".join(p.strip() for p in _SEPARATOR.split(bracketed[1]) if p.strip())
            return _("方括号要用半角的，写成：{key}: [{parts}]。").format(key=key, parts=words)
        parts = [part.strip() for part in _SEPARATOR.split(value) if part.strip()]
        if 1 <= len(parts) <= 4 and len(value) <= 40:
            return _("写成列表：{key}: [{parts}]。").format(key=key, parts=", ".join(parts))
    return _("每一项另起一行，以“- ”开头；或者写在方括号里，用半角逗号隔开。")


def _record_hint(problem: Problem, key: str) -> str:
    record = problem.slot.record
    if record is None:
        return _("换行后缩进两格，每行写一个“键: 内容”。")
    keys = [f.alias for f in record.model_fields.values() if f.alias]
    sample = _sample(record)
    return _("写成一组：{key}: {sample}；可用的键：{keys}。").format(
        key=key, sample="{" + sample + "}", keys=joined(keys[:12])
    )


def _sample(record: type[Record]) -> str:
    fields = [f for f in record.model_fields.values() if f.alias]
    required = [f for f in fields if f.is_required()] or fields[:1]
    parts = []
    for field in required[:3]:
        slot = slot_at(record, (str(field.alias),))
        sample = example(slot) or (slot.choices[0] if slot.choices else "…")
        parts.append(f"{field.alias}: {sample}")
    return ", ".join(parts)
