"""QD721 bad-page: a page of one's own that cannot be shown as it is."""

from __future__ import annotations

from ...model.finding import Severity
from ..rule import N_, Rule, Scope
from .samples import GOOD_PAGE, page

RULE = Rule(
    code="QD721",
    slug="bad-page",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("自有页面不完整"),
    why=(
        "pages/ 里的每个 .md 文件是网站上的一页。没有标题的页面进不了导航，读屏软件也念不出它；"
        "开头的“---”不成对，后面的正文就分不出来。太长的页面没有人读得完，也拖慢检查。"
    ),
    advice=N_("补上标题和正文；太长的分成几页。"),
    bad=page("身份证和申请表。\n"),
    good=GOOD_PAGE,
)
