"""QD114 credit-code-prefix: a 统一社会信用代码 of another sort of body."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.codes import is_social_credit_code
from ...model.finding import Severity
from ..dated import load
from ..examples import GOOD_POWER
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope

_ORGANS = (
    "机构:\n"
    "  zrzy:\n"
    "    名称: 示例市自然资源和规划局\n"
    "    性质: 政府工作部门\n"
    "    内设机构: [规划执法科]\n"
    "    统一社会信用代码: {code}\n"
)

RULE = Rule(
    code="QD114",
    slug="credit-code-prefix",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("统一社会信用代码与机构性质不符"),
    why=(
        "统一社会信用代码前两位说明登记管理部门和机构类别：11 是机关，12 是事业单位，91 是企业"
        "（GB 32100-2015）。机关写了事业单位或者企业的代码，多半抄了下属单位的。"
        "性质没有写明的不查；派出机构、执法队伍、垂直管理机构两种都有，不查；13 开头的不查。"
        "校验位由 bad-credit-code 核对。"
    ),
    advice=N_("对照法人证书改正代码，或者改正“性质”。"),
    bad={**GOOD_POWER, "organs.yaml": _ORGANS.format(code="12441500196720244T")},
    good={**GOOD_POWER, "organs.yaml": _ORGANS.format(code="11990100M00000019X")},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every right code whose first two digits do not fit the 性质 that is written."""
    register = view.register
    if register is None:
        return
    for organ in register.ids:
        code = register.word_of(organ, "统一社会信用代码")
        if not code:
            continue
        prefixes = load("credit_code_prefixes.yaml")
        nature = register.word_of(organ, "性质")
        wanted = prefixes["性质"].get(nature)
        if (
            wanted is None
            or code[:2] == wanted
            or code[:2] in prefixes["不查"]
            or not is_social_credit_code(code)
        ):
            continue
        meanings = prefixes["含义"]
        known = meanings.get(code[:2])
        means = _("，是{kind}的").format(kind=known) if known else ""
        yield RawFinding(
            RULE.slug,
            register.path,
            _("{organ}是{nature}，代码却以 {prefix} 开头{means}。").format(
                organ=register.name_of(organ), nature=nature, prefix=code[:2], means=means
            ),
            _("{nature}的代码以 {wanted} 开头；核对代码和“性质”。").format(
                nature=nature, wanted=wanted
            ),
            ("机构", organ, "统一社会信用代码"),
        )
