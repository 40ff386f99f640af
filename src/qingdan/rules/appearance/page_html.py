"""QD722 page-html: HTML in a page of one's own."""

from __future__ import annotations

from ...model.finding import Severity
from ..rule import N_, Rule, Scope
from .samples import GOOD_PAGE, page

RULE = Rule(
    code="QD722",
    slug="page-html",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("自有页面里写了 HTML"),
    why=(
        "网站不执行页面里的 HTML：标签会原样显示出来，脚本也就混不进来。"
        "同一份文字还要能在 Gitee、GitHub 上读，在那里 HTML 又是另一个样子。"
    ),
    advice=N_("改用 Markdown；要显示尖括号写成 &lt;。"),
    bad=page("# 办事指南\n\n带<font color=red>身份证</font>。\n"),
    good=GOOD_PAGE,
)
