"""QD365 unfit-power-owner: a power belongs to a body that cannot act in its own name."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, OrganKind, OrganNature
from ..examples import GOOD_POWER
from ..facts import Facts, View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import label
from ..text.patterns import Pattern

_ORGANS = (
    "机构:\n"
    "  zrzy: {{名称: {name}, 内设机构: [规划执法科]}}\n"
    "  zfj: {{名称: 示例市城市管理综合行政执法局}}\n"
)

RULE = Rule(
    code="QD365",
    slug="unfit-power-owner",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("行使主体不能以自己的名义行使权力"),
    why=(
        "行政处罚由具有行政处罚权的行政机关实施，或者由法律、法规授权的组织实施"
        "（《中华人民共和国行政处罚法》第十七条、第十九条）；行政许可也一样"
        "（《中华人民共和国行政许可法》第二十二条、第二十三条）。"
        "专班、领导小组及其办公室、综合执法办公室、内设科室不是行政机关，"
        "权力应当列在它所在的机关名下，它只作承办机构。\n\n"
        "不查：派出机构；主体性质写了授权组织、受委托组织的；防汛抗旱、森林草原防灭火等法律法规"
        "规定了职权的指挥机构；草案和废止的事项。一个机构的权力清单只报一次。"
    ),
    advice=N_("把权力移到有主体资格的机关名下；法律、法规授权的，在名录里写“主体性质: 授权组织”。"),
    bad={**GOOD_POWER, "organs.yaml": _ORGANS.format(name="示例市违法建设治理工作专班")},
    good={**GOOD_POWER, "organs.yaml": _ORGANS.format(name="示例市自然资源和规划局")},
)

_UNFIT = Pattern(
    r"专班$|领导小组(?:办公室)?$|联席会议(?:办公室)?$|工作组$"
    r"|综合(?:行政)?执法(?:办公室|办)$|(?:局|委员会|厅).{1,12}[科股]$"
)
_BY_STATUTE = Pattern("防汛|抗旱|防火|灭火|抗震|防震|消防安全委员会|国防动员")
"""Headquarters with powers of their own by statute (防洪法第四十五条, 森林防火条例第二十四条)."""

_ACTS_LAWFULLY = frozenset({OrganNature.AUTHORISED, OrganNature.ENTRUSTED})


def check(view: View) -> Iterator[RawFinding]:
    """Yield one finding a power list of an unfit body, and one for every 共同实施 with one."""
    register = view.register
    if register is None:
        return
    unfit = {organ for organ in register.ids if _is_unfit(register, organ)}
    if not unfit:
        return
    headers = {h.organ: h for h in view.headers if h.kind == str(ListKind.POWERS)}
    seen: set[str] = set()
    for item in view.of_kind(ListKind.POWERS):
        if not item.in_force:
            continue
        if item.organ in unfit and item.organ not in seen:
            seen.add(item.organ)
            yield _owner(headers.get(item.organ, item), register, item.organ)
        for word, path in item.words("共同实施"):
            if word in unfit:
                yield RawFinding(
                    RULE.slug,
                    item.path,
                    _("{place}的{organ}不能以自己的名义行使权力。").format(
                        place=label(path), organ=register.name_of(word)
                    ),
                    _("改成它所在的机关。"),
                    path,
                    item=item.id,
                )


def _is_unfit(register: Register, organ: str) -> bool:
    kind = register.kind_of(organ)
    name = register.name_of(organ)
    if kind == str(OrganKind.DISPATCHED) or _BY_STATUTE.search(name):
        return False
    if register.word_of(organ, "主体性质") in _ACTS_LAWFULLY:
        return False
    return kind == str(OrganKind.COORDINATION) or _UNFIT.search(name) is not None


def _owner(shown: Facts, register: Register, organ: str) -> RawFinding:
    return RawFinding(
        RULE.slug,
        shown.path,
        _("{organ}是{kind}，不能以自己的名义行使权力。").format(
            organ=register.name_of(organ), kind=_kind(register, organ)
        ),
        _("把权力移到它所在的机关名下，它写进“承办机构”；法律、法规授权的写“主体性质: 授权组织”。"),
        item=shown.id or None,
    )


def _kind(register: Register, organ: str) -> str:
    if register.kind_of(organ) == str(OrganKind.COORDINATION):
        return _("议事协调机构")
    return _("临时机构或者内设机构")
