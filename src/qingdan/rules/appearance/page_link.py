"""QD723 page-link: a link or a picture of a page that leads nowhere or may not stand there."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .said import said
from .samples import GOOD_PAGE, page

RULE = Rule(
    code="QD723",
    slug="page-link",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("自有页面的链接打不开"),
    why=(
        "链接到事项写它的 id：事项改名、换部门，id 不变，链接就不断。"
        "指到工作区外面的路径、没有的文件和标题，网站上打不开；"
        "javascript: 一类的网址会在读者的浏览器里执行，图片只能用本工作区的，"
        "否则别的网站会知道谁在读。"
    ),
    advice=N_("改成存在的事项 id、页面、标题或图片；外部网址写完整的 https://…。"),
    bad=page("# 办事指南\n\n见[违建](cf-00000000)。\n"),
    good=GOOD_PAGE,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every address of a page that is not there."""
    if view.register is not None:  # else every organ would be unknown
        ids = frozenset(view.by_id)
        yield from map(said, view.appearance.link_complaints(ids, frozenset(view.register.ids)))
