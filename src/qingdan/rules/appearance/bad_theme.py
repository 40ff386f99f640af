"""QD726 bad-theme: a colour, a font or a size that is none."""

from __future__ import annotations

from ...model.finding import Severity
from ..rule import N_, Rule, Scope
from .samples import with_site

RULE = Rule(
    code="QD726",
    slug="bad-theme",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("主题里的值不对"),
    why=(
        "主题的值写进网站的样式表，所以只认颜色（#rrggbb）、字体名称和范围里的整数，"
        "别的一概不写进去。颜色不加引号时，YAML 把“#”后面的当成说明，等于没有写。"
    ),
    advice=N_('颜色写 "#9b1c20" 这样，加引号；整数写在说明的范围里。'),
    bad=with_site("  主题: {主色: 红色}\n"),
    good=with_site('  主题: {主色: "#0b5d3b", 圆角: 2}\n'),
)
