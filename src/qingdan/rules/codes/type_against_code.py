"""QD117 type-against-code: the type in an official code is not the 类型 of the item."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import FieldPath, Severity
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, Option, RawFinding, Rule, Scope
from .schemes import TYPE, Scheme, differs, type_codes, type_schemes

_POWER = (
    "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
    "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    '编码: {{基本编码: "{code}"}}\n'
)

RULE = Rule(
    code="QD117",
    slug="type-against-code",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("编码里的类型与事项类型不符"),
    why=(
        "12 位基本编码第 3、4 位是事项类型：01 许可、02 处罚、03 强制、04 征收、05 给付、06 检查、"
        "07 确认、08 奖励、09 裁决、10 其他（GB/T 39046—2020 表 A.1）。与“类型”不符，"
        "不是编码抄错，就是类型改了编码没有改。省里的编法不同（有的处罚是 03），"
        "以“方案”的“编码”一节为准；没有核实过的编法由 type-against-local-code 提示。"
        "扩展的代码（20、21、1Z、99 等）不查。\n\n"
        "地方编码里类型占固定两位的，用选项“类型位置”写明从第几位起，按方案的类型代码核对。"
    ),
    advice=N_("对照目录核对编码；类型确已调整的，换发编码，旧编码写进“曾用”。"),
    bad=power(_POWER.format(code="000115012000")),
    good=power(_POWER.format(code="000215012000")),
    options=(Option("类型位置", 0, N_("地方编码里两位类型代码从第几位起；0 是不查")),),
    keys=("编码",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield codes that tell another type by a verified scheme, or where the option says."""
    codes = item.mapping.get("编码")
    if not isinstance(codes, dict) or not item.type:
        return
    yield from by_schemes(item, RULE, verified=True)
    local = codes.get("地方编码")
    if not isinstance(local, str):
        return
    first = item.option(RULE, "类型位置")
    if first > 0:
        told = local[first - 1 : first + 1]
        meant = type_codes(item.profile).get(told)
        if meant is not None and differs(meant, item.type):
            yield finding(item, RULE, ("编码", "地方编码"), told, meant, first - 1)


def by_schemes(item: ItemView, rule: Rule, *, verified: bool) -> Iterator[RawFinding]:
    """Yield codes that tell another type by the schemes of the profile."""
    codes = item.mapping["编码"]
    for key in ("基本编码", "地方编码"):
        code = codes.get(key)
        if not isinstance(code, str):
            continue
        for scheme in type_schemes(item.profile, key, verified=verified):
            yield from _judge(item, rule, key, code, scheme)


def _judge(item: ItemView, rule: Rule, key: str, code: str, scheme: Scheme) -> Iterator[RawFinding]:
    found = scheme.pattern.fullmatch(code)
    if found is None:
        return
    meant = scheme.types.get(found[TYPE])
    if meant is not None and differs(meant, item.type):
        yield finding(item, rule, ("编码", key), found[TYPE], meant, found.start(TYPE))


def finding(
    item: ItemView, rule: Rule, path: FieldPath, told: str, meant: str, start: int
) -> RawFinding:
    """Return the finding for a type code that stands at ``start`` of the code."""
    return item.finding(
        rule,
        _("{key}里的类型代码“{told}”是{meant}，事项的类型却是{type}。").format(
            key=path[-1], told=told, meant=meant, type=item.type
        ),
        _("编码抄错的改编码；类型调整过的换发编码，旧编码写进“曾用”。"),
        path,
        span=(start, start + len(told)),
    )
