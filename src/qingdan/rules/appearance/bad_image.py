"""QD725 bad-image: a picture or a logo that may not go onto the site."""

from __future__ import annotations

from ...model.finding import Severity
from ..rule import N_, Rule, Scope
from .samples import LOGO_FILE, SVG, with_site

RULE = Rule(
    code="QD725",
    slug="bad-image",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("图片或者标志不能用"),
    why=(
        "SVG 是文本，里面可以藏脚本、外部链接和别的网页；单独打开这张图时，浏览器会执行它们。"
        "PNG 太大，每个读者都要多等。图片放在 images/ 里，标志写成“站点.标志.文件”。"
    ),
    advice=N_("用绘图软件另存为“普通 SVG”或者小一些的 PNG。"),
    bad={LOGO_FILE: f"{SVG}<script>alert(1)</script></svg>\n"},
    good={
        LOGO_FILE: f"{SVG}</svg>\n",
        **with_site("  标志: {文件: images/logo.svg, 替代文字: 示例市徽}\n"),
    },
)
