"""QD460 stale-remedy: people are still sent to the higher department (行政复议法 before 2024)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...law.setting.remedies import Actor, Standing, remedy, standing
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import Level, ListKind, OrganKind, OrganNature, PowerType
from ..examples import GOOD_POWER
from ..exercise import REMEDY
from ..facts import Facts, View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope

SINCE = datetime.date(2024, 1, 1)

_HEADER = "默认:\n  状态: 有效\n  救济:\n    复议机关: {}\n    诉讼法院: 有管辖权的人民法院\n"

RULE = Rule(
    code="QD460",
    slug="stale-remedy",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("还写着向上一级主管部门申请行政复议"),
    why=(
        "2024年1月1日起，对县级以上地方人民政府工作部门的行为不服，向本级人民政府申请行政复议"
        "（行政复议法第二十四条第一款），不再可以向上一级主管部门申请。海关、金融、外汇管理等实行垂直领导的"
        "机关、税务和国家安全机关仍向上一级主管部门申请（第二十七条），司法行政部门两者都可以（第二十八条），"
        "它们的清单不报。机构不在名录里、性质看不出的不报。"
    ),
    advice=N_("改成本级人民政府；也可以写“救济: 自动”，由程序按机构和日期生成。"),
    bad={**GOOD_POWER, "powers/zrzy/list.yaml": _HEADER.format("市人民政府或者上一级主管部门")},
    good={**GOOD_POWER, "powers/zrzy/list.yaml": _HEADER.format("示例市人民政府")},
)

_ORDINARY = frozenset(
    {Standing.DEPARTMENT, Standing.AUTHORISED, Standing.GOVERNMENT, Standing.OUTPOST}
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield the 救济 of headers and items that name the higher department without right."""
    register = view.register
    if register is None or view.around.today < SINCE:
        return
    for place in (*view.headers, *view.of_kind(ListKind.POWERS)):
        organ = place.organ
        if not place.exercise or organ is None or organ not in register.ids or place.repealed:
            continue
        if not any(word.startswith(REMEDY) for word, _path in place.exercise):
            continue
        actor = actor_of(register, organ)
        if actor is None or standing(actor) not in _ORDINARY:
            continue
        for word, path in place.exercise:
            sort, _colon, words = word.partition(":")
            if sort == REMEDY:
                yield _finding(view, place, actor, words, path)


def _finding(
    view: View, place: Facts, actor: Actor, words: str, path: tuple[str | int, ...]
) -> RawFinding:
    today = remedy(actor, PowerType.OTHER, view.around.today)
    to = today.reconsideration if today else _("本级人民政府")
    return RawFinding(
        RULE.slug,
        place.path,
        _(
            "“{organ}”的复议不再向“{words}”申请：2024年1月1日起向{to}申请"
            "（《行政复议法》第二十四条第一款）。"
        ).format(organ=actor.name, words=words, to=to),
        _("改成“{to}”，或者写“救济: 自动”由程序生成。").format(to=to),
        path,
        item=place.id or None,
    )


def actor_of(register: Register, organ: str) -> Actor | None:
    """Return an organ as the law of appeals sees it; None where its entry cannot be read."""
    entry = register.entries.get(organ, {})
    try:
        kind = OrganKind(register.kind_of(organ))
        nature = OrganNature(entry["主体性质"]) if "主体性质" in entry else None
        level = Level(entry["层级"]) if "层级" in entry else None
    except (ValueError, TypeError):
        return None
    parent = register.word_of(organ, "上级")
    name = register.ids.get(parent)
    government = name if parent and register.kind_of(parent) == OrganKind.GOVERNMENT else None
    return Actor(register.name_of(organ), kind, level, nature, government, name)
