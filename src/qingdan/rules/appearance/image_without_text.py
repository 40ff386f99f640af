"""QD724 image-without-text: a picture or a link that says nothing to who cannot see it."""

from __future__ import annotations

from ...model.finding import Severity
from ..rule import N_, Rule, Scope
from .samples import GOOD_PAGE, LOGO_FILE, SVG, page

RULE = Rule(
    code="QD724",
    slug="image-without-text",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("图片没有替代文字"),
    why=(
        "用读屏软件的人听到的是替代文字；图片没有它，里面的内容对他们就不存在"
        "（GB/T 37668—2019，WCAG 2.2 的 1.1.1）。链接没有文字，就听不出通到哪里。"
    ),
    advice=N_("在方括号里写图片说的是什么，或者链接通到哪里。"),
    bad={**page("# 办事指南\n\n![](../images/logo.svg)\n"), LOGO_FILE: f"{SVG}</svg>\n"},
    good={**GOOD_PAGE, LOGO_FILE: f"{SVG}</svg>\n"},
)
