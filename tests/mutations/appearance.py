"""Faults of what the site has of its own (QD721 to QD728)."""

from __future__ import annotations

import re
from random import Random

from .mutation import Mutation, fault, mutator
from .workspace import Workspace

_PAGE = "pages/guide.md"
_LOGO = "images/logo.svg"
_FOOT = "templates/site/footer.html.j2"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>\n'


def _site(workspace: Workspace, lines: str) -> tuple[str, int]:
    """``qingdan.yaml`` with these lines for what it says of the site's looks; where they begin."""
    text = workspace.files["qingdan.yaml"].decode()
    before, mark, rest = text.partition("\n站点:\n")
    rest = re.sub(r"(?m)^  主题:.*\n(?:    .*\n)+", "", rest)
    return f"{before}{mark}{lines}{rest}", before.count("\n") + 3


@mutator("bad-page")
def page_without_title(random: Random, _workspace: Workspace) -> Mutation:
    """A page that begins with its text."""
    text = random.choice(("先打电话，再来窗口。\n", "---\n位置: 页脚\n---\n先打电话。\n"))
    return fault(_PAGE, text, 4 if text.startswith("-") else 1)


@mutator("page-html")
def page_with_html(random: Random, _workspace: Workspace) -> Mutation:
    """A tag or a comment in a page."""
    tag = random.choice(
        ("<br>", "<font color=red>急</font>", "<!-- 待定 -->", "<script>1</script>")
    )
    return fault(_PAGE, f"# 指南\n\n先打电话。\n\n{tag}\n", 5)


@mutator("page-link")
def page_that_leads_nowhere(random: Random, workspace: Workspace) -> Mutation:
    """A link to an item with a wrong letter, to a file that is gone, to a script."""
    item = workspace.any_item(random)
    wrong = item.id[:-1] + ("0" if item.id[-1] != "0" else "1")
    href = random.choice((wrong, "none.md", "../images/none.svg", "javascript:void(0)", "#没有"))
    return fault(_PAGE, f"# 指南\n\n见[这里]({href})。\n", 3)


@mutator("image-without-text")
def picture_without_text(random: Random, _workspace: Workspace) -> Mutation:
    """A picture with nothing in its square brackets."""
    blank = random.choice(("", " ", "　"))
    files = {_PAGE: f"# 指南\n\n![{blank}](../{_LOGO})\n", _LOGO: _SVG.format("<g/>")}
    return Mutation(files, ((_PAGE, 3),))


@mutator("bad-image")
def picture_with_more_in_it(random: Random, _workspace: Workspace) -> Mutation:
    """A script, an event or an address in an SVG; a text that is called a PNG."""
    inside = random.choice(
        ("<script/>", '<g onclick="x"/>', '<image href="https://a.invalid/x.png"/>', "<a/>")
    )
    if random.random() < 0.3:
        return fault("images/flow.png", _SVG.format("<g/>"), 1)
    return fault(_LOGO, _SVG.format(inside), 1)


@mutator("bad-theme")
def value_that_is_none(random: Random, workspace: Workspace) -> Mutation:
    """A colour by its name, a colour without quotes, a number out of range."""
    value = random.choice(
        ("主色: 红色", "链接色: #174c80", '底色: "#12345"', "圆角: 90", "字号: 16")
    )
    text, line = _site(workspace, f"  主题:\n    {value}\n")
    return fault("qingdan.yaml", text, line + 1)


@mutator("weak-contrast")
def colour_that_is_too_light(random: Random, workspace: Workspace) -> Mutation:
    """A light colour for text, or one for charts that nearly is paper."""
    value = random.choice(('主色: "#e06666"', '链接色: "#6fa8dc"', '图表色: "#dddddd"'))
    text, line = _site(workspace, f"  主题:\n    {value}\n")
    return fault("qingdan.yaml", text, line + 1)


@mutator("bad-template")
def template_that_does_not_close(random: Random, _workspace: Workspace) -> Mutation:
    """A statement without an end, or a template that cannot be replaced."""
    if random.random() < 0.4:
        return fault("templates/site/item.html.j2", "<p>x</p>\n", 1)
    broken = random.choice(("{{ site.title }", "{% iff site.host %}x{% endif %}", "{% endfor %}"))
    return fault(_FOOT, f"<p>一</p>\n{broken}\n", 2)
