"""QD442 entrustment-unpublished: an entrustment that does not say where it was made public."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType, RulePreset
from ..completeness.written import mapping
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

_PENALTY = (
    "名称: 对随地吐痰的处罚\n类型: 行政处罚\n状态: 有效\n"
    "依据: [《城市市容和环境卫生管理条例》第三十四条]\n"
    "委托:\n  受托: 示例市环境卫生服务中心\n  事项: 给予警告或者罚款\n  至: 2999-12-31\n"
)

RULE = Rule(
    code="QD442",
    slug="entrustment-unpublished",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("委托没有写在哪里公布"),
    why=(
        "委托行政机关和受委托组织应当将委托书向社会公布（行政处罚法第二十条第二款）；委托实施行政许可的，"
        "受委托机关和委托的内容应当公告（行政许可法第二十四条第一款）。没有公布的委托，当事人无从核对。"
        "“公开网址”和“文号”写了一个就不报；草案和废止的事项不查。清单大多不写公布的网址，所以只在预设“严格”里。"
    ),
    advice=N_("公布委托书，写上“公开网址”或者“文号”。"),
    bad=power(_PENALTY),
    good=power(_PENALTY + "  公开网址: https://www.example.gov.cn/weituo.html\n"),
    preset=RulePreset.STRICT,
    types=(PowerType.LICENCE, PowerType.PENALTY),
    keys=("委托",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield entrustments of penalties and licences with neither address nor document number."""
    entrusted = mapping(item, "委托")
    if not entrusted or not item.in_force:
        return
    if entrusted.get("公开网址") or entrusted.get("文号"):
        return
    article = (
        _("《行政许可法》第二十四条第一款")
        if item.type == PowerType.LICENCE
        else _("《行政处罚法》第二十条第二款")
    )
    yield item.missing(
        RULE,
        _("委托没有写在哪里公布；委托要向社会公布（{article}）。").format(article=article),
        _("补上“公开网址: ……”，没有上网的写“文号: ……”。"),
        ("委托", "公开网址"),
    )
