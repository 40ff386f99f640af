"""QD119 local-code-shape: a 地方编码 of another form than the province prescribes."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .schemes import shapes

_WORKSPACE = "格式: 1\n名称: 示例清单\n虚构: true\n方案: 湖北\n规则: {选用: [local-code-shape]%s}\n"
_OFF = (
    ", 忽略: [power-without-responsibility, power-without-liability, power-without-supervision,"
    " power-without-flow, power-without-remedy]"
)
_POWER = (
    "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
    "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    '编码: {{地方编码: "{code}"}}\n'
)

RULE = Rule(
    code="QD119",
    slug="local-code-shape",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("地方编码的形式与本省的编法不符"),
    why=(
        "有的省规定了权责清单编码的位数和组成，如湖北职权编码 16 位：区划 6 位、主体 3 位、"
        "职权类型 2 位、事项 3 位、子项 2 位（连字符不算）。形式写在“方案”的“编码”一节；"
        "方案没有写形式的不查。各地新旧编码常常并存，所以只在严格时检查。"
    ),
    advice=N_("对照本省的编码规则改正；旧编码写进“曾用”。"),
    bad={"qingdan.yaml": _WORKSPACE % _OFF, **power(_POWER.format(code="CF-0001"))},
    good={"qingdan.yaml": _WORKSPACE % _OFF, **power(_POWER.format(code="990100-001-02-003-00"))},
    preset=RulePreset.STRICT,
    needles=("地方编码",),
    keys=("编码",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a 地方编码 that has none of the forms of the profile; hyphens do not count."""
    codes = item.mapping.get("编码")
    code = codes.get("地方编码") if isinstance(codes, dict) else None
    forms = shapes(item.profile)
    if not isinstance(code, str) or not forms:
        return
    bare = code.replace("-", "")
    if not any(form.pattern.fullmatch(code) or form.pattern.fullmatch(bare) for form in forms):
        yield item.finding(
            RULE,
            _("地方编码“{code}”不是{profile}的形式。").format(code=code, profile=item.profile.name),
            _("形如 {examples}（{source}）。").format(
                examples=joined(form.example for form in forms), source=forms[0].source
            ),
            ("编码", "地方编码"),
        )
