"""The documentation of a rule: one content, shown in the terminal, as a page, inside SARIF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from ..messages import _, current_language
from ..rules import waivers
from ..rules.examples import BEFORE, SYMLINK
from ..rules.rule import Example, Rule, Scope
from . import markdown_escape, rule_words
from .findings_escape import visible
from .findings_words import severity_word

_LONGEST = 200
_MOST_LINES = 40


_ABOUT_WAIVERS = tuple(module.RULE for module in waivers.MODULES)


class Form(Enum):
    """What a block is."""

    TITLE = auto()
    HEADING = auto()
    PROSE = auto()
    """Markdown of ours, one paragraph."""
    PAIRS = auto()
    TABLE = auto()
    """The first row is the head."""
    CODE = auto()


class Block(NamedTuple):
    """A part of a page."""

    form: Form
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(rule: Rule) -> Iterator[Block]:
    """Yield the documentation of a rule in the chosen language."""
    title = _("{code} {slug}：{title}").format(code=rule.code, slug=rule.slug, title=_(rule.title))
    yield Block(Form.TITLE, title)
    yield Block(Form.PAIRS, rows=_facts(rule))
    yield Block(Form.HEADING, _("为什么"))
    if current_language() != "zh":
        yield Block(Form.PROSE, _("理由引用中国的法规和标准，只有中文。"))
    yield Block(Form.PROSE, rule.why)
    yield Block(Form.HEADING, _("不对的例子"))
    yield from _example(rule.bad)
    yield Block(Form.HEADING, _("对的例子"))
    yield from _example(rule.good)
    if rule.options:
        yield from _options(rule)
    yield Block(Form.HEADING, _("暂时不改"))
    yield from _waiving(rule)


def _facts(rule: Rule) -> tuple[tuple[str, str], ...]:
    return (
        (_("怎么改"), _(rule.advice)),
        (_("级别"), severity_word(rule.severity)),
        (_("检查范围"), rule_words.scope_word(rule.scope)),
        (_("所在预设"), rule_words.preset_word(rule.preset)),
        (_("自动改"), rule_words.fix_word(rule.fix)),
    )


def _example(example: Example) -> Iterator[Block]:
    for path, content in example.items():
        shown = visible(path.removeprefix(BEFORE))
        if path.startswith(BEFORE):
            shown = _("{path}（基线里）").format(path=shown)
        if content == SYMLINK:
            yield Block(Form.CODE, _("# {path}（符号链接）").format(path=shown))
        elif isinstance(content, bytes):
            yield Block(
                Form.CODE,
                _("# {path}（不是 UTF-8 文字，字节：{bytes}）").format(
                    path=shown, bytes=content[:24].hex(" ")
                ),
            )
        else:
            yield Block(Form.CODE, "\n".join((f"# {shown}", *_shown_lines(content))))


def _shown_lines(text: str) -> Iterator[str]:
    lines = text.removesuffix("\n").split("\n")
    for line in lines[:_MOST_LINES]:
        if len(line) > _LONGEST:
            left_out = len(line) - _LONGEST
            line = line[:_LONGEST] + _("……（略 {count} 字）").format(count=left_out)
        yield visible(line.replace("\t", "<U+0009>"))
    if len(lines) > _MOST_LINES:
        yield _("# ……（略 {count} 行）").format(count=len(lines) - _MOST_LINES)


def _options(rule: Rule) -> Iterator[Block]:
    yield Block(Form.HEADING, _("选项"))
    rows = tuple(
        (option.name, rule_words.default_text(rule, option.name), _(option.help))
        for option in rule.options
    )
    yield Block(Form.TABLE, rows=((_("选项"), _("默认"), _("意思")), *rows))
    first = rule.options[0].name
    yield Block(
        Form.CODE,
        "# qingdan.yaml\n规则:\n  选项:\n"
        f"    {rule.code}: {{{first}: {rule_words.default_text(rule, first)}}}",
    )


def _waiving(rule: Rule) -> Iterator[Block]:
    if rule.unskippable:
        yield Block(
            Form.PROSE,
            _("不能忽略也不能豁免：这样的文件读不了，里面还有什么问题无从知道。"),
        )
        return
    if rule.scope is not Scope.FILE and rule not in _ABOUT_WAIVERS:
        yield Block(
            Form.PROSE,
            _("只对一个事项：在它的文件里写豁免，必须写理由和期限；到期会再报。"),
        )
        yield Block(Form.CODE, f"豁免:\n  - {{规则: {rule.code}, 理由: 等……后改, 至: 2026-12-31}}")
    yield Block(Form.PROSE, _("整个工作区、某些文件不查，或者改它的级别：写在 qingdan.yaml 里。"))
    yield Block(
        Form.CODE,
        f"规则:\n  忽略: [{rule.code}]\n  级别: {{{rule.code}: 提示}}\n"
        f"  路径:\n    - {{路径: powers/zfj, 忽略: [{rule.code}]}}",
    )
    yield Block(
        Form.PROSE,
        _("老问题很多，先只管新的：qingdan validate --write-baseline 文件，把它们记成基线。"),
    )


def markdown(rule: Rule) -> str:
    """Return the page of a rule as Markdown that ends in a line feed."""
    return "\n\n".join(map(_as_markdown, blocks(rule))) + "\n"


def _as_markdown(block: Block) -> str:
    match block.form:
        case Form.TITLE:
            return "# " + markdown_escape.escape(block.text)
        case Form.HEADING:
            return "## " + block.text
        case Form.PAIRS:
            return "\n".join(
                _("- **{name}**：{value}").format(name=name, value=markdown_escape.escape(value))
                for name, value in block.rows
            )
        case Form.TABLE:
            return markdown_escape.table(block.rows)
        case Form.CODE:
            fence = "```"
            while fence in block.text:
                fence += "`"
            return f"{fence}yaml\n{block.text}\n{fence}"
    return block.text


def plain(rule: Rule) -> str:
    """Return the page of a rule for a terminal."""
    return "\n\n".join(map(_as_plain, blocks(rule))) + "\n"


def _as_plain(block: Block) -> str:
    match block.form:
        case Form.HEADING:
            return _("【{heading}】").format(heading=block.text)
        case Form.PAIRS:
            return "\n".join(
                _("  {name}：{value}").format(name=name, value=value) for name, value in block.rows
            )
        case Form.TABLE:
            return "\n".join("  " + "　".join(row) for row in block.rows)
        case Form.CODE:
            return "\n".join("    " + line for line in block.text.split("\n"))
        case Form.TITLE:
            return block.text
    return "  " + block.text.replace("\n", "\n  ")


def index(rules: Sequence[Rule]) -> str:
    """Return the table of all rules as Markdown, each linked to its page beside it."""
    parts = [
        "# " + _("规则"),
        _(
            "每条规则一页，由 `make docs` 从程序生成，不要手改；"
            "`qingdan explain 编号` 显示同样的内容。"
        ),
    ]
    groups: dict[str, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(rule.code[:3], []).append(rule)
    for code, members in groups.items():
        parts.append(f"## {code} {rule_words.group_title(code)}")
        parts.append("\n".join(_index_lines(members)))
    return "\n\n".join(parts) + "\n"


def _index_lines(rules: list[Rule]) -> Iterator[str]:
    head = (_("编号"), _("名称"), _("问题"), _("级别"), _("预设"), _("自动改"))
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    for rule in rules:
        cells = (
            f"[{rule.code}]({page_name(rule)})",
            f"`{rule.slug}`",
            markdown_escape.escape(_(rule.title)),
            severity_word(rule.severity),
            rule_words.preset_word(rule.preset),
            rule_words.short_fix_word(rule.fix),
        )
        yield "| " + " | ".join(cells) + " |"


def page_name(rule: Rule) -> str:
    """Return the name of a rule's page under ``docs/rules``."""
    return f"{rule.code}-{rule.slug}.md"
