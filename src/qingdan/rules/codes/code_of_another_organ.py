"""QD390 code-of-another-organ: a 实施编码 with the 统一社会信用代码 of another organ."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.codes import is_social_credit_code
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import power
from ..facts import View
from ..organs.lifetimes import called
from ..rule import N_, RawFinding, Rule, Scope

_POWER = power(
    "名称: 示例许可\n类型: 行政许可\n状态: 有效\n"
    "依据: [《中华人民共和国城乡规划法》第四十条]\n"
    "编码: {实施编码: 11990100M00000019X3000115012000}\n"
)
_ORGANS = (
    "机构:\n"
    "  zrzy: {{名称: 示例市自然资源和规划局, 统一社会信用代码: {code}}}\n"
    "  zfj: {{名称: 示例市城市管理综合行政执法局}}\n"
)

RULE = Rule(
    code="QD390",
    slug="code-of-another-organ",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("实施编码不是本机构的"),
    why=(
        "实施编码前 18 位是实施机构的统一社会信用代码（GB/T 39554.1-2020）。"
        "与名录里本机构的代码不同，多半是划转以后没有换发：划转时实施编码要换，基本编码不变。\n\n"
        "只在名录里写了本机构代码时检查；“共同实施”的机构的、委托实施的、草案和废止的不查。"
        "代码本身不对由 bad-credit-code 报。"
    ),
    advice=N_("换发实施编码，旧编码写进“曾用”；名录里的代码抄错了就改名录。"),
    bad={**_POWER, "organs.yaml": _ORGANS.format(code="11990100M00000027Q")},
    good={**_POWER, "organs.yaml": _ORGANS.format(code="11990100M00000019X")},
    preset=RulePreset.LEGACY,
)

_CREDIT = 18
_PATH = ("编码", "实施编码")


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 实施编码 that does not begin with the code of the item's organ."""
    register = view.register
    if register is None:
        return
    codes = {organ: register.word_of(organ, "统一社会信用代码") for organ in register.ids}
    owners = {code: organ for organ, code in codes.items() if code}
    for item in view.of_kind(ListKind.POWERS):
        own = codes.get(item.organ or "", "")
        if not item.in_force or item.entrusted or not is_social_credit_code(own):
            continue
        for code, path in item.codes:
            part = code[:_CREDIT]
            if path != _PATH or part == own or not is_social_credit_code(part):
                continue
            owner = owners.get(part)
            if owner is not None and owner in {word for word, _path in item.words("共同实施")}:
                continue
            whose = (
                _("是{owner}的").format(owner=called(register, owner))
                if owner is not None
                else _("不是本机构的")
            )
            yield RawFinding(
                RULE.slug,
                item.path,
                _("实施编码前 18 位“{part}”{whose}，{organ}的是“{own}”。").format(
                    part=part, whose=whose, organ=register.name_of(item.organ), own=own
                ),
                _("划转过来的换发实施编码，旧编码写进“曾用”；抄错的改正。"),
                path,
                item=item.id,
                span=(0, _CREDIT),
            )
