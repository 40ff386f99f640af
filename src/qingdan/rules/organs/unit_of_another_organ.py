"""QD364 unit-of-another-organ: 承办机构 names a unit that is registered under another organ."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ..examples import GOOD_POWER
from ..facts import Facts, View
from ..references import Mention
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import label, shown
from .lifetimes import called

_ORGANS = (
    "机构:\n"
    "  zrzy: {{名称: 示例市自然资源和规划局, 内设机构: [{own}]}}\n"
    "  zfj: {{名称: 示例市城市管理综合行政执法局, 内设机构: [{other}]}}\n"
)

RULE = Rule(
    code="QD364",
    slug="unit-of-another-organ",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("承办机构是别的机构的内设机构"),
    why=(
        "内设机构、事业单位、执法队伍替自己的机关办事，不能替别的机关承办。"
        "名录里这个名称只登记在别的机构名下，多半是划转时没有改，或者本机构还没有登记。\n\n"
        "不查：本机构也登记了的、群组、写机构名称的、上下级机构之间的、“共同实施”里有那个机构的。"
    ),
    advice=N_(
        "改成本机构的内设机构；本机构确有这个单位的，登记到本机构名下；共同办理的写“共同实施”。"
    ),
    bad={**GOOD_POWER, "organs.yaml": _ORGANS.format(own="法规科", other="规划执法科")},
    good={**GOOD_POWER, "organs.yaml": _ORGANS.format(own="规划执法科", other="规划执法科")},
)

_GROUP = "群组"


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 承办机构 that only an unrelated organ has registered."""
    register = view.register
    if register is None:
        return
    owners = _owners(register)
    for item in view.items:
        organ = item.organ
        if organ is None or organ not in register.ids or item.repealed:
            continue
        for mention in item.units:
            found = owners.get(mention[0], ())
            if found and organ not in found and mention[0] not in register.ids_by_name:
                together = {word for word, path in item.organs if path[0] == "共同实施"}
                if not any(one in together or _related(register, organ, one) for one in found):
                    yield _finding(item, mention, register, found)


def _owners(register: Register) -> dict[str, tuple[str, ...]]:
    """Return the organs that have registered a unit of a name; groups belong to nobody."""
    found: dict[str, tuple[str, ...]] = {}
    groups = set()
    for unit in register.unit_names:
        if unit.key == _GROUP:
            groups.add(unit.word)
        elif unit.organ not in found.get(unit.word, ()):
            found[unit.word] = (*found.get(unit.word, ()), unit.organ)
    return {word: organs for word, organs in found.items() if word not in groups}


def _related(register: Register, organ: str, other: str) -> bool:
    """Whether one organ stands above the other."""
    return register.word_of(organ, "上级") == other or register.word_of(other, "上级") == organ


def _finding(
    item: Facts, mention: Mention, register: Register, owners: tuple[str, ...]
) -> RawFinding:
    word, path = mention
    return RawFinding(
        RULE.slug,
        item.path,
        _("{place}“{word}”登记在{owner}名下，不是{own}的。").format(
            place=label(path),
            word=shown(word),
            owner=joined(called(register, one) for one in owners[:3]),
            own=register.name_of(item.organ),
        ),
        _("改成本机构的单位；本机构也有同名的，登记到 organs.yaml 里{organ}名下。").format(
            organ=item.organ
        ),
        path,
        item=item.id,
    )
