"""QD514 repeated-punctuation: two marks where one should stand (。。, ，。)."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot
from .patterns import Pattern

_MARKS = "，、；：。"

RULE = Rule(
    code="QD514",
    slug="repeated-punctuation",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("标点重复"),
    why=(
        "逗号、顿号、分号、冒号、句号不连用（GB/T 15834—2011）。“。。”“，，”是多打了一个，"
        "自动去掉；“，。”“。；”要看这句话完没完，只提示；三个以上的句号多半是省略号“……”，"
        "也可能丢了文字，只提示。原注、原文照录，不查。"
    ),
    advice=N_("留一个标点。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 由市级办理。。\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "备注: 由市级办理。\n"
    ),
    fix=Safety.SAFE,
    needles=tuple(first + second for first in _MARKS for second in _MARKS),
    texts=OWN_WORDS,
)

_RUN = Pattern(f"[{_MARKS}]{{2,}}")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield runs of marks; a run of one and the same mark is cut to one."""
    for found in _RUN.finditer(passage.text):
        run = found[0]
        message = _("标点“{run}”重复了。").format(run=run)
        if len(set(run)) > 1:
            yield Spot(*found.span(), message, _("看这句话完没完，留一个标点。"))
        elif run.startswith("。。。"):
            yield Spot(*found.span(), message, _("省略号写“……”；丢了文字的，对照来源补上。"))
        else:
            hint = _("只留一个“{mark}”。").format(mark=run[0])
            yield Spot(*found.span(), message, hint, run[0])
