"""Files of one's own that are as they should be, for the examples of the rules."""

from __future__ import annotations

from ..examples import BASE

PAGE_FILE = "pages/guide.md"
LOGO_FILE = "images/logo.svg"
TEMPLATE_FILE = "templates/site/footer.html.j2"

GOOD_PAGE = {
    PAGE_FILE: (
        "---\n标题: 办事指南\n位置: 导航\n序号: 1\n---\n\n"
        "先查[机构名录](../organs.html)，再打电话。\n\n## 要带什么\n\n身份证和申请表。\n"
    )
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="18"/>'


def page(text: str) -> dict[str, str]:
    """Return a workspace file: one page."""
    return {PAGE_FILE: text}


def with_site(text: str) -> dict[str, str]:
    """Return ``qingdan.yaml`` with what it says of the site (indented lines)."""
    return {"qingdan.yaml": f"{BASE['qingdan.yaml']}站点:\n{text}"}
