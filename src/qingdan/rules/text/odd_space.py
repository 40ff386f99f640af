"""QD521 odd-space: a no-break space or another blank that only looks like one."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot
from .glyphs import ODD_SPACES, suspects
from .patterns import Pattern

RULE = Rule(
    code="QD521",
    slug="odd-space",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("有特殊的空格"),
    why=(
        "网页和 PDF 里的不换行空格（U+00A0）、各种宽度的空格、制表符，看上去是空格，"
        "检索和比对却不当空格。换成普通空格，意思不变。全角空格由 full-width-space 管，"
        "开头和结尾的由 edge-space 管。原注、原文照录，不查。"
    ),
    advice=N_("换成普通空格，或者删去。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 监督电话\u00a012345\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 监督电话 12345\n"
    ),
    fix=Safety.SAFE,
    texts=OWN_WORDS,
    marks=suspects,
)

_RUN = Pattern(rf"(?<=[^\s])[{ODD_SPACES} ]*[{ODD_SPACES}][{ODD_SPACES} ]*(?=[^\s])")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield odd blanks inside a line; a run becomes one plain space."""
    for found in _RUN.finditer(passage.text):
        code = next(character for character in found[0] if character != " ")
        yield Spot(
            *found.span(),
            _("有特殊的空格 U+{code:04X}。").format(code=ord(code)),
            _("换成普通空格，或者删去。"),
            " ",
        )
