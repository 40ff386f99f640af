"""QD304 duplicate-code: one official code on two items."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, bracketed, joined
from ...model.finding import FieldPath, Severity
from ..examples import power
from ..facts import Facts, View
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown

_ITEM = "类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n编码: {{地方编码: {code}}}\n"

RULE = Rule(
    code="QD304",
    slug="duplicate-code",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("编码重复"),
    why=(
        "地方编码和实施编码各自只对应一个事项，别的系统靠它对号。"
        "基本编码是全国或全省同一事项共用的，不同机构、不同层级可以相同，不在此列；"
        "已废止的事项也不在此列。"
    ),
    advice=N_("核对两个事项的编码，改正抄错的一个。"),
    bad={
        **power("名称: 甲\n" + _ITEM.format(code="CF-0001")),
        "powers/zrzy/cf-9x4m2p7q.yaml": "名称: 乙\n" + _ITEM.format(code="CF-0001"),
    },
    good={
        **power("名称: 甲\n" + _ITEM.format(code="CF-0001")),
        "powers/zrzy/cf-9x4m2p7q.yaml": "名称: 乙\n" + _ITEM.format(code="CF-0002"),
    },
)

_SHOWN = 3


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding at every item that shares a code, naming the others."""
    places: dict[tuple[FieldPath, str], list[Facts]] = {}
    for item in view.items:
        if not item.repealed:
            for code, path in item.codes:
                places.setdefault((path, code), []).append(item)
    for (path, code), items in places.items():
        if len(items) < 2:
            continue
        first = items[: _SHOWN + 1]
        for item in items:
            others = [
                other.id + bracketed(shown(other.name)) for other in first if other is not item
            ]
            count = len(items) - 1
            more = _("等 {count} 项事项").format(count=count) if count > _SHOWN else ""
            yield RawFinding(
                RULE.slug,
                item.path,
                _("{key}“{code}”与别的事项重复：{others}{more}。").format(
                    key=path[-1], code=shown(code), others=joined(others[:_SHOWN]), more=more
                ),
                _("核对哪一个抄错了；一个编码只给一个事项。"),
                path,
                item=item.id,
            )
