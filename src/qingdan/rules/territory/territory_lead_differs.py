"""QD379 territory-lead-differs: another department leads in the boundary matter that is named."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..between.parties import among
from ..examples import GOOD_BOUNDARY, GOOD_TERRITORY, TERRITORY_FILE
from ..facts import Facts, View
from ..marking.territory import LEADS
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown

_MATTER = GOOD_TERRITORY[TERRITORY_FILE] + "边界: wz01b4n8\n"

RULE = Rule(
    code="QD379",
    slug="territory-lead-differs",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("属地管理事项和职责边界事项的牵头部门不同"),
    why=(
        "“边界”写这件事对应的职责边界事项，两张清单应当由同一个部门牵头，"
        "不然部门之间、县乡之间各按一张清单推。两边都恰好有一个牵头部门才比；废止的不比。"
    ),
    advice=N_("核对由谁牵头，改其中一处；不是同一件事就删去“边界”。"),
    bad={
        **GOOD_TERRITORY,
        **GOOD_BOUNDARY,
        TERRITORY_FILE: _MATTER.replace("{部门: zfj, 牵头: true,", "{部门: zfj,").replace(
            "{部门: zrzy,", "{部门: zrzy, 牵头: true,"
        ),
    },
    good={**GOOD_TERRITORY, **GOOD_BOUNDARY, TERRITORY_FILE: _MATTER},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 边界 whose leading department is another one."""
    register = view.register
    if register is None:
        return
    for item in view.of_kind(ListKind.TERRITORY):
        own = [word for sort, word, _path in item.marks if sort == LEADS]
        if item.repealed or len(own) != 1:
            continue
        for word, path in item.items:
            found = view.by_id.get(word, ())
            if path[0] != "边界" or len(found) != 1:
                continue
            other = _leader(found[0])
            if other is not None and not among(register, own[0], (other,)):
                yield _finding(register, item, found[0], (own[0], other))


def _leader(matter: Facts) -> str | None:
    if matter.kind != str(ListKind.BOUNDARIES) or matter.repealed or matter.lead_unclear:
        return None
    leads = [word for word, _path in matter.words("牵头")]
    return leads[0] if len(leads) == 1 else None


def _finding(register: Register, item: Facts, matter: Facts, leads: tuple[str, str]) -> RawFinding:
    return RawFinding(
        RULE.slug,
        item.path,
        _("这里由“{own}”牵头，职责边界事项“{matter}”由“{other}”牵头。").format(
            own=register.name_of(leads[0]),
            matter=shown(matter.name),
            other=register.name_of(leads[1]),
        ),
        _("核对由谁牵头，改其中一处（{file}）；不是同一件事就删去“边界”。").format(
            file=matter.path
        ),
        ("边界",),
        item=item.id,
    )
