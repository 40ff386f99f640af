"""QD374 short-name-for-full: 承办机构 names a body by its short name."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..facts import View
from ..register import Register
from ..rule import N_, Edit, Fix, RawFinding, Rule, Safety, Scope
from ..schema.phrases import label

_POWER = (
    "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n承办机构: [{unit}]\n"
    "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
)

RULE = Rule(
    code="QD374",
    slug="short-name-for-full",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("承办机构写的是简称"),
    why=(
        "承办机构会印在清单上，写全称最清楚；名录里登记的简称也认得，所以只在严格时提示。"
        "写机构 id 的不报，网站会显示全称。一个简称指两个单位的不给修改建议。"
    ),
    advice=N_("改成名录里的全称。"),
    bad=power(_POWER.format(unit="市自然资源局")),
    good=GOOD_POWER,
    preset=RulePreset.STRICT,
    fix=Safety.SAFE,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 承办机构 that is a short name of an own body or of an organ."""
    register = view.register
    if register is None:
        return
    full = _full_names(register)
    for item in view.items:
        for word, path in item.units if not item.repealed else ():
            names = full.get(word, ())
            own = tuple(name for name, organ in names if organ == item.organ)
            wanted = own or tuple(name for name, _organ in names)
            if not wanted or word in wanted:
                continue
            fix = None
            if len(set(wanted)) == 1:
                fix = Fix(Safety.SAFE, (Edit(path, None, wanted[0]),))
            yield RawFinding(
                RULE.slug,
                item.path,
                _("{place}“{word}”是简称。").format(place=label(path), word=word),
                _("写全称“{full}”。").format(full=_("”或者“").join(dict.fromkeys(wanted))),
                path,
                item=item.id,
                fix=fix,
            )


def _full_names(register: Register) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return, by short name, the full names it may mean, with the organ; full names are absent."""
    full: dict[str, list[tuple[str, str]]] = {}
    for unit in register.unit_names:
        full.setdefault(unit.word, []).append((unit.full, unit.organ))
    for organ, entry in register.entries.items():
        short = entry.get("简称")
        for word in short if isinstance(short, list) else ():
            if isinstance(word, str):
                full.setdefault(word, []).append((register.name_of(organ), ""))
    return {
        word: tuple(names)
        for word, names in full.items()
        if word not in register.ids and all(name != word for name, _organ in names)
    }
