"""QD375 unregistered-short-name: a colloquial short name that the register does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..dated import load
from ..examples import BASE, GOOD_POWER, POWER_FILE, power
from ..facts import View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD375",
    slug="unregistered-short-name",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("没有登记的机构简称"),
    why=(
        "“市监局”“人社局”“住建局”各地说法不一，清单上应当写全称或者名录里登记了的规范简称，"
        "公众才对得上是哪个机构。名录里任何机构的名称、简称含有这个说法的不报；"
        "俗称、关键词、引用、原文和书名号里的不查。写法习惯，只在严格时提示。"
    ),
    advice=N_("写全称，或者在 organs.yaml 里登记为“简称”。"),
    bad=power(GOOD_POWER[POWER_FILE] + "条件: [涉及食品的，由市监局出具意见]\n"),
    good={
        **power(GOOD_POWER[POWER_FILE] + "条件: [涉及食品的，由市监局出具意见]\n"),
        "organs.yaml": BASE["organs.yaml"]
        + "  scjg: {名称: 示例市市场监督管理局, 简称: [市监局]}\n",
    },
    preset=RulePreset.STRICT,
)


def short_names(register: Register) -> Mapping[str, str]:
    """Return colloquial short names that are in no registered name, with what they stand for."""
    names = [*register.names, *(name for name, _path in register.bodies)]
    return {
        entry["简称"]: entry["全称"]
        for entry in load("short_names.yaml")["简称"]
        if not any(entry["简称"] in name for name in names)
    }


def check(view: View) -> Iterator[RawFinding]:
    """Yield every unregistered short name that an item says."""
    register = view.register
    if register is None:
        return
    known = short_names(register)
    for item in view.items:
        for word, path, start, _year in item.spoken if not item.repealed else ():
            if word in known:
                yield RawFinding(
                    RULE.slug,
                    item.path,
                    _("“{word}”不是名录里的名称或者简称。").format(word=word),
                    _("写全称（多是“{full}”），或者登记为简称。").format(full=known[word]),
                    path,
                    item=item.id,
                    span=(start, start + len(word)),
                )
