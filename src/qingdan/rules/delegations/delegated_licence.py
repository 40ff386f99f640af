"""QD474 delegated-licence: a licence is entrusted to a body that is no administrative organ."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.delegating.verdict import Reason
from ...messages import _
from ...model.finding import Severity
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .finding import finding
from .pairs import by_item, judged
from .samples import LETTER, delegation
from .saying import names_words, reason_words

_LICENCE = (
    "名称: 临时占用城市道路审批\n类型: 行政许可\n状态: 有效\n方式: 委托\n承接机构: [{{机构: {}}}]\n"
    "执法主体: zfj\n"
    "依据:\n  - 引用: 《示例省城市管理条例》第九条\n"
    "    原文: 县级城市管理部门可以委托乡镇人民政府、街道办事处审批。\n" + LETTER
)

RULE = Rule(
    code="QD474",
    slug="delegated-licence",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("行政许可委托给了不是行政机关的"),
    why=(
        "行政许可只能依照法律、法规、规章的规定委托其他行政机关实施（行政许可法第二十四条第一款）；"
        "事业单位、企业、协会、专班不是行政机关。它们可以做受理、转交一类的辅助事务，写“派驻”“代办”。\n\n"
        "是什么机构，看机构名录里的“性质”，没有写的看名称；看不出的不报。草案和废止的事项不查。"
    ),
    advice=N_("改为委托乡镇人民政府、街道办事处；只做辅助事务的，方式改成“代办”等。"),
    bad=delegation(_LICENCE.format("fwzx")),
    good=delegation(_LICENCE.format("csz")),
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding for every item entrusted to such a body, at the first of them."""
    for item, held in by_item(judged(view), Reason.LICENCE_TO_NO_ORGAN):
        yield finding(
            RULE,
            item,
            _("{bodies}：{reason}。").format(
                bodies=names_words(held), reason=reason_words(Reason.LICENCE_TO_NO_ORGAN)
            ),
            _("改为委托行政机关；性质登记错了的，改 organs.yaml。"),
            held[0].path,
        )
