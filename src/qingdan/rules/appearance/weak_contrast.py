"""QD727 weak-contrast: two colours of the theme that are too close to read."""

from __future__ import annotations

from ...model.finding import Severity
from ..rule import N_, Rule, Scope
from .samples import with_site

RULE = Rule(
    code="QD727",
    slug="weak-contrast",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("主题的颜色看不清"),
    why=(
        "文字与底色的亮度之比不到 4.5:1，视力弱的人、阳光下看手机的人就读不了"
        "（WCAG 2.2 的 1.4.3，GB/T 37668—2019）；有意思的图形不到 3:1 也看不清（1.4.11）。"
        "浅色和深色两种页面都要够；深色的不写时由浅色的算出，总是够的。"
    ),
    advice=N_("按提示把颜色调深或调浅。"),
    bad=with_site('  主题: {链接色: "#4aa3ff"}\n'),
    good=with_site('  主题: {链接色: "#0b5fa5", 深色: {链接色: "#9cc3ee"}}\n'),
)
