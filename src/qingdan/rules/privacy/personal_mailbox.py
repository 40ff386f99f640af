"""QD706 personal-mailbox: an address at a public mail service in a text that is published."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot
from ..text.patterns import Pattern
from .words import mail_services

RULE = Rule(
    code="QD706",
    slug="personal-mailbox",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("公布的邮箱是个人邮箱"),
    why=(
        "对外公布的邮箱用单位的政务邮箱。免费邮箱多半是个人的，人走了就没人收，"
        "也可能泄露个人信息（《中华人民共和国个人信息保护法》第二十五条）。"
        "基层确有用免费邮箱办公的，所以默认不查。"
    ),
    advice=N_("换成单位邮箱。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "咨询方式: zhangsan@163.com\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "咨询方式: zixun@example.gov.cn\n"
    ),
    preset=RulePreset.STRICT,
    needles=("@",),
)

_ADDRESS = Pattern(r"[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield addresses whose host is a public mail service."""
    if not passage.public or "@" not in passage.text:
        return
    for found in _ADDRESS.finditer(passage.text):
        if found[1].lower() in mail_services():
            yield Spot(
                *found.span(),
                _("邮箱“{head}…@{host}”是公共邮箱。").format(head=found[0][:2], host=found[1]),
                _("换成单位邮箱。"),
            )
