"""QD308 power-in-two-organs: one power of two departments and no line between them."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_BOUNDARY, power
from ..facts import Facts, View
from ..register import Register
from ..rule import N_, Option, RawFinding, Rule, Scope
from . import parties
from .peers import are_peers, at_one_level

_TEXT = (
    "名称: 对未取得建设工程规划许可证进行建设的处罚\n类型: 行政处罚\n状态: 有效\n"
    "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
)
_OTHER_FILE = "powers/zfj/cf-9x4m2p7q.yaml"
_LIMIT = "最多机构"

RULE = Rule(
    code="QD308",
    slug="power-in-two-organs",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("两个部门有同一项权力，却没有职责边界"),
    why=(
        "一件事原则上由一个部门负责；确需几个部门的，要分清牵头和配合"
        "（《地方各级人民政府机构设置和编制管理条例》第十条说的就是职责有异议时怎样定）。"
        "同类型、同名称的权力在两个部门都有效，又没有一个职责边界事项同时写到它们，"
        "群众找谁、谁不管算谁的，都说不清。\n\n"
        "只比同级并列的部门：上下级、镇街、机构群组各管各的地方，不报；"
        "一方写了“共同实施”另一方，或者有承接关系的，不报；"
        "许多部门都有的名称（如各管本行业的检查）说明不了什么，超过选项“最多机构”的不报。"
    ),
    advice=N_("只该一个部门行使的，另一个废止并写承接；都要管的，建一个职责边界事项。"),
    bad={**power(_TEXT), _OTHER_FILE: _TEXT},
    good={**power(_TEXT), _OTHER_FILE: _TEXT, **GOOD_BOUNDARY},
    options=(Option(_LIMIT, 3, N_("有这项权力的机构超过这个数，就当作各管各的，不报")),),
)

_SHORTEST = 8
_MOST = 20
"""Of a name that stands more often duplicate-item has enough to say."""


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding at every power that a department side by side has as well."""
    register = view.register
    if register is None:
        return
    limit = view.around.option(RULE, _LIMIT)
    shared = view.shared_names
    alike: dict[tuple[str, int], list[Facts]] = {}
    for item in view.of_kind(ListKind.POWERS):
        if item.same in shared and item.in_force and len(item.name) >= _SHORTEST:
            alike.setdefault((item.type, item.same), []).append(item)
    drawn: list[list[str]] | None = None
    for items in alike.values():
        organs = {item.organ for item in items}
        if not 1 < len(organs) <= limit or len(items) > _MOST:
            continue
        if drawn is None:
            drawn = _matters(view)
        for item in items:
            other = next((one for one in items if _clash(register, drawn, item, one)), None)
            if other is not None:
                yield _finding(register, item, other)


def _matters(view: View) -> list[list[str]]:
    """Return the organs of every boundary matter that is not repealed; drafts count."""
    matters = view.of_kind(ListKind.BOUNDARIES)
    return [parties.named(matter) for matter in matters if not matter.repealed]


def _clash(register: Register, drawn: list[list[str]], item: Facts, other: Facts) -> bool:
    one, two = item.organ, other.organ
    if one is None or two is None or not are_peers(register, one, two):
        return False
    if not at_one_level(item, other) or _are_bound(item, other):
        return False
    return not any(
        parties.among(register, one, matter) and parties.among(register, two, matter)
        for matter in drawn
    )


def _are_bound(item: Facts, other: Facts) -> bool:
    """Whether one names the other (主项, 承接 …), or the other's organ (共同实施)."""
    for one, two in ((item, other), (other, item)):
        if any(word == two.id for word, _path in one.items):
            return True
        if any(word == two.organ for word, _path in one.organs):
            return True
    return False


def _finding(register: Register, item: Facts, other: Facts) -> RawFinding:
    return RawFinding(
        RULE.slug,
        item.path,
        _("“{organ}”（{id}）也有这项权力：{item}；没有职责边界事项写到这两个部门。").format(
            organ=register.name_of(other.organ), id=other.organ, item=other.id
        ),
        _(
            "核对由谁行使。只该一个部门行使的，另一个改为废止并写承接；"
            "都要管的，在 boundaries/ 建一个事项，写明牵头、配合和分工；共同行使的写“共同实施”。"
        ),
        ("名称",),
        item=item.id,
    )
