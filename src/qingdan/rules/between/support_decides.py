"""QD318 support-decides: who only assists is given a decision that takes an authority."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, OrganKind, OrganNature
from ..deciding import power_type
from ..examples import boundary
from ..facts import Facts, View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from . import parties

_ORGANS = (
    "机构:\n  zfj: {名称: 示例市城市管理综合行政执法局}\n"
    "  csz: {名称: 城山镇人民政府, 性质: 乡镇人民政府}\n"
)
_MATTER = (
    "名称: 占道经营的管理\n状态: 有效\n牵头: zfj\n配合: [csz]\n"
    "分工:\n  - {部门: zfj, 职责: [责令清理并处罚]}\n"
)

RULE = Rule(
    code="QD318",
    slug="support-decides",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("配合的镇街或者单位写了处罚、强制、审批"),
    why=(
        "配合责任限于发现、报告、劝阻、协助、宣传这类事。处罚由有处罚权的行政机关实施"
        "（《中华人民共和国行政处罚法》第十七条），交给乡镇、街道要有省一级公布的决定（第二十四条）；"
        "行政强制措施不得委托（《中华人民共和国行政强制法》第十七条）；"
        "许可由有许可权的机关实施（《中华人民共和国行政许可法》第二十二条）。"
        "把决定写进镇街、事业单位的配合责任，多半是把部门的担子推了下去。\n\n"
        "只查不牵头的乡镇、街道（和全由它们组成的群组）、没有写明授权的事业单位、议事协调机构；"
        "它自己的权力清单里有这一类权力的，这条分工写了依据的，"
        "或者只是协助、上报、移送的，都不报。"
    ),
    advice=N_("改成发现、报告、协助这类配合责任；确有这项权力的，在这条分工里写明依据。"),
    bad=boundary(_MATTER + "  - {部门: csz, 职责: [对占道经营依法处罚]}\n")
    | {"organs.yaml": _ORGANS},
    good=boundary(_MATTER + "  - {部门: csz, 职责: [发现占道经营的，劝阻并报告]}\n")
    | {"organs.yaml": _ORGANS},
)

_TOWNS = frozenset({str(OrganKind.TOWNSHIP), str(OrganKind.SUBDISTRICT)})
_BODIES = frozenset({str(OrganKind.INSTITUTION), str(OrganKind.COORDINATION)})
_AUTHORISED = frozenset({str(OrganNature.AUTHORISED), str(OrganNature.STATUTORY)})


def check(view: View) -> Iterator[RawFinding]:
    """Yield every decision that the 分工 gives to an organ that cannot take it by itself."""
    register = view.register
    if register is None:
        return
    held: set[tuple[str | None, str]] | None = None
    for matter in view.of_kind(ListKind.BOUNDARIES):
        if not matter.decisions or not matter.in_force or not parties.are_known(matter, register):
            continue
        if held is None:
            powers = view.of_kind(ListKind.POWERS)
            held = {(power.organ, power.type) for power in powers if power.in_force}
        leads = [word for word, _path in matter.words("牵头")]
        organs = {path[1]: word for word, path in matter.words("分工")}
        for path, start, end, word in matter.decisions:
            organ = organs.get(path[1])
            if organ is None or parties.among(register, organ, leads):
                continue
            holders = (organ, *register.members_of(organ))
            wanted = str(power_type(word))
            if any((holder, wanted) in held for holder in holders):
                continue  # it has a power of this type in its own list
            if _only_assists(register, organ):
                yield _finding(register, matter, organ, path, (start, end), word)


def _only_assists(register: Register, organ: str) -> bool:
    kind = register.kind_of(organ)
    if kind == str(OrganKind.GROUP):
        members = register.members_of(organ)
        return bool(members) and all(register.kind_of(member) in _TOWNS for member in members)
    if kind in _BODIES:
        return register.word_of(organ, "主体性质") not in _AUTHORISED
    return kind in _TOWNS


def _finding(
    register: Register,
    matter: Facts,
    organ: str,
    path: tuple[str | int, ...],
    span: tuple[int, int],
    word: str,
) -> RawFinding:
    return RawFinding(
        RULE.slug,
        matter.path,
        _("配合的“{name}”分到了“{word}”，它自己没有这项权力。").format(
            name=register.name_of(organ), word=word
        ),
        _("改成发现、报告、劝阻、协助；确有权力的，在这条分工里写“依据”，并列入它的权力清单。"),
        path,
        item=matter.id,
        span=span,
    )
