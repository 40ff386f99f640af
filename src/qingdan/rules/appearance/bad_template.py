"""QD728 bad-template: a template of one's own that cannot be used."""

from __future__ import annotations

from ...model.finding import Severity
from ..rule import N_, Rule, Scope
from .samples import TEMPLATE_FILE

RULE = Rule(
    code="QD728",
    slug="bad-template",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("自己的模板不能用"),
    why=(
        "工作区可以换掉页眉、页脚、通知和首页等几块，别的模板不能换：事项页面上少一栏，"
        "没有人会发现。模板写错了，整个网站就生成不了。这里只读模板，不运行它。"
    ),
    advice=N_("照提示改正；可以替换的有哪些见 docs/site.md。"),
    bad={TEMPLATE_FILE: "<p>{{ site.title }</p>\n"},
    good={TEMPLATE_FILE: "<p>{{ site.title }}</p>\n"},
)
