"""QD392 code-reused: a code that another item had before is given out again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import RulePreset
from ..examples import power
from ..facts import Facts, View
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown

_REST = "类型: 行政处罚\n状态: {status}\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"
_OLD = "powers/zrzy/cf-9x4m2p7q.yaml"
_RETIRED = "编码: {地方编码: CF-0002, 曾用: [CF-0001]}\n"
_LIVE = _REST.format(status="有效")

RULE = Rule(
    code="QD392",
    slug="code-reused",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("用过的编码又发给了别的事项"),
    why=(
        "编码停用以后不再发给别的事项：旧文书、办件和统计里的编码会指到不相干的事项上。"
        "写在“曾用”里的、已经废止的事项的编码都算用过。事项之间有承接关系的"
        "（承接自、拆分自、合并自，或者旧事项写了“承接”）可以沿用，不报。"
        "只比地方编码和实施编码；两个有效事项的编码相同由 duplicate-code 报。"
    ),
    advice=N_("给新事项换一个编码；确是承接旧事项的，写“承接自”。"),
    bad={
        **power("名称: 甲\n" + _LIVE + "编码: {地方编码: CF-0001}\n"),
        _OLD: "名称: 乙\n" + _LIVE + _RETIRED,
    },
    good={
        **power("名称: 甲\n" + _LIVE + "编码: {地方编码: CF-0003}\n"),
        _OLD: "名称: 乙\n" + _LIVE + _RETIRED,
    },
    preset=RulePreset.LEGACY,
)

_DESCENDS = frozenset({"承接自", "拆分自", "合并自"})


class _Held(NamedTuple):
    item: Facts
    key: str


def check(view: View) -> Iterator[RawFinding]:
    """Yield every code of an item in force or in preparation that an unrelated one had before."""
    used = _used(view)
    if not used:
        return
    for item in view.items:
        if item.repealed:
            continue
        for code, path in item.codes:
            for held in used.get(code, ()):
                if held.item is not item and _clashes(held, path) and not _akin(item, held.item):
                    yield _finding(item, code, path, held)
                    break


def _used(view: View) -> dict[str, list[_Held]]:
    """Return who had a code before: under 曾用, or as an item that is repealed."""
    used: dict[str, list[_Held]] = {}
    for item in view.items:
        for code, _path in item.retired_codes:
            used.setdefault(code, []).append(_Held(item, "曾用"))
        if item.repealed:
            for code, path in item.codes:
                used.setdefault(code, []).append(_Held(item, str(path[-1])))
    return used


def _clashes(held: _Held, path: FieldPath) -> bool:
    return held.key in ("曾用", path[-1])


def _akin(item: Facts, other: Facts) -> bool:
    """Whether one item is declared to come from the other."""
    return any(word == other.id and path[0] in _DESCENDS for word, path in item.items) or any(
        word == item.id and path[0] in {"承接", *_DESCENDS} for word, path in other.items
    )


def _finding(item: Facts, code: str, path: FieldPath, held: _Held) -> RawFinding:
    who = _("{id}（{name}）").format(id=held.item.id, name=shown(held.item.name, 20))
    message = (
        _("{key}“{code}”是 {who} 曾用的编码。")
        if held.key == "曾用"
        else _("{key}“{code}”是已经废止的 {who} 的编码。")
    )
    return RawFinding(
        RULE.slug,
        item.path,
        message.format(key=path[-1], code=shown(code), who=who),
        _("换一个没有用过的编码；承接它的写“承接自: [{id}]”。").format(id=held.item.id),
        path,
        item=item.id,
    )
